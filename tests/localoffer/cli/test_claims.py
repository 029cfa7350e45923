"""`offer claim`: the verdict with its rule, source and date."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main


@pytest.fixture
def offer(tmp_path, monkeypatch):
    monkeypatch.setenv("OFFER_VAR", str(tmp_path))
    return lambda *words: CliRunner().invoke(main, ["claim", *words])


def test_a_claim_is_answered_with_its_source(offer):
    said = offer("the SENCO says the school must spend £6,000 first")

    assert said.exit_code == 0
    assert said.output.startswith("No, that is not the rule.")
    for part in ("The rule:", "What you could say:", "Source:", "Checked 1 November 2026"):
        assert part in said.output


def test_json_holds_verdict_rule_and_provenance(offer):
    (claim,) = json.loads(offer("is it true EHCPs are ending?", "--json").output)["claims"]

    assert (claim["key"], claim["verdict"], claim["law_status"]) == ("reform-plans-ending", "not", "in_force")
    assert claim["source"]
    assert claim["verified_on"] == "2026-11-01"


def test_what_is_no_claim_gets_no_verdict(offer):
    assert offer("hello").output.startswith("No claim we know")
    assert json.loads(offer("hello", "--json").output) == {"outcome": "nothing_found", "claims": []}


def test_without_words_every_claim_is_listed(offer):
    assert len(offer().output.splitlines()) == len(json.loads(offer("--json").output)["claims"]) >= 35
