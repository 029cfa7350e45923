"""Counting time: weeks add up, months end well, and bank holidays count only where the rule says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers.counting_days import Calendar, add_months, due
from localoffer.catalogue.bank_holidays import bank_holidays
from localoffer.catalogue.time_limits import Limit, Unit

ENGLAND = Calendar(bank_holidays())
days = st.dates(date(2015, 1, 1), date(2040, 1, 1))
forward = st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.WORKING_DAYS, Unit.SCHOOL_DAYS])


def a_limit(unit: Unit, amount: int | str, *, is_day_one: bool = False) -> Limit:
    return Limit("k", "e", None, str(amount), unit, is_day_one, "council", "It is due.", "fact")


@pytest.mark.parametrize(
    ("unit", "amount", "start", "expected"),
    [
        (Unit.WEEKS, 20, "2026-03-03", "2026-07-21"),
        (Unit.WEEKS, 6, "2024-02-01", "2024-03-14"),
        (Unit.MONTHS, 2, "2026-12-31", "2027-02-28"),
        (Unit.MONTHS, 1, "2024-01-31", "2024-02-29"),
        (Unit.MONTHS, 12, "2024-02-29", "2025-02-28"),
        (Unit.MONTHS_BEFORE, 5, "2027-09-01", "2027-04-01"),
        (Unit.DAY_OF_YEAR, "02-15", "2027-09-01", "2027-02-15"),
        (Unit.DAYS, 15, "2026-12-20", "2027-01-04"),
        (Unit.WORKING_DAYS, 3, "2026-12-23", "2026-12-30"),
        (Unit.WORKING_DAYS, 20, "2026-11-02", "2026-11-30"),
        (Unit.SCHOOL_DAYS, 15, "2026-11-20", "2026-12-11"),
    ],
)
def test_limits_end_on_the_day_counted_by_hand(unit, amount, start, expected):
    assert due(a_limit(unit, amount), date.fromisoformat(start), ENGLAND) == date.fromisoformat(expected)


def test_sixth_school_day_counts_the_first_day():
    found = due(a_limit(Unit.SCHOOL_DAYS, 6, is_day_one=True), date(2026, 11, 16), ENGLAND)

    assert found == date(2026, 11, 23)


def test_school_holidays_that_were_given_are_left_out():
    closed = Calendar(bank_holidays(), [(date(2026, 12, 7), date(2026, 12, 11))])

    assert due(a_limit(Unit.SCHOOL_DAYS, 15), date(2026, 11, 20), closed) == date(2026, 12, 18)


def test_no_limit_is_never_counted():
    assert due(a_limit(Unit.NO_LIMIT, ""), date(2026, 1, 1), ENGLAND) is None


@given(forward, st.integers(1, 65), days)
def test_no_limit_ends_before_it_starts(unit, amount, start):
    found = due(a_limit(unit, amount), start, ENGLAND)

    assert found is not None
    assert found > start


@given(st.integers(1, 30), st.integers(1, 30), days)
def test_weeks_in_two_parts_add_up(first, second, start):
    middle = due(a_limit(Unit.WEEKS, first), start, ENGLAND)

    assert middle is not None
    assert due(a_limit(Unit.WEEKS, second), middle, ENGLAND) == start + timedelta(weeks=first + second)


@given(st.integers(1, 65), days)
def test_a_bank_holiday_moves_working_days_only(amount, start):
    weekdays = Calendar()
    with_holidays = due(a_limit(Unit.WORKING_DAYS, amount), start, ENGLAND)
    without = due(a_limit(Unit.WORKING_DAYS, amount), start, weekdays)

    assert with_holidays is not None
    assert without is not None
    assert with_holidays >= without
    assert ENGLAND.is_working_day(with_holidays)
    for unit in (Unit.DAYS, Unit.WEEKS, Unit.MONTHS):
        assert due(a_limit(unit, amount), start, ENGLAND) == due(a_limit(unit, amount), start, weekdays)


@given(st.integers(1, 65), days)
def test_a_later_start_never_ends_earlier(amount, start):
    for unit in Unit:
        if unit not in {Unit.NO_LIMIT, Unit.DAY_OF_YEAR}:
            first = due(a_limit(unit, amount), start, ENGLAND)
            second = due(a_limit(unit, amount), start + timedelta(days=1), ENGLAND)
            assert first is not None
            assert second is not None
            assert first <= second


@given(days, st.integers(0, 60))
def test_months_keep_the_day_or_end_the_month(day, months):
    found = add_months(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
