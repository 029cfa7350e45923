"""Storing a draft: version, audit row, services and parts together, whole or not at all.

Everything happens in the caller's transaction and nothing is committed here: an error anywhere leaves the old offer as
it was. What is gone from its source is archived, never deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from localoffer.errors import UploadError
from localoffer.publishing.diff import (
    ARCHIVED,
    COLUMNS,
    PARTS,
    Changes,
    Stored,
    StoredService,
    comparable,
    compare,
    unspoken,
)
from localoffer.publishing.draft import Draft, OrganisationDraft, ServiceDraft
from localoffer.store.records import (
    AuthorityRecord,
    ContactRecord,
    CostRecord,
    OfferVersionRecord,
    OrganisationRecord,
    Record,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)

_PART_RECORDS: dict[str, type[Record]] = {
    "locations": ServiceLocationRecord,
    "areas": ServiceAreaRecord,
    "costs": CostRecord,
    "contacts": ContactRecord,
    "schedules": ScheduleRecord,
    "terms": ServiceTermRecord,
}
_AT_ONCE = 500
"""Ids asked for in one statement, well under any database's limit of parameters."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Published:
    """What a publish did.

    Args:
        version_id: The new version.
        touched: Ids of services added, changed or archived, for whoever keeps an index of them.
    """

    version_id: int
    touched: frozenset[str]


def preview(session: Session, draft: Draft, *, accept_removals: bool = False) -> Changes:
    """What publishing a draft would change, and every problem; stores nothing."""
    return compare(draft, stored_for(session, draft), accept_removals=accept_removals)


def publish(session: Session, draft: Draft, changes: Changes, *, by: str, now: datetime) -> Published:
    """Store a draft, in the caller's transaction.

    Args:
        session: A session whose transaction the caller commits, or rolls back when this raises.
        draft: The file, read and checked.
        changes: What `preview` found in this same transaction.
        by: Who publishes, for the audit row.
        now: The moment, with its time zone.

    Raises:
        UploadError: A blocking problem remains, or the council is not in the store.
    """
    if changes.blocking:
        first = changes.blocking[0]
        more = f" and {len(changes.blocking) - 1} more" if len(changes.blocking) > 1 else ""
        raise UploadError(f"{draft.source}, row {first.row}, {first.field}: {first.found}. {first.done}{more}")
    authority = session.get(AuthorityRecord, draft.gss_code)
    if authority is None:
        raise UploadError(f"No council has the code {draft.gss_code} here. Load the councils first.")
    version = _version(draft, changes, by, now)
    session.add(version)
    session.flush()
    _store(session, draft, changes, version.version_id, is_sample=authority.is_sample)
    # A part of a list, such as one page, does not unread what was read whole before.
    if authority.read_on is None or not draft.is_part:
        authority.read_in_part = draft.is_part
    authority.read_on = version.published_at.date()
    session.flush()
    touched = {service.service_id for service in changes.added} | {each.service_id for each in changes.removed}
    return Published(version.version_id, frozenset(touched | {each.service.service_id for each in changes.changed}))


def stored_for(session: Session, draft: Draft) -> Stored:
    """What the store holds that a draft can touch."""
    rows = session.execute(
        select(ServiceRecord, OfferVersionRecord.source)
        .outerjoin(OfferVersionRecord, ServiceRecord.version_id == OfferVersionRecord.version_id)
        .where(ServiceRecord.gss_code == draft.gss_code)
        .options(selectinload(ServiceRecord.organisation), *(selectinload(getattr(ServiceRecord, p)) for p in PARTS))
    )
    services = {
        record.service_id: StoredService(record.service_id, record.name, source, comparable(record))
        for record, source in rows
    }
    others: dict[str, str] = {}
    for ids in _batches(service.service_id for service in draft.services):
        held = select(ServiceRecord.service_id, ServiceRecord.gss_code).where(
            ServiceRecord.service_id.in_(ids), ServiceRecord.gss_code != draft.gss_code
        )
        others.update((service_id, gss_code) for service_id, gss_code in session.execute(held))
    return Stored(services, others, _others_organisations(session, draft))


def _version(draft: Draft, changes: Changes, by: str, now: datetime) -> OfferVersionRecord:
    return OfferVersionRecord(
        gss_code=draft.gss_code,
        source=changes.source,
        file_name=draft.source,
        format=draft.format,
        file_sha256=draft.sha256,
        published_at=now.astimezone(UTC).replace(tzinfo=None),
        published_by=by[:80],
        added=len(changes.added),
        changed=len(changes.changed),
        removed=len(changes.removed),
        records_read=draft.read,
        source_total=draft.source_total,
    )


def _store(session: Session, draft: Draft, changes: Changes, version_id: int, *, is_sample: bool) -> None:
    organisations = _organisations(session, draft, changes)
    for service in changes.added:
        record = ServiceRecord(
            service_id=service.service_id, gss_code=draft.gss_code, is_sample=is_sample, review_by=None
        )
        _fill(record, service, organisations, version_id, kept=frozenset())
        session.add(record)
    new = {each.service.service_id: each.service for each in changes.changed}
    for record in _records(session, new):
        service = new[record.service_id]
        kept = unspoken(service, comparable(record))
        _clear(session, record, kept)
        _fill(record, service, organisations, version_id, kept=kept)
    for record in _records(session, [each.service_id for each in changes.removed]):
        record.status, record.version_id = ARCHIVED, version_id


def _clear(session: Session, record: ServiceRecord, kept: frozenset[str]) -> None:
    """Takes a changed service's old parts out first: a flush adds before it deletes, and terms are unique."""
    for name in PARTS:
        if name not in kept:
            getattr(record, name).clear()
    session.flush()


def _fill(
    record: ServiceRecord,
    service: ServiceDraft,
    organisations: dict[str, OrganisationRecord],
    version_id: int,
    *,
    kept: frozenset[str],
) -> None:
    record.version_id = version_id
    for name in COLUMNS:
        setattr(record, name, getattr(service, name))
    record.organisation = organisations[service.organisation.organisation_id] if service.organisation else None
    for name in PARTS:
        if name not in kept:
            setattr(record, name, [_PART_RECORDS[name](**asdict(part)) for part in getattr(service, name)])


def _organisations(session: Session, draft: Draft, changes: Changes) -> dict[str, OrganisationRecord]:
    wanted: dict[str, OrganisationDraft] = {}
    for service in (*changes.added, *(each.service for each in changes.changed)):
        if service.organisation:
            wanted[service.organisation.organisation_id] = service.organisation
    records: dict[str, OrganisationRecord] = {}
    for ids in _batches(wanted):
        found = session.scalars(select(OrganisationRecord).where(OrganisationRecord.organisation_id.in_(ids)))
        records.update({record.organisation_id: record for record in found})
    for organisation_id, organisation in wanted.items():
        record = records.get(organisation_id)
        if record is None:
            record = OrganisationRecord(organisation_id=organisation_id, gss_code=draft.gss_code)
            records[organisation_id] = record
            session.add(record)
        for name, value in asdict(organisation).items():
            setattr(record, name, value)
    return records


def _others_organisations(session: Session, draft: Draft) -> frozenset[str]:
    ids = {service.organisation.organisation_id for service in draft.services if service.organisation}
    found: set[str] = set()
    for batch in _batches(sorted(ids)):
        query = select(OrganisationRecord.organisation_id).where(
            OrganisationRecord.organisation_id.in_(batch), OrganisationRecord.gss_code != draft.gss_code
        )
        found.update(session.scalars(query))
    return frozenset(found)


def _records(session: Session, ids: Iterable[str]) -> Iterator[ServiceRecord]:
    for batch in _batches(ids):
        yield from session.scalars(
            select(ServiceRecord)
            .where(ServiceRecord.service_id.in_(batch))
            .options(*(selectinload(getattr(ServiceRecord, name)) for name in PARTS))
        ).all()


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
