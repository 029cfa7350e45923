"""When a person must help: helplines by topic, and danger that the model saw."""

from __future__ import annotations

from dataclasses import replace

from actions import services
from actions.desk import PEOPLE, DeskAction, navigator
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, answer_reply, reply
from actions.warning import CARRY_ON, as_told
from localoffer.answers import wording
from localoffer.answers.answer import Answer
from localoffer.reading.danger_decision import MODEL_NOTICED

_NOT_A_PERSON = "I am an automated service, not a person. These people can talk with you."


class ActionHandover(DeskAction):
    """Names people to talk to: the area's free advice service first, then national helplines."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_handover"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Helplines, and the words to look for where no number is known."""
        answer = people()
        area = navigator().find(enquiry.place, enquiry.request).area if enquiry.place else None
        said = answer_reply(answer)
        first = [_NOT_A_PERSON, *([wording.sendiass(area)] if area else [])]
        last = {"people": True, "part": 0}
        return {
            **said,
            "outcome": "handover",
            "say": first,
            "text": "\n\n".join([*first, said["text"]]),
        }, replace(enquiry, topic="talk_to_person", last=last)


class ActionCrisis(DeskAction):
    """The model thinks somebody is in danger: the web app shows the crisis card."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_crisis"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Only the card; with it the answer, where the message also answered a question of ours."""
        if enquiry.replying_to and heard.tells_something:
            return services.find(enquiry, heard)
        return reply("crisis", [CARRY_ON], danger=as_told(MODEL_NOTICED)), enquiry


def people() -> Answer:
    """National helplines for advice."""
    return navigator().helplines(PEOPLE)
