"""Storing provision, contacts and Schedule 2 answers: rows, version and history together, whole or not at all.

Like `apply` for services, in the caller's transaction. What is gone leaves its table; history keeps the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.errors import PublishBlocked
from localoffer.publishing import history, rows_contacts, rows_provision, rows_schedule2
from localoffer.publishing.apply import locked
from localoffer.publishing.content import plain
from localoffer.publishing.rows_diff import RowChanges, StoredRow, StoredRows, compare_rows
from localoffer.publishing.rows_draft import RowDraft, RowsDraft
from localoffer.store.records import (
    AuthorityContactRecord,
    OfferVersionRecord,
    ProvisionRecord,
    Record,
    Schedule2AnswerRecord,
)


@dataclass(frozen=True)
class PublishedRows:
    """What a publish did.

    Args:
        version_id: The new version; None when the store said all this already.
        changes: What changed.
    """

    version_id: int | None
    changes: RowChanges


@dataclass(frozen=True)
class _Kept:
    """Where rows of one kind are stored."""

    record: type[Any]
    id_column: str
    name_column: str
    columns: tuple[str, ...]


_KINDS: Mapping[str, _Kept] = {
    history.PROVISION: _Kept(ProvisionRecord, "provision_id", "what", rows_provision.COLUMNS),
    history.CONTACT: _Kept(AuthorityContactRecord, "contact_id", "name", rows_contacts.COLUMNS),
    history.SCHEDULE2: _Kept(Schedule2AnswerRecord, "key", "key", rows_schedule2.COLUMNS),
}


def preview_rows(session: Session, draft: RowsDraft, *, accept_removals: bool = False) -> RowChanges:
    """What publishing a draft would change, and every problem; stores nothing."""
    return compare_rows(draft, stored_rows(session, draft), accept_removals=accept_removals)


def publish_rows(
    session: Session, draft: RowsDraft, *, by: str, now: datetime, accept_removals: bool = False
) -> PublishedRows:
    """Store a draft, in the caller's transaction; compared anew once the council is locked, as services are.

    Args:
        session: A session whose transaction the caller commits, or rolls back when this raises.
        draft: The table, read and checked.
        by: Who publishes, for the audit row.
        now: The moment, with its time zone.
        accept_removals: A person has said that a large removal is right.

    Raises:
        PublishBlocked: A blocking problem remains; it carries the changes that were found.
        UploadError: The council is not in the store.
    """
    authority = locked(session, draft.gss_code)
    changes = preview_rows(session, draft, accept_removals=accept_removals)
    if changes.blocking:
        first = changes.blocking[0]
        raise PublishBlocked(f"{draft.file_name}, row {first.row}, {first.field}: {first.found}. {first.done}", changes)
    if changes.is_empty:
        return PublishedRows(None, changes)
    version = _version(draft, changes, by, now)
    session.add(version)
    session.flush()
    contents = _store(session, draft, changes, version.version_id, is_sample=authority.is_sample)
    history.remember(session, version.version_id, draft.gss_code, draft.kind, contents)
    # Rows of these kinds are no list of services: they never make a council read, at most read in part.
    if authority.read_on is None:
        authority.read_on, authority.read_in_part = version.published_at.date(), True
    session.flush()
    return PublishedRows(version.version_id, changes)


def stored_rows(session: Session, draft: RowsDraft) -> StoredRows:
    """What the store holds that a draft can touch."""
    kept = _KINDS[draft.kind]
    found = session.execute(
        select(kept.record, OfferVersionRecord.source)
        .outerjoin(OfferVersionRecord, kept.record.version_id == OfferVersionRecord.version_id)
        .where(kept.record.gss_code == draft.gss_code)
    )
    rows = {
        getattr(record, kept.id_column): StoredRow(
            getattr(record, kept.id_column),
            getattr(record, kept.name_column),
            source,
            {name: plain(getattr(record, name)) for name in kept.columns},
        )
        for record, source in found
    }
    return StoredRows(rows, {} if draft.kind == history.SCHEDULE2 else _others(session, draft, kept))


def _others(session: Session, draft: RowsDraft, kept: _Kept) -> dict[str, str]:
    id_column = getattr(kept.record, kept.id_column)
    held = session.execute(
        select(id_column, kept.record.gss_code).where(kept.record.gss_code.is_distinct_from(draft.gss_code))
    )
    wanted = {row.record_id for row in draft.rows}
    return {record_id: gss_code or "all of England" for record_id, gss_code in held if record_id in wanted}


def _version(draft: RowsDraft, changes: RowChanges, by: str, now: datetime) -> OfferVersionRecord:
    return OfferVersionRecord(
        gss_code=draft.gss_code,
        source=changes.source,
        file_name=draft.file_name,
        format=draft.format,
        file_sha256=draft.sha256,
        published_at=now.astimezone(UTC).replace(tzinfo=None),
        published_by=by[:80],
        added=len(changes.added),
        changed=len(changes.changed),
        removed=len(changes.removed),
        records_read=draft.read,
    )


def _store(
    session: Session, draft: RowsDraft, changes: RowChanges, version_id: int, *, is_sample: bool
) -> dict[str, dict[str, Any] | None]:
    """What became of each touched row: its whole content, or None when it is gone."""
    kept = _KINDS[draft.kind]
    touched: list[Record] = []
    for row in changes.added:
        record = kept.record(**{kept.id_column: row.record_id}, gss_code=draft.gss_code, is_sample=is_sample)
        session.add(_filled(record, row, version_id))
        touched.append(record)
    new = {row.record_id: row for row, _ in changes.changed}
    for record in _records(session, draft, kept, new):
        touched += [_filled(record, new[getattr(record, kept.id_column)], version_id)]
    contents: dict[str, dict[str, Any] | None] = {
        getattr(record, kept.id_column): history.columns_of(record) for record in touched
    }
    for record in _records(session, draft, kept, [old.record_id for old in changes.removed]):
        contents[getattr(record, kept.id_column)] = None
        session.delete(record)
    return contents


def _filled(record: Any, row: RowDraft, version_id: int) -> Any:
    record.version_id = version_id
    for name, value in row.values.items():
        setattr(record, name, value)
    return record


def _records(session: Session, draft: RowsDraft, kept: _Kept, ids: Iterable[str]) -> list[Any]:
    wanted = set(ids)
    mine = session.scalars(select(kept.record).where(kept.record.gss_code == draft.gss_code))
    return [record for record in mine if getattr(record, kept.id_column) in wanted]
