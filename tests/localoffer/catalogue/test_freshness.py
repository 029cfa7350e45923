"""Which records are stale, and in which order a person should look at them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from localoffer.catalogue.freshness import is_stale, stale_on, stale_services
from localoffer.store.database import Database
from localoffer.store.records import ContactRecord, OrganisationRecord, Record, ServiceRecord, ShownRecord
from tests.factories import TODAY, a_service, an_authority

BRISTOL = "E06000023"
OLD = TODAY - timedelta(days=800)


@pytest.fixture
def session():
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add(an_authority())
        session.flush()
        yield session
    database.close()


def names(session) -> list[str]:
    return [each.name for each in stale_services(session, BRISTOL, TODAY)]


@pytest.mark.parametrize(
    ("assured_on", "review_by", "stale"),
    [
        (None, None, True),
        (TODAY - timedelta(days=365), None, False),
        (TODAY - timedelta(days=366), None, True),
        (OLD, TODAY, False),
        (TODAY, TODAY - timedelta(days=1), True),
    ],
)
def test_stale_is_past_review_or_a_year_unchecked(assured_on, review_by, stale):
    assert is_stale(a_service(assured_on=assured_on, review_by=review_by), TODAY) is stale


DAYS = st.none() | st.dates(date(2025, 10, 1), date(2026, 12, 31))


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS), max_size=12))
def test_database_and_python_mean_the_same_by_stale(pairs):
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    services = [a_service(f"s{n}", assured_on=on, review_by=by) for n, (on, by) in enumerate(pairs)]
    expected = {each.service_id for each in services if is_stale(each, TODAY)}
    with database.session() as session:
        session.add(an_authority())
        session.flush()
        session.add_all(services)

        assert set(session.scalars(select(ServiceRecord.service_id).where(stale_on(TODAY)))) == expected
    database.close()


def test_most_shown_stand_first_then_longest_unchecked(session):
    session.add_all(
        [
            a_service("a", name="Unchecked", assured_on=None),
            a_service("b", name="Old", assured_on=OLD),
            a_service("c", name="Often shown", assured_on=OLD),
            a_service("d", name="Fresh"),
            a_service("e", name="Gone", assured_on=OLD, status="archived"),
        ]
    )
    session.flush()
    session.add_all([ShownRecord(service_id="c", month="2026-11", times=2)])

    assert names(session) == ["Often shown", "Unchecked", "Old"]


def test_only_the_last_twelve_months_count(session):
    session.add(a_service("a", assured_on=OLD))
    session.flush()
    session.add_all(
        ShownRecord(service_id="a", month=month, times=times)
        for month, times in (("2025-11", 100), ("2025-12", 3), ("2026-11", 4))
    )

    assert [each.shown for each in stale_services(session, BRISTOL, TODAY)] == [7]


@pytest.mark.parametrize(
    ("own", "contact", "organisation", "found"),
    [
        ("own@x.example", "c@x.example", "o@x.example", "own@x.example"),
        (None, "c@x.example", "o@x.example", "c@x.example"),
        (None, None, "o@x.example", "o@x.example"),
        (None, None, None, None),
    ],
)
def test_address_is_own_then_contacts_then_organisations(session, own, contact, organisation, found):
    service = a_service("a", assured_on=OLD, email=own)
    service.contacts = [ContactRecord(email=contact, phone="0117 496 0000")]
    service.organisation = OrganisationRecord(organisation_id="o", gss_code=BRISTOL, name="Trust", email=organisation)
    session.add(service)
    session.flush()

    (stale,) = stale_services(session, BRISTOL, TODAY)

    assert (stale.email, stale.phone, stale.organisation) == (found, "0117 496 0000", "Trust")
