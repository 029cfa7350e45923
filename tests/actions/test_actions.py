"""What the actions reply, over a real seeded database."""

from __future__ import annotations

import pytest

from actions import desk
from actions.explaining import TOPICS
from actions.handover import ActionCrisis, ActionHandover
from actions.locating import ActionAnotherArea
from actions.repair import ActionRepair
from actions.services import ActionFind, ActionShowMore
from actions.smalltalk import ActionOutOfScope, ActionRestartTalk, ActionSmalltalk
from actions.topics import ActionTopic
from localoffer.errors import StoreError

BRISTOL = {
    "status": "one",
    "basis": "sector",
    "district": "BS3",
    "point": [51.44, -2.6],
    "authorities": [{"gss_code": "E06000023", "name": "Bristol", "share_pct": 100.0}],
}
KT4 = {
    "status": "several",
    "basis": "district",
    "district": "KT4",
    "authorities": [
        {"gss_code": "E09000029", "name": "Sutton", "share_pct": 57.0},
        {"gss_code": "E10000030", "name": "Surrey", "share_pct": 24.0},
    ],
}
TD15 = {
    "status": "several",
    "basis": "district",
    "district": "TD15",
    "authorities": [
        {"gss_code": "E06000057", "name": "Northumberland", "share_pct": 90.0},
        {"gss_code": "S92000003", "name": "Scotland", "share_pct": 10.0},
    ],
}


def titles(reply):
    return [choice["title"] for choice in reply["choices"]]


def test_one_full_message_is_answered_at_once(conversation):
    reply = conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="SLCN", age=4.0)

    assert reply["outcome"] == "answered_national"
    assert "Bristol" in reply["say"][0]
    assert len(reply["cards"]) == 4
    assert titles(reply)[0] == "Show more"
    assert conversation.slots["area"]["gss_code"] == "E06000023"


def test_only_what_is_missing_is_asked(conversation):
    outcomes = [
        conversation.run(ActionFind(), "find_support")["outcome"],
        conversation.run(ActionFind(), places=[BRISTOL])["outcome"],
        conversation.run(ActionFind(), need="ASD")["outcome"],
        conversation.run(ActionFind(), age=7.0)["outcome"],
    ]

    assert outcomes == ["need_place", "need_need", "need_age", "answered_national"]


def test_showing_more_goes_through_everything_once(conversation):
    first = conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="SLCN", age=4.0)
    headings = [card["heading"] for card in first["cards"]]
    reply = first
    while "Show more" in titles(reply):
        reply = conversation.run(ActionShowMore(), "show_more")
        headings += [card["heading"] for card in reply["cards"]]

    assert len(headings) == len(set(headings)) > 8
    assert conversation.run(ActionShowMore(), "show_more")["say"] == [
        "That is all I have on this. You can ask about something else."
    ]


def test_a_shared_district_offers_its_councils(conversation):
    reply = conversation.run(ActionFind(), "find_support", places=[KT4], need="ASD", age=7.0)

    assert reply["outcome"] == "need_choice"
    assert titles(reply) == ["Sutton", "Surrey"]
    assert conversation.run(ActionFind(), authority="E09000029")["outcome"] == "answered_national"


def test_choosing_the_other_nation_is_answered_kindly(conversation):
    conversation.run(ActionFind(), "find_support", places=[TD15], need="ASD", age=7.0)

    reply = conversation.run(ActionFind(), authority="S92000003")

    assert reply["outcome"] == "outside_england"
    assert "Scotland" in reply["say"][0]


@pytest.mark.parametrize("label", sorted(TOPICS))
def test_every_topic_label_has_an_answer(conversation, label):
    reply = conversation.run(ActionTopic(), label, text="what is a SENCO and how long does it take")

    assert reply["outcome"] == "facts"
    assert reply["cards"]
    assert all(card["source"] and card["checked"] for card in reply["cards"] if card["kind"] in {"fact", "support"})


def test_an_interruption_ends_with_the_open_question(conversation):
    conversation.run(ActionFind(), "find_support", need="SLCN", age=5.0)

    reply = conversation.run(ActionTopic(), "define_term", text="what is a SENCO?")

    assert "postcode" in reply["say"][-1]
    assert conversation.run(ActionFind(), places=[BRISTOL])["outcome"] == "answered_national"


def test_a_topic_for_a_known_family_names_their_council(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD", age=7.0)

    reply = conversation.run(ActionTopic(), "ask_transport", text="what about transport?")

    assert "Bristol" in " ".join(reply["say"])
    assert any(
        "transport" in card["heading"].casefold() or "travel" in card["heading"].casefold() for card in reply["cards"]
    )


def test_young_people_are_not_offered_school_transport(conversation):
    reply = conversation.run(ActionTopic(), "ask_transport", text="bus to college", age=17.0)

    assert any("sixth form" in card["heading"] for card in reply["cards"])


def test_repair_never_says_the_same_thing_three_times(conversation):
    ranking = ("nlu_fallback", "ask_money", "ask_transport", "greet")
    outcomes = [
        conversation.run(ActionRepair(), "nlu_fallback", text="flurb", ranking=ranking)["outcome"] for _ in range(4)
    ]

    assert outcomes == ["repair_guess", "repair_menu", "repair_people", "repair_people"]


def test_success_resets_the_ladder(conversation):
    conversation.run(ActionRepair(), "nlu_fallback", text="flurb")
    conversation.run(ActionSmalltalk(), "thank")

    assert conversation.slots["misses"] == 0


def test_a_misunderstood_message_with_news_is_used(conversation):
    reply = conversation.run(ActionRepair(), "nlu_fallback", text="asd", need="ASD", places=[BRISTOL])

    assert reply["outcome"] == "need_age"


def test_people_are_named_with_numbers_from_data(conversation):
    reply = conversation.run(ActionHandover(), "talk_to_person")

    assert reply["outcome"] == "handover"
    assert any(row["label"] == "Phone" for card in reply["cards"] for row in card["facts"])


def test_danger_seen_by_the_model_asks_for_the_card(conversation):
    assert conversation.run(ActionCrisis(), "crisis")["danger"]["level"] == "soft"


def test_another_council_forgets_the_first(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD", age=7.0)

    assert conversation.run(ActionAnotherArea(), "another_area")["outcome"] == "need_place"
    assert conversation.slots["area"] is None


def test_starting_again_forgets_everything(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD", age=7.0)
    conversation.run(ActionRestartTalk(), "start_again")

    told = conversation.slots.pop("told")
    assert not any(conversation.slots.values())
    assert told.keys() == {"said"}  # a print of our own last words, so that they are not said three times running


def test_scotland_is_pointed_to_its_own_service(conversation):
    reply = conversation.run(ActionOutOfScope(), "out_of_scope", text="placing request in scotland")

    assert reply["outcome"] == "out_of_scope"
    assert "Scotland" in str(reply["cards"])


@pytest.mark.parametrize("problem", ["negative", "too_old"])
def test_an_impossible_age_is_asked_again(conversation, problem):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD")

    reply = conversation.run(ActionFind(), age_problem=problem)

    assert reply["outcome"] == "need_age"
    assert "from birth to 25" in reply["say"][0]


def test_a_broken_database_gives_a_kind_line_and_loses_nothing(conversation, seeded, monkeypatch):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD")
    monkeypatch.setattr(type(seeded), "find", lambda *_args: (_ for _ in ()).throw(StoreError("the database said: no")))

    reply = conversation.run(ActionFind(), age=7.0)

    assert reply["outcome"] == "unavailable"
    assert reply["say"] == [desk.UNAVAILABLE]
    assert conversation.slots["area"]["gss_code"] == "E06000023"
