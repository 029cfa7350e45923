"""A question about time limits: a date in it gives dates, a doubtful one is asked, and none gets the facts."""

from __future__ import annotations

from datetime import date

import pytest

from actions.deadlines import INVITATION
from actions.topics import ActionTopic

TODAY = date(2026, 11, 21)


@pytest.fixture
def today(seeded, monkeypatch):
    monkeypatch.setattr(seeded, "today", lambda: TODAY)


@pytest.mark.usefixtures("today")
def test_a_date_in_the_question_gives_every_date(conversation):
    said = conversation.run(
        ActionTopic(), "ask_deadline", "we asked for an EHC assessment on 3 March, when will we hear?"
    )

    assert [card["heading"] for card in said["cards"]] == ["14 April 2026", "23 June 2026", "21 July 2026"]
    assert all(card["source"] and card["checked"] for card in said["cards"])
    assert [day["on"] for day in said["days"]] == ["2026-04-14", "2026-06-23", "2026-07-21"]
    assert all(day["title"] for day in said["days"])
    assert any("staff" in step for step in said["next_steps"])
    assert conversation.slots["last"]["facts"] == [
        "deadline-assess-decision",
        "deadline-no-plan",
        "deadline-final-plan",
    ]


@pytest.mark.usefixtures("today")
def test_a_bare_date_is_about_the_topic_before(conversation):
    conversation.run(ActionTopic(), "ask_transport", "they refused a taxi")

    said = conversation.run(ActionTopic(), "ask_deadline", "the letter is from 2 November, how long have I got?")

    assert said["cards"][0]["heading"] == "30 November 2026"


@pytest.mark.usefixtures("today")
def test_a_doubtful_day_is_asked_and_not_guessed(conversation):
    said = conversation.run(ActionTopic(), "ask_deadline", "we applied about a month after Easter")

    assert said["cards"] == []
    assert "Tell me one date" in said["say"][0]


def test_without_a_date_facts_come_with_an_invitation(conversation):
    said = conversation.run(ActionTopic(), "ask_deadline", "how long does the council have to decide?")

    assert said["cards"]
    assert INVITATION in said["say"]
