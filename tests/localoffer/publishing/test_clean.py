"""Single values: dates, times, numbers, status, blanks."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from localoffer.publishing import clean
from localoffer.publishing.fields import is_blank, storable
from tests.localoffer.publishing.offer_files import TODAY, a_source


def told(source):
    return [problem.level for problem in source.findings.problems]


@pytest.mark.parametrize("nothing", [None, "", "  ", "n/a", "N/A", "None", "TBC", "unknown", "-", [], {}])
def test_every_way_of_saying_nothing_is_blank(nothing):
    assert is_blank(nothing)


@pytest.mark.parametrize("something", [0, False, "0", "Nana's club", [None], {"a": None}])
def test_what_says_something_is_never_blank(something):
    assert not is_blank(something)


def test_blanks_are_counted_once_per_field_and_file():
    source = a_source(email="n/a", url=None)

    source.get("email")
    source.get("email")
    source.get("url")

    assert [(p.field, p.found, p.level) for p in source.findings.in_order()] == [
        ("email", '"n/a", once', "mended"),
        ("url", "null, once", "mended"),
    ]


@pytest.mark.parametrize(
    "spelling", ["minimum_age", "minimumAge", "MINIMUM_AGE", "min_age", "minAge", "age-from", "Minimum Age"]
)
def test_field_names_are_met_in_any_spelling(spelling):
    assert a_source(**{spelling: 5}).get("minimum_age") == 5


def test_own_name_is_preferred_to_its_aliases():
    assert a_source(uri="https://b.example", url="https://a.example").get("url") == "https://a.example"
    assert a_source(_id="5fc1", id=1).get("id") == 1


@pytest.mark.parametrize(
    ("written", "expected", "levels"),
    [
        ("2026-09-14", date(2026, 9, 14), []),
        ("2026-09-14T09:12:05.120Z", date(2026, 9, 14), []),
        ("14/09/2026", date(2026, 9, 14), ["mended"]),
        ("14.9.2026", date(2026, 9, 14), ["mended"]),
        ("Monday 14th September 2026", date(2026, 9, 14), ["mended"]),
        ("3 Jan 2026", date(2026, 1, 3), ["mended"]),
        ("2026-02-30", None, ["noted"]),
        ("30/02/2026", None, ["noted"]),
        ("soon", None, ["noted"]),
        (20260914, None, ["noted"]),
        ({"year": 2026}, None, ["noted"]),
        ("2099-01-01", None, ["noted"]),
        ("", None, []),
    ],
)
def test_dates_are_read_or_left_unknown(written, expected, levels):
    source = a_source(assured_date=written)

    assert clean.day(source, "assured_date", latest=TODAY) == expected
    assert told(source) == levels


@pytest.mark.parametrize(
    ("written", "expected", "levels"),
    [
        ("2026-09-14T09:12:05.120Z", datetime.fromisoformat("2026-09-14T09:12:05.120"), []),
        ("2026-09-14T10:12:05+01:00", datetime.fromisoformat("2026-09-14T09:12:05"), []),
        ("2025-09-02T12:06:15.654", datetime.fromisoformat("2025-09-02T12:06:15.654"), ["mended"]),
        ("2025-09-02T12:06:15.1234567Z", datetime.fromisoformat("2025-09-02T12:06:15.123456"), []),
        ("0001-01-01T00:00:00+14:00", None, ["noted"]),
        ("yesterday", None, ["noted"]),
        (1_700_000_000, None, ["noted"]),
    ],
)
def test_moments_are_kept_in_utc(written, expected, levels):
    source = a_source(last_modified=written)

    assert clean.moment(source, "last_modified") == expected
    assert told(source) == levels


@pytest.mark.parametrize(
    ("written", "expected", "levels"),
    [
        ("10:00", "10:00", []),
        ("9:30", "09:30", []),
        ("10:00:00", "10:00", []),
        ("10:00Z", "10:00", ["mended"]),
        ("10:00:00+01:00", "10:00", ["mended"]),
        ("7.30pm", "19:30", ["mended"]),
        ("12am", "00:00", ["mended"]),
        ("12 p.m.", "12:00", ["mended"]),
        ("25:00", None, ["noted"]),
        ("13pm", None, ["noted"]),
        ("10", None, ["noted"]),
        ("dusk", None, ["noted"]),
        ([], None, []),
    ],
)
def test_times_are_read_as_a_uk_clock(written, expected, levels):
    source = a_source(opens_at=written)

    assert clean.clock(source, "opens_at") == expected
    assert told(source) == levels


@pytest.mark.parametrize(
    ("written", "expected", "levels"),
    [
        (None, "active", []),
        ("active", "active", []),
        ("Active", "active", []),
        ("temporarily_closed", "temporarily closed", []),
        ("published", "active", ["mended"]),
        ("Closed", "defunct", ["mended"]),
        ("archived", "inactive", ["mended"]),
        ("purple", "active", ["noted"]),
        (3, "active", ["noted"]),
    ],
)
def test_status_becomes_one_of_the_four(written, expected, levels):
    source = a_source(status=written)

    assert clean.status(source) == expected
    assert told(source) == levels


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5.0),
        ("5", 5.0),
        (" -1.5 ", -1.5),
        (True, None),
        ("five", None),
        (1e999, None),
        (10**400, None),
        (None, None),
    ],
)
def test_only_real_numbers_count_as_numbers(value, expected):
    assert clean.as_number(value) == expected


def test_kept_values_are_what_any_database_takes():
    kept = storable({"a\x00": "b\x00", "n": 1e999, "big": 2**80, "pic": "data:image/png;base64,AAAA", "list": [1, [2]]})

    assert kept == {"a": "b", "n": None, "big": str(2**80), "pic": "", "list": [1, [2]]}
