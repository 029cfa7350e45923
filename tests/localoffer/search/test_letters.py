"""Which messages ask for a letter, and for which one."""

from __future__ import annotations

import pytest

from localoffer.catalogue.letters import load_letters
from localoffer.search.letters import asks_for_letter, asks_for_questions, letters_in
from localoffer.settings import ROOT

LETTERS = load_letters(ROOT / "data" / "offer")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("can you help me write a letter to the council", []),
        ("template letter", []),
        ("email to ask for an assessment", ["ehc-assessment"]),
        ("i want to write a letter asking for an ehcp", ["ehc-assessment"]),
        ("could u help me write a email to the senco", ["senco-meeting"]),
        ("how do i word a complaint about his therapy not happening", ["help-not-given"]),
        ("is there a sample letter for mediation", ["mediation-advice"]),
        ("how to write an email to chase the ehcp its late", ["late-assessment"]),
        ("Please help me write a letter: the annual review meeting was 3 months ago", ["late-review"]),
        ("how do I write a letter to get my daughter's records", ["records"]),
    ],
)
def test_a_request_for_a_letter_is_heard(text, keys):
    assert asks_for_letter(text)
    assert [each.key for each in letters_in(LETTERS, text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "",
        "we got a letter saying no",
        "the school wrote a letter",
        "i need help with a letter from the council",
        "can the gp write a letter",
        "help with this letter i got",
        "i've sent an email to ask for an assessment",
        "they said I need a letter from a doctor",
        "what can i ask the school for",
        "what do I put on the form",
        "she reverses letters and can't write",
        "he mixes up letters",
    ],
)
def test_a_letter_that_came_asks_for_none(text):
    assert not asks_for_letter(text)
    assert not asks_for_questions(text)


@pytest.mark.parametrize(
    "text",
    [
        "what do i say to the senco",
        "What should I ask at the meeting with the SENCO?",
        "questions for the SENCO",
        "what to say to his teacher",
    ],
)
def test_a_question_what_to_say_is_heard(text):
    assert asks_for_questions(text)


def test_a_very_long_message_is_read_quickly_enough_to_end():
    assert not asks_for_letter("help me with a a a the my " * 2_000)
