"""Which children a message speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.mentions import mentions


@pytest.mark.parametrize(
    ("words", "kin"),
    [
        ("my son is 4", "son"),
        ("my autistic 8 year old daughter", "daughter"),
        ("ds1 is 12 with asd", "son"),
        ("what about her sister", "sister"),
        ("a boy with autism", "son"),
        ("my little one", "child"),
    ],
)
def test_a_child_is_known_by_what_it_is_to_the_family(words, kin):
    assert [each.kin for each in mentions(words)] == [kin]


@pytest.mark.parametrize("words", ["what is child benefit", "the child development centre", "school says no", ""])
def test_words_about_children_in_general_speak_of_nobody(words):
    assert mentions(words) == []


def test_a_redacted_name_beside_its_noun_is_one_child():
    (found,) = mentions("my son child 1 is 4")

    assert (found.kin, found.name) == ("son", "child 1")


def test_two_names_are_two_children():
    assert [each.name for each in mentions("child 1 is autistic and child 2 is deaf")] == ["child 1", "child 2"]


def test_an_age_with_an_article_speaks_of_a_child():
    assert [each.age_years for each in mentions("the 4-year-old and a 9 year old")] == [4.0, 9.0]


def test_saying_how_old_he_is_speaks_of_nobody_new():
    assert [each.is_pronoun for each in mentions("he is a 4 year old")] == [True]


def test_whom_a_question_is_for_is_marked():
    assert [each.is_asked_for for each in mentions("my son is 4, what is there for my daughter")] == [False, True]


@given(st.text())
def test_every_mention_stands_in_the_message_in_order(words):
    found = mentions(words)

    assert all(0 <= each.start < each.end <= len(words) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
