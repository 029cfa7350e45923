"""Links that say "still right": signed, ending, and never mistaken."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.publishing.upkeep import Links
from tests.factories import TODAY

LINKS = Links("k" * 32, 60)
MADE = LINKS.make("s1", TODAY)


def test_link_says_what_it_was_made_for():
    link = LINKS.read(MADE)

    assert (link.service_id, link.made_on, link.ends_on) == ("s1", TODAY, TODAY + timedelta(days=60))


def test_link_of_another_key_is_not_ours():
    assert Links("other" * 8, 60).read(MADE) is None


@settings(deadline=None)
@given(st.integers(0, len(MADE) - 1), st.sampled_from("AZaz09-_."))
def test_link_changed_in_any_place_is_not_read_otherwise(place, letter):
    changed = MADE[:place] + letter + MADE[place + 1 :]

    assert LINKS.read(changed) in {None, LINKS.read(MADE)}


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_taken_for_a_link(text):
    assert LINKS.read(text) is None


@pytest.mark.parametrize("days", [1, 60, 1_000_000])
def test_link_lasts_as_long_as_it_was_given(days):
    links = Links("k" * 32, days)

    assert links.read(links.make("s1", TODAY)).ends_on == TODAY + timedelta(days=days)


@settings(deadline=None)
@given(st.uuids().map(str))
def test_link_can_stand_in_an_address_and_at_its_end(service_id):
    made = LINKS.make(service_id, TODAY)

    assert made.replace("-", "").replace("_", "").replace(".", "").isalnum()
    assert made[-1].isalnum()
