"""A correction, or the same question for another child: the last answer once more, for what is known now."""

from __future__ import annotations

import re

from actions import finding
from actions.enquiry import Enquiry, Heard, turn_to
from actions.mentions import mentions
from actions.replies import Reply

_CORRECTS = re.compile(
    r"^\W*(?:no|nope|sorry|actually|wait|oops|correction|i mean|i meant|not)\b"
    r"|\b(?:i mean|i meant|meant to say|instead|(?:we|i)(?:'ve|ve| have)? (?:just |now )?moved)\b",
    re.IGNORECASE,
)
_SAME_FOR = re.compile(
    r"^\W*(?:and|what about|how about|ok|so|now|same|the same|also)?\W*"
    r"(?:what about |how about |the same |back to |switch to |more )?(?:for |on )?"
    r"(?:him|her|them|my|our|the|his|child)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:how|why|when|where|who|which|can|should|does|do|is|are)\b", re.IGNORECASE)
_MOST_WORDS = 9
_CHILD = "child_"


class CorrectingTurn:
    """The turn of "no, he's 6" and "not autism, ADHD"."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Heard | None:
        """The message, when it puts something right and an answer stands that it changes."""
        is_short = len(heard.words.split()) <= _MOST_WORDS
        tells = heard.places or any(each["entity"] in {"age", "phase", "need", "place"} for each in heard.entities)
        stands = enquiry.last and not enquiry.last.get("aside") and enquiry.replying_to is None
        is_one = is_short and tells and stands and _CORRECTS.search(heard.words) and not heard.values("support")
        return heard if is_one else None

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """The answer to what was meant."""
        return finding.find(enquiry, _told(heard)) if not finding.is_on_topic(enquiry) else _again(enquiry, heard)


class ChildTurn:
    """The turn of "and for my daughter?", and of the button that says so."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Enquiry | None:
        """What is known once that child is talked about."""
        chosen = str(heard.value("choice") or "")
        if chosen.startswith(_CHILD) and chosen.removeprefix(_CHILD).isdigit():
            return turn_to(enquiry, int(chosen.removeprefix(_CHILD)) - 1)
        names_one = len(heard.words.split()) <= _MOST_WORDS and _SAME_FOR.search(heard.words)
        if not (names_one and enquiry.last and mentions(heard.words)) or _ASKS.search(_rest(heard.words)):
            return None
        return None if heard.places or heard.values("need") or heard.values("support") else enquiry

    def respond(self, _enquiry: Enquiry, found: Enquiry) -> tuple[Reply, Enquiry]:
        """The last question for that child; what is missing for it is asked first."""
        return finding.again(found, Heard("inform"))


def _rest(words: str) -> str:
    """The words without the ones that only lead to a child: "what about" is no question of its own."""
    return re.sub(r"\b(?:what|how) about\b", " ", words, flags=re.IGNORECASE)


def _told(heard: Heard) -> Heard:
    return Heard("inform", heard.entities, heard.places, heard.text)


def _again(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    return finding.place_trouble(enquiry, heard) or finding.again(enquiry, heard)
