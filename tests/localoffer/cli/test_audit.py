"""`offer audit` as people and programs call it."""

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


def test_audit_of_the_sample_council_names_what_proves_it(offer):
    done = offer("audit", "Sampleshire", "--json")

    told = json.loads(done.stdout)
    found = {item["key"]: item for item in told["items"]}
    assert told["sample"] is True
    assert 0 < told["score"] < 100
    assert "Sampleshire SENDIASS (sample)" in [proof["name"] for proof in found["LO-15a"]["proofs"]]
    assert all(item["paragraph"] is None for item in told["items"] if "not checked" in item["text_checked"])


def test_audit_in_words_says_what_it_is(offer):
    done = offer("audit", "Sampleshire")

    assert "It does not say what the council does or provides." in done.stdout
    assert "MISSING" in done.stdout
    assert "sample data" in done.stdout


def test_audit_of_an_unread_council_has_no_score(offer):
    done = offer("audit", "Bristol, City of", "--json")

    told = json.loads(done.stdout)
    assert (told["data_state"], told["score"], told["items"]) == ("not_read", None, [])
    assert "no score" in offer("audit", "Bristol").stdout


def test_all_councils_come_in_one_table(offer):
    rows = list(csv.DictReader(io.StringIO(offer("audit", "--all", "--csv").stdout)))

    assert len(rows) == 153
    assert {row["data"] for row in rows} == {"not read"}
    assert {row["score"] for row in rows} == {""}
    assert len(json.loads(offer("audit", "--all", "--json").stdout)) == 153
    assert "0 of 153 councils were read whole" in offer("audit", "--all").stdout


def test_csv_of_one_council_has_a_row_an_item(offer):
    rows = list(csv.DictReader(io.StringIO(offer("audit", "Sampleshire", "--csv").stdout)))

    assert len(rows) == 60
    assert {row["state"] for row in rows} <= {"covered", "stale", "thin", "missing"}


@pytest.mark.parametrize("args", [(), ("Bristol", "--all"), ("Bristol", "--json", "--csv")])
def test_unclear_audit_is_a_wrong_option(offer, args):
    assert offer("audit", *args).exit_code == 2


def test_audit_of_no_council_is_refused_in_one_line(offer):
    done = offer("audit", "Atlantis")

    assert done.exit_code == 1
    assert done.stderr.startswith('offer: "Atlantis" is not the name of one English council')
