"""Whatever the tables hold, what leaves is valid Open Referral UK 3.0 and says nothing that nobody stated."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from localoffer.publishing.export.service import Surroundings, api_details, minimal, moment, service
from localoffer.store.records import CostRecord, OrganisationRecord, ScheduleRecord, ServiceLocationRecord
from tests.factories import TODAY, a_service
from tests.localoffer.publishing.export.oruk_schemas import blanks, faults
from tests.localoffer.publishing.export.storable import services
from tests.localoffer.publishing.offer_files import an_id

AROUND = Surroundings(TODAY, {"E06000023": "Bristol"}, {7: datetime(2026, 11, 20, 8, 0)})  # noqa: DTZ001 - as stored
ANYTHING = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def shown(*, full: bool = True, **changes):
    return service(a_service(an_id(1), **{"needs": (), **changes}), AROUND, full=full)


@pytest.mark.needs_shared
@ANYTHING
@given(services)
def test_every_record_we_can_hold_is_valid_outside(record):
    whole, listed = service(record, AROUND, full=True), service(record, AROUND, full=False)

    assert faults("service.json", whole) == []
    assert faults("service_list.json", {"contents": [listed]}) == []


@ANYTHING
@given(services)
def test_what_nobody_stated_is_left_out_wherever_it_stood(record):
    assert blanks(service(record, AROUND, full=True)) == []


@ANYTHING
@given(services)
def test_ids_are_told_apart_and_every_link_leads_somewhere(record):
    whole = service(record, AROUND, full=True)
    links = whole.get("service_at_locations", [])
    kinds = [whole.get(name, []) for name in ("contacts", "schedules", "cost_options", "service_areas")]
    kinds += [links, [link["location"] for link in links]]

    assert [max(Counter(each["id"] for each in kind).values(), default=1) for kind in kinds] == [1] * len(kinds)
    assert {each["service_id"] for kind in kinds[:5] for each in kind} <= {whole["id"]}
    assert {each.get("service_at_location_id") for each in kinds[1]} <= {None, *(link["id"] for link in links)}


@pytest.mark.needs_shared
@pytest.mark.parametrize(
    "spoiled",
    [{"status": None}, {"url": "www.example.org"}, {"last_modified": "2026-09-14T09:12:05"}, {"id": "42"}],
)
def test_the_check_itself_finds_what_is_wrong(spoiled):
    assert faults("service.json", {**shown(), **spoiled})


@pytest.mark.needs_shared
def test_the_root_says_which_standard_it_keeps():
    assert faults("api_details.json", api_details()) == []


def test_list_entries_hold_single_values_only():
    entry = shown(full=False, at=(51.45, -2.58), needs=("SLCN",))

    assert [name for name, value in entry.items() if isinstance(value, list)] == ["lon_stand_ins"]


def test_our_codes_say_why_they_are_there():
    record = a_service(an_id(1), needs=("ASD",))
    record.terms[0].reason, record.terms[0].score = '"autism" in the name', 0.85

    whole = service(record, AROUND, full=True)

    assert whole["lon_needs"] == [{"code": "ASD", "name": "autism", "reason": '"autism" in the name', "score": 0.85}]
    (attribute,) = whole["attributes"]
    assert (attribute["link_type"], attribute["taxonomy_term"]["name"]) == ("send_need", "autism")


def test_a_record_says_whose_it_is_and_how_fresh():
    whole = shown(source="offer.json", version_id=7, review_by=date(2026, 1, 1))

    told = {name: value for name, value in whole.items() if name.startswith("lon_") and name != "lon_stand_ins"}
    assert told == {
        "lon_gss_code": "E06000023",
        "lon_authority": "Bristol",
        "lon_source": "offer.json",
        "lon_read_on": "2026-11-20",
        "lon_review_by": "2026-01-01",
        "lon_freshness": "stale",
    }


def test_invented_records_say_so_in_their_names():
    record = a_service(an_id(1), is_sample=True, at=(54.5, 2.5))
    record.organisation = OrganisationRecord(organisation_id=an_id(2), gss_code="SAMPLE01", name="Trust")

    whole = service(record, AROUND, full=True)

    assert (whole["name"], whole["lon_sample"]) == (f"Sample: Service {an_id(1)}", True)
    assert (whole["organization"]["name"], whole["organization"]["lon_sample"]) == ("Sample: Trust", True)


def test_free_is_an_amount_of_nothing_and_silence_is_no_price():
    free = a_service(an_id(1))
    free.costs = [CostRecord(amount_pounds=0.0)]

    assert service(free, AROUND, full=True)["cost_options"][0]["amount"] == 0
    assert "cost_options" not in shown()


def test_an_address_says_which_required_words_nobody_gave():
    record = a_service(an_id(1))
    record.locations = [ServiceLocationRecord(kind="physical", postcode="BS3 1AA")]

    (link,) = service(record, AROUND, full=True)["service_at_locations"]

    (address,) = link["location"]["addresses"]
    assert address["lon_stand_ins"] == ["address_1", "city", "state_province"]
    assert {address[name] for name in address["lon_stand_ins"]} == {"not stated"}


def test_opening_hours_name_the_place_they_are_about():
    record = a_service(an_id(1))
    record.locations = [ServiceLocationRecord(kind="physical", name=name, source_id=name) for name in ("Hall", "Park")]
    record.schedules = [ScheduleRecord(byday="MO", freq="WEEKLY", location_source_id="Park")]

    whole = service(record, AROUND, full=True)

    by_name = {link["location"]["name"]: link["id"] for link in whole["service_at_locations"]}
    assert whole["schedules"][0]["service_at_location_id"] == by_name["Park"]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (datetime(2026, 9, 14, 9, 12, 5, 120_000), "2026-09-14T09:12:05.120Z"),  # noqa: DTZ001 - as stored
        (datetime(2026, 9, 14, 9, 12, 5, 120_456), "2026-09-14T09:12:05.120456Z"),  # noqa: DTZ001 - as stored
    ],
)
def test_moments_carry_their_offset(stored, expected):
    assert moment(stored) == expected


def test_the_least_of_a_record_is_its_id_and_date():
    record = a_service(an_id(1), last_modified_at=datetime(2026, 9, 14))  # noqa: DTZ001 - as stored

    assert minimal(record) == {
        "id": an_id(1),
        "last_modified": "2026-09-14T00:00:00.000Z",
        "modified_date": "2026-09-14T00:00:00.000Z",
    }
