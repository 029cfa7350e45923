"""One seeded database for the actions, and a way to run an action as Rasa would."""

from __future__ import annotations

import asyncio

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import answering, desk


@pytest.fixture(scope="session")
def database_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("actions")


@pytest.fixture
def seeded(database_folder, monkeypatch):
    """The desk's navigator over a database of our own."""
    monkeypatch.setenv("OFFER_VAR", str(database_folder))
    # How long an action may take is not what these tests are about.
    monkeypatch.setattr(desk, "TIMEOUT_SECONDS", 60.0)
    answering.navigator.cache_clear()
    answering.navigator().prepare()
    yield answering.navigator()
    answering.navigator().database.close()
    answering.navigator.cache_clear()


class Conversation:
    """Slots that live from one action to the next."""

    def __init__(self) -> None:
        self.slots: dict[str, object] = {}
        self.language = ""

    def run(
        self,
        action,
        intent="inform",
        text="",
        *,
        places=(),
        ranking=(),
        sureness=None,
        sensed=None,
        worded=None,
        read=(),
        **entities,
    ):
        message = {
            "intent": {"name": intent},
            "entities": [*read, *({"entity": name, "value": value} for name, value in entities.items())],
            "text": text,
            "metadata": {
                "places": list(places),
                "danger": worded,
                **({"language": self.language} if self.language else {}),
            },
            "intent_ranking": [
                *({"name": name} for name in ranking),
                *({"name": name, "confidence": sure} for name, sure in (sureness or {}).items()),
            ],
            "danger": sensed,
        }
        tracker = Tracker("c" * 40, dict(self.slots), message, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        for event in asyncio.run(action.run(dispatcher, tracker, {})):
            self.slots[event["name"]] = event["value"]
        (said,) = dispatcher.messages
        return said["custom"]


@pytest.fixture
def conversation(seeded) -> Conversation:  # noqa: ARG001 - the desk must be open
    return Conversation()
