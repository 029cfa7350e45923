"""Bringing a council's offer back to what it was just after an earlier publication, as a publication of its own.

What history never saw is left alone. Everything happens in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, delete, distinct, select
from sqlalchemy.orm import Session

from localoffer.errors import QueryError
from localoffer.publishing import history
from localoffer.publishing.apply import locked
from localoffer.publishing.content import BESIDE, content_of, day, in_any_order, service_of
from localoffer.publishing.diff import ARCHIVED, Changes, Entry, FieldChange, Gone, Step, StoredService, Tally
from localoffer.publishing.stored import batches, services_by_id
from localoffer.publishing.writing import Origin, Writer
from localoffer.store.records import (
    AuthorityContactRecord,
    AuthorityRecord,
    OfferVersionRecord,
    ProvisionRecord,
    RecordVersionRecord,
    Schedule2AnswerRecord,
    ServiceRecord,
)

ROLLBACK = "rollback"
"""Format of a version that restores an older one."""
_ROWS: Mapping[str, tuple[type[Any], str]] = {
    history.PROVISION: (ProvisionRecord, "provision_id"),
    history.CONTACT: (AuthorityContactRecord, "contact_id"),
    history.SCHEDULE2: (Schedule2AnswerRecord, "key"),
}
"""Kinds of record without parts: their table, and the column that names one."""


@dataclass(frozen=True)
class RowChange:
    """What becomes of a record of another kind than a service.

    Args:
        kind: provision, contact or schedule2.
        record_id: Its id.
        change: added, changed or removed.
        content: The whole of it as it will be; None where it goes.
    """

    kind: str
    record_id: str
    change: str
    content: Mapping[str, Any] | None


@dataclass(frozen=True)
class Rollback:
    """What going back changes.

    Args:
        changes: Of services.
        rows: Of everything else.
        version_id: The new version; None when nothing was stored.
    """

    changes: Changes
    rows: tuple[RowChange, ...]
    version_id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the offer is like that already."""
        return self.changes.is_empty and not self.rows


def preview_rollback(session: Session, gss_code: str, version_id: int) -> Rollback:
    """What going back to just after a version would change; stores nothing.

    Raises:
        QueryError: The council has no such version.
    """
    _check_version(session, gss_code, version_id)
    tally = Tally()
    for step in _steps(session, gss_code, version_id):
        tally.take(step)
    return Rollback(tally.changes(_source(version_id)), tuple(_rows(session, gss_code, version_id)))


def roll_back(session: Session, gss_code: str, version_id: int, *, by: str, now: datetime) -> Rollback:
    """Go back to just after a version, as a new version; arguments and errors as for `apply.publish`.

    Raises:
        QueryError: The council has no such version.
    """
    authority = locked(session, gss_code)
    _check_version(session, gss_code, version_id)
    tally, writer = Tally(), Writer(session, authority, Origin(_source(version_id), ROLLBACK, by, now))
    for step in _steps(session, gss_code, version_id):
        tally.take(step)
        writer.write(step)
    rows = tuple(_rows(session, gss_code, version_id))
    _write_rows(session, authority, rows, writer)
    writer.finish()
    return Rollback(tally.changes(_source(version_id)), rows, writer.version_id)


def _source(version_id: int) -> str:
    return f"version {version_id}"


def _check_version(session: Session, gss_code: str, version_id: int) -> None:
    version = session.get(OfferVersionRecord, version_id)
    if version is None or version.gss_code != gss_code:
        raise QueryError(f"version {version_id}: this council has none of this number. `offer history` lists them.")


def _steps(session: Session, gss_code: str, version_id: int) -> Iterator[Step]:
    wanted: set[str] = set()
    for records in batches(history.state_at(session, gss_code, version_id)):
        wanted.update(service_id for service_id, _ in records)
        stored = services_by_id(session, gss_code, [service_id for service_id, _ in records])
        entries = [_entry(service_id, content, stored.get(service_id)) for service_id, content in records]
        changed = tuple(each for each in entries if each.fields)
        added = tuple(each for each in entries if each.service.service_id not in stored)
        yield Step(added, changed, same=len(entries) - len(added) - len(changed))
    for removed in batches(_later(session, gss_code, wanted)):
        yield Step(removed=tuple(removed))


def _entry(service_id: str, content: Mapping[str, Any], old: StoredService | None) -> Entry:
    service = service_of(service_id, content)
    source, review_by = content.get("source"), day(content.get("review_by"))
    if old is None:
        return Entry(service, source, review_by)
    wanted = in_any_order({**content_of(service), **{name: content.get(name) for name in BESIDE}})
    had = in_any_order(old.content)
    fields = (FieldChange(name, had[name], wanted[name]) for name in wanted if had[name] != wanted[name])
    return Entry(service, source, review_by, tuple(fields))


def _later(session: Session, gss_code: str, wanted: set[str]) -> list[Gone]:
    """Services that history knows and that were not there then."""
    seen = select(RecordVersionRecord.record_id).where(
        RecordVersionRecord.gss_code == gss_code, RecordVersionRecord.kind == history.SERVICE
    )
    living = select(ServiceRecord.service_id, ServiceRecord.name).where(
        ServiceRecord.gss_code == gss_code, ServiceRecord.status != ARCHIVED, ServiceRecord.service_id.in_(seen)
    )
    rows = session.execute(living.order_by(ServiceRecord.name, ServiceRecord.service_id)).tuples()
    return [Gone(service_id, name) for service_id, name in rows if service_id not in wanted]


def _rows(session: Session, gss_code: str, version_id: int) -> Iterator[RowChange]:
    for kind, (record, key) in _ROWS.items():
        wanted = dict(history.state_at(session, gss_code, version_id, kind))
        stored = {
            getattr(each, key): history.columns_of(each)
            for each in session.scalars(select(record).where(record.gss_code == gss_code))
        }
        for record_id, content in wanted.items():
            if record_id not in stored:
                yield RowChange(kind, record_id, "added", content)
            elif _said(content) != _said(stored[record_id]):
                yield RowChange(kind, record_id, "changed", content)
        for record_id in sorted(_seen(session, gss_code, kind) & stored.keys() - wanted.keys()):
            yield RowChange(kind, record_id, "removed", None)


def _said(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says, whichever publication said it."""
    return {name: value for name, value in content.items() if name != "version_id" and value is not None}


def _seen(session: Session, gss_code: str, kind: str) -> set[str]:
    query = select(distinct(RecordVersionRecord.record_id))
    return set(session.scalars(query.where(RecordVersionRecord.gss_code == gss_code, RecordVersionRecord.kind == kind)))


def _write_rows(session: Session, authority: AuthorityRecord, rows: tuple[RowChange, ...], writer: Writer) -> None:
    """Rows as they were, with the version that had brought them, which says whose they are."""
    for change in rows:
        record, key = _ROWS[change.kind]
        is_it = (record.gss_code == authority.gss_code) & (getattr(record, key) == change.record_id)
        if change.content is None:
            session.execute(delete(record).where(is_it))
        else:
            session.merge(record(**_values(record, change.content)))
        session.flush()
        contents = {change.record_id: change.content}
        history.remember(session, writer.begin(), authority.gss_code, change.kind, contents)
        writer.count(change.change)


def _values(record: type[Any], content: Mapping[str, Any]) -> dict[str, Any]:
    columns = record.__table__.columns
    return {name: _value(columns[name].type, value) for name, value in content.items() if name in columns}


def _value(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if isinstance(kind, DateTime) else value
