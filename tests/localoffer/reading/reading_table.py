"""Prints what the vocabulary reads out of messages.csv, one JSON line a message; run under either Python.

Started by test_vocabulary.py to compare the product's environment with Rasa's.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def lines() -> list[str]:
    """One JSON line for each message of the table, and for some hostile ones."""
    sys.path.insert(0, str(ROOT))
    from localoffer.reading.files import load_vocabulary  # noqa: PLC0415 - the path is set just above

    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    with (Path(__file__).parent / "messages.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    hostile = [
        "",
        "\u202e\u05d0\u05d5\u05d8\u05d9\u05d6\u05dd 4",
        "au\u200btistic \U0001f600 ½ \uff14 \ufdfa",
        "<script>alert(1)</script>",
    ]
    return [json.dumps(dataclasses.asdict(vocabulary.read(text)), sort_keys=True) for text in [*texts, *hostile]]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
