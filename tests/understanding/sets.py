"""The evaluation messages and what careful people say each of them means.

messages.csv measures: it was written by somebody who had seen neither the training files nor the vocabulary, after
everything it measures was settled. The earlier files were written by the same rule, but choices have been made by
looking at them since. real_messages.csv lies beside the checkout. None of them is ever trained on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from localoffer.reading.files import read_rows
from localoffer.reading.vocabulary import Vocabulary
from localoffer.settings import ROOT

HERE = ROOT / "tests" / "understanding"
FILES = {
    "real": ROOT.parent / "shared" / "real_messages.csv",
    "messages": HERE / "messages.csv",
    "earlier messages": HERE / "earlier_messages.csv",
    "earlier crisis": HERE / "earlier_crisis.csv",
}
"""Where each set lies; a set whose file is not there is left out."""
OURS = ("messages", "earlier messages", "earlier crisis")
NEAR_MISS = "none"
"""Level of a message that sounds like danger and is none; others without danger leave the column empty."""
COLUMNS = (
    "text", "label", "also_acceptable", "needs", "age_years", "phase", "support_types", "place", "plan_status", "who",
    "crisis_level",
)  # fmt: skip


@dataclass(frozen=True)
class Meant:
    """What a message means, by those who labelled it; None where a set does not say.

    Args:
        label: What a careful person would answer first.
        fair: That label and the others that would do.
        needs: Codes of the child's needs.
        supports: Codes of the kinds of support named.
        place: GSS code of the responsible council named; "" for none.
        age_years: The age stated; None for none, as for `phase`.
        crisis: "urgent", "soft" or "" for none.
    """

    text: str
    label: str
    fair: frozenset[str]
    needs: frozenset[str]
    supports: frozenset[str] | None
    place: str
    age_years: float | None
    phase: str | None
    plan_status: str | None
    who: str | None
    crisis: str | None


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one set as they are written; none when its file is not there."""
    return _rows(FILES[name]) if FILES[name].exists() else []


def load(name: str, vocabulary: Vocabulary) -> list[Meant]:
    """One set's messages, in file order.

    Args:
        name: One of `FILES`.
        vocabulary: Turns the words of the real messages' needs into codes.
    """
    rows = rows_of(name)
    if name not in OURS:
        return [_real(row, vocabulary) for row in rows]
    # A set whose author left a column empty throughout says nothing about it.
    supports = any(row["support_types"] for row in rows)
    return [_ours(row, supports=supports) for row in rows]


@cache
def councils() -> dict[str, str]:
    """The GSS code of every council by each of its names, small letters."""
    names = read_rows(ROOT / "data" / "vocabulary").authorities
    return {
        name.casefold(): each.gss_code
        for each in reversed(names)
        for name in (*each.aliases, each.name, each.friendly_name)
    }


def parts(cell: str) -> frozenset[str]:
    """The values of a cell that may hold several."""
    return frozenset(part.strip() for part in cell.split("|") if part.strip())


def _ours(row: dict[str, str], *, supports: bool) -> Meant:
    return Meant(
        needs=parts(row["needs"]),
        supports=parts(row["support_types"]) if supports else None,
        plan_status=row["plan_status"] or "unknown",
        who=row["who"] or "parent",
        crisis=row["crisis_level"].replace(NEAR_MISS, ""),
        **_shared(row),
    )


def _real(row: dict[str, str], vocabulary: Vocabulary) -> Meant:
    return Meant(
        needs=_codes(parts(row["needs"]), vocabulary),
        supports=None,
        plan_status=None,
        who=None,
        crisis=None,
        **_shared(row),
    )


def _shared(row: dict[str, str]) -> dict:
    return {
        "text": row["text"],
        "label": row["label"],
        "fair": parts(row["label"]) | parts(row["also_acceptable"]),
        "place": councils().get(row["place"].casefold(), ""),
        "age_years": float(row["age_years"]) if row["age_years"] else None,
        "phase": row["phase"] or None,
    }


def _codes(words: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Codes of needs given in words; words the vocabulary does not know are left out, so recall looks a little high."""
    return frozenset(need.code for each in words for need in vocabulary.read(each).needs)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]
