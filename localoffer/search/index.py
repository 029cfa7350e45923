"""The search index: kept true for the services a publish touched, asked for the services worth ranking.

Works in the caller's transaction: a publish that fails leaves the index as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, false, func, insert, or_, select
from sqlalchemy.orm import Session, defer, selectinload

from localoffer.catalogue.services import ARCHIVED, OPEN
from localoffer.search import engines
from localoffer.search.condition import Condition, all_said, every_word, sought
from localoffer.search.listing import Listing, listing
from localoffer.search.query import Filters, Query
from localoffer.store.records import (
    OrganisationRecord,
    SeedRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTextRecord,
)

CANDIDATES = 300
"""How many services the databases' own ranking chooses for ours, so that time stays flat however many there are."""
ENOUGH = 50
"""From so many services of all England that have every word of a question, those with only some are left out."""
MOST_WEIGHED = 5_000
"""How many of all England's services PostgreSQL weighs for one question."""
FORM = "1"
"""Raised when other words or codes are kept than before, so that the next start makes the index anew."""
_AT_ONCE = 500
_WORDS = ("name", "purpose", "description", "around")
_STATED = ("service_id", "gss_code", "status", "min_age_years", "max_age_years", "assured_on", "review_by")


def ensure(session: Session) -> None:
    """Make the index anew if it was made by other code than this, and add what is not in it yet."""
    state = session.get(SeedRecord, "search")
    if state is None or state.fingerprint != FORM:
        rebuild(session)
        session.merge(SeedRecord(name="search", fingerprint=FORM))
        return
    indexed = select(ServiceTextRecord.id).where(ServiceTextRecord.service_id == ServiceRecord.service_id)
    living = select(ServiceRecord.service_id).where(ServiceRecord.status != ARCHIVED)
    refresh(session, session.scalars(living.where(~indexed.exists())).all())


def refresh(session: Session, service_ids: Iterable[str]) -> None:
    """Bring the index up to date for services that were added, changed, archived or deleted."""
    session.flush()
    for ids in _batches(service_ids):
        session.execute(delete(ServiceTextRecord).where(ServiceTextRecord.service_id.in_(ids)))
        _add(session, ids)


def rebuild(session: Session, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the whole index anew.

    Args:
        session: A database session.
        progress: Told how many services are done, and of how many.

    Returns:
        How many services are in it.
    """
    session.flush()
    session.execute(delete(ServiceTextRecord))
    living = select(ServiceRecord.service_id).where(ServiceRecord.status != ARCHIVED)
    total = session.scalar(select(func.count()).select_from(living.subquery())) or 0
    done = 0
    for ids in _batches(session.scalars(living).all()):
        _add(session, ids)
        done += len(ids)
        if progress:
            progress(done, total)
    return done


def matching_ids(session: Session, text: str, *, gss_code: str | None = None) -> Select[tuple[str]]:
    """Ids of services, in no order, whose words hold every searchable word of a text.

    Args:
        session: A database session; nothing is asked of it yet.
        text: Any text at all. One without a searchable word gives no service.
        gss_code: Only services in this council's list.

    Returns:
        A select to be put into `ServiceRecord.service_id.in_(…)`. Archived services are never among them; closed ones
        may be.
    """
    condition = every_word(text, gss_code)
    ids = engines.searched(session, ServiceTextRecord.service_id)
    return ids.where(engines.holding(session, condition)[0] if condition else false())


def candidates(session: Session, query: Query, filters: Filters, *, limit: int = CANDIDATES) -> list[Listing]:
    """Services within the filters that share most with a query, in the database's own order, for ours to rank.

    Nothing is found by a query and filters that ask for nothing but an age.
    """
    loose = sought(query, filters)
    if filters.authority or filters.area or filters.within_miles:
        return _listings(session, _rows(session, loose, filters, limit), query)
    # All of England: what has every word first, so that an answer never waits for all that have one.
    rows = {row.service_id: row for row in _rows(session, all_said(query, filters), filters, limit, MOST_WEIGHED)}
    if len(rows) < ENOUGH:
        more = _rows(session, loose, filters, limit - len(rows), MOST_WEIGHED)
        rows |= {row.service_id: row for row in more if row.service_id not in rows}
    return _listings(session, rows.values(), query)


def _rows(
    session: Session, condition: Condition, filters: Filters, limit: int, most: int | None = None
) -> Sequence[Row[Any]]:
    if not condition:
        return []
    holds, rank = engines.holding(session, condition, most=most)
    columns = [getattr(ServiceRecord, name) for name in _STATED]
    words = [getattr(ServiceTextRecord, name) for name in (*_WORDS, "codes")]
    found = (
        engines.searched(session, *columns, *words)
        .join(ServiceRecord, ServiceRecord.service_id == ServiceTextRecord.service_id)
        .where(holds, *_stated(filters))
        .order_by(rank, ServiceRecord.service_id)
        .limit(limit)
    )
    return session.execute(found).all()


def _stated(filters: Filters) -> Iterator[ColumnElement[bool]]:
    yield ServiceRecord.status.in_(OPEN) if filters.open_only else ServiceRecord.status != ARCHIVED
    if filters.age_years is not None:
        low, high = ServiceRecord.min_age_years, ServiceRecord.max_age_years
        yield or_(low.is_(None), low <= filters.age_years)
        yield or_(high.is_(None), high >= int(filters.age_years))


def _listings(session: Session, rows: Iterable[Row[Any]], query: Query) -> list[Listing]:
    found = [row._asdict() for row in rows]
    points = _points(session, [row["service_id"] for row in found]) if query.point else {}
    return [
        Listing(
            **{**row, "codes": frozenset(row["codes"].split())},
            points=tuple(points.get(row["service_id"], ())),
        )
        for row in found
    ]


def _points(session: Session, ids: Iterable[str]) -> dict[str, list[tuple[float, float]]]:
    place = ServiceLocationRecord
    found: dict[str, list[tuple[float, float]]] = {}
    for batch in _batches(ids):
        rows = select(place.service_id, place.latitude, place.longitude).where(
            place.service_id.in_(batch), place.latitude.is_not(None), place.longitude.is_not(None)
        )
        for service_id, latitude, longitude in session.execute(rows):
            found.setdefault(service_id, []).append((latitude, longitude))
    return found


def _add(session: Session, ids: list[str]) -> None:
    rows = [_row(listing(service)) for service in session.scalars(_whole().where(ServiceRecord.service_id.in_(ids)))]
    if rows:
        session.execute(insert(ServiceTextRecord), rows)


def _row(found: Listing) -> dict[str, str]:
    words = {name: getattr(found, name) for name in _WORDS}
    return {"service_id": found.service_id, **words, "codes": " ".join(sorted(found.codes))}


def _whole() -> Select[tuple[ServiceRecord]]:
    """Services with the parts that are searched, and no more."""
    return (
        select(ServiceRecord)
        .where(ServiceRecord.status != ARCHIVED)
        # A publish may have written past what this session has read before.
        .execution_options(populate_existing=True)
        .options(
            defer(ServiceRecord.source_fields),
            selectinload(ServiceRecord.organisation).load_only(OrganisationRecord.name),
            selectinload(ServiceRecord.locations),
            selectinload(ServiceRecord.areas),
            selectinload(ServiceRecord.costs),
            selectinload(ServiceRecord.schedules),
            selectinload(ServiceRecord.terms),
        )
    )


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
