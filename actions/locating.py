"""Which council: "I pay council tax to another council"."""

from __future__ import annotations

from dataclasses import replace

from actions import finding
from actions.desk import DeskAction
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, reply


class ActionAnotherArea(DeskAction):
    """Takes another council, or asks for it."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_another_area"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """A council named in the same breath is used at once."""
        if heard.places or heard.values("place"):
            return finding.find(enquiry, heard)
        words = (
            "Which council do you pay council tax to? Its name is on your council tax bill. "
            "In some places a county council looks after schools: its name is on the bill too."
        )
        return reply("need_place", [words]), replace(enquiry, home=None, asked="place")
