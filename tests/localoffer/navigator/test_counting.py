"""Counting what families were shown and did not find: in memory first, then all at once, never in an answer's way."""

from __future__ import annotations

import logging
import time

import pytest
from sqlalchemy import select

from localoffer.errors import StoreError
from localoffer.navigator import Home, Request, counting
from localoffer.store.records import ShownRecord, UnmetNeedRecord
from tests.factories import a_service
from tests.localoffer.navigator.councils import BRISTOL, LEEDS, a_navigator


@pytest.fixture
def navigator():
    made = a_navigator(a_service("s1"), a_service("s2"))
    yield made
    made.database.close()


def shown(navigator) -> dict[tuple[str, str], int]:
    with navigator.database.session() as session:
        return {(row.service_id, row.month): row.times for row in session.scalars(select(ShownRecord))}


def unmet(navigator) -> list[tuple[str, str, str, str, str, int]]:
    with navigator.database.session() as session:
        rows = session.scalars(select(UnmetNeedRecord).order_by(UnmetNeedRecord.support))
        return [(row.gss_code, row.month, row.need, row.support, row.phase, row.times) for row in rows]


def test_nothing_is_written_until_it_is_time(navigator):
    navigator.counting.shown(["s1"])

    assert shown(navigator) == {}


def test_services_are_counted_once_an_answer(navigator):
    navigator.counting.shown(["s1", "s1", "s2"])
    navigator.counting.shown(["s1"])
    navigator.counting.write()
    navigator.counting.write()
    navigator.counting.shown(["s1"])
    navigator.counting.write()

    assert shown(navigator) == {("s1", "2026-11"): 3, ("s2", "2026-11"): 1}


def test_service_that_is_gone_costs_no_other_count(navigator):
    navigator.counting.shown(["gone", "s1"])
    navigator.counting.write()

    assert shown(navigator) == {("s1", "2026-11"): 1}


def test_gap_of_a_council_that_was_read_is_unmet(navigator):
    answer = navigator.find(Home(BRISTOL), Request(age_years=3, needs=("SLCN",), supports=("portage",)))
    navigator.counting.answered(answer)
    navigator.counting.answered(answer)
    navigator.counting.write()

    assert unmet(navigator) == [(BRISTOL, "2026-11", "SLCN", "portage", "early_years", 2)]


def test_council_that_was_not_read_has_no_unmet_need(navigator):
    navigator.counting.answered(navigator.find(Home(LEEDS), Request(needs=("SLCN",), supports=("portage",))))
    navigator.counting.write()

    assert unmet(navigator) == []


def test_finding_alone_counts_nothing(navigator):
    navigator.find(Home(BRISTOL), Request(needs=("SLCN",), supports=("portage",)))
    navigator.counting.write()

    assert unmet(navigator) == []
    assert shown(navigator) == {}


def test_trouble_is_logged_once_and_costs_only_counts(navigator, caplog):
    ShownRecord.__table__.drop(navigator.database.engine)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            navigator.counting.shown(["s1"])
            navigator.counting.write()

    assert [record.getMessage() for record in caplog.records] == [f"counts are not kept for now: {StoreError.__name__}"]
    assert "s1" not in caplog.text


def test_memory_for_counts_has_an_end(navigator, monkeypatch):
    monkeypatch.setattr(counting, "MOST_KEPT", 2)

    navigator.counting.shown(["s1"])
    navigator.counting.shown(["s2"])
    navigator.counting.shown(["s3"])
    navigator.counting.shown(["s1"])
    navigator.counting.write()

    assert shown(navigator) == {("s1", "2026-11"): 2, ("s2", "2026-11"): 1}


def test_serving_process_writes_by_itself(tmp_path):
    navigator = a_navigator(a_service("s1"), url=f"sqlite:///{tmp_path / 'offer.db'}")
    navigator.counting.keep_writing(0.01)
    navigator.counting.shown(["s1"])

    for _ in range(1000):
        if shown(navigator):
            break
        time.sleep(0.01)

    assert shown(navigator) == {("s1", "2026-11"): 1}
