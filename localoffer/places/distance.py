"""Distance as the crow flies, and the nearest service locations.

The growing ring: look close by first and widen until enough are found, so that any radius costs about the same. Plain
SQL over an index on (latitude, longitude), alike on SQLite and PostgreSQL.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from localoffer.errors import QueryError
from localoffer.store.records import ServiceLocationRecord

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG, R1); within 0.35 % of the WGS 84 ellipsoid anywhere in the United Kingdom."""
KM_IN_A_MILE = 1.609344
_FARTHEST_KM = 5000.0
"""Beyond any search in the United Kingdom, and short of where a box on a globe stops being one."""
_FIRST_RING_KM = 1.0
_RING_GROWTH = 2.5
_MARGIN = 1.005
"""A box is drawn a little too large; the true distance cuts it."""

Point = tuple[float, float]


def km_between(here: Point, there: Point) -> float:
    """Great-circle distance in kilometres between two (latitude, longitude) points in degrees."""
    latitude, other_latitude = math.radians(here[0]), math.radians(there[0])
    half_height = math.sin((other_latitude - latitude) / 2) ** 2
    half_width = math.sin(math.radians(there[1] - here[1]) / 2) ** 2
    chord = half_height + math.cos(latitude) * math.cos(other_latitude) * half_width
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def miles_between(here: Point, there: Point) -> float:
    """Great-circle distance in miles between two (latitude, longitude) points in degrees."""
    return km_between(here, there) / KM_IN_A_MILE


def nearest(
    session: Session,
    point: Point,
    within_km: float,
    wanted: int,
    *,
    among: Select[tuple[str]] | None = None,
) -> list[tuple[str, float]]:
    """Services with a place near a point, closest first.

    Args:
        session: A database session.
        point: Latitude and longitude in degrees (WGS 84).
        within_km: Straight-line limit in kilometres, above 0 and up to 5,000.
        wanted: How many services at most, above 0.
        among: A select of service ids that may be found; all when omitted.

    Returns:
        Pairs (service_id, distance_km), ascending by distance then id; a service with several places counts from its
        closest. Services without a location are left out, not guessed.

    Raises:
        QueryError: `within_km` or `wanted` is not above 0, or the point is not on Earth.
    """
    if not 0 < within_km <= _FARTHEST_KM or wanted < 1 or not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise QueryError(f"nearest: {wanted} services within {within_km} km is no search. Give numbers above 0.")
    found: dict[str, float] = {}
    for ring_km in _rings(within_km):
        found = _inside(session, point, ring_km, among)
        if len(found) >= wanted:
            break
    return sorted(found.items(), key=lambda each: (each[1], each[0]))[:wanted]


def _rings(within_km: float) -> Iterator[float]:
    ring_km = _FIRST_RING_KM
    while ring_km < within_km:
        yield ring_km
        ring_km *= _RING_GROWTH
    yield within_km


def _inside(session: Session, point: Point, ring_km: float, among: Select[tuple[str]] | None) -> dict[str, float]:
    """Services with a place inside a ring: everyone outside is farther, so a full ring is the answer."""
    place = ServiceLocationRecord
    angle = ring_km / EARTH_RADIUS_KM * _MARGIN
    height = math.degrees(angle)
    narrowest = max(math.cos(math.radians(point[0])), 1e-9)
    width = math.degrees(math.asin(min(1.0, math.sin(min(angle, math.pi / 2)) / narrowest)))
    rows = select(place.service_id, place.latitude, place.longitude).where(
        place.latitude.between(point[0] - height, point[0] + height),
        place.longitude.between(point[1] - width, point[1] + width),
    )
    if among is not None:
        rows = rows.where(place.service_id.in_(among))
    closest: dict[str, float] = {}
    for service_id, latitude, longitude in session.execute(rows):
        distance_km = km_between(point, (latitude, longitude))
        if distance_km <= min(ring_km, closest.get(service_id, math.inf)):
            closest[service_id] = distance_km
    return closest
