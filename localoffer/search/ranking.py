"""Which rows fit a query, in which order, and why. Pure: values in, values out.

The order families see: law first, then guidance, then what is common; inside each, what is made for the need before
what holds for everyone, the child's present phase before the next, the council's own before the national, then the
key, so that the order never depends on input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from localoffer.catalogue.freshness import is_stale
from localoffer.places.distance import miles_between
from localoffer.search.evidence import STATED, Judge
from localoffer.search.listing import Listing
from localoffer.search.query import Filters, Query
from localoffer.search.text import asked
from localoffer.store.records import STRENGTHS, ProvisionRecord, SupportTypeRecord

__all__ = ["Match", "fits_age", "is_stale", "rank_provision", "rank_services", "rank_supports"]

Row = TypeVar("Row")
NO_FILTERS = Filters()


@dataclass(frozen=True)
class Match(Generic[Row]):
    """A row that fits, how well, and why it is there."""

    row: Row
    fit: int
    """0 holds for everyone, 1 its broad area or words fit, 2 made for the need, 3 asked for by name."""
    reasons: tuple[str, ...]
    distance_miles: float | None = None
    score: float = 0.0
    """Of services: how much speaks for it, all in all."""


def rank_provision(rows: Iterable[ProvisionRecord], query: Query) -> list[Match[ProvisionRecord]]:
    """Provision that fits, must before should before common."""
    matches = [match for row in rows if (match := _provision_match(row, query))]
    return sorted(
        matches,
        key=lambda each: (
            STRENGTHS.index(each.row.strength),
            -each.fit,
            query.phases[:1] != () and query.phases[0] not in each.row.phases,
            each.row.gss_code is None,
            each.row.provision_id,
        ),
    )


def _provision_match(row: ProvisionRecord, query: Query) -> Match[ProvisionRecord] | None:
    if query.phases and not set(row.phases) & set(query.phases):
        return None
    if set(row.supports) & set(query.supports):
        return Match(row, 3, ("about the help you asked for",))
    if set(row.needs) & set(query.needs):
        return Match(row, 2, ("for this kind of need",))
    if row.needs and query.needs:
        return None
    if row.is_general:
        return None if row.supports and query.supports else Match(row, 0, ("holds for every child with SEND",))
    if set(row.areas_of_need) & set(query.areas_of_need):
        return Match(row, 1, ("for this area of need",))
    return None


def rank_supports(rows: Iterable[SupportTypeRecord], query: Query) -> list[Match[SupportTypeRecord]]:
    """Kinds of help that fit: those asked for by name first, then those families with this need often look for.

    A support type names the needs it is for, the foremost first, and that order counts here.
    """
    matches = [match for row in rows if (match := _support_match(row, query))]
    return sorted(
        matches,
        key=lambda each: (
            -each.fit,
            _place(each.row.code, query.supports),
            min((_place(code, tuple(each.row.needs)) for code in query.needs), default=0),
            each.row.position,
            each.row.code,
        ),
    )


def _support_match(row: SupportTypeRecord, query: Query) -> Match[SupportTypeRecord] | None:
    if row.code in query.supports:
        return Match(row, 3, ("you asked about it",))
    if not fits_age(row.min_age_years, row.max_age_years, query.age_years):
        return None
    if set(row.needs) & set(query.needs):
        return Match(row, 2, ("families with this need often look for it",))
    return None


def rank_services(
    found: Sequence[Listing], query: Query, *, today: date, filters: Filters = NO_FILTERS
) -> list[Match[Listing]]:
    """Services that fit, the one most speaks for first; then the nearest, then by name.

    Args:
        found: Listings within the filters; distance is looked at here.
        query: What a family looks for.
        today: The day it asks.
        filters: What it insists on.

    Returns:
        Only services that something asked for speaks for, unless nothing but filters was asked.
    """
    judge = Judge(found, query, filters, today)
    matches = [_service_match(each, judge, query.point) for each in found]
    asks = bool(query.needs or query.supports or asked(query.words))
    return sorted(
        (match for match in matches if (match.fit or not asks) and _is_near(match, query, filters)),
        key=lambda each: (
            -each.score,
            each.distance_miles is None,
            each.distance_miles or 0.0,
            each.row.name,
            each.row.service_id,
        ),
    )


def _service_match(row: Listing, judge: Judge, point: tuple[float, float] | None) -> Match[Listing]:
    miles = _nearest_miles(row, point)
    told = judge.evidence(row, miles)
    reasons = tuple(dict.fromkeys(each.words for each in told if each.words))
    score = round(sum(each.points for each in told), 6)
    return Match(row, max((each.kind for each in told), default=STATED), reasons, miles, score)


def _is_near(match: Match[Listing], query: Query, filters: Filters) -> bool:
    if filters.within_miles is None or query.point is None:
        return True
    return match.distance_miles is not None and match.distance_miles <= filters.within_miles


def _nearest_miles(row: Listing, point: tuple[float, float] | None) -> float | None:
    return min((miles_between(point, each) for each in row.points), default=None) if point else None


def fits_age(low: float | None, high: float | None, age_years: float | None) -> bool:
    """Whether an age lies in inclusive limits; limits or an age not known exclude nothing."""
    if age_years is None:
        return True
    return (low is None or age_years >= low) and (high is None or int(age_years) <= high)


def _place(code: str, codes: tuple[str, ...]) -> int:
    return codes.index(code) if code in codes else len(codes)
