"""Which services show that an item of Schedule 2 is there: counted in the database, where they may be 230,000."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, CompoundSelect, Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from localoffer.catalogue.evidence import YEAR, Evidence, Pair, Proof
from localoffer.catalogue.schedule2 import Clue, Item
from localoffer.catalogue.services import OPEN, PROOF
from localoffer.store.records import ServiceRecord, ServiceTermRecord

_OURS = ("need", "support", "phase")
_BETWEEN_WORDS = "()[]-/,:;.'&"


def evidence_of(
    session: Session, items: Sequence[Item], gss_codes: Sequence[str], *, today: date, named: int
) -> Iterator[tuple[Pair, Evidence]]:
    """What these councils' open services show.

    Args:
        session: A database session.
        items: The list of Schedule 2.
        gss_codes: The councils, all in one statement.
        today: The day that "stale" is counted from.
        named: How many services to name for each council and item; 0 only counts.
    """
    shown = _shown_by(_hits(items, _Offers(tuple(gss_codes), today)))
    counts = (
        select(
            shown.c.gss_code,
            shown.c.key,
            func.sum(shown.c.sure * (1 - shown.c.stale)),
            func.sum(shown.c.sure * shown.c.stale),
            func.sum(1 - shown.c.sure),
        )
        .group_by(shown.c.gss_code, shown.c.key)
        .order_by(shown.c.gss_code, shown.c.key)
    )
    names = _named(session, shown, named) if named else {}
    for gss_code, key, sure, stale, hints in session.execute(counts):
        pair = (gss_code, key)
        yield pair, Evidence(int(sure), int(stale), int(hints), proofs=tuple(names.get(pair, ())))


def _named(session: Session, shown: CTE, named: int) -> Mapping[Pair, list[Proof]]:
    """The best few services for each council and item."""
    place = func.row_number().over(
        partition_by=(shown.c.gss_code, shown.c.key),
        order_by=(shown.c.sure.desc(), shown.c.stale, shown.c.service_id),
    )
    ranked = select(*shown.c, place.label("place")).subquery()
    rows = (
        select(ranked, ServiceRecord.name)
        .join(ServiceRecord, ServiceRecord.service_id == ranked.c.service_id)
        .where(ranked.c.place <= named)
    )
    found: dict[Pair, list[Proof]] = defaultdict(list)
    for row in session.execute(rows):
        proof = Proof("service", row.service_id, row.name, bool(row.sure), bool(row.stale), row.clue)
        found[(row.gss_code, row.key)].append(proof)
    return found


def _shown_by(hits: CompoundSelect[Any]) -> CTE:
    """One row for each council, item and open service that shows it, however many clues lead there."""
    hit = hits.subquery("hit")
    surest = func.coalesce(func.min(case((hit.c.sure == 1, hit.c.clue))), func.min(hit.c.clue))
    return (
        select(
            hit.c.gss_code,
            hit.c.key,
            hit.c.service_id,
            func.max(hit.c.sure).label("sure"),
            func.max(hit.c.stale).label("stale"),
            surest.label("clue"),
        )
        .group_by(hit.c.gss_code, hit.c.key, hit.c.service_id)
        .cte("shown")
    )


@dataclass(frozen=True)
class _Offers:
    """The open services of some councils, as seen on a day."""

    gss_codes: tuple[str, ...]
    today: date

    @property
    def columns(self) -> tuple[ColumnElement[Any], ...]:
        """What every hit says of its service."""
        service = ServiceRecord
        return (service.gss_code.label("gss_code"), service.service_id.label("service_id"), self.stale.label("stale"))

    @property
    def stale(self) -> ColumnElement[int]:
        """1 for a service past its review date or not checked for a year, as `search.ranking.is_stale` has it."""
        is_old = or_(ServiceRecord.assured_on.is_(None), ServiceRecord.assured_on < self.today - YEAR)
        is_due = and_(ServiceRecord.review_by.is_not(None), ServiceRecord.review_by < self.today)
        return case((or_(is_due, and_(ServiceRecord.review_by.is_(None), is_old)), 1), else_=0)

    @property
    def are_open(self) -> tuple[ColumnElement[bool], ...]:
        """Which services count."""
        return (ServiceRecord.gss_code.in_(self.gss_codes), ServiceRecord.status.in_(OPEN))


def _hits(items: Sequence[Item], offers: _Offers) -> CompoundSelect[Any]:
    return union_all(_by_support(items, offers), _by_name(items, offers), _by_source_term(items, offers))


def _by_support(items: Sequence[Item], offers: _Offers) -> Select[Any]:
    wanted = _table("wanted_support", [(item.key, clue.text, clue) for item in items for clue in item.supports])
    is_sure = and_(wanted.c.sure == 1, or_(ServiceTermRecord.score.is_(None), ServiceTermRecord.score >= PROOF))
    return (
        select(*offers.columns, wanted.c.key, case((is_sure, 1), else_=0).label("sure"), wanted.c.clue)
        .join(ServiceTermRecord, ServiceTermRecord.service_id == ServiceRecord.service_id)
        .join(wanted, wanted.c.met == ServiceTermRecord.code)
        .where(ServiceTermRecord.vocabulary == "support", *offers.are_open)
    )


def _by_name(items: Sequence[Item], offers: _Offers) -> Select[Any]:
    words = _words("wanted_name", items)
    names = select(*offers.columns, _padded(ServiceRecord.name).label("name")).where(*offers.are_open)
    name = _once(names, "plain_name")
    return select(name.c.gss_code, name.c.service_id, name.c.stale, words.c.key, words.c.sure, words.c.clue).join(
        words, name.c.name.like(words.c.met)
    )


def _by_source_term(items: Sequence[Item], offers: _Offers) -> Select[Any]:
    """By the source's own terms: a few thousand different ones, so words meet those and not every service's."""
    words, term = _words("wanted_term", items), ServiceTermRecord
    own = (
        select(term.vocabulary, term.code, func.coalesce(term.name, term.code).label("name"))
        .join(ServiceRecord, ServiceRecord.service_id == term.service_id)
        .where(term.vocabulary.not_in(_OURS), *offers.are_open)
        .distinct()
    )
    different = _once(own, "source_term")
    met = _once(
        select(different.c.vocabulary, different.c.code, words.c.key, words.c.sure, words.c.clue)
        .join(words, _padded(different.c.name).like(words.c.met))
        .distinct(),
        "met_term",
    )
    return (
        select(*offers.columns, met.c.key, met.c.sure, met.c.clue)
        .join(term, term.service_id == ServiceRecord.service_id)
        .join(met, and_(met.c.vocabulary == term.vocabulary, met.c.code == term.code))
        .where(*offers.are_open)
    )


def _padded(column: Any) -> ColumnElement[str]:
    """The database's `plain`: small letters and a space at each end and for what stands between words."""
    text: ColumnElement[str] = func.lower(column)
    for mark in _BETWEEN_WORDS:
        text = func.replace(text, mark, " ")
    return literal(" ") + func.replace(text, "  ", " ") + literal(" ")


def _words(name: str, items: Sequence[Item]) -> CTE:
    """Words with the pattern that meets them whole, or in any ending where they end in "*"."""
    clues = [(item.key, clue) for item in items for clue in item.words]
    return _table(name, [(key, f"% {clue.text} %".replace("* %", "%"), clue) for key, clue in clues])


def _table(name: str, rows: Sequence[tuple[str, str, Clue]]) -> CTE:
    """Rows of key, what a column must meet, and the clue as a table of this one statement."""
    some = rows or [("", "", Clue(""))]
    selects = [
        select(
            literal(key).label("key"),
            literal(met).label("met"),
            literal(clue.text).label("clue"),
            literal(int(clue.is_sure)).label("sure"),
        ).where(literal(value=bool(rows)))
        for key, met, clue in some
    ]
    return _once(union_all(*selects), name)


def _once(query: Select[Any] | CompoundSelect[Any], name: str) -> CTE:
    """A part of a statement that the database works out once and not for every row it is met with."""
    return query.cte(name).prefix_with("MATERIALIZED")
