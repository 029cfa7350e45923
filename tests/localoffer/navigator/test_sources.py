"""Feeds over a real database and real servers: read by hand, refreshed, blocked, locked and switched off."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import func, select, update

from localoffer.errors import FetchError, QueryError, SettingError, UploadError
from localoffer.navigator import feed_import
from localoffer.navigator.sources import Sources
from localoffer.publishing import sources
from localoffer.publishing.feed import FeedLimits
from localoffer.settings import Settings
from localoffer.store.records import (
    AuthorityRecord,
    ContactRecord,
    OfferSourceRecord,
    OfferVersionRecord,
    ServiceRecord,
)
from tests.localoffer.navigator.councils import a_navigator
from tests.localoffer.publishing.feed.feeds import Feed, an_entry, details_of, some
from tests.localoffer.publishing.feed_server import Reply, as_json, serving
from tests.localoffer.publishing.offer_files import an_id

START = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BRISTOL = "E06000023"


class Desk:
    """A navigator whose clock the test turns, and the feeds it may read."""

    def __init__(self, ports):
        allowed = ",".join(f"127.0.0.1:{port}" for port in ports)
        self.navigator = a_navigator(OFFER_FEED_PAUSE_MS="1", OFFER_LOCAL_FEEDS=allowed)
        with self.navigator.database.session() as session:
            session.execute(update(AuthorityRecord).values(read_on=None))
        self.now = START
        self.sources = Sources(self.navigator, now=lambda: self.now)

    def refreshed(self, authority=None):
        return list(self.sources.refresh(authority))

    def outcomes(self):
        return [each.outcome for each in self.refreshed()]

    def later(self, **time):
        self.now += timedelta(**time)
        return self

    def rows(self, query):
        with self.navigator.database.session() as session:
            return session.execute(query).all()

    def services(self):
        return dict(self.rows(select(ServiceRecord.name, ServiceRecord.status)))

    def record(self):
        with self.navigator.database.session() as session:
            return session.scalars(select(OfferSourceRecord)).one()


@contextmanager
def desk(*answers):
    """A desk and the addresses of its feeds."""
    with ExitStack() as stack:
        councils = [stack.enter_context(serving(answer)) for answer in answers]
        made = Desk([each.port for each in councils])
        stack.callback(made.navigator.database.close)
        yield made, *councils


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """A server in trouble is tried again at once."""
    monkeypatch.setattr("localoffer.publishing.feed.errand._WAITS_SECONDS", ())


# --- by hand ---


def test_importing_a_feed_shows_first_and_stores_when_told():
    with desk(Feed(some(1, 2, 3, 4))) as (made, council):
        shown = made.sources.import_feed(council.url, "Bristol")
        assert (shown.report["added"], shown.version_id, made.services()) == (4, None, {})
        assert made.sources.feeds() == []

        stored = made.sources.import_feed(council.url, "Bristol", publish=True, by="clerk")

        assert stored.report["source"] == f"{council.url}/services"
        assert made.rows(select(OfferVersionRecord.source, OfferVersionRecord.published_by)) == [
            (f"{council.url}/services", "clerk")
        ]
        assert [(each.source, each.authority, each.is_on) for each in made.sources.feeds("Bristol")] == [
            (f"{council.url}/services", "Bristol", True)
        ]
        assert made.rows(select(func.count()).select_from(ContactRecord).join(ServiceRecord)) == [(4,)]


@pytest.mark.parametrize("answer", [True, False])
def test_person_who_looked_is_asked_whether_to_store_it(answer):
    told = []

    def ask(found):
        told.append(found.report["added"])
        return answer

    with desk(Feed(some(1, 2))) as (made, council):
        done = made.sources.import_feed(council.url, "Bristol", ask=ask)

        assert told == [2]
        assert (done.version_id is not None, len(made.services()), len(made.sources.feeds())) == (
            (True, 2, 1) if answer else (False, 0, 0)
        )


def test_import_by_hand_leaves_the_lock_of_another_reader():
    feed = Feed(some(1, 2))
    with desk(feed) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        feed.entries.append(an_entry(3))
        with made.sources._held(made.record()):
            assert made.sources.import_feed(council.url, "Bristol", ask=lambda _: True).version_id

            assert made.outcomes() == ["busy"]


def test_whole_feed_makes_a_council_read_and_a_broken_one_in_part():
    def state(made):
        return made.rows(select(AuthorityRecord.read_on, AuthorityRecord.read_in_part).filter_by(gss_code=BRISTOL))

    feed = Feed(some(1, 2, 3, 4), header={"total_items": 900})
    with desk(feed) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        assert state(made) == [(START.date(), True)]

        feed.header = {}
        made.sources.import_feed(council.url, "Bristol", publish=True)

        assert state(made) == [(START.date(), False)]


def test_address_inside_the_network_is_refused_and_nothing_asked():
    with desk(Feed(some(1))) as (made, council):
        with pytest.raises(FetchError, match="private network"):
            made.sources.import_feed("http://127.0.0.1/services", "Bristol", publish=True)
        with pytest.raises(FetchError, match="port"):
            made.sources.import_feed(f"http://127.0.0.1:{council.port + 1}/services", "Bristol", publish=True)

    assert council.asked == []


def test_production_reads_nothing_inside_its_network():
    settings = Settings.read({"OFFER_ENV": "production", "OFFER_LOCAL_FEEDS": "127.0.0.1:9000"})

    with pytest.raises(SettingError, match="OFFER_LOCAL_FEEDS"):
        feed_import.guard(settings)


@pytest.mark.parametrize("value", ["localhost:9000", "127.0.0.1", "*", "0.0.0.0/0", "127.0.0.1:9000;10.0.0.1:80"])
def test_exception_for_trying_feeds_must_be_exact(value):
    with pytest.raises(SettingError, match="OFFER_LOCAL_FEEDS"):
        Settings.read({"OFFER_LOCAL_FEEDS": value})


def test_exceptions_for_trying_feeds_are_read_one_by_one():
    allowed = feed_import.guard(Settings.read({"OFFER_LOCAL_FEEDS": "127.0.0.1:9000, [::1]:9001"}))

    assert allowed.target("http://127.0.0.1:9000/").ips == ("127.0.0.1",)
    assert allowed.target("http://[::1]:9001/").ips == ("::1",)


def test_feed_of_another_council_is_blocked_and_not_remembered():
    feed = Feed([details_of(each) for each in some(1, 2, 3)])
    with desk(feed) as (made, council):
        done = made.sources.import_feed(council.url, "Leeds", publish=True)

        assert done.is_blocked
        assert (made.sources.feeds(), made.services()) == ([], {})


# --- by a timer ---


def test_refresh_reads_only_what_changed_and_publishes_it():
    feed = Feed(some(1, 2, 3, 4))
    with desk(feed) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        council.asked.clear()
        feed.entries[1] = an_entry(2, name="Chess club 2", last_modified="2026-11-22T08:00:00.000Z")

        (done,) = made.later(days=2).refreshed()

        assert (done.outcome, done.is_whole, done.read, done.changed, done.removed) == ("published", False, 1, 1, 0)
        assert council.paths() == ["/services", "/services", f"/services/{an_id(2)}"]
        assert set(made.services().values()) == {"active"}
        assert "Chess club 2" in made.services()
        assert made.record().read_at == made.now.replace(tzinfo=None)


def test_refresh_with_nothing_new_stores_no_version():
    with desk(Feed(some(1, 2))) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)

        assert made.later(days=2).outcomes() == ["unchanged"]
        assert len(made.rows(select(OfferVersionRecord.version_id))) == 1


def test_what_is_gone_is_found_when_the_feed_is_read_whole_again():
    feed = Feed(some(1, 2, 3, 4))
    with desk(feed) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        del feed.entries[0]

        assert made.later(days=6).outcomes() == ["unchanged"]
        assert made.services()["Saturday club 1"] == "active"
        (done,) = made.later(days=1).refreshed()

        assert (done.outcome, done.is_whole, done.removed) == ("published", True, 1)
        assert made.services()["Saturday club 1"] == "archived"


def test_whole_reading_that_finds_nothing_new_counts_as_read_today():
    with desk(Feed(some(1, 2))) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)

        assert made.later(days=8).outcomes() == ["unchanged"]
        assert made.rows(select(AuthorityRecord.read_on).filter_by(gss_code=BRISTOL)) == [(made.now.date(),)]
        assert len(made.rows(select(OfferVersionRecord.version_id))) == 1


def test_mass_removal_waits_for_a_person():
    feed = Feed(some(1, 2, 3, 4))
    with desk(feed) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        del feed.entries[1:]

        (done,) = made.later(days=8).refreshed()

        assert done.outcome == "blocked"
        assert "--accept-removals" in done.message
        assert f"offer import {council.url}/services --authority {BRISTOL}" in done.message
        assert set(made.services().values()) == {"active"}
        assert made.outcomes() == ["resting"]

        made.sources.import_feed(council.url, "Bristol", publish=True, accept_removals=True)

        assert list(made.services().values()).count("archived") == 3
        assert made.outcomes() == ["unchanged"]


def test_failing_feed_is_left_in_peace_longer_each_time():
    feed = Feed(some(1, 2))
    is_down = []

    def answer(path, query):
        return Reply((b"",), 500) if is_down else feed(path, query)

    with desk(answer) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        is_down.append(1)

        (done,) = made.later(days=1).refreshed()
        assert (done.outcome, done.not_before) == ("failed", made.now.replace(tzinfo=None) + sources.FIRST_WAIT)
        assert made.later(minutes=14).outcomes() == ["resting"]
        assert made.later(minutes=1).outcomes() == ["failed"]
        assert made.later(minutes=29).outcomes() == ["resting"]
        assert made.record().failures == 2
        assert "answered 500" in made.sources.feeds()[0].last_error

        is_down.clear()
        assert made.later(minutes=1).outcomes() == ["unchanged"]
        assert made.record().failures == 0


def test_one_failing_feed_stops_no_other():
    broken, fine = Feed(some(1, 2)), Feed(some(11, 12))
    broken_now = []

    def answer(path, query):
        return Reply((b"<html>",)) if broken_now else broken(path, query)

    with desk(answer, fine) as (made, first, second):
        made.sources.import_feed(first.url, "Bristol", publish=True)
        made.sources.import_feed(second.url, "Bristol", publish=True)
        broken_now.append(1)
        fine.entries.append(an_entry(13, last_modified="2026-11-22T08:00:00.000Z"))

        done = {each.source: each for each in made.later(days=1).refreshed()}

        assert done[f"{first.url}/services"].outcome == "failed"
        assert "web page" in done[f"{first.url}/services"].message
        assert done[f"{second.url}/services"].added == 1


def test_fault_of_ours_in_one_feed_stops_no_other(monkeypatch):
    with desk(Feed(some(1, 2)), Feed(some(11, 12))) as (made, first, second):
        made.sources.import_feed(first.url, "Bristol", publish=True)
        made.sources.import_feed(second.url, "Bristol", publish=True)
        real = feed_import.read_feed

        def stumbling(fetcher, address, *others, **options):
            if address.startswith(first.url):
                raise KeyError("a thing nobody thought of")
            return real(fetcher, address, *others, **options)

        monkeypatch.setattr(feed_import, "read_feed", stumbling)

        done = {each.source: each for each in made.later(days=1).refreshed()}

        assert done[f"{first.url}/services"].outcome == "failed"
        assert "nobody thought of" not in done[f"{first.url}/services"].message
        assert done[f"{second.url}/services"].outcome == "unchanged"


def test_feed_that_another_process_reads_is_left_alone():
    with desk(Feed(some(1, 2))) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        with made.sources._held(made.record()) as is_ours:
            assert is_ours
            assert made.outcomes() == ["busy"]
            with pytest.raises(UploadError, match="another process"):
                made.sources.import_feed(council.url, "Bristol", publish=True)

        assert made.outcomes() == ["unchanged"]


def test_reader_that_died_holds_a_feed_for_a_while_only():
    with desk(Feed(some(1, 2))) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        with made.navigator.database.session() as session:
            now = made.now.replace(tzinfo=None)
            sources.take(session, made.record().source_id, now=now, until=now + timedelta(minutes=75))

        assert made.outcomes() == ["busy"]
        assert made.later(minutes=76).outcomes() == ["unchanged"]


def test_refresh_of_one_council_reads_no_other():
    with desk(Feed(some(1, 2))) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)

        assert made.refreshed("Leeds") == []
        assert len(made.refreshed("Bristol")) == 1


def test_feed_switched_off_is_not_read_until_switched_on():
    with desk(Feed(some(1, 2))) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)

        assert [each.is_on for each in made.sources.switch(council.url, on=False)] == [False]
        assert made.outcomes() == []
        made.sources.switch(f"{council.url}/services?page=3", "Bristol", on=True)
        assert made.outcomes() == ["unchanged"]


@pytest.mark.parametrize("address", ["https://nowhere.example/", "http://[::1", "offer.json"])
def test_switching_a_feed_nobody_knows_says_where_to_look(address):
    with desk() as (made,), pytest.raises(QueryError, match="offer sources list"):
        made.sources.switch(address, on=False)


def test_details_that_fail_take_nothing_away():
    feed = Feed(some(1, 2))
    with desk(feed) as (made, council):
        made.sources.import_feed(council.url, "Bristol", publish=True)
        feed.broken_details = {an_id(1), an_id(2)}

        made.later(days=8).refreshed()

        assert made.rows(select(func.count()).select_from(ContactRecord).join(ServiceRecord)) == [(2,)]


def test_feed_that_never_ends_changes_nothing(monkeypatch):
    numbers = count(1)
    monkeypatch.setattr(feed_import, "limits", lambda _settings: FeedLimits(pages=20, pause_seconds=0))

    def endless(_path, _query):
        return as_json({"contents": [details_of(an_entry(next(numbers))) for _ in range(3)], "last_page": False})

    with desk(endless) as (made, council):
        with pytest.raises(FetchError, match="no end"):
            made.sources.import_feed(council.url, "Bristol", publish=True)

        assert (made.services(), made.sources.feeds()) == ({}, [])


def test_limits_are_those_of_the_settings():
    settings = Settings.read({"OFFER_FEED_PAUSE_MS": "500", "OFFER_FEED_DETAILS": "7", "OFFER_FEED_MINUTES": "2"})

    assert feed_import.limits(settings) == FeedLimits(details=7, seconds=120.0, pause_seconds=0.5)
