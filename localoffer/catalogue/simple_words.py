"""Rows of the national layer told again in the shortest words we have: the project's own file, read once.

A row that has none is short enough as it is. The law stays in the row itself: this is only another way to say it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from localoffer.errors import SeedError

SIMPLE_WORDS = "simple_words.csv"
KINDS = ("fact", "provision", "support", "claim")
"""Kinds of rows, named as their cards are."""

SimpleWords = Mapping[tuple[str, str], str]
"""The words of a row by its kind and key."""


def load_simple_words(offer: Path) -> dict[tuple[str, str], str]:
    """Every row told in simpler words.

    Args:
        offer: The folder data/offer.

    Raises:
        SeedError: The file is missing or a row is wrong; names the line and what to do.
    """
    path = offer / SIMPLE_WORDS
    if not path.is_file():
        raise SeedError(f"data/offer/{SIMPLE_WORDS} is missing. Fetch the project's files again.")
    words: dict[tuple[str, str], str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            kind, key, text = (row.get(name) or "" for name in ("kind", "key", "words"))
            if kind not in KINDS or not key or not text or len(row) != 3:
                raise SeedError(f"{SIMPLE_WORDS}, line {number}: needs a kind ({', '.join(KINDS)}), a key and words.")
            if (kind, key) in words:
                raise SeedError(f"{SIMPLE_WORDS}, line {number}: {kind} {key} is there twice. Take one of them out.")
            words[kind, key] = text
    return words
