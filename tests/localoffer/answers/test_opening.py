"""Open now? In UK time, on both sides of a change of the clocks, and never guessed."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers.opening import LONDON, UNKNOWN, OpenState, opening, read_hours
from localoffer.catalogue.bank_holidays import bank_holidays
from localoffer.errors import SeedError
from localoffer.settings import ROOT

OFFICE = read_hours("Mon-Fri 09:30-17:00")
NIGHT = read_hours("Mon-Sun 18:00-02:00; bank holidays open")
CHRISTMAS = date(2026, 12, 25)


def at(text: str, zone=LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T09:29", "Closed now: opens today at 9.30am"),
        ("2026-11-23T09:30", "Open now until 5pm"),
        ("2026-11-23T16:59", "Open now until 5pm"),
        ("2026-11-23T17:00", "Closed now: opens tomorrow at 9.30am"),
        ("2026-11-20T17:00", "Closed now: opens on Monday at 9.30am"),
        ("2026-11-22T12:00", "Closed now: opens tomorrow at 9.30am"),
    ],
)
def test_hours_are_said_in_plain_words(now, words):
    assert opening(OFFICE, at(now)).words == words


@pytest.mark.parametrize(
    ("utc", "state"),
    [
        # The clocks go forward on 28 March and back on 25 October 2027.
        ("2027-03-26T09:00", OpenState.CLOSED),
        ("2027-03-26T09:30", OpenState.OPEN),
        ("2027-03-29T08:29", OpenState.CLOSED),
        ("2027-03-30T08:30", OpenState.OPEN),
        ("2027-10-29T15:59", OpenState.OPEN),
        ("2027-10-29T16:00", OpenState.CLOSED),
        ("2027-11-01T16:30", OpenState.OPEN),
    ],
)
def test_hours_are_wall_clock_time_in_summer_and_winter(utc, state):
    assert opening(OFFICE, at(utc, UTC)).state is state


@pytest.mark.parametrize("utc", ["2026-10-25T00:30", "2026-10-25T01:30", "2027-03-28T00:30", "2027-03-28T00:59"])
def test_a_night_line_stays_open_while_the_clocks_change(utc):
    found = opening(NIGHT, at(utc, UTC))

    assert (found.state, found.words) == (OpenState.OPEN, "Open now until 2am")


def test_a_night_line_closes_after_the_hour_that_is_not_there():
    assert opening(NIGHT, at("2027-03-28T01:00", UTC)).state is OpenState.CLOSED
    assert opening(NIGHT, at("2026-10-25T02:00", UTC)).state is OpenState.CLOSED


def test_what_no_source_says_is_not_known():
    assert opening(None, at("2026-11-23T12:00")).words == UNKNOWN
    assert opening(OFFICE, at("2026-12-25T12:00"), [CHRISTMAS]).words == UNKNOWN
    assert opening(read_hours("Mon-Fri ?"), at("2026-11-23T12:00")).words == UNKNOWN
    assert opening(read_hours("Mon-Fri ?"), at("2026-11-22T12:00")).words == "Closed now. We do not know when it opens"


def test_a_bank_holiday_that_is_not_spoken_of_is_told_as_a_doubt():
    found = opening(OFFICE, at("2026-12-24T18:00"), bank_holidays())

    assert found.words == ("Closed now: opens on Tuesday at 9.30am. It may open on a day before that: we do not know")


@pytest.mark.parametrize(("said", "state"), [("closed", OpenState.CLOSED), ("open", OpenState.OPEN)])
def test_a_bank_holiday_that_is_spoken_of_is_known(said, state):
    hours = read_hours(f"Mon-Fri 09:30-17:00; bank holidays {said}")

    assert opening(hours, at("2026-12-25T12:00"), [CHRISTMAS]).state is state


def test_a_day_closed_every_week_is_closed_on_a_holiday_too():
    assert opening(OFFICE, at("2026-12-26T12:00"), [date(2026, 12, 26)]).state is OpenState.CLOSED


def test_day_and_night_means_bank_holidays_too():
    assert opening(read_hours("24/7"), at("2026-12-25T03:00"), [CHRISTMAS]).words == "Open now, day and night"


@pytest.mark.parametrize(
    ("text", "now", "words"),
    [
        ("Mon 09:00-12:00; Mon 13:00-17:00", "2026-11-23T12:30", "Closed now: opens today at 1pm"),
        ("Mon 09:00-12:00; Mon 13:00-17:00", "2026-11-23T11:00", "Open now until midday"),
        ("Sat-Mon 10:00-00:00", "2026-11-22T23:59", "Open now until midnight"),
        ("Sat-Mon 10:00-00:00", "2026-11-24T10:00", "Closed now: opens on Saturday at 10am"),
        ("Tue 08:05-09:00", "2026-11-24T09:00", "Closed now: opens on Tuesday 1 December at 8.05am"),
    ],
)
def test_parts_of_days_and_weeks_are_read(text, now, words):
    assert opening(read_hours(text), at(now)).words == words


@pytest.mark.parametrize("text", ["always", "Mon-Fri", "Mon-Fri 9-5", "Xyz 09:00-10:00", "Mon 25:00-26:00", "Mon ?;"])
def test_other_ways_of_writing_are_refused_with_their_place(text):
    with pytest.raises(SeedError, match=r"helplines\.csv, x"):
        read_hours(text, where="helplines.csv, x")


def test_every_row_of_ours_can_be_read():
    with (ROOT / "data" / "offer" / "helplines.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    known = {row["key"]: read_hours(row["opening"], where=row["key"]) for row in rows}

    assert any(known.values())
    for row in rows:
        assert (row["opening"] == "24/7") == row["hours"].startswith("24 hours a day"), row["key"]


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, st.integers(-14, 14))
def test_an_answer_does_not_depend_on_the_zone_a_moment_is_told_in(moment, hours):
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))

    assert opening(OFFICE, moment).words == opening(OFFICE, elsewhere).words


@given(MOMENTS)
def test_a_week_of_office_hours_is_told_as_a_clock_on_the_wall_tells_it(moment):
    wall = moment.astimezone(LONDON)
    is_open = wall.weekday() < 5 and (9, 30) <= (wall.hour, wall.minute) < (17, 0)

    found = opening(OFFICE, moment)

    assert (found.state is OpenState.OPEN) is is_open
    assert (found.until is not None) is is_open
    assert (found.opens is None) is is_open


@given(MOMENTS)
def test_the_next_opening_is_open_and_the_end_is_not(moment):
    found = opening(NIGHT, moment)

    if found.state is OpenState.OPEN:
        assert opening(NIGHT, found.until).state is OpenState.CLOSED
    else:
        assert opening(NIGHT, found.opens).state is OpenState.OPEN
