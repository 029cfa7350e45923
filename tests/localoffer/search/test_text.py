"""Words as both databases search them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.search.text import MOST_WORDS, alike, asked, stems


def test_forms_of_a_word_become_one_stem():
    assert stems("Swimming swim SWIMS") == ["swim"] * 3


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Children's café", ["children", "cafe"]), ("can't talk", ["talk"]), ("drop-in", ["drop"]), ("", [])],
)
def test_marks_accents_and_silent_words_go(typed, found):
    assert stems(typed) == found


def test_common_words_count_only_when_alone():
    assert list(asked("help for my child with swimming")) == ["swim"]
    assert list(asked("help for my child")) == ["help", "child"]


def test_an_asked_word_is_told_as_it_was_typed():
    assert asked("Trampolining") == {"trampolin": "trampolining"}


def test_words_alike_know_each_other_but_not_themselves():
    same = alike([["stammer", "stammering", "stutter"], ["autism", "autistic"]])

    assert same["stammer"] == {"stutter": "stutter"}
    assert same["autist"] == {"autism": "autism"}


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_plain_words_only(text):
    assert all(stem.isascii() and stem.isalnum() and stem == stem.lower() for stem in stems(text))


@settings(deadline=None)
@given(st.text(max_size=3000))
def test_a_question_is_searched_for_in_bounds(text):
    assert len(asked(text)) <= MOST_WORDS
