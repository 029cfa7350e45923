"""Comparing areas over a real database: what is gathered, who stands beside whom, who is in no drawing."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.answers.comparing import CellState
from localoffer.errors import QueryError, UnknownAuthority
from localoffer.navigator import Request
from localoffer.search import index
from localoffer.store.records import AuthorityRecord, EhcFigureRecord
from tests.factories import TODAY, a_provision, a_service, a_support, an_authority
from tests.localoffer.navigator.councils import BRISTOL, LEEDS, OLD, a_navigator, add

SOUTH_GLOUCESTERSHIRE = "E06000025"
TALKING = Request(needs=("SLCN",), age_years=4.0)


def a_figure(gss_code: str, share: float | None, **changes) -> EhcFigureRecord:
    values = {
        "year": 2024, "plans_issued": 100, "requests": 200, "pct_requests_refused": 20.0, "ehc_plans": 1000,
        "source": "Department for Education", "verified_on": date(2026, 11, 1),
    }  # fmt: skip
    return EhcFigureRecord(gss_code=gss_code, pct_within_20_weeks=share, **{**values, **changes})


@pytest.fixture
def navigator():
    made = a_navigator(
        an_authority(
            gss_code=SOUTH_GLOUCESTERSHIRE, name="South Gloucestershire", friendly_name="South Gloucestershire"
        ),
        a_figure(BRISTOL, 17.4),
        a_figure(LEEDS, 9.3),
        a_figure(SOUTH_GLOUCESTERSHIRE, 50.0, plans_issued=300),
        a_figure("E92000001", 46.4),
        a_service("s1", supports=("portage",)),
        a_service("s2", needs=(), assured_on=OLD),
        a_provision(provision_id="own", gss_code=BRISTOL),
    )
    with made.database.session() as session:
        session.get(AuthorityRecord, LEEDS).region = "Yorkshire and The Humber"
        index.rebuild(session)
    yield made
    made.database.close()


def cells(found, key):
    return [each.text for each in found.row(key).cells]


def test_lists_and_figures_are_gathered_for_every_area(navigator):
    found = navigator.comparing.compare([BRISTOL, LEEDS], TALKING)

    assert [each.name for each in found.columns] == ["Bristol", "Leeds", "England"]
    assert cells(found, "services")[:2] == ["2", "not read yet"]
    assert cells(found, "fresh")[0] == "1 of 2"
    assert cells(found, "fitting")[0] == "1"
    assert cells(found, "provision")[0] == "1"
    assert cells(found, "schedule2")[0] == f"{found.row('schedule2').cells[0].value} of 60"
    assert cells(found, "support:portage")[:2] == ["published", "not read yet"]
    assert cells(found, "on_time") == ["17 in 100", "9 in 100", "46 in 100"]


def test_help_a_whole_list_does_not_show_is_not_published(navigator):
    add(navigator, [a_support("speech_therapy")])

    found = navigator.comparing.compare([BRISTOL], TALKING)

    assert found.row("support:speech_therapy").cells[0].state is CellState.NOT_PUBLISHED


def test_help_for_other_ages_is_not_looked_for(navigator):
    add(navigator, [a_support("for_small_ones", max_age_years=4), a_support("for_big_ones", min_age_years=16)])

    by_age = navigator.comparing.compare([BRISTOL], TALKING)
    by_phase = navigator.comparing.compare([BRISTOL], Request(needs=("SLCN",), phase="post16"))

    assert by_age.row("support:for_big_ones") is None
    assert by_age.row("support:for_small_ones") is not None
    assert by_phase.row("support:for_big_ones") is not None
    assert by_phase.row("support:for_small_ones") is None


def test_without_a_need_no_kind_of_help_is_looked_for(navigator):
    found = navigator.comparing.compare([BRISTOL], Request())

    assert found.group("support") == ()
    assert found.row("fitting") is None


def test_a_region_is_worked_out_from_its_councils(navigator):
    found = navigator.comparing.compare([BRISTOL], Request(), with_="region")

    assert [each.name for each in found.columns] == ["Bristol", "South West (region)", "England"]
    assert found.row("plans_issued").cells[1].value == 400
    assert found.row("on_time").cells[1].value == round((17.4 * 100 + 50 * 300) / 400, 1)


def test_neighbours_that_are_loaded_stand_beside_the_first_council(navigator):
    found = navigator.comparing.compare([BRISTOL], Request(), with_="neighbours")

    assert [each.name for each in found.columns] == ["Bristol", "South Gloucestershire", "England"]
    assert [each.name for each in found.named] == ["Bristol"]


def test_the_invented_council_is_in_no_drawing_and_no_region(navigator):
    sample = {"gss_code": "SAMPLE01", "name": "Sampleshire", "friendly_name": "Sampleshire"}
    add(navigator, [an_authority(**sample, is_sample=True, read_on=TODAY), a_figure("SAMPLE01", 99.0)])
    navigator.__dict__.pop("authorities", None)

    found = navigator.comparing.compare(["SAMPLE01", LEEDS], Request(), with_="region")

    assert found.is_sample
    assert [each.name for each in found.columns] == [
        "Sampleshire", "Leeds", "Yorkshire and The Humber (region)", "England",
    ]  # fmt: skip
    (on_time,) = [each for each in found.pictures if each.key == "on_time"]
    assert sorted(mark.value for mark in on_time.marks) == [9.3, 17.4, 46.4, 50.0]
    assert "Sampleshire" not in on_time.description


def test_an_audit_follows_what_is_published(navigator):
    before = navigator.comparing.compare([BRISTOL], Request()).row("schedule2").cells[0].value
    add(navigator, [a_service("s3", supports=("sendiass",))])

    assert navigator.comparing.compare([BRISTOL], Request()).row("schedule2").cells[0].value >= before


def test_a_council_named_twice_is_there_once(navigator):
    found = navigator.comparing.compare([BRISTOL, "Bristol"], Request())

    assert [each.name for each in found.columns] == ["Bristol", "England"]


def test_what_cannot_be_compared_is_refused_with_what_to_do(navigator):
    with pytest.raises(QueryError, match="Give 1 to 6"):
        navigator.comparing.compare([], Request())
    with pytest.raises(QueryError, match="Write one of england, region, neighbours"):
        navigator.comparing.compare([BRISTOL], Request(), with_="wales")
    with pytest.raises(UnknownAuthority):
        navigator.comparing.compare(["Atlantis"], Request())
