"""Hello, thank you, goodbye, start again, and what is not ours to answer."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import finding
from actions.answering import navigator
from actions.desk import DeskAction
from actions.enquiry import Enquiry, Heard
from actions.ladder import MENU, step, topic_buttons
from actions.replies import Reply, answer_reply, reply

GREETING = (
    "Hello. I am an automated service, not a person. I can tell you what help there is for a child with special "
    "educational needs or a disability where you live in England, who should give it and who pays. "
    "I give information, not legal advice. Please do not type names, birth dates or NHS numbers."
)
_ASK = "Tell me your home postcode, your child's age, and what worries you. In any order, in your own words."
_NATION = re.compile(r"\b(scot\w+|wales|welsh|northern ireland|jersey|guernsey|isle of man)\b", re.IGNORECASE)
_SAY = {
    "greet": [GREETING, _ASK],
    "help": ["Here is what I can help with.", _ASK],
    "thank": ["You are welcome. You can ask me something else at any time."],
    "goodbye": ["Goodbye, and take care. To remove this talk from our memory, choose “Delete this conversation”."],
    "bot_challenge": ["I am an automated service. No person reads this as you type. I can name people to talk to."],
    "affirm": ["Good. What would you like to know?"],
    "deny": ["All right. What would you like to know instead?"],
}


class ActionSmalltalk(DeskAction):
    """Short courtesies; a yes or no to a question of ours goes on with it."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_smalltalk"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Words for the moment, and the menu where it helps."""
        if heard.intent in {"affirm", "deny"} and enquiry.replying_to:
            return finding.find(enquiry, heard)
        if heard.places or heard.values("need") or heard.values("age"):
            return finding.find(enquiry, heard)
        choices = topic_buttons(MENU) if heard.intent in {"greet", "help"} else []
        return reply(f"smalltalk_{heard.intent}", _SAY.get(heard.intent, _SAY["help"]), choices=choices), enquiry


class ActionRestartTalk(DeskAction):
    """Forgets what was established; the web app also begins a new conversation."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_restart_talk"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """From the beginning."""
        return reply("restarted", ["All right, from the beginning.", _ASK], choices=topic_buttons(MENU)), Enquiry()


class ActionOutOfScope(DeskAction):
    """Not about SEND in England; said twice running, we show what we can do, then who else can help."""

    counts_as_miss = True

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_out_of_scope"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Says so kindly; another nation's own service where one was meant."""
        if enquiry.replying_to == "need" or (enquiry.replying_to and heard.tells_something):
            return finding.find(replace(enquiry, misses=0), heard)
        if trouble := finding.place_trouble(enquiry, heard):
            return trouble
        nations = navigator().best_facts(["nations"], heard.text, 1) if _NATION.search(heard.text) else []
        words = (
            "I can only help with special educational needs and disability (SEND) for children and young people "
            "in England."
        )
        if nations:
            said = answer_reply(navigator().facts(nations, None, Enquiry().request))
            return {**said, "outcome": "out_of_scope", "say": [words]}, enquiry
        if enquiry.misses:
            return step(enquiry.misses + 1, heard), replace(enquiry, misses=enquiry.misses + 1)
        return reply("out_of_scope", [words], choices=topic_buttons(MENU)), replace(enquiry, misses=1)
