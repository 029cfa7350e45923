"""Stored whole or not at all, in a real database."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select, text
from sqlalchemy.orm import Session

from localoffer.errors import StoreError, UploadError
from localoffer.publishing import diff, spool, stored
from localoffer.publishing import draft as draft_module
from localoffer.publishing import prepare as prepare_module
from localoffer.publishing.apply import Published, preview, publish
from localoffer.publishing.diff import Changes
from localoffer.publishing.draft import Draft, ServiceDraft
from localoffer.store.database import Database
from localoffer.store.records import (
    AuthorityRecord,
    ContactRecord,
    OfferVersionRecord,
    OrganisationRecord,
    Record,
    ServiceRecord,
    ServiceTermRecord,
)
from tests.factories import an_authority
from tests.localoffer.publishing.offer_files import (
    AUTHORITIES,
    BRISTOL,
    LEEDS,
    TODAY,
    Need,
    Words,
    a_page,
    an_entry,
    an_id,
    as_bytes,
    drafted,
)

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WORDS = Words(Need("ASD", "autism"), Need("SLCN", "speech"))


@pytest.fixture
def database() -> Iterator[Database]:
    database = a_database("sqlite://")
    yield database
    database.close()


def a_database(url: str) -> Database:
    database = Database(url)
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority(gss_code=BRISTOL))
        session.add(an_authority(gss_code=LEEDS, name="Leeds", friendly_name="Leeds"))
    return database


def put_in(
    database: Database, draft: Draft, *, accept_removals: bool = False, now: datetime = NOW
) -> tuple[Changes, Published]:
    with database.session() as session:
        published = publish(session, draft, by="clerk", now=now, accept_removals=accept_removals)
        return published.changes, published


def changes_of(database: Database, draft: Draft) -> Changes:
    with database.session() as session:
        return preview(session, draft)


def statuses(database: Database) -> dict[str, str]:
    with database.session() as session:
        return {row.name: row.status for row in session.scalars(select(ServiceRecord))}


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with database.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in Record.metadata.sorted_tables
        }


def of(*numbers: int, source: str = "offer.json", gss_code: str = BRISTOL, **changes: object) -> Draft:
    return drafted(a_page(*(an_entry(n, **changes) for n in numbers)), gss_code, source, WORDS)


FULL = an_entry(
    1,
    description="An autism group for young children and their families, each Saturday.",
    email="hi@club.org.uk",
    minimum_age=5,
    maximum_age=11,
    assured_date="2026-09-14",
    last_modified="2026-09-14T09:12:05.120Z",
    alert="Closed on 26 December 2026.",
    licenses="DBS",
    schedules=[{"id": "s", "freq": "WEEKLY", "byday": "SA", "opens_at": "10:00", "dtstart": "2026-09-05"}],
    service_at_locations=[
        {
            "id": "l",
            "location": {
                "id": "h",
                "location_type": "physical",
                "name": "Hall",
                "latitude": 51.4571,
                "longitude": -2.6034,
            },
        }
    ],
    contacts=[{"id": "c", "title": "Club line", "phones": [{"number": "01632 960123"}]}],
    cost_options=[{"id": "o", "option": "Child", "amount": 3.5}],
    attributes=[{"taxonomy_term": {"id": "t", "name": "Autism", "taxonomy": "Local"}}],
)


def test_service_is_stored_with_all_its_parts(database):
    put_in(database, drafted(a_page(FULL), words=WORDS))

    with database.session() as session:
        (stored,) = session.scalars(select(ServiceRecord))
        assert (stored.service_id, stored.gss_code, stored.email) == (an_id(1), BRISTOL, "hi@club.org.uk")
        assert (stored.min_age_years, stored.max_age_years, stored.assured_on) == (5, 11, date(2026, 9, 14))
        assert (stored.organisation.name, stored.locations[0].latitude) == ("Club trust 1", 51.4571)
        assert (stored.areas[0].gss_code, stored.costs[0].amount_pounds) == (BRISTOL, 3.5)
        assert (stored.contacts[0].phone, stored.schedules[0].byday) == ("01632 960123", "SA")
        assert {(term.vocabulary, term.code) for term in stored.terms} >= {("Local", "t"), ("need", "ASD")}
        assert stored.source_fields["licenses"] == "DBS"


def test_version_says_who_when_and_from_what(database):
    draft = of(1, 2)

    _, published = put_in(database, draft)

    with database.session() as session:
        version = session.get(OfferVersionRecord, published.version_id)
        assert (version.published_by, version.published_at) == ("clerk", NOW.replace(tzinfo=None))
        assert (version.source, version.file_name, version.file_sha256) == ("offer.json", "offer.json", draft.sha256)
        assert (version.added, version.changed, version.removed, version.records_read) == (2, 0, 0, 2)
    assert published.touched == {an_id(1), an_id(2)}


def test_council_counts_as_read_from_that_day(database):
    put_in(database, of(1))

    with database.session() as session:
        council, other = session.get(AuthorityRecord, BRISTOL), session.get(AuthorityRecord, LEEDS)
        assert (council.read_on, council.read_in_part) == (date(2026, 11, 21), False)
        assert other.read_on is None


def test_one_page_of_several_counts_as_read_in_part(database):
    put_in(database, drafted(a_page(an_entry(), total_items=874, total_pages=292)))

    with database.session() as session:
        assert session.get(AuthorityRecord, BRISTOL).read_in_part


def test_part_read_after_the_whole_leaves_it_whole(database):
    put_in(database, of(1, 2, 3))
    put_in(database, drafted(as_bytes(an_entry(2, name="New name")), source="one.json"))

    with database.session() as session:
        assert not session.get(AuthorityRecord, BRISTOL).read_in_part


@pytest.mark.parametrize("entry", [FULL, an_entry(1), an_entry(1, id=5634, minimum_age=-1, description="<p>Hi</p>")])
def test_same_file_twice_changes_nothing(database, entry):
    draft = drafted(a_page(entry), words=WORDS)
    put_in(database, draft)

    changes, published = put_in(database, draft)

    assert changes.is_empty
    assert published.touched == frozenset()


def test_unchanged_file_is_no_new_version_but_was_read(database):
    put_in(database, of(1, 2))

    _, again = put_in(database, of(1, 2), now=NOW + timedelta(days=3))

    assert again.version_id is None
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(OfferVersionRecord)) == 1
        assert session.get(AuthorityRecord, BRISTOL).read_on == date(2026, 11, 24)


def test_extract_leaves_services_to_their_source(database):
    put_in(database, of(1, 2, 3))
    put_in(database, of(1, 2, source="extract.json", name="Renamed"))
    changes, _ = put_in(database, of(1, 2, name="Renamed"))

    assert len(changes.removed) == 1
    with database.session() as session:
        assert set(session.scalars(select(ServiceRecord.source))) == {"offer.json"}


def test_other_kind_of_feed_overwrites_nothing(database):
    put_in(database, of(1, 2, 3))
    entry = {"id": an_id(1), "name": "Other", "send_needs": [], "service_areas": [{"id": "a", "name": "Bristol"}]}
    outpost = drafted(as_bytes({"content": [entry]}), source="outpost.json")

    changes, published = put_in(database, outpost)

    assert (changes.is_empty, published.version_id) == (True, None)
    assert "noted" in [problem.level for problem in changes.problems if problem.field == "id"]


def test_named_source_takes_the_files_place(database):
    put_in(database, of(1, 2, 3))
    renamed = replace(of(1, 2, source="offer.json"), file_name="new-name.json")

    _, published = put_in(database, renamed)

    with database.session() as session:
        version = session.get(OfferVersionRecord, published.version_id)
        assert (version.source, version.file_name, version.removed) == ("offer.json", "new-name.json", 1)


def test_organisation_that_changes_changes_all_its_services(database, monkeypatch):
    monkeypatch.setattr(stored, "AT_ONCE", 2)
    trust = {"id": an_id(50), "name": "Trust"}
    put_in(database, of(*range(1, 6), organization=trust))

    changes, _ = put_in(database, of(*range(1, 6), organization={**trust, "name": "New trust"}))

    assert changes.counts["changed"] == 5
    with database.session() as session:
        assert session.get(OrganisationRecord, an_id(50)).name == "New trust"


@pytest.mark.parametrize("portion", [1, 2, 500])
def test_portions_change_nothing_about_the_outcome(portion, monkeypatch):
    monkeypatch.setattr(stored, "AT_ONCE", portion)
    monkeypatch.setattr(spool, "AT_ONCE", portion)
    outcomes = []
    database = a_database("sqlite://")
    put_in(database, of(*range(1, 9)))

    changes, _ = put_in(database, of(*range(4, 12), description="Another description, quite long enough to be one."))

    outcomes.append((dict(changes.counts), statuses(database)))
    assert outcomes == [
        (
            {"added": 3, "changed": 5, "removed": 3, "same": 0},
            {f"Saturday club {n}": "archived" if n < 4 else "active" for n in range(1, 12)},
        )
    ]
    database.close()


def test_no_more_than_a_portion_is_ever_held(database, monkeypatch):
    for module in (stored, spool, prepare_module):
        monkeypatch.setattr(module, "AT_ONCE", 10)
    monkeypatch.setattr(diff, "LISTED", 5)
    held: list[int] = []
    told: list[str] = []

    def progress(what: str, _done: int, _total: int) -> None:
        told.append(what)
        held.append(sum(isinstance(each, ServiceDraft) for each in gc.get_objects()))

    data = a_page(*(an_entry(number) for number in range(200)))
    before = sum(isinstance(each, ServiceDraft) for each in gc.get_objects())
    draft = prepare_module.prepare(data, "offer.json", BRISTOL, WORDS, AUTHORITIES, today=TODAY, progress=progress)
    with database.session() as session:
        published = publish(session, draft, by="clerk", now=NOW, progress=progress)

    assert published.changes.counts["added"] == 200
    assert set(told) == {"reading", "mapping", "storing", "indexing"}
    assert max(held) - before < 60


def test_long_lists_are_cut_and_counted(database, monkeypatch):
    monkeypatch.setattr(draft_module, "LISTED", 3)
    monkeypatch.setattr(diff, "LISTED", 3)
    draft = of(*range(1, 9), minimum_age=-1)

    changes, _ = put_in(database, draft)

    assert (len(changes.added), changes.counts["added"]) == (3, 8)
    ages = [problem for problem in changes.problems if problem.field == "minimum_age"]
    assert [(problem.row, problem.found) for problem in ages] == [(0, "5 more"), (1, "-1"), (2, "-1"), (3, "-1")]


def test_changed_service_is_written_anew_with_its_parts(database):
    put_in(database, drafted(a_page(FULL), words=WORDS))
    put_in(database, drafted(a_page({**FULL, "name": "New name", "contacts": [], "minimum_age": 6}), words=WORDS))

    with database.session() as session:
        (stored,) = session.scalars(select(ServiceRecord))
        assert (stored.name, stored.min_age_years, stored.contacts) == ("New name", 6, [])
        assert session.scalar(select(func.count()).select_from(ContactRecord)) == 0
        codes = [(term.vocabulary, term.code) for term in session.scalars(select(ServiceTermRecord))]
        assert len(codes) == len(set(codes)) > 0


def test_service_gone_from_its_source_is_archived_not_deleted(database):
    put_in(database, of(1, 2, 3))
    changes, published = put_in(database, of(1, 2))

    assert len(changes.removed) == 1
    assert statuses(database) == {
        "Saturday club 1": "active",
        "Saturday club 2": "active",
        "Saturday club 3": "archived",
    }
    assert published.touched == {an_id(3)}


def test_archived_service_comes_back_to_life(database):
    put_in(database, of(1, 2, 3))
    put_in(database, of(1, 2))
    put_in(database, of(1, 2, 3))

    assert set(statuses(database).values()) == {"active"}


def test_mass_removal_is_refused_and_changes_nothing(database):
    put_in(database, of(1, 2, 3))
    before = contents(database)

    with pytest.raises(UploadError, match="accept-removals"):
        put_in(database, of(1))

    assert contents(database) == before
    put_in(database, of(1), accept_removals=True)
    assert sorted(statuses(database).values()) == ["active", "archived", "archived"]


def test_another_councils_loaded_feed_is_refused(database):
    put_in(database, of(1, 2, service_areas=[]))
    before = contents(database)

    with pytest.raises(UploadError, match="another council"):
        put_in(database, of(1, 2, service_areas=[], gss_code=LEEDS))

    assert contents(database) == before


def test_service_shared_by_two_councils_is_stored_for_both(database):
    put_in(database, of(1, service_areas=[]))
    leeds = drafted(a_page(*(an_entry(n, service_areas=[]) for n in (1, 2, 3))), LEEDS, "leeds.json")

    put_in(database, leeds)

    assert changes_of(database, leeds).is_empty
    with database.session() as session:
        assert session.get(ServiceRecord, an_id(1)).gss_code == BRISTOL
        assert session.scalar(select(func.count()).where(ServiceRecord.gss_code == LEEDS)) == 3
        assert session.get(OrganisationRecord, an_id(9001)).gss_code == BRISTOL


def test_blocking_problem_publishes_nothing(database):
    before = contents(database)

    with pytest.raises(UploadError, match=r"offer\.json, row 2"):
        put_in(database, drafted(a_page(an_entry(1), {})))

    assert contents(database) == before


def test_unknown_council_is_refused(database):
    draft = drafted(a_page(an_entry(1, service_areas=[])), "E06000038")

    with pytest.raises(UploadError, match="No council has the code E06000038"):
        put_in(database, draft)


@pytest.mark.parametrize("table", ["service", "service_term", "organisation", "service_contact", "authority"])
def test_failure_at_any_table_leaves_the_old_offer_whole(database, table):
    put_in(database, drafted(a_page(FULL, an_entry(2), an_entry(3)), words=WORDS))
    before = contents(database)
    with database.engine.begin() as connection:
        for moment in ("INSERT", "UPDATE"):
            refuse = f"BEFORE {moment} ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            connection.execute(text(f"CREATE TRIGGER full_{moment} {refuse}"))
    changed = {**FULL, "name": "New name", "contacts": [{"title": "Desk", "phone": "01632 960999"}]}

    with pytest.raises(StoreError):
        put_in(database, drafted(a_page(changed, an_entry(3), an_entry(4)), words=WORDS), now=NOW + timedelta(days=1))

    assert contents(database) == before


def test_what_changed_since_the_preview_is_compared_anew(database):
    draft = of(1)
    stale = changes_of(database, draft)
    put_in(database, draft)

    changes, published = put_in(database, draft)

    assert len(stale.added) == 1
    assert (changes.is_empty, published.version_id) == (True, None)


def test_nothing_is_committed_before_the_caller_does(database):
    with Session(database.engine) as session:
        draft = of(1)
        publish(session, draft, by="clerk", now=NOW)
        session.rollback()

    assert statuses(database) == {}


def test_preview_writes_nothing(database):
    put_in(database, of(1, 2))
    written = []
    event.listen(
        database.engine,
        "before_cursor_execute",
        lambda _c, _cur, sql, *_: written.append(sql) if sql.split()[0] in {"INSERT", "UPDATE", "DELETE"} else None,
    )

    changes_of(database, of(1, name="New name"))

    assert written == []


FIELDS = st.sampled_from(
    ["name", "description", "email", "contacts", "phones", "locations", "attributes", "schedules", "licenses"]
)
VALUES = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.dictionaries(FIELDS, VALUES, max_size=5))
def test_whatever_was_read_is_stored_and_stays_the_same(database, changes):
    draft = drafted(json.dumps({"contents": [{**an_entry(), **changes}]}).encode())
    if draft.blocking:
        return

    put_in(database, draft, accept_removals=True)

    assert changes_of(database, draft).is_empty


@pytest.mark.needs_postgresql
def test_offer_is_stored_alike_on_postgresql(postgresql_url):
    database = a_database(postgresql_url)
    try:
        draft = drafted(a_page(FULL, an_entry(2, name="Nul\x00l \ud83d")), words=WORDS)
        put_in(database, draft)

        assert changes_of(database, draft).is_empty
        changes, _ = put_in(database, drafted(a_page({**FULL, "name": "New name"}, an_entry(2)), words=WORDS))
        assert len(changes.changed) == 2
    finally:
        database.close()
