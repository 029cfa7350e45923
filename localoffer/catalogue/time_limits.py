"""How long things may take: what starts a time, how long it runs, and which fact says so.

The lists are data/offer/time_limit_events.csv and data/offer/time_limits.csv. A limit has no source of its own: the
fact it names (data/offer/facts.csv) gives its strength, basis, source and dates, so a limit is never without one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from localoffer.errors import SeedError

EVENTS = Path("offer/time_limit_events.csv")
LIMITS = Path("offer/time_limits.csv")
"""Where the lists are, in the data folder."""
_NOT_WORDS = re.compile(r"[^a-z0-9]+")

_T = TypeVar("_T")


class Unit(StrEnum):
    """What a limit is counted in."""

    DAYS = "days"
    """Calendar days."""
    WEEKS = "weeks"
    MONTHS = "months"
    MONTHS_BEFORE = "months before"
    """Counted back from the day."""
    WORKING_DAYS = "working days"
    """Monday to Friday without bank holidays."""
    SCHOOL_DAYS = "school days"
    """Working days without the days a school says it is closed."""
    DAY_OF_YEAR = "day of that year"
    """A fixed day of the year the event is in; the amount is its month and day."""
    NO_LIMIT = "no limit"
    """Nothing national: never calculated."""


class Lean(StrEnum):
    """Where an event most often is, seen from today: which year a date without one means."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True)
class Event:
    """Something that starts a time.

    Args:
        key: Its code, as `offer deadline` takes it.
        name: What a family would call the matter.
        what: The very day that counts ("the day your council got your request").
        lean: Whether it has most often happened, or is still to come.
        words: Phrases that show a message is about it; "*" at the end stands for any ending. None for an event a
            family would not give the date of.
    """

    key: str
    name: str
    what: str
    lean: Lean
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limit:
    """One time limit.

    Args:
        key: Its code.
        event: What starts it.
        leads_to: The event it ends in, whose own limits follow; None at an end.
        amount: How many; of a fixed day its month and day ("02-15"); "" without a limit.
        unit: What is counted.
        is_day_one: Whether the day of the event is itself the first day.
        who: Who is bound.
        what: What the day is, in plain words.
        fact: Key of the fact that says so.
        note: What else to know; None for nothing.
        when_passed: Keys of facts that say what to do once it has passed.
    """

    key: str
    event: str
    leads_to: str | None
    amount: str
    unit: Unit
    is_day_one: bool
    who: str
    what: str
    fact: str
    note: str | None = None
    when_passed: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimeLimits:
    """All events and limits, in the order of their files."""

    events: Mapping[str, Event]
    limits: tuple[Limit, ...]

    @property
    def kinds(self) -> tuple[Event, ...]:
        """Events a family can give the date of."""
        return tuple(event for event in self.events.values() if event.words)

    def kinds_in(self, text: str) -> tuple[Event, ...]:
        """What a message is about: the events whose phrases it holds most of; several when they hold as much."""
        said = f" {_NOT_WORDS.sub(' ', text.casefold()).strip()} "
        weights = {event.key: _weight(event, said) for event in self.kinds}
        most = max(weights.values(), default=0)
        return tuple(self.events[key] for key, weight in weights.items() if weight == most) if most else ()


def load_time_limits(data: Path) -> TimeLimits:
    """Both lists.

    Raises:
        SeedError: A file is missing or a row is wrong; names the line and column.
    """
    events = {row["key"]: _event(row, where) for where, row in _rows(data, EVENTS)}
    limits = tuple(_limit(row, where) for where, row in _rows(data, LIMITS))
    for limit in limits:
        for key in filter(None, (limit.event, limit.leads_to)):
            if key not in events:
                raise SeedError(f'{LIMITS.name}, {limit.key}: "{key}" is no key of {EVENTS.name}. Correct the file.')
    return TimeLimits(events, limits)


def _weight(event: Event, said: str) -> int:
    """Letters of the longest phrase of an event that a message holds."""
    found = [len(each) for each in event.words if (f" {each[:-1]}" if each.endswith("*") else f" {each} ") in said]
    return max(found, default=0)


def _rows(data: Path, file: Path) -> list[tuple[str, dict[str, str]]]:
    try:
        with (data / file).open(encoding="utf-8", newline="") as opened:
            return [(f"{file.name}, line {line}", row) for line, row in enumerate(csv.DictReader(opened), start=2)]
    except OSError:
        raise SeedError(f"data/{file} is missing. Fetch the project's files again.") from None


def _event(row: Mapping[str, str], where: str) -> Event:
    words = tuple(each for each in row["words"].split("|") if each)
    return Event(row["key"], row["name"], row["event"], _read(row, "lean", Lean, "past or future", where), words)


def _limit(row: Mapping[str, str], where: str) -> Limit:
    unit = _read(row, "unit", Unit, f"one of {', '.join(Unit)}", where)
    expected = {Unit.NO_LIMIT: r"", Unit.DAY_OF_YEAR: r"\d\d-\d\d"}.get(unit, r"[1-9]\d*")
    if not re.fullmatch(expected, row["amount"]):
        raise SeedError(f'{where}, amount: "{row["amount"]}" does not fit the unit "{unit}". Correct the file.')
    return Limit(
        key=row["key"],
        event=row["event"],
        leads_to=row["leads_to"] or None,
        amount=row["amount"],
        unit=unit,
        is_day_one=row["is_day_one"] == "yes",
        who=row["who"],
        what=row["what"],
        fact=row["fact"],
        note=row["note"] or None,
        when_passed=tuple(key for key in row["when_passed"].split("|") if key),
    )


def _read(row: Mapping[str, str], column: str, read: Callable[[str], _T], expected: str, where: str) -> _T:
    try:
        return read(row[column])
    except ValueError:
        raise SeedError(f'{where}, {column}: "{row[column]}" is not {expected}. Correct the file.') from None
