"""Descriptions of help told to the young person they are for: the project's own file, read once.

A row that has none speaks of no child, or is about the early years. The rules of law keep their own words.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from localoffer.errors import SeedError

YOUNG_WORDS = "young_words.csv"
KINDS = ("provision", "support")
COLUMNS = ("what", "how_to_get")

YoungWords = Mapping[tuple[str, str, str], str]
"""The words of a row by its kind, key and column."""


def load_young_words(offer: Path) -> dict[tuple[str, str, str], str]:
    """Every description told to a young person.

    Args:
        offer: The folder data/offer.

    Raises:
        SeedError: The file is missing or a row is wrong; names the line and what to do.
    """
    path = offer / YOUNG_WORDS
    if not path.is_file():
        raise SeedError(f"data/offer/{YOUNG_WORDS} is missing. Fetch the project's files again.")
    words: dict[tuple[str, str, str], str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            kind, key, column, text = (row.get(name) or "" for name in ("kind", "key", "column", "words"))
            if kind not in KINDS or column not in COLUMNS or not key or not text:
                raise SeedError(
                    f"{YOUNG_WORDS}, line {number}: needs a kind ({', '.join(KINDS)}), a key, "
                    f"a column ({', '.join(COLUMNS)}) and words."
                )
            words[kind, key, column] = text
    return words
