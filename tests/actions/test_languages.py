"""Replies in another language: words put together of parts are worded as they are made, all others as they go out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from actions.handover import ActionHandover
from actions.locating import ActionAnotherArea
from actions.repair import ActionRepair
from actions.services import ActionFind, ActionShowMore
from actions.smalltalk import ActionOutOfScope, ActionRestartTalk, ActionSmalltalk
from actions.topics import ActionTopic
from localoffer.language import all_worded, in_language
from tests import pseudo
from tests.actions.test_actions import BRISTOL, KT4, TD15

CODES = {"outcome", "kind", "strength", "payload", "url", "row", "about", "danger", "on", "text", "key"}
"""Parts of a reply that no family reads."""
SAMPLE = {
    **BRISTOL,
    "district": "ZY1",
    "authorities": [{"gss_code": "SAMPLE01", "name": "Sampleshire", "share_pct": 100.0}],
}
FIRST = {"places": [BRISTOL], "need": "SLCN", "age": 4.0}
Step = tuple[Any, str, str, dict[str, Any]]
TALKS: dict[str, list[Step]] = {
    "what is there": [
        (ActionSmalltalk(), "greet", "hello", {}),
        (ActionFind(), "find_support", "help", {}),
        (ActionFind(), "inform", "BS3", {"places": [BRISTOL]}),
        (ActionFind(), "inform", "", {"need": "ASD"}),
        (ActionFind(), "inform", "", {"age": 7.0}),
        (ActionShowMore(), "show_more", "/show_more", {}),
        (ActionShowMore(), "show_more", "/show_more", {}),
        (ActionTopic(), "inform", "simpler words please", {}),
        (ActionTopic(), "inform", "more detail", {}),
        (ActionTopic(), "ask_who_pays", "who pays for that?", {}),
        (ActionTopic(), "inform", "how do I get the second one?", {}),
        (ActionTopic(), "inform", "what if they say no", {}),
        (ActionFind(), "inform", "what do you know about me?", {}),
        (ActionAnotherArea(), "another_area", "/another_area", {}),
        (ActionHandover(), "talk_to_person", "a person please", {}),
        (ActionRestartTalk(), "start_again", "start again", {}),
    ],
    "an invented council": [
        (ActionFind(), "find_support", "he is 4 and hardly talks", {**FIRST, "places": [SAMPLE]}),
        (ActionShowMore(), "show_more", "/show_more", {}),
        (ActionShowMore(), "show_more", "/show_more", {}),
    ],
    "places that are none": [
        (ActionFind(), "inform", "KT4", {"places": [KT4]}),
        (ActionFind(), "inform", "TD15", {"places": [TD15]}),
        (ActionFind(), "inform", "", {"places": [{"status": "outside_england", "nation": "Wales"}]}),
        (ActionFind(), "inform", "", {"places": [{"status": "no_home", "special": "forces"}]}),
        (ActionFind(), "inform", "", {"places": [{"status": "unknown"}]}),
        (ActionFind(), "inform", "", {"age_problem": "age"}),
    ],
    "topics and dates": [
        (ActionTopic(), "ask_ehc_process", "how do I get an EHC plan", {}),
        (ActionTopic(), "ask_deadline", "we asked for an EHC assessment on 3 March 2026, when will we hear?", {}),
        (ActionTopic(), "ask_deadline", "we asked at Easter", {}),
        (ActionTopic(), "ask_deadline", "when do they have to answer", {}),
        (ActionTopic(), "ask_transport", "they refused a taxi", {**FIRST}),
        (ActionTopic(), "ask_money", "can we get DLA", {}),
        (ActionTopic(), "define_term", "what is an EHC plan", {}),
        (ActionTopic(), "ask_rights_or_law", "the SENCO says you need a diagnosis first", {}),
        (ActionTopic(), "ask_rights_or_law", "will we win at the tribunal?", {}),
        (ActionTopic(), "compare_areas", "how does Bristol compare with England", {"place": "E06000023"}),
        (ActionTopic(), "ask_ehc_process", "email to ask for an assessment", {}),
        (ActionOutOfScope(), "out_of_scope", "what is the weather", {}),
    ],
    "not understood": [(ActionRepair(), "nlu_fallback", "blah", {}) for _ in range(3)],
    "tired": [
        (ActionFind(), "find_support", "I am so tired of all this", {}),
        (ActionSmalltalk(), "thank", "thanks", {}),
    ],
}
OURS = ("Sampleshire", "BS3", "ZY1", "Bristol", "England", "speech", "talking", "understanding")


def shown(part: Any) -> Iterator[str]:
    """Every text of a reply that a family reads."""
    if isinstance(part, dict):
        for name, each in part.items():
            yield from () if name in CODES else shown(each)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from shown(each)
    elif isinstance(part, str):
        yield part


@pytest.fixture
def foreign(conversation, tmp_path_factory):
    """A conversation in the language nobody speaks."""
    with pseudo.held(tmp_path_factory.getbasetemp() / "pseudo") as code:
        conversation.language = code
        yield conversation


@pytest.mark.parametrize("talk", TALKS)
def test_every_word_of_a_reply_goes_through_the_catalogue(foreign, talk):
    left = []
    for action, intent, text, told in TALKS[talk]:
        reply = foreign.run(action, intent, text, **told)
        with in_language(foreign.language):
            texts = list(shown(all_worded(reply)))
        assert texts
        left += [each for each in texts if pseudo.unworded(each, *OURS)]

    assert left == []


def test_the_same_talk_without_a_language_is_in_english(conversation):
    reply = conversation.run(ActionFind(), "find_support", "he is 4 and hardly talks", **FIRST)

    assert reply["say"][0].startswith("Your council: Bristol, worked out from the area of your postcode in BS3.")
    assert reply["choices"][0]["title"] == "Show more"


def test_one_message_in_another_language_leaves_the_next_in_english(foreign):
    foreign.run(ActionSmalltalk(), "greet", "hello")
    foreign.language = ""

    assert foreign.run(ActionFind(), "find_support", "help", **FIRST)["say"][0].startswith("Your council")


def test_a_language_that_is_not_held_is_answered_in_english(conversation):
    conversation.language = "../xx"

    assert conversation.run(ActionFind(), "find_support", "help", **FIRST)["say"][0].startswith("Your council")
