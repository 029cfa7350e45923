"""What is remembered of a feed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.publishing import sources
from localoffer.publishing.sources import FIRST_WAIT, LONGEST_WAIT, since_for, wait_after
from localoffer.store.database import Database
from localoffer.store.records import OfferSourceRecord, Record
from tests.factories import an_authority

NOW = datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - UTC, as stored
FEED = "https://feeds.example/services"
HOUR = timedelta(hours=1)


def a_database(url="sqlite://"):
    database = Database(url)
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority(gss_code="E06000023"))
    return database


@pytest.fixture
def database():
    database = a_database()
    yield database
    database.close()


def remembered(database, **values):
    with database.session() as session:
        session.add(OfferSourceRecord(gss_code="E06000023", source=FEED, is_feed=True, **values))
    return the_feed(database).source_id


def the_feed(database):
    with database.session() as session:
        return sources.feeds(session)[0]


def taken(database, source_id, now=NOW):
    with database.session() as session:
        return sources.take(session, source_id, now=now, until=now + HOUR)


@given(st.integers(1, 10_000))
def test_each_failure_leaves_a_feed_in_peace_for_longer_up_to_a_day(failures):
    assert FIRST_WAIT <= wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT


def test_first_waits_double_from_a_quarter_of_an_hour():
    assert [wait_after(each) // FIRST_WAIT for each in (1, 2, 3, 4)] == [1, 2, 4, 8]


@given(st.timedeltas(timedelta(), timedelta(days=9_999)), st.integers(1, 60), st.integers(0, 90))
def test_a_feed_is_read_whole_once_in_so_many_days(later, whole_days, days_ago):
    now = NOW + later
    modified_after = now - timedelta(days=days_ago) - sources.OVERLAP

    since = since_for(modified_after, now, whole_days)

    assert since == (None if days_ago >= whole_days else modified_after)


def test_a_feed_never_read_is_asked_for_everything():
    assert since_for(None, NOW, 7) is None


def test_a_feed_is_read_by_one_process_at_a_time(database):
    source_id = remembered(database)

    assert [taken(database, source_id), taken(database, source_id)] == [True, False]


def test_a_lock_left_by_a_crash_runs_out(database):
    source_id = remembered(database)
    taken(database, source_id)

    assert not taken(database, source_id, NOW + HOUR - timedelta(seconds=1))
    assert taken(database, source_id, NOW + HOUR)


def test_only_the_own_lock_is_given_up(database):
    source_id = remembered(database)
    taken(database, source_id)

    with database.session() as session:
        sources.release(session, source_id, NOW + 2 * HOUR)
    assert not taken(database, source_id)

    with database.session() as session:
        sources.release(session, source_id, NOW + HOUR)
    assert taken(database, source_id)


@pytest.mark.needs_postgresql
def test_of_two_at_the_same_instant_one_has_it_in_postgresql(postgresql_url):
    first, second = a_database(postgresql_url), Database(postgresql_url)
    source_id = remembered(first)

    assert [taken(first, source_id), taken(second, source_id)] == [True, False]
    first.close()
    second.close()


def test_success_ends_failures_and_remembers_an_unknown_feed(database):
    with database.session() as session:
        sources.succeeded(session, "E06000023", FEED, started=NOW, is_everything=True)
    feed = the_feed(database)
    assert (feed.is_on, feed.is_feed, feed.read_at, feed.modified_after) == (True, True, NOW, NOW - sources.OVERLAP)

    with database.session() as session:
        assert sources.failed(session, feed.source_id, "no answer", now=NOW) == NOW + FIRST_WAIT
        assert sources.failed(session, feed.source_id, "no answer", now=NOW) == NOW + 2 * FIRST_WAIT
    with database.session() as session:
        sources.succeeded(session, "E06000023", FEED, started=NOW + HOUR, is_everything=False)

    feed = the_feed(database)
    assert (feed.failures, feed.last_error, feed.not_before) == (0, None, None)
    assert (feed.read_at, feed.modified_after) == (NOW + HOUR, NOW - sources.OVERLAP)


def test_feed_switched_off_stays_off_when_read_by_hand(database):
    remembered(database, is_on=False)

    with database.session() as session:
        sources.succeeded(session, "E06000023", FEED, started=NOW, is_everything=True)

    assert not the_feed(database).is_on


def test_files_are_no_feeds(database):
    with database.session() as session:
        session.add(OfferSourceRecord(gss_code="E06000023", source="offer.json"))
        session.flush()
        assert list(sources.feeds(session)) == []
