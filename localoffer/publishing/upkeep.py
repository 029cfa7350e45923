"""Somebody says that a record is still right: the signed link they are sent, and what pressing its button stores.

A link names one record and two days, is signed with the installation's key and ends by itself. Opening it changes
nothing, because mail scanners follow links; only `confirm` does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy.orm import Session

from localoffer.publishing import history
from localoffer.publishing.content import stored_content
from localoffer.store.records import OfferVersionRecord, ServiceRecord

CONFIRMED = "confirmed"
"""Format of a version that only says that a record is right."""
LINK_SOURCE = "still-right link"
REVIEW_DAYS = 365
"""Days until a confirmed record is looked at again."""


@dataclass(frozen=True)
class Link:
    """What a link says.

    Args:
        service_id: The record it is about.
        made_on: The day it was made.
        ends_on: The last day on which it works.
    """

    service_id: str
    made_on: date
    ends_on: date


class Links:
    """Makes and reads links.

    Args:
        key: Signs them; what is signed with another key is not read.
        days: How long a link works.
    """

    def __init__(self, key: str, days: int) -> None:
        self._signer, self._days = URLSafeSerializer(key, salt="still-right"), days

    def ends_on(self, made_on: date) -> date:
        """The last day of a link made on this day."""
        return made_on + timedelta(days=self._days)

    def make(self, service_id: str, made_on: date) -> str:
        """A link for one record, fit to stand in an address."""
        days = made_on.toordinal(), self.ends_on(made_on).toordinal()
        return str(self._signer.dumps([service_id, *days]))

    def read(self, words: str) -> Link | None:
        """What a link says; None when it is not ours, or not as we made it."""
        try:
            service_id, made, ends = self._signer.loads(words)
            return Link(str(service_id), date.fromordinal(made), date.fromordinal(ends))
        except (BadData, ValueError, TypeError, OverflowError):
            return None


def fingerprint(record: ServiceRecord) -> str:
    """A short mark of what a record says, so that nobody confirms what they have not seen."""
    return _sha256(stored_content(record))[:16]


def confirm(session: Session, record: ServiceRecord, *, today: date, now: datetime, by: str = LINK_SOURCE) -> int:
    """Store that a record is right today, with its version and audit row, in the caller's transaction.

    Args:
        session: The caller's.
        record: An open record, parts loaded or loadable.
        today: What families will see as "last checked".
        now: The moment, with its time zone.
        by: Who said so.

    Returns:
        The new version's id.
    """
    record.assured_on, record.review_by = today, today + timedelta(days=REVIEW_DAYS)
    content = stored_content(record)
    version = OfferVersionRecord(
        gss_code=record.gss_code,
        source=LINK_SOURCE,
        format=CONFIRMED,
        file_sha256=_sha256(content),
        published_at=now.astimezone(UTC).replace(tzinfo=None),
        published_by=by,
        added=0,
        changed=1,
        removed=0,
    )
    session.add(version)
    session.flush()
    record.version_id = version.version_id
    history.remember(session, version.version_id, record.gss_code, history.SERVICE, {record.service_id: content})
    return version.version_id


def _sha256(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
