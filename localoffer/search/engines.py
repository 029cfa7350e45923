"""The two full-text engines behind one door: SQLite's FTS5 and PostgreSQL's tsvector.

Both are asked the same `Condition` over the same stems; only their signs and their own first ranking differ. That
ranking chooses candidates; the order families see is made by `localoffer.search.ranking`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Float, Select, cast, column, func, literal, literal_column, select, table
from sqlalchemy.dialects.postgresql import ARRAY, REAL, TSQUERY, TSVECTOR
from sqlalchemy.orm import Session, aliased

from localoffer.search.condition import Condition
from localoffer.store.records import ServiceTextRecord

_FTS = table("service_text_fts", column("rowid"))
_OTHER = "any_text"
# Name, purpose, description, around, codes: a word of a name tells most.
_BM25 = literal_column(f"bm25({_FTS.name}, 10.0, 5.0, 1.0, 2.0, 4.0)", Float)
# Of D (around, codes), C (description), B (purpose), A (name).
_WEIGHTS = (0.2, 0.1, 0.5, 1.0)


def holding(
    session: Session, condition: Condition, *, most: int | None = None
) -> tuple[ColumnElement[bool], ColumnElement[Any]]:
    """Which rows of `ServiceTextRecord` meet a condition, and how well, best first when ascending.

    Args:
        session: Says which database it is.
        condition: What a row must have.
        most: How many rows PostgreSQL weighs at most: unlike SQLite it weighs each from its whole text.

    Returns:
        Both for a statement from `searched`.
    """
    if session.get_bind().dialect.name == "sqlite":
        asked = condition.joined(" AND ", " OR ", '"')
        return literal_column(_FTS.name).op("MATCH")(literal(asked)), _BM25
    query = cast(literal(condition.joined(" & ", " | ", "'")), TSQUERY)
    words = literal_column("service_text.words", TSVECTOR)
    rank = func.ts_rank(cast(list(_WEIGHTS), ARRAY(REAL)), words, query)
    holds = words.op("@@")(query)
    if most is None:
        return holds, -rank
    other = aliased(ServiceTextRecord, name=_OTHER)
    weighed = select(other.id).where(literal_column(f"{_OTHER}.words", TSVECTOR).op("@@")(query)).limit(most)
    return ServiceTextRecord.id.in_(weighed), -rank


def searched(session: Session, *columns: Any) -> Select[Any]:
    """A select of columns over the search table, ready for `holding`."""
    found = select(*columns).select_from(ServiceTextRecord)
    if session.get_bind().dialect.name == "sqlite":
        return found.join(_FTS, _FTS.c.rowid == ServiceTextRecord.id)
    return found
