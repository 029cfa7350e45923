"""A whole feed into one file: listed, completed and written as the page the feed would send if it had only one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from localoffer.publishing.draft import Problem
from localoffer.publishing.feed.details import Details
from localoffer.publishing.feed.errand import Errand, FeedLimits
from localoffer.publishing.feed.listing import Listing
from localoffer.publishing.fetch import Fetcher

USUAL = FeedLimits()
Progress = Callable[[int, int], None]
"""Told of (services completed, services listed)."""


@dataclass(frozen=True)
class FeedReading:
    """What was read.

    Args:
        address: The feed's list of services, which names the source.
        count: Services in the file.
        stated_total: How many services the feed says it has; None when it does not say, or only changes were asked for.
        is_whole: Whether the file holds all the feed has, so that what it lacks is gone.
        problems: What the feed's owner should know beside what the file itself shows; rows are the file's.
    """

    address: str
    count: int
    stated_total: int | None
    is_whole: bool
    problems: tuple[Problem, ...]


def read_feed(  # noqa: PLR0913 - an errand, what it may cost, and its clocks
    fetcher: Fetcher,
    address: str,
    file: Path,
    *,
    since: datetime | None = None,
    limits: FeedLimits = USUAL,
    progress: Progress = lambda _done, _listed: None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> FeedReading:
    """Read a feed into a file.

    Args:
        fetcher: The door to its server.
        address: Its base address, its list of services, or one page of it.
        file: Written over.
        since: UTC; only what changed on or after it. A feed that does not heed this is filtered here.
        limits: What it may cost.
        progress: Told how far it is.
        clock: Seconds that only go up.
        sleep: Waits.

    Raises:
        FetchError: A page of the list cannot be read, or there is no end of them.
        UploadError: What it sends is no list of services.
    """
    errand = Errand(fetcher, limits, clock, sleep)
    listing = Listing(errand, address, since)
    entries = file.with_suffix(".entries")
    try:
        with entries.open("w", encoding="utf-8") as lines:
            for count in listing.read(lines):
                progress(0, count)
        details = Details(errand, listing.address)
        with entries.open(encoding="utf-8") as lines, file.open("w", encoding="utf-8") as out:
            _write(out, listing, _completed(lines, details, listing.count, progress))
    finally:
        entries.unlink(missing_ok=True)
    return FeedReading(
        listing.address,
        listing.count,
        None if since else listing.stated_total or None,
        is_whole=listing.is_whole,
        problems=(*listing.problems(), *details.problems()),
    )


def _completed(lines: TextIO, details: Details, count: int, progress: Progress) -> Iterator[Any]:
    for row, line in enumerate(lines, start=1):
        yield details.added_to(json.loads(line), row)
        progress(row, count)


def _write(out: TextIO, listing: Listing, records: Iterator[Any]) -> None:
    if not listing.is_list:
        out.writelines(json.dumps(record) for record in records)
        return
    out.write(f'{{"{listing.envelope or "contents"}": [')
    out.writelines(f"{',' if number else ''}\n{json.dumps(record)}" for number, record in enumerate(records))
    out.write(f'\n], "total_items": {listing.count}}}\n')
