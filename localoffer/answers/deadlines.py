"""From one day to every day that follows from it: what is due, who is bound, what has passed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from localoffer.answers import sureness, wording
from localoffer.answers.answer import FactItem
from localoffer.answers.counting_days import Calendar, due
from localoffer.answers.dates import When
from localoffer.catalogue.time_limits import Event, Limit, TimeLimits, Unit
from localoffer.language import worded

_LIMIT = {
    "must": "The law sets this limit",
    "should": "Official guidance sets this limit",
    "common": "This is usual, and may differ where you live",
}


class DueState(StrEnum):
    """A day that follows, seen from today."""

    PASSED = "passed"
    MAY_HAVE_PASSED = "may_have_passed"
    """The day it is counted from, or the school's days, are not sure."""
    TODAY = "today"
    TO_COME = "to_come"
    NOT_COUNTED = "not_counted"
    """There is no national limit."""


@dataclass(frozen=True)
class Due:
    """One day that follows.

    Args:
        limit: What is due.
        fact: The fact that says so.
        on: The day; None where no limit is counted.
        latest: The last day it may be, when the start is not sure.
        counted_from: The event before it that is taken to happen on its own last day; None when counted from the start.
        is_about: Whether school days were counted without all of the school's own term dates.
        state: As of today.
        steps: Facts that say what to do, where it has or may have passed.
    """

    limit: Limit
    fact: FactItem
    on: date | None
    latest: date | None
    counted_from: Event | None
    is_about: bool
    state: DueState
    steps: tuple[FactItem, ...] = ()

    @property
    def when(self) -> str:
        """The day in words."""
        if self.on is None or self.latest is None:
            return "No date"
        if self.on != self.latest:
            days = {"first": wording.day(self.on), "last": wording.day(self.latest)}
            if self.is_about:
                return worded("About between {first} and {last}, or later", **days)
            return worded("Between {first} and {last}", **days)
        if self.is_about:
            return worded("About {day}, or later", day=wording.day(self.on))
        return wording.day(self.on)

    @property
    def strength(self) -> str:
        """Law, guidance or custom, with how far we checked it."""
        provenance = self.fact.provenance
        status = sureness.law_status(provenance)
        return f"{worded(_LIMIT[provenance.strength])}: {provenance.basis}." + (f" {status}" if status else "")

    def notes(self) -> Iterator[str]:
        """What else belongs to this day, one sentence each."""
        if self.counted_from is not None:
            yield worded("Counted from the last possible day before it: {what}.", what=self.counted_from.what)
        if self.is_about:
            yield "School days differ. School holidays move this day later."
        if self.limit.note:
            yield self.limit.note


@dataclass(frozen=True)
class Timeline:
    """All that follows from one day.

    Args:
        event: What happened, or will.
        start: When.
        dues: The days, soonest first; what has no limit last.
        closed: School holidays that were taken out of school days.
        today: The day it was worked out.
    """

    event: Event
    start: When
    dues: tuple[Due, ...]
    closed: tuple[tuple[date, date], ...]
    today: date

    @property
    def counted_from(self) -> str:
        """The start in words."""
        first = f"{wording.day(self.start.earliest)}"
        if not self.start.is_exact:
            first = worded("a day between {first} and {last}", first=first, last=wording.day(self.start.latest))
        return worded("Counted from {first}: {what}.", first=first, what=self.event.what)

    @property
    def term_dates(self) -> str | None:
        """What was assumed of school days; None where none were counted."""
        if all(each.limit.unit is not Unit.SCHOOL_DAYS for each in self.dues):
            return None
        if not self.closed:
            return (
                "I do not know your school's holidays, so I counted all days from Monday to Friday except bank "
                "holidays. School holidays make the dates later. Ask the school for its term dates."
            )
        days = "; ".join(
            worded("{first} to {last}", first=wording.day(first), last=wording.day(last)) for first, last in self.closed
        )
        return worded("I left out weekends, bank holidays and the school holidays you gave: {days}.", days=days)

    @property
    def steps(self) -> tuple[FactItem, ...]:
        """What to do about days that have or may have passed, each once."""
        return tuple({step.key: step for each in self.dues for step in each.steps}.values())

    def as_json(self) -> dict[str, Any]:
        """For `offer deadline --json`."""
        return {
            "kind": self.event.key,
            "name": self.event.name,
            "starts": self.event.what,
            "from": {"earliest": self.start.earliest.isoformat(), "latest": self.start.latest.isoformat()},
            "today": self.today.isoformat(),
            "term_dates": self.term_dates,
            "closed": [[first.isoformat(), last.isoformat()] for first, last in self.closed],
            "due": [_as_json(each, self.today) for each in self.dues],
        }


def timeline(  # noqa: PLR0913 - the parts of one calculation, each named by its caller
    limits: TimeLimits, event: Event, start: When, *, facts: Mapping[str, FactItem], calendar: Calendar, today: date
) -> Timeline:
    """Every day that follows from one; a limit whose fact we do not hold is left out, for it has no source.

    Args:
        limits: All limits.
        event: What happened.
        start: When.
        facts: Facts by key.
        calendar: Days that are not counted.
        today: The day to judge from.
    """
    dues = tuple(_follow(limits, event, start, None, (facts, calendar, today)))
    in_order = sorted(dues, key=lambda each: (each.on is None, each.on or today, each.latest or today))
    return Timeline(event, start, tuple(in_order), tuple(calendar.closed), today)


_Given = tuple[Mapping[str, FactItem], Calendar, date]


def _follow(limits: TimeLimits, event: Event, start: When, before: Event | None, given: _Given) -> Iterator[Due]:
    for limit in (each for each in limits.limits if each.event == event.key):
        if limit.fact not in given[0]:
            continue
        found = _due(limit, start, before, given)
        yield found
        if limit.leads_to and found.on and found.latest:
            after = limits.events[limit.leads_to]
            yield from _follow(limits, after, When(found.on, found.latest), after, given)


def _due(limit: Limit, start: When, before: Event | None, given: _Given) -> Due:
    facts, calendar, today = given
    on, latest = due(limit, start.earliest, calendar), due(limit, start.latest, calendar)
    is_about = limit.unit is Unit.SCHOOL_DAYS and not calendar.closed
    state = _state(on, latest, today, is_sure=before is None and not is_about)
    late = state in {DueState.PASSED, DueState.MAY_HAVE_PASSED}
    steps = tuple(facts[key] for key in limit.when_passed if key in facts) if late else ()
    return Due(limit, facts[limit.fact], on, latest, before, is_about, state, steps)


def _state(on: date | None, latest: date | None, today: date, *, is_sure: bool) -> DueState:
    if on is None or latest is None:
        return DueState.NOT_COUNTED
    if on == latest == today:
        return DueState.TODAY
    if today <= on:
        return DueState.TO_COME
    return DueState.PASSED if latest < today and is_sure else DueState.MAY_HAVE_PASSED


STATE_WORDS = {
    DueState.PASSED: "This day has passed",
    DueState.MAY_HAVE_PASSED: "This day may have passed",
    DueState.TODAY: "This is today",
    DueState.TO_COME: "Still to come",
    DueState.NOT_COUNTED: "Not worked out",
}


def lines(found: Timeline) -> list[str]:
    """A timeline as text, for the terminal."""
    said = [found.event.name, found.counted_from, *filter(None, [found.term_dates]), ""]
    for each in found.dues:
        said += [f"{each.when}: {each.limit.what}", f"  {STATE_WORDS[each.state]}. {each.strength}"]
        said += [f"  {note}" for note in each.notes()]
        said += [f"  {source(each, found.today)}"]
    said += [worded("What you can do: {title}. {text}", title=step.title, text=step.text) for step in found.steps]
    return [*said, "", wording.DISCLAIMER]


def source(due: Due, today: date) -> str:
    """Where a limit comes from and when that was checked."""
    told = due.fact.provenance
    return worded(
        "Source: {source}. {checked}.",
        source=told.source,
        checked=wording.checked(told.verified_on, told.confidence, told.review_by, today),
    )


def _as_json(each: Due, today: date) -> dict[str, Any]:
    told = each.fact.provenance
    return {
        "key": each.limit.key,
        "what": each.limit.what,
        "who": each.limit.who,
        "on": each.on and each.on.isoformat(),
        "latest": each.latest and each.latest.isoformat(),
        "limit": f"{each.limit.amount} {each.limit.unit}".strip(),
        "about": each.is_about,
        "counted_from": each.counted_from.key if each.counted_from else "start",
        "state": each.state.value,
        "notes": list(each.notes()),
        "fact": each.fact.key,
        "strength": told.strength,
        "basis": told.basis,
        "law_status": told.law_status,
        "source": told.source,
        "source_url": told.source_url,
        "checked": wording.checked(told.verified_on, told.confidence, told.review_by, today),
        "do_next": [{"fact": step.key, "title": step.title, "text": step.text} for step in each.steps],
    }


def fact_keys(limits: TimeLimits) -> Sequence[str]:
    """Every fact that limits lean on."""
    return list(dict.fromkeys(key for limit in limits.limits for key in (limit.fact, *limit.when_passed)))
