"""Councils next door: those whose homes share a postcode sector, on the day asked about."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.errors import PlaceError
from localoffer.places.authority import Authorities, Authority, Successor
from localoffer.places.neighbours import Neighbours
from localoffer.settings import ROOT

TODAY, LATER = date(2026, 11, 21), date(2027, 4, 1)
ALL = Authorities([Authority(code, code, code) for code in "ABCDE"])


def test_most_shared_sectors_come_first():
    found = Neighbours([{"A", "B"}, {"A", "C"}, {"A", "C", "D"}])

    assert found.of("A", ALL, TODAY) == ("C", "B", "D")
    assert found.of("E", ALL, TODAY) == ()


def test_a_neighbour_is_one_from_both_sides():
    found = Neighbours([{"A", "B"}, {"C", "D"}])

    assert found.of("B", ALL, TODAY) == ("A",)
    assert found.of("D", ALL, TODAY) == ("C",)


def test_a_council_that_took_over_is_the_neighbour_from_its_first_day():
    authorities = Authorities([Authority(code, code, code) for code in "AB"], successors=[Successor("B", "A2", LATER)])
    authorities = Authorities(
        [Authority("A", "A", "A"), Authority("B", "B", "B"), Authority("N", "N", "N", valid_from=LATER)],
        successors=[Successor("B", "N", LATER)],
    )

    assert Neighbours([{"A", "B"}]).of("A", authorities, TODAY) == ("B",)
    assert Neighbours([{"A", "B"}]).of("A", authorities, LATER) == ("N",)


def test_bundled_table_knows_bristols_neighbours():
    codes = Neighbours.load(ROOT / "data" / "places").of(
        "E06000023",
        Authorities([Authority(c, c, c) for c in ("E06000022", "E06000023", "E06000024", "E06000025")]),
        TODAY,
    )

    assert set(codes) == {"E06000022", "E06000024", "E06000025"}


def test_missing_table_is_told_with_what_to_do(tmp_path):
    with pytest.raises(PlaceError, match="Fetch the project's files again"):
        Neighbours.load(tmp_path)
