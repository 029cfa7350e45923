"""What a family asks for, as one value: where, how old, which needs, which help."""

from __future__ import annotations

from dataclasses import dataclass

from localoffer.errors import QueryError

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

    def __post_init__(self) -> None:
        """Refuse an age nobody we serve can have."""
        if self.age_years is not None and not 0 <= self.age_years <= OLDEST_YEARS + 1:
            raise QueryError(f"age: {self.age_years:g} is not from 0 to {OLDEST_YEARS} years. Give the child's age.")
