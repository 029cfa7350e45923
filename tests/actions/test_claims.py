"""Claims in the chat: answered whatever the label, never before danger, and the conversation goes on after."""

from __future__ import annotations

import pytest

from actions.services import ActionFind, ActionShowMore
from actions.smalltalk import ActionOutOfScope
from actions.topics import ActionTopic
from tests.actions.test_actions import BRISTOL


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("the SENCO says you need a diagnosis first", "claim_not"),
        ("they told us we live too close for transport", "claim_partly"),
        ("is an EHCP legally binding?", "claim_true"),
    ],
)
@pytest.mark.parametrize("action", [ActionFind(), ActionTopic(), ActionOutOfScope()], ids=lambda each: each.name())
def test_a_claim_is_answered_under_any_label(conversation, text, outcome, action):
    reply = conversation.run(action, "ask_rights_or_law", text=text)

    assert reply["outcome"] == outcome
    assert [card["kind"] for card in reply["cards"]] == ["claim"]
    assert reply["cards"][0]["source"]


def test_more_about_a_claim_are_its_own_facts(conversation):
    conversation.run(ActionTopic(), "ask_rights_or_law", text="they said EHCPs are ending")

    reply = conversation.run(ActionShowMore(), "show_more", text="/show_more")

    assert reply["outcome"] == "facts"
    assert reply["cards"][0]["heading"] == "Are EHC plans ending?"


def test_what_a_claim_tells_of_the_family_is_kept(conversation):
    conversation.run(ActionFind(), "find_support", text="we were told he is too bright for a plan", need="ASD", age=7.0)

    assert conversation.run(ActionFind(), places=[BRISTOL])["outcome"] == "answered_national"


def test_a_button_is_never_taken_for_a_claim(conversation):
    reply = conversation.run(ActionTopic(), "define_term", text='/define_term{"text":"they said EHCPs are ending"}')

    assert not reply["outcome"].startswith("claim_")
