"""The database a process holds: one engine, short sessions, migrations run from code.

SQLite (a file) and PostgreSQL are the two we run on; anything that only one of them can do is kept out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from localoffer.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """One process's door to the store.

    Args:
        url: SQLAlchemy address; `sqlite:///path`, `sqlite://` (in memory) or `postgresql://…`.
    """

    def __init__(self, url: str) -> None:
        self.engine: Engine = _engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Raises:
            StoreError: The database cannot be reached or refuses.
        """
        with self._sessions() as session:
            try:
                yield session
                session.commit()
            except SQLAlchemyError as error:
                session.rollback()
                raise StoreError(_in_one_line(error)) from error

    def migrate(self) -> None:
        """Bring the tables to this version of the code; safe to repeat.

        Raises:
            StoreError: The database cannot be reached or written.
        """
        try:
            with self.engine.begin() as connection:
                config = _alembic()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except SQLAlchemyError as error:
            raise StoreError(_in_one_line(error)) from error

    def is_current(self) -> bool:
        """Whether the tables are at this version of the code and the database answers."""
        head = ScriptDirectory.from_config(_alembic()).get_current_head()
        try:
            with self.engine.connect() as connection:
                return MigrationContext.configure(connection).get_current_revision() == head
        except SQLAlchemyError:
            return False

    def answers(self) -> bool:
        """Whether a trivial query comes back."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if not parsed.drivername.startswith("sqlite"):
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
    else:
        from sqlalchemy.pool import StaticPool  # noqa: PLC0415 - only in-memory databases share one connection

        engine = create_engine(parsed, poolclass=StaticPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Foreign keys on; readers never wait for a writer; a busy file is waited for."""
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def _in_one_line(error: SQLAlchemyError) -> str:
    """What the database said, without our statement or its values."""
    cause = str(getattr(error, "orig", None) or error).strip().splitlines()
    said = cause[0] if cause else type(error).__name__
    return f"the database said: {said}. Check DATABASE_URL, its disk and its permissions."
