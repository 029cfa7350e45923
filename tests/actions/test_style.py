"""Simpler words and more detail: the same answer in another style, which stays until another is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.enquiry import Enquiry, Heard
from actions.services import ActionFind, ActionShowMore
from actions.smalltalk import ActionOutOfScope
from actions.style import StyleTurn, asked_style
from actions.topics import ActionTopic
from localoffer.answers.styling import Style
from tests.actions.test_actions import BRISTOL

SIMPLER = '/inform{"choice":"simple"}'


def titles(reply) -> list[str]:
    return [choice["title"] for choice in reply["choices"]]


def text_of(reply) -> str:
    return "\n".join(row["value"] for card in reply["cards"] for row in card["facts"])


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("simpler please", Style.SIMPLE),
        ("I don't understand that", Style.SIMPLE),
        ("i dont get it", Style.SIMPLE),
        ("too much to read", Style.SIMPLE),
        ("explain like I'm 10", Style.SIMPLE),
        ("can you say that in plain english?", Style.SIMPLE),
        ("easy read version", Style.SIMPLE),
        ("what does that mean", Style.SIMPLE),
        ("more detail", Style.DETAIL),
        ("the law please", Style.DETAIL),
        ("show me the law", Style.DETAIL),
        ("normal words please", Style.USUAL),
    ],
)
def test_a_style_is_told_by_words(text, style):
    assert StyleTurn().hears(Enquiry(), Heard("nlu_fallback", text=text)) is style


@pytest.mark.parametrize(
    "text",
    [
        "he doesn't understand what I say",
        "my son finds reading too hard",
        "it's too hard for him at school",
        "school says it would be easier to understand if he had pictures",
        "he can't read, is there a simpler way",
        "the wait is too long for an assessment",
        "what's the law",
        "tell me more",
        "not simpler",
        "",
    ],
)
def test_what_is_said_of_a_child_asks_for_no_style(text):
    assert StyleTurn().hears(Enquiry(), Heard("find_support", text=text)) is None


def test_what_tells_us_something_is_no_question_of_style_alone():
    heard = Heard("define_term", [{"entity": "support", "value": "ehc_plan"}], text="explain a plan in simple words")

    assert StyleTurn().hears(Enquiry(), heard) is None
    assert asked_style(heard) is Style.SIMPLE


@given(st.text(max_size=300))
def test_no_text_upsets_the_turn(text):
    assert StyleTurn().hears(Enquiry(), Heard("inform", text=text)) in {None, *Style}


def test_every_answer_offers_simpler_words_and_more_detail(conversation):
    found = conversation.run(ActionFind(), places=[BRISTOL], need="SLCN", age=4.0)
    explained = conversation.run(ActionTopic(), "ask_ehc_process", text="how do I get a plan")

    for reply in (found, explained):
        assert "Simpler words" in titles(reply)
        assert len(reply["choices"]) <= 6
    assert "More detail" in titles(explained)


def test_the_last_answer_is_told_again_in_simpler_words(conversation):
    usual = conversation.run(ActionTopic(), "ask_deadline", text="how long should it all take")

    simple = conversation.run(ActionFind(), "nlu_fallback", text="too much to read")

    assert len(simple["cards"]) == 2
    assert [card["row"] for card in simple["cards"]] == [card["row"] for card in usual["cards"][:2]]
    assert len(text_of(simple)) < len(text_of(usual))
    assert simple["say"][0] == "Here it is in simpler words."
    assert all(card["source"] and card["checked"] for card in simple["cards"])


def test_the_button_does_the_same(conversation):
    conversation.run(ActionTopic(), "ask_ehc_process", text="how do I get a plan")

    reply = conversation.run(ActionFind(), "inform", text=SIMPLER, choice="simple")

    assert reply["say"][0] == "Here it is in simpler words."
    assert "Simpler words" not in titles(reply)
    assert "More detail" in titles(reply)


def test_a_style_stays_for_what_is_asked_next(conversation):
    conversation.run(ActionTopic(), "ask_ehc_process", text="simple words please")
    simple = conversation.run(ActionTopic(), "ask_money", text="what benefits are there")

    conversation.run(ActionFind(), "nlu_fallback", text="normal words please")
    usual = conversation.run(ActionTopic(), "ask_money", text="what benefits are there")

    assert conversation.slots["style"] == "usual"
    assert len(simple["cards"]) < len(usual["cards"])
    assert len(text_of(simple)) < len(text_of(usual))


def test_show_more_goes_on_where_the_simpler_answer_ended(conversation):
    conversation.run(ActionTopic(), "ask_ehc_process", text="how do I get a plan")
    first = conversation.run(ActionFind(), "nlu_fallback", text="simpler please")

    second = conversation.run(ActionShowMore(), "show_more", text="/show_more")

    assert {card["row"] for card in first["cards"]} & {card["row"] for card in second["cards"]} == set()


def test_detail_shows_the_law_behind_each_row(conversation):
    conversation.run(ActionTopic(), "ask_ehc_process", text="how do I get a plan")

    reply = conversation.run(ActionFind(), "nlu_fallback", text="the law please")

    for card in reply["cards"]:
        assert "Based on" in {row["label"] for row in card["facts"]}
    assert any(
        "Children and Families Act" in card["facts"][-1]["value"] or "Act" in text_of(reply) for card in reply["cards"]
    )


def test_a_claim_is_told_again_with_its_verdict(conversation):
    usual = conversation.run(ActionTopic(), "ask_rights_or_law", text="they said EHCPs are ending")

    reply = conversation.run(ActionFind(), "nlu_fallback", text="i dont understand that")

    assert [card["row"] for card in reply["cards"]] == [card["row"] for card in usual["cards"]]
    assert reply["say"][1:] == usual["say"]


def test_help_found_is_told_again_for_the_same_council(conversation):
    usual = conversation.run(ActionFind(), places=[BRISTOL], need="SLCN", age=4.0)

    reply = conversation.run(ActionOutOfScope(), "out_of_scope", text="that's confusing")

    assert [card["row"] for card in reply["cards"]] == [card.get("row") for card in usual["cards"][:2]]
    assert len(reply["next_steps"]) <= 2
    assert reply["next_steps"][-1] == usual["next_steps"][-1]


def test_before_any_answer_the_style_is_promised(conversation):
    reply = conversation.run(ActionFind(), "nlu_fallback", text="simple words please")

    assert reply["outcome"] == "style"
    assert conversation.slots["style"] == "simple"
    assert conversation.slots["misses"] == 0


def test_words_that_ask_for_more_set_the_style_and_are_answered(conversation):
    reply = conversation.run(
        ActionTopic(), "ask_ehc_process", text="explain an EHC plan in simple words", support="ehc_plan"
    )

    assert conversation.slots["style"] == "simple"
    assert 0 < len(reply["cards"]) <= 2
