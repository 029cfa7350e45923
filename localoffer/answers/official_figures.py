"""Official figures about EHC plans as values: of a council, of a region, of England. Pure.

A region's figures are worked out from those of its councils, each share weighed by the plans or requests it is of; no
council is put above another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from localoffer.answers import wording
from localoffer.language import worded
from localoffer.store.records import EhcFigureRecord


@dataclass(frozen=True)
class Figures:
    """The figures of one year; None where none is published, or where it would be too small to mean anything.

    Args:
        gss_code: Whose they are.
        year: The calendar year.
        plans_issued: New plans, without those the council classed as exceptions.
        pct_within_20_weeks: Share of these that were on time.
        requests: Requests for an assessment.
        pct_requests_refused: Share of these that were refused.
        ehc_plans: Plans in place in the January after.
        source: Who published them.
        verified_on: The day the source was read.
    """

    gss_code: str
    year: int
    plans_issued: int | None
    pct_within_20_weeks: float | None
    requests: int | None
    pct_requests_refused: float | None
    ehc_plans: int | None
    source: str
    verified_on: date


@dataclass(frozen=True)
class Measure:
    """One thing that is compared.

    Args:
        key: Its name for programs.
        label: Its name in plain words.
        field: Where its value is.
        weight: What a share is a share of; None for a number.
        note: What has to be known to read it.
        is_of_january: Whether it is of the January after the year.
    """

    key: str
    label: str
    field: str
    weight: str | None = None
    note: str = ""
    is_of_january: bool = False

    def value(self, figures: Figures | None) -> float | None:
        """Its value for one council, region or country."""
        return getattr(figures, self.field) if figures else None

    def words(self, value: float) -> str:
        """A value as it is shown: "46 in 100", "1,234"."""
        return wording.in_100(value) if self.weight else f"{value:,.0f}"

    def when(self, year: int) -> str:
        """What its year means: "2024", "January 2025"."""
        return worded("January {year}", year=year + 1) if self.is_of_january else str(year)


ON_TIME = Measure(
    "on_time",
    "EHC plans finished within the legal time limit",
    "pct_within_20_weeks",
    "plans_issued",
    "Plans that a council counts as exceptions are left out.",
)
MEASURES = (
    ON_TIME,
    Measure("plans_issued", "New EHC plans", "plans_issued"),
    Measure("requests", "Requests for an EHC needs assessment", "requests"),
    Measure("refused", "Requests that were refused", "pct_requests_refused", "requests"),
    Measure("ehc_plans", "EHC plans in place", "ehc_plans", is_of_january=True),
)
"""Everything compared, in the order in which it is shown."""


def figures_of(record: EhcFigureRecord) -> Figures:
    """A stored row as a value."""
    return Figures(**{name: getattr(record, name) for name in Figures.__dataclass_fields__})


def together(gss_code: str, many: Sequence[Figures]) -> Figures | None:
    """The figures of several councils as those of one area, of their newest year; None when there are none."""
    newest = [each for each in many if each.year == max(one.year for one in many)]
    if not newest:
        return None
    sums: dict[str, Any] = {measure.field: _together(measure, newest) for measure in MEASURES}
    return replace(newest[0], gss_code=gss_code, **sums)


def _together(measure: Measure, many: Sequence[Figures]) -> float | None:
    pairs = [
        (value, getattr(each, measure.weight) or 0 if measure.weight else 1)
        for each in many
        if (value := measure.value(each)) is not None
    ]
    total = sum(value * weight for value, weight in pairs)
    weights = sum(weight for _, weight in pairs)
    if not weights:
        return None
    return round(total / weights, 1) if measure.weight else int(total)
