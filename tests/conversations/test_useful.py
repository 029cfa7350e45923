"""With the real assistant: an answer is judged and counted by kind, and a quiet talk is kept with all it knows."""

from __future__ import annotations

import time

import pytest
import requests
from sqlalchemy import select

from localoffer.store.database import Database
from localoffer.store.records import UsefulRecord

pytestmark = pytest.mark.slow
KEPT = ("area", "age_years", "needs", "supports", "asked", "topic", "last", "style")


def _counted(running) -> list[tuple[str, str, str, str]]:
    database = Database(running.settings.database_url)
    try:
        with database.session() as session:
            rows = session.scalars(select(UsefulRecord)).all()
            return sorted((row.outcome, row.gss_code, row.topic, row.said) for row in rows)
    finally:
        database.close()


def test_an_answer_is_counted_by_outcome_council_and_topic(navigator_online):
    talk = navigator_online.talk()
    below = talk.say("my son is 4 and hardly talks, we live in BS3 1AA")["useful"]
    for said in ("no", "wrong"):
        sent = {"token": talk.reply["token"], "key": below["key"], "said": said}
        answered = requests.post(f"{navigator_online.address}chat/useful", json=sent, timeout=20).json()
    for _ in range(100):
        if len(_counted(navigator_online)) == 2:
            break
        time.sleep(0.2)

    assert answered["thanks"]
    assert _counted(navigator_online) == [
        ("answered_national", "E06000023", "find_support", "no"),
        ("answered_national", "E06000023", "find_support", "wrong"),
    ]


def test_keeping_a_talk_changes_nothing_of_what_is_known(navigator_online):
    talk = navigator_online.talk()
    talk.say("my son is 4 and hardly talks")
    asked, before = talk.reply["outcome"], talk.overheard.slots
    kept = requests.post(f"{navigator_online.address}chat/keep", json={"token": talk.reply["token"]}, timeout=20).json()
    after = talk.overheard.slots
    talk.say("BS3 1AA")

    assert asked == "need_place"
    assert kept == {"state": "kept"}
    assert {name: after[name] for name in KEPT} == {name: before[name] for name in KEPT}
    assert talk.reply["outcome"] == "answered_national"
