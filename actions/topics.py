"""The action of questions about one topic."""

from __future__ import annotations

from dataclasses import replace

from actions import finding
from actions.deadlines import DeadlineTurn
from actions.desk import DeskAction
from actions.enquiry import Enquiry, Heard
from actions.explaining import ASIDES, answer_topic, with_open_question
from actions.replies import Reply

_DATES = DeadlineTurn()


class ActionTopic(DeskAction):
    """Answers a question about one topic; asked for a word we do not have, it is a miss like any other."""

    counts_as_miss = True

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_topic"

    def is_aside(self, heard: Heard) -> bool:
        """Whether it asks what something is: "What is a SENCO" names it without looking for it."""
        return heard.intent in ASIDES and not (heard.places or heard.values("place"))

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Facts first; then, where a question of ours was left open, that question again."""
        if trouble := finding.place_trouble(enquiry, heard):
            return trouble
        if heard.intent in ASIDES and (heard.places or heard.values("place")):
            # "Sorry, I meant Bath" asks for no word to be explained.
            return finding.find(enquiry, replace(heard, intent="inform"))
        if dates := _DATES.hears(enquiry, heard):
            said, after = _DATES.respond(enquiry, dates)
            return with_open_question(said, after), after
        return answer_topic(enquiry, heard)
