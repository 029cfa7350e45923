"""A whole file: every class of dirt is mended or noted, nothing real is refused, nothing else gets through."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.localoffer.publishing.offer_files import (
    BRISTOL,
    Need,
    Words,
    a_page,
    an_entry,
    an_id,
    as_bytes,
    drafted,
    levels,
    the_service,
)


def test_clean_file_gives_no_problem_at_all():
    draft = drafted(a_page(an_entry(1), an_entry(2)))

    assert draft.problems == ()
    assert (draft.format, draft.read, len(draft.services)) == ("oruk-3.0", 2, 2)
    assert not draft.is_part


def test_unreadable_file_is_a_draft_with_one_blocking_problem():
    draft = drafted(b"<html>Not found</html>", source="offer.json")

    assert draft.format == "unreadable"
    assert [(p.row, p.field, p.level) for p in draft.problems] == [(0, "file", "blocking")]
    assert "web page" in draft.problems[0].done


@pytest.mark.parametrize(
    ("dirt", "field", "level"),
    [
        ({"description": "<p>Play for <b>children</b>, every week of the year.</p>"}, "description", "mended"),
        ({"description": "Play with us, so much to do. data:image/png;base64,iVBORw0KG"}, "description", "mended"),
        ({"url": "www.club.org.uk"}, "url", "mended"),
        ({"url": "https://www.example.com/"}, "url", "mended"),
        ({"email": "Unknown-1@noemail.invalid"}, "email", "mended"),
        ({"email": "www.club.org.uk"}, "email", "mended"),
        ({"minimum_age": -1}, "minimum_age", "mended"),
        ({"minimum_age": "6 years - 14 years"}, "minimum_age", "mended"),
        ({"minimum_age": 0, "maximum_age": 100}, "ages", "mended"),
        ({"minimum_age": 14, "maximum_age": 6}, "ages", "mended"),
        ({"last_modified": "2025-09-02T12:06:15.654"}, "last_modified", "mended"),
        ({"assured_date": "soon"}, "assured_date", "noted"),
        ({"assured_date": "2099-01-01"}, "assured_date", "noted"),
        ({"status": "purple"}, "status", "noted"),
        ({"id": 5634}, "id", "mended"),
        ({"organization": None}, "organization", "noted"),
        ({"organization": {"id": "1", "name": None}}, "organization.name", "noted"),
        ({"name": None}, "name", "noted"),
        ({"description": ""}, "description", "noted"),
        ({"description": "Lorem ipsum dolor sit amet, consectetur adipiscing elit."}, "description", "noted"),
        ({"description": "A club."}, "description", "noted"),
        ({"url": None}, "contacts", "noted"),
        ({"locations": [{"name": "Home", "postal_code": "BS3"}]}, "locations.postal_code", "noted"),
        ({"locations": [{"name": "Hall", "latitude": 0, "longitude": 0}]}, "locations.latitude", "mended"),
        ({"contacts": [{"phones": [{"number": "Desk: 01632 960123"}]}]}, "contacts.phone", "mended"),
        ({"contacts": [{"name": "Jane Bloggs", "phone": "01632 960123"}]}, "contacts.name", "noted"),
        ({"schedules": [{"weekday": "Monday", "opens_at": "10:00Z"}]}, "schedules.opens_at", "mended"),
        ({"service_areas": [{"name": "Bristol", "uri": "http://www.example.com"}]}, "service_areas.uri", "mended"),
    ],
)  # fmt: skip
def test_dirt_is_told_and_the_record_kept(dirt, field, level):
    draft = drafted(a_page(an_entry(**dirt)))

    assert len(draft.services) == 1
    assert not draft.blocking
    assert level in levels(draft, field)


def test_every_problem_is_told_at_once_in_file_order():
    draft = drafted(a_page(an_entry(1, minimum_age=-1, status="purple"), an_entry(2), an_entry(3, url="www.c.org.uk")))

    assert [problem.row for problem in draft.problems] == [1, 1, 3]


@pytest.mark.parametrize("lost", [{}, {"description": "No name, no id."}, {"id": None, "name": "n/a"}, "text", 7, []])
def test_record_without_id_and_name_blocks(lost):
    draft = drafted(a_page(an_entry(), lost))

    assert [problem.row for problem in draft.blocking] == [2]
    assert len(draft.services) == 1


def test_record_with_only_a_name_gets_a_lasting_id():
    one, other = (
        the_service(id=None),
        the_service(id="", description="Another text, of a good length, for the same club."),
    )

    assert one.service_id == other.service_id
    assert one.source_id is None


def test_unnamed_service_is_shown_by_its_organisation():
    assert the_service(name=None).name == "Club trust 1"


def test_assurer_and_other_private_addresses_are_kept_nowhere():
    private = "jane.private@bristol.gov.uk"
    draft = drafted(
        a_page(
            an_entry(
                assurer_email=private,
                pc_metadata={"assured_by": private, "date_assured": "2026-09-01"},
                contact_name="Jane Private",
                contacts=[{"name": "Jane Private", "email": private, "phone": "07700 900123"}],
            )
        )
    )

    assert "private" not in repr(draft.services).casefold()
    assert private not in repr(draft.problems)
    assert draft.services[0].assured_on is not None


def test_what_has_no_column_is_kept_as_it_came():
    service = the_service(licenses="DBS", minimum_age=-1, score=3, accreditations=None)

    assert service.source_fields == {"licenses": "DBS", "minimum_age": -1}


def test_silence_about_age_area_and_cost_stays_silence():
    service = the_service(service_areas=[])

    assert (service.min_age_years, service.max_age_years) == (None, None)
    assert (service.areas, service.costs) == ((), ())


def test_extra_fields_of_hsds_find_their_columns():
    service = the_service(eligibility_description="Under 11.", application_process="Ring us.", alert="<b>Closed</b>")

    assert (service.eligibility, service.how_to_get, service.alert) == ("Under 11.", "Ring us.", "Closed")


def test_oruk_one_is_read_in_its_own_words():
    entry = {
        "id": "5634",
        "name": "Chess club",
        "description": "Chess for anyone who wants to learn it, with snacks and a warm room.",
        "attending_access": "referral",
        "organization": {"id": "7", "name": "Chess trust", "url": "www.chess.org.uk"},
        "eligibilitys": [{"eligibility": "Children with SEND", "minimum_age": 7, "maximum_age": 12}],
        "regular_schedules": [{"weekday": "Friday", "opens_at": "18:00", "closes_at": "20:00"}],
        "service_taxonomys": [
            {"taxonomy": {"id": "esdServiceType:1", "name": "Leisure > Chess ", "vocabulary": "esd"}}
        ],
        "service_areas": [{"service_area": "Bristol"}],
    }

    (service,) = drafted(as_bytes({"content": [entry], "totalElements": 1})).services

    assert (service.min_age_years, service.max_age_years, service.eligibility) == (7, 12, "Children with SEND")
    assert (service.schedules[0].byday, service.how_to_get) == ("FR", "You need a referral.")
    assert [term.name for term in service.terms if term.vocabulary == "esd"] == ["Leisure", "Chess"]
    assert [area.gss_code for area in service.areas] == [BRISTOL]


def test_outpost_is_read_in_its_own_words():
    entry = {
        "id": 1,
        "name": "Brownies",
        "description": "Brownies meet every week in term time for fun, crafts and songs.",
        "min_age": 5,
        "max_age": 11,
        "free": True,
        "needs_referral": False,
        "organisation": {"id": 3, "name": "Brownies UK", "url": "www.brownies.org.uk"},
        "taxonomies": [{"id": 2, "name": "Clubs", "slug": "clubs"}],
        "send_needs": [{"id": 1, "name": "Autism", "slug": "autism"}],
        "local_offer": {
            "description": "We have a quiet room.",
            "survey_answers": [{"question": "How can we start to use your service?", "answer": "Just come."}],
        },
    }

    (service,) = drafted(as_bytes([entry])).services

    assert (
        service.description
        == "Brownies meet every week in term time for fun, crafts and songs.\n\nWe have a quiet room."
    )
    assert (service.how_to_get, service.costs[0].amount_pounds) == ("Just come.", 0)
    assert ("need", "ASD") in {(term.vocabulary, term.code) for term in service.terms}


def test_organisation_shared_by_two_services_is_one():
    trust = {"id": an_id(50), "name": "Trust"}
    draft = drafted(a_page(an_entry(1, organization=trust), an_entry(2, organization={**trust, "name": "Trust Ltd"})))

    assert {service.organisation for service in draft.services} == {draft.services[0].organisation}
    assert levels(draft, "organization") == ["noted"]


def test_page_of_several_says_what_it_lacks():
    draft = drafted(a_page(an_entry(), total_items=874, total_pages=292))

    assert (draft.is_part, draft.source_total) == (True, 874)
    assert levels(draft, "file") == ["noted"]


def test_mark_at_the_start_of_a_file_is_mended():
    assert levels(drafted(b"\xef\xbb\xbf" + a_page(an_entry())), "file") == ["mended"]


def test_terms_of_one_vocabulary_named_like_ours_are_set_apart():
    attribute = {"taxonomy_term": {"id": "x", "name": "Autism", "taxonomy": "need"}}
    (service,) = drafted(a_page(an_entry(attributes=[attribute])), words=Words(Need("ASD", "autism"))).services

    assert {term.vocabulary for term in service.terms} == {"source:need", "need"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
    max_leaves=20,
)
FIELDS = st.sampled_from(
    [
        "id", "name", "status", "description", "url", "email", "organization", "organisation", "minimum_age",
        "maximum_age", "ages", "assured_date", "last_modified", "schedules", "service_areas",
        "service_at_locations", "locations", "location", "contacts", "phones", "cost_options", "attributes",
        "taxonomies", "eligibilitys", "send_needs", "local_offer", "free", "latitude", "longitude", "geometry",
        "postal_code", "addresses", "taxonomy_term", "byday", "opens_at", "amount", "interval",
        "survey_answers", "accessibility", "number", "title", "uri", "pc_metadata", "contents", "content",
        "total_items",
    ]
)  # fmt: skip
SERVICE_LIKE = st.recursive(
    JSON, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=8), max_leaves=30
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SERVICE_LIKE)
def test_no_json_value_breaks_the_reading(value):
    draft = drafted(json.dumps(value).encode())

    assert draft.read >= len(draft.services)
    json.dumps([problem.as_json() for problem in draft.problems]).encode()
    repr(draft).encode()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(FIELDS, SERVICE_LIKE, max_size=10))
def test_no_service_breaks_the_reading(changes):
    draft = drafted(json.dumps({"contents": [{**an_entry(), **changes}]}).encode())

    assert len(draft.services) + len(draft.blocking) >= 1


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(data):
    assert drafted(data).problems
