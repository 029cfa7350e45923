"""Danger that was noticed changes the reply, whatever the message was about."""

from __future__ import annotations

import pytest

from actions.services import ActionFind
from actions.warning import noticed
from localoffer.reading.danger import Danger

SOFT = {"level": "soft", "score": 0.6}
STORY = "it has been like this for weeks and nobody at all listens"
URGENT = {"level": "urgent", "score": 0.99}
CALM = {"level": None, "score": 0.02}
WORDED = {"level": "soft", "group": "child_violence"}


def test_urgent_danger_gets_only_the_card(conversation):
    said = conversation.run(ActionFind(), "find_support", STORY, sensed=URGENT, need="ASD", age=7.0)

    assert (said["outcome"], said["danger"]["level"]) == ("crisis", "urgent")
    assert (said["cards"], said["choices"]) == ([], [])


def test_nothing_of_an_urgent_message_is_kept(conversation):
    conversation.run(ActionFind(), "find_support", need="SLCN")
    before = dict(conversation.slots)

    conversation.run(ActionFind(), "find_support", STORY, sensed=URGENT, need="ASD", age=7.0)

    assert conversation.slots == before


def test_soft_danger_gets_the_card_and_the_answer(conversation):
    calm = conversation.run(ActionFind(), "find_support", STORY, sensed=CALM, need="ASD", age=7.0)
    conversation.slots.clear()

    said = conversation.run(ActionFind(), "find_support", STORY, sensed=SOFT, need="ASD", age=7.0)

    assert calm["danger"] is None
    assert said == {**calm, "danger": {"level": "soft", "group": "suicide_self_harm"}}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({}, None),
        ({"danger": CALM, "intent_ranking": [{"name": "ask_money", "confidence": 0.9}]}, None),
        ({"danger": SOFT, "text": STORY}, Danger("soft", "suicide_self_harm", child_typing=False)),
        (
            {"intent_ranking": [{"name": "crisis", "confidence": 0.9}], "text": STORY},
            Danger("soft", "suicide_self_harm", child_typing=False),
        ),
        ({"danger": URGENT, "text": STORY}, Danger("urgent", "suicide_self_harm", child_typing=False)),
        # What the web app read in the words decides on level and kind.
        ({"danger": URGENT, "metadata": {"danger": WORDED}}, Danger("soft", "child_violence", child_typing=False)),
    ],
)
def test_words_decide_before_the_model(message, expected):
    assert noticed(message) == expected
