"""What the store holds of some services, read as plain values: portions of a council's offer, never all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, distinct, func, select
from sqlalchemy.orm import Session

from localoffer.publishing.content import COLUMNS, ORGANISATION_COLUMNS, PART_COLUMNS, plain
from localoffer.publishing.diff import ARCHIVED, Gone, Holdings, Stored, StoredService
from localoffer.publishing.draft import Draft, ServiceDraft
from localoffer.publishing.identity import feed_of
from localoffer.publishing.recognise import OUTPOST
from localoffer.publishing.spool import AT_ONCE
from localoffer.store.records import (
    ContactRecord,
    CostRecord,
    OfferVersionRecord,
    OrganisationRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)

PART_RECORDS: Mapping[str, type[Any]] = {
    "locations": ServiceLocationRecord,
    "areas": ServiceAreaRecord,
    "costs": CostRecord,
    "contacts": ContactRecord,
    "schedules": ScheduleRecord,
    "terms": ServiceTermRecord,
}
"""The table of each part."""

_T = TypeVar("_T")


def batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Items in portions that one statement and our memory can take."""
    iterator = iter(items)
    while batch := list(islice(iterator, AT_ONCE)):
        yield batch


def holdings(session: Session, draft: Draft) -> Holdings:
    """How a whole file meets the store."""
    met: Counter[str] = Counter()
    taken = 0
    for services in batches(draft.services):
        ids = {service.service_id for service in services}
        query = select(ServiceRecord.gss_code, ServiceRecord.source).where(ServiceRecord.service_id.in_(ids))
        for gss_code, source in session.execute(query):
            taken += gss_code != draft.gss_code
            met[source] += bool(source) and gss_code == draft.gss_code
    return Holdings(_feeds(session, draft.gss_code), +met, taken)


def stored_for(session: Session, gss_code: str, services: Sequence[ServiceDraft]) -> Stored:
    """What the store holds that some services can touch."""
    ids = {service.service_id for service in services}
    elsewhere = select(ServiceRecord.service_id, ServiceRecord.gss_code).where(
        ServiceRecord.service_id.in_(ids), ServiceRecord.gss_code != gss_code
    )
    others = dict(session.execute(elsewhere).tuples().all())
    organisations = {service.organisation.organisation_id for service in services if service.organisation}
    foreign = select(OrganisationRecord.organisation_id).where(
        OrganisationRecord.organisation_id.in_(organisations), OrganisationRecord.gss_code != gss_code
    )
    return Stored(services_by_id(session, gss_code, ids), others, frozenset(session.scalars(foreign)))


def services_by_id(session: Session, gss_code: str, ids: Collection[str]) -> dict[str, StoredService]:
    """Services of one council with all that is stored of them.

    Args:
        session: A database session.
        gss_code: The council.
        ids: No more than one statement can take.
    """
    if not ids:
        return {}
    own = [getattr(ServiceRecord, name) for name in ("service_id", "source", "review_by", *COLUMNS)]
    theirs = [getattr(OrganisationRecord, name).label(f"of_{name}") for name in ORGANISATION_COLUMNS]
    rows = session.execute(
        select(*own, *theirs)
        .outerjoin(OrganisationRecord, ServiceRecord.organisation_id == OrganisationRecord.organisation_id)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.service_id.in_(ids))
    ).all()
    parts = {name: _parts(session, name, [row.service_id for row in rows]) for name in PART_RECORDS}
    return {row.service_id: _stored(row, parts) for row in rows}


def listed_by(session: Session, gss_code: str, source: str) -> Iterator[Gone]:
    """The services that a source lists as far as the store knows, by name."""
    query = (
        select(ServiceRecord.service_id, ServiceRecord.name)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.source == source, ServiceRecord.status != ARCHIVED)
        .order_by(ServiceRecord.name, ServiceRecord.service_id)
    )
    for service_id, name in session.execute(query.execution_options(yield_per=AT_ONCE)):
        yield Gone(service_id, name)


def count_listed_by(session: Session, gss_code: str, source: str) -> int:
    """How many those are."""
    query = select(func.count()).where(
        ServiceRecord.gss_code == gss_code, ServiceRecord.source == source, ServiceRecord.status != ARCHIVED
    )
    return session.scalar(query) or 0


def _feeds(session: Session, gss_code: str) -> dict[str, str]:
    """The sources of a council, each with the feed that its ids belong to."""
    sources = select(distinct(ServiceRecord.source)).where(
        ServiceRecord.gss_code == gss_code, ServiceRecord.source.is_not(None)
    )
    outposts = select(distinct(OfferVersionRecord.source)).where(
        OfferVersionRecord.gss_code == gss_code, OfferVersionRecord.format == OUTPOST
    )
    of_outpost = set(session.scalars(outposts))
    return {
        source: feed_of(gss_code, OUTPOST if source in of_outpost else "")
        for source in session.scalars(sources)
        if source
    }


def _parts(session: Session, name: str, ids: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    record, columns = PART_RECORDS[name], PART_COLUMNS[name]
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    query = (
        select(record.service_id, *(getattr(record, column) for column in columns))
        .where(record.service_id.in_(ids))
        .order_by(record.id)
    )
    for service_id, *values in session.execute(query):
        found[service_id].append(dict(zip(columns, map(plain, values), strict=True)))
    return found


def _stored(row: Row[Any], parts: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> StoredService:
    values: dict[str, Any] = {name: plain(getattr(row, name)) for name in COLUMNS}
    organisation = {name: getattr(row, f"of_{name}") for name in ORGANISATION_COLUMNS}
    values["organisation"] = organisation if organisation["organisation_id"] else None
    values.update({name: found.get(row.service_id, []) for name, found in parts.items()})
    return StoredService(row.service_id, row.name, row.source, values, row.review_by)
