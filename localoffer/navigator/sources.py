"""Councils' feeds: read by hand, refreshed by a timer, switched off and on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from localoffer.errors import FetchError, OfferError, QueryError, UploadError, bare_address
from localoffer.navigator.feed_import import Errand, Imported, import_feed
from localoffer.navigator.ground import Ground
from localoffer.navigator.offers import OfferImport, login
from localoffer.publishing import sources
from localoffer.publishing.feed import Progress, list_addresses
from localoffer.publishing.report import report
from localoffer.store.records import OfferSourceRecord

log = logging.getLogger(__name__)

BY_REFRESH = "offer refresh"
"""Who published what a refresh brought."""
_PUBLISHING = timedelta(minutes=15)
"""A lock lasts as long as reading may take and as publishing may take after it."""


@dataclass(frozen=True)
class Feed:
    """A feed we know.

    Args:
        gss_code: Whose.
        authority: That council's everyday name.
        source: The address of its list.
        is_on: Whether `offer refresh` reads it.
        read_at: UTC; when it was last read with success.
        failures: In a row since.
        not_before: UTC; when it is tried again after failures.
        last_error: What stopped it last; None after a success.
    """

    gss_code: str
    authority: str
    source: str
    is_on: bool
    read_at: datetime | None
    failures: int
    not_before: datetime | None
    last_error: str | None


@dataclass(frozen=True)
class Refreshed:
    """What a refresh made of one feed.

    Args:
        authority: The council's everyday name.
        gss_code: Its code.
        source: The feed.
        outcome: published, unchanged, blocked (a person must look), failed, busy (another process reads it) or
            resting (left in peace after failures).
        is_whole: Whether everything was asked for, or only what changed.
        read: Services read.
        added: New services stored.
        changed: Changed services stored.
        removed: Services that are gone.
        version_id: The version stored, or None.
        message: For a person: what stopped it and what to do.
        not_before: UTC; when it is tried again after a failure.
    """

    authority: str
    gss_code: str
    source: str
    outcome: str
    is_whole: bool = False
    read: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    version_id: int | None = None
    message: str = ""
    not_before: datetime | None = None

    @property
    def is_tried(self) -> bool:
        """Whether it was read, or that was tried."""
        return self.outcome not in {"busy", "resting"}

    @property
    def is_failure(self) -> bool:
        """Whether it was tried in vain."""
        return self.outcome in {"failed", "blocked"}


class Sources:
    """The feeds councils publish.

    Args:
        ground: What it stands on.
        now: The present, UTC with its zone.
    """

    def __init__(self, ground: Ground, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.ground = ground
        self._now = now

    # --- by hand ---

    def import_feed(  # noqa: PLR0913 - a feed, a council, and what a person decides
        self,
        address: str,
        authority: str,
        *,
        publish: bool = False,
        accept_removals: bool = False,
        by: str | None = None,
        ask: Callable[[OfferImport], bool] | None = None,
        progress: Progress = lambda _done, _listed: None,
    ) -> OfferImport:
        """Read a council's whole feed, say what would change and, if agreed, store it and remember the feed.

        Args:
            address: Its base address, its list of services, or one page of it.
            authority: The council's name or code.
            publish: Store it.
            accept_removals: A person says that what is missing is gone, however much it is.
            by: Who publishes; the login when omitted.
            ask: Asked, with what was found, where there is something to store and `publish` does not say so.
            progress: Told of (services completed, services listed).

        Raises:
            UnknownAuthority: The council's name is unclear.
            UploadError: The address may not or cannot be read, or another process is reading this feed.
        """
        gss_code = self._code(authority)
        errand = Errand(
            address,
            gss_code,
            (by or login()) if publish or ask else None,
            accept_removals=accept_removals,
            ask=None if publish or ask is None else lambda seen: ask(_told(seen)),
        )
        with self._held(self._known(gss_code, address) if publish else None) as is_ours:
            if not is_ours:
                raise UploadError(f"{bare_address(address)}: another process is reading it. Try again when it is done.")
            done = import_feed(self.ground, errand, self._now(), progress)
        return _told(done)

    # --- by a timer ---

    def refresh(self, authority: str | None = None) -> Iterator[Refreshed]:
        """Read every feed that is on and due, one after the other; gives each as it is done.

        Only what changed is asked for, and everything once in a while. What nothing blocks is published. A feed that
        fails is left in peace for a while and stops no other.

        Args:
            authority: One council only.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        for record in self._records(self._code(authority) if authority else None):
            if record.is_on:
                yield self._refreshed(record)

    def _refreshed(self, record: OfferSourceRecord) -> Refreshed:
        now = self._now()
        if record.not_before and record.not_before > _stored(now):
            return self._result(record, "resting", message=record.last_error or "", not_before=record.not_before)
        with self._held(record) as is_ours:
            if not is_ours:
                return self._result(record, "busy", message="Another process is reading it.")
            since = sources.since_for(record.modified_after, _stored(now), self.ground.settings.feed_whole_days)
            try:
                done = import_feed(self.ground, Errand(record.source, record.gss_code, BY_REFRESH, since), now)
            except OfferError as error:
                return self._failed(record, "failed", str(error))
            except Exception as error:
                # Whatever one feed makes us stumble over may not stop the others.
                log.debug("refreshing %s", record.source, exc_info=True)
                return self._failed(record, "failed", f"A fault of ours ({type(error).__name__}). Please report it.")
        return self._done(record, done, is_whole=since is None)

    def _done(self, record: OfferSourceRecord, done: Imported, *, is_whole: bool) -> Refreshed:
        if done.changes is None or done.draft is None:
            return self._result(record, "unchanged", is_whole=is_whole)
        if done.changes.blocking:
            first = done.changes.blocking[0]
            look = f"Look at it with: offer import {record.source} --authority {record.gss_code}"
            return self._failed(record, "blocked", f"{first.field}: {first.found}. {first.done} {look}")
        return self._result(
            record,
            "published" if done.version_id else "unchanged",
            is_whole=is_whole,
            read=done.draft.read,
            added=len(done.changes.added),
            changed=len(done.changes.changed),
            removed=len(done.changes.removed),
            version_id=done.version_id,
        )

    def _failed(self, record: OfferSourceRecord, outcome: str, message: str) -> Refreshed:
        with self.ground.database.session() as session:
            not_before = sources.failed(session, record.source_id, message, now=_stored(self._now()))
        return self._result(record, outcome, message=message, not_before=not_before)

    def _result(self, record: OfferSourceRecord, outcome: str, **facts: object) -> Refreshed:
        return Refreshed(self._name(record.gss_code), record.gss_code, record.source, outcome, **facts)  # type: ignore[arg-type]

    # --- the list ---

    def feeds(self, authority: str | None = None) -> list[Feed]:
        """Every feed we know, by council.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        return [self._feed(record) for record in self._records(self._code(authority) if authority else None)]

    def switch(self, address: str, authority: str | None = None, *, on: bool) -> list[Feed]:
        """Let `offer refresh` read a feed, or not; what is stored of it stays.

        Args:
            address: As `feeds` lists it, or any other form of it.
            authority: One council's only, where two have it.
            on: Whether it is read from now on.

        Raises:
            QueryError: We know no such feed.
            UnknownAuthority: The council's name is unclear.
        """
        gss_code = self._code(authority) if authority else None
        with self.ground.database.session() as session:
            found = [each for each in sources.feeds(session, gss_code) if each.source in _forms(address)]
            for record in found:
                record.is_on = on
                if on:
                    record.not_before, record.failures = None, 0
        if not found:
            known = f"feed: {bare_address(address)} is none that we know. `offer sources list` shows those we do."
            raise QueryError(known)
        return [self._feed(record) for record in found]

    # --- inside ---

    @contextmanager
    def _held(self, record: OfferSourceRecord | None) -> Iterator[bool]:
        """Keeps other processes from reading a feed meanwhile; gives whether it is ours. One not known is nobody's."""
        if record is None:
            yield True
            return
        now = _stored(self._now())
        until = now + timedelta(minutes=self.ground.settings.feed_minutes) + _PUBLISHING
        with self.ground.database.session() as session:
            is_ours = sources.take(session, record.source_id, now=now, until=until)
        try:
            yield is_ours
        finally:
            if is_ours:
                with self.ground.database.session() as session:
                    sources.release(session, record.source_id, until)

    def _known(self, gss_code: str, address: str) -> OfferSourceRecord | None:
        with self.ground.database.session() as session:
            return next((each for each in sources.feeds(session, gss_code) if each.source in _forms(address)), None)

    def _records(self, gss_code: str | None) -> list[OfferSourceRecord]:
        with self.ground.database.session() as session:
            return list(sources.feeds(session, gss_code))

    def _feed(self, record: OfferSourceRecord) -> Feed:
        return Feed(
            record.gss_code,
            self._name(record.gss_code),
            record.source,
            record.is_on,
            record.read_at,
            record.failures,
            record.not_before,
            record.last_error,
        )

    def _code(self, authority: str) -> str:
        return self.ground.authorities.find(authority, on=self.ground.today()).gss_code

    def _name(self, gss_code: str) -> str:
        found = self.ground.authorities.get(gss_code)
        return found.friendly_name if found else gss_code


def _forms(address: str) -> tuple[str, ...]:
    try:
        return (address, *list_addresses(address))
    except FetchError:
        return (address,)


def _stored(moment: datetime) -> datetime:
    """A moment as the store keeps it: UTC without its zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _told(done: Imported) -> OfferImport:
    """What an import by hand says of it."""
    if done.draft is None or done.changes is None:
        raise UploadError(f"{bare_address(done.reading.address)}: no services are listed there. Check the address.")
    is_blocked = bool(done.changes.blocking)
    return OfferImport(report(done.draft, done.changes), is_blocked=is_blocked, version_id=done.version_id)
