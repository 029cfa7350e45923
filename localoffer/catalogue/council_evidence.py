"""What else a council gives that shows an item of Schedule 2 is there: few records, met one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.catalogue.evidence import Evidence, Pair, Proof, is_stale
from localoffer.catalogue.schedule2 import COMMENTS, Clue, Item
from localoffer.store.records import AuthorityContactRecord, CommentRecord, ProvisionRecord, Schedule2AnswerRecord


def evidence_of(
    session: Session, items: Sequence[Item], gss_codes: Sequence[str], *, today: date
) -> Iterator[tuple[Pair, Evidence]]:
    """What these councils' provision rows, contacts, own answers and published comments show."""
    found: dict[Pair, list[Proof]] = defaultdict(list)
    for kind in (_provision, _contacts, _answers, _comments):
        for gss_code, key, proof in kind(session, items, gss_codes, today):
            found[(gss_code, key)].append(proof)
    for pair, proofs in found.items():
        yield pair, Evidence.of(proofs)


def _provision(
    session: Session, items: Sequence[Item], gss_codes: Sequence[str], today: date
) -> Iterator[tuple[str, str, Proof]]:
    for row in session.scalars(select(ProvisionRecord).where(ProvisionRecord.gss_code.in_(gss_codes))):
        stale = is_stale(row.verified_on, row.review_by, today)
        for item in items:
            clue = _surest([*_met(item.supports, row.supports), *_met(item.phases, row.phases)])
            if clue and row.gss_code:
                proof = Proof("provision", row.provision_id, row.what, clue.is_sure, stale, clue.text)
                yield row.gss_code, item.key, proof


def _contacts(
    session: Session, items: Sequence[Item], gss_codes: Sequence[str], today: date
) -> Iterator[tuple[str, str, Proof]]:
    for row in session.scalars(select(AuthorityContactRecord).where(AuthorityContactRecord.gss_code.in_(gss_codes))):
        stale = is_stale(row.assured_on, row.review_by, today)
        for item in items:
            if clue := _surest(_met(item.roles, [row.role])):
                yield (
                    row.gss_code,
                    item.key,
                    Proof("contact", row.contact_id, row.name, clue.is_sure, stale, clue.text),
                )


def _answers(
    session: Session, items: Sequence[Item], gss_codes: Sequence[str], today: date
) -> Iterator[tuple[str, str, Proof]]:
    keys = {item.key for item in items}
    for row in session.scalars(select(Schedule2AnswerRecord).where(Schedule2AnswerRecord.gss_code.in_(gss_codes))):
        if row.key in keys:
            stale = is_stale(row.assured_on, row.review_by, today)
            yield row.gss_code, row.key, Proof("answer", row.key, row.answer, is_stale=stale)


def _comments(
    session: Session, items: Sequence[Item], gss_codes: Sequence[str], today: date
) -> Iterator[tuple[str, str, Proof]]:
    """Comments published with the council's reply; those of the last year are up to date."""
    if COMMENTS not in {item.key for item in items}:
        return
    rows = select(CommentRecord).where(
        CommentRecord.gss_code.in_(gss_codes),
        CommentRecord.status == "published",
        CommentRecord.published_on.is_not(None),
        CommentRecord.reply.is_not(None),
    )
    for row in session.scalars(rows):
        stale = is_stale(row.published_on, None, today)
        yield row.gss_code, COMMENTS, Proof("comment", str(row.comment_id), row.about, is_stale=stale)


def _met(clues: Iterable[Clue], values: Iterable[str]) -> list[Clue]:
    held = set(values)
    return [clue for clue in clues if clue.text in held]


def _surest(clues: Sequence[Clue]) -> Clue | None:
    return min(clues, key=lambda clue: (not clue.is_sure, clue.text), default=None)
