"""The letters in data/offer: each leans on facts we hold, states no rule of its own, and is plain and polite."""

from __future__ import annotations

import re

from localoffer.catalogue.letters import LEANS, load_letters
from localoffer.reading.danger import read_danger
from tests.house.test_claims_data import BLAMING
from tests.house.test_offer_data import AVOIDED, OFFER, rows

LETTERS = load_letters(OFFER)
FACTS = {row["key"]: row for row in rows("facts")}
ASKED_FOR = {"ehc-assessment", "senco-meeting", "late-assessment", "mediation-advice", "help-not-given", "records"}


def own_words(letter) -> list[str]:
    """All that the letter says itself, without what facts say in it."""
    texts = (letter.title, letter.when, letter.to, letter.subject, letter.send, *letter.paragraphs)
    return [LEANS.sub("", text) for text in texts]


def test_the_common_letters_are_there() -> None:
    assert {letter.key for letter in LETTERS} >= ASKED_FOR


def test_every_letter_leans_on_facts_with_sources() -> None:
    for letter in LETTERS:
        assert letter.facts, letter.key
        for key in letter.facts:
            assert key in FACTS, (letter.key, key)
            assert FACTS[key]["source"], key


def test_no_letter_leans_on_a_proposal() -> None:
    for letter in LETTERS:
        assert {FACTS[key]["law_status"] for key in letter.facts} <= {"in_force", "not_law"}, letter.key


def test_letters_state_no_figure_statute_or_date_themselves() -> None:
    for letter in LETTERS:
        for text in own_words(letter):
            assert not re.search(r"\d|£|\b(Act|Regulations?|section \d|Article)\b", text), (letter.key, text)


def test_letters_are_plain_short_and_blame_nobody() -> None:
    for letter in LETTERS:
        for text in own_words(letter):
            assert not AVOIDED.search(text), (letter.key, text)
            assert not BLAMING.search(text), (letter.key, text)
            for sentence in re.split(r"(?<=[.?!:])\s+|\n", text):
                assert len(sentence.split()) <= 25, (letter.key, sentence)


def test_brackets_close_and_no_letter_sounds_like_danger() -> None:
    for letter in LETTERS:
        whole = "\n\n".join(own_words(letter))
        assert re.sub(r"\[[^\[\]]+\]", "", whole).count("[") == 0, letter.key
        assert read_danger(whole) is None, letter.key
