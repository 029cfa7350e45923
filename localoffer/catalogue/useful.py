"""Whether families found an answer useful: the fixed things they can say, and how often each was said.

Counts by month only: no words, no day, no conversation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from localoffer.store import counts
from localoffer.store.records import UsefulRecord

YES, NO = "yes", "no"
REASONS = ("not_asked", "hard", "wrong", "no_next_step")
"""Why not: it is not what was asked; hard to understand; something looks wrong; still no idea what to do."""
SAID = (YES, NO, *REASONS)
"""All that can be said. A reason comes after a no, which was counted by itself."""

Kind = tuple[str, str]
"""A kind of answer: its outcome and its topic, in codes."""


def add(session: Session, times: Mapping[tuple[str, ...], int]) -> None:
    """Add what was said, by (month, outcome, council, topic, said)."""
    counts.add(session, UsefulRecord, times)


def since(session: Session, month: str, gss_code: str | None = None) -> dict[Kind, dict[str, int]]:
    """What was said of each kind of answer, in a month ("2026-11") and all later ones together.

    Args:
        session: The caller's.
        month: The first month.
        gss_code: One council only; every answer when not given.
    """
    row = UsefulRecord
    sums = select(row.outcome, row.topic, row.said, func.sum(row.times)).where(row.month >= month)
    if gss_code is not None:
        sums = sums.where(row.gss_code == gss_code)
    found: dict[Kind, dict[str, int]] = defaultdict(dict)
    for outcome, topic, said, times in session.execute(sums.group_by(row.outcome, row.topic, row.said)):
        found[outcome, topic][said] = int(times)
    return dict(found)
