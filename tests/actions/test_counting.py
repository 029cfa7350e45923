"""What the chat counts: services on the cards it shows, and what it did not find, once for each time it was asked."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select

from actions.handover import ActionHandover
from actions.services import ActionFind, ActionShowMore
from actions.smalltalk import ActionSmalltalk
from actions.topics import ActionTopic
from localoffer.errors import StoreError
from localoffer.publishing.sample import SAMPLE_CODE
from localoffer.store.records import ShownRecord, UnmetNeedRecord

SAMPLESHIRE = {
    "status": "one",
    "basis": "chosen",
    "district": "ZY1",
    "point": [54.5, 2.5],
    "authorities": [{"gss_code": SAMPLE_CODE, "name": "Sampleshire", "share_pct": 100.0}],
}


@pytest.fixture(autouse=True)
def no_counts(seeded):
    """Counts of earlier tests are taken away."""
    seeded.counting.write()
    with seeded.database.session() as session:
        session.execute(delete(ShownRecord))
        session.execute(delete(UnmetNeedRecord))


def shown(navigator) -> int:
    navigator.counting.write()
    with navigator.database.session() as session:
        return session.scalar(select(func.coalesce(func.sum(ShownRecord.times), 0)))


def unmet(navigator) -> dict[str, int]:
    navigator.counting.write()
    with navigator.database.session() as session:
        return {row.support: row.times for row in session.scalars(select(UnmetNeedRecord))}


def services_on(reply) -> int:
    return sum(card["kind"] == "service" for card in reply["cards"])


def test_only_services_on_the_cards_are_counted(conversation, seeded):
    first = conversation.run(ActionFind(), "find_support", places=[SAMPLESHIRE], need="SLCN", age=4.0)
    after_first = shown(seeded)
    more = conversation.run(ActionShowMore(), "show_more")

    assert after_first == services_on(first) > 0
    assert shown(seeded) == services_on(first) + services_on(more)


def test_gap_is_counted_once_an_answer_not_again_for_more(conversation, seeded):
    missing = {gap.support for gap in seeded.find_typed("Sampleshire", "wheelchair").gaps}
    conversation.run(ActionFind(), "find_support", places=[SAMPLESHIRE], need="PD", age=4.0)
    once = unmet(seeded)
    conversation.run(ActionShowMore(), "show_more")
    conversation.run(ActionHandover(), "talk_to_person")

    assert missing
    assert set(once.values()) == {1}
    assert unmet(seeded) == once


def test_help_asked_about_as_a_topic_counts_too(conversation, seeded):
    (gap, *_) = seeded.find_typed("Sampleshire", "wheelchair").gaps
    conversation.run(ActionFind(), "find_support", places=[SAMPLESHIRE], need="SLCN", age=4.0)
    before = unmet(seeded).get(gap.support, 0)
    conversation.run(ActionTopic(), "ask_diagnosis_or_health", "how do I get it", support=gap.support)

    assert unmet(seeded)[gap.support] == before + 1


def test_counting_that_fails_costs_no_answer(conversation, seeded, monkeypatch):
    def refuse():
        raise StoreError("down")

    reply = conversation.run(ActionFind(), "find_support", places=[SAMPLESHIRE], need="SLCN", age=4.0)
    monkeypatch.setattr(seeded.database, "session", refuse)
    seeded.counting.write()

    assert reply["outcome"] == "answered"


def test_reply_says_in_codes_what_it_was_about(conversation):
    greeting = conversation.run(ActionSmalltalk(), "greet", "hello")
    answer = conversation.run(ActionFind(), "find_support", places=[SAMPLESHIRE], need="SLCN", age=4.0)

    assert greeting["about"] == {"area": "", "topic": ""}
    assert answer["about"] == {"area": SAMPLE_CODE, "topic": "find_support"}
