"""The search index on both databases: true after every change, safe for every text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from localoffer.errors import StoreError
from localoffer.search import index
from localoffer.search.query import Filters, Query
from localoffer.search.text import asked
from localoffer.store.database import Database
from localoffer.store.records import ServiceAreaRecord, ServiceRecord, ServiceTextRecord
from tests.factories import a_service, an_authority

BRISTOL, LEEDS = "E06000023", "E08000035"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)])
def database(request) -> Iterator[Database]:
    url = "sqlite://" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    database = Database(url)
    database.migrate()
    with database.session() as session:
        session.add_all([an_authority(), an_authority(gss_code=LEEDS, name="Leeds", friendly_name="Leeds")])
    yield database
    database.close()


def put(session, *services: ServiceRecord) -> None:
    session.add_all(services)
    index.refresh(session, [each.service_id for each in services])


def matching(session, text: str, **where) -> set[str]:
    ids = index.matching_ids(session, text, **where)
    return set(session.scalars(select(ServiceRecord.service_id).where(ServiceRecord.service_id.in_(ids))))


def found(session, query: Query, filters: Filters) -> list[str]:
    return [each.service_id for each in index.candidates(session, query, filters)]


def test_a_service_is_found_by_every_form_of_its_words(database):
    with database.session() as session:
        put(session, a_service("pool", name="Splash swimming"), a_service("gym", name="Gym club"))

        assert matching(session, "swims") == {"pool"}
        assert matching(session, "swimming club") == set()


def test_a_changed_service_is_found_by_its_new_words_only(database):
    with database.session() as session:
        put(session, service := a_service("s", name="Splash swimming"))

        service.name = "Splash sailing"
        index.refresh(session, ["s"])

        assert matching(session, "sailing") == {"s"}
        assert matching(session, "swimming") == set()


@pytest.mark.parametrize("gone", ["archived", "deleted"])
def test_what_is_gone_is_found_no_more(database, gone):
    with database.session() as session:
        put(session, service := a_service("s", name="Splash swimming"))

        if gone == "archived":
            service.status = "archived"
            index.refresh(session, ["s"])
        else:
            session.delete(service)
            session.flush()

        assert matching(session, "swimming") == set()
        assert session.scalar(select(func.count()).select_from(ServiceTextRecord)) == 0


def rename_and_fail(database: Database) -> None:
    with database.session() as session:
        session.get(ServiceRecord, "s").name = "Splash sailing"
        index.refresh(session, ["s"])
        session.add(a_service("s2", gss_code="no such council"))


def test_a_failed_publish_leaves_the_index_as_it_was(database):
    with database.session() as session:
        put(session, a_service("s", name="Splash swimming"))

    with pytest.raises(StoreError):
        rename_and_fail(database)

    with database.session() as session:
        assert matching(session, "swimming") == {"s"}
        assert matching(session, "sailing") == set()


def test_a_rebuilt_index_finds_the_same(database):
    with database.session() as session:
        put(session, a_service("pool", name="Splash swimming"), a_service("old", name="Old pool", status="archived"))
        told = []

        count = index.rebuild(session, lambda done, total: told.append((done, total)))

        assert count == 1
        assert told == [(1, 1)]
        assert matching(session, "swimming") == {"pool"}


def test_services_that_were_never_indexed_are_added_at_start(database):
    with database.session() as session:
        index.ensure(session)
        session.add(a_service("late", name="Splash swimming"))
        session.flush()

        index.ensure(session)

        assert matching(session, "swimming") == {"late"}


def test_one_councils_list_can_be_asked_for(database):
    with database.session() as session:
        put(session, a_service("here", name="Swimming"), a_service("there", name="Swimming", gss_code=LEEDS))

        assert matching(session, "swimming", gss_code=LEEDS) == {"there"}
        assert found(session, Query("", words="swimming"), Filters(authority=BRISTOL)) == ["here"]


def test_a_need_finds_services_that_never_say_the_word(database):
    with database.session() as session:
        put(session, a_service("talk", name="Chatterbox", needs=("SLCN",)), a_service("swim", name="Pool", needs=()))

        assert found(session, Query("", needs=("SLCN",)), Filters()) == ["talk"]


def test_ages_that_are_stated_filter_and_others_stay(database):
    with database.session() as session:
        put(
            session,
            a_service("teens", name="Club", min_age_years=13, max_age_years=18),
            a_service("open", name="Club"),
            a_service("small", name="Club", max_age_years=4),
        )

        assert set(found(session, Query("", words="club"), Filters(age_years=4.9))) == {"open", "small"}


def test_a_closed_service_is_found_only_when_asked_for(database):
    with database.session() as session:
        put(
            session,
            a_service("shut", name="Club", status="defunct"),
            a_service("pause", name="Club", status="temporarily closed"),
        )

        assert found(session, Query("", words="club"), Filters()) == ["pause"]
        assert set(found(session, Query("", words="club"), Filters(open_only=False))) == {"shut", "pause"}


def test_the_area_served_counts_whoever_lists_it(database):
    with database.session() as session:
        own, serves, elsewhere, others = (
            a_service(name, name="Club", gss_code=LEEDS if name != "own" else BRISTOL)
            for name in ("own", "serves", "elsewhere", "others")
        )
        serves.areas = [ServiceAreaRecord(gss_code=BRISTOL)]
        others.areas = [ServiceAreaRecord(gss_code=LEEDS)]
        put(session, own, serves, elsewhere, others)

        assert set(found(session, Query("", words="club"), Filters(area=BRISTOL))) == {"own", "serves"}


def test_a_wide_search_takes_what_has_every_word_first(database, monkeypatch):
    monkeypatch.setattr(index, "ENOUGH", 1)
    with database.session() as session:
        put(session, a_service("one", name="Swimming"), a_service("both", name="Club", description="A place to swim"))

        assert found(session, Query("", words="swimming club"), Filters()) == ["both"]


def test_a_wide_search_falls_back_on_some_of_the_words(database):
    with database.session() as session:
        put(session, a_service("one", name="Swimming"), a_service("both", name="Club", description="A place to swim"))

        assert set(found(session, Query("", words="swimming club"), Filters())) == {"one", "both"}


def test_only_the_best_go_on_to_be_ranked(database):
    with database.session() as session:
        put(
            session,
            *(a_service(f"d{n}", name="Thing", description="A club") for n in range(5)),
            a_service("n", name="Club"),
        )

        best = index.candidates(session, Query("", words="club"), Filters(), limit=2)

        assert len(best) == 2
        assert best[0].service_id == "n"


HOSTILE = ['"', "'; DROP TABLE service; --", "AND OR NOT NEAR(", "a* ^b -c", "name:x", "☂️ 🏊", "\x00", "x" * 10_000, "' | !a & (", "۳ 3½ ²"]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_at_all_makes_a_search_fail(database, text):
    with database.session() as session:
        matching(session, text)
        found(session, Query("", words=text, named={"x": text}), Filters())


for _text in HOSTILE:
    test_no_text_at_all_makes_a_search_fail = example(_text)(test_no_text_at_all_makes_a_search_fail)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80))
def test_a_service_is_found_by_its_own_name(database, name):
    with database.session() as session:
        session.merge(a_service("s", name=name, needs=()))
        index.refresh(session, ["s"])

        assert not asked(name) or matching(session, name) == {"s"}
