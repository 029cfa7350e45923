"""A young person who writes: spoken to as "you", told their own rights on the right side of one Friday in June."""

from __future__ import annotations

from datetime import date

import pytest

from actions.handover import ActionHandover
from actions.services import ActionFind
from actions.smalltalk import ActionRestartTalk
from actions.topics import ActionTopic
from actions.young_person import MY_RIGHTS, asks_for_rights
from tests.actions.test_actions import BRISTOL

YOUNG = "young_person"
FIRST = "I'm 16 and autistic, what help can I get"


@pytest.fixture
def on(seeded):
    """Sets the day."""

    def call(day: date) -> None:
        seeded.today = lambda: day

    return call


def titles(reply) -> list[str]:
    return [choice["title"] for choice in reply["choices"]]


def rows(reply) -> list[str]:
    return [card.get("row", "") for card in reply["cards"]]


def whole(reply) -> str:
    return str([reply["say"], reply["next_steps"], reply["notes"], reply["choices"], reply["text"]])


def test_young_person_is_answered_as_you_with_somebody_to_talk_to(conversation):
    reply = conversation.run(ActionFind(), "find_support", FIRST, places=[BRISTOL], need="ASD", age=16.0, who=YOUNG)

    assert reply["outcome"] == "answered_national"
    assert "your child" not in str([reply["say"][:-1], reply["next_steps"], reply["notes"]]).lower()
    assert any("Childline: call 0800 1111" in step for step in reply["next_steps"])
    assert {MY_RIGHTS[0], "I am a parent or carer"} <= set(titles(reply))
    assert len(reply["choices"]) <= 6


def test_young_person_is_asked_for_their_own_age(conversation):
    reply = conversation.run(ActionFind(), "find_support", "i hate school", places=[BRISTOL], need="ASD", who=YOUNG)

    assert reply["say"] == ["How old are you, or which school year are you in? Help differs by age."]


def test_who_writes_is_kept_until_they_say_otherwise(conversation):
    conversation.run(ActionFind(), "find_support", FIRST, places=[BRISTOL], need="ASD", age=16.0, who=YOUNG)
    later = conversation.run(ActionTopic(), "ask_money", "what about money")
    assert conversation.slots["told"]["who"] == YOUNG
    assert "your local SENDIASS" in whole(later)
    assert "about your child" not in whole(later)

    conversation.run(ActionFind(), "inform", '/inform{"who":"parent"}', who="parent")
    assert not (conversation.slots["told"] or {}).get("who")


def test_a_parent_who_then_writes_of_their_own_child_is_no_young_person(conversation):
    conversation.run(ActionFind(), "find_support", FIRST, places=[BRISTOL], need="ASD", age=16.0, who=YOUNG)
    conversation.run(ActionFind(), "find_support", "sorry, my son is 16 and autistic", need="ASD", age=16.0)

    assert not (conversation.slots["told"] or {}).get("who")


def test_parents_never_meet_the_words_for_young_people(conversation):
    reply = conversation.run(ActionTopic(), "ask_ehc_process", "my son is 16, how do we get a plan", age=16.0)

    assert not any(row.startswith("yp-") for row in rows(reply))
    assert MY_RIGHTS[0] not in titles(reply)


@pytest.mark.parametrize(
    ("day", "text", "age", "first", "not_shown"),
    [
        # Somebody in Year 11 in the school year 2026 to 2027: the Friday is 25 June 2027.
        (date(2027, 6, 25), "im in year 11, can i ask for an ehcp myself", 16.0, "yp-before", "yp-after"),
        (date(2027, 6, 26), "im in year 11, can i ask for an ehcp myself", 16.0, "yp-after", "yp-before"),
        (date(2026, 11, 21), "im 15, can i ask for a plan myself", 15.0, "yp-before", "yp-after"),
        (date(2026, 11, 21), "im 17, can i ask for a plan myself", 17.0, "yp-after", "yp-before"),
        (date(2026, 11, 21), "im in year 12, can i apply for an ehc plan", 16.0, "yp-after", "yp-before"),
    ],
)
def test_rights_are_told_on_both_sides_of_that_friday(  # noqa: PLR0917 - one case a line
    conversation, on, day, text, age, first, not_shown
):
    on(day)

    reply = conversation.run(ActionTopic(), "ask_ehc_process", text, age=age, who=YOUNG)

    assert rows(reply)[0] == first
    assert not_shown not in rows(reply)


def test_an_age_alone_leaves_both_sides_open(conversation, on):
    on(date(2026, 11, 21))

    reply = conversation.run(ActionTopic(), "ask_rights_or_law", "im 16, what are my rights", age=16.0, who=YOUNG)

    assert rows(reply)[:2] == ["yp-before", "yp-after"]
    assert "The last one was 26 June 2026. The next is 25 June 2027." in reply["say"][0]
    assert "If you have passed the last Friday in June of Year 11" in str(reply["cards"])
    assert {"yp-parent", "yp-capacity"} <= set(rows(reply))


def test_button_tells_all_rights_and_more_can_be_shown(conversation, on):
    on(date(2026, 11, 21))
    conversation.run(ActionFind(), "find_support", FIRST, places=[BRISTOL], need="ASD", age=16.0, who=YOUNG)

    reply = conversation.run(ActionFind(), "inform", MY_RIGHTS[1], choice="my_rights")

    assert rows(reply)[0] == "yp-before"
    for card in reply["cards"]:
        assert card["source"]
        assert card["checked"].startswith("Checked ")
        assert card["strength"] == "must"


def test_rights_stand_before_the_answer_about_plans(conversation, on):
    on(date(2026, 11, 21))

    reply = conversation.run(ActionTopic(), "ask_ehc_process", "im 17, how long does an ehcp take", age=17.0, who=YOUNG)

    assert rows(reply)[0] == "yp-after"
    assert "you are past school age" in reply["text"]
    assert len(rows(reply)) > 1


def test_mum_who_decides_for_me_shows_that_a_young_person_writes(conversation):
    reply = conversation.run(ActionTopic(), "ask_rights_or_law", "can my mum decide for me?")

    assert "yp-before" in rows(reply)
    assert conversation.slots["told"]["who"] == YOUNG


@pytest.mark.parametrize(("age", "named", "never"), [(14.0, "Childline", "YoungMinds"), (21.0, "Shout", "Childline")])
def test_people_for_young_people_fit_their_age(conversation, age, named, never):
    conversation.run(ActionFind(), "find_support", "help me", places=[BRISTOL], need="ASD", age=age, who=YOUNG)

    reply = conversation.run(ActionHandover(), "talk_to_person")

    assert any(named in card["heading"] for card in reply["cards"])
    assert never not in str(reply["cards"])


def test_starting_again_forgets_who_writes(conversation):
    conversation.run(ActionFind(), "find_support", FIRST, need="ASD", age=16.0, who=YOUNG)
    conversation.run(ActionRestartTalk(), "start_again")

    assert not conversation.slots["told"].get("who")


def test_urgent_danger_gets_only_the_card(conversation):
    worded = {"level": "urgent", "group": "suicide_self_harm"}

    reply = conversation.run(ActionFind(), "find_support", FIRST, who=YOUNG, age=16.0, worded=worded)

    assert reply["cards"] == []
    assert reply["outcome"] == "crisis"


def test_what_is_kept_is_codes_and_never_words(conversation):
    conversation.run(ActionTopic(), "ask_ehc_process", "I'm in year 11 at Zelda-Canary school", age=15.5, who=YOUNG)

    told = {name: value for name, value in conversation.slots["told"].items() if name != "said"}
    assert told == {"who": YOUNG, "school_year": 11, "rights": True}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what are my rights", True),
        ("can i ask for an EHCP without my parents", True),
        ("do my parents have to sign", True),
        ("can i decide for myself", True),
        ("can i appeal", True),
        ("am i old enough to ask", True),
        ("can i ask for a laptop in exams", False),
        ("my mum says i hate school", False),
        ("what help is there at college", False),
    ],
)
def test_questions_about_own_rights_are_told_by_words(text, asks):
    assert asks_for_rights(text) is asks
