"""The simpler words say what their row says: no number of their own, no duty it does not have, and fewer hard words."""

from __future__ import annotations

import re

import pytest

from tests.house.reading_level import grade, plain
from tests.house.test_offer_data import AVOIDED, OFFICIAL_NAMES, Row, rows

LONG, HARD = 24, 7.0
"""Words in a text, and its grade, from which on there must be simpler words for it."""
EASY, SHORT_SENTENCE = 6.5, 18
TABLES = {
    "fact": ("facts", "key", "text"),
    "provision": ("provision", "provision_id", "what"),
    "support": ("support_types", "code", "what"),
    "claim": ("claims", "key", "rule"),
}
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
FULL: dict[tuple[str, str], tuple[str, Row]] = {
    (kind, row[key]): (row[text], row) for kind, (name, key, text) in TABLES.items() for row in rows(name)
}
SIMPLE = {(row["kind"], row["key"]): row["words"] for row in rows("simple_words")}
EVERY = pytest.mark.parametrize("name", SIMPLE, ids=" ".join)


def test_every_long_or_hard_row_has_simpler_words():
    lacking = [
        key
        for key, (text, _) in FULL.items()
        if key not in SIMPLE and (len(text.split()) > LONG or grade(plain(text)) > HARD)
    ]

    assert lacking == []


def test_simpler_words_belong_to_rows_we_hold():
    assert set(SIMPLE) <= set(FULL)


@EVERY
def test_simpler_words_have_no_number_of_their_own(name):
    text, row = FULL[name]
    known = set(NUMBER.findall(" ".join((text, row.get("title", ""), row.get("claim", "")))))

    assert set(NUMBER.findall(SIMPLE[name])) <= known


@EVERY
def test_simpler_words_promise_and_order_no_more_than_the_row(name):
    _, row = FULL[name]
    said = SIMPLE[name].replace('"Must"', "")

    assert row["strength"] == "must" or not re.search(r"\bmust\b|\bentitle", said, re.IGNORECASE)
    assert row["law_status"] != "proposed" or re.search(r"\bpropos(ed|als?)\b", said)
    assert not AVOIDED.search(OFFICIAL_NAMES.sub("", said))


@EVERY
def test_simpler_words_are_easy_in_short_sentences(name):
    said = SIMPLE[name]

    assert grade(plain(said)) <= EASY
    assert max(len(sentence.split()) for sentence in re.split(r"(?<=[.?!])\s+", said)) <= SHORT_SENTENCE
