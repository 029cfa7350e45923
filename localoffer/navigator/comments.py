"""Comments on what councils publish, and the councils' answers: kept unseen until a person publishes them.

Source: Children and Families Act 2014, section 30(6); SEND Regulations 2014, regulation 56 (domain brief, section 1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from localoffer.catalogue import comments
from localoffer.catalogue.comments import HIDDEN, PUBLISHED, Comment
from localoffer.errors import CommentError
from localoffer.language import worded
from localoffer.navigator.ground import Ground
from localoffer.reading.danger import read_danger
from localoffer.reading.revealing import Piece, pieces
from localoffer.store.records import AuthorityRecord, CommentRecord, ServiceRecord, SupportTypeRecord

LONGEST = 2_000
"""Characters of a comment."""
LONGEST_ANSWER = 5_000
MOST_WAITING = 500
"""Comments on one council's offer that may wait unread; beyond that it takes no more, so that nobody can flood it."""


@dataclass(frozen=True)
class Subject:
    """What a comment is about.

    Args:
        gss_code: The council whose offer it is.
        council: Its everyday name.
        about: What it is about, in words that still read when the record is gone.
        service_id: The service, if it is about one.
        support: The kind of help, if it is about help that was looked for.
        is_sample: Whether the council is made up.
    """

    gss_code: str
    council: str
    about: str
    service_id: str | None = None
    support: str | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class YearPage:
    """What was said and answered about one council's offer in one year.

    Args:
        gss_code: The council.
        council: Its everyday name.
        is_sample: Whether it is made up.
        years: Every year with something published, the newest first.
        comments: What was published in the year asked for.
    """

    gss_code: str
    council: str
    is_sample: bool
    years: tuple[int, ...]
    comments: tuple[Comment, ...]


class Comments:
    """What families say, and what they are answered."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    # --- families ---

    def subject(self, *, gss_code: str = "", service_id: str = "", support: str = "") -> Subject | None:
        """What a comment would be about: a service, a kind of help at a council, or its whole offer.

        Returns:
            None when there is no such record, council or kind of help.
        """
        with self.ground.database.session() as session:
            service = session.get(ServiceRecord, service_id) if service_id else None
            council = session.get(AuthorityRecord, service.gss_code if service else gss_code)
            kind = session.get(SupportTypeRecord, support) if support else None
            if council is None or (service_id and service is None) or (support and kind is None):
                return None
            about = (
                service.name
                if service
                else kind.name
                if kind
                else worded("the list of help from {council}", council=council.friendly_name)
            )
            return Subject(
                council.gss_code,
                council.friendly_name,
                about,
                service.service_id if service else None,
                kind.code if kind else None,
                council.is_sample,
            )

    def marked(self, text: str, subject: Subject) -> list[Piece]:
        """A comment in pieces, with those marked that point to a person."""
        return pieces(tidy(text), public=(subject.about, subject.council))

    def add(self, subject: Subject, text: str) -> bool:
        """Keep a comment, unseen until a person publishes it; the same one sent twice is kept once.

        Returns:
            False when too many wait already and it was not kept.

        Raises:
            CommentError: It is empty, too long, points to a person or speaks of danger: its writer must be told.
        """
        words = tidy(text)
        if not words or len(words) > LONGEST:
            raise CommentError(f"comment: {len(words)} characters are not 1 to {LONGEST}. Write it again.")
        if any(piece.is_personal for piece in self.marked(words, subject)):
            raise CommentError("comment: it holds a name or a contact detail. Take it out first.")
        danger = read_danger(words)
        if danger is not None and danger.level == "urgent":
            raise CommentError("comment: it speaks of danger. Show the crisis card instead of keeping it.")
        today = self.ground.today()
        with self.ground.database.session() as session:
            if comments.is_said(session, subject.gss_code, subject.about, words, today):
                return True
            if comments.waiting(session, subject.gss_code) >= MOST_WAITING:
                return False
            session.add(
                CommentRecord(
                    gss_code=subject.gss_code,
                    service_id=subject.service_id,
                    support=subject.support,
                    about=subject.about,
                    text=words,
                    made_on=today,
                )
            )
        return True

    def published(self, gss_code: str, year: int | None = None) -> YearPage | None:
        """What was said and answered in a year, the newest when none is named; None for no such council."""
        with self.ground.database.session() as session:
            council = session.get(AuthorityRecord, gss_code)
            if council is None:
                return None
            years = tuple(comments.years(session, gss_code))
            shown = year if year is not None else next(iter(years), None)
            said = comments.published_in(session, gss_code, shown) if shown is not None else []
            return YearPage(gss_code, council.friendly_name, council.is_sample, years, tuple(said))

    # --- the desk ---

    def listed(self, authority: str = "", status: str | None = None) -> list[Comment]:
        """Comments, the oldest first.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        with self.ground.database.session() as session:
            return comments.comments(session, gss_code=self._code(authority), status=status)

    def publish(self, ids: Iterable[int], authority: str = "") -> list[Comment]:
        """Let everybody see comments.

        Raises:
            CommentError: One is not there, or is about another council's offer; none is published then.
        """
        with self.ground.database.session() as session:
            rows = [self._row(session, number, authority) for number in ids]
            for row in rows:
                row.published_on = row.published_on if row.status == PUBLISHED else self.ground.today()
                row.status, row.hidden_because = PUBLISHED, None
            return [comments.comment_of(row) for row in rows]

    def hide(self, number: int, because: str, authority: str = "") -> Comment:
        """Keep a comment from being seen, and remember why.

        Raises:
            CommentError: It is not there, or is about another council's offer; or no reason is given.
        """
        with self.ground.database.session() as session:
            row = self._row(session, number, authority)
            row.hidden_because = _said(because, number, "why it is hidden")
            row.status, row.published_on = HIDDEN, None
            return comments.comment_of(row)

    def answer(self, number: int, reply: str, action: str = "", authority: str = "") -> Comment:
        """Keep the council's answer to a comment; a new one takes the place of the old.

        Raises:
            CommentError: It is not there, or is about another council's offer; or the answer is empty.
        """
        with self.ground.database.session() as session:
            row = self._row(session, number, authority)
            row.reply = _said(reply, number, "an answer")
            row.action = tidy(action)[:LONGEST_ANSWER] or None
            row.replied_on = self.ground.today()
            return comments.comment_of(row)

    def _code(self, authority: str) -> str | None:
        return self.ground.authorities.find(authority, on=self.ground.today()).gss_code if authority else None

    def _row(self, session: Session, number: int, authority: str) -> CommentRecord:
        row = session.get(CommentRecord, number)
        if row is None:
            raise CommentError(f"comment {number}: there is none. `offer comments list` shows their numbers.")
        if authority and row.gss_code != self._code(authority):
            raise CommentError(f"comment {number}: it is about another council's offer ({row.gss_code}). Leave it.")
        return row


def tidy(text: str) -> str:
    """A text without control characters and halves of characters, with plain line ends."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def _said(words: str, number: int, what: str) -> str:
    told = tidy(words)
    if not told or len(told) > LONGEST_ANSWER:
        raise CommentError(f"comment {number}: say {what} in 1 to {LONGEST_ANSWER:,} characters; found {len(told):,}.")
    return told
