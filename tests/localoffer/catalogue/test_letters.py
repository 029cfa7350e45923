"""Letters as they stand in their files: whole, or refused with the row and what to do."""

from __future__ import annotations

import csv

import pytest

from localoffer.catalogue.letters import load_letters
from localoffer.errors import SeedError

META = {
    "key": "ask",
    "title": "Ask",
    "when": "Any time.",
    "to": "The SEND team, {council}",
    "greeting": "SEND team",
    "subject": "A request",
    "to_council": "yes",
    "send": "Send it.",
    "topics": "ask_deadline",
    "words": "late|overdue",
    "facts": "law-1",
}
TEXT = {"letter": "ask", "text": "It says: “{text:law-1}” ({basis:law-1})."}


@pytest.fixture
def load(tmp_path):
    """Loads letters from rows."""

    def from_rows(meta, paragraphs):
        for name, rows in (("letters.csv", meta), ("letter_paragraphs.csv", paragraphs)):
            with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        return load_letters(tmp_path)

    return from_rows


def test_a_letter_has_its_paragraphs_in_order(load):
    (letter,) = load([META], [TEXT, {"letter": "ask", "text": "Please answer."}])

    assert letter.paragraphs == (TEXT["text"], "Please answer.")
    assert (letter.to_council, letter.topics, letter.words) == (True, ("ask_deadline",), ("late", "overdue"))


@pytest.mark.parametrize(
    ("meta", "paragraphs", "words"),
    [
        ([{**META, "key": "call-sheet"}], [{**TEXT, "letter": "call-sheet"}], "Choose another"),
        ([{**META, "key": "Ask me"}], [{**TEXT, "letter": "Ask me"}], "Choose another"),
        ([{**META, "send": ""}], [TEXT], "row 1, send: nothing there"),
        ([{**META, "facts": "other"}], [TEXT], "'law-1', which is not named"),
        ([META], [{**TEXT, "letter": "other"}], "holds no paragraph of it"),
        ([META], [TEXT, {**TEXT, "letter": "other"}], "'other' is no key"),
        ([META], [{**TEXT, "text": ""}], "Fill in both"),
        ([META, META], [TEXT], "a key is there twice"),
    ],
)
def test_a_wrong_row_is_named_with_what_to_do(load, meta, paragraphs, words):
    with pytest.raises(SeedError, match=words):
        load(meta, paragraphs)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SeedError, match=r"letter_paragraphs\.csv is missing"):
        load_letters(tmp_path)
