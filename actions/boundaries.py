"""What we cannot do, said kindly, and what can: no diagnosis, no legal advice, no telling what somebody will decide.

Told by words. The question is still answered by whoever its label belongs to, with our sentence in front; only where
nobody would answer it, this turn does, from facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from actions import finding
from actions.answering import navigator
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, answer_reply
from localoffer.navigator import Request


@dataclass(frozen=True)
class Boundary:
    """One thing families ask of us that is not ours to do.

    Args:
        asks: How it is asked.
        words: What we say.
        facts: Keys of facts that say who can, and what is sure.
        supports: Kinds of help it is about.
    """

    asks: re.Pattern[str]
    words: str
    facts: tuple[str, ...]
    supports: tuple[str, ...] = ()


_WE = r"(?:we|i|us|me)"
_KIN = "(?:son|daughter|child|boy|girl|kid|one|grandson|granddaughter)"
_CHILD = rf"(?:he|she|they|it|child \d|(?:my|our) (?:\w+ ){{0,2}}{_KIN})"
_CONDITION = (
    r"(?:autis\w+|asd|asc|on the spectrum|adhd|add|audhd|dyslexi\w+|dyspraxi\w+|dyscalculi\w+|pda|fasd|dld|"
    r"neurodivergent|tourette'?s?|(?:a )?(?:disability|disabled|special needs|learning (?:disability|difficulty)))"
    r"(?! (?:friendly|assess\w+|pathway|school|unit|base|team|club|group|support|service|diagnosis|test)\b)"
)
_HELP = "(?:plan|ehcp?|place|dla|pip|funding|money|transport|assessment)"
_OUTCOME = (
    r"(?:win|lose|succeed|be successful|say (?:yes|no)|agree|be (?:accepted|refused|approved|turned down)|"
    rf"(?:get|be given) (?:it|one|this|that|(?:a |an |the )?(?:\w+ )?{_HELP}))"
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{each}" for each in patterns), re.IGNORECASE)


BOUNDARIES = (
    Boundary(
        _any_of(
            rf"(?:is|has|have|does|do|could|might) {_CHILD} (?:got |have |be |just |really |actually )*{_CONDITION}\W*"
            r"(?:$|[?]|or |do you|what do)",
            rf"(?:do you think|can you tell(?: me)?(?: if)?|tell me if) [^.?!]{{0,30}}{_CONDITION}",
            r"(?:does|do|could|might|would) (?:this|that|it|these|those) (?:all )?(?:sound|look|seem|be|mean)"
            rf"(?: a bit)?(?: like)? (?:\w+ ){{0,3}}{_CONDITION}",
            rf"(?:is|are) (?:this|it|that|these|those) (?:just )?(?:a sign of |signs of )?{_CONDITION}\W*(?:$|[?]|or )",
            rf"(?:diagnose (?:{_CHILD}|him|her|them)|can you (?:diagnose|assess|test) \w+|"
            r"give (?:him|her|me|us|them) a diagnosis)",
        ),
        "I cannot tell if a child has a condition. I can show you who to ask, and what help there is.",
        ("service-not-decide", "ehc-no-diagnosis", "health-autism", "health-adhd"),
    ),
    Boundary(
        _any_of(
            rf"(?:will|would|could|can|do you think|are) (?:\w+ ){{0,3}}{_WE} (?:\w+ ){{0,3}}(?:win|lose)\b",
            r"(?:my|our|the) (?:chances?|odds)\b",
            r"(?:chances?|likelihood|odds) of (?:winning|success|getting|it|us|me|him|her)\b",
            rf"(?:have|do|would) {_WE} (?:got |have |stand )?(?:a |any )?(?:good |strong |real )?(?:case|chance)\b",
            r"how likely (?:is|are|am)\b",
            r"(?:is it|would it be) worth (?:appealing|an appeal|going to tribunal)",
            rf"will (?:the |a )?(?:tribunal|judge|panel) (?:\w+ ){{0,2}}{_OUTCOME}",
        ),
        "I cannot say what a tribunal or panel will decide. I can show you the rules, and who can advise you.",
        ("appeal-what", "appeal-when", "appeal-free", "rights-advice"),
        ("sendiass",),
    ),
    Boundary(
        _any_of(
            rf"will (?:{_CHILD}|{_WE}|they|(?:the|my|our) (?:council|school|college|nursery|la|local authority)|dwp)"
            rf" (?:\w+ ){{0,2}}{_OUTCOME}",
            rf"(?:do|would|does|will|am|are|is) (?:{_WE}|{_CHILD}) (?:\w+ )?(?:qualify|eligible|entitled)\b",
        ),
        "I do not decide who gets help, and I cannot say what others will decide. I can show you the rules.",
        ("service-not-decide", "ehc-the-test", "rights-advice"),
        ("sendiass",),
    ),
    Boundary(
        _any_of(
            rf"(?:can|could|should|shall) {_WE} (?:sue|appeal|go to tribunal|take \w+(?: \w+)? to court)\b",
            r"(?:give|need|want|looking for|some|any|get) (?:me )?legal (?:advice|help)\b",
            r"(?:solicitor|lawyer|barrister|judicial review)\b",
            r"is (?:it|that|this) (?:illegal|unlawful|against the law)\b",
        ),
        "I give information, not legal advice. I can show you the rules, and who can advise you.",
        ("service-not-legal-advice", "rights-advice", "appeal-what", "complain-ombudsman"),
        ("sendiass",),
    ),
)
_UNANSWERED = frozenset(
    {"out_of_scope", "nlu_fallback", "about_service", "bot_challenge", "define_term", "affirm", "deny"}
)
"""Labels whose own answer would miss what was asked."""


def boundary_in(text: str) -> Boundary | None:
    """What a message asks of us that we cannot do, first of `BOUNDARIES`; None for every other message and a button."""
    if text.startswith("/"):
        return None
    return next((each for each in BOUNDARIES if each.asks.search(text)), None)


def with_boundary(said: Reply, heard: Heard) -> Reply:
    """The same reply, with what we cannot do said first where the message asked for it."""
    boundary = boundary_in(heard.text)
    if boundary is None or said["outcome"] == "crisis" or boundary.words in said["say"]:
        return said
    return {**said, "say": [boundary.words, *said["say"]], "text": f"{boundary.words}\n\n{said['text']}"}


class BoundaryTurn:
    """The turn of such a question that its label would leave unanswered."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Boundary | None:
        """The boundary; None where the label has an answer of its own, or the family told us more to go on with."""
        if heard.intent not in _UNANSWERED or heard.places or heard.values("age"):
            return None
        return boundary_in(heard.text)

    def respond(self, enquiry: Enquiry, boundary: Boundary) -> tuple[Reply, Enquiry]:
        """What we cannot do, then what is sure and who can."""
        request = Request(supports=boundary.supports)
        answer = navigator().facts(boundary.facts, None, request)
        last = {"facts": list(boundary.facts), "part": 0, "aside": True, "supports": list(boundary.supports)}
        after = replace(enquiry, last=last, misses=0)
        return answer_reply(answer, say=[boundary.words], choices=finding.follow_ups(after)), after
