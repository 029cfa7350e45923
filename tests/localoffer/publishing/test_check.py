"""Whose records these are, and whether families can use them."""

from __future__ import annotations

import pytest

from localoffer.places.tables import PostcodeTables
from tests.localoffer.publishing.offer_files import (
    BRISTOL,
    BUCKINGHAMSHIRE,
    LEEDS,
    READING,
    a_page,
    an_entry,
    drafted,
    levels,
)

URI = "http://statistics.data.gov.uk/id/statistical-geography/{}"


def an_unplaced(number, **changes):
    return an_entry(number, service_areas=[], **changes)


def with_area(number=1, **area):
    return an_entry(number, service_areas=[{"id": "a", **area}])


@pytest.mark.parametrize(
    "area",
    [
        {"uri": URI.format(LEEDS)},
        {"name": "Leeds"},
        {"name": "Leeds City Council"},
        {"name": "Leeds", "uri": "http://www.example.com"},
        {"name": "Chiltern", "uri": URI.format("E07000004")},
    ],
)
def test_records_for_another_council_only_are_refused(area):
    draft = drafted(a_page(with_area(**area)))

    assert [(problem.row, problem.field) for problem in draft.blocking] == [(1, "service_areas")]


@pytest.mark.parametrize(
    "areas",
    [
        [{"name": "Bristol"}, {"name": "South Gloucestershire"}],
        [{"name": "Bristol City Council"}],
        [{"uri": URI.format(BRISTOL)}, {"uri": URI.format(LEEDS)}],
        [{"name": "England", "uri": URI.format("E92000001")}],
        [{"name": "Southville ward"}],
        [],
    ],
)
def test_records_for_this_council_or_wider_pass(areas):
    draft = drafted(a_page(an_entry(service_areas=areas)))

    assert not draft.blocking


def test_few_services_next_door_are_kept_and_noted():
    draft = drafted(a_page(an_entry(1), an_entry(2), with_area(3, name="South Gloucestershire")))

    assert not draft.blocking
    assert levels(draft, "service_areas") == ["noted"]


def test_one_record_coded_for_another_council_is_refused():
    draft = drafted(a_page(an_entry(1), an_entry(2), with_area(3, uri=URI.format(LEEDS))))

    assert [problem.row for problem in draft.blocking] == [3]


def test_file_that_only_names_another_council_is_refused():
    entries = [
        an_unplaced(n, description="Play and rest for families in Leeds, every week of the year.") for n in (1, 2)
    ]

    assert levels(drafted(a_page(*entries)), "authority") == ["blocking"]
    assert not drafted(a_page(*entries), LEEDS).problems


def test_one_mention_in_a_list_is_only_noted():
    elsewhere = an_unplaced(1, description="Play and rest for families in Leeds, every week of the year.")
    silent = an_unplaced(2, description="Play and rest for families, every week of the year.")

    assert levels(drafted(a_page(elsewhere, silent)), "authority") == ["noted"]


def test_single_record_of_another_council_is_refused():
    draft = drafted(a_page(an_unplaced(1, description="Play and rest for families in Leeds, every week of the year.")))

    assert levels(draft, "authority") == ["blocking"]


def test_council_named_like_an_everyday_word_proves_nothing():
    entries = [
        an_unplaced(n, description="Reading together, every week, for children who find it hard.") for n in (1, 2)
    ]

    assert not drafted(a_page(*entries)).problems
    assert not drafted(a_page(*entries), READING).problems


@pytest.fixture
def tables(tmp_path):
    rows = ["postcode_district,nation,gss_code,authority,postcodes,share_pct,lat,long"]
    rows += [f"HP{n},England,{BUCKINGHAMSHIRE},Buckinghamshire,10,100,51.8,-0.8" for n in (19, 20, 21)]
    rows += [f"BS3,England,{BRISTOL},Bristol,10,100,51.4,-2.6"]
    (tmp_path / "postcode_districts.csv").write_text("\n".join(rows), encoding="utf-8")
    return PostcodeTables(tmp_path)


def at(number, postcode):
    return an_unplaced(number, locations=[{"name": "Hall", "postal_code": postcode}])


def test_file_whose_places_are_all_elsewhere_is_refused(tables):
    entries = [at(1, "HP19 1AA"), at(2, "HP20 1AA"), at(3, "HP21 1AA")]

    assert levels(drafted(a_page(*entries), tables=tables), "postal_code") == ["blocking"]
    assert not drafted(a_page(*entries), BUCKINGHAMSHIRE, tables=tables).blocking


def test_one_place_at_home_clears_the_file(tables):
    entries = [at(1, "HP19 1AA"), at(2, "HP20 1AA"), at(3, "HP21 1AA"), at(4, "BS3 1AA")]

    assert not drafted(a_page(*entries), tables=tables).blocking


def test_same_name_and_place_twice_is_noted():
    draft = drafted(a_page(an_entry(1, name="Club"), an_entry(2, name="club")))

    assert levels(draft, "name") == ["noted"]
    assert len(draft.services) == 2


@pytest.mark.parametrize(
    "way",
    [
        {"email": "hi@club.org.uk"},
        {"phones": [{"number": "01632 960123"}]},
        {"organization": {"id": "1", "name": "T", "website": "https://t.org.uk"}},
    ],
)
def test_one_way_to_get_in_touch_is_enough(way):
    assert not levels(drafted(a_page(an_entry(url=None, **way))), "contacts")
