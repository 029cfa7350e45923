"""Answers to Schedule 2 are met by the key of their item, however it is written."""

from __future__ import annotations

import pytest

from tests.localoffer.publishing.row_files import ANSWER, drafted_rows, row_levels, the_row


@pytest.mark.parametrize("written", ["LO-03a", "lo-3a", "LO 03A", "3(a)", "03a"])
def test_key_is_met_however_it_is_written(written):
    assert the_row({**ANSWER, "key": written}).record_id == "LO-03a"


@pytest.mark.parametrize(("written", "key"), [("R54", "LO-R54"), ("LO-17", "LO-17"), ("r57b", "LO-R57b")])
def test_regulations_have_keys_of_their_own(written, key):
    assert the_row({**ANSWER, "key": written}).record_id == key


def test_unknown_key_blocks_and_names_the_nearest():
    draft = drafted_rows({**ANSWER, "key": "LO-03z"})

    (problem,) = draft.blocking
    assert (problem.row, problem.field) == (2, "key")
    assert "LO-03a" in problem.done
    assert draft.rows == ()


def test_item_left_empty_is_not_answered():
    draft = drafted_rows(ANSWER, {"key": "LO-17", "subject": "How to complain"}, {"key": "LO-12a", "answer": "n/a"})

    assert [row.record_id for row in draft.rows] == ["LO-03a"]
    assert draft.blocking == ()


def test_page_alone_is_an_answer():
    values = the_row({"key": "LO-17", "answer": "", "url": "bristol.gov.uk/complain"}).values

    assert (values["answer"], values["url"]) == ("See the page.", "https://bristol.gov.uk/complain")


def test_two_answers_to_one_item_are_joined():
    draft = drafted_rows(ANSWER, {**ANSWER, "answer": "See the leaflet too."}, ANSWER)

    (row,) = draft.rows
    assert row.values["answer"] == "Our guide says what every school does.\n\nSee the leaflet too."
    assert row_levels(draft, "key") == ["noted", "noted"]


def test_row_without_a_key_blocks():
    assert row_levels(drafted_rows(ANSWER, {"key": "", "answer": "Something."}), "key") == ["blocking"]
