"""Days in ordinary words: "3 March", "last Friday", "it's been 9 weeks". Pure.

A day we cannot be sure of is a span from the earliest to the latest it may be; one that words do not give ("a month
after Easter", "in May half term") is asked for. Without a year it is the nearest past one, or the next one for
something still to come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from localoffer.answers.counting_days import add_months

EARLIEST_YEAR, LATEST_YEAR = 2000, 2099
_DAY = timedelta(days=1)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "sixteen": 16, "twenty": 20, "a couple of": 2, "couple of": 2,
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?\b"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|fortnight|month)s?"
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b"
_SINCE = r"(?:been|waiting|waited|heard nothing|no reply|no answer)"
_ABOUT = r"(?:for\s+)?(?:over|about|around|nearly|almost|roughly|at least|more than)?\s*"


class Doubt(StrEnum):
    """Why a day has to be asked for."""

    NONE_GIVEN = "none_given"
    """The words hold no day."""
    NO_DAY = "no_day"
    """A holiday, a season or a term: its days differ from year to year, or from school to school."""
    IMPOSSIBLE = "impossible"
    """No calendar has this day, or it is too long ago or too far off."""
    TWO_WAYS = "two_ways"
    """Day and month may be the other way round."""
    SEVERAL = "several"
    """More than one day is named."""


@dataclass(frozen=True)
class When:
    """A day that was read.

    Args:
        earliest: The first day it may be.
        latest: The last day it may be; the same when it is sure.
    """

    earliest: date
    latest: date

    @property
    def is_exact(self) -> bool:
        """Whether it is one sure day."""
        return self.earliest == self.latest


@dataclass(frozen=True)
class Unsure:
    """A day that has to be asked for, and the days it may be."""

    doubt: Doubt
    choices: tuple[date, ...] = ()


Reading = When | Unsure


@dataclass(frozen=True)
class _Now:
    today: date
    looks_ahead: bool

    def nearest(self, month: int, day: int) -> date | None:
        """This day of the year, the nearest on the side we lean to; 29 February may be years away."""
        step = 1 if self.looks_ahead else -1
        for years in range(9):
            found = _day(self.today.year + step * years, month, day)
            if found and (found >= self.today if self.looks_ahead else found <= self.today):
                return found
        return None


def read_date(text: str, today: date, *, looks_ahead: bool = False) -> Reading:
    """The one day a message names.

    Args:
        text: Ordinary words.
        today: The day they are said.
        looks_ahead: Whether a day without a year is the next one rather than the last one.
    """
    now = _Now(today, looks_ahead)
    found = list(_readings(text.casefold().replace("\u2019", "'"), now))
    if not found:
        return Unsure(Doubt.NONE_GIVEN)
    unsure = next((each for each in found if isinstance(each, Unsure)), None)
    if unsure:
        return unsure
    sure = sorted({each for each in found if isinstance(each, When)}, key=lambda each: each.earliest)
    if len(sure) > 1:
        # "I asked on 3 March and have heard nothing today": today is when it is said.
        sure = [each for each in sure if each != When(today, today)]
    if len(sure) > 1:
        return Unsure(Doubt.SEVERAL, tuple(each.earliest for each in sure if each.is_exact))
    return sure[0]


def _readings(text: str, now: _Now) -> Iterator[Reading]:
    """Every day in a text; each way of saying one is looked for in what the ways before it left over."""
    for pattern, read in _WAYS:
        for match in pattern.finditer(text):
            reading = read(match, now)
            if reading is not None:
                yield reading
        text = pattern.sub(" # ", text)


def _no_day(_match: re.Match[str], _now: _Now) -> Reading:
    return Unsure(Doubt.NO_DAY)


def _iso(match: re.Match[str], _now: _Now) -> Reading:
    return _exact(_day(int(match["year"]), int(match["month"]), int(match["day"])))


def _numbers(match: re.Match[str], now: _Now) -> Reading | None:
    """3/4/2026, day first as in Britain; month first only where that alone is a day, asked where both may be."""
    first, second = int(match["first"]), int(match["second"])
    if not match["year"]:
        day = now.nearest(second, first) or now.nearest(first, second)
        return When(day, day) if day else None  # a share or a price, not a day
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    british, other = _day(year, second, first), _day(year, first, second)
    if british and other and not now.looks_ahead and british > now.today >= other:
        return Unsure(Doubt.TWO_WAYS, (british, other))
    return _exact(british or other)


def _named(match: re.Match[str], now: _Now) -> Reading:
    month, day = _month(match), int(match["day"])
    return _exact(_day(int(match["year"]), month, day) if match["year"] else now.nearest(month, day))


def _part_of_month(match: re.Match[str], now: _Now) -> Reading:
    part, month = match["part"], _month(match)
    now = replace(now, looks_ahead=now.looks_ahead or match["which"] == "next")
    first, last = {"e": (1, 10), "b": (1, 10), "s": (1, 10), "m": (11, 20)}.get((part or "")[:1], (1, 31))
    first, last = (21, 31) if part in {"late", "end of", "the end of"} else (first, last)
    start = _day(int(match["year"]), month, first) if match["year"] else now.nearest(month, first)
    if start is None:
        return Unsure(Doubt.IMPOSSIBLE)
    end = min(date(start.year, month, 1) + timedelta(days=last - 1), add_months(start.replace(day=1), 1) - _DAY)
    return When(start, end if now.looks_ahead or start > now.today else min(end, now.today))


def _ago(match: re.Match[str], now: _Now) -> Reading:
    """Weeks and months in speech are rounded: a few days either way; days are meant."""
    said = match["count"]
    count = int(said) if said.isdigit() else _NUMBERS[said]
    unit = match["unit"]
    if unit == "month":
        middle, slack = add_months(now.today, -count), 15
    else:
        each, slack = {"day": (1, 0), "week": (7, 3), "fortnight": (14, 3)}[unit]
        middle = now.today - timedelta(days=count * each)
    around = timedelta(days=slack)
    return When(middle - around, min(middle + around, now.today))


def _weekday(match: re.Match[str], now: _Now) -> Reading:
    """The last such day; the next one after "next" or "this coming"."""
    wanted = _WEEKDAYS.index(match["weekday"])
    back = (now.today.weekday() - wanted) % 7
    if match["which"].startswith(("next", "this coming")) or (now.looks_ahead and match["which"] == "on"):
        return _exact(now.today + timedelta(days=7 - back))
    return _exact(now.today - timedelta(days=back or (0 if match["which"] == "on" else 7)))


def _near(match: re.Match[str], now: _Now) -> Reading:
    return _exact(now.today - _DAY * {"yesterday": 1, "tomorrow": -1}.get(match["near"], 0))


def _last_span(match: re.Match[str], now: _Now) -> Reading:
    if match["span"] == "week":
        monday = now.today - timedelta(days=now.today.weekday() + 7)
        return When(monday, monday + timedelta(days=6))
    first = add_months(now.today.replace(day=1), -1)
    return When(first, now.today.replace(day=1) - _DAY)


def _day_of_month(match: re.Match[str], now: _Now) -> Reading:
    """The 3rd: of this month or the nearest one that has it."""
    first = now.today.replace(day=1)
    for months in range(3):
        month = add_months(first, months if now.looks_ahead else -months)
        found = _day(month.year, month.month, int(match["day"]))
        if found and (found >= now.today if now.looks_ahead else found <= now.today):
            return _exact(found)
    return Unsure(Doubt.IMPOSSIBLE)


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3]) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:
        return None


def _exact(day: date | None) -> Reading:
    return When(day, day) if day else Unsure(Doubt.IMPOSSIBLE)


def _way(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Now], Reading | None]], ...] = (
    (_way(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"), _iso),
    (_way(r"\b(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4}|\d{2})\b"), _numbers),
    (_way(r"\b(?!24/7\b)(?P<first>\d{1,2})/(?P<second>\d{1,2})(?P<year>)\b(?!/\d)"), _numbers),
    (_way(rf"\b{_DAY_NUMBER}\s+(?:of\s+)?{_MONTH}{_YEAR}"), _named),
    (_way(rf"\b{_MONTH}\s+(?:the\s+)?{_DAY_NUMBER}(?!\d|\s*(?:weeks?|days?|months?|years?)\b){_YEAR}"), _named),
    (_way(r"\b(?:easter|christmas|xmas|half[ -]?term|summer hol\w*|"
          r"(?:start|end|beginning) of (?:the )?(?:\w+ )?term|"
          r"last year|(?:in|since|last|this) (?:the )?(?:spring|summer|autumn|winter)|"
          r"(?:spring|summer|autumn) term)\b"), _no_day),
    (_way(r"\b(?:(?P<which>in|since|during|from|last|around|about|next)\s+)"
          r"(?:(?P<part>early|mid|late|(?:the )?end of|(?:the )?beginning of|(?:the )?start of)[ -]+)?"
          rf"{_MONTH}{_YEAR}"), _part_of_month),
    (_way(r"\b(?P<which>)(?P<part>early|mid|late|end of|beginning of|start of)[ -]+"
          rf"{_MONTH}{_YEAR}"), _part_of_month),
    (_way(rf"\b{_COUNT}\s+{_UNIT}\s+(?:ago|back)\b"), _ago),
    (_way(rf"\b{_SINCE}\s+{_ABOUT}{_COUNT}\s+{_UNIT}\b(?!\s*(?:old|early|late))"), _ago),
    (_way(rf"\b(?P<which>on|last|since|this coming|this|next)\s+{_WEEKDAY}"), _weekday),
    (_way(r"\b(?P<near>today|this morning|this afternoon|yesterday|tomorrow)\b"), _near),
    (_way(r"\blast (?P<span>week|month)\b"), _last_span),
    (_way(r"(?:^\s*|\b(?:on|since|from) )the (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
          r"(?=\s+(?:and|but|or|so|when|how|we|i|they|to)\b|\s*$|\s*[,.;!?#])"),
     _day_of_month),
)  # fmt: skip
