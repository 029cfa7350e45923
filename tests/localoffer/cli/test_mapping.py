"""`offer mapping` as an officer calls it, from import to spreadsheet and back."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main
from tests.localoffer.publishing.offer_files import a_page, an_entry


def tagged(number: int, *names: str) -> dict[str, object]:
    terms = [{"taxonomy_term": {"id": name, "name": name, "taxonomy": "Local"}} for name in names]
    return an_entry(number, attributes=terms)


@pytest.fixture(scope="module")
def offer(tmp_path_factory):
    """Runs a command over a database into which a small offer of Bristol was published."""
    folder = tmp_path_factory.mktemp("mapping")

    def call(*args: object):
        return CliRunner().invoke(main, [str(each) for each in args], env={"OFFER_VAR": str(folder / "var")})

    file = folder / "bristol.json"
    file.write_bytes(a_page(tagged(1, "Gardening", "Autism"), tagged(2, "Gardening")))
    assert call("import", file, "--authority", "Bristol", "--publish").exit_code == 0
    return call


def test_show_lists_terms_with_counts_unmapped_first(offer):
    done = offer("mapping", "show", "--authority", "Bristol")

    first, second, last = done.stdout.splitlines()
    assert first == "     2  Gardening → nothing yet [nobody; bristol.json]"
    assert second == "     1  Autism → need ASD (0.9) [vocabulary; bristol.json]"
    assert last == "2 terms; 1 lead nowhere."


def test_term_is_said_shown_and_taken_back(offer):
    said = offer("mapping", "set", "gardening", "support", "leisure_clubs", "--authority", "Bristol", "--by", "Sam")
    listed = json.loads(offer("mapping", "show", "--authority", "Bristol", "--json").stdout)
    unsaid = offer("mapping", "unset", "Gardening", "--authority", "Bristol")

    assert said.stdout == "1 rule changed, 2 stored services have new codes.\n"
    assert [(row["term"], row["read_by"], row["said_by"]) for row in listed] == [
        ("Gardening", "a person", "Sam"),
        ("Autism", "vocabulary", None),
    ]
    assert unsaid.stdout == said.stdout


def test_table_given_back_unedited_changes_nothing(offer, tmp_path):
    table = tmp_path / "map.csv"

    told = offer("mapping", "show", "--authority", "Bristol", "--export", table)

    assert told.stdout.startswith(f"Written to {table}.")
    done = offer("mapping", "set", "--import", table, "--authority", "Bristol")
    assert done.stdout == "Nothing changed: all of that holds already.\n"


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("Gardening", "support", "wings"), 1, '"wings" is not a support of ours'),
        (("Gardening",), 2, "Give a TERM and a KIND"),
        ((), 2, "Give a TERM and a KIND"),
        (("Gardening", "thing"), 2, "thing"),
    ],
)
def test_what_cannot_be_said_is_refused(offer, args, code, told):
    done = offer("mapping", "set", *args, "--authority", "Bristol")

    assert done.exit_code == code
    assert told in done.stderr


def test_sample_council_has_no_terms_to_map(offer):
    assert "nothing to map" in offer("mapping", "show", "--authority", "Sampleshire").stdout
