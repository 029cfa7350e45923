"""Provision, contacts and answers are stored whole or not at all, with version and history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from localoffer.errors import StoreError, UploadError
from localoffer.publishing import history
from localoffer.publishing.rollback import roll_back
from localoffer.publishing.rows_apply import preview_rows, publish_rows
from localoffer.publishing.rows_diff import RowChanges
from localoffer.publishing.rows_draft import RowsDraft
from localoffer.publishing.rows_report import rows_report
from localoffer.store.database import Database
from localoffer.store.records import (
    AuthorityContactRecord,
    AuthorityRecord,
    OfferVersionRecord,
    ProvisionRecord,
    Record,
    RecordVersionRecord,
    Schedule2AnswerRecord,
)
from tests.factories import a_provision, an_authority
from tests.localoffer.publishing.offer_files import BRISTOL, LEEDS
from tests.localoffer.publishing.row_files import ANSWER, CONTACT, PROVISION, drafted_rows

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ROWS = {
    "provision": [{**PROVISION, "id": str(at), "what": f"Talk group {at}."} for at in range(5)],
    "contact": [{**CONTACT, "id": str(at), "name": f"SEN team {at}"} for at in range(5)],
    "schedule2": [{**ANSWER, "key": key} for key in ("LO-01a", "LO-03a", "LO-12a", "LO-17", "LO-R54")],
}
RECORDS = {"provision": ProvisionRecord, "contact": AuthorityContactRecord, "schedule2": Schedule2AnswerRecord}
KINDS = pytest.mark.parametrize("kind", ROWS)


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
        session.add(a_provision())
    return database


def put_in(database: Database, draft: RowsDraft, *, accept_removals: bool = False) -> tuple[RowChanges, int | None]:
    with database.session() as session:
        done = publish_rows(session, draft, by="clerk", now=NOW, accept_removals=accept_removals)
        return done.changes, done.version_id


def changes_of(database: Database, draft: RowsDraft) -> RowChanges:
    with database.session() as session:
        return preview_rows(session, draft)


def counts(changes: RowChanges) -> tuple[int, int, int, int]:
    return len(changes.added), len(changes.changed), len(changes.removed), changes.same


def held(database: Database, kind: str, gss_code: str = BRISTOL) -> int:
    record = RECORDS[kind]
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(record).where(record.gss_code == gss_code)) or 0


@KINDS
def test_rows_are_stored_with_version_and_history(database, kind):
    changes, version_id = put_in(database, drafted_rows(*ROWS[kind]))

    assert counts(changes) == (5, 0, 0, 0)
    assert held(database, kind) == 5
    with database.session() as session:
        version = session.get(OfferVersionRecord, version_id)
        assert (version.added, version.records_read, version.published_by) == (5, 5, "clerk")
        kept = dict(history.state_at(session, BRISTOL, version_id, kind))
        assert len(kept) == 5
        assert all(content["version_id"] == version_id for content in kept.values())


@KINDS
def test_same_rows_again_make_no_new_version(database, kind):
    put_in(database, drafted_rows(*ROWS[kind]))

    changes, version_id = put_in(database, drafted_rows(*reversed(ROWS[kind])))

    assert (counts(changes), version_id) == ((0, 0, 0, 5), None)


@KINDS
def test_change_is_told_field_by_field_and_stored(database, kind):
    put_in(database, drafted_rows(*ROWS[kind]))
    dated = {"review_by": "2027-09-14"}

    changes, _ = put_in(database, drafted_rows({**ROWS[kind][0], **dated}, *ROWS[kind][1:]))

    assert counts(changes) == (0, 1, 0, 4)
    ((_, fields),) = changes.changed
    assert [each.as_json() for each in fields] == [{"field": "review_by", "old": None, "new": "2027-09-14"}]
    with database.session() as session:
        days = session.scalars(select(RECORDS[kind].review_by).where(RECORDS[kind].gss_code == BRISTOL)).all()
    assert sorted(days, key=str) == [date(2027, 9, 14), None, None, None, None]


@KINDS
def test_gone_row_leaves_the_offer_and_stays_in_history(database, kind):
    _, first = put_in(database, drafted_rows(*ROWS[kind]))

    changes, second = put_in(database, drafted_rows(*ROWS[kind][1:]))

    assert counts(changes) == (0, 0, 1, 4)
    assert held(database, kind) == 4
    with database.session() as session:
        assert len(dict(history.state_at(session, BRISTOL, first, kind))) == 5
        assert len(dict(history.state_at(session, BRISTOL, second, kind))) == 4


@KINDS
def test_mass_removal_needs_a_persons_word(database, kind):
    put_in(database, drafted_rows(*ROWS[kind]))
    few = drafted_rows(*ROWS[kind][:2])

    assert [problem.field for problem in changes_of(database, few).blocking] == ["removals"]
    with pytest.raises(UploadError, match="accept-removals"):
        put_in(database, few)
    assert held(database, kind) == 5

    put_in(database, few, accept_removals=True)
    assert held(database, kind) == 2


@KINDS
def test_other_files_rows_are_not_missed(database, kind):
    put_in(database, drafted_rows(*ROWS[kind][:3], source="schools.csv"))

    changes, _ = put_in(database, drafted_rows(*ROWS[kind][3:], source="nurseries.csv"))

    assert counts(changes) == (2, 0, 0, 0)
    assert held(database, kind) == 5


@KINDS
def test_renamed_export_continues_the_old_one(database, kind):
    put_in(database, drafted_rows(*ROWS[kind], source="november.csv"))

    changes = changes_of(database, drafted_rows(*ROWS[kind][:4], source="december.csv"))

    assert changes.source == "november.csv"
    assert counts(changes) == (0, 0, 1, 4)


@KINDS
def test_rollback_brings_back_what_was(database, kind):
    _, first = put_in(database, drafted_rows(*ROWS[kind]))
    with database.session() as session:
        before = dict(history.state_at(session, BRISTOL, first, kind))
    put_in(database, drafted_rows({**ROWS[kind][0], "review_by": "2027-09-14"}, *ROWS[kind][2:]))

    with database.session() as session:
        done = roll_back(session, BRISTOL, first, by="clerk", now=NOW)

    assert sorted(change.change for change in done.rows) == ["added", "changed"]
    with database.session() as session:
        after = dict(history.state_at(session, BRISTOL, done.version_id, kind))
    assert [{**after[key], "version_id": 0} for key in before] == [{**before[key], "version_id": 0} for key in before]
    assert counts(changes_of(database, drafted_rows(*ROWS[kind]))) == (0, 0, 0, 5)


def test_rows_never_make_a_council_read(database):
    put_in(database, drafted_rows(*ROWS["provision"]))

    with database.session() as session:
        bristol, leeds = session.get(AuthorityRecord, BRISTOL), session.get(AuthorityRecord, LEEDS)
        assert (bristol.read_on, bristol.read_in_part) == (date(2026, 11, 21), True)
        assert leeds.read_on is None
        bristol.read_on, bristol.read_in_part = date(2026, 1, 5), False

    put_in(database, drafted_rows(*ROWS["contact"]))

    with database.session() as session:
        bristol = session.get(AuthorityRecord, BRISTOL)
        assert (bristol.read_on, bristol.read_in_part) == (date(2026, 1, 5), False)


def test_ids_of_another_council_or_the_nation_are_never_taken(database):
    put_in(database, drafted_rows(*ROWS["provision"]))
    with database.session() as session:
        theirs = session.scalars(select(ProvisionRecord.provision_id).where(ProvisionRecord.gss_code == BRISTOL)).all()
    rows = [{**PROVISION, "id": each, "what": f"Group {at}."} for at, each in enumerate(theirs)]

    changes, _ = put_in(database, drafted_rows(*rows, gss_code=LEEDS))

    assert counts(changes) == (5, 0, 0, 0)
    assert [problem.level for problem in changes.problems if problem.field == "id"] == ["noted"] * 5
    assert (held(database, "provision"), held(database, "provision", LEEDS)) == (5, 5)
    assert counts(put_in(database, drafted_rows(*rows, gss_code=LEEDS))[0]) == (0, 0, 0, 5)


def test_blocked_table_stores_nothing(database):
    draft = drafted_rows(*ROWS["provision"], {**PROVISION, "what": ""})

    with pytest.raises(UploadError, match=r"rows\.csv, row 7, what: none"):
        put_in(database, draft)

    assert held(database, "provision") == 0


def test_failure_half_way_leaves_the_old_offer(database):
    put_in(database, drafted_rows(*ROWS["provision"]))
    with database.session() as session:
        session.execute(
            text("CREATE TRIGGER stop BEFORE INSERT ON record_version BEGIN SELECT RAISE(ABORT, 'full'); END")
        )

    with pytest.raises((StoreError, SQLAlchemyError)):
        put_in(database, drafted_rows(*ROWS["provision"][1:]))

    assert held(database, "provision") == 5
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(OfferVersionRecord)) == 1
        assert session.scalar(select(func.count()).select_from(RecordVersionRecord)) == 5


def test_report_has_the_keys_of_every_import(database):
    draft = drafted_rows(*ROWS["contact"])

    report = rows_report(draft, changes_of(database, draft))

    assert (report["format"], report["read"], report["kept"], report["added"]) == ("csv-contacts", 5, 5, 5)
    assert report["changes"]["added"][0]["name"] == "SEN team 0"
    assert {"changed", "removed", "same", "problems", "unmapped", "source", "is_part"} <= report.keys()


def test_rows_of_a_sample_council_are_marked_as_sample(database):
    with database.session() as session:
        session.get(AuthorityRecord, BRISTOL).is_sample = True

    put_in(database, drafted_rows(*ROWS["contact"]))

    with database.session() as session:
        assert all(session.scalars(select(AuthorityContactRecord.is_sample)))


@pytest.mark.needs_postgresql
def test_postgresql_stores_changes_and_takes_out_alike(postgresql_url):
    database = a_database(postgresql_url)
    try:
        for kind, rows in ROWS.items():
            put_in(database, drafted_rows(*rows))
            changes, _ = put_in(database, drafted_rows({**rows[0], "review_by": "2027-09-14"}, *rows[2:]))
            assert counts(changes) == (0, 1, 1, 3)
            assert held(database, kind) == 4
    finally:
        database.close()
