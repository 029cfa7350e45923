"""Counters that several processes add to at the same time."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from localoffer.store import counts
from localoffer.store.database import Database
from localoffer.store.records import Record, UnmetNeedRecord

KEYS = st.tuples(*[st.sampled_from(["", "a", "b"])] * 5)


def stored(database: Database) -> dict[tuple[str, ...], int]:
    with database.session() as session:
        rows = session.scalars(select(UnmetNeedRecord)).all()
    return {(row.gss_code, row.month, row.need, row.support, row.phase): row.times for row in rows}


@settings(deadline=None)
@given(st.lists(st.dictionaries(KEYS, st.integers(1, 50), max_size=8), max_size=4))
def test_counts_added_in_any_portions_are_their_sum(portions):
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    for portion in portions:
        with database.session() as session:
            counts.add(session, UnmetNeedRecord, portion)

    assert stored(database) == sum((Counter(portion) for portion in portions), Counter())
    database.close()


def test_more_rows_than_one_statement_takes_are_all_kept():
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)

    with database.session() as session:
        counts.add(session, UnmetNeedRecord, {("E06000023", "2026-11", f"n{n}", "", ""): 1 for n in range(1234)})

    assert len(stored(database)) == 1234
    database.close()


def add_many_times(database: Database, times: int) -> None:
    for number in range(times):
        both = {("E06000023", "2026-11", need, "", ""): 1 for need in ("a", "b")}
        with database.session() as session:
            counts.add(session, UnmetNeedRecord, dict(sorted(both.items(), reverse=number % 2 == 0)))


def added_by_two(url: str) -> dict[tuple[str, ...], int]:
    databases = [Database(url), Database(url)]
    Record.metadata.create_all(databases[0].engine)
    threads = [threading.Thread(target=add_many_times, args=(each, 20)) for each in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = stored(databases[0])
    for each in databases:
        each.close()
    return found


def test_two_processes_lose_no_count_on_sqlite(tmp_path):
    assert set(added_by_two(f"sqlite:///{tmp_path / 'counts.db'}").values()) == {40}


@pytest.mark.needs_postgresql
def test_two_processes_lose_no_count_on_postgresql(postgresql_url):
    assert set(added_by_two(postgresql_url).values()) == {40}
