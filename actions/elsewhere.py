"""What if we lived somewhere else: the last question, answered for another council for this once."""

from __future__ import annotations

from actions import finding
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply

_HOME = "home"


class ElsewhereTurn:
    """The turn of "what if we lived in Leeds?", and of the way back."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Heard | None:
        """The message, when it asks the last question again of another place, and nothing else."""
        if heard.value("choice") == _HOME:
            return heard
        asks_more = heard.values("need") or heard.values("support")
        return heard if enquiry.visiting and enquiry.last and not asks_more and not heard.is_button else None

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """The same answer there; the family's own council is kept."""
        return finding.place_trouble(enquiry, heard) or finding.again(enquiry, heard)
