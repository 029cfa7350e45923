"""A bare place in reply to our question for one: the answer to it, whatever label such short words got."""

from __future__ import annotations

import re

from actions import finding
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply

_BESIDE = re.compile(
    r"\b(it'?s|its|we|i|i'?m|are|am|is|live|lives|in|near|the|a|at|of|under|county|city|borough|council|area|please|my|our)\b",
    re.IGNORECASE,
)
"""Words that say nothing beside a place's name."""


class PlaceAnswerTurn:
    """The turn of "North Somerset", when we had asked where a family lives."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Heard | None:
        """The message, when it answers our question and holds one place and nothing else."""
        if enquiry.replying_to != "place" or len(heard.values("place")) != 1:
            return None
        left = heard.words
        for each in sorted(heard.entities, key=lambda entity: -int(entity.get("start") or 0)):
            if each["entity"] == "place" and "end" in each:
                left = left[: each["start"]] + left[each["end"] :]
        is_bare = left != heard.words and not re.search(r"\w", _BESIDE.sub("", left))
        return heard if is_bare else None

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """What was asked before, now for this place."""
        return finding.find(enquiry, heard)
