"""A council's own terms as they are stored, and what people said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from localoffer.catalogue.services import OPEN
from localoffer.publishing.mapping_rules import CouncilRules, Rule
from localoffer.publishing.terms import OURS
from localoffer.store.records import MappingRuleRecord, ServiceRecord, ServiceTermRecord


@dataclass(frozen=True)
class SourceTerm:
    """One of a source's own terms.

    Args:
        source: The file or feed; "" where it is not known.
        vocabulary: The list it is from.
        code: Its code in that list.
        name: Its words.
        services: How many open services have it.
    """

    source: str
    vocabulary: str
    code: str
    name: str
    services: int


def rules_of(session: Session, gss_code: str) -> CouncilRules:
    """What is said of a council's terms."""
    rows = session.scalars(select(MappingRuleRecord).where(MappingRuleRecord.gss_code == gss_code))
    return CouncilRules(frozenset(Rule(row.source, row.term, row.kind, row.code) for row in rows))


def makers(session: Session, gss_code: str) -> Mapping[tuple[str, str], tuple[str, datetime]]:
    """Who last said something of a term of a source, and when."""
    rows = select(MappingRuleRecord).where(MappingRuleRecord.gss_code == gss_code).order_by(MappingRuleRecord.made_at)
    return {(row.source, row.term): (row.made_by, row.made_at) for row in session.scalars(rows)}


def source_terms(session: Session, gss_code: str, source: str | None = None) -> Sequence[SourceTerm]:
    """The own terms of a council's open services with their counts, most common first.

    Args:
        session: A database session.
        gss_code: The council.
        source: Only of this file or feed; None for all.
    """
    name = func.coalesce(ServiceTermRecord.name, ServiceTermRecord.code)
    origin = func.coalesce(ServiceRecord.source, "")
    found = (
        select(origin, ServiceTermRecord.vocabulary, ServiceTermRecord.code, name, func.count(ServiceRecord.service_id))
        .join(ServiceRecord, ServiceRecord.service_id == ServiceTermRecord.service_id)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(OPEN))
        .where(ServiceTermRecord.vocabulary.not_in(OURS))
        .group_by(origin, ServiceTermRecord.vocabulary, ServiceTermRecord.code, name)
    )
    if source is not None:
        found = found.where(origin == source)
    terms = (SourceTerm(*row) for row in session.execute(found))
    return sorted(terms, key=lambda each: (-each.services, each.source, each.name.casefold(), each.vocabulary))


def sources(session: Session, gss_code: str) -> list[str]:
    """The files and feeds that a council's services belong to."""
    found = select(ServiceRecord.source).where(ServiceRecord.gss_code == gss_code).distinct()
    return sorted(each for each in session.scalars(found) if each)
