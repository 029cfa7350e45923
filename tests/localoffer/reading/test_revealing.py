"""What of a comment points to a person, marked where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.reading.redaction import Redactor
from localoffer.reading.revealing import pieces

BITS = st.sampled_from(
    [
        "Jack",
        "my son Jack",
        " ",
        "07700 900123",
        "a@b.com",
        "BS3 1AA",
        "child 1",
        "[phone]",
        "Mrs Jones",
        "'s",
        ", ",
        "\u2019s",
        "is 4",
        "we live at 12 High Street",
        ".",
        "\n",
        "\U000f0001",
        "ß",
        "İ",
    ]
)


def personal(text: str, **more) -> list[str]:
    return [piece.words for piece in pieces(text, **more) if piece.is_personal]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("My son Jack waited 2 years", ["Jack"]),
        ("Call me on 07700 900123 or a@b.com", ["07700 900123", "a@b.com"]),
        ("Mrs Jones was kind", ["Jones"]),
        ("There is no help for teenagers on Saturdays", []),
        ("", []),
    ],
)
def test_only_what_points_to_a_person_is_marked(text, marked):
    assert personal(text) == marked


def test_name_of_the_service_itself_is_no_secret():
    assert personal("Miss Honey was full", public=["Miss Honey's dance club"]) == []
    assert personal("Miss Honey was full", public=["Another club"]) == ["Honey"]


def test_words_for_hidden_things_may_be_typed():
    assert personal("I called [phone] about child 1") == []


@settings(deadline=None)
@given(st.lists(BITS, max_size=12).map("".join))
def test_pieces_joined_are_the_text_again(text):
    joined = "".join(piece.words for piece in pieces(text))

    assert joined == text.replace("\u2019", "'").replace("\U000f0001", "")


@settings(deadline=None)
@given(st.lists(BITS, max_size=12).map("".join))
def test_a_text_that_redaction_changes_has_a_mark(text):
    plain = text.replace("\u2019", "'").replace("\U000f0001", "")

    assert bool(personal(text)) or Redactor().redact(plain) == plain
