"""Judging what shows an item, and the score that comes of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers import audit_table
from localoffer.answers.answer import DataState
from localoffer.answers.audit import Audit, ItemState, findings, judge
from localoffer.catalogue.evidence import Evidence, Proof
from localoffer.catalogue.schedule2 import Item, Wording

COUNTS = st.integers(0, 5)
EVIDENCE = st.builds(
    Evidence, sure=COUNTS, stale=COUNTS, hints=COUNTS, is_answered=st.booleans(), was_answered=st.booleans()
)
PROOFS = st.builds(
    Proof,
    kind=st.sampled_from(["service", "provision", "contact", "answer", "comment"]),
    record_id=st.text(max_size=3),
    name=st.text(max_size=5),
    is_sure=st.booleans(),
    is_stale=st.booleans(),
)


def an_item(key="LO-17", *, wording=Wording.VERIFIED, enough=1, **changes):
    paragraph = None if wording is Wording.NOT_CHECKED else "Schedule 2, paragraph 17"
    return Item(key, paragraph, "How to complain", "How to complain.", wording, enough=enough, **changes)


def an_audit(evidence=None, items=None):
    return Audit(
        "E06000023",
        "Bristol",
        DataState.READ,
        date(2026, 11, 2),
        findings=findings(items or [an_item()], evidence or {}),
    )


@pytest.mark.parametrize(
    ("evidence", "enough", "state"),
    [
        (Evidence(), 1, "missing"),
        (Evidence(hints=9), 1, "thin"),
        (Evidence(sure=1), 1, "covered"),
        (Evidence(sure=1), 3, "thin"),
        (Evidence(stale=1), 1, "stale"),
        (Evidence(stale=1), 2, "thin"),
        (Evidence(sure=1, stale=2), 3, "stale"),
        (Evidence(sure=1, is_answered=True), 3, "covered"),
        (Evidence(stale=1, was_answered=True), 3, "stale"),
    ],
)
def test_state_follows_what_shows_the_item(evidence, enough, state):
    assert judge(evidence, enough) == state


@given(EVIDENCE, PROOFS, st.integers(1, 5))
def test_one_record_more_never_makes_it_worse(evidence, proof, enough):
    order = [ItemState.MISSING, ItemState.THIN, ItemState.STALE, ItemState.COVERED]

    before, after = judge(evidence, enough), judge(evidence + Evidence.of([proof]), enough)

    assert order.index(after) >= order.index(before)


def test_score_gives_half_marks_for_old_and_thin():
    items = [an_item("a"), an_item("b"), an_item("c"), an_item("d")]
    shown = {"a": Evidence(sure=1), "b": Evidence(stale=1), "c": Evidence(hints=1)}

    assert an_audit(shown, items).score == 50


@pytest.mark.parametrize("state", [DataState.NOT_READ, DataState.READ_IN_PART])
def test_council_not_read_whole_has_no_score(state):
    audit = Audit("E06000023", "Bristol", state)

    told = audit.as_json()

    assert (told["score"], told["counts"], told["items"]) == (None, None, [])
    assert "no score" in told["says"]
    assert "no score" in "\n".join(audit_table.lines(audit))


def test_audit_says_that_it_judges_what_was_published():
    assert an_audit().says == (
        "What Bristol has published that we hold, loaded on 2 November 2026. "
        "It does not say what the council does or provides."
    )


def test_unchecked_item_is_never_shown_with_a_paragraph():
    audit = an_audit(items=[an_item(wording=Wording.NOT_CHECKED)])

    (item,) = audit.as_json()["items"]
    text = "\n".join(audit_table.lines(audit))

    assert item["paragraph"] is None
    assert item["text_checked"] == "number and text not checked"
    assert "[number not checked; number and text not checked]" in text
    assert "paragraph 17" not in text


def test_records_that_show_an_item_are_named_with_their_ids():
    proof = Proof("service", "s1", "Complaints team", clue="complain*")
    audit = an_audit({"LO-17": Evidence.of([proof])})

    header, row = audit_table.of_items(audit)
    cells = dict(zip(header, row, strict=True))

    assert (cells["record_names"], cells["record_ids"]) == ("Complaints team", "service s1")
    assert audit.as_json()["items"][0]["proofs"][0]["id"] == "s1"
    assert "Complaints team" in "\n".join(audit_table.lines(audit))


def test_table_of_councils_has_one_row_each_of_one_width():
    items = [an_item("a"), an_item("b")]
    unread = Audit("E08000035", "Leeds", DataState.NOT_READ)

    header, bristol, leeds = audit_table.of_councils([an_audit({"a": Evidence(sure=1)}, items), unread], items)

    assert len(header) == len(bristol) == len(leeds)
    assert dict(zip(header, bristol, strict=True))["score"] == 50
    assert dict(zip(header, leeds, strict=True))["score"] is None


def test_rows_of_an_unread_council_fit_the_header():
    header, only = audit_table.of_items(Audit("E08000035", "Leeds", DataState.NOT_READ))

    assert len(header) == len(only)
