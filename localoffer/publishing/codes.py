"""Our codes for needs, areas of need, stages and kinds of help, met by code, name or abbreviation.

The lists are the vocabulary's own files, so that a template, its guide and what families are told never differ.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from localoffer.settings import ROOT

NEED, AREA, SUPPORT, PHASE = "need", "area", "support", "phase"
_FILES = {NEED: "needs.csv", AREA: "broad_areas.csv", SUPPORT: "supports.csv", PHASE: "phases.csv"}
_ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    NEED: {"ASD": ("autism", "autistic", "ASC"), "SpLD": ("dyslexia",), "SEMH": ("ADHD",), "HI": ("deaf",)},
    AREA: {
        "communication_interaction": ("C&I", "CI", "communication"),
        "cognition_learning": ("C&L", "CL", "learning"),
        "semh": ("social emotional mental health",),
        "sensory_physical": ("S&P", "SP", "sensory and physical", "sensory or physical", "physical and sensory"),
    },
    SUPPORT: {},
    PHASE: {
        "early_years": ("EY", "nursery", "pre-school"),
        "primary": ("KS1", "KS2", "primary school"),
        "secondary": ("KS3", "KS4", "secondary school"),
        "post16": ("P16", "college", "sixth form", "16 to 19"),
        "young_adult": ("19 to 25", "young adult", "young adults"),
    },
}
"""Abbreviations of councils' own documents. Source: domain brief, section 2 (how councils set theirs out)."""
EVERY = frozenset({"all", "any", "every", "everyone", "all children", "all areas", "all phases", "0-25", "0 to 25"})
"""Words that stand for every area of need, or every stage."""
_BETWEEN = re.compile(r"[|;\n]")


@dataclass(frozen=True)
class Codes:
    """The codes of one kind.

    Args:
        names: Plain name by code, in the order of the list.
        known: Code by every way of writing it, as `_bare` makes it.
        areas: Broad area by code, for needs.
    """

    names: Mapping[str, str]
    known: Mapping[str, str]
    areas: Mapping[str, str]

    def find(self, words: str) -> str | None:
        """The code that words stand for; None when they are none of ours."""
        return self.known.get(_bare(words))

    def read(self, cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A cell's codes, in its order, and the words that are none; parted by |, ; or new lines, or by commas."""
        found: dict[str, None] = {}
        unknown: list[str] = []
        for piece in _pieces(cell, self):
            code = self.find(piece)
            if code is None:
                unknown.append(piece)
            else:
                found[code] = None
        return tuple(found), tuple(unknown)


def codes(kind: str) -> Codes:
    """The codes of a kind: need, area, support or phase."""
    return _loaded(ROOT / "data" / "vocabulary")[kind]


def is_every(cell: str) -> bool:
    """Whether a cell says "all"."""
    return " ".join(cell.split()).casefold() in EVERY


@functools.cache
def _loaded(folder: Path) -> Mapping[str, Codes]:
    return {kind: _codes(kind, folder / name) for kind, name in _FILES.items()}


def _codes(kind: str, path: Path) -> Codes:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known: dict[str, str] = {}
    for row in rows:
        code = row["code"]
        for words in (code, row["name"], row["plain_name"], *_ALSO[kind].get(code, ())):
            known.setdefault(_bare(words), code)
    areas = {row["code"]: row["broad_area"] for row in rows if row.get("broad_area")}
    return Codes({row["code"]: row["plain_name"] for row in rows}, known, areas)


def _pieces(cell: str, codes: Codes) -> Iterator[str]:
    """A cell's entries; commas part them only where the whole is no name of ours, since names hold commas."""
    for piece in _stripped(_BETWEEN.split(cell)):
        if codes.find(piece) is None and "," in piece:
            yield from _stripped(piece.split(","))
        else:
            yield piece


def _stripped(pieces: Iterable[str]) -> Iterator[str]:
    return (each.strip() for each in pieces if each.strip())


def _bare(words: str) -> str:
    return re.sub(r"[^a-z0-9&]+", "", words.casefold())
