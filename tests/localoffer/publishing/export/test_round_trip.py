"""What goes out comes in again unchanged: export then import, and import, export, import."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from sqlalchemy import select

from localoffer.errors import PublishBlocked
from localoffer.publishing.apply import publish
from localoffer.publishing.diff import Changes
from localoffer.publishing.export.service import Surroundings, service
from localoffer.store.database import Database
from localoffer.store.records import Record, ServiceRecord
from tests.conftest import SHARED
from tests.factories import an_authority
from tests.localoffer.publishing.export.dirty_entries import entries
from tests.localoffer.publishing.offer_files import (
    BRISTOL,
    BUCKINGHAMSHIRE,
    TODAY,
    Need,
    Words,
    a_page,
    an_entry,
    as_bytes,
    drafted,
)
from tests.localoffer.publishing.test_apply import NOW

FEEDS = SHARED / "feeds"
WORDS = Words(Need("ASD", "autis"), Need("SLCN", "talk"))
AROUND = Surroundings(TODAY, {})


@pytest.fixture
def database() -> Iterator[Database]:
    database = a_database()
    yield database
    database.close()


def a_database() -> Database:
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority(gss_code=BRISTOL))
        session.add(an_authority(gss_code=BUCKINGHAMSHIRE, name="Buckinghamshire", friendly_name="Buckinghamshire"))
    return database


def imported(database: Database, data: bytes, gss_code: str = BRISTOL, source: str = "offer.json") -> Changes:
    """Publishes a file; says what that changed."""
    draft = drafted(data, gss_code, source, words=WORDS)
    with database.session() as session:
        return publish(session, draft, by="clerk", now=NOW).changes


def exported(database: Database, gss_code: str = BRISTOL) -> bytes:
    """A council's whole offer as one page."""
    with database.session() as session:
        rows = session.scalars(select(ServiceRecord).where(ServiceRecord.gss_code == gss_code))
        return a_page(*(service(row, AROUND, full=True) for row in rows))


def changes_of(changes: Changes) -> list[object]:
    fields = [(each.service.service_id, *each.fields) for each in changes.changed]
    return [*(each.service_id for each in changes.added), *fields, *(each.service_id for each in changes.removed)]


def test_an_export_read_back_changes_nothing(database):
    imported(database, a_page(*(an_entry(number) for number in range(3))))

    assert changes_of(imported(database, exported(database))) == []


def test_an_export_fills_an_empty_store_alike(database):
    imported(database, a_page(an_entry(), an_entry(2, id="5634", source="county")))
    other = a_database()

    imported(other, exported(database))

    assert exported(other) == exported(database)
    other.close()


@pytest.mark.needs_shared
@pytest.mark.parametrize(
    ("name", "gss_code"),
    [
        ("oruk-3.0-bristol/services_page_1.json", BRISTOL),
        ("oruk-3.0-bristol/service_detail.json", BRISTOL),
        ("outpost-buckinghamshire-staging/services.json", BUCKINGHAMSHIRE),
        ("outpost-buckinghamshire-staging/service.json", BUCKINGHAMSHIRE),
    ],
)
def test_a_real_feed_exported_and_read_back_changes_nothing(database, name, gss_code):
    imported(database, (FEEDS / name).read_bytes(), gss_code)

    assert changes_of(imported(database, exported(database, gss_code), gss_code)) == []


@settings(
    max_examples=50,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # an entry is large: making it smaller would take minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(entries, min_size=1, max_size=3))
def test_whatever_was_imported_leaves_and_returns_unchanged(found):
    database = a_database()
    try:
        imported(database, as_bytes({"contents": found}))
    except PublishBlocked:
        reject()  # an entry with neither id nor name

    again = imported(database, exported(database))

    assert changes_of(again) == []
    database.close()
