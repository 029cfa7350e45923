"""Drafts of a file kept on disk while they are checked and compared, so that a file never has to fit into memory.

Each is a private SQLite file that the system has already forgotten the name of: it is gone when the process is, however
that ends.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import weakref
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from localoffer.errors import StoreError
from localoffer.publishing.content import content_of, service_of
from localoffer.publishing.draft import ServiceDraft

AT_ONCE = 500
"""Services that are held in memory at the same time."""
_MARKS = ("id_is_derived", "is_shallow", "is_mapped")
"""What a draft says of itself that is no content."""
_DRAFTS = """
CREATE TABLE draft (
  row INTEGER PRIMARY KEY, service_id TEXT, name TEXT, content TEXT, id_is_derived INTEGER, is_shallow INTEGER,
  is_mapped INTEGER
);
"""


class _File:
    """The database behind a spool; a disk that is full is told as such."""

    def __init__(self, tables: str) -> None:
        with _told():
            self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {tables}")
        weakref.finalize(self, self._connection.close)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with _told():
            return self._connection.execute(query, values).fetchall()

    def stream(self, query: str) -> Iterator[Any]:
        with _told():
            yield from self._connection.execute(query)

    def run(self, statement: str, values: Iterable[Sequence[object]] = ((),)) -> None:
        with _told():
            self._connection.execute("BEGIN")
            self._connection.executemany(statement, values)
            self._connection.execute("COMMIT")


class Shelf:
    """Values by key, of which there may be too many for memory."""

    def __init__(self) -> None:
        self._file = _File("CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;")

    def __setitem__(self, key: str, value: Any) -> None:
        self._file.run("INSERT OR REPLACE INTO kept VALUES (?, ?)", [(key, json.dumps(value))])

    def setdefault(self, key: str, value: Any) -> Any:
        """What is kept under a key; the value itself, kept from now on, when nothing was."""
        known = self._file.rows("SELECT value FROM kept WHERE key = ?", (key,))
        if known:
            return json.loads(known[0][0])
        self[key] = value
        return value

    def batches(self) -> Iterator[dict[str, Any]]:
        """All that is kept, in portions by key."""
        last = ""
        query = "SELECT key, value FROM kept WHERE key > ? ORDER BY key LIMIT ?"
        while rows := self._file.rows(query, (last, AT_ONCE)):
            last = rows[-1][0]
            yield {key: json.loads(value) for key, value in rows}


class Spool(Collection[ServiceDraft]):
    """The services of one file, by row; gone through as often as wanted, and changed on the way."""

    def __init__(self) -> None:
        self._file = _File(_DRAFTS)

    def __len__(self) -> int:
        return int(self._file.rows("SELECT count(*) FROM draft")[0][0])

    def __iter__(self) -> Iterator[ServiceDraft]:
        return (service for batch in self.batches() for service in batch)

    def __contains__(self, service: object) -> bool:
        return any(each == service for each in self)

    def batches(self) -> Iterator[list[ServiceDraft]]:
        """The services in portions, in file order."""
        last = -1
        query = "SELECT * FROM draft WHERE row > ? ORDER BY row LIMIT ?"
        while rows := self._file.rows(query, (last, AT_ONCE)):
            last = rows[-1][0]
            yield [_service(each) for each in rows]

    def put(self, services: Iterable[ServiceDraft]) -> None:
        """Keep services, each under its row, in place of what is there."""
        for batch in _portions(services):
            self._file.run("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, batch))

    def drop(self, rows: Iterable[int]) -> None:
        """Leave rows out."""
        self._file.run("DELETE FROM draft WHERE row = ?", ((row,) for row in rows))

    def give_ids(self, ids: Iterable[tuple[int, str]]) -> None:
        """Give rows ids that were made for them."""
        renamed = "UPDATE draft SET service_id = ?, id_is_derived = 1 WHERE row = ?"
        self._file.run(renamed, ((service_id, row) for row, service_id in ids))

    def namesakes(self) -> Iterator[ServiceDraft]:
        """Services that share their id with another, those of one id together: by name, then by what they say."""
        self._file.run("CREATE INDEX IF NOT EXISTS draft_ids ON draft (service_id)")
        query = (
            "SELECT * FROM draft WHERE service_id IN "
            "(SELECT service_id FROM draft GROUP BY service_id HAVING count(*) > 1) "
            "ORDER BY service_id, name, content, row"
        )
        return map(_service, self._file.stream(query))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"the disk for temporary files: {error}. Make room in {tempfile.gettempdir()}, or name another folder in "
            "SQLITE_TMPDIR."
        ) from error


def _portions(services: Iterable[ServiceDraft]) -> Iterator[list[ServiceDraft]]:
    iterator = iter(services)
    while batch := list(islice(iterator, AT_ONCE)):
        yield batch


def _row(service: ServiceDraft) -> tuple[object, ...]:
    content = json.dumps(content_of(service))
    marks = (getattr(service, mark) for mark in _MARKS)
    return (service.row, service.service_id, service.name.casefold(), content, *marks)


def _service(columns: tuple[int, str, str, str, bool, bool, bool]) -> ServiceDraft:
    row, service_id, _, content, *marks = columns
    said = {mark: bool(value) for mark, value in zip(_MARKS, marks, strict=True)}
    return service_of(service_id, json.loads(content), row=row, **said)
