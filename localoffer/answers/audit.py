"""How much of Schedule 2 a council's published offer shows, item by item, with one plain score.

It judges what a council has published and we hold, never what the council does. A council that was not read, or only
in part, gets no item and no score: its gaps would be ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from localoffer.answers import wording
from localoffer.answers.answer import DataState
from localoffer.catalogue.evidence import Evidence
from localoffer.catalogue.schedule2 import Item, Wording


class ItemState(StrEnum):
    """What the published data shows of one item."""

    COVERED = "covered"
    """Enough records show it, or the council says where it is; up to date."""
    STALE = "stale"
    """Enough records show it, but they are past their review date or were not checked for a year."""
    THIN = "thin"
    """Too few records show it, or some only hint at it."""
    MISSING = "missing"
    """Nothing we hold shows it."""


POINTS = {ItemState.COVERED: 2, ItemState.STALE: 1, ItemState.THIN: 1, ItemState.MISSING: 0}
"""Half a mark for what is there but old or thin; the score is the share of all marks, in percent."""
CHECKED = {
    Wording.VERIFIED: "text seen in the law",
    Wording.CONFIRMED: "subject and number confirmed, text not seen",
    Wording.NOT_CHECKED: "number and text not checked",
}
"""How far an item's text was checked, in words."""
_STATE_WORDS = {
    DataState.NOT_READ: "not read",
    DataState.READ_IN_PART: "read in part",
    DataState.READ: "read",
}


@dataclass(frozen=True)
class Finding:
    """One item and what shows it."""

    item: Item
    state: ItemState
    evidence: Evidence

    def as_json(self) -> dict[str, Any]:
        """For `offer audit --json`."""
        return {
            "key": self.item.key,
            "paragraph": self.item.paragraph,
            "subject": self.item.subject,
            "what": self.item.what,
            "text_checked": CHECKED[self.item.wording],
            "source": self.item.source,
            "verified_on": self.item.verified_on and self.item.verified_on.isoformat(),
            "state": self.state.value,
            "enough": self.item.enough,
            "records": {"sure": self.evidence.sure, "stale": self.evidence.stale, "hints": self.evidence.hints},
            "proofs": [proof.as_json() for proof in self.evidence.proofs],
        }


@dataclass(frozen=True)
class Audit:
    """One council's audit.

    Args:
        gss_code: The council.
        name: Its everyday name.
        data_state: What we hold of its offer.
        read_on: When that was loaded.
        is_sample: It is invented.
        findings: One an item, in the list's order; empty unless its whole list was read.
    """

    gss_code: str
    name: str
    data_state: DataState
    read_on: date | None = None
    is_sample: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def score(self) -> int | None:
        """Marks reached in percent of all marks; None for a council whose list was not read whole."""
        if not self.findings:
            return None
        return round(100 * sum(POINTS[each.state] for each in self.findings) / (2 * len(self.findings)))

    @property
    def counts(self) -> Mapping[ItemState, int]:
        """How many items are in each state."""
        found = Counter(each.state for each in self.findings)
        return {state: found[state] for state in ItemState}

    @property
    def says(self) -> str:
        """What this audit is, in one sentence that goes with it wherever it is shown."""
        if self.data_state is DataState.NOT_READ:
            return f"We have not read {self.name}'s own data, so there is nothing to audit and no score."
        if self.data_state is DataState.READ_IN_PART:
            return f"We have read only a part of {self.name}'s own data, so there is no audit and no score."
        day = wording.day(self.read_on) if self.read_on else "an unknown day"
        return (
            f"What {self.name} has published that we hold, loaded on {day}. "
            "It does not say what the council does or provides."
        )

    def as_json(self) -> dict[str, Any]:
        """For `offer audit --json`."""
        return {**self.summary(), "items": [each.as_json() for each in self.findings]}

    def summary(self) -> dict[str, Any]:
        """The council in one row of the table of all councils."""
        return {
            "gss_code": self.gss_code,
            "name": self.name,
            "data_state": self.data_state.value,
            "read_on": self.read_on and self.read_on.isoformat(),
            "sample": self.is_sample,
            "score": self.score,
            "counts": {state.value: count for state, count in self.counts.items()} if self.findings else None,
            "states": {each.item.key: each.state.value for each in self.findings},
            "says": self.says,
        }


def judge(evidence: Evidence, enough: int) -> ItemState:
    """The state of one item; a record more never makes it worse.

    Args:
        evidence: What shows it.
        enough: How many records it takes to call it covered; the council's own answer is always enough.
    """
    if evidence.is_answered or evidence.sure >= enough:
        return ItemState.COVERED
    if evidence.was_answered or evidence.sure + evidence.stale >= enough:
        return ItemState.STALE
    return ItemState.THIN if evidence.sure or evidence.stale or evidence.hints else ItemState.MISSING


def findings(items: Sequence[Item], shown: Mapping[str, Evidence]) -> tuple[Finding, ...]:
    """Every item with its state, from the evidence by key of a council whose list was read whole."""
    nothing = Evidence()
    return tuple(
        Finding(item, judge(found, item.enough), found) for item in items for found in (shown.get(item.key, nothing),)
    )


def state_words(state: DataState) -> str:
    """A council's data state in words."""
    return _STATE_WORDS[state]
