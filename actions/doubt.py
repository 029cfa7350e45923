"""A message that may mean two things: both are offered, rather than one of them answered."""

from __future__ import annotations

from dataclasses import replace

from actions.enquiry import Enquiry, Heard
from actions.ladder import LABELS, topic_buttons
from actions.replies import Reply, reply

_UNSURE = 0.5
"""A label less likely than this is in doubt when another comes near it."""
_NEAR = 0.12
"""How near the second label has to come."""
_SAYS = "You may mean one of two things. Which one shall I answer?"
_OTHER = ("Something else", "/help")


class DoubtTurn:
    """The turn of a message whose label is a toss-up."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> list[str] | None:
        """The two labels; None where one is likely enough, or where the message answers a question of ours."""
        if enquiry.replying_to or heard.intent not in LABELS:
            return None
        first, second = ([*heard.sureness.items(), ("", 0.0), ("", 0.0)])[:2]
        near = 0 < first[1] < _UNSURE and first[1] - second[1] <= _NEAR
        return [first[0], second[0]] if near and {first[0], second[0]} <= LABELS.keys() else None

    def respond(self, enquiry: Enquiry, labels: list[str]) -> tuple[Reply, Enquiry]:
        """Both as buttons; what the message told of the family is kept."""
        choices = [*topic_buttons(labels), _OTHER]
        return reply("repair_guess", [_SAYS], choices=choices), replace(enquiry, misses=0)
