"""The Open Referral UK interface over a real store: what it gives, what it leaves out, how it pages and how it refuses."""

from __future__ import annotations

import json
import logging

import pytest

from localoffer.publishing.export.links import MOST_SLOTS, link_ids
from localoffer.publishing.export.terms import taxonomy_id_of, term_id_of
from localoffer.publishing.own_fields import OWN_TAXONOMIES
from tests.localoffer.publishing.export.oruk_schemas import blanks, faults
from tests.localoffer.publishing.offer_files import BRISTOL, an_id
from tests.web.open_site import BASE, CLUB, FAR, GONE, TALKERS, TEENS, TRUST, open_site
from web import create_app

EVERYONE = {"Sensory club", "Little talkers", "Far swimming", "Teens talk, 100%_ free"}
NEED, THEIRS = OWN_TAXONOMIES["need"], taxonomy_id_of(BRISTOL, "Bristol's list")
LISTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")


@pytest.fixture(scope="module")
def site():
    with open_site() as site:
        yield site


@pytest.mark.needs_shared
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("", "api_details.json"),
        ("services?per_page=100", "service_list.json"),
        ("services?full=true&per_page=100", "service_list.json"),
        (f"services/{CLUB}", "service.json"),
        ("taxonomies", "taxonomy_list.json"),
        (f"taxonomies/{NEED}", "taxonomy.json"),
        ("taxonomy_terms?per_page=100", "taxonomy_term_list.json"),
        (f"taxonomy_terms/{term_id_of('', 'need', 'ASD')}", "taxonomy_term.json"),
        ("service_at_locations?full=true&per_page=100", "service_at_location_list.json"),
        ("organizations", "organization_list.json"),
        ("organizations?full_service=true", "organization_list.json"),
        (f"organizations/{TRUST}?full_service=true", "organization.json"),
    ],
)
def test_all_eleven_addresses_answer_as_the_schemas_say(site, path, schema):
    response = site.get(f"{BASE}/{path}")

    assert (response.status_code, response.mimetype) == (200, "application/json")
    assert faults(schema, response.json) == []
    assert blanks(response.json) == []


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_page_headers_tell_the_truth_on_every_page(site, path, size):
    first = site.listed(path, per_page=size)
    pages = [first, *(site.listed(path, per_page=size, page=number) for number in range(2, first["total_pages"] + 1))]

    for number, page in enumerate(pages, start=1):
        assert page["page_number"] == number
        assert page["first_page"] is (number == 1)
        assert page["last_page"] is (number == page["total_pages"])
        assert page["size"] == len(page["contents"])
        assert page["empty"] is (not page["contents"])
        assert page["last_page"] or len(page["contents"]) == size
    ids = [each["id"] for page in pages for each in page["contents"]]
    assert len(ids) == len(set(ids)) == first["total_items"]


def test_a_list_without_records_is_one_empty_page(site):
    page = site.listed("services", organization_id=an_id(12345))

    assert page == {
        "total_items": 0, "total_pages": 1, "page_number": 1, "size": 0,
        "first_page": True, "last_page": True, "empty": True, "contents": [],
    }  # fmt: skip


def test_a_page_holds_fifty_unless_asked(site):
    assert site.listed("taxonomy_terms")["size"] == 50


def test_archived_services_are_nowhere(site):
    assert site.names() == EVERYONE
    assert site.get(f"{BASE}/services/{GONE}").status_code == 404


def test_every_listed_place_is_found_by_its_id(site):
    listed = site.listed("service_at_locations", full="true", per_page=100)["contents"]

    assert [site.listed(f"service_at_locations/{each['id']}") for each in listed] == listed
    assert {each["id"] for each in site.listed(f"services/{CLUB}")["service_at_locations"]} <= {
        each["id"] for each in listed
    }


def test_ids_of_places_stay_apart_however_many(site):
    del site
    ids = link_ids(CLUB, [f"place {number}" for number in range(MOST_SLOTS)])

    assert len(set(ids)) == MOST_SLOTS
    assert not set(ids) & set(link_ids(TALKERS, [f"place {number}" for number in range(MOST_SLOTS)]))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"search": "sensory"}, {"Sensory club"}),
        ({"search": "100%_"}, {"Teens talk, 100%_ free"}),
        ({"authority": "Bristol"}, EVERYONE),
        ({"authority": "Leeds"}, set()),
        ({"organization_id": TRUST}, {"Sensory club", "Little talkers"}),
        ({"taxonomy_id": THEIRS}, {"Little talkers"}),
        ({"taxonomy_term_id": term_id_of(BRISTOL, "Bristol's list", "early")}, {"Little talkers"}),
        ({"taxonomy_term_id": term_id_of("", "need", "ASD")}, {"Sensory club"}),
        ({"taxonomy_term_id": term_id_of("", "need", "communication_interaction")}, {"Sensory club", "Little talkers"}),
        ({"taxonomy_term_id": an_id(4321)}, set()),
        ({"taxonomy_id": THEIRS, "taxonomy_term_id": term_id_of("", "need", "ASD")}, set()),
        ({"minimum_age": 12}, {"Far swimming", "Teens talk, 100%_ free"}),
        ({"maximum_age": 4}, {"Far swimming", "Little talkers"}),
        ({"minimum_age": 6, "maximum_age": 8}, {"Far swimming", "Sensory club"}),
        ({"modified_after": "2026-11-01T11:59:00Z"}, {"Sensory club"}),
        ({"modified_after": "2026-10-01T09:00:00+01:00"}, {"Sensory club", "Little talkers"}),
        ({"modified_after": "2026-11-02"}, set()),
        ({"postcode": "BS3 1AA"}, {"Sensory club", "Little talkers", "Teens talk, 100%_ free"}),
        ({"postcode": "BS3 1AA", "proximity": 5000}, {"Sensory club"}),
        ({"postcode": "LS1 1UR"}, {"Far swimming"}),
        ({"postcode": "EH1 1YZ"}, set()),
        ({"nonsense": "1"}, EVERYONE),
    ],
)
def test_filters_keep_what_they_say(site, asked, expected):
    assert site.names(**asked) == expected


def test_places_keep_within_so_many_metres(site):
    near = site.listed("service_at_locations", postcode="BS3 1AA", proximity=5000)

    assert [each["location"]["name"] for each in near["contents"]] == ["Hall"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"taxonomy_id": NEED, "top_only": "true"}, 4 + 1),  # the broad areas, and a need that lies in none
        ({"parent_id": term_id_of("", "need", "communication_interaction")}, 2),
        ({"taxonomy_id": THEIRS}, 1),
        ({"search": "autism", "taxonomy_id": NEED}, 1),
    ],
)
def test_terms_are_kept_by_taxonomy_and_parent(site, asked, expected):
    assert site.listed("taxonomy_terms", **asked)["total_items"] == expected


@pytest.mark.parametrize("path", LISTS)
def test_lines_hold_everything_the_pages_hold(site, path):
    response = site.get(f"{BASE}/{path}", format="ndjson")

    lines = [json.loads(line) for line in response.text.splitlines()]
    assert response.mimetype == "application/x-ndjson"
    assert lines == _all_pages(site, path)


def _all_pages(site, path):
    pages = site.listed(path, per_page=100)["total_pages"]
    return [each for number in range(1, pages + 1) for each in site.listed(path, per_page=100, page=number)["contents"]]


def test_minimal_gives_ids_and_dates_only(site):
    (least,) = site.listed("services", minimal="true", search="talkers", authority="Bristol")["contents"]

    assert least == {
        "id": TALKERS,
        "last_modified": "2026-10-01T08:00:00.000Z",
        "modified_date": "2026-10-01T08:00:00.000Z",
    }


def test_list_entries_are_shallow_and_full_ones_are_not(site):
    (listed,) = site.listed("services", search="sensory", authority="Bristol")["contents"]
    (full,) = site.listed("services", search="sensory", authority="Bristol", full="true")["contents"]

    assert "contacts" not in listed
    assert full == site.listed(f"services/{CLUB}")
    assert full["contacts"][0]["phones"][0]["number"] == "0117 496 0123"


def test_organisations_hold_their_services_when_asked(site):
    shown = site.listed(f"organizations/{TRUST}", full_service="true")

    assert {each["id"] for each in shown["services"]} == {CLUB, TALKERS}
    assert shown["lon_services_total"] == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"per_page": 101}, 'per_page: "101" is not a whole number from 1 to 100.'),
        ({"page": 0}, 'page: "0" is not a whole number from 1'),
        ({"page": "two"}, 'page: "two" is not a whole number'),
        ({"modified_after": "yesterday"}, 'modified_after: "yesterday" is not a date and time such as'),
        ({"full": "yes"}, 'full: "yes" is not true or false.'),
        ({"organization_id": "5634"}, 'organization_id: "5634" is not a UUID.'),
        ({"postcode": "BS3"}, 'postcode: "BS3" is not a whole postcode'),
        ({"postcode": "BS3 1AA", "proximity": -1}, 'proximity: "-1" is not a number of metres'),
        ({"minimum_age": 200}, 'minimum_age: "200" is not an age in years'),
        ({"format": "xml"}, 'format: "xml" is not json or ndjson.'),
    ],
)
def test_bad_parameters_are_named_with_what_is_expected(site, asked, told):
    response = site.get(f"{BASE}/services", **asked)

    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.json["detail"].startswith(told)


def test_a_parameter_given_twice_is_refused(site):
    response = site.client.get(f"{BASE}/services?page=1&page=2")

    assert (response.status_code, response.json["detail"]) == (400, "page: given 2 times. Give it once.")


@pytest.mark.parametrize(
    "path", [f"services/{an_id(77)}", "services/5634", "service_at_locations/x", f"taxonomies/{an_id(1)}", "places"]
)
def test_unknown_ids_and_addresses_are_problems(site, path):
    response = site.get(f"{BASE}/{path}")

    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


def test_unknown_councils_are_told_with_likely_ones(site):
    response = site.get(f"{BASE}/services", authority="Bristel")

    assert response.status_code == 404
    assert "Bristol" in response.json["detail"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_written(site, method):
    response = getattr(site.client, method)(f"{BASE}/services")

    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("path", [f"{BASE}/services", f"{BASE}/nothing", "/open-data/openapi.json"])
def test_any_other_site_may_read(site, path):
    for response in (site.get(path), site.client.options(path), site.client.head(path)):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_answer_that_did_not_change_is_not_sent_again(site):
    first = site.get(f"{BASE}/services")

    again = site.client.get(f"{BASE}/services", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "public, max-age=300"


def test_a_head_carries_the_tag_and_no_body(site):
    head = site.client.head(f"{BASE}/services")

    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == site.get(f"{BASE}/services").headers["ETag"]


def test_answers_about_a_postcode_are_kept_by_nobody(site, caplog):
    with caplog.at_level(logging.DEBUG):
        response = site.get(f"{BASE}/services", postcode="BS3 1AA")

    assert (response.headers["Cache-Control"], response.headers.get("ETag")) == ("no-store", None)
    assert "BS3" not in caplog.text


def test_other_pages_stay_closed_to_other_sites(site):
    assert "Access-Control-Allow-Origin" not in site.get("/about").headers


def test_large_answers_wait_their_turn(site):
    asked = {"format": "ndjson", "full": "true"}
    waiting = [site.client.get(f"{BASE}/services", query_string=asked, buffered=False) for _ in range(4)]

    refused = site.get(f"{BASE}/services", **asked)
    for each in waiting:
        each.close()
    admitted = site.get(f"{BASE}/services", **asked)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
    assert admitted.status_code == 200


def test_in_production_nothing_is_invented():
    with open_site(OFFER_ENV="production") as site:
        assert site.listed("services", per_page=100)["total_items"] == len(EVERYONE)
        assert "Sample" not in site.get(f"{BASE}/services", full="true").text
        assert "Sample" not in site.get("/open-data/provision.json").text


def test_invented_records_say_so_outside_production(site):
    (shown,) = site.listed("services", authority="Sampleshire", per_page=1)["contents"]

    assert (shown["lon_sample"], shown["name"][:8]) == (True, "Sample: ")


def test_without_a_core_every_address_says_so(site):
    client = create_app(site.core.settings, locate=lambda _: None).test_client()

    for path in (BASE, f"{BASE}/services", "/open-data/councils.csv"):
        response = client.get(path, follow_redirects=True)
        assert (response.status_code, response.mimetype) == (503, "application/problem+json")


def test_ids_of_a_source_are_told_beside_ours(site):
    shown = site.listed(f"services/{FAR}")

    assert (shown["id"], shown["lon_source_id"]) == (FAR, "5634")
    assert "lon_source_id" not in site.listed(f"services/{TEENS}")
