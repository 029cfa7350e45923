"""What shows an item of Schedule 2, found in real databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from localoffer.answers.audit import judge
from localoffer.catalogue import council_evidence, service_evidence
from localoffer.catalogue.evidence import Evidence, together
from localoffer.catalogue.schedule2 import COMMENTS, Clue, Item, Wording
from localoffer.store.database import Database
from localoffer.store.records import (
    AuthorityContactRecord,
    CommentRecord,
    Record,
    Schedule2AnswerRecord,
    ServiceRecord,
    ServiceTermRecord,
)
from tests.factories import TODAY, a_provision, a_service, an_authority

BRISTOL, LEEDS = "E06000023", "E08000035"
OLD = date(2024, 1, 1)


def an_item(key: str, **changes) -> Item:
    return Item(key, None, key, f"{key}.", Wording.NOT_CHECKED, **changes)


ITEMS = (
    an_item("portage", supports=(Clue("portage"), Clue("short_breaks", is_sure=False))),
    an_item("complain", words=(Clue("complain*"), Clue("pru")), roles=(Clue("complaints"),)),
    an_item("secondary", phases=(Clue("secondary"), Clue("post16", is_sure=False))),
    an_item(COMMENTS),
)


@pytest.fixture
def database() -> Iterator[Database]:
    database = a_database("sqlite://")
    yield database
    database.close()


def a_database(url: str) -> Database:
    database = Database(url)
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority())
        session.add(an_authority(gss_code=LEEDS, name="Leeds", friendly_name="Leeds"))
    return database


def shown(database: Database, *records: Record, named: int = 5, code: str = BRISTOL) -> dict[str, Evidence]:
    with database.session() as session:
        session.add_all(records)
    with database.session() as session:
        return evidence(session, named, code)


def evidence(session: Session, named: int = 5, code: str = BRISTOL) -> dict[str, Evidence]:
    codes = [BRISTOL, LEEDS]
    found = together(
        council_evidence.evidence_of(session, ITEMS, codes, today=TODAY),
        service_evidence.evidence_of(session, ITEMS, codes, today=TODAY, named=named),
        named=named,
    )
    return {key: each for (gss_code, key), each in found.items() if gss_code == code}


def tagged(service_id: str, *terms: tuple[str, str, float | None], **changes) -> ServiceRecord:
    service = a_service(service_id, needs=(), **changes)
    service.terms = [ServiceTermRecord(vocabulary=kind, code=code, score=score) for kind, code, score in terms]
    return service


@pytest.mark.parametrize(("score", "sure", "hints"), [(None, 1, 0), (0.9, 1, 0), (0.7, 1, 0), (0.69, 0, 1)], ids=str)
def test_kind_of_help_proves_only_with_a_sure_mapping(database, score, sure, hints):
    found = shown(database, tagged("s1", ("support", "portage", score)))["portage"]

    assert (found.sure, found.hints) == (sure, hints)


def test_service_with_several_clues_counts_once(database):
    service = tagged("s1", ("support", "portage", 0.9), ("support", "short_breaks", 0.9))

    found = shown(database, service)["portage"]

    assert (found.sure, found.hints) == (1, 0)
    assert [(proof.record_id, proof.name, proof.clue) for proof in found.proofs] == [("s1", "Service s1", "portage")]


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("Complaints about SEND", True),
        ("How to complain", True),
        ("Mediation/complaints, council", True),
        ("(PRU) outreach", True),
        ("Prune and grow garden club", False),
        ("An uncomplaining choir", False),
        ("100% fun_club", False),
    ],
)
def test_words_are_met_whole_in_the_name(database, name, is_found):
    assert ("complain" in shown(database, a_service(name=name))) == is_found


def test_terms_of_the_source_are_read_for_words(database):
    service = a_service()
    service.terms.append(ServiceTermRecord(vocabulary="Local", code="77", name="Complaints & comments"))

    found = shown(database, service)["complain"]

    assert [(proof.record_id, proof.clue) for proof in found.proofs] == [("s1", "complain*")]


@pytest.mark.parametrize(
    ("changes", "is_stale"),
    [
        ({"assured_on": date(2025, 11, 21)}, False),
        ({"assured_on": date(2025, 11, 20)}, True),
        ({"assured_on": None}, True),
        ({"assured_on": OLD, "review_by": date(2026, 11, 21)}, False),
        ({"review_by": date(2026, 11, 20)}, True),
    ],
)
def test_stale_means_past_review_or_a_year_unchecked(database, changes, is_stale):
    found = shown(database, tagged("s1", ("support", "portage", 1.0), **changes))["portage"]

    assert (found.sure, found.stale) == (0, 1) if is_stale else (1, 0)


@pytest.mark.parametrize("status", ["archived", "defunct", "inactive"])
def test_closed_service_shows_nothing(database, status):
    assert shown(database, tagged("s1", ("support", "portage", 1.0), status=status)) == {}


def test_one_council_never_proves_for_another(database):
    theirs = tagged("s1", ("support", "portage", 1.0), gss_code=LEEDS)

    assert shown(database, theirs) == {}
    assert shown(database, code=LEEDS).keys() == {"portage"}


def test_best_records_are_named_and_all_are_counted(database):
    services = [tagged(f"s{number}", ("support", "portage", 1.0), assured_on=OLD) for number in range(4)]
    fresh = tagged("s9", ("support", "portage", 1.0))

    found = shown(database, *services, fresh, named=2)["portage"]

    assert (found.sure, found.stale) == (1, 4)
    assert [proof.record_id for proof in found.proofs] == ["s9", "s0"]


def test_provision_of_the_council_shows_phases_and_help(database):
    own = a_provision(gss_code=BRISTOL, supports=["portage"], phases=["post16"])
    national = a_provision(provision_id="national", phases=["secondary"])

    found = shown(database, own, national)

    assert (found["portage"].sure, found["secondary"].sure, found["secondary"].hints) == (1, 0, 1)


def test_contact_shows_an_item_by_its_role(database):
    contact = AuthorityContactRecord(
        contact_id="c1", gss_code=BRISTOL, role="complaints", name="Complaints team", assured_on=OLD
    )

    (proof,) = shown(database, contact)["complain"].proofs

    assert (proof.kind, proof.record_id, proof.is_stale) == ("contact", "c1", True)


def test_councils_own_answer_is_told_apart(database):
    answer = Schedule2AnswerRecord(gss_code=BRISTOL, key="complain", answer="On our page.", assured_on=TODAY)
    unknown = Schedule2AnswerRecord(gss_code=BRISTOL, key="LO-99", answer="No such item.", assured_on=TODAY)

    found = shown(database, answer, unknown)

    assert found.keys() == {"complain"}
    assert found["complain"].is_answered
    assert not found["complain"].was_answered


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {COMMENTS: 1}),
        ({"reply": None}, {}),
        ({"status": "new", "published_on": None}, {}),
        ({"status": "hidden"}, {}),
        ({"published_on": OLD}, {COMMENTS: 0}),
    ],
)
def test_comment_proves_once_published_with_its_reply(database, changes, expected):
    values = {"status": "published", "reply": "We will.", "published_on": TODAY, "made_on": TODAY}
    comment = CommentRecord(gss_code=BRISTOL, about="Portage", text="More, please.", **{**values, **changes})

    assert {key: each.sure for key, each in shown(database, comment).items()} == expected


@pytest.mark.needs_postgresql
def test_both_databases_find_the_same_evidence(postgresql_url):
    def records() -> list[Record]:
        local = tagged("s4", ("Local", "77", None), name="Café Ünder: complaints")
        return [
            tagged("s1", ("support", "portage", 0.9)),
            tagged("s2", ("support", "short_breaks", 0.5), name="PRU [outreach]"),
            tagged("s3", ("support", "portage", 0.8), ("Local", "complaining", None), assured_on=OLD),
            local,
            a_provision(gss_code=BRISTOL, phases=["secondary"]),
        ]

    lite, real = a_database("sqlite://"), a_database(postgresql_url)
    try:
        assert shown(lite, *records()) == shown(real, *records())
    finally:
        lite.close()
        real.close()


TERMS = st.tuples(
    st.sampled_from(["support", "Local"]),
    st.sampled_from(["portage", "short_breaks", "complaints", "pru"]),
    st.sampled_from([None, 0.5, 0.7, 1.0]),
)
SERVICES = st.lists(
    st.tuples(
        st.lists(TERMS, max_size=3, unique_by=lambda term: term[:2]),
        st.sampled_from(["A club", "Complaints", "pru"]),
        st.sampled_from([None, OLD, TODAY]),
    ),
    max_size=5,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SERVICES)
def test_adding_a_record_never_lowers_any_item(services):
    database = a_database("sqlite://")
    states: dict[str, list[int]] = {item.key: [] for item in ITEMS}
    order = ["missing", "thin", "stale", "covered"]
    with database.session() as session:
        for number, (terms, name, assured_on) in enumerate(services):
            session.add(tagged(f"s{number}", *terms, name=name, assured_on=assured_on))
            session.flush()
            found = evidence(session)
            for item in ITEMS:
                states[item.key].append(order.index(judge(found.get(item.key, Evidence()), 2)))
    database.close()

    assert all(each == sorted(each) for each in states.values())
