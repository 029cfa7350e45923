"""Answers written out as plain text and buttons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.fakes import CARD, a_reply
from web import wording
from web.plain import Plain, in_plain_text
from web.replies import Shown, from_messages, shown

HOME, FIND = "https://offer.example/chat/", "https://offer.example/chat/find"


def plain(answer: Shown, **more: bool) -> Plain:
    return in_plain_text(answer, payload="choice:{}", home=HOME, find=FIND, **more)


def written(**parts: object) -> str:
    """A reply of the assistant, as one text."""
    answer, _ = from_messages([a_reply(**parts)], str, lambda title, _payload: f"id of {title}")
    return "\n".join(plain(answer).texts)


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=3))
def test_messages_are_never_empty_and_hold_no_blank_line(say, steps):
    answer = shown("answered", say=tuple(say), next_steps=tuple(steps), choices=({"id": "a", "title": "More"},))

    texts = plain(answer).texts

    assert texts
    assert all(text == text.strip() and text for text in texts)
    assert not any(line.strip() == "" for text in texts for line in text.split("\n")[:-1])


@given(st.lists(st.text(alphabet="abc \n", max_size=60), max_size=6))
def test_no_word_is_lost_in_parting(say):
    answer = shown("answered", say=tuple(say), notes=("The end.",))

    assert " ".join(plain(answer).texts).split() == " ".join((*say, "The end.")).split()


def test_everything_a_card_shows_is_written_out():
    card = CARD | {"sample": True, "links": [{"title": "A letter", "url": "/letters/ehc-assessment?need=SLCN"}]}

    text = written(cards=[card])

    for part in (
        wording.SAMPLE,
        card["heading"],
        card["strength_words"],
        f"Source: {card['source']}. {card['checked']}.",
    ):
        assert part in text
    for fact in card["facts"]:
        assert f"{fact['label']}: {fact['value']}" in text
    assert "A letter: https://offer.example/chat/letters/ehc-assessment?need=SLCN" in text


def test_comparison_is_written_line_by_line():
    table = {"columns": ["Bristol", "England"], "rows": [{"label": "Plans on time", "cells": ["12%", "50%"]}]}

    text = written(cards=[CARD | {"kind": "comparison", "table": table}])

    assert "Plans on time. Bristol: 12%; England: 50%" in text


@pytest.mark.parametrize("part", ["next_steps", "notes"])
def test_what_follows_the_cards_is_written_last(part):
    assert written(cards=[CARD], **{part: ["The end."]}).endswith("The end.")


def test_buttons_keep_their_titles_and_hide_what_they_stand_for():
    answer, _ = from_messages(
        [a_reply(choices=[{"title": "Show more", "payload": "/show_more"}])], str, lambda *_: "opaque"
    )

    assert plain(answer).buttons == ({"title": "Show more", "payload": "choice:opaque"},)


def test_forgotten_talk_is_told_first():
    answer = plain(shown("answered", say=("Hello.",)), started_again=True)

    assert answer.texts == (wording.STARTED_AGAIN, "Hello.")
