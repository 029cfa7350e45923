"""What every action has in common: listen, work in good time, reply.

An action that takes too long, or whose database is down, answers with a kind line; the web app adds people to ring.
"""

from __future__ import annotations

import abc
import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import memory, turning
from actions.answering import navigator
from actions.asking_back import is_only_which
from actions.boundaries import with_boundary
from actions.children import Child
from actions.enquiry import Enquiry, Heard, hear, is_news, remembered
from actions.repeating import never_three_times
from actions.replies import Reply, reply
from actions.speaking import speaking
from actions.style import in_style
from actions.warning import noticed, only_the_card, with_card
from actions.young_person import addressed, in_who
from localoffer.answers.cards import services_in
from localoffer.answers.styling import Style
from localoffer.errors import OfferError
from localoffer.language import in_language

TIMEOUT_SECONDS = 3.0
"""Rasa would wait 300 s for an action; a parent will not."""
UNAVAILABLE = "I cannot look that up just now. Please try again in a minute, or ring one of these people."
_log = logging.getLogger("offer.actions")


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
        """Called by Rasa: one structured reply, in the language the web app names, and the slots after it."""
        with in_language((tracker.latest_message.get("metadata") or {}).get("language")):
            return await self._answered(dispatcher, tracker)

    async def _answered(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
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
        said, after = never_three_times(before, said, after)
        dispatcher.utter_message(json_message={**with_card(said, danger), "about": _about(after)})
        navigator().counting.shown(services_in(said["cards"]))
        return _slots(after)

    def _respond(self, before: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        # "And what about my daughter?" is never an aside, whatever label so few words got.
        is_aside = self.is_aside(heard) and not is_only_which(heard.words)
        after = replace(before, visiting=None, replying_to=before.asked) if is_aside else hear(before, heard)
        if not self.counts_as_miss or is_news(before, after):
            after = replace(after, misses=0)
        after = in_who(in_style(after, heard), heard)
        with speaking(Style.of(after.style)):
            said, after = turning.take(after, heard) or self.respond(after, heard)
            said, after = addressed(said, after, heard)
        return memory.kept(before, with_boundary(said, heard), after)


def _about(enquiry: Enquiry) -> dict[str, str]:
    """What a reply was about, for counting whether it was useful: a council and a topic, in codes."""
    place = enquiry.visiting or enquiry.home or {}
    return {"area": str(place.get("gss_code") or ""), "topic": enquiry.topic or ""}


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
        style=slot("style"),
        told=slot("told"),
        **_children(slot("children")),
    )


def _children(held: Sequence[Mapping[str, Any]] | None) -> dict[str, Any]:
    """The children kept apart; the one talked about now is marked."""
    rows = held or ()
    now = next((place for place, row in enumerate(rows) if row.get("now")), 0)
    return {"children": tuple(Child.of(row) for row in rows), "child": now}


def _heard(tracker: Tracker) -> Heard:
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    return Heard(
        intent=(message.get("intent") or {}).get("name") or "",
        entities=message.get("entities") or (),
        places=metadata.get("places") or (),
        text=message.get("text") or "",
        ranking=tuple(each["name"] for each in message.get("intent_ranking") or ()),
        sureness={each["name"]: float(each.get("confidence") or 0.0) for each in message.get("intent_ranking") or ()},
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
        "style": enquiry.style,
        "told": dict(enquiry.told) if enquiry.told else None,
        "children": [
            {**each.as_json(), "now": place == enquiry.child} for place, each in enumerate(remembered(enquiry))
        ]
        if enquiry.children
        else None,
    }
    return [SlotSet(name, value) for name, value in values.items()]
