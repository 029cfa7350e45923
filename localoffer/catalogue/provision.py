"""What is ordinarily provided, and the kinds of help there are: read from the store, not yet ranked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from localoffer.store.records import FactRecord, HelplineRecord, ProvisionRecord, SupportTypeRecord


def provision_of(session: Session, gss_code: str) -> Sequence[ProvisionRecord]:
    """National rows and this council's own, in key order."""
    rows = select(ProvisionRecord).where(or_(ProvisionRecord.gss_code.is_(None), ProvisionRecord.gss_code == gss_code))
    return session.scalars(rows.order_by(ProvisionRecord.provision_id)).all()


def support_types(session: Session) -> Sequence[SupportTypeRecord]:
    """Every kind of help, in code order."""
    return session.scalars(select(SupportTypeRecord).order_by(SupportTypeRecord.code)).all()


def facts_about(session: Session, topics: Sequence[str]) -> Sequence[FactRecord]:
    """Facts of these topics, in the order of the topics, then of the facts."""
    rows = session.scalars(select(FactRecord).where(FactRecord.topic.in_(topics))).all()
    return sorted(rows, key=lambda fact: (topics.index(fact.topic), fact.position, fact.key))


def facts_by_key(session: Session, keys: Sequence[str]) -> Sequence[FactRecord]:
    """These facts, in the order of the keys; a key that is gone is left out."""
    rows = {row.key: row for row in session.scalars(select(FactRecord).where(FactRecord.key.in_(keys)))}
    return [rows[key] for key in keys if key in rows]


def helplines(session: Session) -> Sequence[HelplineRecord]:
    """Every helpline, best first."""
    return session.scalars(select(HelplineRecord).order_by(HelplineRecord.position, HelplineRecord.key)).all()
