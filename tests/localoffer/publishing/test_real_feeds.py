"""The real feeds beside this checkout: everything kept, every problem told, nothing changed the second time."""

from __future__ import annotations

from collections import Counter

import pytest

from localoffer.publishing.apply import preview, publish
from localoffer.publishing.report import report
from localoffer.store.database import Database
from localoffer.store.records import Record, ServiceRecord
from tests.conftest import SHARED
from tests.factories import an_authority
from tests.localoffer.publishing.offer_files import BRISTOL, BUCKINGHAMSHIRE, LEEDS, drafted
from tests.localoffer.publishing.test_apply import NOW

pytestmark = pytest.mark.needs_shared

FEEDS = SHARED / "feeds"
PAGE, DETAIL = "oruk-3.0-bristol/services_page_1.json", "oruk-3.0-bristol/service_detail.json"
OUTPOST, OUTPOST_ONE = "outpost-buckinghamshire-staging/services.json", "outpost-buckinghamshire-staging/service.json"


def read(name, gss_code):
    return drafted((FEEDS / name).read_bytes(), gss_code, name.rpartition("/")[2])


@pytest.mark.parametrize(
    ("name", "gss_code", "expected", "told"),
    [
        (PAGE, BRISTOL, ("oruk-3.0", 3, 3), {"mended": 14, "noted": 3}),
        (DETAIL, BRISTOL, ("oruk-3.0", 1, 1), {"mended": 7}),
        (OUTPOST, BUCKINGHAMSHIRE, ("outpost", 20, 20), {"mended": 83, "noted": 27}),
        (OUTPOST_ONE, BUCKINGHAMSHIRE, ("outpost", 1, 1), {"mended": 7, "noted": 2}),
    ],
)
def test_every_real_record_is_kept_and_its_dirt_told(name, gss_code, expected, told):
    draft = read(name, gss_code)

    assert (draft.format, draft.read, len(draft.services)) == expected
    assert Counter(problem.level for problem in draft.problems) == told


@pytest.mark.parametrize("name", [PAGE, DETAIL, OUTPOST])
def test_real_file_given_for_another_council_is_refused(name):
    assert read(name, LEEDS).blocking


def test_list_of_needs_is_no_list_of_services():
    draft = read("outpost-buckinghamshire-staging/send_needs.json", BUCKINGHAMSHIRE)

    assert (draft.format, len(draft.blocking)) == ("unreadable", 1)


def test_bristol_detail_is_read_as_published():
    (service,) = read(DETAIL, BRISTOL).services

    assert (service.min_age_years, service.max_age_years) == (None, None)
    assert service.description.startswith("About Us\n\n1625 Independent People works with young people")
    assert [(each.title, each.phone) for each in service.contacts] == [
        (None, "0800 0354213"),
        ("Bristol Youth MAPS", "0117 332 7111"),
    ]
    assert [area.gss_code for area in service.areas] == ["E06000023", "E06000025"]


@pytest.mark.parametrize(("name", "gss_code"), [(PAGE, BRISTOL), (DETAIL, BRISTOL), (OUTPOST, BUCKINGHAMSHIRE)])
def test_nothing_private_of_a_real_feed_is_stored(name, gss_code):
    stored = repr(read(name, gss_code).services)

    assert "masked-68b2bc" not in stored
    assert "Masked Contact" not in stored
    assert "noemail.invalid" not in stored


def test_real_feeds_are_stored_whole_and_a_second_time_changes_nothing():
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    files = [(PAGE, BRISTOL), (DETAIL, BRISTOL), (OUTPOST, BUCKINGHAMSHIRE), (OUTPOST_ONE, BUCKINGHAMSHIRE)]
    with database.session() as session:
        session.add(an_authority(gss_code=BRISTOL))
        session.add(an_authority(gss_code=BUCKINGHAMSHIRE, name="Buckinghamshire", friendly_name="Buckinghamshire"))

    again = []
    for file in files:
        draft = read(*file)
        with database.session() as session:
            publish(session, draft, by="clerk", now=NOW)
        with database.session() as session:
            again.append(report(draft, preview(session, draft)))

    assert [(each["added"], each["changed"], each["removed"]) for each in again] == [(0, 0, 0)] * 4
    with database.session() as session:
        assert session.query(ServiceRecord).count() == 3 + 20
    database.close()


def test_bristols_shallow_page_keeps_what_the_detail_told():
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority(gss_code=BRISTOL))
    for name in (PAGE, DETAIL):
        draft = read(name, BRISTOL)
        with database.session() as session:
            publish(session, draft, by="clerk", now=NOW)

    with database.session() as session:
        assert preview(session, read(PAGE, BRISTOL)).is_empty
    database.close()
