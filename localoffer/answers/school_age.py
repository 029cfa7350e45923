"""On which side of the end of school age somebody is, from a birth date, an age or a school year. Pure.

An age alone does not always tell: two people aged 16 may be on two sides of the same Friday.

Source: Education Act 1996, section 8, and the rules on compulsory school age as summarised in the SEND domain brief,
section 6; families are told by the fact `yp-school-age` (data/offer/facts.csv).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from localoffer.answers.counting_days import add_months

LAST_YEAR_OF_SCHOOL_AGE = 11
_SIXTEEN = 16
_SEPTEMBER, _JUNE = 9, 6
_FRIDAY = 4
_DAY = timedelta(days=1)


class Side(StrEnum):
    """Before, after, or one of the two."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


def last_friday_in_june(year: int) -> date:
    """The last day of school age for those who are in Year 11 in the school year that ends in `year`."""
    last = date(year, _JUNE, 30)
    return last - ((last.weekday() - _FRIDAY) % 7) * _DAY


def end_of_school_age(born: date) -> date:
    """The last day of somebody's school age: in June of the school year, from September, in which they turn 16."""
    turns = add_months(born, 12 * _SIXTEEN)
    return last_friday_in_june(_ends_in(turns))


def side_of(
    today: date,
    *,
    born: date | None = None,
    age_years: float | None = None,
    school_year: int | None = None,
) -> Side:
    """Whether school age is over, as surely as what is known allows.

    Args:
        today: The day it is asked on; on the Friday itself school age is not over yet.
        born: A birth date; nobody needs to give one.
        age_years: An age from 0 to 25, read as whole years.
        school_year: An English school year, 1 to 13, in the school year of today.
    """
    if born is not None:
        return _side(end_of_school_age(born), today)
    if school_year is not None:
        return _side(last_friday_in_june(_ends_in(today) + LAST_YEAR_OF_SCHOOL_AGE - school_year), today)
    if age_years is None:
        return Side.EITHER
    years = int(age_years)
    sides = {_side(end_of_school_age(each), today) for each in _youngest_and_oldest(today, years)}
    return sides.pop() if len(sides) == 1 else Side.EITHER


def next_ends(today: date) -> tuple[date, date]:
    """The last end of school age that has passed, and the next one: today's own counts as still to come."""
    this = last_friday_in_june(today.year)
    year = today.year if this < today else today.year - 1
    return last_friday_in_june(year), last_friday_in_june(year + 1)


def _side(end: date, today: date) -> Side:
    return Side.AFTER if today > end else Side.BEFORE


def _ends_in(day: date) -> int:
    """The calendar year in which the school year of a day ends."""
    return day.year + (day.month >= _SEPTEMBER)


def _youngest_and_oldest(today: date, years: int) -> tuple[date, date]:
    """The latest and the earliest birth date of somebody of this age today."""
    return add_months(today, -12 * years), add_months(today, -12 * (years + 1)) + _DAY
