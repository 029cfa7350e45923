"""Writing millions of postcodes: the fastest plain way of each database, letting other writers in between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Engine

from localoffer.errors import DirectoryFileError, StoreError
from localoffer.places.directory_file import PostcodeRow
from localoffer.store.records import PostcodeRecord

_COLUMNS = ("edition_id", *PostcodeRow._fields)
_TABLE = PostcodeRecord.__tablename__
_ROWS_IN_A_PIECE = 10_000
_DriverConnection = Any
"""sqlite3's or psycopg's connection; psycopg is installed only where PostgreSQL is used."""


def write_rows(engine: Engine, edition_id: int, rows: Iterator[PostcodeRow]) -> None:
    """Store the postcodes of an edition that is not yet current.

    Raises:
        DirectoryFileError: The file has a postcode twice.
        StoreError: The database refuses.
    """
    connection = engine.raw_connection()
    dbapi: Any = engine.dialect.loaded_dbapi
    try:
        if engine.dialect.name == "postgresql":
            _copy(connection.driver_connection, edition_id, rows)
        else:
            _insert(connection.driver_connection, edition_id, rows)
    except dbapi.IntegrityError as error:
        raise DirectoryFileError(
            "the file has a postcode twice. Nothing was changed. Use one edition as ONS publishes it."
        ) from error
    except dbapi.Error as error:
        cause = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise StoreError(f"the database refused the postcodes: {cause}. The edition before is still in use.") from error
    finally:
        connection.rollback()
        connection.close()


def _insert(connection: _DriverConnection, edition_id: int, rows: Iterator[PostcodeRow]) -> None:
    """Through the driver's own cursor: SQLAlchemy's insert takes nearly three times as long."""
    marks = ", ".join("?" * len(_COLUMNS))
    statement = f"INSERT INTO {_TABLE} ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608 - our own names only
    cursor = connection.cursor()
    while piece := [(edition_id, *row) for row in islice(rows, _ROWS_IN_A_PIECE)]:
        cursor.executemany(statement, piece)
        connection.commit()
    cursor.close()


def _copy(connection: _DriverConnection, edition_id: int, rows: Iterator[PostcodeRow]) -> None:
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY {_TABLE} ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row((edition_id, *row))
        connection.commit()
