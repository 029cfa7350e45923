"""Places keep the precision they have, and no more."""

from __future__ import annotations

import pytest

from localoffer.publishing.location import areas, locations, read_postcode
from tests.localoffer.publishing.offer_files import a_source

HALL = {
    "id": "h",
    "location_type": "physical",
    "name": "Old Mill",
    "latitude": 51.4571,
    "longitude": -2.6034,
    "addresses": [
        {
            "address_1": "Mill Lane",
            "city": "Bristol",
            "state_province": "Avon",
            "postal_code": "bs31aa",
            "country": "GB",
        }
    ],
}


def placed(**place):
    (found,) = locations(a_source(locations=[place]))
    return found


def test_place_of_open_referral_is_read_whole():
    (found,) = locations(a_source(service_at_locations=[{"id": "l", "location": HALL}]))

    assert (found.kind, found.name, found.address, found.town, found.county) == (
        "physical",
        "Old Mill",
        "Mill Lane",
        "Bristol",
        "Avon",
    )
    assert (found.postcode, found.latitude, found.longitude) == ("BS3 1AA", 51.4571, -2.6034)


def test_place_of_oruk_one_is_read_alike():
    old = {**HALL, "physical_addresses": HALL["addresses"]}
    del old["addresses"]

    assert locations(a_source(service_at_locations=[{"location": old}])) == locations(a_source(locations=[HALL]))


def test_place_of_outpost_has_longitude_first():
    found = placed(address_1=" Hazell Avenue", postal_code="HP21 7JF", geometry={"coordinates": [-0.790659, 51.811001]})

    assert (found.address, found.latitude, found.longitude) == ("Hazell Avenue", 51.811001, -0.790659)


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (51.4571, -2.6034, (51.4571, -2.6034)),
        ("51.4571", "-2.6034", (51.4571, -2.6034)),
        (-2.6034, 51.4571, (51.4571, -2.6034)),
        (0, 0, (None, None)),
        (100, -2.6, (None, None)),
        (40.7, -74.0, (None, None)),
        (51.5, -2.6, (None, None)),
        (51, -2, (None, None)),
        (51.4571, None, (None, None)),
        ("north", "west", (None, None)),
    ],
)
def test_only_possible_points_are_kept(latitude, longitude, expected):
    found = placed(name="Hall", latitude=latitude, longitude=longitude)

    assert (found.latitude, found.longitude) == expected


def test_half_a_postcode_is_a_district_without_point():
    found = placed(name="Home", postal_code="BS3", latitude=51.4571, longitude=-2.6034)

    assert (found.postcode, found.latitude, found.longitude) == ("BS3", None, None)


def test_masked_address_keeps_its_district_only():
    found = placed(
        name="Refuge", address_1="1 Secret Street", postal_code="BS3 1AA", latitude=51.4571, longitude=-2.6034,
        mask_exact_address=True,
    )  # fmt: skip

    assert (found.name, found.address, found.postcode, found.latitude) == (None, None, "BS3", None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("BS3 1AA", ("BS3 1AA", True)),
        ("bs31aa", ("BS3 1AA", True)),
        ("Bristol BS34 5LP", ("BS34 5LP", True)),
        ("SW1A 1AA", ("SW1A 1AA", True)),
        ("BS3", ("BS3", False)),
        ("BSI 4DJ", ("BS1 4DJ", True)),
        ("n0t a postcode", (None, False)),
        ("Bristol", (None, False)),
    ],
)
def test_postcodes_are_read_whole_or_half(written, expected):
    assert read_postcode(written) == expected


@pytest.mark.parametrize(("name", "town"), [("online via Zoom", None), (None, "Online")])
def test_place_on_the_internet_is_virtual(name, town):
    assert placed(name=name, city=town).kind == "virtual"


def test_nationwide_is_an_area_and_no_town():
    source = a_source(locations=[{"name": "GOV.UK", "city": "Nationwide"}])

    assert [place.town for place in locations(source)] == [None]
    assert [area.name for area in areas(source)] == ["Nationwide"]


def test_place_that_says_nothing_is_left_out():
    assert locations(a_source(locations=[{"id": 1, "name": None, "address_1": " ", "geometry": None}])) == ()


def test_missing_area_never_becomes_everywhere():
    assert areas(a_source(locations=[HALL])) == ()


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ({"uri": "http://statistics.data.gov.uk/id/statistical-geography/E06000023"}, "E06000023"),
        ({"id": "E06000023", "name": "Bristol"}, "E06000023"),
        ({"name": "Bristol", "uri": "http://www.example.com"}, None),
        ({"service_area": "South of the river"}, None),
    ],
)
def test_areas_give_up_the_code_they_carry(area, code):
    (found,) = areas(a_source(service_areas=[area]))

    assert found.gss_code == code
    assert found.uri is None or "example" not in found.uri


def test_accessibility_is_gathered_from_every_dialect():
    found = placed(
        name="Hall", accessibilities=[{"name": "Ramp"}, {"description": "Toilet", "details": "Key at desk"}, "Loop"]
    )

    assert found.accessibility == "Ramp; Toilet: Key at desk; Loop"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (
            {"name": "South", "extent": '{"type":"Polygon"}', "extent_type": "geojson"},
            ("South", '{"type":"Polygon"}', "geojson"),
        ),
        ({"extent": "<kml/>", "extent_type": "kml"}, (None, "<kml/>", "kml")),
        ({"extent": "South Bristol"}, ("South Bristol", "South Bristol", None)),
        ({"name": "South", "extent": "n/a"}, ("South", None, None)),
        ({"name": "South", "extent": "x" * 100_001, "extent_type": "text"}, ("South", None, None)),
    ],
)
def test_the_shape_of_an_area_is_kept_whole_or_not_at_all(published, expected):
    (found,) = areas(a_source(service_areas=[published]))

    assert (found.name, found.extent, found.extent_type) == expected


def test_a_postcode_in_the_address_counts_where_the_field_holds_none():
    assert placed(name="Hall", address_1="1 Mill Lane, BS3 1AA", postal_code="see map").postcode == "BS3 1AA"
