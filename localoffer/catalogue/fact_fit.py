"""Whom a fact is for, and what families call what it says: the project's own file, read once.

A fact without a line fits every child. A background fact (a statistic, a name) comes after those a family can act on.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from localoffer.errors import SeedError

FACT_FIT = "fact_fit.csv"
OLDEST_YEARS = 26.0


@dataclass(frozen=True)
class FactFit:
    """Whom one fact is for.

    Args:
        from_age_years: The first age it fits.
        below_age_years: The first age it no longer fits.
        is_background: Whether it explains, rather than helps a family to act.
        words: What families say when this is what they need.
    """

    from_age_years: float = 0.0
    below_age_years: float = OLDEST_YEARS
    is_background: bool = False
    words: str = ""

    def fits(self, from_age_years: float, below_age_years: float) -> bool:
        """Whether it is for anybody of these ages."""
        return self.from_age_years < below_age_years and from_age_years < self.below_age_years


EVERYBODY = FactFit()


def load_fact_fit(offer: Path) -> Mapping[str, FactFit]:
    """Whom each fact is for, by the fact's key.

    Args:
        offer: The folder data/offer.

    Raises:
        SeedError: The file is missing or a row is wrong; names the line and what to do.
    """
    path = offer / FACT_FIT
    if not path.is_file():
        raise SeedError(f"data/offer/{FACT_FIT} is missing. Fetch the project's files again.")
    fits: dict[str, FactFit] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if row["key"] in fits:
                raise SeedError(f"{FACT_FIT}, line {line}: {row['key']} is there twice. Take one of them out.")
            fits[row["key"]] = _fit(row, line)
    return fits


def _fit(row: Mapping[str, str], line: int) -> FactFit:
    try:
        first = float(row["from_age_years"] or 0.0)
        below = float(row["below_age_years"] or OLDEST_YEARS)
    except ValueError:
        raise SeedError(f"{FACT_FIT}, line {line}: an age is no number. Write years, or leave it empty.") from None
    if not 0.0 <= first < below <= OLDEST_YEARS:
        raise SeedError(f"{FACT_FIT}, line {line}: ages {first:g} to {below:g} hold nobody from 0 to 25. Correct them.")
    return FactFit(first, below, row["is_background"] == "yes", row["words"])
