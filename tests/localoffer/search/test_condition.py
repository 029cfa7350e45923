"""Which words and codes a service must have."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.places.distance import miles_between
from localoffer.search.condition import Condition, cells, every_word, sought
from localoffer.search.listing import cell
from localoffer.search.query import Filters, Query


def test_every_word_is_asked_for_within_one_list():
    assert every_word("swimming lessons", "E06000023").groups == (("swim",), ("lesson",), ("by:e06000023",))


def test_a_text_without_words_asks_for_nothing():
    assert not every_word("?!", "E06000023")


def test_words_needs_and_their_names_are_alternatives():
    query = Query(
        "E06000023",
        needs=("SLCN",),
        words="stutter",
        named={"SLCN": "talking"},
        alike={"stutter": {"stammer": "stammer"}},
    )

    assert sought(query, Filters()).groups == (("stutter", "stammer", "talk", "need:slcn", "perhaps:slcn"),)


def test_a_family_sees_its_own_list_and_what_serves_its_area():
    own, serves = sought(Query("E06000023"), Filters(area="E06000023")).groups

    assert own == ("by:e06000023", "for:e06000023")
    assert serves == ("for:e06000023", "for:unstated", "for:england")


def test_each_filter_is_one_more_group():
    filters = Filters(authority="E06000023", needs=("ASD",), phases=("primary",), free=True, day="SA")

    assert sought(Query(""), filters).groups == (
        ("by:e06000023",),
        ("need:asd", "perhaps:asd"),
        ("phase:primary", "phase:unstated"),
        ("cost:free",),
        ("day:sa",),
    )


def test_a_condition_is_written_in_each_databases_signs():
    condition = Condition((("a",), ("b", "by:c")))

    assert condition.joined(" AND ", " OR ", '"') == '("a") AND ("b" OR "by:c")'
    assert condition.joined(" & ", " | ", "'") == "('a') & ('b' | 'by:c')"


ENGLISH = st.tuples(st.floats(50, 55.8), st.floats(-6.4, 1.8))


@settings(deadline=None)
@given(ENGLISH, ENGLISH, st.floats(0.5, 30))
def test_squares_hold_every_place_within_the_distance(home, place, within_miles):
    squares = cells(home, within_miles)

    assert miles_between(home, place) > within_miles or cell(*place) in squares


def test_a_distance_too_wide_for_squares_is_not_narrowed():
    assert cells((51.5, -2.5), 900) == ()
