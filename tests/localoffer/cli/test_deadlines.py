"""`offer deadline` as people and programs call it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main


@pytest.fixture(scope="module")
def offer(tmp_path_factory):
    """Runs a command over one database that lives as long as this module."""
    environ = {"OFFER_VAR": str(tmp_path_factory.mktemp("cli"))}

    def call(*args: str):
        return CliRunner().invoke(main, ["deadline", *args], env=environ)

    return call


def test_a_sentence_and_a_code_give_the_same_dates(offer, tmp_path):
    file = tmp_path / "dates.ics"

    by_words = json.loads(offer("we asked on 3 March 2026", "--json").stdout)
    by_code = json.loads(offer("ehc_request", "2026-03-03", "--json", "--ics", str(file)).stdout)

    assert by_words == by_code
    assert [each["on"] for each in by_code["due"]] == ["2026-04-14", "2026-06-23", "2026-07-21"]
    assert {each["strength"] for each in by_code["due"]} == {"must"}
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 3


def test_a_doubtful_day_writes_no_file(offer, tmp_path):
    file = tmp_path / "dates.ics"

    done = offer("we asked after Easter", "--ics", str(file))

    assert done.exit_code == 2
    assert "Tell me one date: the day your council got your request" in done.stderr
    assert not file.exists()


def test_matters_are_listed_without_words(offer):
    assert "travel_refused: School travel refused (give the date on the refusal letter)" in offer().stdout


def test_a_file_that_cannot_be_written_is_told(offer, tmp_path):
    done = offer("ehc_request", "2026-03-03", "--ics", str(tmp_path / "nowhere" / "a.ics"))

    assert done.exit_code == 1
    assert "nowhere" in done.stderr
