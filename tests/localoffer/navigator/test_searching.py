"""Search as families and councils meet it: words and filters in, services with reasons out."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.cli import main
from localoffer.errors import QueryError
from localoffer.navigator import Navigator, Request
from localoffer.navigator.searching import MOST_SHOWN, telling
from localoffer.publishing import sample
from localoffer.search.query import Filters
from localoffer.settings import Settings
from localoffer.store.database import Database
from tests.factories import TODAY

SAMPLESHIRE = sample.SAMPLE_CODE


@pytest.fixture(scope="module")
def navigator(tmp_path_factory):
    chosen = Settings.read({"OFFER_VAR": str(tmp_path_factory.mktemp("searching"))})
    navigator = Navigator(Database(chosen.database_url), chosen, today=lambda: TODAY)
    navigator.prepare()
    yield navigator
    navigator.database.close()


def names(found) -> list[str]:
    return [each.item.name for each in found]


def test_everyday_words_find_the_right_service_first(navigator):
    found = navigator.searching.search("my son can't talk", Filters(authority=SAMPLESHIRE))

    assert set(names(found)[:2]) == {"Little Talkers drop-in", "Speech and language therapy"}


def test_every_result_says_why_and_whose_list(navigator):
    found = navigator.searching.search("relaxed swimming", Filters(), limit=3)

    assert "its name says relaxed and swimming" in found[0].item.reasons
    assert found[0].gss_code == SAMPLESHIRE
    assert all(each.item.reasons for each in found)


def test_an_age_among_the_words_is_a_filter(navigator):
    young = navigator.searching.search("football, he is 8", Filters())
    grown = navigator.searching.search("football, he is 21", Filters())

    assert "Sampleshire Strikers football" in names(young)
    assert "Sampleshire Strikers football" not in names(grown)


def test_the_same_search_answers_the_plain_question(navigator):
    answer = navigator.find_typed("ZY1 1AA", "trouble with sleep", "5")

    assert answer.services[0].name == "Sleep well workshop"
    assert any("sleep" in reason for reason in answer.services[0].reasons)


def test_a_conversation_in_codes_alone_finds_services(navigator):
    answer = navigator.find(navigator.choice(SAMPLESHIRE), Request(age_years=4, needs=("SLCN",)))

    assert "Speech and language therapy" in [item.name for item in answer.services]
    assert all(item.reasons for item in answer.services)


def test_words_nothing_is_known_of_are_searched_for_too(navigator):
    answer = navigator.find_typed("Sampleshire", "hoist", "")

    assert "Hoist-equipped toilet at Millbrook Library" in [item.name for item in answer.services]


def test_a_question_without_words_or_codes_lists_nothing(navigator):
    assert navigator.find(navigator.choice(SAMPLESHIRE), Request(age_years=4)).services == ()


@pytest.mark.parametrize(
    ("words", "filters", "limit"),
    [("", Filters(), 5), ("the", Filters(age_years=4), 5), ("x", Filters(), 0), ("x", Filters(), MOST_SHOWN + 1), ("x", Filters(within_miles=2), 5)],
    ids=["nothing", "silent words", "no results", "too many results", "miles from nowhere"],
)  # fmt: skip
def test_a_search_that_cannot_be_made_says_so(navigator, words, filters, limit):
    with pytest.raises(QueryError, match=r"Give|Write|give"):
        navigator.searching.search(words, filters, limit=limit)


def test_a_need_is_known_by_code_or_words(navigator):
    assert navigator.searching.needs(["asd", "can't talk"]) == ("ASD", "SLCN")


def test_an_unknown_need_is_refused_with_the_codes(navigator):
    with pytest.raises(QueryError, match="SLCN, ASD"):
        navigator.searching.needs(["wobblefrobs"])


@settings(deadline=None)
@given(st.text(max_size=60))
def test_ages_leave_a_message_as_long_as_it_was(navigator, text):
    message = f"{text}. My son is 4 years old"

    told = telling(message, navigator.vocabulary.read(message))

    assert len(told) == len(message)
    assert "4 years" not in told


def offer(tmp_path, *words: str):
    return CliRunner().invoke(main, ["search", *words], env={"OFFER_VAR": str(tmp_path), "DATABASE_URL": None})


def test_the_command_prints_services_with_reasons(tmp_path):
    done = offer(tmp_path, "swimming", "--near", "Sampleshire")

    assert done.exit_code == 0
    assert done.output.startswith("Splash relaxed swimming (sample)\n  Why: its name says swimming; ")


def test_the_command_writes_one_json_object_a_line(tmp_path):
    done = offer(tmp_path, "autism", "--authority", "Sampleshire", "--limit", "2", "--json")

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 2
    assert all(line["why"] and line["council"] and line["gss_code"] == SAMPLESHIRE for line in lines)


def test_the_command_rebuilds_the_index(tmp_path):
    done = offer(tmp_path, "--rebuild")

    assert done.exit_code == 0
    assert "services are in the search index" in done.stderr


@pytest.mark.parametrize(("words", "told"), [
    (["club", "--day", "someday"], "no day of the week"),
    (["club", "--near", "EH1 1YJ"], "does not lead to one council"),
    ([], "nothing to look for"),
])  # fmt: skip
def test_the_command_refuses_in_one_line(tmp_path, words, told):
    done = offer(tmp_path, *words)

    assert done.exit_code == 1
    assert told in done.stderr
    assert done.stdout == ""


def a_list(folder, *entries: dict) -> Path:
    path = folder / "list.json"
    path.write_text(
        json.dumps([{"status": "active", "description": "For children and families. " * 3, **each} for each in entries])
    )
    return path


def test_what_is_imported_is_found_and_what_is_gone_is_not(tmp_path):
    chosen = Settings.read({"OFFER_VAR": str(tmp_path), "OFFER_ENV": "production"})
    navigator = Navigator(Database(chosen.database_url), chosen, today=lambda: TODAY)
    navigator.prepare()
    club = {
        "id": str(uuid.UUID(int=1)),
        "name": "Judo club",
        "organization": {"id": str(uuid.UUID(int=9)), "name": "Old name"},
    }
    pool = {"id": str(uuid.UUID(int=2)), "name": "Warm pool"}

    def found(words: str) -> list[str]:
        return names(navigator.searching.search(words, Filters()))

    navigator.offers.import_file(a_list(tmp_path, club, pool), "Bristol", publish=True)
    assert (found("judo"), found("pool"), found("old")) == (["Judo club"], ["Warm pool"], ["Judo club"])

    renamed = {**club, "organization": {**club["organization"], "name": "Samurai"}}
    navigator.offers.import_file(a_list(tmp_path, renamed), "Bristol", publish=True, accept_removals=True)

    assert (found("samurai"), found("pool"), found("old")) == (["Judo club"], [], [])
    navigator.database.close()
