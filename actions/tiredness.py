"""A parent who says no more than how worn out they are: one kind line, help for them, and people to talk to.

Danger in such words is read before this (actions/desk.py), and its card stands above whatever is said here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions import finding
from actions.answering import navigator
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, answer_reply
from localoffer.navigator import Request

_VERY = r"just|so|really|very|absolutely|completely|totally|bloody|all|am|are|feel|feeling|both"
_HOW = (
    r"exhausted|tired|shattered|knackered|worn out|burnt out|burned out|drained|overwhelmed|run down|frazzled|stressed"
)
_STILL = (
    r"out|all the time|of (?:it|this)(?: all)?|now|today|again|by (?:it|this)(?: all)?"
    r"|and (?:tired|exhausted|fed up|stressed|alone)"
)
_WORN_OUT = re.compile(
    rf"\W*(?:(?:i|we)['\u2019]?(?:m|re| am| are)?\s+)?(?:(?:{_VERY})\s+)*(?:{_HOW})(?:\s+(?:{_STILL}))*\W*",
    re.IGNORECASE,
)
_SAYS = "That sounds hard. Here is help for you as a parent carer. You can also talk to a person."
_FACTS = ("breaks-parent-carer", "breaks-kinds", "breaks-assessment")
_SUPPORTS = ("carer_assessment", "short_breaks")
_BREAKS = ("Short breaks and clubs", "/ask_short_breaks")


class TirednessTurn:
    """The turn of "im exhausted"."""

    def hears(self, _enquiry: Enquiry, heard: Heard) -> bool | None:
        """True when a message says this and no more."""
        return True if _WORN_OUT.fullmatch(heard.words) and not heard.tells_something else None

    def respond(self, enquiry: Enquiry, _found: bool) -> tuple[Reply, Enquiry]:  # noqa: FBT001 - what `hears` found
        """Facts about help for the carer; a question that was open stays open."""
        answer = navigator().facts(_FACTS, None, Request(supports=_SUPPORTS))
        last = {"facts": list(_FACTS), "part": 0, "aside": True, "supports": list(_SUPPORTS)}
        said = answer_reply(answer, say=[_SAYS], choices=[finding.PERSON, _BREAKS])
        return said, replace(enquiry, last=last, misses=0)
