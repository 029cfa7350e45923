"""What is remembered of each feed: when it was read, how that went, when to try again, and who is reading it now.

A feed is asked for what changed since it was last read *whole*, so a reading that fails loses nothing; once in a while
it is read whole again, for only that shows what is gone. All moments here are UTC without a zone, as stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from localoffer.store.records import OfferSourceRecord

FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)
OVERLAP = timedelta(days=1)
"""Asked for once more at each reading: clocks differ, and some feeds give times without a zone."""
_ERROR_LENGTH = 500


def wait_after(failures: int) -> timedelta:
    """How long a feed is left in peace after so many failures in a row: twice as long each time, a day at most."""
    doublings = min(max(failures, 1) - 1, 16)
    return min(LONGEST_WAIT, FIRST_WAIT * int(2**doublings))


def since_for(modified_after: datetime | None, now: datetime, whole_days: int) -> datetime | None:
    """What to ask a feed for.

    Args:
        modified_after: As stored: shortly before it was last read whole; None if never.
        now: The present.
        whole_days: After how many days it is read whole again.

    Returns:
        The moment since when changes are wanted; None for everything.
    """
    if modified_after is None or now - modified_after - OVERLAP >= timedelta(days=whole_days):
        return None
    return modified_after


def feeds(session: Session, gss_code: str | None = None) -> Sequence[OfferSourceRecord]:
    """Every feed known, by council and address; of one council only where one is given."""
    query = select(OfferSourceRecord).where(OfferSourceRecord.is_feed)
    if gss_code:
        query = query.where(OfferSourceRecord.gss_code == gss_code)
    return session.scalars(query.order_by(OfferSourceRecord.gss_code, OfferSourceRecord.source)).all()


def feed_at(session: Session, gss_code: str, address: str) -> OfferSourceRecord | None:
    """One council's feed, if it is known."""
    query = select(OfferSourceRecord).where(OfferSourceRecord.gss_code == gss_code, OfferSourceRecord.source == address)
    return session.scalars(query).one_or_none()


def take(session: Session, source_id: int, *, now: datetime, until: datetime) -> bool:
    """Make a feed ours to read until a moment; False when another process has it.

    One statement does it, so of two processes at the same instant one wins.
    """
    is_free = or_(OfferSourceRecord.locked_until.is_(None), OfferSourceRecord.locked_until <= now)
    query = update(OfferSourceRecord).where(OfferSourceRecord.source_id == source_id, is_free)
    result = session.execute(query.values(locked_until=until, tried_at=now))
    return isinstance(result, CursorResult) and result.rowcount == 1


def succeeded(session: Session, gss_code: str, address: str, *, started: datetime, is_everything: bool) -> None:
    """Remember that a feed was read and what it said is stored; a feed not known yet is known from now on.

    Args:
        session: The transaction.
        gss_code: Whose feed.
        address: Its list of services.
        started: When reading began.
        is_everything: It was asked for all it has.
    """
    record = feed_at(session, gss_code, address)
    if record is None:
        record = OfferSourceRecord(gss_code=gss_code, source=address, is_on=True)
        session.add(record)
    if is_everything:
        record.modified_after = started - OVERLAP
    record.is_feed = True
    record.tried_at = record.read_at = started
    record.failures, record.last_error = 0, None
    record.not_before = None


def failed(session: Session, source_id: int, error: str, *, now: datetime) -> datetime:
    """Remember that a feed could not be read or published; gives when it is tried again."""
    record = session.get_one(OfferSourceRecord, source_id)
    record.failures += 1
    record.last_error = error[:_ERROR_LENGTH]
    record.not_before = now + wait_after(record.failures)
    return record.not_before


def release(session: Session, source_id: int, until: datetime) -> None:
    """Give up a feed that was taken until a moment, if it is still ours."""
    mine = (OfferSourceRecord.source_id == source_id, OfferSourceRecord.locked_until == until)
    session.execute(update(OfferSourceRecord).where(*mine).values(locked_until=None))
