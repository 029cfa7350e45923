"""Which words and codes a service must have, as one value that both databases can be told. Pure.

Every word is made of letters, digits and a few signs of ours, so nothing typed can become syntax.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from localoffer.places.distance import EARTH_RADIUS_KM, KM_IN_A_MILE, Point
from localoffer.search.listing import CELL_DEGREES, ENGLAND, UNSTATED, cell
from localoffer.search.query import Filters, Query
from localoffer.search.text import asked

NEARBY_MILES = 15.0
"""How far from home other councils' services are looked for, where no distance is given."""
_MOST_CELLS = 900
"""Squares of the largest search by distance; a wider one is not narrowed by squares."""


@dataclass(frozen=True)
class Condition:
    """At least one word of every group: ((a or b) and (c))."""

    groups: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.groups)

    def joined(self, both: str, either: str, quote: str) -> str:
        """The condition in a database's own signs."""
        return both.join("(" + either.join(f"{quote}{word}{quote}" for word in group) + ")" for group in self.groups)


def every_word(text: str, gss_code: str | None = None) -> Condition:
    """Services that have every word of a text; asks for nothing when the text has no word."""
    words = tuple((stem,) for stem in asked(text))
    return Condition((*words, (f"by:{gss_code.casefold()}",)) if words and gss_code else words)


def all_said(query: Query, filters: Filters) -> Condition:
    """Services within the filters that have every word of the query, or one that means the same."""
    groups = tuple(_alike(query, stem) for stem in asked(query.words))
    return Condition(tuple(filter(None, (*_within(filters, query.point), *groups)))) if groups else Condition()


def sought(query: Query, filters: Filters) -> Condition:
    """Services within the filters that have one word or code of the query, where it has any."""
    wanted = (
        *(each for stem in asked(query.words) for each in _alike(query, stem)),
        *(stem for name in query.named.values() for stem in asked(name)),
        *_coded(query.needs, "need"),
        *_coded(query.supports, "support"),
    )
    groups = (*_within(filters, query.point), tuple(dict.fromkeys(wanted)))
    return Condition(tuple(group for group in groups if group))


def _alike(query: Query, stem: str) -> tuple[str, ...]:
    return (stem, *sorted(query.alike.get(stem, ())))


def _within(filters: Filters, point: Point | None) -> Iterable[tuple[str, ...]]:
    yield (f"by:{filters.authority.casefold()}",) if filters.authority else ()
    if filters.area:
        home = filters.area.casefold()
        yield (f"by:{home}", f"for:{home}", *(cells(point, NEARBY_MILES) if point else ()))
        yield (f"for:{home}", f"for:{UNSTATED}", f"for:{ENGLAND}")
    if filters.within_miles and point:
        yield cells(point, filters.within_miles)
    yield _coded(filters.needs, "need")
    yield _coded(filters.supports, "support")
    yield (*(f"phase:{code}" for code in filters.phases), f"phase:{UNSTATED}") if filters.phases else ()
    yield ("cost:free",) if filters.free else ()
    yield (f"day:{filters.day.casefold()}",) if filters.day else ()


def _coded(codes: Iterable[str], kind: str) -> tuple[str, ...]:
    return tuple(f"{each}:{code.casefold()}" for code in codes for each in (kind, "perhaps"))


def cells(point: Point, within_miles: float) -> tuple[str, ...]:
    """The squares a circle around a point touches; none when they would be too many to be of use."""
    height = math.degrees(within_miles * KM_IN_A_MILE / EARTH_RADIUS_KM)
    width = height / max(math.cos(math.radians(min(89.0, abs(point[0]) + height))), 0.01)
    rows, columns = math.ceil(height / CELL_DEGREES), math.ceil(width / CELL_DEGREES)
    if (2 * rows + 1) * (2 * columns + 1) > _MOST_CELLS:
        return ()
    steps = [(north, east) for north in range(-rows, rows + 1) for east in range(-columns, columns + 1)]
    return tuple(cell(*point, north=north, east=east) for north, east in steps)
