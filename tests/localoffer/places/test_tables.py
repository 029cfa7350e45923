"""The bundled postcode tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from localoffer.errors import PlaceError
from localoffer.places.tables import PostcodeTables
from tests.localoffer.places.directory_files import PLACES


@pytest.fixture(scope="module")
def tables() -> PostcodeTables:
    return PostcodeTables(PLACES)


def test_shared_district_lists_councils_by_share(tables: PostcodeTables):
    answer = tables.district("KT4")

    assert [(each.gss_code, each.postcodes) for each in answer.candidates] == [
        ("E09000029", 301),
        ("E10000030", 123),
        ("E09000021", 98),
    ]
    assert answer.point == pytest.approx((51.378, -0.238), abs=0.01)


def test_border_district_lists_the_other_nation(tables: PostcodeTables):
    assert [each.nation for each in tables.district("TD15").candidates] == ["England", "Scotland"]


def test_sector_is_finer_than_its_district(tables: PostcodeTables):
    assert len(tables.district("BS3").candidates) == 2
    assert [each.gss_code for each in tables.sector("BS3 1").candidates] == ["E06000023"]


def test_short_london_outcode_stands_for_all_its_letters(tables: PostcodeTables):
    assert {each.gss_code for each in tables.district("SW1").candidates} == {"E09000033", "E09000032", "E09000020"}


def test_unlocated_postcodes_name_no_council(tables: PostcodeTables):
    assert all(each.gss_code for each in tables.district("SE1P").candidates)
    assert tables.district("BN91").candidates == ()


@pytest.mark.parametrize("key", ["B53", "ZZ99", "", "BS3 1AA"])
def test_unknown_district_gives_nothing(tables: PostcodeTables, key: str):
    assert tables.district(key) is None
    assert tables.sector(key) is None


@pytest.mark.parametrize(
    ("outcode", "nations"),
    [("BT1", ("Northern Ireland",)), ("JE2", ("Jersey",)), ("SY1", ("England", "Wales")), ("ZZ9", ())],
)
def test_area_letters_alone_say_the_nations(tables: PostcodeTables, outcode: str, nations: tuple[str, ...]):
    assert tables.nations(outcode) == nations


def test_nothing_is_read_until_it_is_asked_for(tmp_path: Path):
    tables = PostcodeTables(tmp_path)

    with pytest.raises(PlaceError, match=r"postcode_districts\.csv"):
        tables.district("BS3")
