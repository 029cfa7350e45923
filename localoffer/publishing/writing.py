"""Storing steps: services, parts, organisations, history and search index together, in the caller's transaction.

The version row is made by the first step that changes anything, so a file that says nothing new leaves no version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from localoffer.publishing import history
from localoffer.publishing.content import COLUMNS, ORGANISATION_COLUMNS, PART_COLUMNS, content_of, plain
from localoffer.publishing.diff import ARCHIVED, Entry, Step
from localoffer.publishing.draft import ServiceDraft
from localoffer.publishing.progress import Progress, silent
from localoffer.publishing.spool import AT_ONCE, Shelf
from localoffer.publishing.stored import PART_RECORDS, batches
from localoffer.search import index
from localoffer.store.records import AuthorityRecord, OfferVersionRecord, OrganisationRecord, ServiceRecord


@dataclass(frozen=True)
class Origin:
    """Whence a publication comes, as its version row tells.

    Args:
        source: The file or feed; for a rollback, which version it restores.
        format: Kind of file, or what else it is.
        by: Who publishes.
        now: The moment, with its time zone.
        file_name: The file, where there is one.
        sha256: Of its bytes.
        read: Records in it.
        source_total: How many the source says it has.
    """

    source: str
    format: str
    by: str
    now: datetime
    file_name: str | None = None
    sha256: str = ""
    read: int | None = None
    source_total: int | None = None


class Writer:
    """Writes the steps of one publication.

    Args:
        session: The caller's, who commits.
        authority: The council.
        origin: Whence it comes.
    """

    def __init__(self, session: Session, authority: AuthorityRecord, origin: Origin) -> None:
        self._session, self._authority, self._origin = session, authority, origin
        self._version: OfferVersionRecord | None = None
        self._organisations = Shelf()
        self._counts: Counter[str] = Counter()
        self.touched: set[str] = set()

    @property
    def version_id(self) -> int | None:
        """The new version; None as long as nothing changed."""
        return self._version.version_id if self._version else None

    def write(self, step: Step) -> None:
        """Store what one step changes."""
        if step.is_empty:
            return
        version_id = self.begin()
        entries = (*step.added, *step.changed)
        self._add_organisations(entries)
        self._add_services(step.added, version_id)
        self._change_services(step.changed, version_id)
        self._add_parts(entries)
        removed = [each.service_id for each in step.removed]
        self._archive(removed, version_id)
        contents: dict[str, history.Content | None] = {each.service.service_id: _content(each) for each in entries}
        contents |= dict.fromkeys(removed)
        history.remember(self._session, version_id, self._authority.gss_code, history.SERVICE, contents)
        self.touched |= contents.keys()
        self._counts.update(added=len(step.added), changed=len(step.changed), removed=len(step.removed))

    def begin(self) -> int:
        """The version that is being written, made now if there is none yet."""
        if self._version is None:
            origin = self._origin
            self._version = OfferVersionRecord(
                gss_code=self._authority.gss_code,
                source=origin.source,
                file_name=origin.file_name,
                format=origin.format,
                file_sha256=origin.sha256,
                published_at=origin.now.astimezone(UTC).replace(tzinfo=None),
                published_by=origin.by[:80],
                added=0,
                changed=0,
                removed=0,
                records_read=origin.read,
                source_total=origin.source_total,
            )
            self._session.add(self._version)
            self._session.flush()
        return self._version.version_id

    def count(self, change: str) -> None:
        """A record of another kind was added, changed or removed under the same version."""
        self._counts[change] += 1

    def finish(self, progress: Progress = silent) -> None:
        """Write what had to wait for the last step, the search index last of all."""
        for details in self._organisations.batches():
            self._session.execute(update(OrganisationRecord), list(details.values()))
        if self._version:
            for name in ("added", "changed", "removed"):
                setattr(self._version, name, self._counts[name])
        self._session.flush()
        # What was read into the session before knows nothing of what was written past it.
        self._session.expire_all()
        for number, ids in enumerate(batches(self.touched)):
            progress("indexing", number * AT_ONCE, len(self.touched))
            index.refresh(self._session, ids)

    def _add_organisations(self, entries: Iterable[Entry]) -> None:
        """Adds new ones; what changes of old ones waits, so that later steps still see what they change."""
        wanted = {
            each.service.organisation.organisation_id: each.service.organisation
            for each in entries
            if each.service.organisation
        }
        for ids in batches(wanted):
            columns = [getattr(OrganisationRecord, name) for name in ORGANISATION_COLUMNS]
            query = select(*columns).where(OrganisationRecord.organisation_id.in_(ids))
            known = {row.organisation_id: row._asdict() for row in self._session.execute(query)}
            new = []
            for organisation_id in ids:
                values = dict(vars(wanted[organisation_id]))
                if organisation_id not in known:
                    new.append({**values, "gss_code": self._authority.gss_code})
                elif known[organisation_id] != values:
                    self._organisations.setdefault(organisation_id, values)
            self._insert(OrganisationRecord, new)

    def _add_services(self, entries: Sequence[Entry], version_id: int) -> None:
        fixed = {"gss_code": self._authority.gss_code, "is_sample": self._authority.is_sample}
        self._insert(ServiceRecord, [{**fixed, **_row(each, version_id)} for each in entries])

    def _change_services(self, entries: Sequence[Entry], version_id: int) -> None:
        if not entries:
            return
        self._session.execute(update(ServiceRecord), [_row(each, version_id) for each in entries])
        for ids in batches(each.service.service_id for each in entries):
            for record in PART_RECORDS.values():
                self._session.execute(delete(record).where(record.service_id.in_(ids)))

    def _add_parts(self, entries: Iterable[Entry]) -> None:
        for name, record in PART_RECORDS.items():
            self._insert(record, [row for each in entries for row in _part_rows(each.service, name)])

    def _insert(self, record: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            # Without nulls written out, rows with different gaps would each be a statement of their own.
            self._session.execute(insert(record), rows, execution_options={"render_nulls": True})

    def _archive(self, ids: Sequence[str], version_id: int) -> None:
        for batch in batches(ids):
            self._session.execute(
                update(ServiceRecord)
                .where(ServiceRecord.service_id.in_(batch))
                .values(status=ARCHIVED, version_id=version_id)
                .execution_options(synchronize_session=False)
            )


def _row(entry: Entry, version_id: int) -> dict[str, Any]:
    organisation = entry.service.organisation
    return {
        "service_id": entry.service.service_id,
        "version_id": version_id,
        "source": entry.source,
        "review_by": entry.review_by,
        "organisation_id": organisation.organisation_id if organisation else None,
        **{name: getattr(entry.service, name) for name in COLUMNS},
    }


def _part_rows(service: ServiceDraft, name: str) -> Iterator[dict[str, Any]]:
    for part in getattr(service, name):
        yield {"service_id": service.service_id, **{column: getattr(part, column) for column in PART_COLUMNS[name]}}


def _content(entry: Entry) -> dict[str, Any]:
    """The same as `content.stored_content` of the record that it becomes."""
    return {**content_of(entry.service), "source": entry.source, "review_by": plain(entry.review_by)}
