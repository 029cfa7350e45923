"""The store on both databases it must run on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from localoffer.errors import StoreError
from localoffer.store.database import Database
from localoffer.store.records import AuthorityRecord, Record
from tests.factories import a_provision, an_authority


@pytest.fixture
def sqlite(tmp_path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'deep' / 'offer.db'}")
    yield database
    database.close()


@pytest.fixture
def postgresql(postgresql_url) -> Iterator[Database]:
    database = Database(postgresql_url)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)])
def database(request) -> Database:
    return request.getfixturevalue(request.param)


def is_drawn_in_records(_object, name, _kind, reflected, _compared) -> bool:
    """Not the full-text index that each database keeps for itself over `service_text`; all else is."""
    own = {"words", "ix_service_text_words", "service_text_fts"}
    return not (reflected and (name in own or str(name).startswith("service_text_fts_")))


def test_migrations_make_exactly_the_tables_of_records(database):
    database.migrate()

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_drawn_in_records})
        differences = compare_metadata(context, Record.metadata)
    assert differences == []
    assert database.is_current()


def test_migrating_twice_changes_nothing(database):
    database.migrate()
    with database.session() as session:
        session.add(an_authority())

    database.migrate()

    with database.session() as session:
        assert session.get(AuthorityRecord, "E06000023").friendly_name == "Bristol"


def test_a_failing_session_leaves_nothing_behind(database):
    database.migrate()

    with pytest.raises(StoreError), database.session() as session:
        session.add_all([an_authority(), a_provision(strength="perhaps")])

    with database.session() as session:
        assert session.get(AuthorityRecord, "E06000023") is None


def test_lists_come_back_as_they_went_in(database):
    database.migrate()
    with database.session() as session:
        session.add(a_provision(needs=["SLCN", "ASD"]))

    with database.session() as session:
        assert session.get(type(a_provision()), "row").needs == ["SLCN", "ASD"]


def test_a_database_that_does_not_answer_says_so():
    database = Database("postgresql://nobody@127.0.0.1:1/none")

    assert not database.answers()
    with pytest.raises(StoreError, match="DATABASE_URL"), database.session() as session:
        session.execute(text("SELECT 1"))


def test_an_empty_database_is_not_current(sqlite):
    assert not sqlite.is_current()
    assert inspect(sqlite.engine).get_table_names() == []
