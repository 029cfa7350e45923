"""What to ask the SENCO: what is for the need first, and never surer than the row."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.answers.answer import Provenance, ProvisionItem
from localoffer.answers.call_sheet import MOST_QUESTIONS, call_sheet

TODAY = date(2026, 11, 21)


def an_item(key: str, strength: str = "should", *, reason: str = "for this kind of need", **changes):
    origin = Provenance(strength, "Act", "in_force", "The Act", None, "high", date(2026, 11, 1), None)
    values = {"what": f"What {key}.", "responsible": "The school", "budget": "The school's money", "is_local": False}
    return ProvisionItem(key, **{**values, "provenance": origin, "reasons": (reason,), **changes})


def test_each_question_says_who_pays_and_how_sure():
    sheet = call_sheet([an_item("a")], ["About: talking"], None, today=TODAY)

    for part in (
        "1. What a.",
        "Official guidance says this should happen.",
        "Who pays: The school's money.",
        "Source: The Act. Checked 1 November 2026.",
        "About: talking",
    ):
        assert part in sheet.text


def test_what_is_for_the_need_comes_first():
    general = an_item("general", "must", reason="holds for every child with SEND")

    sheet = call_sheet([general, an_item("own")], [], None, today=TODAY)

    assert [each.what for each in sheet.questions] == ["What own.", "What general."]


@pytest.mark.parametrize(
    ("strength", "words"), [("must", "How do you do this"), ("should", "in place"), ("common", "Do you have this")]
)
def test_a_question_is_never_surer_than_its_row(strength, words):
    (question,) = call_sheet([an_item("a", strength)], [], None, today=TODAY).questions

    assert words in question.ask


def test_a_row_that_costs_nothing_names_no_payer():
    assert "Who pays" not in call_sheet([an_item("a", budget=None)], [], None, today=TODAY).text


def test_more_than_a_meeting_holds_is_counted():
    sheet = call_sheet([an_item(str(number)) for number in range(MOST_QUESTIONS + 4)], [], None, today=TODAY)

    assert (len(sheet.questions), sheet.left) == (MOST_QUESTIONS, 4)
