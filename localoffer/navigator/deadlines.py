"""Time limits: from a day in ordinary words to every day that follows from it."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from localoffer.answers import compose
from localoffer.answers.answer import FactItem
from localoffer.answers.counting_days import Calendar
from localoffer.answers.date_question import DateQuestion
from localoffer.answers.dates import Unsure, When, read_date
from localoffer.answers.deadlines import Timeline, fact_keys, timeline
from localoffer.catalogue import provision
from localoffer.catalogue.bank_holidays import bank_holidays
from localoffer.catalogue.time_limits import Event, Lean, TimeLimits, load_time_limits
from localoffer.errors import QueryError
from localoffer.navigator.ground import Ground

LONGEST_CLOSED_DAYS = 60
"""Longer than any school holiday in England."""
_HOLIDAYS = re.compile(r"[;\n]+")
_TO = re.compile(r"\s+(?:to|until|till|-|\u2013)\s+|\.\.")
_YEAR = re.compile(r"\d{4}")


class Deadlines:
    """What is due when, and what to do once it has passed."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def limits(self) -> TimeLimits:
        """All events and limits, loaded once."""
        return load_time_limits(self.ground.data)

    @property
    def kinds(self) -> tuple[Event, ...]:
        """Matters a family can give the date of."""
        return self.limits.kinds

    def kind(self, key: str) -> Event:
        """The matter a code stands for.

        Raises:
            QueryError: No such code.
        """
        found = next((each for each in self.kinds if each.key == key), None)
        if found is None:
            codes = ", ".join(each.key for each in self.kinds)
            raise QueryError(f'kind: "{key}" is none of the matters we know. Use one of {codes}.')
        return found

    def ask(self, words: str, *, kind: str | None = None, closed: str = "") -> Timeline | DateQuestion:
        """All that follows from the day in some words, or what we have to ask first.

        Args:
            words: Ordinary words with a day, such as "we asked on 3 March".
            kind: Code of the matter; read from the words when omitted.
            closed: School holidays: "2027-02-15 to 2027-02-19; …".

        Raises:
            QueryError: The code is unknown, or the school holidays cannot be read.
        """
        events = (self.kind(kind),) if kind else self.limits.kinds_in(words)
        times = self._closed(closed)
        event = events[0] if len(events) == 1 else None
        looks_ahead = event is not None and event.lean is Lean.FUTURE
        read = read_date(words, self.ground.today(), looks_ahead=looks_ahead)
        if isinstance(read, Unsure):
            return DateQuestion(event=event, unsure=read)
        if event is None:
            return DateQuestion(kinds=events or self.kinds, day=read.earliest if read.is_exact else None)
        return self._timeline(event, read, times)

    def facts_of(self, kind: str) -> list[str]:
        """Keys of the facts that say which times a matter starts, in the order of the list."""
        return list(dict.fromkeys(limit.fact for limit in self.limits.limits if limit.event == kind))

    def names_a_day(self, words: str) -> bool:
        """Whether words hold a day we can count from."""
        return isinstance(read_date(words, self.ground.today()), When)

    def _timeline(self, event: Event, start: When, closed: tuple[tuple[date, date], ...]) -> Timeline:
        calendar = Calendar(bank_holidays(), closed)
        return timeline(self.limits, event, start, facts=self._facts(), calendar=calendar, today=self.ground.today())

    def _facts(self) -> dict[str, FactItem]:
        with self.ground.database.session() as session:
            rows = provision.facts_by_key(session, fact_keys(self.limits))
            return {row.key: compose.fact_item(row) for row in rows}

    def _closed(self, text: str) -> tuple[tuple[date, date], ...]:
        return tuple(self._holiday(each) for each in _HOLIDAYS.split(text) if each.strip())

    def _holiday(self, text: str) -> tuple[date, date]:
        days = [read_date(part, self.ground.today()) for part in _TO.split(text.strip()) if _YEAR.search(part)]
        if len(days) == 2:
            first, last = days
            if isinstance(first, When) and isinstance(last, When) and first.is_exact and last.is_exact:
                length = (last.earliest - first.earliest).days
                if 0 <= length <= LONGEST_CLOSED_DAYS:
                    return first.earliest, last.earliest
        raise QueryError(
            f'school holidays: "{text.strip()}" is not a first day and a last day at most {LONGEST_CLOSED_DAYS} days '
            "later. Write 15 February 2027 to 19 February 2027, and a semicolon between two holidays."
        )
