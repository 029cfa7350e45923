"""Keeping a quiet conversation sends the assistant a courtesy: it must change nothing of what is known."""

from __future__ import annotations

from actions.services import ActionFind
from actions.smalltalk import ActionSmalltalk
from web.wording import KEEP_PAYLOAD

LATER = {"told", "children"}
"""A print of the last reply, so that nothing is said three times running; the one child, spelled out."""


def test_the_courtesy_leaves_every_slot_as_it_was(conversation):
    conversation.run(ActionFind(), "find_support", "hardly talks", need="SLCN", age=4.0)
    before = dict(conversation.slots)
    conversation.run(ActionSmalltalk(), KEEP_PAYLOAD.removeprefix("/"), KEEP_PAYLOAD)

    (child,) = conversation.slots["children"]
    assert before["asked"] == "place"
    assert (child["age_years"], child["needs"]) == (before["age_years"], before["needs"])
    assert {name: value for name, value in conversation.slots.items() if name not in LATER} == {
        name: value for name, value in before.items() if name not in LATER
    }
