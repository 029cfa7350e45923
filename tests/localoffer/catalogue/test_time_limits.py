"""The lists of time limits: every row sourced, every chain complete, every phrase leading home."""

from __future__ import annotations

import csv
import re
import shutil

import pytest

from localoffer.answers.deadlines import fact_keys
from localoffer.catalogue.time_limits import LIMITS, Unit, load_time_limits
from localoffer.errors import SeedError
from localoffer.settings import ROOT

DATA = ROOT / "data"
LISTS = load_time_limits(DATA)


def facts() -> dict[str, dict[str, str]]:
    with (DATA / "offer" / "facts.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def test_every_limit_rests_on_a_fact_we_hold():
    assert set(fact_keys(LISTS)) <= facts().keys()


def test_every_amount_stands_in_its_fact():
    """A limit that says 6 weeks may not lean on a fact that says 16."""
    held = facts()
    months = {"02-15": "15 February", "03-31": "31 March"}

    wrong = [
        limit.key
        for limit in LISTS.limits
        if limit.amount
        and not re.search(
            rf"\b{months.get(limit.amount, limit.amount)}(th)?\b",
            f"{held[limit.fact]['title']} {held[limit.fact]['text']}",
        )
    ]

    assert wrong == ["changes-final"]  # 8 weeks after the 4: the fact gives the 12 of both


def test_no_key_of_a_limit_is_used_twice():
    keys = [limit.key for limit in LISTS.limits]

    assert len(keys) == len(set(keys))


def test_every_kind_leads_to_a_limit():
    started = {limit.event for limit in LISTS.limits}

    assert {event.key for event in LISTS.kinds} <= started
    assert any(limit.unit is Unit.NO_LIMIT for limit in LISTS.limits)


def test_sentences_of_limits_are_short():
    for limit in LISTS.limits:
        for sentence in re.split(r"(?<=[.])\s+", f"{limit.what} {limit.note or ''}".strip()):
            assert len(sentence.split()) <= 20, sentence


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("we asked for an assessment on 3 March", "ehc_request"),
        ("the council sent the draft plan last Friday", "draft_plan"),
        ("we had the annual review on 3 March", "review_meeting"),
        ("they refused to assess him, letter of 3 March", "decision_letter"),
        ("transport was refused on 3 March", "travel_refused"),
        ("she was permanently excluded on Monday", "permanent_exclusion"),
        ("suspended since Monday", "suspension"),
        ("I complained to the school in May", "school_complaint"),
        ("the school discriminated against him in May", "discrimination"),
    ],
)
def test_words_lead_to_their_kind(words, key):
    assert [event.key for event in LISTS.kinds_in(words)] == [key]


def test_words_about_nothing_lead_to_no_kind():
    assert LISTS.kinds_in("what about 3 March") == ()


def test_a_damaged_row_names_line_and_column(tmp_path):
    shutil.copytree(DATA / "offer", tmp_path / "offer")
    file = tmp_path / LIMITS
    file.write_text(file.read_text(encoding="utf-8").replace(",6,weeks,", ",six,weeks,", 1), encoding="utf-8")

    with pytest.raises(SeedError, match=r'time_limits.csv, line 2, amount: "six" does not fit the unit "weeks"'):
        load_time_limits(tmp_path)
