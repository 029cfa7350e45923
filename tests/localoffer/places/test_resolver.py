"""Postcode to council: every kind of place its own answer, and never a guess."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from localoffer.places.authority import Authorities, Authority
from localoffer.places.bundled import bundled_authorities
from localoffer.places.directory import import_directory
from localoffer.places.located import Located
from localoffer.places.postcodes_io import PostcodesIo
from localoffer.places.resolver import Resolver
from localoffer.places.tables import PostcodeTables
from localoffer.reading.postcode import read_postcodes
from localoffer.store.database import Database
from localoffer.store.records import Record
from tests.localoffer.places.directory_files import LINES, PLACES, Line, a_zip
from tests.localoffer.places.postcodes_io_server import FarEnd, found, serving

TODAY = date(2026, 11, 21)
LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)
EAST, WEST = "LON-EAST-SURREY", "LON-WEST-SURREY"
KEYS = {"query", "postcode", "status", "basis", "nation", "authorities", "ended_on", "source", "edition"}


@pytest.fixture(scope="module")
def councils() -> Authorities:
    return bundled_authorities(PLACES)


@pytest.fixture(scope="module")
def tables() -> PostcodeTables:
    return PostcodeTables(PLACES)


@pytest.fixture(scope="module")
def offline(councils: Authorities, tables: PostcodeTables) -> Resolver:
    """Without the ONS directory: the bundled tables alone."""
    return Resolver(None, tables, authorities=councils, today=TODAY)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("directory")
    database = Database(f"sqlite:///{folder}/offer.db")
    Record.metadata.create_all(database.engine)
    import_directory(database.engine, a_zip(folder), PLACES, today=TODAY)
    yield database.engine
    database.close()


@pytest.fixture(scope="module")
def loaded(engine: Engine, councils: Authorities) -> Resolver:
    """With a small edition of the ONS directory."""
    return Resolver.over(engine, councils, PLACES, today=lambda: TODAY)


def codes(located: Located) -> list[str]:
    return [each.gss_code for each in located.authorities]


# --- the bundled tables ---


@pytest.mark.parametrize(
    ("typed", "status", "basis", "expected"),
    [
        ("BS3 1AA", "one", "sector", ["E06000023"]),
        ("my postcode is bs3 1aa thanks", "one", "sector", ["E06000023"]),
        ("BS3 1A", "one", "sector", ["E06000023"]),
        ("B53 1AA", "one", "sector", ["E06000023"]),
        ("CRO 2YH", "one", "sector", ["E09000008"]),
        ("CR20", "one", "sector", ["E09000008"]),
        ("BS3", "several", "district", ["E06000023", "E06000024"]),
        ("KT4", "several", "district", ["E09000029", "E10000030", "E09000021"]),
        ("GL7", "several", "district", ["E10000013", "E10000025", "E06000054"]),
        ("LE17", "several", "district", ["E10000018", "E10000031", "E06000062"]),
        ("SE1 9ZZ", "several", "sector", ["E09000028", "E09000022"]),
        ("TD15", "several", "district", ["E06000057", "S92000003"]),
        ("TD15 1AA", "several", "sector", ["E06000057", "S92000003"]),
        ("TD15 2AA", "one", "sector", ["E06000057"]),
        ("S18 1XX", "one", "sector", ["E10000007"]),
        ("SL8 5XX", "several", "sector", ["E06000060", "E06000040"]),
    ],
)
def test_tables_answer_by_sector_or_district(
    offline: Resolver, typed: str, status: str, basis: str, expected: list[str]
):
    located = offline.locate(typed)

    assert (located.status, located.basis, codes(located)) == (status, basis, expected)
    assert located.edition == "October 2025"
    assert located.source == f"Code-Point Open {basis} table"


@pytest.mark.parametrize(
    ("typed", "status", "nation", "special"),
    [
        ("EH1 1YJ", "outside_england", "Scotland", None),
        ("KY1 1AB", "outside_england", "Scotland", None),
        ("AB1 0AA", "outside_england", "Scotland", None),
        ("EH1", "outside_england", "Scotland", None),
        ("CF10 4UW", "outside_england", "Wales", None),
        ("BT1 1AA", "outside_england", "Northern Ireland", None),
        ("BT1", "outside_england", "Northern Ireland", None),
        ("JE2 4WD", "outside_england", "Jersey", None),
        ("GY1 1AA", "outside_england", "Guernsey", None),
        ("IM1 1AA", "outside_england", "Isle of Man", None),
        ("KY1-1001", "outside_england", None, "overseas"),
        ("GX11 1AA", "outside_england", None, "overseas"),
        ("GIR 0AA", "no_home", None, "non_geographic"),
        ("BX1 1LT", "no_home", None, "non_geographic"),
        ("BF1 3AA", "no_home", None, "forces"),
        ("BFPO 57", "no_home", None, "forces"),
        ("SAN TA1", "no_home", None, "santa"),
        ("BS99 1AA", "no_home", None, "mail_only"),
        ("E98 1ST", "no_home", None, "mail_only"),
        ("ZZ99 3VZ", "unknown", None, "pseudo"),
        ("BN91 1AA", "unknown", None, None),
        ("BI3 1AA", "unknown", None, None),
        ("ZY1 1AA", "unknown", None, None),
        ("QS3 1AA", "unreadable", None, None),
        ("BS3 1CA", "unreadable", None, None),
        ("BS3 AAA", "unreadable", None, None),
        ("BS333 1AA", "unreadable", None, None),
        ("90210", "unreadable", None, None),
        ("1234 AB", "unreadable", None, None),
        ("K1A 0B1", "unreadable", None, None),
        ("D02 X285", "unreadable", None, None),
        ("hello", "unreadable", None, None),
        ("", "unreadable", None, None),
        ("BS", "unreadable", None, "area_only"),
        ("BS3 1AA or BS4 2AA", "unreadable", None, "several_postcodes"),
    ],
)
def test_places_without_a_council_each_say_why(
    offline: Resolver, typed: str, status: str, nation: str | None, special: str | None
):
    located = offline.locate(typed)

    assert (located.status, located.nation, located.special) == (status, nation, special)
    assert located.authorities == ()


def test_unknown_postcode_still_names_its_district(offline: Resolver):
    located = offline.locate("BI3 1AA")

    assert (located.postcode, located.district) == ("B13 1AA", "B13")
    assert codes(offline.locate(located.district)) == ["E08000025"]


def test_border_area_belongs_to_no_one_nation(offline: Resolver):
    assert offline.locate("TD15").nation is None
    assert offline.locate("LE17").nation == "England"


def test_every_district_and_sector_keeps_all_its_councils(offline: Resolver):
    """`one` only where the data has one English council and no other nation; otherwise all, largest share first."""
    for name, key in (("postcode_districts.csv", "postcode_district"), ("postcode_sectors.csv", "postcode_sector")):
        expected: dict[str, set[tuple[str, str]]] = {}
        with (PLACES / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["gss_code"] or row["nation"] != "England":
                    expected.setdefault(row[key], set()).add((row["nation"], row["gss_code"]))
        for place, members in expected.items():
            located = offline.locate(place)
            if located.special == "mail_only":
                continue
            english = {code for nation, code in members if nation == "England"}
            nations = {nation for nation, _ in members}
            assert located.postcode == place
            assert {code for code in codes(located) if code.startswith("E")} == english
            shares = [each.share_pct for each in located.authorities]
            assert shares == sorted(shares, reverse=True)
            status = "outside_england" if not english else "one" if len(english) == len(nations) == 1 else "several"
            assert located.status == status


def test_point_is_too_coarse_to_be_a_house(offline: Resolver):
    point = offline.locate("BS3 1AA").point

    assert point == (round(point[0], 2), round(point[1], 2))


# --- the ONS directory ---


@pytest.mark.parametrize(
    ("typed", "status", "nation", "expected", "ended_on"),
    [
        ("BS3 1AA", "one", "England", ["E06000023"], None),
        ("BS3 9ZZ", "one", "England", ["E06000024"], None),
        ("GU1 1AA", "one", "England", ["E10000030"], None),
        ("CB1 1AA", "one", "England", ["E10000003"], None),
        ("CA1 1AA", "one", "England", ["E06000063"], None),
        ("S70 1AA", "one", "England", ["E08000038"], None),
        ("SE1 9ZZ", "one", "England", ["E09000028"], "1998-12"),
        ("EC2V 7HH", "one", "England", ["E09000001"], None),
        ("TR21 0LW", "one", "England", ["E06000053"], None),
        ("EH1 1YJ", "outside_england", "Scotland", [], None),
        ("CF10 4UW", "outside_england", "Wales", [], None),
        ("JE2 4WD", "outside_england", "Jersey", [], None),
        ("GY1 1AA", "outside_england", "Guernsey", [], None),
        ("IM1 1AA", "outside_england", "Isle of Man", [], None),
    ],
)
def test_directory_answers_exactly(  # noqa: PLR0917 - a table's columns
    loaded: Resolver, typed: str, status: str, nation: str, expected: list[str], ended_on: str | None
):
    located = loaded.locate(typed)

    assert (located.status, located.nation, codes(located), located.ended_on) == (status, nation, expected, ended_on)
    assert (located.basis, located.source, located.edition) == ("exact", "ONS Postcode Directory", "AUG_2026")


def test_one_organisations_postcode_has_a_council_and_says_so(loaded: Resolver):
    located = loaded.locate("DN55 1PT")

    assert (located.status, codes(located), located.special) == ("one", ["E08000017"], "large_user")


def test_post_box_is_no_home(loaded: Resolver):
    assert (loaded.locate("M99 1AA").status, loaded.locate("M99 1AA").special) == ("no_home", "mail_only")


def test_row_without_a_council_falls_to_its_sector(loaded: Resolver):
    located = loaded.locate("LS1 1ZZ")

    assert (located.status, located.basis, codes(located)) == ("one", "sector", ["E08000035"])


def test_new_building_not_yet_listed_falls_to_its_sector(loaded: Resolver):
    located = loaded.locate("BS3 1ZZ")

    assert (located.status, located.basis, codes(located)) == ("one", "sector", ["E06000023"])


def test_area_includes_what_only_the_loaded_edition_has(loaded: Resolver, offline: Resolver):
    """The bundled table gives BS3 9 to Bristol alone; the loaded edition has a postcode of North Somerset there."""
    assert codes(offline.locate("BS3 9")) == ["E06000023"]
    assert codes(loaded.locate("BS3 9")) == ["E06000023", "E06000024"]


def test_sector_that_only_the_loaded_edition_has(tmp_path: Path, councils: Authorities):
    resolver = _resolver_over(tmp_path, (Line("BS3 7AA", "E06000023"),), councils, TODAY)

    located = resolver.locate("BS3 7")

    assert (located.status, codes(located)) == ("one", ["E06000023"])
    assert (located.source, located.edition) == ("ONS Postcode Directory", "AUG_2026")


def test_look_alike_is_decided_by_the_directory(tmp_path: Path, councils: Authorities):
    lines = (Line("S18 1AB", "E07000038", "E10000007"), Line("SL8 1AA", "E06000060"), Line("SL8 1AB", "E06000060"))
    resolver = _resolver_over(tmp_path, lines, councils, TODAY)

    assert resolver.locate("S18 1AB").postcode == "S18 1AB"
    assert resolver.locate("SL8 1AB").postcode == "SL8 1AB"
    assert resolver.locate("S18 1AA").postcode == "SL8 1AA"
    assert resolver.locate("S18 4AA").postcode == "S18 4AA"


def _resolver_over(
    folder: Path, lines: tuple[Line, ...], councils: Authorities, today: date | Callable[[], date]
) -> Resolver:
    database = Database(f"sqlite:///{folder}/offer.db")
    Record.metadata.create_all(database.engine)
    import_directory(database.engine, a_zip(folder, lines=lines), PLACES, today=TODAY)
    return Resolver.over(database.engine, councils, PLACES, today=today)


def test_every_row_of_an_edition_is_answered_rightly(tmp_path: Path, councils: Authorities):
    """A thousand made-up postcodes all over the sectors, each in some council of today: `one` is never wrong."""
    draw = random.Random(11)  # noqa: S311 - the same postcodes every time
    with (PLACES / "postcode_sectors.csv").open(encoding="utf-8", newline="") as file:
        sectors = sorted({row["postcode_sector"] for row in csv.DictReader(file) if row["nation"] == "England"})
    every = [each.gss_code for each in councils.on(TODAY) if each.gss_code[:3] != "E10"]
    chosen = {
        f"{sector}{draw.choice('ABDEFG')}{draw.choice('ABDEFG')}": draw.choice(every)
        for sector in draw.sample(sectors, 1000)
    }
    resolver = _resolver_over(
        tmp_path, tuple(Line(pcds, code) for pcds, code in sorted(chosen.items())), councils, TODAY
    )

    for postcode, council in chosen.items():
        located = resolver.locate(postcode)
        if located.special != "mail_only":
            assert (located.status, codes(located)) == ("one", [council])
        for part in (postcode[:-2], postcode.split()[0]):
            area = resolver.locate(part)
            assert area.special == "mail_only" or council in codes(area)
            assert area.special == "mail_only" or (area.status == "one") == (len(area.authorities) == 1)


def test_surrey_changes_overnight_by_itself(engine: Engine, councils: Authorities):
    days = iter([LAST_DAY, FIRST_DAY])
    now = {"day": next(days)}
    resolver = Resolver.over(engine, councils, PLACES, today=lambda: now["day"])

    before = [codes(resolver.locate(each)) for each in ("GU1 1AA", "KT10 8AA", "GU1 2AA")]
    now["day"] = next(days)
    after = [set(codes(resolver.locate(each))) for each in ("GU1 1AA", "KT10 8AA", "GU1 2AA")]

    assert before == [["E10000030"]] * 3
    assert after == [{WEST}, {EAST}, {EAST, WEST}]


def test_new_edition_is_used_without_a_restart(tmp_path: Path, councils: Authorities):
    resolver = _resolver_over(tmp_path, (Line("BS3 1AA", "E06000024"),), councils, TODAY)
    first = codes(resolver.locate("BS3 1AA"))

    _resolver_over(tmp_path, (Line("BS3 1AA", "E06000023"),), councils, TODAY)

    assert (first, codes(resolver.locate("BS3 1AA"))) == (["E06000024"], ["E06000023"])


def test_council_code_of_the_future_is_unknown_not_named(tmp_path: Path, councils: Authorities):
    resolver = _resolver_over(tmp_path, (Line("BS3 1AA", "E06000099"),), councils, TODAY)

    assert resolver.locate("BS3 1AA").status == "unknown"


# --- the invented council ---


def test_made_up_postcode_needs_the_sample_council(tables: PostcodeTables, councils: Authorities):
    sample = Authority("SAMPLE01", "Sampleshire (sample data)", "Sampleshire (sample data)", is_sample=True)
    resolver = Resolver(None, tables, authorities=Authorities([*councils.on(TODAY), sample]), today=TODAY)

    located = resolver.locate("zy1 1aa")

    assert (located.status, located.basis, codes(located)) == ("one", "exact", ["SAMPLE01"])
    assert located.point == (54.51, 2.52)
    assert resolver.locate("ZY9 1AA").status == "unknown"


# --- postcodes.io ---


@pytest.fixture
def far_end() -> Iterator[FarEnd]:
    with serving(FarEnd()) as far_end:
        yield far_end


@pytest.fixture
def live(far_end: FarEnd, tables: PostcodeTables, councils: Authorities) -> Resolver:
    return Resolver(None, tables, PostcodesIo(far_end.url), authorities=councils, today=TODAY)


def test_live_service_decides_what_tables_leave_open(live: Resolver, far_end: FarEnd):
    far_end.postcodes["KT89AA"] = found("KT8 9AA", {"admin_district": "E07000207", "admin_county": "E10000030"})

    located = live.locate("KT8 9AA")

    assert (located.status, located.basis, codes(located), located.source) == (
        "one",
        "exact",
        ["E10000030"],
        "postcodes.io",
    )


@pytest.mark.parametrize("typed", ["BS3 1AA", "KT8", "BS3", "EH1 1YJ", "BT1 1AA", "GIR 0AA", "ZY1 1AA", "hello"])
def test_live_service_is_not_asked_without_need(live: Resolver, far_end: FarEnd, typed: str):
    live.locate(typed)

    assert far_end.asked == []


def test_tables_answer_when_the_live_service_does_not(live: Resolver, far_end: FarEnd):
    far_end.failures = [(503, "<html>", {})]

    assert live.locate("KT8 9AA").status == "several"


def test_live_service_may_say_another_nation(live: Resolver, far_end: FarEnd):
    far_end.postcodes["TD151AA"] = found("TD15 1AA", {"admin_district": "S12000026"}, "Scotland")

    located = live.locate("TD15 1AA")

    assert (located.status, located.nation, located.authorities) == ("outside_england", "Scotland", ())


def test_ended_postcode_is_placed_by_its_neighbour(live: Resolver, far_end: FarEnd):
    far_end.ended["SE19ZZ"] = {"year_terminated": 1998, "month_terminated": 12, "longitude": -0.09, "latitude": 51.5}
    far_end.near = found("SE1 9AA", {"admin_district": "E09000028", "admin_county": "E99999999"})

    located = live.locate("SE1 9ZZ")

    assert (located.status, codes(located), located.ended_on) == ("one", ["E09000028"], "1998-12")


def test_many_places_are_asked_about_together(live: Resolver, far_end: FarEnd):
    far_end.postcodes["KT89AA"] = found("KT8 9AA", {"admin_district": "E07000207", "admin_county": "E10000030"})

    located = list(live.locate_all(["BS3 1AA", "KT8 9AA", "SE1 9ZZ", "hello"]))

    assert [each.status for each in located] == ["one", "one", "several", "unreadable"]
    assert far_end.bodies == [{"postcodes": ["KT8 9AA", "SE1 9ZZ"]}]


# --- the value itself ---


@given(st.text(max_size=60))
def test_any_text_gets_an_answer_of_the_right_shape(offline: Resolver, typed: str):
    located = offline.locate(typed)

    assert located.query == typed
    assert located.status in {"one", "several", "outside_england", "no_home", "unknown", "unreadable"}
    assert (located.status == "one") == (len(located.authorities) == 1)
    assert set(located.as_json()) == KEYS


def test_metadata_holds_no_full_postcode(loaded: Resolver):
    metadata = loaded.locate("BS3 1AA").as_metadata()

    assert "1AA" not in repr(metadata)
    assert metadata["district"] == "BS3"
    assert metadata["authorities"] == [{"gss_code": "E06000023", "name": "Bristol, City of", "share_pct": 100.0}]


def test_postcode_already_read_is_not_read_again(offline: Resolver):
    (reading,) = read_postcodes("we're in bs3 1aa")

    assert offline.locate(reading).postcode == "BS3 1AA"


def test_fixture_covers_every_kind_of_row():
    assert {line.country for line in LINES} >= {"E92000001", "W92000004", "S92000003", "N92000002", "L93000001"}
