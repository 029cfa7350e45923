"""What a conversation remembers: the cards, the child, the topic, the place; and what it says back."""

from __future__ import annotations

import json
import re

import pytest

from actions.follow_ups import FollowUpTurn
from actions.repair import ActionRepair
from actions.services import ActionFind, ActionShowMore
from actions.smalltalk import ActionOutOfScope
from actions.topics import ActionTopic
from tests.actions.reading import read
from tests.actions.test_actions import BRISTOL, titles

LEEDS = {
    "status": "one",
    "basis": "sector",
    "district": "LS1",
    "point": [53.8, -1.55],
    "authorities": [{"gss_code": "E08000035", "name": "Leeds", "share_pct": 100.0}],
}


@pytest.fixture
def talk(conversation):
    """Say words as a family would, with what Rasa would read in them."""

    def say(action, intent, text, **more):
        return conversation.run(action, intent, text, read=read(text), **more)

    return say


def press(conversation, reply, title):
    """Press a button, as the web app would: its payload is the message."""
    payload = next(choice["payload"] for choice in reply["choices"] if choice["title"] == title)
    label, carried = re.fullmatch(r"/(\w+)(\{.*\})?", payload).groups()
    action = {"inform": ActionFind(), "show_more": ActionShowMore()}.get(label, ActionTopic())
    return conversation.run(action, label, payload, **json.loads(carried or "{}"))


def headings(reply):
    return [card["heading"] for card in reply["cards"]]


def test_the_second_one_is_the_second_card(talk):
    first = talk(ActionFind(), "find_support", "my son is 7 and autistic", places=[BRISTOL])

    second = talk(ActionRepair(), "nlu_fallback", "the second one")

    assert headings(second)[0] == headings(first)[1]
    assert headings(talk(ActionTopic(), "ask_who_is_responsible", "who pays for that?"))[0] == headings(first)[1]
    assert headings(talk(ActionRepair(), "nlu_fallback", "and the third one"))[0] == headings(first)[2]


def test_a_card_that_was_not_shown_is_asked_about(talk):
    talk(ActionFind(), "find_support", "my son is 7 and autistic", places=[BRISTOL])

    reply = talk(ActionRepair(), "nlu_fallback", "tell me about number 8")

    assert reply["cards"] == []
    assert "which one" in reply["say"][0]


@pytest.mark.parametrize(
    "words",
    ["who pays for that?", "is that the law?", "what if they say no?", "how long does it take", "how do i get it"],
)
def test_every_short_question_is_answered_with_sources(talk, words):
    talk(ActionTopic(), "ask_transport", "can my son get a taxi to school, he is 8")

    reply = talk(ActionRepair(), "nlu_fallback", words)

    assert reply["outcome"] == "facts"
    assert reply["cards"]
    assert all(card["source"] and card["checked"] for card in reply["cards"])


def test_a_no_about_travel_leads_to_the_travel_appeal(talk):
    talk(ActionTopic(), "ask_transport", "can my son get a taxi to school, he is 8")

    reply = talk(ActionFind(), "ask_ordinarily_available", "what if they say no?")

    assert "How to ask for school travel" in headings(reply)


def test_the_cost_asked_after_short_breaks_is_theirs(talk):
    talk(ActionTopic(), "ask_short_breaks", "can we get respite for my disabled son he is 5")

    reply = talk(ActionTopic(), "about_service", "how much is it")

    assert "Direct payments" in headings(reply)


def test_how_long_have_i_got_is_about_the_refusal_before(talk):
    talk(ActionTopic(), "ask_appeal_or_complaint", "they refused to assess my son, he is 9")

    reply = talk(ActionTopic(), "ask_deadline", "how long have i got")

    assert any("Appeal to the tribunal" in heading for heading in headings(reply)[:3])
    dates = talk(ActionTopic(), "ask_deadline", "the letter came on 2 november 2026")
    assert headings(dates)[0] == "2 January 2027"


def test_what_if_we_lived_elsewhere_keeps_the_topic_and_the_home(talk, conversation):
    talk(ActionTopic(), "ask_transport", "can my son get a taxi to school, he is 8", places=[LEEDS])

    there = talk(ActionTopic(), "compare_areas", "what if we lived in Bristol?", place="E06000023")

    assert "travel" in " ".join(headings(there)).casefold()
    assert "if you lived in Bristol" in " ".join(there["say"])
    assert conversation.slots["area"]["gss_code"] == "E08000035"
    assert "Leeds" in " ".join(press(conversation, there, "Back to my own council")["say"])


def test_two_children_are_answered_one_after_the_other(talk, conversation):
    first = talk(
        ActionFind(),
        "find_support",
        "my son is 4 and hardly talks and my daughter is 7 and has adhd",
        places=[BRISTOL],
    )
    assert first["say"][0] == "This is for your son (4 years old)."

    second = press(conversation, first, "And for your daughter (7 years old)")

    assert second["say"][0] == "This is for your daughter (7 years old)."
    assert "ADHD" in " ".join(second["say"])
    assert "And for your son (4 years old)" in titles(second)


def test_facts_say_for_which_age_they_are(talk):
    reply = talk(ActionTopic(), "ask_money", "can i claim dla for my daughter she is 6")

    assert "This is for your daughter (6 years old)." in reply["say"]


def test_facts_for_another_age_come_last(talk):
    young = talk(ActionTopic(), "ask_money", "what money is there, my son is 5")
    grown = talk(ActionTopic(), "ask_money", "what money is there, my son is 19")

    assert not any("Personal Independence" in each for each in headings(young))
    assert not any("Disability Living" in each for each in headings(grown))
    assert any("Personal Independence" in each for each in headings(grown))


def test_a_changed_age_answers_the_same_topic_again(talk):
    talk(ActionTopic(), "ask_money", "can i claim dla, my son is 15", places=[LEEDS])

    reply = talk(ActionFind(), "inform", "sorry no, he's 16")

    assert any("Personal Independence Payment" in heading for heading in headings(reply)[:2])


def test_a_need_ruled_out_is_forgotten(talk, conversation):
    talk(ActionFind(), "find_support", "my son is 7 and autistic", places=[BRISTOL])

    reply = talk(ActionTopic(), "ask_diagnosis_or_health", "not autism, adhd")

    assert reply["outcome"] == "answered_national"
    assert conversation.slots["needs"] == ["SEMH"]


def test_what_is_known_is_said_back_and_can_be_changed(talk, conversation):
    first = talk(ActionFind(), "find_support", "my son is 7 and autistic", places=[BRISTOL])

    known = talk(ActionOutOfScope(), "out_of_scope", "what do you know about me")

    assert all(words in known["say"][0] for words in ("Bristol", "your son (7 years old)", "autism"))
    assert {"Change the age", "Change the place", "Change the worry"} <= set(titles(known))
    assert "Change what I understood" in titles(first)
    assert press(conversation, known, "Change the worry")["outcome"] == "need_need"
    assert "dyslexia" in " ".join(talk(ActionFind(), "inform", "dyslexia")["say"])


def test_next_steps_are_not_said_twice(talk):
    first = talk(ActionFind(), "find_support", "my son is 7 and autistic", places=[BRISTOL])

    second = talk(ActionTopic(), "ask_transport", "what about transport?")

    assert len(set(first["next_steps"]) & set(second["next_steps"])) <= 1
    assert second["next_steps"]


def test_a_second_topic_and_a_date_are_not_dropped(talk, conversation):
    reply = talk(
        ActionTopic(),
        "ask_transport",
        "he was excluded on 2 november 2026 and we dont get any transport either and can i claim dla?",
        ranking=("ask_transport", "ask_money"),
    )

    assert "23 November 2026" in headings(reply)[0]
    assert "Money and benefits" in titles(reply)
    assert "Disability Living Allowance for children" in headings(press(conversation, reply, "Money and benefits"))


def test_the_dates_of_a_message_are_worked_out_with_one_tap(talk, conversation):
    reply = talk(ActionTopic(), "ask_transport", "he was excluded on 2 november 2026 and we dont get any transport")

    dates = press(conversation, reply, "Work out the dates")

    assert dates["say"][0] == "Counted from 2 November 2026: the day the governors were told."


def test_a_date_without_a_matter_offers_the_matters(talk, conversation):
    reply = talk(ActionTopic(), "ask_deadline", "we got it on 2 november 2026 how long have we got")

    dates = press(conversation, reply, "A decision on a plan you can appeal")

    assert headings(dates)[0] == "2 January 2027"


def test_a_toss_up_offers_both(conversation):
    reply = conversation.run(
        ActionTopic(), "ask_money", "the money for the bus", sureness={"ask_money": 0.41, "ask_transport": 0.39}
    )

    assert titles(reply) == ["Money and benefits", "Travel to school or college", "Something else"]


def test_a_worn_out_parent_is_heard(talk):
    reply = talk(ActionFind(), "goodbye", "im exhausted")

    assert "sounds hard" in reply["say"][0]
    assert "A parent carer's assessment" in headings(reply)
    assert "Talk to a person" in titles(reply)


def test_slots_hold_no_word_of_the_family(talk, conversation):
    odd_word = "zebrafish"
    talk(ActionFind(), "find_support", f"my son is 4, {odd_word}, and my daughter is 7 and deaf", places=[BRISTOL])
    talk(ActionTopic(), "ask_money", f"can i claim dla for him, {odd_word} and the bus too")
    talk(ActionRepair(), "nlu_fallback", "the second one")

    assert odd_word not in json.dumps(conversation.slots)


def test_nothing_shown_is_nothing_to_ask_about():
    from actions.enquiry import Enquiry, Heard  # noqa: PLC0415 - only here

    assert FollowUpTurn().hears(Enquiry(), Heard("nlu_fallback", text="the second one")) is None
