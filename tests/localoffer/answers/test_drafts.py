"""A letter made ready: rules come from facts only, the council is named where known, the rest stays blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from localoffer.answers.answer import Area, DataState, FactItem, Provenance
from localoffer.answers.drafts import NO_COUNCIL, draft, gap_comment, oldest_check
from localoffer.catalogue.letters import Letter

TODAY = date(2026, 11, 21)
LAW = Provenance("must", "Act, section 1", "in_force", "The Act", None, "high", date(2026, 11, 1), date(2027, 11, 1))
FACT = FactItem("law-1", "Answer", "It must answer.", LAW)
BRISTOL = Area("E06000023", "Bristol", "chosen", DataState.READ, local_offer_url="https://bristol.example/offer")
LETTER = Letter(
    key="ask",
    title="Ask",
    when="Any time.",
    to="The SEND team, {council}",
    greeting="SEND team",
    subject="About [child's name]",
    to_council=True,
    send="Keep a copy.",
    topics=(),
    words=(),
    facts=("law-1",),
    paragraphs=("I ask for [child's name].", "It says: “{text:law-1}” ({basis:law-1}).", "Please answer."),
)


def test_facts_and_council_are_joined_and_the_rest_left_blank():
    made = draft(LETTER, [FACT], BRISTOL, today=TODAY)

    assert "The SEND team, Bristol\n\nDear SEND team,\n\nAbout [child's name]" in made.text
    assert "It says: “It must answer.” (Act, section 1)." in made.text
    assert made.text.startswith("[Your name]\n[Your address]\n\n21 November 2026")
    assert made.blanks == ("[Your name]", "[Your address]", "[child's name]")
    assert made.send[:2] == (
        "Keep a copy.",
        "See Bristol's own list of help: https://bristol.example/offer (we have not tested this link).",
    )


def test_without_a_council_its_name_is_a_blank():
    made = draft(LETTER, [FACT], None, today=TODAY)

    assert NO_COUNCIL in made.blanks
    assert "{council}" not in made.text
    assert made.gss_code is None


@pytest.mark.parametrize(
    "facts", [[], [replace(FACT, provenance=replace(LAW, law_status="proposed"))]], ids=["gone", "proposed"]
)
def test_a_rule_we_do_not_hold_is_left_out(facts):
    made = draft(LETTER, facts, BRISTOL, today=TODAY)

    assert "It says" not in made.text
    assert "Please answer." in made.text
    assert made.sources == ()


def test_every_rule_names_its_source_and_age():
    old = replace(FACT, provenance=replace(LAW, review_by=date(2026, 11, 20)))

    (source,) = draft(LETTER, [old], None, today=TODAY).sources

    assert (source.rule, source.source) == ("It must answer.", "The Act")
    assert source.strength == "The law says this must happen"
    assert source.checked == "Checked 1 November 2026. It is due for a new check"


def test_braces_in_a_fact_are_not_filled_again():
    odd = replace(FACT, text="Write {basis:law-1}.")

    assert "“Write {basis:law-1}.”" in draft(LETTER, [odd], None, today=TODAY).text


def test_oldest_check_counts_and_unchecked_is_oldest():
    unchecked = replace(FACT, provenance=replace(LAW, verified_on=None, confidence="not_checked"))
    newer = replace(FACT, provenance=replace(LAW, verified_on=date(2026, 11, 20)))

    assert oldest_check([newer, FACT], TODAY) == "Checked 1 November 2026"
    assert oldest_check([newer, unchecked], TODAY) == "Not yet checked"
    assert oldest_check([], TODAY) is None


def test_words_for_a_gap_ask_and_blame_nobody():
    words = gap_comment("Portage", BRISTOL)

    assert "Bristol" in words
    assert "Portage" in words
    assert "should have" not in words
    assert "failed" not in words
