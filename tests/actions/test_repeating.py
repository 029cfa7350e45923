"""A reply that was given twice running is not given a third time."""

from __future__ import annotations

from actions.smalltalk import ActionRestartTalk, ActionSmalltalk


def test_the_third_time_people_are_named_and_then_it_may_be_said_again(conversation):
    said = [conversation.run(ActionSmalltalk(), "greet", "hello") for _ in range(4)]

    assert [each["outcome"] for each in said] == [
        "smalltalk_greet",
        "smalltalk_greet",
        "repair_people",
        "smalltalk_greet",
    ]
    assert said[2]["cards"]


def test_another_reply_in_between_starts_the_count_again(conversation):
    for intent in ("greet", "greet", "thank", "greet", "greet"):
        assert conversation.run(ActionSmalltalk(), intent, "hello")["outcome"] == f"smalltalk_{intent}"


def test_starting_again_does_not_forget_what_was_said_last(conversation):
    said = [conversation.run(ActionRestartTalk(), "start_again") for _ in range(3)]

    assert [each["outcome"] for each in said] == ["restarted", "restarted", "repair_people"]
