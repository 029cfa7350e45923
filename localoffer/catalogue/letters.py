"""Letters families often need: the project's own wording, read once from data/offer.

A letter joins and states no rule: what the law says comes in by the key of a fact, as `{text:key}` and `{basis:key}`.
What only the family knows stands in square brackets.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from localoffer.errors import SeedError

LETTERS = "letters.csv"
PARAGRAPHS = "letter_paragraphs.csv"
CALL_SHEET = "call-sheet"
"""No letter's key: the page of questions has this address."""
LEANS = re.compile(r"\{(text|basis):([a-z0-9-]+)\}")
"""Where a paragraph takes a fact's text or its basis."""
_KEY = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NEEDED = ("key", "title", "when", "to", "greeting", "subject", "send", "facts")


@dataclass(frozen=True)
class Letter:
    """One letter, not yet filled in.

    Args:
        key: Its name, for ever; also in its address.
        title: What it does.
        when: When a family may want it.
        to: Whom it goes to; `{council}` stands for the council's name.
        greeting: Whom "Dear …" names.
        subject: Its subject line.
        to_council: Whether it goes to the council, whose list of help then says where.
        send: How to send it.
        topics: Labels of the questions after which it is offered.
        words: Phrases that show that this letter is meant, "*" for any ending; the letter with the longest is meant.
        facts: Keys of the facts it leans on.
        paragraphs: Its text, in order.
    """

    key: str
    title: str
    when: str
    to: str
    greeting: str
    subject: str
    to_council: bool
    send: str
    topics: tuple[str, ...]
    words: tuple[str, ...]
    facts: tuple[str, ...]
    paragraphs: tuple[str, ...]


def load_letters(offer: Path) -> tuple[Letter, ...]:
    """Every letter, in the order of the file.

    Args:
        offer: The folder data/offer.

    Raises:
        SeedError: A file is missing or a row is wrong; names the line and what to do.
    """
    paragraphs: dict[str, list[str]] = {}
    for row, where in _rows(offer / PARAGRAPHS):
        if not row.get("letter") or not row.get("text"):
            raise SeedError(f"{where}: a letter's key and a text are needed. Fill in both.")
        paragraphs.setdefault(row["letter"], []).append(row["text"])
    rows = _rows(offer / LETTERS)
    letters = tuple(_letter(row, paragraphs.get(row.get("key", ""), ()), where) for row, where in rows)
    keys = [each.key for each in letters]
    if len(set(keys)) != len(keys):
        raise SeedError(f"{LETTERS}: a key is there twice. Give one of them another.")
    if strange := set(paragraphs) - set(keys):
        raise SeedError(f"{PARAGRAPHS}: {min(strange)!r} is no key of {LETTERS}. Correct it.")
    return letters


def _rows(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    if not path.is_file():
        raise SeedError(f"data/offer/{path.name} is missing. Fetch the project's files again.")
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=1):
            if None in row or None in row.values():
                raise SeedError(f"{path.name}, row {number}: too many or too few cells. Check the commas and quotes.")
            yield row, f"{path.name}, row {number}"


def _letter(row: Mapping[str, str], paragraphs: Sequence[str], where: str) -> Letter:
    for name in _NEEDED:
        if not row.get(name):
            raise SeedError(f"{where}, {name}: nothing there. Fill it in.")
    if not _KEY.fullmatch(row["key"]) or row["key"] == CALL_SHEET:
        raise SeedError(f"{where}, key: {row['key']!r} is no free name of small letters and hyphens. Choose another.")
    if not paragraphs:
        raise SeedError(f"{where}: {PARAGRAPHS} holds no paragraph of it. Write one.")
    facts = _parts(row["facts"])
    unnamed = {key for text in paragraphs for _, key in LEANS.findall(text)} - set(facts)
    if unnamed:
        raise SeedError(f"{where}, facts: a paragraph leans on {min(unnamed)!r}, which is not named. Add it.")
    return Letter(
        key=row["key"],
        title=row["title"],
        when=row["when"],
        to=row["to"],
        greeting=row["greeting"],
        subject=row["subject"],
        to_council=row.get("to_council") == "yes",
        send=row["send"],
        topics=_parts(row.get("topics", "")),
        words=_parts(row.get("words", "")),
        facts=facts,
        paragraphs=tuple(paragraphs),
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
