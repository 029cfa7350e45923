"""Counting time from a day: weeks, months, working days and school days. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from localoffer.catalogue.time_limits import Limit, Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Days on which nothing is counted.

    Args:
        bank_holidays: Holds a day that is one.
        closed: First and last day of each time the family says the school is closed.
    """

    bank_holidays: Container[date] = ()
    closed: Sequence[tuple[date, date]] = field(default=())

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and no bank holiday."""
        return day.weekday() < 5 and day not in self.bank_holidays

    def is_school_day(self, day: date) -> bool:
        """A working day on which the school is open, as far as we were told."""
        return self.is_working_day(day) and not any(first <= day <= last for first, last in self.closed)


def due(limit: Limit, start: date, calendar: Calendar) -> date | None:
    """The last day of a limit that starts on a day; None where there is no limit to count."""
    if limit.unit is Unit.NO_LIMIT:
        return None
    if limit.unit is Unit.DAY_OF_YEAR:
        month, day = map(int, limit.amount.split("-"))
        return date(start.year, month, day)
    amount = int(limit.amount)
    if limit.unit in {Unit.WORKING_DAYS, Unit.SCHOOL_DAYS}:
        counts = calendar.is_working_day if limit.unit is Unit.WORKING_DAYS else calendar.is_school_day
        return _counted(start - _DAY if limit.is_day_one else start, amount, counts)
    return {
        Unit.DAYS: lambda: start + timedelta(days=amount - limit.is_day_one),
        Unit.WEEKS: lambda: start + timedelta(weeks=amount),
        Unit.MONTHS: lambda: add_months(start, amount),
        Unit.MONTHS_BEFORE: lambda: add_months(start, -amount),
    }[limit.unit]()


def add_months(day: date, months: int) -> date:
    """The same day of a later month (earlier, below 0); its last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _counted(start: date, amount: int, counts: Callable[[date], bool]) -> date:
    day = start
    while amount:
        day += _DAY
        amount -= counts(day)
    return day
