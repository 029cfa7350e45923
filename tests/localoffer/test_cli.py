"""`offer …` as people and programs call it."""

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


def test_where_gives_one_json_line_for_each_postcode(offer):
    done = offer("where", "BS3 1AA", "EH1 1YJ", "KT4", "hello", "--json")

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["status"] for line in lines] == ["one", "outside_england", "several", "unreadable"]
    assert set(lines[0]) == {
        "query",
        "postcode",
        "status",
        "basis",
        "nation",
        "authorities",
        "ended_on",
        "source",
        "edition",
    }
    assert lines[0]["authorities"] == [{"gss_code": "E06000023", "name": "Bristol", "share_pct": 100.0}]


def test_where_reads_a_file_with_a_postcode_column(offer, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("id,Postcode\n1,BS3 1AA\n2,\n", encoding="utf-8-sig")

    done = offer("where", "--file", str(file), "--json")

    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == ["one", "unreadable"]


def test_where_names_the_missing_column(offer, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("id,code\n1,BS3 1AA\n")

    done = offer("where", "--file", str(file))

    assert done.exit_code == 2
    assert "no column `postcode`" in done.stderr


def test_find_answers_in_plain_words(offer):
    done = offer("find", "BS3 1AA", "--need", "not talking", "--age", "4")

    assert done.exit_code == 0
    assert "Your council: Bristol" in done.stdout
    assert "Who is responsible" in done.stdout
    assert "not legal advice" in done.stdout


def test_find_as_json_keeps_its_promise(offer):
    shown = json.loads(offer("find", "BS3 1AA", "--need", "not talking", "--age", "4", "--json").stdout)

    assert set(shown) >= {"outcome", "area", "provision", "services", "gaps", "next_steps"}
    assert shown["area"]["gss_code"] == "E06000023"
    assert shown["asked"]["age_years"] == 4


@pytest.mark.parametrize(("age", "years"), [("4", 4), ("2 and a half", 2.5), ("18 months", 1.5), ("4.5", 4.5)])
def test_find_reads_ages_as_people_write_them(offer, age, years):
    shown = json.loads(offer("find", "Leeds", "--need", "autism", "--age", age, "--json").stdout)

    assert shown["asked"]["age_years"] == years


@pytest.mark.parametrize("age", ["40", "-3", "cheese"])
def test_find_refuses_an_age_it_cannot_use(offer, age):
    done = offer("find", "Leeds", "--need", "autism", "--age", age)

    assert done.exit_code != 0
    assert "age" in done.stderr
    assert "Traceback" not in done.output


def test_an_unclear_council_lists_choices(offer):
    done = offer("find", "Glostershire")

    assert done.exit_code == 1
    assert "Gloucestershire" in done.stderr


def test_import_shows_and_stores_only_when_told(offer, tmp_path):
    file = tmp_path / "feed.json"
    file.write_text(
        json.dumps(
            [
                {
                    "id": "1",
                    "name": "Chatterbox speech therapy",
                    "status": "active",
                    "description": "For children late to talk, weekly.",
                }
            ]
        )
    )

    shown = json.loads(offer("import", str(file), "--authority", "Bristol, City of", "--json").stdout)
    again = json.loads(offer("import", str(file), "--authority", "Bristol, City of", "--json", "--publish").stdout)
    after = json.loads(offer("import", str(file), "--authority", "Bristol, City of", "--json").stdout)

    assert set(shown) >= {"format", "read", "kept", "added", "changed", "removed", "problems"}
    assert (shown["added"], again["added"], after["added"]) == (1, 1, 0)
    assert set(shown["problems"][0]) == {"row", "field", "found", "done", "level"}


def test_a_file_that_is_no_offer_is_refused_and_changes_nothing(offer, tmp_path):
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><p>hello")

    done = offer("import", str(file), "--authority", "Bristol, City of", "--publish", "--json")

    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert [p["level"] for p in json.loads(done.stdout)["problems"]] == ["blocking"]


def test_an_extract_of_the_directory_makes_answers_exact(offer, tmp_path):
    rows = io.StringIO()
    writer = csv.writer(rows)
    writer.writerow(
        [
            "pcd7",
            "pcd8",
            "pcds",
            "dointr",
            "doterm",
            "usrtypind",
            "east1m",
            "north1m",
            "gridind",
            "cty26cd",
            "lad26cd",
            "ctry26cd",
            "rgn26cd",
            "lat",
            "long",
        ]
    )
    writer.writerow(
        [
            "KT4 8HH",
            "KT4  8HH",
            "KT4 8HH",
            "198001",
            "",
            "0",
            "522000",
            "165000",
            "1",
            "E99999999",
            "E09000029",
            "E92000001",
            "E12000007",
            "51.37",
            "-0.24",
        ]
    )
    file = tmp_path / "ONSPD_AUG_2026_UK_KT.csv"
    file.write_text(rows.getvalue())

    done = offer("postcodes", "import", str(file))
    located = json.loads(offer("where", "KT4 8HH", "--json").stdout)

    assert done.exit_code == 0, done.output
    assert (located["status"], located["basis"]) == ("one", "exact")
    assert located["authorities"][0]["gss_code"] == "E09000029"


def test_a_file_without_postcodes_is_refused_by_its_header(offer, tmp_path):
    file = tmp_path / "wrong.csv"
    file.write_text("a,b\n1,2\n")

    done = offer("postcodes", "import", str(file))

    assert done.exit_code == 1
    assert "a, b" in done.stderr


def test_a_bad_setting_is_one_clear_line():
    done = CliRunner().invoke(main, ["where", "BS3 1AA"], env={"DATABASE_URL": "mysql://x"})

    assert done.exit_code == 1
    assert "DATABASE_URL" in done.stderr
