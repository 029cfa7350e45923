"""Which rows fit a family, in which order, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.errors import QueryError
from localoffer.search.listing import Listing, listing
from localoffer.search.query import Filters, Query
from localoffer.search.ranking import Match, fits_age, is_stale, rank_provision, rank_services, rank_supports
from localoffer.store.records import CostRecord, ScheduleRecord, ServiceAreaRecord, ServiceRecord, ServiceTermRecord
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


@settings(deadline=None)
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


HOME = (51.44, -2.60)
TALKING_AT_HOME = Query("E06000023", needs=("SLCN",), named={"SLCN": "talking"}, point=HOME)


def ranked(*services: ServiceRecord, query: Query = TALKING_AT_HOME, **filters) -> list[Match[Listing]]:
    return rank_services([listing(each) for each in services], query, today=TODAY, filters=Filters(**filters))


def ids(matches) -> list[str]:
    return [match.row.service_id for match in matches]


def reasons(service: ServiceRecord, query: Query = TALKING_AT_HOME, **filters) -> tuple[str, ...]:
    (match,) = ranked(service, query=query, **filters)
    return match.reasons


def test_nearer_services_come_first():
    found = ranked(a_service("far", at=(51.6, -2.6)), a_service("near", at=(51.45, -2.6)))

    assert ids(found) == ["near", "far"]
    assert found[0].distance_miles == pytest.approx(0.69, abs=0.05)


def test_a_service_without_a_place_lies_between_near_and_far():
    found = ranked(a_service("nowhere"), a_service("far", at=(52.6, -2.6)), a_service("near", at=(51.45, -2.6)))

    assert ids(found) == ["near", "nowhere", "far"]
    assert found[1].distance_miles is None


def test_a_distance_filter_leaves_out_far_and_placeless_services():
    found = ranked(
        a_service("nowhere"), a_service("far", at=(51.6, -2.6)), a_service("near", at=(51.45, -2.6)), within_miles=5
    )

    assert ids(found) == ["near"]


@pytest.mark.parametrize(
    "changes",
    [
        {"assured_on": TODAY.replace(year=2024)},
        {"status": "temporarily closed"},
        {"needs": ("SLCN", "ASD", "SEMH", "PD")},
    ],
    ids=["stale", "closed for now", "for many needs"],
)
def test_a_lesser_service_comes_after_a_good_one(changes):
    assert ids(ranked(a_service("a-lesser", **changes), a_service("good"))) == ["good", "a-lesser"]


def test_an_area_not_stated_is_kept_below_one_that_is():
    stated = a_service("stated")
    stated.areas = [ServiceAreaRecord(gss_code="E06000023")]

    assert ids(ranked(a_service("a-not-stated"), stated)) == ["stated", "a-not-stated"]


def test_a_word_in_a_name_counts_more_than_in_a_description():
    query = Query("", words="swimming")

    found = ranked(a_service("a", name="Club", description="Swimming"), a_service("b", name="Swimming"), query=query)

    assert ids(found) == ["b", "a"]


def test_a_rare_word_counts_more_than_a_common_one():
    query = Query("", words="swimming club")
    clubs = [a_service(f"club-{number}", name="Club") for number in range(6)]

    assert ids(ranked(*clubs, a_service("pool", name="Swimming"), query=query))[0] == "pool"


def test_a_service_nothing_speaks_for_is_left_out():
    assert ids(ranked(a_service("other", needs=("HI",)), a_service("talk"))) == ["talk"]


def test_filters_alone_leave_nothing_out():
    assert ids(ranked(a_service("other", needs=("HI",)), query=Query(""))) == ["other"]


def test_every_result_says_why_in_plain_words():
    service = a_service(
        name="Chatter talking group",
        min_age_years=2,
        max_age_years=5,
        at=(51.47, -2.6),
        assured_on=TODAY - timedelta(days=21),
    )
    service.areas = [ServiceAreaRecord(gss_code="E06000023")]
    service.schedules = [ScheduleRecord(byday="SA")]
    service.costs = [CostRecord(amount_pounds=0)]
    query = replace(TALKING_AT_HOME, words="talk", age_years=4)

    assert reasons(service, query, free=True, day="SA") == (
        "its name says talk",
        "it helps with talking",
        "for ages 2 to 5",
        "for families in your area",
        "2 miles away",
        "free",
        "on Saturdays",
        "checked 3 weeks ago",
    )


def test_a_reason_names_the_word_the_service_really_uses():
    query = Query("", words="autistic", alike={"autist": {"autism": "autism"}})

    assert reasons(a_service(name="Autism group"), query)[0] == "its name says autism"


def test_what_is_only_likely_is_told_as_likely():
    service = a_service(needs=())
    service.terms = [ServiceTermRecord(vocabulary="need", code="SLCN", score=0.5)]

    assert "it may help with talking" in reasons(service)


@pytest.mark.parametrize(("days", "told"), [
    (0, "checked in the last week"), (7, "checked 1 week ago"), (45, "checked 1 month ago"), (800, "checked 2 years ago"),
])  # fmt: skip
def test_the_last_check_is_told_in_words(days, told):
    assert told in reasons(a_service(assured_on=TODAY - timedelta(days=days)))


SERVICES = [
    a_service("near", at=(51.45, -2.6), min_age_years=2, max_age_years=5),
    a_service("far", at=(51.6, -2.6), name="Talking group"),
    a_service("stale", assured_on=None, description="talking"),
    a_service("twin-a", name="Twin"),
    a_service("twin-b", name="Twin"),
    a_service("many", needs=("SLCN", "ASD", "PD")),
]


@settings(deadline=None)
@given(st.permutations(SERVICES), st.sampled_from(["", "talking group", "twin", "group for talking twins"]))
def test_ranking_services_ignores_the_order_they_came_in(services, words):
    query = replace(TALKING_AT_HOME, words=words)

    assert ranked(*services, query=query) == ranked(*SERVICES, query=query)


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


@pytest.mark.parametrize("wrong", [{"day": "XX"}, {"within_miles": 0}, {"within_miles": -1}])
def test_an_impossible_filter_is_refused(wrong):
    with pytest.raises(QueryError):
        Filters(**wrong)
