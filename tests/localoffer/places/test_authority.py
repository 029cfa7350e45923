"""The councils: how many on a day, by which names, and who took over from whom."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.errors import PlaceError, UnknownAuthority
from localoffer.places.authority import Authorities, Authority, Successor
from localoffer.places.bundled import bundled_authorities
from localoffer.store.database import Database
from localoffer.store.records import (
    AuthorityAliasRecord,
    AuthorityRecord,
    DistrictRecord,
    Record,
    SuccessorRecord,
)
from tests.localoffer.places.directory_files import PLACES

TODAY = date(2026, 11, 21)
LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)
EAST, WEST = "LON-EAST-SURREY", "LON-WEST-SURREY"


@pytest.fixture(scope="module")
def councils() -> Authorities:
    return bundled_authorities(PLACES)


def test_england_has_153_councils_today(councils: Authorities):
    councils.expect_complete(TODAY)

    kinds = [each.gss_code[:3] for each in councils.on(TODAY)]
    assert len(kinds) == 153
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"E06": 63, "E08": 36, "E09": 33, "E10": 21}
    assert councils.get("E06000053") is not None
    assert councils.get("E09000001") is not None


def test_a_missing_council_is_noticed(councils: Authorities):
    fewer = Authorities([each for each in councils.on(TODAY) if each.gss_code != "E06000053"])

    with pytest.raises(PlaceError, match="152 councils"):
        fewer.expect_complete(TODAY)


def test_every_district_lies_in_a_council_of_today(councils: Authorities):
    counties = {councils.current(f"E07{number:06d}", TODAY) for number in range(1, 250)} - {()}

    present = {each.gss_code for each in councils.on(TODAY)}
    assert all(len(codes) == 1 and set(codes) <= present for codes in counties)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("E06000028", "E06000058"),
        ("E07000048", "E06000058"),
        ("E07000049", "E06000059"),
        ("E07000205", "E10000029"),
        ("E07000190", "E06000066"),
        ("E10000002", "E06000060"),
        ("E07000152", "E06000061"),
        ("E07000154", "E06000062"),
        ("E07000026", "E06000063"),
        ("E07000030", "E06000064"),
        ("E10000023", "E06000065"),
        ("E10000027", "E06000066"),
        ("E08000016", "E08000038"),
        ("E08000019", "E08000039"),
        ("E06000048", "E06000057"),
        ("E08000020", "E08000037"),
        ("E07000100", "E10000015"),
        ("E06000023", "E06000023"),
    ],
)
def test_old_code_leads_to_the_present_council(councils: Authorities, old: str, new: str):
    assert councils.current(old, TODAY) == (new,)


@pytest.mark.parametrize("county", ["E10000006", "E10000009", "E10000021"])
def test_split_county_without_its_district_offers_both(councils: Authorities, county: str):
    assert len(councils.current(county, TODAY)) == 2


def test_split_county_with_its_district_is_one(councils: Authorities):
    assert councils.current("E10000006", TODAY, district_code="E07000028") == ("E06000063",)


def test_unknown_code_leads_nowhere(councils: Authorities):
    assert councils.current("E06999999", TODAY) == ()


@pytest.mark.parametrize("number", [207, 208, 210, 211, 215])
def test_eastern_district_of_surrey_changes_on_its_day(councils: Authorities, number: int):
    district = f"E07{number:06d}"

    assert councils.current("E10000030", LAST_DAY, district_code=district) == ("E10000030",)
    assert councils.current("E10000030", FIRST_DAY, district_code=district) == (EAST,)


@pytest.mark.parametrize("number", [209, 212, 213, 214, 216, 217])
def test_western_district_of_surrey_changes_on_its_day(councils: Authorities, number: int):
    district = f"E07{number:06d}"

    assert councils.current("E10000030", LAST_DAY, district_code=district) == ("E10000030",)
    assert councils.current("E10000030", FIRST_DAY, district_code=district) == (WEST,)


def test_surrey_without_a_district_offers_both_from_its_day(councils: Authorities):
    assert councils.current("E10000030", LAST_DAY) == ("E10000030",)
    assert set(councils.current("E10000030", FIRST_DAY)) == {EAST, WEST}
    assert len(councils.on(LAST_DAY)) == 153
    assert len(councils.on(FIRST_DAY)) == 154


def test_successors_that_go_in_a_circle_end():
    circle = Authorities(
        [Authority("A", "A", "A"), Authority("B", "B", "B")],
        successors=[Successor("A", "B", TODAY), Successor("B", "A", TODAY)],
    )

    assert len(circle.current("A", TODAY)) == 1


@pytest.mark.parametrize(
    ("country", "county", "district", "council"),
    [
        ("E92000001", "E10000030", "E07000207", "E10000030"),
        ("E92000001", "E99999999", "E06000023", "E06000023"),
        ("E92000001", "E09000001", "E09000001", "E09000001"),
        ("E92000001", "E11000001", "E08000003", "E08000003"),
        ("E92000001", "", "E07000008", "E10000003"),
        ("E92000001", "E99999999", "E07000028", "E07000028"),
        ("E92000001", "E99999999", "", None),
        ("E92000001", "E99999999", "E99999999", None),
        ("S92000003", "S99999999", "S12000036", None),
        ("W92000004", "W99999999", "W06000015", None),
        ("L93000001", "L99999999", "L99999999", None),
    ],
)
def test_county_rule_finds_the_responsible_council(
    councils: Authorities, country: str, county: str, district: str, council: str | None
):
    assert councils.responsible(country, county, district) == council


@pytest.fixture(scope="module")
def named() -> Authorities:
    """From the store, with names as ONS, DfE and people write them."""
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    people = [
        ("E06000023", "Bristol, City of", "Bristol", "801"),
        ("E06000010", "Kingston upon Hull, City of", "Hull", "810"),
        ("E09000021", "Kingston upon Thames", "Kingston upon Thames", "314"),
        ("E09000001", "City of London", "City of London", "201"),
        ("E09000033", "Westminster", "Westminster", "213"),
        ("E06000019", "Herefordshire, County of", "Herefordshire", "884"),
        ("E10000011", "East Sussex", "East Sussex", "845"),
        ("E10000032", "West Sussex", "West Sussex", "938"),
        ("E06000066", "Somerset", "Somerset", "933"),
        ("E06000024", "North Somerset", "North Somerset", "802"),
        ("E08000038", "Barnsley", "Barnsley", "370"),
        ("E10000030", "Surrey", "Surrey", "936"),
        ("E06000063", "Cumberland", "Cumberland", "942"),
        ("E06000064", "Westmorland and Furness", "Westmorland and Furness", "943"),
    ]
    with database.session() as session:
        for code, name, friendly, dfe in people:
            session.add(
                AuthorityRecord(gss_code=code, name=name, friendly_name=friendly, kind="-", region="-", dfe_code=dfe)
            )
        for code, name in ((EAST, "East Surrey"), (WEST, "West Surrey")):
            session.add(
                AuthorityRecord(
                    gss_code=code, name=name, friendly_name=name, kind="-", region="-", valid_from=FIRST_DAY
                )
            )
        session.add(
            AuthorityRecord(
                gss_code="SAMPLE01",
                name="Sampleshire (sample data)",
                friendly_name="Sampleshire (sample data)",
                kind="sample",
                region="-",
                is_sample=True,
            )
        )
        session.flush()
        session.add(AuthorityAliasRecord(alias="Sampleshire", gss_code="SAMPLE01"))
        session.add(DistrictRecord(lad_code="E07000207", name="Elmbridge", county_code="E10000030"))
        for old, new, on in (
            ("E08000016", "E08000038", date(2025, 4, 1)),
            ("E10000006", "E06000063", date(2023, 4, 1)),
            ("E10000006", "E06000064", date(2023, 4, 1)),
            ("E10000030", EAST, FIRST_DAY),
            ("E10000030", WEST, FIRST_DAY),
            ("E07000207", EAST, FIRST_DAY),
        ):
            session.add(SuccessorRecord(old_code=old, new_code=new, on=on))
    with database.session() as session:
        return Authorities.load(session)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("E06000023", "E06000023"),
        (" e06000023 ", "E06000023"),
        ("801", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("bristol", "E06000023"),
        ("BRISTOL CITY COUNCIL", "E06000023"),
        ("City of Bristol", "E06000023"),
        ("Bristol council", "E06000023"),
        ("Hull", "E06000010"),
        ("kingston-upon-hull", "E06000010"),
        ("City of London", "E09000001"),
        ("city of london corporation", "E09000001"),
        ("Westminster City Council", "E09000033"),
        ("City of Westminster", "E09000033"),
        ("Royal Borough of Kingston upon Thames", "E09000021"),
        ("Herefordshire Council", "E06000019"),
        ("Somerset", "E06000066"),
        ("Surrey County Council", "E10000030"),
        ("E08000016", "E08000038"),
        ("Elmbridge", "E10000030"),
        ("Elmbridge Borough Council", "E10000030"),
        ("E07000207", "E10000030"),
        ("Sampleshire", "SAMPLE01"),
        ("SAMPLE01", "SAMPLE01"),
        ("Westmorland & Furness", "E06000064"),
    ],
)
def test_council_is_found_by_whatever_it_is_called(named: Authorities, typed: str, code: str):
    assert named.find(typed, TODAY).gss_code == code


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("Kingston", {"Hull", "Kingston upon Thames"}),
        ("Sussex", {"East Sussex", "West Sussex"}),
        ("E10000006", {"Cumberland", "Westmorland and Furness"}),
        ("Brsitol", {"Bristol"}),
        ("East Surrey", {"Surrey"}),
        ("London", set()),
    ],
)
def test_unclear_name_lists_the_choices(named: Authorities, typed: str, choices: set[str]):
    with pytest.raises(UnknownAuthority) as caught:
        named.find(typed, TODAY)

    assert set(caught.value.choices) == choices


def test_surrey_by_name_changes_on_its_day(named: Authorities):
    assert named.find("Surrey", LAST_DAY).gss_code == "E10000030"
    assert named.find("Elmbridge", FIRST_DAY).gss_code == EAST
    with pytest.raises(UnknownAuthority) as caught:
        named.find("Surrey", FIRST_DAY)
    assert set(caught.value.choices) == {"East Surrey", "West Surrey"}


@given(st.text(max_size=400))
def test_any_typed_text_is_found_or_refused(named: Authorities, typed: str):
    with contextlib.suppress(UnknownAuthority):
        assert named.find(typed, TODAY).is_valid(TODAY)
