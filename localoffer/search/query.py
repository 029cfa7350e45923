"""What is asked, as two values: a `Query` says what a family looks for, `Filters` what a result must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from localoffer.errors import QueryError

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of the week as schedules write them (RFC 5545)."""
FARTHEST_MILES = 1_000.0
PHASES = ("early_years", "primary", "secondary", "post16", "young_adult")
OLDEST_YEARS = 25
"""EHC plans can run to the end of the year in which a young person turns 25 (domain brief, section 6)."""


@dataclass(frozen=True)
class Query:
    """One question.

    Args:
        gss_code: The council that owes the duties.
        age_years: 0 to 25, or None when not known.
        phases: Phases the child may be in; empty when not known. Reception belongs to two.
        needs: Need codes, most likely first.
        areas_of_need: Broad areas those needs lie in.
        supports: Support type codes asked for by name.
        point: Latitude and longitude in degrees, rounded to 0.01, or None.
        words: What a family typed, without its ages; searched for in what services say of themselves.
        named: Needs and supports in plain words, by code; a service may use these words.
        alike: For a stem the stems that mean the same ("stutter", "stammer"), each with its word.

    Raises:
        QueryError: The age lies outside 0 to 25.
    """

    gss_code: str
    age_years: float | None = None
    phases: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    areas_of_need: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    words: str = ""
    named: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an age nobody we serve can have."""
        if self.age_years is not None and not 0 <= self.age_years <= OLDEST_YEARS + 1:
            raise QueryError(f"age: {self.age_years:g} is not from 0 to {OLDEST_YEARS} years. Give the child's age.")


@dataclass(frozen=True)
class Filters:
    """What a service must be to be found at all; nothing given, nothing left out.

    What a service does not state rules it out only where families could be sent in vain: a price, a day, a distance.
    Ages, phases and areas that are not stated stay, further down.

    Args:
        authority: GSS code of the council whose list it must be in.
        area: GSS code of the council a family lives in: its own list, and what others offer its families.
        age_years: An age its stated ages must include.
        phases: Phases of which it must reach one.
        needs: Need codes of which it must carry one.
        supports: Support codes of which it must carry one.
        within_miles: How far from the query's point at most.
        free: Whether it must say that it is free.
        day: A day it must be open on, as in `DAYS`.
        open_only: Whether closed services are left out.

    Raises:
        QueryError: A day or a distance that is none.
    """

    authority: str | None = None
    area: str | None = None
    age_years: float | None = None
    phases: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    within_miles: float | None = None
    free: bool = False
    day: str | None = None
    open_only: bool = True

    def __post_init__(self) -> None:
        """Refuse what no service could meet."""
        if self.day is not None and self.day not in DAYS:
            raise QueryError(f'day: "{self.day}" is no day of the week. Write one of {", ".join(DAYS)}.')
        if self.within_miles is not None and not 0 < self.within_miles <= FARTHEST_MILES:
            raise QueryError(
                f"distance: {self.within_miles:g} miles is not above 0 and up to {FARTHEST_MILES:,.0f}. "
                "Give a number of miles."
            )
