"""The one Navigator this process holds, and what every action has in common: listen, work in good time, reply.

An action that takes too long, or whose database is down, answers with a kind line; the web app adds people to ring.
"""

from __future__ import annotations

import abc
import asyncio
import logging
from dataclasses import replace
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.claims import ClaimTurn
from actions.enquiry import Enquiry, Heard, hear, is_news
from actions.replies import Reply, reply
from actions.warning import noticed, only_the_card, with_card
from localoffer.answers.answer import Answer, Outcome
from localoffer.answers.cards import services_in
from localoffer.errors import OfferError
from localoffer.navigator import Navigator, Request

TIMEOUT_SECONDS = 3.0
"""Rasa would wait 300 s for an action; a parent will not."""
UNAVAILABLE = "I cannot look that up just now. Please try again in a minute, or ring one of these people."
PEOPLE = "talk_to_person"
"""The topic of helplines that give advice."""
_log = logging.getLogger("offer.actions")


@lru_cache(maxsize=1)
def navigator() -> Navigator:
    """This process's navigator, opened at first use."""
    return Navigator.open()


def remade(enquiry: Enquiry) -> Answer:
    """The last answer, made again from the codes it was made from: what "show more" pages through."""
    last = enquiry.last or {}
    if last.get("people"):
        return navigator().helplines(PEOPLE)
    if last.get("aside"):
        return navigator().facts(last["facts"], None, Request(supports=tuple(last["supports"])))
    if last.get("visiting"):
        enquiry = replace(enquiry, visiting=last["visiting"])
    if last.get("facts"):
        return navigator().facts(last["facts"], enquiry.place, enquiry.request)
    place = enquiry.place
    return navigator().find(place, enquiry.request) if place else Answer(Outcome.NEED_PLACE)


def asked(enquiry: Enquiry) -> Answer:
    """The answer a family has just asked for; what it did not find is counted, which paging through it is not."""
    answer = remade(enquiry)
    navigator().counting.answered(answer)
    return answer


class DeskAction(Action, abc.ABC):
    """An action of ours. Subclasses say what to reply; this class listens, keeps time and keeps the slots."""

    counts_as_miss = False

    def is_aside(self, heard: Heard) -> bool:
        """Whether what a message mentions is not what the family looks for."""
        return False

    @abc.abstractmethod
    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """The reply to a message and what the conversation has established after it.

        Args:
            enquiry: Already changed by what was heard.
            heard: The message.
        """

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _domain: dict[str, Any]) -> list[EventType]:
        """Called by Rasa: one structured reply and the slots after it."""
        before, heard = _enquiry(tracker), _heard(tracker)
        danger = noticed(tracker.latest_message)
        if danger is not None and danger.level == "urgent":
            # Nothing of such a message is answered, and nothing of it is kept.
            dispatcher.utter_message(json_message=only_the_card(danger))
            return _slots(before)
        try:
            work = asyncio.to_thread(self._respond, before, heard)
            said, after = await asyncio.wait_for(work, TIMEOUT_SECONDS)
        except (OfferError, TimeoutError) as error:
            _log.error("action %s failed: %s", self.name(), type(error).__name__)
            said, after = reply("unavailable", [UNAVAILABLE]), before
        dispatcher.utter_message(json_message=with_card(said, danger))
        navigator().counting.shown(services_in(said["cards"]))
        return _slots(after)

    def _respond(self, before: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        after = (
            replace(before, visiting=None, replying_to=before.asked) if self.is_aside(heard) else hear(before, heard)
        )
        if not self.counts_as_miss or is_news(before, after):
            after = replace(after, misses=0)
        claims = ClaimTurn(navigator)
        told = claims.hears(after, heard)
        return claims.respond(after, told) if told else self.respond(after, heard)


def _enquiry(tracker: Tracker) -> Enquiry:
    slot = tracker.get_slot
    return Enquiry(
        home=slot("area"),
        age_years=slot("age_years"),
        phase=slot("phase"),
        needs=tuple(slot("needs") or ()),
        supports=tuple(slot("supports") or ()),
        asked=slot("asked"),
        skipped=tuple(slot("skipped") or ()),
        unread=bool(slot("unread")),
        topic=slot("topic"),
        last=slot("last"),
        misses=int(slot("misses") or 0),
    )


def _heard(tracker: Tracker) -> Heard:
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    return Heard(
        intent=(message.get("intent") or {}).get("name") or "",
        entities=message.get("entities") or (),
        places=metadata.get("places") or (),
        text=message.get("text") or "",
        ranking=tuple(each["name"] for each in message.get("intent_ranking") or ()),
    )


def _slots(enquiry: Enquiry) -> list[EventType]:
    values = {
        "area": dict(enquiry.home) if enquiry.home else None,
        "age_years": enquiry.age_years,
        "phase": enquiry.phase,
        "needs": list(enquiry.needs),
        "supports": list(enquiry.supports),
        "asked": enquiry.asked,
        "skipped": list(enquiry.skipped),
        "unread": enquiry.unread,
        "topic": enquiry.topic,
        "last": dict(enquiry.last) if enquiry.last else None,
        "misses": enquiry.misses,
    }
    return [SlotSet(name, value) for name, value in values.items()]
