"""Which facts answer a short question about the last answer: who pays, what if they say no. The project's own file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from localoffer.errors import SeedError

FOLLOW_UPS = "follow_ups.csv"
QUESTIONS = ("pays", "no", "cost", "long", "get", "law")
"""Who pays; what if they say no; how much; how long; how to get it; is it the law."""
ANY_LABEL = "*"

FollowUps = Mapping[tuple[str, str], tuple[str, ...]]
"""Keys of facts by the label talked about and the question."""


def load_follow_ups(offer: Path) -> FollowUps:
    """Every line of the file.

    Args:
        offer: The folder data/offer.

    Raises:
        SeedError: The file is missing or a row is wrong; names the line and what to do.
    """
    path = offer / FOLLOW_UPS
    if not path.is_file():
        raise SeedError(f"data/offer/{FOLLOW_UPS} is missing. Fetch the project's files again.")
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            facts = tuple(key for key in row["facts"].split("|") if key)
            if row["question"] not in QUESTIONS or not row["label"] or not facts:
                raise SeedError(f"{FOLLOW_UPS}, line {line}: needs a label, one of {', '.join(QUESTIONS)}, and facts.")
            found[row["label"], row["question"]] = facts
    return found
