"""Whether a helpline is open now, when it closes and when it opens again, in UK time. Pure.

Hours come from a row as one short text, such as "Mon-Fri 09:30-17:00" (docs/data-formats.md says what it may hold).
What a row does not say is not guessed: without hours, and on a bank holiday the row does not speak of, the answer is
"not known".
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from localoffer.answers.wording import MONTHS, WEEKDAYS
from localoffer.errors import SeedError
from localoffer.language import worded

LONDON = ZoneInfo("Europe/London")
"""Hours of a helpline are wall-clock time there, summer and winter."""
ALWAYS = "24/7"
UNKNOWN = "Opening hours not known to us"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HOLIDAYS = "bank holidays"
_DAYS_AHEAD = 14
"""How far ahead an opening is looked for: longer than any run of closed days."""
_PART = re.compile(r"(?P<first>[A-Z][a-z]{2})(?:-(?P<last>[A-Z][a-z]{2}))? (?P<times>\?|\d\d:\d\d-\d\d:\d\d)")
_DAY = timedelta(days=1)
_MIDNIGHT = time(0)


class OpenState(StrEnum):
    """Whether somebody answers now."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Hours:
    """A week of opening hours.

    Args:
        week: For each weekday, Monday first, opening and closing times in order; a closing time that is not after its
            opening time is on the next day. None where only the day is known and not the times.
        is_always: Day and night, bank holidays too.
        on_holidays: "closed", "open" (as on any other day), or None where a source does not say.
    """

    week: tuple[tuple[tuple[time, time], ...] | None, ...] = ((),) * 7
    is_always: bool = False
    on_holidays: str | None = None

    def on(self, day: date, holidays: Container[date]) -> tuple[tuple[time, time], ...] | None:
        """Opening and closing times of one day; empty when closed, None when not known."""
        if day in holidays and self.on_holidays != "open":
            # A day that is closed every week is closed on a bank holiday too.
            return () if self.on_holidays == "closed" or self.week[day.weekday()] == () else None
        return self.week[day.weekday()]


@dataclass(frozen=True)
class Opening:
    """What can be said of one helpline at one moment.

    Args:
        state: Open, closed or not known.
        at: The moment, in UK time.
        until: When it closes; None when it never does, or when that is not known.
        opens: When it is next sure to open; None when that is not known.
        may_open_sooner: Whether a day of which nothing is known lies before that.
    """

    state: OpenState
    at: datetime
    until: datetime | None = None
    opens: datetime | None = None
    may_open_sooner: bool = False

    @property
    def words(self) -> str:
        """One line for a family."""
        if self.state is OpenState.UNKNOWN:
            return worded(UNKNOWN)
        if self.state is OpenState.OPEN:
            if self.until is None:
                return worded("Open now, day and night")
            return worded("Open now until {time}", time=_clock(self.until.time()))
        if self.opens is None:
            return worded("Closed now. We do not know when it opens")
        words = worded(
            "Closed now: opens {day} at {time}",
            day=_day(self.opens.date(), self.at.date()),
            time=_clock(self.opens.time()),
        )
        if not self.may_open_sooner:
            return words
        return worded("{closed}. It may open on a day before that: we do not know", closed=words)


def read_hours(text: str | None, *, where: str = "opening") -> Hours | None:
    """Hours as a row words them; None where it says nothing.

    Args:
        text: "24/7", or days with times parted by semicolons: "Mon-Thu 09:00-17:00; Fri ?; bank holidays closed".
        where: File and line, for the error.

    Raises:
        SeedError: It is written in another way.
    """
    if not text:
        return None
    if text == ALWAYS:
        return Hours(is_always=True)
    week: list[tuple[tuple[time, time], ...] | None] = [()] * 7
    on_holidays = None
    for part in (each.strip() for each in text.split(";")):
        if part in {f"{_HOLIDAYS} closed", f"{_HOLIDAYS} open"}:
            on_holidays = part.rpartition(" ")[2]
            continue
        for number, times in _days_of(part, where):
            before = week[number]
            week[number] = None if times is None or before is None else tuple(sorted((*before, times)))
    return Hours(tuple(week), on_holidays=on_holidays)


def opening(hours: Hours | None, now: datetime, holidays: Container[date] = ()) -> Opening:
    """Whether somebody answers at a moment.

    Args:
        hours: Of one helpline; None when not known.
        now: Any moment, with its time zone.
        holidays: Bank holidays in England.
    """
    at = now.astimezone(LONDON)
    if hours is None:
        return Opening(OpenState.UNKNOWN, at)
    if hours.is_always:
        return Opening(OpenState.OPEN, at)
    for start in (at.date() - _DAY, at.date()):
        for opens, closes in hours.on(start, holidays) or ():
            if _moment(start, opens) <= at < (ends := _end(start, opens, closes)):
                return Opening(OpenState.OPEN, at, until=ends)
    if hours.on(at.date(), holidays) is None:
        return Opening(OpenState.UNKNOWN, at)
    return _closed(hours, at, holidays)


def _closed(hours: Hours, at: datetime, holidays: Container[date]) -> Opening:
    unsure = False
    for ahead in range(_DAYS_AHEAD + 1):
        day = at.date() + ahead * _DAY
        times = hours.on(day, holidays)
        if times is None:
            unsure = True
            continue
        for opens, _ in times:
            if (moment := _moment(day, opens)) > at:
                return Opening(OpenState.CLOSED, at, opens=moment, may_open_sooner=unsure)
    return Opening(OpenState.CLOSED, at)


def _days_of(part: str, where: str) -> list[tuple[int, tuple[time, time] | None]]:
    match = _PART.fullmatch(part)
    if match is None or not {match["first"], match["last"] or match["first"]} <= set(_DAYS):
        raise SeedError(f'{where}: "{part}" is not days with times, such as "Mon-Fri 09:30-17:00". Correct the file.')
    first, last = _DAYS.index(match["first"]), _DAYS.index(match["last"] or match["first"])
    days = [number % 7 for number in range(first, last + (1 if first <= last else 8))]
    if match["times"] == "?":
        return [(number, None) for number in days]
    try:
        opens, closes = (time.fromisoformat(each) for each in match["times"].split("-"))
    except ValueError:
        raise SeedError(f'{where}: "{match["times"]}" holds a time that is none. Correct the file.') from None
    return [(number, (opens, closes)) for number in days]


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, LONDON)


def _end(day: date, opens: time, closes: time) -> datetime:
    return _moment(day if closes > opens else day + _DAY, closes)


def _clock(at: time) -> str:
    """5pm, 9.30am, midday, midnight."""
    if at == _MIDNIGHT:
        return worded("midnight")
    if at == time(12):
        return worded("midday")
    hour = at.hour % 12 or 12
    clock = f"{hour}.{at.minute:02}" if at.minute else str(hour)
    return worded("{clock}am", clock=clock) if at.hour < 12 else worded("{clock}pm", clock=clock)


def _day(day: date, today: date) -> str:
    away = (day - today).days
    if away <= 1:
        return worded("tomorrow") if away else worded("today")
    if away < 7:
        return worded("on {weekday}", weekday=WEEKDAYS[day.weekday()])
    return worded(
        "on {weekday} {day} {month}", weekday=WEEKDAYS[day.weekday()], day=day.day, month=MONTHS[day.month - 1]
    )
