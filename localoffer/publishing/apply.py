"""From a draft to the store: compared portion by portion, shown or stored, whole or not at all.

Preview and publish go through the same steps; only publish writes them. Everything happens in the caller's transaction
and nothing is committed here: an error anywhere leaves the old offer as it was. What is gone from its source is
archived, never deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from localoffer.errors import PublishBlocked, UploadError
from localoffer.publishing.diff import (
    Changes,
    Standing,
    Step,
    Stored,
    Tally,
    check_removals,
    may_remove,
    settled,
    standing_of,
    step_of,
)
from localoffer.publishing.draft import Draft, Findings
from localoffer.publishing.progress import Progress, silent
from localoffer.publishing.spool import AT_ONCE
from localoffer.publishing.stored import (
    batches,
    count_listed_by,
    holdings,
    listed_by,
    services_by_id,
    stored_for,
)
from localoffer.publishing.writing import Origin, Writer
from localoffer.store.records import AuthorityRecord


@dataclass(frozen=True)
class Published:
    """What a publish did.

    Args:
        version_id: The new version; None when the store said all this already.
        changes: What changed.
        touched: Ids of services added, changed or archived.
    """

    version_id: int | None
    changes: Changes
    touched: frozenset[str] = field(default=frozenset(), repr=False)


def preview(session: Session, draft: Draft, *, accept_removals: bool = False, progress: Progress = silent) -> Changes:
    """What publishing a draft would change, and every problem; stores nothing."""
    comparing = _Comparing(session, draft, accept_removals=accept_removals, progress=progress)
    for step in comparing.steps("comparing"):
        comparing.tally.take(step)
    return comparing.changes()


def publish(  # noqa: PLR0913 - a draft, who says so, and how it is told
    session: Session,
    draft: Draft,
    *,
    by: str,
    now: datetime,
    accept_removals: bool = False,
    progress: Progress = silent,
) -> Published:
    """Store a draft, in the caller's transaction.

    It is compared anew, after the council is locked: what somebody was shown before may no longer be so.

    Args:
        session: A session whose transaction the caller commits, or rolls back when this raises.
        draft: The file, read and checked.
        by: Who publishes, for the audit row.
        now: The moment, with its time zone.
        accept_removals: A person has said that a large removal is right.
        progress: Told how far it is.

    Raises:
        PublishBlocked: A blocking problem remains; it carries the changes that were found.
        UploadError: The council is not in the store.
    """
    authority = locked(session, draft.gss_code)
    if draft.blocking:
        raise blocked(draft.source, preview(session, draft, accept_removals=accept_removals))
    comparing = _Comparing(session, draft, accept_removals=accept_removals, progress=progress)
    writer = Writer(session, authority, _origin(draft, comparing.standing, by, now))
    for step in comparing.steps("storing"):
        comparing.tally.take(step)
        writer.write(step)
    changes = comparing.changes()
    if changes.blocking:
        raise blocked(draft.source, changes)
    writer.finish(progress)
    # A part of a list, such as one page, does not unread what was read whole before.
    if authority.read_on is None or not draft.is_part:
        authority.read_in_part = draft.is_part
    authority.read_on = now.astimezone(UTC).date()
    session.flush()
    return Published(writer.version_id, changes, frozenset(writer.touched))


def locked(session: Session, gss_code: str) -> AuthorityRecord:
    """A council whose offer nobody else can publish until this transaction ends.

    Raises:
        UploadError: It is not in the store.
    """
    # A write that changes nothing: the one lock that SQLite and PostgreSQL both know.
    session.execute(update(AuthorityRecord).where(AuthorityRecord.gss_code == gss_code).values(gss_code=gss_code))
    authority = session.get(AuthorityRecord, gss_code, populate_existing=True)
    if authority is None:
        raise UploadError(f"No council has the code {gss_code} here. Load the councils first.")
    return authority


def blocked(source: str, changes: Changes) -> PublishBlocked:
    """Why nothing may be stored, in one sentence."""
    first = changes.blocking[0]
    more = f" and {len(changes.blocking) - 1} more" if len(changes.blocking) > 1 else ""
    return PublishBlocked(f"{source}, row {first.row}, {first.field}: {first.found}. {first.done}{more}", changes)


class _Comparing:
    """A draft on its way through the store, portion by portion."""

    def __init__(self, session: Session, draft: Draft, *, accept_removals: bool, progress: Progress) -> None:
        self._session, self._draft, self._progress = session, draft, progress
        self._accept_removals = accept_removals
        self._findings = Findings()
        self.tally = Tally()
        self.standing: Standing = standing_of(draft, holdings(session, draft), self._findings)

    def steps(self, doing: str) -> Iterator[Step]:
        """What each portion changes, and at the end what is gone."""
        held = count_listed_by(self._session, self._draft.gss_code, self.standing.source)
        listed: set[str] = set()
        total = len(self._draft.services)
        for number, services in enumerate(batches(self._draft.services)):
            self._progress(doing, number * AT_ONCE, total)
            stored = stored_for(self._session, self._draft.gss_code, services)
            own = [settled(each, stored, self.standing, self._findings) for each in services]
            renamed = {each.service_id for each in own} - stored.services.keys()
            if renamed:
                more = services_by_id(self._session, self._draft.gss_code, renamed)
                stored = Stored({**stored.services, **more}, stored.others, stored.other_organisations)
            listed.update(each.service_id for each in own)
            yield step_of(own, stored, self.standing, self._findings)
        if may_remove(self._draft):
            yield from self._removals(listed, held)
        self._progress(doing, total, total)

    def changes(self) -> Changes:
        """All that was found, once every step was taken."""
        return self.tally.changes(self.standing.source, (*self._draft.problems, *self._findings.in_order()))

    def _removals(self, listed: set[str], held: int) -> Iterator[Step]:
        source = self.standing.source
        known = listed_by(self._session, self._draft.gss_code, source)
        gone = [each for each in known if each.service_id not in listed]
        check_removals(len(gone), held, source, self._findings, accept_removals=self._accept_removals)
        for removed in batches(gone):
            yield Step(removed=tuple(removed))


def _origin(draft: Draft, standing: Standing, by: str, now: datetime) -> Origin:
    return Origin(
        source=standing.source,
        format=draft.format,
        by=by,
        now=now,
        file_name=draft.file_name or draft.source,
        sha256=draft.sha256,
        read=draft.read,
        source_total=draft.source_total,
    )
