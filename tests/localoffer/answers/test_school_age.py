"""The end of school age: the last Friday in June of Year 11, and what an age or a school year says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers.counting_days import add_months
from localoffer.answers.school_age import Side, end_of_school_age, last_friday_in_june, next_ends, side_of

DAY = timedelta(days=1)
BIRTHS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"), [(2024, 28), (2025, 27), (2026, 26), (2027, 25), (2028, 30), (2029, 29), (2030, 28)]
)
def test_last_friday_in_june_is_as_in_the_calendar(year, day):
    assert last_friday_in_june(year) == date(year, 6, day)


@pytest.mark.parametrize(
    ("born", "end"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 8, 31), date(2027, 6, 25)),
        (date(2011, 9, 1), date(2028, 6, 30)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2011, 6, 30), date(2027, 6, 25)),
        (date(2012, 2, 29), date(2028, 6, 30)),
    ],
)
def test_school_year_of_the_sixteenth_birthday_decides(born, end):
    assert end_of_school_age(born) == end


@given(st.integers(1990, 2100))
def test_that_friday_is_a_friday_and_the_next_one_is_in_july(year):
    day = last_friday_in_june(year)

    assert (day.weekday(), day.month) == (4, 6)
    assert (day + 7 * DAY).month == 7


@given(BIRTHS)
def test_everybody_born_in_one_school_year_shares_one_friday(born):
    starts = date(born.year - (born.month < 9), 9, 1)

    end = end_of_school_age(born)

    assert end == end_of_school_age(starts)
    assert end.year == starts.year + 17
    assert 15 <= (end - born).days / 365.25 < 17


@given(BIRTHS)
def test_the_two_sides_of_that_friday(born):
    end = end_of_school_age(born)

    assert side_of(end, born=born) is Side.BEFORE
    assert side_of(end + DAY, born=born) is Side.AFTER


@given(BIRTHS, DAYS)
def test_an_age_never_says_more_than_the_birth_date_behind_it(born, today):
    months = (today.year - born.year) * 12 + today.month - born.month
    years = months // 12 if add_months(born, months) <= today else (months - 1) // 12
    if not 0 <= years <= 25:
        return

    by_age = side_of(today, age_years=years)

    assert by_age in {Side.EITHER, side_of(today, born=born)}


@given(DAYS, st.floats(0, 25))
def test_only_15_and_16_can_lie_on_either_side(today, age):
    side = side_of(today, age_years=age)

    if age < 15:
        assert side is Side.BEFORE
    elif age >= 17:
        assert side is Side.AFTER
    if side is Side.EITHER:
        assert int(age) in {15, 16}


def test_either_side_is_really_possible_at_15_and_at_16():
    assert side_of(date(2026, 11, 21), age_years=16) is Side.EITHER
    assert side_of(date(2026, 7, 15), age_years=15) is Side.EITHER
    assert side_of(date(2026, 11, 21), age_years=15) is Side.BEFORE


@given(DAYS, st.integers(1, 13))
def test_a_school_year_alone_decides(today, year):
    side = side_of(today, school_year=year)

    if year < 11:
        assert side is Side.BEFORE
    if year > 11:
        assert side is Side.AFTER
    if year == 11:
        over = today.month in {7, 8} or (today.month == 6 and today > last_friday_in_june(today.year))
        assert side is (Side.AFTER if over else Side.BEFORE)


@given(DAYS)
def test_the_ends_around_a_day_lie_on_its_two_sides(today):
    passed, coming = next_ends(today)

    assert passed < today <= coming
    assert coming.year == passed.year + 1


def test_nothing_known_leaves_both_sides_open():
    assert side_of(date(2026, 11, 21)) is Side.EITHER
