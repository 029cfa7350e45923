"""Adding to counters: one statement for many rows, correct when several processes add at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from localoffer.store.records import Record

_INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Both databases spell "insert, or else update" alike; only SQLAlchemy's doors to it differ."""
_AT_ONCE = 100
"""Rows a statement, well under either database's limit of parameters."""


def add(session: Session, table: type[Record], counts: Mapping[tuple[str, ...], int]) -> None:
    """Add to the column `times` of a table of counts.

    Args:
        session: The caller's; nothing is committed here.
        table: A table whose primary key is text and whose other column is `times`.
        counts: How much to add, by primary key in the table's own order of columns.
    """
    keys = [column.key for column in table.__table__.primary_key]
    rows = [{**dict(zip(keys, key, strict=True)), "times": times} for key, times in sorted(counts.items())]
    insert = _INSERT[session.get_bind().dialect.name]
    for batch in _batches(rows):
        statement = insert(table).values(batch)
        session.execute(
            statement.on_conflict_do_update(
                index_elements=keys, set_={"times": table.__table__.c.times + statement.excluded.times}
            )
        )


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
