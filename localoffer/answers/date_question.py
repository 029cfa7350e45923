"""What we have to ask before days can be worked out: which matter, or which day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from localoffer.answers import wording
from localoffer.answers.dates import Doubt, Unsure
from localoffer.catalogue.time_limits import Event
from localoffer.language import worded

_DOUBT = {
    Doubt.NONE_GIVEN: "",
    Doubt.NO_DAY: "Holidays, terms and seasons are not on the same days each year.",
    Doubt.IMPOSSIBLE: "I do not find that day in the calendar, or it is too long ago.",
    Doubt.TWO_WAYS: "I can read that day in two ways: {days}.",
    Doubt.SEVERAL: "I read more than one day: {days}.",
}
_WHICH_DAY = "Tell me one date: {what}. Give the day, the month and the year."
WHICH_KIND = "What is the date about?"


@dataclass(frozen=True)
class DateQuestion:
    """What is still to be asked.

    Args:
        kinds: Matters it may be about, when that is the question; empty when the day is.
        event: The matter, when it is known.
        unsure: Why the day has to be asked for; None when only the matter is open.
        day: The day that was given, when it is sure and only the matter is open.
    """

    kinds: tuple[Event, ...] = ()
    event: Event | None = None
    unsure: Unsure | None = None
    day: date | None = None

    @property
    def is_about_the_day(self) -> bool:
        """Whether a day is asked for, not a matter."""
        return self.unsure is not None

    @property
    def says(self) -> str:
        """The question in words."""
        if self.unsure is None:
            return WHICH_KIND
        days = _either(self.unsure.choices)
        what = self.event.what if self.event else "the day it happened"
        which = worded(_WHICH_DAY, what=what)
        why = _DOUBT[self.unsure.doubt]
        return f"{worded(why, days=days)} {which}" if why else which


def _either(days: Sequence[date]) -> str:
    return worded(" or ").join(wording.day(day) for day in days)
