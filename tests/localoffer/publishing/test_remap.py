"""Stored services follow what a person says, at once and only as far as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.publishing import history
from localoffer.publishing.mapping import TermReader, codes_of
from localoffer.publishing.mapping_rules import EVERY_SOURCE
from localoffer.publishing.mapping_table import makers, rules_of, source_terms, sources
from localoffer.publishing.remap import By, change
from localoffer.store.database import Database
from localoffer.store.records import OfferVersionRecord, Record, RecordVersionRecord, ServiceRecord, ServiceTermRecord
from tests.factories import a_service, an_authority
from tests.localoffer.publishing.offer_files import Need, Support, Words

BRISTOL, LEEDS = "E06000023", "E08000035"
WORDS = Words(Need("ASD", "autism"), Support("portage", "portage"))
CLERK = By("clerk", datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
AUTISM, SAID = 'the source\'s term "Autism"', 'the source\'s term "Autism", said by a person'


@pytest.fixture
def database() -> Iterator[Database]:
    database = a_database()
    yield database
    database.close()


def a_database() -> Database:
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority())
        session.add(an_authority(gss_code=LEEDS, name="Leeds", friendly_name="Leeds"))
    return database


def tagged(service_id: str, *terms: str, codes: tuple[ServiceTermRecord, ...] = (), **changes) -> ServiceRecord:
    service = a_service(service_id, needs=(), **{"source": "offer.json", **changes})
    own = [ServiceTermRecord(vocabulary="Local", code=term.casefold(), name=term) for term in terms]
    service.terms = [*own, *codes]
    return service


def read(kind: str, code: str, reason: str, score: float) -> ServiceTermRecord:
    return ServiceTermRecord(vocabulary=kind, code=code, reason=reason, score=score)


def autistic() -> ServiceTermRecord:
    return read("need", "ASD", AUTISM, 0.9)


def say(database: Database, term: str, *meaning: tuple[str, str], source: str = EVERY_SOURCE) -> frozenset[str]:
    with database.session() as session:
        old = rules_of(session, BRISTOL)
        return change(session, BRISTOL, (old, old.with_meaning(source, term, frozenset(meaning))), WORDS, CLERK)


def take_back(database: Database, term: str, source: str = EVERY_SOURCE) -> frozenset[str]:
    with database.session() as session:
        old = rules_of(session, BRISTOL)
        return change(session, BRISTOL, (old, old.with_meaning(source, term, None)), WORDS, CLERK)


def stored(database: Database) -> dict[str, set[tuple[str, str, str | None, float | None]]]:
    with database.session() as session:
        return {
            service.service_id: {(each.vocabulary, each.code, each.reason, each.score) for each in service.terms}
            for service in session.scalars(select(ServiceRecord))
        }


def ours(database: Database, service_id: str = "s1") -> dict[tuple[str, str], str | None]:
    return {(kind, code): reason for kind, code, reason, _ in stored(database)[service_id] if kind != "Local"}


def put(database: Database, *records: Record) -> None:
    with database.session() as session:
        session.add_all(records)


def versions(session: Session) -> list[OfferVersionRecord]:
    return list(session.scalars(select(OfferVersionRecord).order_by(OfferVersionRecord.version_id)))


def test_stored_services_get_the_codes_a_person_says(database):
    put(database, tagged("s1", "Autism", codes=(autistic(),)), tagged("s2", "Gardening"))

    touched = say(database, "autism", ("support", "short_breaks"), ("need", "ASD"))

    assert touched == {"s1"}
    assert ours(database) == {("support", "short_breaks"): SAID, ("need", "ASD"): SAID}
    assert ours(database, "s2") == {}


def test_term_that_means_nothing_loses_its_codes(database):
    put(database, tagged("s1", "Autism", codes=(autistic(),)))

    say(database, "Autism")

    assert ours(database) == {}


def test_codes_from_elsewhere_are_left_alone(database):
    stated = read("need", "ASD", '"autism" stated in the council\'s own file', 1.0)
    put(database, tagged("s1", "Autism", codes=(stated,)))

    assert say(database, "Autism") == frozenset()
    assert ours(database) == {("need", "ASD"): '"autism" stated in the council\'s own file'}


def test_next_best_reason_takes_the_place_of_the_term(database):
    put(database, tagged("s1", "Autism", name="Autism club", codes=(autistic(),)))

    say(database, "Autism")

    assert ours(database) == {("need", "ASD"): '"autism" in the name'}


def test_rule_for_one_source_leaves_the_others_alone(database):
    put(database, tagged("s1", "Pets"), tagged("s2", "Pets", source="other.json"))

    touched = say(database, "Pets", ("support", "leisure_clubs"), source="other.json")

    assert touched == {"s2"}


def test_other_councils_and_archived_services_stay(database):
    put(database, tagged("s1", "Pets", gss_code=LEEDS), tagged("s2", "Pets", status="archived"))

    assert say(database, "Pets", ("support", "leisure_clubs")) == frozenset()


def test_each_source_that_changes_gets_one_version_with_history(database):
    put(database, *(tagged(f"s{at}", "Pets") for at in range(3)), tagged("s9", "Pets", source="other.json"))

    say(database, "Pets", ("support", "leisure_clubs"))

    with database.session() as session:
        assert [(each.source, each.format, each.changed, each.published_by) for each in versions(session)] == [
            ("offer.json", "mapping", 3, "clerk"),
            ("other.json", "mapping", 1, "clerk"),
        ]
        kept = dict(history.state_at(session, BRISTOL, versions(session)[0].version_id))
        assert kept.keys() == {"s0", "s1", "s2"}
        assert {term["code"] for term in kept["s0"]["terms"]} == {"pets", "leisure_clubs"}
        service = session.get(ServiceRecord, "s9")
        assert (service.version_id, service.source) == (versions(session)[1].version_id, "other.json")


def test_rule_that_changes_no_service_makes_no_version(database):
    put(database, tagged("s1", "Gardening"))

    say(database, "Pets", ("support", "leisure_clubs"))

    with database.session() as session:
        assert versions(session) == []
        assert session.scalars(select(RecordVersionRecord)).all() == []
        assert makers(session, BRISTOL)[(EVERY_SOURCE, "pets")] == ("clerk", datetime(2026, 11, 21, 9, 30))  # noqa: DTZ001


def test_more_services_than_one_portion_are_all_changed(database):
    put(database, *(tagged(f"s{at}", "Pets") for at in range(1, 1101)))

    touched = say(database, "Pets", ("support", "leisure_clubs"))

    assert len(touched) == 1100
    assert all(("support", "leisure_clubs", 'the source\'s term "Pets", said by a person', 1.0) in each
               for each in stored(database).values())  # fmt: skip


def test_own_terms_are_counted_by_source(database):
    put(database, tagged("s1", "Pets"), tagged("s2", "Pets", "Autism"), tagged("s3", "Pets", status="defunct"))

    with database.session() as session:
        counted = [(each.name, each.services) for each in source_terms(session, BRISTOL)]
        named = sources(session, BRISTOL)

    assert counted == [("Pets", 2), ("Autism", 1)]
    assert named == ["offer.json"]


TERMS = st.lists(st.sampled_from(["Autism", "Portage", "Pets"]), unique=True, max_size=3)
NAMES = st.sampled_from(["Club", "Autism club", "Portage for autism"])
MEANING = st.lists(
    st.sampled_from([("need", "ASD"), ("need", "VI"), ("support", "portage"), ("phase", "primary")]), unique=True
)


def as_imported(service_id: str, terms: list[str], name: str, *, is_stated: bool) -> ServiceRecord:
    service = tagged(service_id, *terms, name=name)
    found = codes_of(service, list(service.terms), TermReader(WORDS))
    service.terms += [read(each.vocabulary, each.code, each.reason, each.score) for each in found]
    if is_stated:
        service.terms.append(read("need", "VI", "stated elsewhere", 0.6))
    return service


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(TERMS, NAMES, st.booleans()), min_size=1, max_size=3),
    st.sampled_from(["autism", "Portage", "pets", "unknown"]),
    MEANING,
    st.sampled_from([EVERY_SOURCE, "offer.json"]),
)
def test_saying_and_taking_back_changes_nothing(services, term, meaning, source):
    database = a_database()
    for at, (terms, name, is_stated) in enumerate(services):
        put(database, as_imported(f"s{at}", terms, name, is_stated=is_stated))
    before = stored(database)

    touched = say(database, term, *meaning, source=source)
    taken_back = take_back(database, term, source)

    assert stored(database) == before
    assert taken_back == touched
    database.close()
