"""Comparing areas in the chat: a short table, the own home kept, and never a word that puts one council above another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from actions import desk
from actions.comparing import ANOTHER, FIRST_ONES, WHICH
from actions.services import ActionFind, ActionShowMore
from actions.topics import ActionTopic
from tests.actions.test_actions import BRISTOL

BRISTOL_CODE, LEEDS, YORK, KENT = "E06000023", "E08000035", "E06000014", "E10000016"
LABEL = "compare_areas"


def places(*codes):
    return [{"entity": "place", "value": code} for code in codes]


@pytest.fixture
def ask(conversation):
    """Asks about several councils at once, which the short way of the conversation cannot."""

    def run(action, intent, text, *codes, **more):
        def heard(tracker):
            one = desk_heard(tracker)
            return replace(one, entities=[*one.entities, *places(*codes)])

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(desk, "_heard", heard)
            return conversation.run(action, intent, text, **more)

    desk_heard = desk._heard
    return run


def table(reply):
    (card,) = reply["cards"]
    return card["table"]


def test_two_councils_are_put_side_by_side(ask):
    reply = ask(ActionTopic(), LABEL, "compare Bristol and Leeds for autism", BRISTOL_CODE, LEEDS, need="ASD", age=7.0)

    assert reply["outcome"] == "facts"
    assert table(reply)["columns"] == ["Bristol", "Leeds", "England"]
    assert reply["cards"][0]["kind"] == "comparison"
    assert [link["url"] for link in reply["cards"][0]["links"]] == [
        f"/compare?area={BRISTOL_CODE}&area={LEEDS}&need=ASD&age_band=primary&with=england"
    ]
    assert reply["cards"][0]["picture"]["marks"]
    assert "Bristol" in reply["text"]


@pytest.mark.parametrize("label", ["find_support", "inform", "out_of_scope"])
def test_words_and_two_councils_are_enough_under_any_label(ask, label):
    reply = ask(ActionFind(), label, "compare Bristol with Leeds", BRISTOL_CODE, LEEDS)

    assert table(reply)["columns"] == ["Bristol", "Leeds", "England"]


def test_one_council_named_is_held_beside_the_home(ask, conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="SLCN", age=4.0)

    reply = ask(ActionTopic(), LABEL, "why does my sister in Leeds get more help than me", LEEDS)

    assert table(reply)["columns"] == ["Bristol", "Leeds", "England"]
    assert conversation.slots["area"]["gss_code"] == BRISTOL_CODE


def test_one_council_alone_stands_beside_region_and_england(ask, conversation):
    reply = ask(ActionTopic(), LABEL, "how does Leeds compare", LEEDS)

    assert table(reply)["columns"] == ["Leeds", "Yorkshire and The Humber (region)", "England"]
    assert ANOTHER in reply["say"]
    assert table(ask(ActionFind(), "inform", "York", YORK))["columns"] == ["Leeds", "York", "England"]
    assert conversation.slots["area"]["gss_code"] == LEEDS


def test_no_council_named_is_asked_for_and_then_compared(ask, conversation):
    asked = conversation.run(ActionTopic(), LABEL, "can you compare councils")

    assert asked["say"] == [WHICH]
    assert table(ask(ActionFind(), "inform", "Leeds and York", LEEDS, YORK))["columns"] == ["Leeds", "York", "England"]


def test_more_than_three_councils_are_cut_and_it_says_so(ask):
    reply = ask(ActionTopic(), LABEL, "compare Bristol, Leeds, York and Kent", BRISTOL_CODE, LEEDS, YORK, KENT)

    assert len(table(reply)["columns"]) == 4
    assert FIRST_ONES in reply["say"]


@pytest.mark.parametrize(
    "text",
    [
        "we are moving from leeds to york what happens to the plan",
        "which council pays, Leeds or York",
        "what if we lived in York?",
    ],
)
def test_questions_about_moving_get_their_facts(ask, text):
    reply = ask(ActionTopic(), LABEL, text, LEEDS, YORK)

    assert all(card["kind"] != "comparison" for card in reply["cards"])


@pytest.mark.parametrize("text", ["what if we lived in Leeds?", "what about Leeds", "same but for Leeds"])
def test_the_same_question_for_another_council_is_no_comparison(ask, conversation, text):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="SLCN", age=4.0)

    reply = ask(ActionTopic(), LABEL, text, LEEDS)

    assert all(card["kind"] != "comparison" for card in reply["cards"])
    assert conversation.slots["area"]["gss_code"] == BRISTOL_CODE


def test_a_comparison_with_one_council_and_another_label_is_left_alone(ask):
    reply = ask(ActionFind(), "find_support", "she is slow compared to her friends in Leeds", LEEDS, need="MLD")

    assert all(card["kind"] != "comparison" for card in reply["cards"])


def test_more_after_a_comparison_is_why_help_differs(ask, conversation):
    ask(ActionTopic(), LABEL, "compare Bristol and Leeds", BRISTOL_CODE, LEEDS)

    reply = conversation.run(ActionShowMore(), "show_more", text="/show_more")

    assert "Why help differs from place to place" in [card["heading"] for card in reply["cards"]]


def test_lists_nobody_has_read_show_no_gap(ask):
    reply = ask(ActionTopic(), LABEL, "compare Bristol and Leeds for autism", BRISTOL_CODE, LEEDS, need="ASD", age=7.0)

    cells = [cell for row in table(reply)["rows"] for cell in row["cells"]]
    assert "not read yet" in cells
    assert not {"published", "not published"} & set(cells)


def test_the_invented_council_is_named_so_and_in_no_picture(ask):
    reply = ask(
        ActionTopic(), LABEL, "compare Sampleshire and Leeds for autism", "SAMPLE01", LEEDS, need="ASD", age=7.0
    )

    (card,) = reply["cards"]
    assert card["sample"] is True
    assert table(reply)["columns"][0] == "Sampleshire (sample data)"
    assert "Sampleshire" not in json.dumps(card["picture"])
    assert {"published", "not published"} & {cell for row in table(reply)["rows"] for cell in row["cells"]}


@pytest.mark.parametrize("word", ["not available", "worst", "best", "league"])
def test_no_word_puts_one_council_above_another(ask, word):
    reply = ask(
        ActionTopic(), LABEL, "compare Sampleshire and Leeds for autism", "SAMPLE01", LEEDS, need="ASD", age=7.0
    )

    assert word not in json.dumps(reply).casefold()
