"""Is it true? A claim that a message repeats is answered with the verdict, the rule and words to say back.

Found by words, whatever label the message got; actions/turning.py says when.
"""

from __future__ import annotations

from dataclasses import replace

from actions.answering import navigator
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, answer_reply
from localoffer.answers.answer import Answer

_MORE = ("Tell me more about this", "/show_more")
_PERSON = ("Talk to a person", "/talk_to_person")
_BEFORE_FIRST = -1
"""The facts behind a claim have not been shown: "show more" begins with their first part."""


class ClaimTurn:
    """The turn that answers a claim."""

    def hears(self, _enquiry: Enquiry, heard: Heard) -> Answer | None:
        """The answer where a message repeats a claim we know; None for every other message."""
        answer = navigator().claims.answer(heard.text)
        return answer if answer.claims else None

    def respond(self, enquiry: Enquiry, answer: Answer) -> tuple[Reply, Enquiry]:
        """The verdict now; the facts behind it and the help it is about, one tap away."""
        facts = list(dict.fromkeys(key for claim in answer.claims for key in claim.facts))
        supports = list(dict.fromkeys(code for claim in answer.claims for code in claim.supports))
        keys = [claim.key for claim in answer.claims]
        last = {"facts": facts, "part": _BEFORE_FIRST, "aside": True, "supports": supports, "claims": keys}
        return answer_reply(answer, choices=[_MORE, _PERSON]), replace(enquiry, last=last, misses=0)
