"""Every row a family can be shown, in every style: its source, how sure it is, when it was checked, and if that is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from localoffer.answers import cards, compose, wording
from localoffer.answers.answer import Answer, Outcome
from localoffer.answers.styling import Style
from localoffer.navigator import Navigator
from localoffer.search.ranking import Match
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import FactRecord, HelplineRecord, ProvisionRecord, SupportTypeRecord
from tests.factories import TODAY

LONG_AFTER = date(2031, 1, 1)
"""Past every review date there is."""


@pytest.fixture(scope="module")
def navigator(tmp_path_factory):
    chosen = Settings.read({"OFFER_VAR": str(tmp_path_factory.mktemp("plain"))})
    navigator = Navigator(Database(chosen.database_url), chosen, today=lambda: TODAY)
    navigator.prepare()
    yield navigator
    navigator.database.close()


@pytest.fixture(scope="module")
def everything(navigator) -> Answer:
    """All rows of the national layer and of the sample council, as one answer."""
    with navigator.database.session() as session:
        facts = tuple(compose.fact_item(row) for row in session.scalars(select(FactRecord)))
        provision = tuple(
            compose.provision_item(Match(row, fit=1, reasons=())) for row in session.scalars(select(ProvisionRecord))
        )
        supports = tuple(
            compose.support_item(Match(row, fit=1, reasons=())) for row in session.scalars(select(SupportTypeRecord))
        )
    claims = tuple(compose.claim_item(each) for each in navigator.claims.known)
    return Answer(Outcome.FACTS, facts=facts, provision=provision, supports=supports, claims=claims, today=TODAY)


@pytest.mark.parametrize("style", Style)
def test_every_row_shown_says_where_it_is_from_and_how_sure(navigator, everything, style):
    shown = navigator.plain_words.cards(everything, style)

    assert len(shown) > 500
    for card in shown:
        assert card["source"], card
        assert card["strength_words"], card
        assert card["checked"].startswith(("Checked ", "Not yet checked")), card


@pytest.mark.parametrize("style", Style)
def test_every_row_past_its_review_day_says_so(navigator, everything, style):
    origins = [
        each.provenance for each in (*everything.facts, *everything.provision, *everything.supports, *everything.claims)
    ]
    due = sum(each.verified_on is not None and each.review_by is not None for each in origins)

    shown = navigator.plain_words.cards(replace(everything, today=LONG_AFTER), style)

    checked = [card["checked"] for card in shown]
    assert due > 400
    assert sum("due for a new check" in each for each in checked) == due
    assert all("due for a new check" in each or each == "Not yet checked" for each in checked)


@settings(max_examples=60, deadline=None)
@given(days=st.integers(-400, 1600))
def test_a_review_day_is_past_on_the_day_after_it(everything, days):
    today = TODAY + timedelta(days=days)

    for card, item in zip(
        cards.cards(replace(everything, claims=(), provision=(), supports=(), today=today)),
        everything.facts,
        strict=True,
    ):
        says_due = "due for a new check" in card["checked"]
        origin = item.provenance
        assert says_due == (
            origin.verified_on is not None and origin.review_by is not None and origin.review_by < today
        )


@pytest.mark.parametrize("style", Style)
def test_a_proposal_is_shown_as_one_with_its_day(navigator, everything, style):
    proposals = {each.key: each.provenance for each in everything.facts if each.provenance.law_status == "proposed"}

    shown = {card["row"]: card for card in navigator.plain_words.cards(everything, style) if card["kind"] == "fact"}

    assert len(proposals) > 5
    for key, origin in proposals.items():
        card = shown[key]
        note = next(row["value"] for row in card["facts"] if row["label"] == "Please note")
        assert card["strength_words"] == "Only a proposal: not law"
        assert "only a proposal" in note
        assert wording.day(origin.verified_on) in note


def test_a_law_that_has_not_begun_is_never_worded_as_one_in_force(navigator, everything):
    waiting = {each.key for each in everything.facts if each.provenance.law_status == "passed_not_commenced"}

    shown = [card for card in navigator.plain_words.cards(everything, Style.USUAL) if card["row"] in waiting]

    assert shown
    assert {card["strength_words"] for card in shown} == {"Passed as law, but not in force yet"}


def test_simpler_words_take_the_place_of_the_row(navigator, everything):
    usual = {(card["kind"], card["row"]): card for card in navigator.plain_words.cards(everything, Style.USUAL)}
    simple = {(card["kind"], card["row"]): card for card in navigator.plain_words.cards(everything, Style.SIMPLE)}

    for key, words in navigator.plain_words.known.items():
        assert words in cards.as_text(simple[key]), key
        assert words not in cards.as_text(usual[key]), key
        assert simple[key]["source"] == usual[key]["source"]


def test_simple_shows_fewer_rows_and_detail_more(navigator, everything):
    rows = {
        style: sum(len(card["facts"]) for card in navigator.plain_words.cards(everything, style)) for style in Style
    }

    assert rows[Style.SIMPLE] < rows[Style.USUAL] < rows[Style.DETAIL]


def test_detail_gives_every_row_its_basis(navigator, everything):
    for card in navigator.plain_words.cards(everything, Style.DETAIL):
        labels = {row["label"] for row in card["facts"]}
        assert "Based on" in labels, card
        assert labels & {"In law", "Please note"}, card


def test_helplines_are_the_same_in_every_style(navigator):
    with navigator.database.session() as session:
        topics = next(row.topics[0] for row in session.scalars(select(HelplineRecord)) if row.topics)
    answer = navigator.helplines(topics)

    assert navigator.plain_words.cards(answer, Style.SIMPLE) == navigator.plain_words.cards(answer, Style.DETAIL)
