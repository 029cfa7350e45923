"""What of a service is searched: its words by where they stand, and what it states, as codes. Pure.

A code is a word of its own kind, such as `need:slcn` or `cost:free`, so that one full-text index answers words and
filters alike. What is not stated has a code too (`for:unstated`): unknown is never "everywhere" or "any age".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from localoffer.catalogue.services import PROOF
from localoffer.search.query import DAYS
from localoffer.search.text import stems
from localoffer.store.records import ScheduleRecord, ServiceRecord

UNSTATED = "unstated"
ENGLAND = "england"
CELL_DEGREES = 0.1
"""Side of the squares by which places near a point are found: about 7 by 11 km."""
_ENGLAND = frozenset({"E92000001", "K02000001", "K03000001", "K04000001"})
_COUNCILS = ("E06", "E08", "E09", "E10")
_OURS = frozenset({"need", "support", "phase"})
_DAY_NAMES = dict(
    zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), DAYS, strict=True)
)


@dataclass(frozen=True)
class Listing:
    """A service as search sees it; words are stems, in reading order, joined by spaces.

    Args:
        service_id: Its id.
        gss_code: The council that lists it.
        status: As stored.
        min_age_years: Youngest, inclusive; None is not stated.
        max_age_years: Oldest, inclusive; None is not stated.
        assured_on: The day somebody last said that it is right.
        review_by: The day by which it should be looked at again.
        name: Words of its name.
        purpose: Words of whom it is for and of its source's own terms.
        description: Words of its description and of how to get it.
        around: Words of who runs it and where.
        codes: What it states.
        points: Where its places are.
    """

    service_id: str
    gss_code: str
    status: str
    min_age_years: float | None
    max_age_years: float | None
    assured_on: date | None
    review_by: date | None
    name: str
    purpose: str
    description: str
    around: str
    codes: frozenset[str]
    points: tuple[tuple[float, float], ...] = ()


def listing(service: ServiceRecord) -> Listing:
    """A service as search sees it; its parts must be loaded."""
    own = [(each.latitude, each.longitude) for each in service.locations]
    name, purpose, description, around = (_words(texts) for texts in _texts(service))
    return Listing(
        service_id=service.service_id,
        gss_code=service.gss_code,
        status=service.status,
        min_age_years=service.min_age_years,
        max_age_years=service.max_age_years,
        assured_on=service.assured_on,
        review_by=service.review_by,
        name=name,
        purpose=purpose,
        description=description,
        around=around,
        codes=frozenset(_codes(service)),
        points=tuple((lat, long) for lat, long in own if lat is not None and long is not None),
    )


def cell(latitude: float, longitude: float, *, north: int = 0, east: int = 0) -> str:
    """The code of the square a point lies in, or of one so many squares north and east of it."""
    row, column = math.floor((latitude + 90) / CELL_DEGREES), math.floor((longitude + 180) / CELL_DEGREES)
    return f"at:{row + north}:{column + east}"


def _words(texts: Iterable[str | None]) -> str:
    return " ".join(stem for text in texts if text for stem in stems(text))


def _texts(service: ServiceRecord) -> Iterator[list[str | None]]:
    """The texts of each field, in the order of `Listing`."""
    yield [service.name]
    yield [service.eligibility, *(term.name for term in service.terms if term.vocabulary not in _OURS)]
    yield [service.description, service.how_to_get]
    places = [text for each in service.locations for text in (each.name, each.town, each.postcode)]
    yield [service.organisation.name if service.organisation else None, *places]


def _codes(service: ServiceRecord) -> Iterator[str]:
    yield f"by:{service.gss_code.casefold()}"
    yield from (f"for:{each}" for each in _areas(service))
    yield from _mapped(service)
    yield from (f"day:{each.casefold()}" for each in _days(service))
    amounts = [each.amount_pounds for each in service.costs if each.amount_pounds is not None]
    if amounts and not any(amounts):
        yield "cost:free"
    for place in service.locations:
        if place.latitude is not None and place.longitude is not None:
            yield cell(place.latitude, place.longitude)


def _areas(service: ServiceRecord) -> set[str]:
    """Where families may live: councils, England, or not stated; a ward or a region is not enough to tell."""
    found: set[str] = set()
    for area in service.areas:
        code = area.gss_code or ""
        if code in _ENGLAND:
            found.add(ENGLAND)
        elif code and not (code.startswith("E") and not code.startswith(_COUNCILS)):
            found.add(code.casefold())
    return found or {UNSTATED}


def _mapped(service: ServiceRecord) -> Iterator[str]:
    phases = False
    for term in service.terms:
        if term.vocabulary == "phase":
            phases = True
            yield f"phase:{term.code.casefold()}"
        elif term.vocabulary in _OURS:
            sure = term.score is None or term.score >= PROOF
            yield f"{term.vocabulary if sure else 'perhaps'}:{term.code.casefold()}"
    if not phases:
        yield f"phase:{UNSTATED}"


def _days(service: ServiceRecord) -> set[str]:
    """Days it is open, from its schedules and from a day in its name."""
    named = f"{service.name} {' '.join(each.description or '' for each in service.schedules)}".casefold()
    told = {day for name, day in _DAY_NAMES.items() if name in named}
    return told | {day for schedule in service.schedules for day in _scheduled(schedule)}


def _scheduled(schedule: ScheduleRecord) -> Iterator[str]:
    if schedule.freq == "DAILY":
        yield from DAYS
    elif schedule.byday:
        yield from (day for part in schedule.byday.upper().split(",") if (day := part.strip()[-2:]) in DAYS)
    elif schedule.dtstart is not None:
        yield DAYS[schedule.dtstart.weekday()]
