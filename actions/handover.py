"""When a person must help: helplines by topic, and danger that the model saw."""

from __future__ import annotations

from dataclasses import replace

from actions import finding
from actions.answering import navigator
from actions.desk import DeskAction
from actions.enquiry import Enquiry, Heard
from actions.people import call_back_card, named, people_for
from actions.replies import Reply, answer_reply, reply
from actions.warning import CARRY_ON, as_told
from localoffer.reading.danger_decision import MODEL_NOTICED

_NOT_A_PERSON = "I am an automated service, not a person. These people can talk with you."


class ActionHandover(DeskAction):
    """Names people to talk to: the area's free advice service first, then national helplines."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_handover"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Helplines for what was talked about, whether they answer now, and where to look where no number is known."""
        chosen = people_for(enquiry)
        said = answer_reply(named(**chosen))
        local = navigator().callbacks.local_advice(enquiry.place.gss_code) if enquiry.place else None
        shown = reply(
            "handover",
            [_NOT_A_PERSON, *([local] if local else [])],
            cards_shown=[*said["cards"], call_back_card(enquiry)],
            choices=[(each["title"], each["payload"]) for each in said["choices"]],
            notes=said["notes"],
        )
        return shown, replace(enquiry, last={"people": True, "part": 0, **chosen})


class ActionCrisis(DeskAction):
    """The model thinks somebody is in danger: the web app shows the crisis card."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_crisis"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Only the card; with it the answer, where the message also told us something to look for."""
        if heard.tells_something:
            said, after = finding.find(enquiry, heard)
            return {**said, "danger": said["danger"] or as_told(MODEL_NOTICED)}, after
        return reply("crisis", [CARRY_ON], danger=as_told(MODEL_NOTICED)), enquiry
