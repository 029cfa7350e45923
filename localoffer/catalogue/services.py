"""The services a council lists: read from the store, not yet ranked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from localoffer.store.records import ProvisionRecord, ServiceRecord, ServiceTermRecord

_OPEN = ("active", "temporarily closed")
PROOF = 0.7
"""How sure a mapping of words to a code must be to prove that a council lists something; below it only helps search."""


def services_of(
    session: Session, gss_code: str, *, codes: Sequence[str], age_years: float | None
) -> Sequence[ServiceRecord]:
    """A council's open services that carry one of our codes and do not exclude this age.

    Args:
        session: A database session.
        gss_code: The council whose offer lists them.
        codes: Need or support codes; a service must carry at least one.
        age_years: Leaves out services whose stated ages exclude it; a service that states none stays.
    """
    rows = (
        select(ServiceRecord)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(_OPEN))
        .where(
            ServiceRecord.service_id.in_(
                select(ServiceTermRecord.service_id).where(
                    ServiceTermRecord.vocabulary.in_(("need", "support")), ServiceTermRecord.code.in_(codes)
                )
            )
        )
        .options(
            selectinload(ServiceRecord.organisation),
            selectinload(ServiceRecord.locations),
            selectinload(ServiceRecord.costs),
            selectinload(ServiceRecord.contacts),
            selectinload(ServiceRecord.terms),
        )
        .order_by(ServiceRecord.service_id)
    )
    if age_years is not None:
        whole_years = int(age_years)
        rows = rows.where(
            or_(ServiceRecord.min_age_years.is_(None), ServiceRecord.min_age_years <= age_years),
            or_(ServiceRecord.max_age_years.is_(None), ServiceRecord.max_age_years >= whole_years),
        )
    return session.scalars(rows).all()


def published_supports(session: Session, gss_code: str) -> set[str]:
    """Support codes for which this council's own data holds at least one open service or provision row."""
    in_services = session.scalars(
        select(ServiceTermRecord.code)
        .join(ServiceRecord, ServiceRecord.service_id == ServiceTermRecord.service_id)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(_OPEN))
        .where(ServiceTermRecord.vocabulary == "support")
        .where(or_(ServiceTermRecord.score.is_(None), ServiceTermRecord.score >= PROOF))
        .distinct()
    )
    rows = session.scalars(select(ProvisionRecord.supports).where(ProvisionRecord.gss_code == gss_code))
    return {*in_services, *(code for supports in rows for code in supports)}


def count_of(session: Session, gss_code: str) -> int:
    """How many open services this council's loaded data holds."""
    return (
        session.scalar(select(func.count()).where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(_OPEN)))
        or 0
    )
