"""Stale records, letters about them, and pressing "still right"."""

from __future__ import annotations

import json
import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from localoffer.answers.answer import DataState
from localoffer.navigator import Home, Request
from localoffer.publishing.upkeep import Links
from localoffer.store.records import OfferVersionRecord, RecordVersionRecord, ServiceRecord, UnmetNeedRecord
from tests.factories import TODAY, a_service
from tests.localoffer.navigator.councils import BRISTOL, KEY, LEEDS, OLD, a_navigator, add, stored


def link_for(service_id: str, made_on=TODAY, days=60) -> str:
    return Links(KEY, days).make(service_id, made_on)


def press(navigator, link: str):
    return navigator.upkeep.confirm(link, KEY, navigator.upkeep.look(link, KEY).seen)


def versions(navigator) -> int:
    with navigator.database.session() as session:
        return session.scalar(select(func.count()).select_from(OfferVersionRecord))


@pytest.fixture
def navigator():
    made = a_navigator(a_service("s1", name="Talking Tots", assured_on=OLD, email="tots@x.example"))
    yield made
    made.database.close()


def test_opening_a_link_changes_nothing(navigator):
    entry = navigator.upkeep.look(link_for("s1"), KEY)

    assert entry.state == "open"
    assert entry.card["heading"] == "Talking Tots"
    assert stored(navigator, ServiceRecord, "s1").assured_on == OLD
    assert versions(navigator) == 0


def test_pressing_the_button_stores_day_version_and_content(navigator):
    entry = press(navigator, link_for("s1"))

    record = stored(navigator, ServiceRecord, "s1")
    version = stored(navigator, OfferVersionRecord, record.version_id)
    assert (entry.state, entry.confirmed_on) == ("confirmed", TODAY)
    assert (record.assured_on, record.review_by) == (TODAY, TODAY + timedelta(days=365))
    assert (version.format, version.changed, version.gss_code) == ("confirmed", 1, BRISTOL)
    with navigator.database.session() as session:
        (kept,) = session.scalars(select(RecordVersionRecord)).all()
    assert (kept.kind, kept.record_id, kept.content["assured_on"]) == ("service", "s1", TODAY.isoformat())


def test_pressing_twice_is_as_good_as_once(navigator):
    link = link_for("s1")

    assert [press(navigator, link).state, press(navigator, link).state] == ["confirmed", "confirmed"]
    assert versions(navigator) == 1


def test_record_confirmed_after_the_link_was_made_is_done(navigator):
    press(navigator, link_for("s1"))

    assert navigator.upkeep.look(link_for("s1", made_on=TODAY - timedelta(days=20)), KEY).state == "confirmed"


def test_nobody_confirms_what_they_did_not_see(navigator):
    link = link_for("s1")
    seen = navigator.upkeep.look(link, KEY).seen
    with navigator.database.session() as session:
        session.get_one(ServiceRecord, "s1").how_to_get = "Ask your GP"

    entry = navigator.upkeep.confirm(link, KEY, seen)

    assert entry.state == "changed"
    assert stored(navigator, ServiceRecord, "s1").assured_on == OLD


@pytest.mark.parametrize(
    ("link", "state"),
    [
        (link_for("s1", made_on=TODAY - timedelta(days=60)), "open"),
        (link_for("s1", made_on=TODAY - timedelta(days=61)), "ended"),
        (link_for("s1") + "x", "unreadable"),
        (Links("z" * 32, 60).make("s1", TODAY), "unreadable"),
        (link_for("never"), "gone"),
        ("", "unreadable"),
    ],
)
def test_only_a_good_link_to_an_open_record_counts(navigator, link, state):
    assert navigator.upkeep.look(link, KEY).state == state
    assert navigator.upkeep.confirm(link, KEY, "").state == ("changed" if state == "open" else state)
    assert stored(navigator, ServiceRecord, "s1").assured_on == OLD


def test_archived_record_is_gone(navigator):
    add(navigator, [a_service("s2", assured_on=OLD, status="archived")])

    assert navigator.upkeep.confirm(link_for("s2"), KEY, "").state == "gone"


def test_one_letter_for_each_address_however_it_is_spelt():
    navigator = a_navigator(
        a_service("a", name="One", assured_on=OLD, email="team@x.example"),
        a_service("b", name="Two", assured_on=OLD, email="Team@X.example "),
        a_service("c", name="Three", assured_on=OLD, email="other@x.example"),
        a_service("d", name="Fresh", email="fresh@x.example"),
        OFFER_PUBLIC_URL="https://send.example/help/",
    )

    letters = navigator.upkeep.letters("Bristol", KEY)

    assert {each.to: set(each.names) for each in letters} == {
        "team@x.example": {"One", "Two"},
        "other@x.example": {"Three"},
    }
    assert all("https://send.example/help/still-right?link=" in each.text for each in letters)
    navigator.database.close()


@pytest.mark.parametrize(
    "address", ["a@b.c, d@e.example", "x@y\nBcc: z@z.example", "nobody", "<a@b.example>", "ä@b.example"]
)
def test_odd_addresses_get_no_letter(address):
    navigator = a_navigator(a_service("a", assured_on=OLD, email=address))

    assert navigator.upkeep.letters("Bristol", KEY) == []
    assert len(navigator.upkeep.stale("Bristol").services) == 1
    navigator.database.close()


def test_link_in_a_letter_opens_its_record(navigator):
    (letter,) = navigator.upkeep.letters("Bristol", KEY)
    link = letter.text.partition("link=")[2].split()[0]

    assert navigator.upkeep.look(link, KEY).card["heading"] == "Talking Tots"


def test_unread_council_has_no_stale_records(navigator):
    found = navigator.upkeep.stale("Leeds")

    assert (found.data_state, found.services) == (DataState.NOT_READ, ())


def test_unmet_need_is_counted_from_a_month_on(navigator):
    row = UnmetNeedRecord(gss_code=BRISTOL, month="2026-11", need="SLCN", support="portage", phase="primary", times=6)
    old = replace_row(row, month="2026-08")
    add(navigator, [row, old, replace_row(row, gss_code=LEEDS)])

    since_november = navigator.upkeep.unmet("Bristol", TODAY)
    since_july = navigator.upkeep.unmet("Bristol", TODAY.replace(month=7))

    assert [line.times for line in since_november.lines] == [6]
    assert [line.times for line in since_july.lines] == [12]
    assert since_november.names["portage"] == navigator.vocabulary.support_name("portage")


def replace_row(row: UnmetNeedRecord, **changes) -> UnmetNeedRecord:
    return UnmetNeedRecord(**{**{c.key: getattr(row, c.key) for c in row.__table__.columns}, **changes})


class Listed:
    """A council's file with one service in it, published as often as it is asked to."""

    def __init__(self, folder, navigator) -> None:
        self.file, self.navigator = folder / "offer.json", navigator

    def publish(self, **changes: str) -> ServiceRecord:
        service = {"id": str(uuid.UUID(int=7)), "name": "Club", "description": "A club for all.", **changes}
        self.file.write_text(json.dumps({"contents": [service]}))
        self.navigator.offers.import_file(self.file, "Bristol", publish=True)
        return stored(self.navigator, ServiceRecord, service["id"])


@pytest.fixture
def listed(navigator, tmp_path) -> Listed:
    """A file whose one service was confirmed today by link."""
    listed = Listed(tmp_path, navigator)
    service = listed.publish(assured_date="2024-05-01")
    assert press(navigator, link_for(service.service_id)).state == "confirmed"
    return listed


@pytest.mark.parametrize("said", [{"assured_date": "2024-05-01"}, {"assured_date": "2025-05-01"}, {}])
def test_source_with_an_older_check_does_not_undo_a_confirmation(listed, said):
    service = listed.publish(**said)

    assert (service.assured_on, service.review_by) == (TODAY, TODAY + timedelta(days=365))


def test_text_that_changed_since_is_no_longer_confirmed(listed):
    service = listed.publish(assured_date="2024-05-01", description="Another club altogether.")

    assert (service.assured_on, service.review_by) == (date(2024, 5, 1), None)


def test_newer_check_of_the_source_counts(navigator, listed):
    navigator.today = lambda: TODAY + timedelta(days=40)
    service = listed.publish(assured_date="2026-12-24")

    assert (service.assured_on, service.review_by) == (date(2026, 12, 24), None)


@pytest.mark.needs_postgresql
def test_all_of_it_holds_on_postgresql_too(postgresql_url):
    navigator = a_navigator(a_service("s1", assured_on=OLD), a_service("s2", assured_on=None), url=postgresql_url)
    navigator.counting.shown(["s2"])
    navigator.counting.answered(navigator.find(Home(BRISTOL), Request(supports=("portage",))))
    navigator.counting.write()

    assert [(each.service_id, each.shown) for each in navigator.upkeep.stale("Bristol").services] == [
        ("s2", 1),
        ("s1", 0),
    ]
    assert press(navigator, link_for("s2")).state == "confirmed"
    assert [each.service_id for each in navigator.upkeep.stale("Bristol").services] == ["s1"]
    assert [(line.support, line.times) for line in navigator.upkeep.unmet("Bristol", TODAY).lines] == [
        ("portage", None)
    ]
    navigator.comments.add(navigator.comments.subject(service_id="s2"), "Good.")
    assert len(navigator.comments.publish([1])) == 1
    assert navigator.comments.published(BRISTOL).years == (2026,)
    navigator.database.close()
