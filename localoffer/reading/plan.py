"""Whether the child has an education, health and care plan, or SEN support, or has been refused one.

"Statement" counts as a plan: plans replaced statements, but families still say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from localoffer.reading.matching import Found, Lexicon, PhraseBook, Seen
from localoffer.reading.plan_talk import is_anothers, status_told

NONE, SEN_SUPPORT, ASKED, REFUSED, HAS_PLAN, UNKNOWN = "none", "sen_support", "asked", "refused", "has_plan", "unknown"

STATUSES = (NONE, SEN_SUPPORT, ASKED, REFUSED, HAS_PLAN, UNKNOWN)
"""Everything `PlanBook.read` may say; "unknown" when the message does not."""


@dataclass(frozen=True)
class PlanWord:
    """A phrase that tells how it stands with a plan.

    Args:
        phrase: In the short notation of `matching`.
        plan_status: One of `STATUSES`.
        rank: Of several phrases in a message the lowest rank counts: a refusal says more than "his plan".
    """

    phrase: str
    plan_status: str
    rank: int


class PlanBook:
    """The phrases that tell how it stands with a plan.

    Args:
        rows: The phrases.
        lexicon: What all phrase books share.
    """

    def __init__(self, rows: Iterable[PlanWord], lexicon: Lexicon) -> None:
        self.book = PhraseBook(lexicon)
        for row in rows:
            self.book.add(f"{row.rank} {row.plan_status}", [row.phrase])

    def read(self, seen: Seen) -> str:
        """How it stands with a plan: one of `STATUSES`."""
        found = self.book.find_all(seen)
        told = {
            each.key
            for each in found
            if not (any(_is_within(each, other) for other in found) or _is_anothers(seen, each))
        }
        status = min(told, key=_order).split()[1] if told else UNKNOWN
        return status if status != UNKNOWN else status_told(f" {' '.join(seen.taken)} ") or UNKNOWN


def _order(key: str) -> tuple[int, str]:
    rank, status = key.split()
    return int(rank), status


def _is_within(inner: Found, outer: Found) -> bool:
    """Whether a find is only part of a longer one: "have a plan" of "don't have a plan"."""
    longer = outer.last - outer.first > inner.last - inner.first
    return longer and outer.first <= inner.first and inner.last <= outer.last


def _is_anothers(seen: Seen, found: Found) -> bool:
    start = seen.words.offset(found.first)
    return found.key.endswith(HAS_PLAN) and is_anothers(seen.words.plain[max(0, start - 60) : start])
