"""`offer compare` as people and programs call it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main


@pytest.fixture(scope="module")
def offer(tmp_path_factory):
    """Runs a command over one database that lives as long as this module."""
    environ = {"OFFER_VAR": str(tmp_path_factory.mktemp("cli"))}

    def call(*args: str):
        return CliRunner().invoke(main, args, env=environ)

    return call


def test_two_councils_in_words(offer):
    done = offer("compare", "Bristol", "Leeds", "--need", "autism", "--age", "7")

    assert done.exit_code == 0
    assert done.stdout.startswith("Bristol and Leeds side by side: autism, 7 years old\n")
    assert "Publishing is not providing." in done.stdout
    assert "Source: Department for Education" in done.stdout
    assert "not read yet" in done.stdout


def test_two_councils_for_a_program(offer):
    told = json.loads(offer("compare", "Sampleshire", "Leeds", "--need", "ASD", "--with", "region", "--json").stdout)

    assert [each["kind"] for each in told["areas"]] == ["council", "council", "region", "england"]
    assert [each["data_state"] for each in told["areas"]] == ["read", "not_read", None, None]
    assert told["areas"][0]["sample"] is True
    assert {cell["state"] for row in told["rows"] for cell in row["cells"]} >= {"published", "not_read", "value"}
    assert len(told["pictures"][0]["marks"]) == 150


def test_every_official_region_agrees_with_the_published_one(offer):
    """Source: domain brief, section 3: 2024 by region, as published."""
    published = {
        "Camden": 66.9, "Leeds": 56.7, "Salford": 50.5, "Hartlepool": 49.0, "Coventry": 42.3, "Suffolk": 39.6,
        "Derby": 39.0, "Kent": 38.2, "Bristol": 28.5,
    }  # fmt: skip
    for name, share in published.items():
        told = json.loads(offer("compare", name, "--with", "region", "--json").stdout)
        (row,) = (each for each in told["rows"] if each["key"] == "on_time")
        assert row["cells"][1]["value"] == pytest.approx(share, abs=0.15), name


def test_a_table_for_a_spreadsheet(offer):
    rows = list(csv.DictReader(io.StringIO(offer("compare", "Bristol", "Leeds", "--csv").stdout)))

    assert {"key", "what", "Bristol", "Bristol: value", "Leeds", "England", "when", "source"} <= set(rows[0])
    assert any(row["key"] == "on_time" and float(row["Leeds: value"]) < 100 for row in rows)


def test_kind_of_help_can_be_named(offer):
    done = offer("compare", "Sampleshire", "--support", "speech therapy")

    assert "Speech and language therapy" in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ((), 2, "Missing argument"),
        (("Bristol", "--json", "--csv"), 2, "not both"),
        (("Bristol", "--with", "wales"), 2, "neighbours"),
        (("Atlantis",), 1, "is not the name of one English council"),
        (("Bristol", "--need", "qwertyuiop"), 1, "is no need we know"),
        (("Bristol", "--support", "qwertyuiop"), 1, "is no kind of help we know"),
        (("Bristol", "--age", "old"), 1, "is not an age"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_line(offer, args, code, words):
    done = offer("compare", *args)

    assert done.exit_code == code
    assert words in done.stderr


@pytest.mark.parametrize("word", ["not available", "worst", "best", "league"])
def test_no_word_puts_one_council_above_another(offer, word):
    for form in ((), ("--json",), ("--csv",)):
        done = offer("compare", "Sampleshire", "Leeds", "--need", "ASD", "--with", "neighbours", *form)
        assert word not in done.stdout.casefold()
