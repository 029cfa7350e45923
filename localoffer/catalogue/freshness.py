"""When a record counts as stale, in Python and in SQL, and a council's stale records with how often they were shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload

from localoffer.catalogue.services import OPEN
from localoffer.store.records import ServiceRecord, ShownRecord

YEAR = timedelta(days=365)
"""How long "somebody said it is right" holds where no review date is stated."""


class Dated(Protocol):
    """What says when it was last checked, and by when it should be looked at again."""

    @property
    def assured_on(self) -> date | None:
        """The day somebody last said that it is right."""

    @property
    def review_by(self) -> date | None:
        """The day by which somebody should look at it again."""


def is_stale(row: Dated, today: date) -> bool:
    """Whether a service is past its review date, or nobody has said it is right for a year."""
    if row.review_by is not None:
        return row.review_by < today
    return row.assured_on is None or row.assured_on < today - YEAR


def stale_on(today: date) -> ColumnElement[bool]:
    """`is_stale` for the database."""
    unsaid = or_(ServiceRecord.assured_on.is_(None), ServiceRecord.assured_on < today - YEAR)
    return or_(ServiceRecord.review_by < today, and_(ServiceRecord.review_by.is_(None), unsaid))


@dataclass(frozen=True)
class StaleService:
    """A record somebody should look at again.

    Args:
        service_id: Its id.
        name: Its name.
        organisation: Who runs it.
        last_checked: The day somebody last said that it is right.
        review_by: The day by which it should have been looked at.
        email: Where its people can be written to: its own address, else a contact's, else its organisation's.
        phone: Where they can be rung.
        shown: How often families were shown it in the last twelve months.
        is_sample: Whether it is made up.
    """

    service_id: str
    name: str
    organisation: str | None
    last_checked: date | None
    review_by: date | None
    email: str | None
    phone: str | None
    shown: int
    is_sample: bool


def count_fresh(session: Session, gss_code: str, today: date) -> int:
    """How many of a council's open services were checked lately enough."""
    open_ones = select(func.count()).where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(OPEN))
    every, stale = session.scalar(open_ones) or 0, session.scalar(open_ones.where(stale_on(today))) or 0
    return every - stale


def stale_services(session: Session, gss_code: str, today: date) -> list[StaleService]:
    """A council's open services that are stale: those families see most first, then the longest unchecked, by name."""
    shown = (
        select(ShownRecord.service_id, func.sum(ShownRecord.times).label("times"))
        .where(ShownRecord.month > f"{today.year - 1}-{today:%m}")
        .group_by(ShownRecord.service_id)
        .subquery()
    )
    rows = session.execute(
        select(ServiceRecord, func.coalesce(shown.c.times, 0))
        .outerjoin(shown, shown.c.service_id == ServiceRecord.service_id)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(OPEN), stale_on(today))
        .options(selectinload(ServiceRecord.contacts), selectinload(ServiceRecord.organisation))
    )
    found = [_stale(record, int(times)) for record, times in rows]
    return sorted(
        found, key=lambda each: (-each.shown, each.last_checked or date.min, each.name.casefold(), each.service_id)
    )


def _stale(record: ServiceRecord, shown: int) -> StaleService:
    organisation = record.organisation
    emails = [record.email, *(each.email for each in record.contacts), organisation and organisation.email]
    return StaleService(
        service_id=record.service_id,
        name=record.name,
        organisation=organisation.name if organisation else None,
        last_checked=record.assured_on,
        review_by=record.review_by,
        email=next((each for each in emails if each), None),
        phone=next((each.phone for each in record.contacts if each.phone), None),
        shown=shown,
        is_sample=record.is_sample,
    )
