"""Days in ordinary words: read where they are sure, asked for where they are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers.dates import Doubt, Unsure, When, read_date

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("we asked on 3 March", "2026-03-03"),
        ("Tues 3rd of March 2026", "2026-03-03"),
        ("March 3rd, 2026", "2026-03-03"),
        ("on 25 December", "2025-12-25"),
        ("on 29 February", "2024-02-29"),
        ("on the 3rd", "2026-11-03"),
        ("the 30th", "2026-10-30"),
        ("last Friday", "2026-11-20"),
        ("last Saturday", "2026-11-14"),
        ("on Saturday", "2026-11-21"),
        ("3/4/2026", "2026-04-03"),
        ("4/13/2026", "2026-04-13"),
        ("3.3.26", "2026-03-03"),
        ("2026-03-03", "2026-03-03"),
        ("yesterday", "2026-11-20"),
        ("10 days ago", "2026-11-11"),
        ("I asked on 3 March and have heard nothing today", "2026-03-03"),
        ("he is in year 7 and we asked on 3 March", "2026-03-03"),
        ("my son is 7 weeks old and we asked on 3 March", "2026-03-03"),
    ],
)
def test_a_sure_day_is_one_day(words, day):
    found = read_date(words, TODAY)

    assert found == When(date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("it's been 9 weeks", "2026-09-16", "2026-09-22"),
        ("nine weeks ago", "2026-09-16", "2026-09-22"),
        ("since September", "2026-09-01", "2026-09-30"),
        ("in November", "2026-11-01", "2026-11-21"),
        ("in March 2027", "2027-03-01", "2027-03-31"),
        ("next September", "2027-09-01", "2027-09-30"),
        ("early March", "2026-03-01", "2026-03-10"),
        ("at the end of February 2024", "2024-02-21", "2024-02-29"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("we have waited two months", "2026-09-06", "2026-10-06"),
    ],
)
def test_a_rounded_day_is_a_span(words, earliest, latest):
    found = read_date(words, TODAY)

    assert found == When(date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("about a month after Easter", Doubt.NO_DAY),
        ("in May half term", Doubt.NO_DAY),
        ("last year", Doubt.NO_DAY),
        ("31 February", Doubt.IMPOSSIBLE),
        ("3 March 1066", Doubt.IMPOSSIBLE),
        ("10/12/2026", Doubt.TWO_WAYS),
        ("on 3 March and again on 5 May", Doubt.SEVERAL),
        ("may I ask how long it takes", Doubt.NONE_GIVEN),
        ("he was suspended for 3 days", Doubt.NONE_GIVEN),
        ("on the 3rd time of asking", Doubt.NONE_GIVEN),
        ("they said 24/7 and 6.50 a day", Doubt.NONE_GIVEN),
        ("", Doubt.NONE_GIVEN),
    ],
)
def test_a_doubtful_day_is_asked_for(words, doubt):
    found = read_date(words, TODAY)

    assert isinstance(found, Unsure)
    assert found.doubt is doubt


def test_days_to_come_take_the_next_year():
    assert read_date("1 September", TODAY, looks_ahead=True) == When(date(2027, 9, 1), date(2027, 9, 1))


@given(st.dates(date(2000, 1, 1), TODAY))
def test_every_day_written_out_is_read_back(day):
    written = f"we asked on {day.day} {day:%B} {day.year}"

    assert read_date(written, TODAY) == When(day, day)


@given(st.dates(date(2024, 3, 1), date(2027, 12, 31)), st.integers(0, 364))
def test_a_day_without_year_is_the_nearest_past_one(today, days_ago):
    day = today - timedelta(days=days_ago)
    found = read_date(f"on {day.day} {day:%B}", today)

    assert found == When(day, day)


@given(st.text(max_size=60))
def test_no_text_at_all_breaks_the_reading(text):
    found = read_date(text, TODAY)

    assert isinstance(found, Unsure) or found.earliest <= found.latest
