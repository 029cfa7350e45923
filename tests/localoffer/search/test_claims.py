"""Recognising what families are told: every claim in several wordings, and never where a family only looks for help."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.catalogue.claims import load_claims, load_words
from localoffer.reading.files import read_rows
from localoffer.search.claims import ClaimFinder
from localoffer.settings import ROOT

MESSAGES = Path(__file__).with_name("claim_messages.csv")


def messages(*, told: bool) -> list[tuple[str, str]]:
    with MESSAGES.open(encoding="utf-8", newline="") as file:
        rows = [(row["claim"], row["message"]) for row in csv.DictReader(file)]
    return [(key, message) for key, message in rows if bool(key) is told]


@functools.cache
def finder() -> ClaimFinder:
    words = read_rows(ROOT / "data" / "vocabulary")
    offer = ROOT / "data" / "offer"
    return ClaimFinder(load_claims(offer), load_words(offer), words.alike, words.ordinary_words)


def keys(message: str) -> list[str]:
    return [claim.key for claim in finder().find(message)]


@pytest.mark.parametrize(("key", "message"), messages(told=True))
def test_what_a_family_was_told_is_recognised(key, message):
    assert keys(message) == [key]


@pytest.mark.parametrize(("_", "message"), messages(told=False))
def test_a_family_looking_for_help_gets_no_verdict(_, message):
    assert keys(message) == []


def test_every_claim_is_tried_and_sixty_others():
    assert {key for key, _ in messages(told=True)} == {claim.key for claim in load_claims(ROOT / "data" / "offer")}
    assert len(messages(told=False)) >= 60


def test_two_claims_in_one_message_are_both_found():
    assert keys("They said he needs a diagnosis first. And is it true EHCPs are ending?") == [
        "needs-diagnosis",
        "reform-plans-ending",
    ]


def test_a_rule_alone_is_no_claim():
    assert keys("he needs a diagnosis first") == []
    assert keys("he needs a diagnosis first, is that true?") == ["needs-diagnosis"]


def test_what_a_family_said_itself_is_no_claim():
    assert keys("I said he needs a diagnosis") == []
    assert keys("they said he needs a diagnosis") == ["needs-diagnosis"]


@given(st.text())
def test_any_text_at_all_can_be_searched(text):
    assert isinstance(finder().find(text), tuple)


@given(st.sampled_from([message for _, message in messages(told=True)]))
def test_case_and_spaces_change_nothing(message):
    assert keys(f"  {message.upper().replace(' ', '   ')}\n") == keys(message)
