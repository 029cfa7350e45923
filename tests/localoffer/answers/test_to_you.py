"""Sentences for a parent, turned to the young person; cards in words of their own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers import wording
from localoffer.answers.answer import Outcome
from localoffer.answers.to_you import card_to_you, speaks_of_a_child, to_you
from localoffer.catalogue.young_words import COLUMNS, load_young_words
from localoffer.settings import ROOT

OFFER = ROOT / "data" / "offer"
Row = dict[str, str]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (wording.QUESTION[Outcome.NEED_AGE], "How old are you, or which school year are you in? Help differs by age."),
        ("Ask your GP to refer your child.", "Ask your GP to refer you."),
        ("Your child's age", "Your age"),
        ("Your child needs a bus pass.", "You need a bus pass."),
        ("Tell the nursery if your child has SEN.", "Tell the nursery if you have SEN."),
        ("If your child is under 5, ask.", "If you are under 5, ask."),
        ("Where your child goes to school", "Where you go to school"),
        ("A place where your child meets others", "A place where you meet others"),
        ("Ask who watches your child this term.", "Ask who watches you this term."),
        ("Your child carries a card.", "You carry a card."),
        ("A child must be seen.", "A child must be seen."),
        ("your children", "your children"),
        ("", ""),
    ],
)
def test_a_child_becomes_you(said, instead):
    assert to_you(said) == instead


@pytest.fixture(scope="module")
def words():
    return load_young_words(OFFER)


def described() -> Iterator[tuple[tuple[str, str, str], str, Row]]:
    """What a young person may read of help: kind, key and column; the words; the row."""
    for kind, name, key in (("provision", "provision", "provision_id"), ("support", "support_types", "code")):
        with (OFFER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in COLUMNS:
                    yield (kind, row[key], column), row.get(column) or "", row


def is_for_the_young(row: Row) -> bool:
    """Whether anybody of 11 or over may be shown it."""
    return row.get("phases", "") != "early_years" and float(row.get("max_age_years") or 25) >= 11


def test_every_description_of_help_that_says_your_child_has_words_for_the_young(words):
    speaking = {key for key, text, row in described() if speaks_of_a_child(text) and is_for_the_young(row)}

    assert set(words) == speaking


def test_words_for_the_young_keep_every_figure_and_speak_of_no_child(words):
    own = {key: text for key, text, _ in described()}

    for key, text in words.items():
        assert re.findall(r"[£\d][\d.,-]*", text) == re.findall(r"[£\d][\d.,-]*", own[key]), key
        assert not speaks_of_a_child(text), key
        assert ("must" in text) == ("must" in own[key]), key
        assert all(len(each.split()) <= 20 for each in re.split(r"(?<=[.?!])\s+", text)), key


def test_a_card_is_told_in_the_words_of_its_row():
    words = {("support", "x", "what"): "It is for you.", ("provision", "y", "what"): "Staff help you."}
    rows = [{"label": "What it is", "value": "It is for your child."}, {"label": "Who pays", "value": "Your child"}]
    support = {"kind": "support", "row": "x", "heading": "Help", "facts": rows, "sample": False}
    provision = {"kind": "provision", "row": "y", "heading": "Staff help your child.", "facts": [], "sample": True}

    assert [each["value"] for each in card_to_you(support, words)["facts"]] == ["It is for you.", "Your child"]
    assert card_to_you(provision, words)["heading"] == "Staff help you. (sample)"
    assert card_to_you({**support, "kind": "fact"}, words)["facts"] == rows


@given(st.text())
def test_turning_twice_changes_nothing_more(text):
    once = to_you(text)

    assert to_you(once) == once
