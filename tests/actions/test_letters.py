"""Letters in the chat: links to our own pages, with codes only, and a button after questions that lead to one."""

from __future__ import annotations

import pytest

from actions.letters import WRITE_ONE
from actions.services import ActionFind
from actions.topics import ActionTopic
from tests.actions.test_actions import BRISTOL, titles
from web.replies import own_page

BUTTON = {"text": WRITE_ONE[1], "choice": "letter"}


def links(reply) -> list[str]:
    return [link["url"] for card in reply["cards"] for link in card["links"]]


@pytest.mark.parametrize("action", [ActionFind(), ActionTopic()], ids=lambda each: each.name())
def test_a_request_for_a_letter_leads_to_its_page(conversation, action):
    reply = conversation.run(action, "ask_ehc_process", "email to ask for an assessment")

    assert reply["outcome"] == "facts"
    assert links(reply) == ["/letters/ehc-assessment"]
    assert reply["cards"][0]["source"]
    assert reply["cards"][0]["checked"].startswith("Checked")


def test_a_known_council_and_child_stand_as_codes_in_the_address(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="SLCN", age=6.0)

    reply = conversation.run(ActionFind(), "find_support", "what do i say to the senco")

    assert links(reply) == [
        "/letters/call-sheet?area=E06000023&need=SLCN&age_band=primary",
        "/letters/senco-meeting?area=E06000023",
    ]


def test_no_letter_named_shows_them_all_safely_linked(conversation, seeded):
    reply = conversation.run(ActionFind(), "find_support", "template letter please")

    assert len(links(reply)) == len(seeded.letters.known) + 1
    assert all(own_page(each) for each in links(reply))


@pytest.mark.parametrize(
    ("intent", "address"),
    [
        ("ask_ehc_process", "/letters/ehc-assessment"),
        ("ask_deadline", "/letters/late-assessment"),
        ("ask_appeal_or_complaint", "/letters/mediation-advice"),
    ],
)
def test_the_button_after_a_topic_leads_to_its_letters(conversation, intent, address):
    asked = conversation.run(ActionTopic(), intent, "how does it work")

    reply = conversation.run(ActionFind(), "inform", **BUTTON)

    assert WRITE_ONE[0] in titles(asked)
    assert address in links(reply)


def test_dates_offer_a_letter_too(conversation):
    reply = conversation.run(ActionTopic(), "ask_deadline", "we asked for an EHC assessment on 3 March 2026")

    assert WRITE_ONE[0] in titles(reply)


def test_other_topics_offer_no_letter(conversation):
    assert WRITE_ONE[0] not in titles(conversation.run(ActionTopic(), "ask_money", "what is dla"))


def test_a_letter_that_came_is_no_request(conversation):
    reply = conversation.run(ActionTopic(), "ask_appeal_or_complaint", "we got a letter saying no")

    assert not any(each.startswith("/letters") for each in links(reply))


def test_what_the_conversation_knows_is_kept(conversation):
    conversation.run(ActionFind(), "find_support", need="SLCN")
    conversation.run(ActionFind(), "find_support", "help me write a letter")

    assert conversation.run(ActionFind(), "inform", places=[BRISTOL], age=4.0)["outcome"] == "answered_national"
