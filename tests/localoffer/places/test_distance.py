"""Distance, and the nearest services by the growing ring, on both databases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from localoffer.errors import QueryError
from localoffer.places.distance import km_between, miles_between, nearest
from localoffer.store.database import Database
from localoffer.store.records import AuthorityRecord, Record, ServiceLocationRecord, ServiceRecord

BRISTOL, NEWPORT, LEEDS = (51.4545, -2.5879), (51.5842, -2.9977), (53.8008, -1.5491)
UK_POINTS = st.tuples(st.floats(49.9, 60.9), st.floats(-8.2, 1.8))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    is_sqlite = request.param == "sqlite"
    database = Database(f"sqlite:///{tmp_path}/o.db" if is_sqlite else request.getfixturevalue("postgresql_url"))
    Record.metadata.create_all(database.engine)
    yield database
    database.close()


def fill(database: Database, places: dict[str, list[tuple[float, float] | None]]) -> None:
    with database.session() as session:
        session.add(AuthorityRecord(gss_code="E06000023", name="B", friendly_name="B", kind="-", region="-"))
        session.flush()
        for service_id, points in places.items():
            locations = [
                ServiceLocationRecord(
                    kind="physical" if point else "virtual", latitude=point and point[0], longitude=point and point[1]
                )
                for point in points
            ]
            session.add(
                ServiceRecord(service_id=service_id, gss_code="E06000023", name=service_id, locations=locations)
            )


def test_known_distances_are_right():
    """Against the WGS 84 ellipsoid (Vincenty's formula): a round Earth is at most 0.35 % off."""
    assert km_between(BRISTOL, LEEDS) == pytest.approx(270.396, rel=0.0035)
    assert km_between(BRISTOL, NEWPORT) == pytest.approx(31.896, rel=0.0035)
    assert miles_between(BRISTOL, NEWPORT) == pytest.approx(km_between(BRISTOL, NEWPORT) / 1.609344)
    assert km_between((51.0, 0.0), (52.0, 0.0)) == pytest.approx(111.195, abs=0.001)


@given(UK_POINTS, UK_POINTS, UK_POINTS)
def test_distance_behaves_like_a_distance(a, b, c):
    assert km_between(a, a) == pytest.approx(0, abs=1e-6)
    assert km_between(a, b) == pytest.approx(km_between(b, a))
    assert km_between(a, c) <= km_between(a, b) + km_between(b, c) + 1e-6


@pytest.mark.parametrize("within_km", [0.5, 1, 4, 60, 400])
@pytest.mark.parametrize("wanted", [1, 7, 500])
def test_ring_search_equals_measuring_everything(database: Database, within_km: float, wanted: int):
    draw = random.Random(7)  # noqa: S311 - the same points every time
    near = [(BRISTOL[0] + draw.gauss(0, 0.05), BRISTOL[1] + draw.gauss(0, 0.08)) for _ in range(150)]
    far = [(draw.uniform(50, 58), draw.uniform(-6, 1.7)) for _ in range(150)]
    places = {f"s{number:03d}": [point] for number, point in enumerate(near + far)}
    fill(database, places)

    with database.session() as session:
        found = nearest(session, BRISTOL, within_km, wanted)

    measured = sorted((km_between(BRISTOL, points[0]), name) for name, points in places.items())
    assert found == [(name, km) for km, name in measured if km <= within_km][:wanted]


def test_service_counts_from_its_closest_place(database: Database):
    fill(database, {"both": [LEEDS, BRISTOL], "online": [None], "leeds": [LEEDS]})

    with database.session() as session:
        found = nearest(session, BRISTOL, 1000, 10)

    assert found == [("both", 0.0), ("leeds", km_between(BRISTOL, LEEDS))]


def test_equal_distances_are_ordered_by_id(database: Database):
    fill(database, {name: [BRISTOL] for name in ("c", "a", "b")})

    with database.session() as session:
        assert [name for name, _ in nearest(session, BRISTOL, 5, 2)] == ["a", "b"]


def test_only_services_asked_for_are_found(database: Database):
    fill(database, {"near": [BRISTOL], "far": [NEWPORT]})

    with database.session() as session:
        wanted = select(ServiceRecord.service_id).where(ServiceRecord.name == "far")
        assert [name for name, _ in nearest(session, BRISTOL, 100, 1, among=wanted)] == ["far"]


@pytest.mark.parametrize(("within_km", "wanted"), [(0, 1), (-1, 1), (float("nan"), 1), (float("inf"), 1), (5, 0)])
def test_search_without_sense_is_refused(within_km: float, wanted: int):
    database = Database("sqlite://")

    with database.session() as session, pytest.raises(QueryError):
        nearest(session, BRISTOL, within_km, wanted)
