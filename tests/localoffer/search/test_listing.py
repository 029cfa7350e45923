"""What of a service is searched."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.search.listing import cell, listing
from localoffer.store.records import (
    CostRecord,
    OrganisationRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceTermRecord,
)
from tests.factories import a_service


def codes(service, kind: str) -> set[str]:
    return {each.removeprefix(f"{kind}:") for each in listing(service).codes if each.startswith(f"{kind}:")}


def with_parts(**parts):
    service = a_service()
    for name, values in parts.items():
        setattr(service, name, values)
    return service


def test_words_stand_where_the_service_says_them():
    service = a_service(name="Splash swimming", eligibility="Autistic children", description="A warm pool")
    service.organisation = OrganisationRecord(name="Bristol Leisure")

    found = listing(service)

    assert (found.name, found.purpose, found.description, found.around) == (
        "splash swim", "autist children", "warm pool", "bristol leisur",
    )  # fmt: skip


@pytest.mark.parametrize(("area", "served"), [
    ([], {"unstated"}),
    ([ServiceAreaRecord(gss_code="E06000023")], {"e06000023"}),
    ([ServiceAreaRecord(gss_code="E92000001")], {"england"}),
    ([ServiceAreaRecord(gss_code="E05000001")], {"unstated"}),
    ([ServiceAreaRecord(name="Bristol")], {"unstated"}),
    ([ServiceAreaRecord(gss_code="W92000004")], {"w92000004"}),
])  # fmt: skip
def test_an_area_we_cannot_place_is_not_stated(area, served):
    assert codes(with_parts(areas=area), "for") == served


@pytest.mark.parametrize(("costs", "free"), [
    ([], False),
    ([CostRecord(amount_pounds=0)], True),
    ([CostRecord(amount_pounds=0), CostRecord(amount_pounds=5)], False),
    ([CostRecord(option="Ask us")], False),
])  # fmt: skip
def test_only_what_says_that_it_is_free_is_free(costs, free):
    assert (codes(with_parts(costs=costs), "cost") == {"free"}) is free


@pytest.mark.parametrize(("schedule", "days"), [
    (ScheduleRecord(freq="WEEKLY", byday="MO, SA"), {"mo", "sa"}),
    (ScheduleRecord(freq="MONTHLY", byday="1SA,-1SU"), {"sa", "su"}),
    (ScheduleRecord(freq="DAILY"), {"mo", "tu", "we", "th", "fr", "sa", "su"}),
    (ScheduleRecord(dtstart=date(2026, 11, 21)), {"sa"}),
    (ScheduleRecord(description="Thursdays in term time"), {"th"}),
    (ScheduleRecord(byday="nonsense"), set()),
])  # fmt: skip
def test_days_come_from_schedules_of_every_kind(schedule, days):
    assert codes(with_parts(schedules=[schedule]), "day") == days


def test_a_day_in_the_name_counts_too():
    assert codes(a_service(name="Saturday Stars"), "day") == {"sa"}


def test_a_mapping_that_is_not_sure_is_a_perhaps():
    terms = [
        ServiceTermRecord(vocabulary="need", code="ASD", score=0.9),
        ServiceTermRecord(vocabulary="need", code="SEMH", score=0.5),
    ]
    service = with_parts(terms=terms)

    assert codes(service, "need") == {"asd"}
    assert codes(service, "perhaps") == {"semh"}


def test_ages_not_stated_are_no_phase():
    assert codes(a_service(), "phase") == {"unstated"}


def test_every_place_has_its_square():
    assert codes(a_service(at=(51.45, -2.6)), "at") == {cell(51.45, -2.6).removeprefix("at:")}
