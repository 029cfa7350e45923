"""Families' comments on what councils publish, read from the store as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from localoffer.store.records import CommentRecord

NEW, HIDDEN, PUBLISHED = STATUSES = ("new", "hidden", "published")


@dataclass(frozen=True)
class Comment:
    """One comment and what became of it; see `CommentRecord` for its fields."""

    comment_id: int
    gss_code: str
    service_id: str | None
    support: str | None
    about: str
    text: str
    status: str
    hidden_because: str | None
    reply: str | None
    action: str | None
    made_on: date
    replied_on: date | None
    published_on: date | None

    def as_json(self) -> dict[str, Any]:
        """For `offer comments list --json`."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in vars(self).items()}


def comments(session: Session, *, gss_code: str | None = None, status: str | None = None) -> list[Comment]:
    """Comments, the oldest first; of every council and status unless told."""
    rows = select(CommentRecord).order_by(CommentRecord.comment_id)
    if gss_code is not None:
        rows = rows.where(CommentRecord.gss_code == gss_code)
    if status is not None:
        rows = rows.where(CommentRecord.status == status)
    return [comment_of(row) for row in session.scalars(rows)]


def published_in(session: Session, gss_code: str, year: int) -> list[Comment]:
    """What was published for one council in one year, in the order in which it was said."""
    return [
        each
        for each in comments(session, gss_code=gss_code, status=PUBLISHED)
        if each.published_on is not None and each.published_on.year == year
    ]


def years(session: Session, gss_code: str) -> Sequence[int]:
    """Years in which something was published for a council, the newest first."""
    days = select(CommentRecord.published_on).where(
        CommentRecord.gss_code == gss_code, CommentRecord.status == PUBLISHED
    )
    return sorted({day.year for day in session.scalars(days) if day is not None}, reverse=True)


def waiting(session: Session, gss_code: str) -> int:
    """How many comments on a council's offer nobody has looked at."""
    rows = select(func.count()).where(CommentRecord.gss_code == gss_code, CommentRecord.status == NEW)
    return session.scalar(rows) or 0


def is_said(session: Session, gss_code: str, about: str, text: str, on: date) -> bool:
    """Whether the same was said of the same thing on the same day: a form that was sent twice."""
    rows = select(CommentRecord.comment_id).where(
        CommentRecord.gss_code == gss_code,
        CommentRecord.about == about,
        CommentRecord.text == text,
        CommentRecord.made_on == on,
    )
    return session.scalars(rows).first() is not None


def comment_of(row: CommentRecord) -> Comment:
    """A stored comment as a value."""
    return Comment(**{column.key: getattr(row, column.key) for column in CommentRecord.__table__.columns})
