"""What a published Local Offer must hold: Schedule 2 to the SEND Regulations 2014 and regulations 54 to 57, as a list.

The list is data/offer/schedule2.csv. It says each item in our own words, how far its text was checked, and which clues
in a council's data show that the item is there. Nothing here quotes the law.

Source: SEND Regulations 2014 (SI 2014/1530), as far as each row's `wording_status` says.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from localoffer.errors import SeedError

FILE = Path("offer/schedule2.csv")
"""Where the list is, in the data folder."""
COMMENTS = "LO-R56"
"""The one item that published comments with a reply prove."""
_NOT_WORDS = re.compile(r"[^a-z0-9]+")

_T = TypeVar("_T")


class Wording(StrEnum):
    """How far the text of an item was checked."""

    VERIFIED = "V"
    """The words were seen in the legislation."""
    CONFIRMED = "P"
    """Its subject and its number are confirmed; its words were not seen."""
    NOT_CHECKED = "G"
    """General knowledge: neither number nor words were checked, so neither is shown as law."""


@dataclass(frozen=True)
class Clue:
    """Something in a council's data that shows an item is there, or (not sure) only hints at it."""

    text: str
    is_sure: bool = True


@dataclass(frozen=True)
class Item:
    """One thing a published offer must hold.

    Args:
        key: Audit key, such as LO-03a.
        paragraph: Where it stands in the regulations; None unless it was checked.
        subject: Its name in plain words.
        what: What must be there, in our words.
        wording: How far the text was checked.
        supports: Kinds of help whose services and rows show it.
        roles: Council contacts that show it.
        phases: Phases for which the council's own provision rows show it.
        words: Words in a service's name or a source's term that show it; "*" at the end stands for any ending.
        enough: How many records it takes to call it covered.
        source: What was read.
        source_url: Where, if seen.
        verified_on: When; None if not checked.
    """

    key: str
    paragraph: str | None
    subject: str
    what: str
    wording: Wording
    supports: tuple[Clue, ...] = ()
    roles: tuple[Clue, ...] = ()
    phases: tuple[Clue, ...] = ()
    words: tuple[Clue, ...] = ()
    enough: int = 1
    source: str = ""
    source_url: str | None = None
    verified_on: date | None = None


def load_items(data: Path) -> tuple[Item, ...]:
    """The list, in the order of its file.

    Raises:
        SeedError: The file is missing or a row is wrong; names the line and column.
    """
    path = data / FILE
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError:
        raise SeedError(f"data/{FILE} is missing. Fetch the project's files again.") from None
    items = tuple(_item(row, f"{path.name}, line {line}") for line, row in enumerate(rows, start=2))
    twice = {item.key for item in items if sum(each.key == item.key for each in items) > 1}
    if twice:
        raise SeedError(f"{path.name}, key: {', '.join(sorted(twice))} is there twice. Give each item its own.")
    return items


def plain(text: str) -> str:
    """Text as clues are met in it: small letters and single spaces, with a space at both ends."""
    return f" {_NOT_WORDS.sub(' ', text.casefold()).strip()} "


def _item(row: Mapping[str, str], where: str) -> Item:
    try:
        return Item(
            key=row["key"],
            paragraph=row["paragraph"] or None,
            subject=row["subject"],
            what=row["what"],
            wording=_read(row, "wording_status", Wording, "V, P or G", where),
            supports=_clues(row["supports"]),
            roles=_clues(row["roles"]),
            phases=_clues(row["phases"]),
            words=_clues(row["words"]),
            enough=_read(row, "enough", int, "a whole number", where),
            source=row["source"],
            source_url=row["source_url"] or None,
            verified_on=_read(row, "verified_on", date.fromisoformat, "a date such as 2026-11-01", where)
            if row["verified_on"]
            else None,
        )
    except (KeyError, AttributeError) as error:
        raise SeedError(f"{where}: a column is missing ({error}). Fetch the project's files again.") from None


def _read(row: Mapping[str, str], column: str, read: Callable[[str], _T], expected: str, where: str) -> _T:
    try:
        return read(row[column])
    except ValueError:
        raise SeedError(f'{where}, {column}: "{row[column]}" is not {expected}. Correct the file.') from None


def _clues(cell: str) -> tuple[Clue, ...]:
    """Clues of a cell, separated by "|"; a "?" at the end marks one that only hints."""
    return tuple(Clue(each.rstrip("?"), not each.endswith("?")) for each in cell.split("|") if each)
