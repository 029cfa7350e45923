"""One feed read, compared and stored: what importing by hand and refreshing share."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from localoffer.errors import PublishBlocked, SettingError
from localoffer.navigator.ground import Ground
from localoffer.places.tables import PostcodeTables
from localoffer.publishing import apply, mapping_table, sources
from localoffer.publishing.diff import Changes
from localoffer.publishing.draft import Draft
from localoffer.publishing.feed import FeedLimits, FeedReading, Progress, read_feed
from localoffer.publishing.fetch import Fetcher
from localoffer.publishing.guard import Guard
from localoffer.publishing.prepare import prepare
from localoffer.settings import Settings


@dataclass(frozen=True)
class Errand:
    """What to read, and on what terms.

    Args:
        address: The feed.
        gss_code: The council whose offer it is.
        by: Who publishes; None only looks.
        since: UTC; only what changed since. None for everything.
        accept_removals: A person says that what is missing is gone.
        ask: Asked, with what was found, before anything is stored; nobody is asked when omitted.
    """

    address: str
    gss_code: str
    by: str | None = None
    since: datetime | None = None
    accept_removals: bool = False
    ask: Callable[[Imported], bool] | None = None


@dataclass(frozen=True)
class Imported:
    """What became of it.

    Args:
        reading: What the feed sent.
        draft: That, read and checked; None when nothing had changed since.
        changes: What it changes; None with the draft.
        version_id: The version stored; None when nothing was.
    """

    reading: FeedReading
    draft: Draft | None = None
    changes: Changes | None = None
    version_id: int | None = None


def import_feed(ground: Ground, errand: Errand, now: datetime, progress: Progress = lambda _a, _b: None) -> Imported:
    """Read a feed, compare it with the store and, if somebody publishes and nothing blocks, store it.

    Args:
        ground: Database, settings and vocabulary.
        errand: What to read.
        now: UTC; the moment reading begins.
        progress: Told of (services completed, services listed).

    Raises:
        UploadError: It may not or cannot be read; nothing was changed.
    """
    with tempfile.TemporaryDirectory(prefix="offer-feed-") as folder, Fetcher(guard(ground.settings)) as fetcher:
        file = Path(folder) / "feed.json"
        reading = read_feed(
            fetcher, errand.address, file, since=errand.since, limits=limits(ground.settings), progress=progress
        )
        if errand.since is not None and not reading.count:
            return _remembered(ground, errand, reading, now)
        with file.open("rb") as data:
            draft = _draft(ground, errand, reading, data)
    return _stored(ground, errand, reading, draft, now)


def guard(settings: Settings) -> Guard:
    """Which addresses this installation reads feeds from.

    Raises:
        SettingError: Production would read from inside its own network.
    """
    if settings.local_feeds and settings.production:
        raise SettingError("OFFER_LOCAL_FEEDS", settings.local_feeds, "allowed in production")
    given = [each.strip() for each in settings.local_feeds.split(",") if each.strip()]
    return Guard(also=((ip.strip("[]"), int(port)) for ip, _, port in (each.rpartition(":") for each in given)))


def limits(settings: Settings) -> FeedLimits:
    """What reading one feed may cost here."""
    return FeedLimits(
        details=settings.feed_details,
        seconds=settings.feed_minutes * 60.0,
        pause_seconds=settings.feed_pause_ms / 1000,
    )


def _draft(ground: Ground, errand: Errand, reading: FeedReading, data: BinaryIO) -> Draft:
    with ground.database.session() as session:
        rules = mapping_table.rules_of(session, errand.gss_code)
    draft = prepare(
        data,
        reading.address,
        errand.gss_code,
        ground.vocabulary.codes,
        ground.authorities,
        today=ground.today(),
        tables=PostcodeTables(ground.data / "places"),
        rules=rules,
    )
    # What a reading of changes, or one that was cut short, does not list is not gone.
    is_all = reading.is_whole or (errand.accept_removals and errand.since is None)
    problems = sorted((*draft.problems, *reading.problems), key=lambda problem: problem.row)
    return replace(
        draft,
        problems=tuple(problems),
        source_total=reading.stated_total,
        is_part=draft.is_part or not is_all,
    )


def _stored(ground: Ground, errand: Errand, reading: FeedReading, draft: Draft, now: datetime) -> Imported:
    """Compares and, if somebody publishes, stores in one transaction with what is remembered of the feed."""
    if errand.by is None or errand.ask:
        with ground.database.session() as session:
            changes = apply.preview(session, draft, accept_removals=errand.accept_removals)
        seen = Imported(reading, draft, changes)
        is_open = not (changes.blocking or changes.is_empty)
        if errand.by is None or not (is_open and errand.ask and errand.ask(seen)):
            return seen
    try:
        with ground.database.session() as session:
            done = apply.publish(session, draft, by=errand.by, now=now, accept_removals=errand.accept_removals)
            _succeeded(session, errand, reading, now)
    except PublishBlocked as error:
        return Imported(reading, draft, error.changes)
    return Imported(reading, draft, done.changes, done.version_id)


def _remembered(ground: Ground, errand: Errand, reading: FeedReading, now: datetime) -> Imported:
    """A reading of changes that brought none."""
    with ground.database.session() as session:
        _succeeded(session, errand, reading, now)
    return Imported(reading)


def _succeeded(session: Session, errand: Errand, reading: FeedReading, now: datetime) -> None:
    sources.succeeded(
        session,
        errand.gss_code,
        reading.address,
        started=now.astimezone(UTC).replace(tzinfo=None),
        is_everything=errand.since is None,
    )
