"""Which rows fit a family, in which order, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.errors import QueryError
from localoffer.search.query import Query
from localoffer.search.ranking import fits_age, is_stale, rank_provision, rank_services, rank_supports
from tests.factories import EVERY_AREA, TODAY, a_provision, a_service, a_support

TALKING_AT_4 = Query(
    "E06000023",
    age_years=4,
    phases=("early_years", "primary"),
    needs=("SLCN",),
    areas_of_need=("communication_interaction",),
)
ROWS = [
    a_provision(provision_id="general", is_general=True, areas_of_need=EVERY_AREA, strength="must"),
    a_provision(provision_id="area"),
    a_provision(provision_id="need", needs=["SLCN"], strength="common"),
    a_provision(provision_id="must-need", needs=["SLCN"], strength="must"),
    a_provision(provision_id="local", strength="should", gss_code="E06000023"),
    a_provision(provision_id="other-need", needs=["ASD"]),
    a_provision(provision_id="other-area", areas_of_need=["semh"]),
    a_provision(provision_id="too-old", phases=["post16"]),
]


def keys(matches):
    return [match.row.provision_id for match in matches]


def test_law_comes_first_and_what_fits_best_within_it():
    assert keys(rank_provision(ROWS, TALKING_AT_4)) == ["must-need", "general", "local", "area", "need"]


@given(st.permutations(ROWS))
def test_ranking_ignores_the_order_rows_came_in(rows):
    assert keys(rank_provision(rows, TALKING_AT_4)) == keys(rank_provision(ROWS, TALKING_AT_4))


def test_every_match_says_why_it_is_there():
    assert all(match.reasons for match in rank_provision(ROWS, TALKING_AT_4))


def test_help_asked_for_by_name_is_found_whatever_the_need():
    row = a_provision(provision_id="travel", supports=["school_transport"], areas_of_need=[])
    query = Query("E06000023", supports=("school_transport",))

    assert keys(rank_provision([row, *ROWS], query))[-1:] != []
    assert "travel" in keys(rank_provision([row, *ROWS], query))


def test_support_for_the_wrong_age_is_left_out():
    rows = [a_support("portage", max_age_years=4), a_support("pip", min_age_years=16)]

    assert [match.row.code for match in rank_supports(rows, TALKING_AT_4)] == ["portage"]


def test_support_asked_for_by_name_is_shown_at_any_age():
    rows = [a_support("pip", min_age_years=16, needs=[])]

    assert rank_supports(rows, Query("E06000023", age_years=4, supports=("pip",)))


def test_nearer_services_come_first_and_placeless_ones_last():
    home = (51.44, -2.60)
    query = Query("E06000023", needs=("SLCN",), point=home)
    rows = [a_service("nowhere"), a_service("far", at=(51.6, -2.6)), a_service("near", at=(51.45, -2.6))]

    ranked = rank_services(rows, query, today=TODAY)

    assert [match.row.service_id for match in ranked] == ["near", "far", "nowhere"]
    assert ranked[0].distance_miles == pytest.approx(0.69, abs=0.05)
    assert ranked[2].distance_miles is None


def test_a_stale_service_comes_after_a_fresh_one():
    rows = [a_service("a-stale", assured_on=TODAY.replace(year=2024)), a_service("fresh")]

    assert [m.row.service_id for m in rank_services(rows, TALKING_AT_4, today=TODAY)] == ["fresh", "a-stale"]


@pytest.mark.parametrize(
    ("changes", "stale"),
    [
        ({}, False),
        ({"assured_on": None}, True),
        ({"assured_on": TODAY.replace(year=2025, month=10)}, True),
        ({"assured_on": None, "review_by": TODAY.replace(year=2027)}, False),
        ({"review_by": TODAY.replace(month=1)}, True),
    ],
)
def test_stale_means_past_review_or_a_year_old(changes, stale):
    assert is_stale(a_service(**changes), TODAY) is stale


@pytest.mark.parametrize(("low", "high", "age", "fits"), [
    (None, None, 4, True), (5, None, 4, False), (5, None, 5, True), (0, 4, 4.9, True), (0, 4, 5, False), (None, 4, None, True),
])  # fmt: skip
def test_age_limits_are_inclusive_of_the_whole_last_year(low, high, age, fits):
    assert fits_age(low, high, age) is fits


@pytest.mark.parametrize("age", [-3, 40])
def test_an_impossible_age_is_refused(age):
    with pytest.raises(QueryError, match="Give the child's age"):
        Query("E06000023", age_years=age)
