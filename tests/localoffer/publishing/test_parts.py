"""Costs and opening hours."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.publishing.parts import costs, schedules
from tests.localoffer.publishing.offer_files import a_source


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ({"cost_options": [{"option": "Child", "amount": 3.5}]}, [("Child", 3.5, None)]),
        ({"cost_options": [{"amount": 0, "amount_description": "Free"}]}, [(None, 0.0, "Free")]),
        ({"cost_options": [{"amount": "£4"}]}, [(None, 4.0, None)]),
        ({"cost_options": [{"amount": "free"}]}, [(None, 0.0, None)]),
        ({"cost_options": [{"amount": 0, "amount_description": "£5 a week"}]}, [(None, None, "£5 a week")]),
        ({"cost_options": [{"amount": -2, "option": "Child"}]}, [("Child", None, None)]),
        ({"cost_options": [{"amount": "ask", "option": "Child"}]}, [("Child", None, None)]),
        ({"cost_options": [{"id": "1"}]}, []),
        ({"fees": "£2.50 per session"}, [(None, 2.5, "£2.50 per session")]),
        ({"fees": "£2 or £3"}, [(None, None, "£2 or £3")]),
        ({"fees_description": "Free."}, [(None, 0.0, "Free.")]),
        ({"fees": "Free for members"}, [(None, None, "Free for members")]),
        ({"free": True}, [(None, 0.0, "Free")]),
        ({"free": False}, [(None, None, "Not free; ask for the price.")]),
        ({"free": None}, []),
        ({}, []),
    ],
)
def test_prices_are_read_and_silence_is_never_free(published, expected):
    found = [(cost.option, cost.amount_pounds, cost.description) for cost in costs(a_source(**published))]

    assert found == expected


@pytest.mark.parametrize(
    ("published", "freq", "byday"),
    [
        ({"freq": "WEEKLY", "byday": "TH,FR"}, "WEEKLY", "TH,FR"),
        ({"freq": "MONTHLY", "byday": "2WE,-1FR"}, "MONTHLY", "2WE,-1FR"),
        ({"byday": "2WE"}, "MONTHLY", "2WE"),
        ({"freq": "DAILY"}, "WEEKLY", "MO,TU,WE,TH,FR,SA,SU"),
        ({"weekday": "Monday"}, "WEEKLY", "MO"),
        ({"weekday": "mondays and thursdays"}, "WEEKLY", "MO,TH"),
        ({"weekday": "Mon-Fri"}, "WEEKLY", "MO,TU,WE,TH,FR"),
        ({"weekday": "Saturday to Monday"}, "WEEKLY", "SA,SU,MO"),
        ({"weekday": 3}, "WEEKLY", "WE"),
        ({"byday": ["MO", "WE"]}, "WEEKLY", "MO,WE"),
        ({"freq": "YEARLY", "byday": "MO"}, "WEEKLY", "MO"),
        ({"freq": 7, "byday": "no day", "opens_at": "10:00"}, None, None),
    ],
)
def test_days_are_read_as_recurrence_rules(published, freq, byday):
    (found,) = schedules(a_source(schedules=[published]))

    assert (found.freq, found.byday) == (freq, byday)


def test_hours_are_read_at_every_place_they_stand():
    hours = {"byday": "MO", "opens_at": "10:00", "closes_at": "12:00Z", "valid_from": "2026-09-05"}
    source = a_source(
        regular_schedules=[hours],
        service_at_locations=[
            {"schedules": [{**hours, "byday": "TU"}], "location": {"schedules": [{**hours, "byday": "WE"}]}}
        ],
    )

    found = schedules(source)

    assert {rule.byday for rule in found} == {"MO", "TU", "WE"}
    assert {(rule.opens_at, rule.closes_at) for rule in found} == {("10:00", "12:00")}


def test_schedule_that_says_nothing_is_left_out():
    assert schedules(a_source(schedules=[{"id": "1", "interval": 1}])) == ()


def test_hours_say_which_place_they_are_about():
    source = a_source(
        schedules=[
            {"byday": "MO", "service_at_location_id": "link"},
            {"byday": "TU", "service_at_location_id": "gone"},
        ],
        service_at_locations=[{"id": "link", "location": {"id": "hall", "schedules": [{"byday": "WE"}]}}],
        locations=[{"id": "park", "schedules": [{"byday": "TH"}]}],
    )

    assert {rule.byday: rule.location_source_id for rule in schedules(source)} == {
        "MO": "hall",
        "TU": None,
        "WE": "hall",
        "TH": "park",
    }


def test_a_price_keeps_the_days_between_which_it_holds():
    (found,) = costs(a_source(cost_options=[{"amount": 3, "valid_from": "2026-09-01", "valid_to": "31/08/2027"}]))

    assert (found.valid_from, found.valid_to) == (date(2026, 9, 1), date(2027, 8, 31))
