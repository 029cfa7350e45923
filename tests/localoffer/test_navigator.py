"""The use cases over a real, seeded database."""

from __future__ import annotations

import json
from datetime import date

import pytest

from localoffer.answers.answer import DataState, Outcome
from localoffer.errors import UnknownAuthority
from localoffer.navigator import Home, Navigator, Request
from localoffer.publishing import sample
from localoffer.publishing import seed as seeding
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import AuthorityRecord, ProvisionRecord, SeedRecord, ServiceRecord
from tests.factories import TODAY

BRISTOL, SAMPLESHIRE = "E06000023", sample.SAMPLE_CODE


def a_navigator(tmp_path, *, today=TODAY, **environ) -> Navigator:
    settings = Settings.read({"OFFER_VAR": str(tmp_path), **environ})
    navigator = Navigator(Database(settings.database_url), settings, today=lambda: today)
    navigator.prepare()
    return navigator


@pytest.fixture(scope="module")
def navigator(tmp_path_factory):
    navigator = a_navigator(tmp_path_factory.mktemp("navigator"))
    yield navigator
    navigator.database.close()


def test_new_national_facts_keep_the_sample_council_known_by_name(navigator):
    with navigator.database.session() as session:
        session.get(SeedRecord, "national").fingerprint = "an older state of the files"

    navigator.prepare()

    assert navigator.authorities.find("Sample", on=navigator.today()).gss_code == SAMPLESHIRE


def test_the_first_question_of_all_has_a_true_answer(navigator):
    answer = navigator.find_typed("BS3 1AA", "my son hardly talks", "4")

    assert answer.outcome is Outcome.ANSWERED_NATIONAL
    assert answer.area.gss_code == BRISTOL
    assert answer.area.data_state is DataState.NOT_READ
    assert any("talk" in item.what for item in answer.provision)
    assert "speech_language_therapy" in [item.code for item in answer.supports]
    assert answer.services == ()
    assert answer.gaps == ()


def test_law_stands_before_guidance_before_custom(navigator):
    answer = navigator.find_typed("BS3 1AA", "not talking", "4")

    strengths = [item.provenance.strength for item in answer.provision]
    assert strengths == sorted(strengths, key=["must", "should", "common"].index)
    assert set(strengths) == {"must", "should", "common"}


@pytest.mark.parametrize(
    "need", ["autism", "dyslexia", "anxiety", "wheelchair", "deaf", "not talking", "behind in everything"]
)
@pytest.mark.parametrize("age", ["3", "8", "14", "17"])
def test_every_need_and_age_is_answered_anywhere_on_day_one(navigator, need, age):
    answer = navigator.find_typed("Leeds", need, age)

    assert answer.outcome is Outcome.ANSWERED_NATIONAL
    assert len(answer.provision) >= 3
    assert answer.next_steps


def test_preparing_twice_loads_nothing_twice(navigator):
    with navigator.database.session() as session:
        before = session.query(ProvisionRecord).count()

    navigator.prepare()

    with navigator.database.session() as session:
        assert session.query(ProvisionRecord).count() == before


def test_the_sample_council_is_read_has_services_and_gaps(navigator):
    answer = navigator.find_typed("Sampleshire", "my daughter cannot walk", "6")

    assert answer.outcome is Outcome.ANSWERED
    assert answer.area.is_sample
    assert answer.services
    assert all(item.is_sample for item in answer.services)
    assert answer.gaps
    assert any(item.is_stale for item in answer.services)


def test_sample_postcodes_give_distances(navigator):
    answer = navigator.find_typed("ZY1 1AA", "not talking", "4")

    assert answer.area.gss_code == SAMPLESHIRE
    assert any(item.distance_miles is not None for item in answer.services)


def test_production_has_no_sample_council(tmp_path):
    navigator = a_navigator(tmp_path, OFFER_ENV="development")
    navigator.database.close()

    navigator = a_navigator(tmp_path, OFFER_ENV="production")

    with pytest.raises(UnknownAuthority):
        navigator.find_typed("Sampleshire", "autism", "5")
    with navigator.database.session() as session:
        assert session.query(ServiceRecord).count() == 0
    assert navigator.where("ZY1 1AA").status != "one"
    navigator.database.close()


@pytest.mark.parametrize(("day", "codes"), [
    (date(2027, 3, 31), {"E10000030"}),
    (date(2027, 4, 1), {"LON-WEST-SURREY", "LON-EAST-SURREY"}),
])  # fmt: skip
def test_surrey_splits_on_its_day_and_not_before(tmp_path, day, codes):
    navigator = a_navigator(tmp_path, today=day)

    located = navigator.where("GU1 3AA")

    assert {each.gss_code for each in located.authorities} <= codes
    assert located.status in {"one", "several"}
    navigator.database.close()


@pytest.mark.parametrize(("place", "outcome"), [
    ("EH1 1YJ", Outcome.OUTSIDE_ENGLAND), ("KT4", Outcome.NEED_CHOICE), ("BX1 1LT", Outcome.NO_HOME),
    ("ZZ99 3VZ", Outcome.UNKNOWN_PLACE), ("", Outcome.NEED_PLACE),
])  # fmt: skip
def test_places_without_one_council_say_which_case(navigator, place, outcome):
    assert navigator.find_typed(place, "autism", "7").outcome is outcome


def test_a_town_that_is_no_council_offers_choices(navigator):
    with pytest.raises(UnknownAuthority, match=r"everyday name|Did you mean"):
        navigator.find_typed("Bristolshire-on-Sea", "autism", "7")


def test_unknown_words_are_admitted_and_answered_generally(navigator):
    answer = navigator.find_typed("Leeds", "the wobblefrobs", "8")

    assert answer.asked.unread == "the wobblefrobs"
    assert answer.provision


def test_figures_come_with_their_year_and_england(navigator):
    answer = navigator.find(Home(BRISTOL), Request(supports=("ehc_plan",)))

    assert "2024" in answer.figures[0].text
    assert "England" in answer.figures[0].text


def test_a_question_about_process_finds_its_facts(navigator):
    keys = navigator.best_facts(["ehc_process"], "school says we must wait, can I ask for the assessment myself?", 3)

    assert "ehc-who-can-ask" in keys or "ehc-how-to-ask" in keys


def test_every_row_of_an_answer_can_say_where_it_is_from(navigator):
    shown = navigator.find_typed("Sampleshire", "autism", "9").as_json()

    for row in [*shown["provision"], *shown["supports"]]:
        assert row["source"]
        assert row["strength"] in {"must", "should", "common"}
        assert row["verified_on"] or row["confidence"] == "not_checked"
    json.dumps(shown)


def test_importing_a_list_makes_a_council_read(tmp_path):
    navigator = a_navigator(tmp_path)
    file = tmp_path / "feed.json"
    service = {"id": "0b6f6a0e-6d0c-4f0e-9f44-0d5f0f6b9d11", "name": "Chatterbox speech therapy group", "status": "active",
               "description": "A speech and language therapy group for children who are late to talk.", "minimum_age": 2, "maximum_age": 5, "assured_date": "2026-10-01"}  # fmt: skip
    file.write_text(json.dumps([service]))

    shown = navigator.offers.import_file(file, "Bristol, City of")
    assert shown.version_id is None
    assert navigator.find_typed("Bristol", "not talking", "4").area.data_state is DataState.NOT_READ

    navigator.offers.import_file(file, "Bristol, City of", publish=True)

    answer = navigator.find_typed("Bristol", "not talking", "4")
    assert answer.outcome is Outcome.ANSWERED
    assert [item.name for item in answer.services] == ["Chatterbox speech therapy group"]
    assert answer.gaps
    assert "speech_language_therapy" not in [gap.support for gap in answer.gaps]
    assert navigator.find_typed("Leeds", "not talking", "4").area.data_state is DataState.NOT_READ
    navigator.database.close()


def test_the_council_record_is_kept_when_national_data_is_renewed(navigator):
    with navigator.database.session() as session:
        session.get(AuthorityRecord, "E08000035").read_on = date(2026, 11, 3)

    with navigator.database.session() as session:
        session.get(SeedRecord, "national").fingerprint = "old"
        seeding.seed(session, navigator.data)

    with navigator.database.session() as session:
        record = session.get(AuthorityRecord, "E08000035")
        assert record.read_on == date(2026, 11, 3)
        record.read_on = None
