"""A person: the area's own advice first, then helplines for what was talked about, and whether they answer now."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from actions.handover import ActionHandover
from actions.services import ActionFind, ActionShowMore
from actions.topics import ActionTopic
from tests.actions.test_actions import BRISTOL
from web.replies import own_page

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def at(seeded):
    """Sets the moment."""

    def call(moment: datetime) -> None:
        seeded.now = lambda: moment

    yield call
    seeded.now = lambda: datetime.now(UTC)


def names(reply) -> list[str]:
    return [card["heading"] for card in reply["cards"]]


def row(reply, name: str, label: str) -> str | None:
    card = next(each for each in reply["cards"] if each["heading"].startswith(name))
    return next((fact["value"] for fact in card["facts"] if fact["label"] == label), None)


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("ask_money", "Contact (for families with disabled children)"),
        ("ask_transport", "Information, Advice and Support Services network"),
        ("ask_diagnosis_or_health", "YoungMinds Parents Helpline"),
        ("ask_exclusion_or_ap", "Information, Advice and Support Services network"),
    ],
)
def test_helplines_for_the_topic_come_first(conversation, label, first):
    conversation.run(ActionTopic(), label, text="tell me about it")

    reply = conversation.run(ActionHandover(), "talk_to_person")

    assert names(reply)[0].startswith(first)


def test_the_areas_own_advice_is_said_before_all(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD", age=7.0)

    reply = conversation.run(ActionHandover(), "talk_to_person")

    assert "SENDIASS" in reply["say"][1]
    assert reply["say"][1] in reply["text"]


def test_low_mood_puts_the_line_for_it_first(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="SEMH", age=7.0)

    assert names(conversation.run(ActionHandover(), "talk_to_person"))[0] == "YoungMinds Parents Helpline"


@pytest.mark.parametrize(
    ("moment", "words"),
    [(MONDAY_NOON, "Open now until 5pm"), (SUNDAY_NOON, "Closed now: opens tomorrow at 9.30am")],
)
def test_cards_say_whether_somebody_answers_now(conversation, at, moment, words):
    at(moment)
    conversation.run(ActionTopic(), "ask_money", text="tell me about it")

    reply = conversation.run(ActionHandover(), "talk_to_person")

    assert row(reply, "Contact", "Open now?") == words
    assert row(reply, "Contact", "Opening hours") == "Monday to Friday, 9.30am to 5pm; check before you call"
    assert row(reply, "Information", "Open now?") == "Opening hours not known to us"


def test_more_people_follow_in_the_same_order(conversation):
    conversation.run(ActionTopic(), "ask_money", text="tell me about it")
    first = names(conversation.run(ActionHandover(), "talk_to_person"))[:-1]

    more = names(conversation.run(ActionShowMore(), "show_more", text="/show_more"))

    assert first
    assert more
    assert not set(first) & set(more)


def test_last_card_leads_to_the_page_about_calls_in_codes(conversation):
    conversation.run(ActionFind(), "find_support", places=[BRISTOL], need="ASD", age=7.0)
    conversation.run(ActionTopic(), "ask_money", text="tell me about it")

    card = conversation.run(ActionHandover(), "talk_to_person")["cards"][-1]

    assert card["heading"] == "Words to say on the phone"
    assert card["links"][0]["url"] == "/call-back?topic=money&authority=E06000023"
    assert own_page(card["links"][0]["url"])


def test_call_back_is_offered_only_where_somebody_rings_back(conversation, seeded, monkeypatch):
    from localoffer.settings import Settings  # noqa: PLC0415

    told = {
        "OFFER_CALLBACK_SERVICE": "Bristol Helpline",
        "OFFER_CALLBACK_HOURS": "Mondays",
        "OFFER_CALLBACK_REPLY": "within 2 days",
    }
    monkeypatch.setattr(seeded, "settings", Settings.read(told))

    card = conversation.run(ActionHandover(), "talk_to_person")["cards"][-1]

    assert card["heading"] == "Ask for a call-back"
    assert "Bristol Helpline can call you back. You should hear back within 2 days." in str(card["facts"])


def test_a_word_with_a_person_loses_no_topic(conversation):
    conversation.run(ActionTopic(), "ask_money", text="tell me about it")
    conversation.run(ActionHandover(), "talk_to_person")

    assert conversation.slots["topic"] == "ask_money"
