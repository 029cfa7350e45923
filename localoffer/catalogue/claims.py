"""What families are told about the rules, and whether it is so: the project's own rows, read once from data/offer.

Each row is a claim with the ways people say it, a verdict, the rule, and what to say back. Recognising one in a message
is `localoffer.search.claims`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from localoffer.errors import SeedError
from localoffer.store.records import CONFIDENCES, LAW_STATUSES, STRENGTHS

CLAIMS = "claims.csv"
WORDS = "claim_words.csv"
VERDICTS = ("true", "partly", "not")
GROUPS = ("reported", "asked", "opening")
"""Groups of words that every file of words must have: what makes a rule a claim."""
_NEEDED = ("key", "claim", "rule", "say_back", "basis", "label", "patterns", "source")


@dataclass(frozen=True)
class Claim:
    """Something families are told.

    Args:
        key: Its name, for ever.
        claim: What they are told, in plain words.
        verdict: One of `VERDICTS`: whether it is so.
        rule: What the rule is.
        say_back: What a family can say, politely.
        label: The topic it belongs to, as the assistant labels questions.
        facts: Keys of facts that say more.
        supports: Codes of the kinds of help it is about.
        patterns: Ways people say it, in the short notation of `localoffer.reading.matching`.
    """

    key: str
    claim: str
    verdict: str
    rule: str
    say_back: str
    strength: str
    basis: str
    law_status: str
    label: str
    facts: tuple[str, ...]
    supports: tuple[str, ...]
    patterns: tuple[str, ...]
    source: str
    source_url: str | None
    confidence: str
    verified_on: date | None
    review_by: date


def load_claims(offer: Path) -> tuple[Claim, ...]:
    """Every claim, in the order of the file: of two that overlap in a message the earlier one counts.

    Args:
        offer: The folder data/offer.

    Raises:
        SeedError: The file is missing or a row is wrong; names the line and what to do.
    """
    claims = tuple(_claim(row, where) for row, where in _rows(offer / CLAIMS))
    seen: set[str] = set()
    for claim in claims:
        if claim.key in seen:
            raise SeedError(f"{CLAIMS}: the key {claim.key!r} is there twice. Give one of them another.")
        seen.add(claim.key)
    return claims


def load_words(offer: Path) -> dict[str, tuple[str, ...]]:
    """The groups of words that patterns name, and those that show that something was told or asked.

    Raises:
        SeedError: The file is missing, or one of `GROUPS` is not in it.
    """
    groups = {row["group"]: _parts(row["words"], "|") for row, _ in _rows(offer / WORDS)}
    if lacking := [name for name in GROUPS if not groups.get(name)]:
        raise SeedError(f"{WORDS} has no group {lacking[0]!r}. Fetch the project's files again.")
    return groups


def _rows(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    if not path.is_file():
        raise SeedError(f"data/offer/{path.name} is missing. Fetch the project's files again.")
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if None in row or None in row.values():
                raise SeedError(f"{path.name}, line {number}: too many or too few cells. Check the commas and quotes.")
            yield row, f"{path.name}, line {number}"


def _claim(row: Mapping[str, str], where: str) -> Claim:
    for name in _NEEDED:
        if not row.get(name):
            raise SeedError(f"{where}, {name}: nothing there. Fill it in.")
    for name, known in (
        ("verdict", VERDICTS),
        ("strength", STRENGTHS),
        ("law_status", LAW_STATUSES),
        ("confidence", CONFIDENCES),
    ):
        if row.get(name) not in known:
            raise SeedError(f"{where}, {name}: {row.get(name)!r} is not one of {', '.join(sorted(known))}.")
    values: dict[str, Any] = {
        **row,
        "facts": _parts(row["facts"], "|"),
        "supports": _parts(row["supports"], "|"),
        "patterns": _parts(row["patterns"], ";"),
        "source_url": row["source_url"] or None,
        "verified_on": _day(row["verified_on"], f"{where}, verified_on") if row["verified_on"] else None,
        "review_by": _day(row["review_by"], f"{where}, review_by"),
    }
    return Claim(**values)


def _parts(cell: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SeedError(f"{where}: {text!r} is not a date. Write it as 2027-11-01.") from None
