"""The actions that say what is available, and "show more"."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import remade
from actions.desk import DeskAction
from actions.enquiry import Enquiry, Heard
from actions.finding import find, follow_ups
from actions.replies import Reply, answer_reply, reply


class ActionFind(DeskAction):
    """Says what is available, or asks for the one thing that is missing."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_find"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """See `find`."""
        return find(enquiry, heard)


class ActionShowMore(DeskAction):
    """The next part of the last answer."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_show_more"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Make the last answer again from its codes and show the part after."""
        if not enquiry.last:
            return reply("no_more", ["There is nothing more to show yet. What would you like to know?"]), enquiry
        part = int(enquiry.last["part"]) + 1
        answer = remade(enquiry)
        said = answer_reply(answer, part=part, choices=follow_ups(enquiry))
        return said, replace(enquiry, last={**enquiry.last, "part": part})
