"""What shows that an item of Schedule 2 is in a council's published offer: plain values, counted and added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from localoffer.catalogue.schedule2 import plain

YEAR = timedelta(days=365)
"""How long a check lasts where no review date is stated."""

Pair = tuple[str, str]
"""A council's code and the key of an item."""


@dataclass(frozen=True)
class Proof:
    """One record that shows an item is there.

    Args:
        kind: service, provision, contact, answer or comment.
        record_id: Its id.
        name: Its name, or how it begins.
        is_sure: False when it only hints.
        is_stale: Past its review date, or not checked for a year.
        clue: What led to it: a kind of help, a role, a phase or a word; None for a council's own answer.
    """

    kind: str
    record_id: str
    name: str
    is_sure: bool = True
    is_stale: bool = False
    clue: str | None = None

    def as_json(self) -> dict[str, Any]:
        """For `offer audit --json`."""
        return {
            "kind": self.kind,
            "id": self.record_id,
            "name": self.name,
            "sure": self.is_sure,
            "stale": self.is_stale,
            "clue": self.clue,
        }


@dataclass(frozen=True)
class Evidence:
    """What a council's offer holds for one item.

    Args:
        sure: Records that show it and are up to date.
        stale: Records that show it but are not.
        hints: Records that only hint at it.
        is_answered: The council itself says where its offer answers the item, and that is up to date.
        was_answered: It says so, but nobody has checked that lately.
        proofs: The best few records by name, best first.
    """

    sure: int = 0
    stale: int = 0
    hints: int = 0
    is_answered: bool = False
    was_answered: bool = False
    proofs: tuple[Proof, ...] = ()

    @classmethod
    def of(cls, proofs: Sequence[Proof]) -> Evidence:
        """The evidence that these records make."""
        answers = [each for each in proofs if each.kind == "answer"]
        return cls(
            sure=sum(each.is_sure and not each.is_stale for each in proofs),
            stale=sum(each.is_sure and each.is_stale for each in proofs),
            hints=sum(not each.is_sure for each in proofs),
            is_answered=any(not each.is_stale for each in answers),
            was_answered=any(each.is_stale for each in answers),
            proofs=tuple(sorted(proofs, key=_best_first)),
        )

    def __add__(self, other: Evidence) -> Evidence:
        """Both together; they never hold the same record."""
        return Evidence(
            self.sure + other.sure,
            self.stale + other.stale,
            self.hints + other.hints,
            self.is_answered or other.is_answered,
            self.was_answered or other.was_answered,
            tuple(sorted((*self.proofs, *other.proofs), key=_best_first)),
        )


def together(*sources: Iterable[tuple[Pair, Evidence]], named: int) -> Mapping[Pair, Evidence]:
    """Evidence from several sources by council and item, each with its best few records by name."""
    found: dict[Pair, Evidence] = {}
    for source in sources:
        for pair, evidence in source:
            found[pair] = found.get(pair, Evidence()) + evidence
    return {pair: replace(each, proofs=each.proofs[:named]) for pair, each in found.items()}


def is_stale(checked_on: date | None, review_by: date | None, today: date) -> bool:
    """Whether a record is past its review date or, without one, was not checked for a year."""
    if review_by is not None:
        return review_by < today
    return checked_on is None or today - checked_on > YEAR


def _best_first(proof: Proof) -> tuple[bool, bool, bool, str, str]:
    return (not proof.is_sure, proof.is_stale, proof.kind != "answer", plain(proof.name), proof.record_id)
