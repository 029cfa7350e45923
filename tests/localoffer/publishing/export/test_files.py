"""A whole offer as rows of a spreadsheet: harmless, and saying everything that a row has room for."""

from __future__ import annotations

import csv
import io
import json

from localoffer.publishing.export.files import CSV, LINES, ORUK, written

HALL = {
    "name": "Hall",
    "latitude": 51.44,
    "longitude": -2.6,
    "addresses": [
        {"address_1": "1 Mill Lane", "city": "not stated", "state_province": "Avon", "postal_code": "BS3 1AA"}
    ],
}
CLUB = {
    "id": "c1",
    "name": "Club",
    "organization": {"name": "Trust"},
    "cost_options": [{"amount": 0}, {"option": "Trip", "amount": 2.5, "amount_description": "a child"}],
    "service_at_locations": [{"location": HALL}, {"location": {"location_type": "virtual", "name": "Online"}}],
    "contacts": [{"phones": [{"number": "0117 496 0123"}]}],
    "schedules": [{"byday": "MO", "opens_at": "09:30"}],
    "service_areas": [{"name": "Bristol"}, {"lon_gss_code": "E06000025"}],
    "lon_needs": [{"code": "ASD"}, {"code": "SLCN"}],
}


def rows(*services):
    return list(csv.DictReader(io.StringIO("".join(written(services, CSV, total=len(services))))))


def test_further_places_take_further_rows_of_the_same_service():
    first, further = rows(CLUB)

    assert (first["place"], first["town"], first["county"], first["days"]) == ("Hall", "", "Avon", "MO")
    assert (first["cost"], first["areas"]) == ("Free; Trip, £2.5, a child", "Bristol|E06000025")
    assert (first["needs"], first["phone"]) == ("ASD|SLCN", "0117 496 0123")
    assert {name: cell for name, cell in further.items() if cell} == {
        "id": "c1",
        "name": "Club",
        "place": "Online",
        "online": "yes",
    }


def test_a_formula_in_a_name_is_made_harmless():
    (row,) = rows({"id": "c1", "name": '=HYPERLINK("http://x")'})

    assert row["name"] == '\'=HYPERLINK("http://x")'


def test_pages_and_lines_hold_the_same_services():
    services = [{"id": "a", "name": "Ä"}, {"id": "b", "name": "B"}]

    page = json.loads("".join(written(services, ORUK, total=2)))
    lines = [json.loads(line) for line in "".join(written(services, LINES, total=2)).splitlines()]

    assert page["contents"] == lines == services
    assert (page["total_items"], page["size"], page["empty"]) == (2, 2, False)
