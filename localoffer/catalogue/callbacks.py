"""Requests to be called back, as values: what may be asked, how long it is kept, and the code that takes it back."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from localoffer.store.records import CallbackRecord

OPEN, CLOSED = STATES = ("open", "closed")
PHONE, TEXT, EMAIL = ROUTES = ("phone", "text", "email")
TOPICS = {
    "ehc_process": "Getting or changing an EHC plan",
    "deadlines": "How long things should take",
    "appeals": "Challenging a decision",
    "school_places": "Choosing or changing school",
    "exclusion": "Suspension, exclusion or not attending",
    "travel": "Travel to school or college",
    "money": "Money and benefits",
    "short_breaks": "Short breaks and clubs",
    "childcare": "Nursery and childcare",
    "health": "Diagnosis, health and therapies",
    "adulthood": "Growing up and leaving school",
    "responsibility": "Who should provide or pay",
    "rights": "What the law says",
    "other": "Something else",
}
"""What a call can be about, by the topics of helplines and facts."""
DAYS_AFTER_CLOSING, MOST_DAYS = 30, 90
"""How long a request is kept: this long after it was closed, and never longer than the second."""
LONGEST = {"name": 60, "contact": 120, "best_time": 120, "note": 500}
"""Characters of each part."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: nothing in it looks like something else."""
_GROUPS, _GROUP = 5, 4
_LOOKS_LIKE = str.maketrans("OIL", "011")
_NOT_CODE = re.compile(r"[^0-9A-Z]+")
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_PHONE = re.compile(r"\+?[\d\s()\-]+")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15


@dataclass(frozen=True)
class Wish:
    """What somebody asks for.

    Args:
        route: phone, text or email.
        contact: The number or address to use.
        topic: One of `TOPICS`.
        name: What they want to be called; any name will do.
        best_time: When they would like it.
        gss_code: Their council.
        note: Anything else.
    """

    route: str
    contact: str
    topic: str
    name: str | None = None
    best_time: str | None = None
    gss_code: str | None = None
    note: str | None = None

    @property
    def words(self) -> str:
        """All that was typed, for whoever reads it for danger first."""
        return "\n".join(filter(None, (self.note, self.best_time, self.name, self.contact)))


@dataclass(frozen=True, kw_only=True)
class Callback(Wish):
    """One request as it is kept.

    Args:
        request_id: Its number.
        state: open or closed.
        consented_at: When its writer agreed to its being kept, UTC.
        closed_at: When it was dealt with, UTC.
    """

    request_id: int
    state: str
    consented_at: datetime
    closed_at: datetime | None

    @property
    def delete_on(self) -> date:
        """The day on which nothing of it is left."""
        return delete_on(self.consented_at, self.closed_at)

    def as_json(self) -> dict[str, Any]:
        """For `offer callbacks list --json`."""
        told = {**vars(self), "delete_on": self.delete_on}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def delete_on(consented_at: datetime, closed_at: datetime | None) -> date:
    """The day a request is deleted: 30 days after closing, and 90 days after it was made at most."""
    last = consented_at + timedelta(days=MOST_DAYS)
    if closed_at is not None:
        last = min(last, closed_at + timedelta(days=DAYS_AFTER_CLOSING))
    return last.date()


def fits(route: str, contact: str) -> bool:
    """Whether a number can be rung or an address written to, as far as its form says."""
    if route == EMAIL:
        return _EMAIL.fullmatch(contact) is not None
    digits = sum(each.isdigit() for each in contact)
    return _PHONE.fullmatch(contact) is not None and _FEWEST_DIGITS <= digits <= _MOST_DIGITS


def new_code() -> str:
    """A code nobody can guess, fit to be written down: 4F7K-….

    Source: 32 signs, 20 of them: 100 random bits.
    """
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def tidy_code(typed: str) -> str | None:
    """A code as we made it, however it was typed; None when it is none of ours."""
    plain = _NOT_CODE.sub("", typed.upper()).translate(_LOOKS_LIKE)
    if len(plain) != _GROUPS * _GROUP or not set(plain) <= set(_ALPHABET):
        return None
    return "-".join(plain[start : start + _GROUP] for start in range(0, len(plain), _GROUP))


def hashed(code: str) -> str:
    """How a code is stored."""
    return hashlib.sha256(code.encode()).hexdigest()


def of_code(session: Session, code: str) -> CallbackRecord | None:
    """The request a code belongs to."""
    return session.scalars(select(CallbackRecord).where(CallbackRecord.code_hash == hashed(code))).first()


def waiting(session: Session) -> int:
    """How many requests nobody has dealt with."""
    return session.scalar(select(func.count()).where(CallbackRecord.state == OPEN)) or 0


def requests(session: Session, *, state: str | None = None) -> list[Callback]:
    """Requests, the oldest first."""
    rows = select(CallbackRecord).order_by(CallbackRecord.request_id)
    if state is not None:
        rows = rows.where(CallbackRecord.state == state)
    return [callback_of(row) for row in session.scalars(rows)]


def callback_of(row: CallbackRecord) -> Callback:
    """A stored request as a value."""
    columns = (column.key for column in CallbackRecord.__table__.columns if column.key != "code_hash")
    return Callback(**{name: getattr(row, name) for name in columns})
