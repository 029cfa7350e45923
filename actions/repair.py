"""The actions of a message that was not understood."""

from __future__ import annotations

from dataclasses import replace

from actions import finding
from actions.desk import DeskAction
from actions.enquiry import Enquiry, Heard
from actions.ladder import step
from actions.replies import Reply


class ActionRepair(DeskAction):
    """Step by step from "did you mean" to a person; never the same line three times."""

    counts_as_miss = True

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_repair"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """A message that told us something we can use, or answered our question, is no miss."""
        if heard.tells_something or (enquiry.asked == "need" and enquiry.place):
            return finding.find(replace(enquiry, misses=0), heard)
        misses = enquiry.misses + 1
        return step(misses, heard), replace(enquiry, misses=misses)


class ActionDefaultFallback(ActionRepair):
    """Rasa's own name for "no rule fits"; ours keeps the parent's message instead of taking it back."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_default_fallback"
