"""The services a council lists: read from the store, not yet ranked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from localoffer.store.records import ProvisionRecord, ServiceRecord, ServiceTermRecord

OPEN = ("active", "temporarily closed")
"""Statuses of a service that families may use now or again soon."""
ARCHIVED = "archived"
"""Status of a service gone from its source: kept, and shown nowhere."""
PROOF = 0.7
"""How sure a mapping of words to a code must be to prove that a council lists something; below it only helps search."""


def services_by_id(session: Session, service_ids: Sequence[str]) -> list[ServiceRecord]:
    """These services with all that a family is shown, in the order of the ids; an id that is gone is left out."""
    rows = session.scalars(
        select(ServiceRecord)
        .where(ServiceRecord.service_id.in_(service_ids))
        .options(
            selectinload(ServiceRecord.organisation),
            selectinload(ServiceRecord.locations),
            selectinload(ServiceRecord.costs),
            selectinload(ServiceRecord.contacts),
        )
    )
    by_id = {row.service_id: row for row in rows}
    return [by_id[each] for each in service_ids if each in by_id]


def published_supports(session: Session, gss_code: str) -> set[str]:
    """Support codes for which this council's own data holds at least one open service or provision row."""
    in_services = session.scalars(
        select(ServiceTermRecord.code)
        .join(ServiceRecord, ServiceRecord.service_id == ServiceTermRecord.service_id)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(OPEN))
        .where(ServiceTermRecord.vocabulary == "support")
        .where(or_(ServiceTermRecord.score.is_(None), ServiceTermRecord.score >= PROOF))
        .distinct()
    )
    rows = session.scalars(select(ProvisionRecord.supports).where(ProvisionRecord.gss_code == gss_code))
    return {*in_services, *(code for supports in rows for code in supports)}


def count_of(session: Session, gss_code: str) -> int:
    """How many open services this council's loaded data holds."""
    return (
        session.scalar(select(func.count()).where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(OPEN)))
        or 0
    )
