"""What is counted of families' questions: services they were shown, and what was asked and not found.

Counts by month only: no words, no postcode, no conversation.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from localoffer.store import counts
from localoffer.store.records import ServiceRecord, ShownRecord, UnmetNeedRecord

UnmetKey = tuple[str, str, str]
"""Codes of the kind of help, the need and the phase; "" where none was named."""
_AT_ONCE = 500


def add_shown(session: Session, times: Mapping[tuple[str, ...], int]) -> None:
    """Add how often services were shown, by (service id, month); ids that are gone are left out."""
    ids = sorted({key[0] for key in times})
    known: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        batch = ids[start : start + _AT_ONCE]
        known.update(session.scalars(select(ServiceRecord.service_id).where(ServiceRecord.service_id.in_(batch))))
    counts.add(session, ShownRecord, {key: number for key, number in times.items() if key[0] in known})


def add_unmet(session: Session, times: Mapping[tuple[str, ...], int]) -> None:
    """Add what was asked and not found, by (council, month, need, support, phase)."""
    counts.add(session, UnmetNeedRecord, times)


def unmet_since(session: Session, gss_code: str, month: str) -> dict[UnmetKey, int]:
    """What was asked and not found at one council, in a month ("2026-11") and all later ones together."""
    row = UnmetNeedRecord
    sums = (
        select(row.support, row.need, row.phase, func.sum(row.times))
        .where(row.gss_code == gss_code, row.month >= month)
        .group_by(row.support, row.need, row.phase)
    )
    return {(support, need, phase): int(times) for support, need, phase, times in session.execute(sums)}
