"""Short questions that lean on the last answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.asking_back import AskedBack, asked_back, is_only_which


@pytest.mark.parametrize(
    ("words", "question", "place"),
    [
        ("the second one", "more", 1),
        ("tell me more about 2", "more", 1),
        ("tell me about the first one please", "more", 0),
        ("who pays for that?", "pays", None),
        ("who pays for the second one", "pays", 1),
        ("is that the law?", "law", None),
        ("do they have to", "law", None),
        ("what if they say no?", "no", None),
        ("and if the school refuses", "no", None),
        ("how much is it", "cost", None),
        ("is it free?", "cost", None),
        ("how long does it take", "long", None),
        ("how do i get it", "get", None),
        ("whats the number", "number", None),
        ("who do i ring", "number", None),
        ("where is it", "where", None),
    ],
)
def test_a_short_question_is_about_the_last_answer(words, question, place):
    assert asked_back(words) == AskedBack(question, place)


@pytest.mark.parametrize(
    "words",
    [
        "how do i get an ehcp",
        "who pays for a wheelchair",
        "how long does the council have to decide",
        "what if we lived in Leeds",
        "tell me more",
        "my son is the second one in his class to be refused",
        "how much is carers allowance",
        "2",
        "",
    ],
)
def test_a_question_that_names_its_own_thing_is_none(words):
    assert asked_back(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "and for my daughter?",
        "what about the 7-year-old",
        "and child 2?",
        "the second one",
        "who pays for that",
        "and him",
    ],
)
def test_words_that_only_say_which_hold_nothing_else(words):
    assert is_only_which(words)


@pytest.mark.parametrize(
    "words",
    [
        "my daughter wants to die",
        "what about my daughter cutting",
        "i cant cope",
        "how do i do it",
        "he hits her",
        "im done",
    ],
)
def test_words_that_may_hold_danger_are_never_only_which(words):
    assert not is_only_which(words)


def test_the_last_one_is_the_last_card():
    asked = asked_back("the last one")

    assert asked is not None
    assert asked.is_last


@given(st.text())
def test_no_words_break_the_reading(words):
    asked = asked_back(words)

    assert asked is None or asked.question
