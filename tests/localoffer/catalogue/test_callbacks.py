"""Call-backs as values: how long they are kept, what can be rung, codes that survive being written down."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.catalogue import callbacks
from localoffer.catalogue.callbacks import TOPICS, Wish

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - as stored


@given(MOMENTS, st.none() | st.timedeltas(timedelta(0), timedelta(days=200)))
def test_a_request_is_never_kept_beyond_either_limit(made, wait):
    closed = made + wait if wait is not None else None

    last = callbacks.delete_on(made, closed)

    assert last <= (made + timedelta(days=90)).date()
    if closed is not None:
        assert last <= (closed + timedelta(days=30)).date()
    assert last in {(made + timedelta(days=90)).date(), closed and (closed + timedelta(days=30)).date()}


@given(st.sampled_from(["upper", "lower"]), st.sampled_from(["-", " ", "", ". ", "\u2013"]))
def test_a_code_is_read_however_it_was_written_down(case, between):
    code = callbacks.new_code()

    typed = getattr(code, case)().replace("-", between).replace("0", "o").replace("1", "l")

    assert callbacks.tidy_code(typed) == code


@given(st.text(max_size=40))
def test_what_is_no_code_is_never_taken_for_one(typed):
    read = callbacks.tidy_code(typed)

    assert read is None or callbacks.tidy_code(read) == read


def test_codes_do_not_repeat_and_are_long():
    codes = {callbacks.new_code() for _ in range(500)}

    assert len(codes) == 500
    assert {len(each.replace("-", "")) for each in codes} == {20}


@pytest.mark.parametrize(
    ("route", "contact", "is_usable"),
    [
        ("phone", "07700 900123", True),
        ("phone", "+44 (0)7700-900123", True),
        ("text", "0117 496 0000", True),
        ("phone", "999", False),
        ("phone", "my mum's number", False),
        ("phone", "sam@example.com", False),
        ("phone", "1" * 20, False),
        ("email", "sam@example.com", True),
        ("email", "sam@example", False),
        ("email", "a b@example.com", False),
        ("email", "07700 900123", False),
    ],
)
def test_numbers_and_addresses_are_told_by_their_form(route, contact, is_usable):
    assert callbacks.fits(route, contact) is is_usable


def test_everything_typed_is_read_for_danger():
    wish = Wish("phone", "CONTACT", "money", "NAME", "TIME", None, "NOTE")

    assert set(wish.words.split()) == {"CONTACT", "NAME", "TIME", "NOTE"}


def test_topics_fit_their_column():
    assert max(map(len, TOPICS)) <= 40
