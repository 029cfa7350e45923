"""When we did not understand: offer likely topics, then the menu, then people."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answering import PEOPLE, navigator
from actions.enquiry import Heard
from actions.replies import Reply, answer_reply, reply
from localoffer.answers.answer import Answer

LABELS = {
    "find_support": "What help there is near me",
    "ask_ordinarily_available": "What school or nursery should do",
    "ask_ehc_process": "Getting or changing an EHC plan",
    "ask_deadline": "How long things should take",
    "ask_appeal_or_complaint": "Challenging a decision",
    "ask_school_place": "Choosing or changing school",
    "ask_exclusion_or_ap": "Suspension, exclusion or not attending",
    "ask_transport": "Travel to school or college",
    "ask_money": "Money and benefits",
    "ask_short_breaks": "Short breaks and clubs",
    "ask_childcare": "Nursery and childcare",
    "ask_transition_adulthood": "Growing up and leaving school",
    "ask_diagnosis_or_health": "Diagnosis, health and therapies",
    "ask_who_is_responsible": "Who should provide or pay",
    "ask_rights_or_law": "What the law says",
    "compare_areas": "Moving, or another area",
    "talk_to_person": "Talk to a person",
    "define_term": "What a word means",
    "about_service": "About this service",
}
MENU = ("find_support", "ask_ordinarily_available", "ask_ehc_process", "ask_money", "talk_to_person")
_PEOPLE_AFTER = 3


def step(misses: int, heard: Heard) -> Reply:
    """One rung of the ladder.

    Args:
        misses: Messages in a row not understood, this one included.
        heard: The message.
    """
    if misses >= _PEOPLE_AFTER:
        words = "I am sorry, I still do not understand. These people can help you."
        said = answer_reply(people())
        return {**said, "outcome": "repair_people", "say": [words], "text": f"{words}\n\n{said['text']}"}
    if misses == 1 and (likely := [name for name in heard.ranking if name in LABELS][:3]):
        words = "I am not sure what you are asking. Is it one of these?"
        return reply("repair_guess", [words], choices=[*topic_buttons(likely), ("Something else", "/help")])
    words = "I did not understand that. Here is what I can help with. You can also say it in other words."
    return reply("repair_menu", [words], choices=topic_buttons(MENU))


def topic_buttons(names: Sequence[str]) -> list[tuple[str, str]]:
    """Topics as buttons, in plain words."""
    return [(LABELS[name], f"/{name}") for name in names]


def people() -> Answer:
    """National helplines for advice."""
    return navigator().helplines(PEOPLE)
