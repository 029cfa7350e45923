"""Ids stay the same for the life of a record."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from localoffer.publishing.identity import feed_of, stable_id
from tests.localoffer.publishing.offer_files import BRISTOL, LEEDS, a_page, an_entry, an_id, drafted, levels

FEED = feed_of(BRISTOL, "oruk-3.0")


def test_uuid_of_the_source_is_kept():
    assert stable_id(FEED, "service", an_id(7)) == (an_id(7), False)
    assert stable_id(FEED, "service", an_id(7).upper().replace("-", "")) == (an_id(7), False)


@given(st.text())
def test_any_other_id_gives_the_same_uuid_each_time(source_id):
    made, _ = stable_id(FEED, "service", source_id)

    assert uuid.UUID(made)
    assert stable_id(FEED, "service", source_id)[0] == made


def test_ids_of_two_councils_kinds_and_systems_never_meet():
    made = {
        stable_id(feed_of(code, kind), record, "5634")[0]
        for code in (BRISTOL, LEEDS)
        for kind in ("oruk-3.0", "outpost")
        for record in ("service", "organisation")
    }

    assert len(made) == 8


def test_newer_open_referral_of_one_council_is_the_same_feed():
    assert feed_of(BRISTOL, "oruk-1.0") == feed_of(BRISTOL, "oruk-3.0") == feed_of(BRISTOL, "hsds-3.0")


def test_nil_uuid_is_no_id():
    made, is_made = stable_id(FEED, "service", str(uuid.UUID(int=0)))

    assert is_made
    assert made != str(uuid.UUID(int=0))


def test_source_id_is_kept_beside_the_made_one():
    (service,) = drafted(a_page(an_entry(id=5634))).services

    assert (service.source_id, service.id_is_derived) == ("5634", True)


def test_one_id_for_two_services_keeps_both():
    draft = drafted(a_page(an_entry(id=7, name="Music"), an_entry(id=7, name="Art")))

    assert sorted(service.name for service in draft.services) == ["Art", "Music"]
    assert len({service.service_id for service in draft.services}) == 2
    assert "noted" in levels(draft, "id")


def test_shared_id_is_settled_whatever_the_order():
    music, art = an_entry(id=7, name="Music"), an_entry(id=7, name="Art")

    one = {s.name: s.service_id for s in drafted(a_page(music, art)).services}
    other = {s.name: s.service_id for s in drafted(a_page(art, music)).services}

    assert one == other


def test_namesakes_with_one_id_are_kept_apart():
    draft = drafted(
        a_page(
            an_entry(id=7, description="On Mondays, for everybody."), an_entry(id=7), an_entry(id=7, email="a@b.org.uk")
        )
    )

    assert len({service.service_id for service in draft.services}) == 3


def test_same_record_twice_is_one():
    draft = drafted(a_page(an_entry(), an_entry()))

    assert len(draft.services) == 1
    assert draft.read == 2
    assert levels(draft, "id") == ["mended"]
