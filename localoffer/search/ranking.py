"""Which rows fit a query, in which order, and why. Pure: values in, values out.

The order families see: law first, then guidance, then what is common; inside each, what is made for the need before
what holds for everyone, the child's present phase before the next, the council's own before the national, then the
key, so that the order never depends on input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from localoffer.places.distance import miles_between
from localoffer.search.query import Query
from localoffer.store.records import STRENGTHS, ProvisionRecord, ServiceRecord, SupportTypeRecord

Row = TypeVar("Row")


@dataclass(frozen=True)
class Match(Generic[Row]):
    """A row that fits, how well, and why it is there."""

    row: Row
    fit: int
    """0 holds for everyone, 1 its broad area fits, 2 made for the need, 3 asked for by name."""
    reasons: tuple[str, ...]
    distance_miles: float | None = None


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


def rank_services(rows: Iterable[ServiceRecord], query: Query, *, today: date) -> list[Match[ServiceRecord]]:
    """Services that fit: most fitting, then not stale, then nearest, then by name. Places unknown come last."""
    matches = [_service_match(row, query) for row in rows]
    return sorted(
        (match for match in matches if match.fit),
        key=lambda each: (
            -each.fit,
            is_stale(each.row, today),
            each.distance_miles is None,
            each.distance_miles or 0.0,
            each.row.name.casefold(),
            each.row.service_id,
        ),
    )


def _service_match(row: ServiceRecord, query: Query) -> Match[ServiceRecord]:
    codes: Mapping[str, set[str]] = {
        kind: {term.code for term in row.terms if term.vocabulary == kind} for kind in ("need", "support")
    }
    fit, reasons = 0, []
    if codes["support"] & set(query.supports):
        fit, reasons = 3, ["about the help you asked for"]
    if codes["need"] & set(query.needs):
        fit, reasons = max(fit, 2), [*reasons, "for this kind of need"]
    if query.age_years is not None and (row.min_age_years is not None or row.max_age_years is not None):
        reasons.append("for this age")
    distance = _nearest_miles(row, query.point)
    return Match(row, fit, tuple(reasons), distance)


def _nearest_miles(row: ServiceRecord, point: tuple[float, float] | None) -> float | None:
    if point is None:
        return None
    spots = [(each.latitude, each.longitude) for each in row.locations]
    return min(
        (miles_between(point, (lat, long)) for lat, long in spots if lat is not None and long is not None),
        default=None,
    )


def is_stale(row: ServiceRecord, today: date) -> bool:
    """Whether a service is past its review date, or nobody has said it is right for a year."""
    if row.review_by is not None:
        return row.review_by < today
    return row.assured_on is None or (today - row.assured_on).days > 365


def fits_age(low: float | None, high: float | None, age_years: float | None) -> bool:
    """Whether an age lies in inclusive limits; limits or an age not known exclude nothing."""
    if age_years is None:
        return True
    return (low is None or age_years >= low) and (high is None or int(age_years) <= high)


def _place(code: str, codes: tuple[str, ...]) -> int:
    return codes.index(code) if code in codes else len(codes)
