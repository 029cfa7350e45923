"""`offer export` as people and programs call it, and what comes of reading its file back."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main
from localoffer.publishing.templates import SERVICES, TEMPLATES


@pytest.fixture(scope="module")
def offer(tmp_path_factory):
    """Runs a command over one database that lives as long as this module."""
    environ = {"OFFER_VAR": str(tmp_path_factory.mktemp("cli"))}

    def call(*args: str):
        return CliRunner().invoke(main, args, env=environ)

    return call


@pytest.mark.parametrize("form", ["oruk-3.0", "ndjson"])
def test_exported_file_imported_again_changes_nothing(offer, tmp_path, form):
    file = tmp_path / "offer.json"

    written = offer("export", "--authority", "Sampleshire", "--format", form, "--out", str(file))
    again = offer("import", str(file), "--authority", "Sampleshire", "--json")

    assert written.exit_code == 0, written.output
    told = json.loads(again.stdout)
    assert (told["format"], told["added"], told["changed"], told["removed"]) == ("oruk-3.0", 0, 0, 0)
    assert told["same"] == told["kept"] > 0
    assert {each["level"] for each in told["problems"]} <= {"noted"}


def test_export_on_the_screen_is_one_whole_page(offer):
    page = json.loads(offer("export", "--authority", "Sampleshire").stdout)

    assert page["total_items"] == page["size"] == len(page["contents"]) > 0
    assert (page["first_page"], page["last_page"], page["empty"]) == (True, True, False)


def test_export_of_a_council_without_services_is_an_empty_page(offer):
    page = json.loads(offer("export", "--authority", "Leeds").stdout)

    assert (page["total_items"], page["empty"], page["contents"]) == (0, True, [])


def test_spreadsheet_has_the_columns_of_our_own_template(offer):
    done = offer("export", "--authority", "Sampleshire", "--format", "csv")

    headings, *rows = csv.reader(io.StringIO(done.stdout))
    assert tuple(headings) == TEMPLATES[SERVICES].names
    assert rows
    assert all(row[headings.index("name")].startswith("Sample: ") for row in rows)


def test_file_that_cannot_be_written_leaves_nothing_behind(offer, tmp_path):
    done = offer("export", "--authority", "Sampleshire", "--out", str(tmp_path / "no" / "offer.json"))

    assert done.exit_code == 1
    assert "Choose a folder that exists" in done.output
    assert list(tmp_path.iterdir()) == []


def test_unknown_council_is_one_line_of_trouble(offer):
    done = offer("export", "--authority", "Nowhere")

    assert done.exit_code == 1
    assert '"Nowhere" is not the name of one English council' in done.output
