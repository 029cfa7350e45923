"""Simpler words or more detail: the last answer told again in another style, which then stays.

Told by words, or by the buttons every answer carries. Words that ask for more than a style ("explain an EHC plan in
simple words") only set it; the answer is the business of whoever hears the rest.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions import finding
from actions.answering import navigator, remade
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, answer_reply, reply
from actions.speaking import speaking
from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer
from localoffer.answers.styling import Style


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{each})\b" for each in patterns), re.IGNORECASE)


_ASKS = {
    Style.SIMPLE: _any_of(
        r"simpler|(?:more|put \w+|say \w+) simply|simplify|(?:more|be) simple|keep it (?:short|simple)|eli5",
        "simple (?:words?|english|terms|language|version)|plain(?:er)? (?:english|words?|language)",
        "eas(?:y|ier) (?:read|words?|english|to (?:read|understand))|(?:fewer|shorter|easier) words",
        "(?:make|say|put) (?:it|that|this) (?:easier|simple|shorter|simpler)|dumb (?:it|that|this) down",
        "shorter please|shorter (?:version|answer)",
        r"(?:like|as if|as though) i(?:'?m| am| was| were) (?:a (?:child|kid)|\d+|five|six|seven|eight|nine|ten)",
    ),
    Style.DETAIL: _any_of(
        "more details?|in (?:more |full )?detail|all the details?|full(?:er)? (?:details?|answer|version)",
        "(?:show me the|with the|exact) (?:law|laws|statute)|the law please|legal basis|long(?:er)? version",
    ),
    Style.USUAL: _any_of("(?:normal|usual|ordinary) (?:words|way|version|answers?)", "less detail"),
}
_THAT = r"(?: (?:it|this|that|any of (?:it|this|that)|a word|what (?:you|that|this)\b.*))?"
_FOLLOW = "(?:really |quite )?(?:understand|get|follow|make sense of)"
_TO_READ = "(?: (?:to (?:read|take in|follow|understand)|for me|words|text|information|info))*"
_LOST = re.compile(
    "|".join(
        rf"\b(?:{each})\W*$"
        for each in (
            rf"i (?:really |still |just )?(?:do not|don'?t|did not|didn'?t|can'?t|cannot) {_FOLLOW}{_THAT}",
            rf"too (?:much|long|many words|complicated|hard|confusing|wordy){_TO_READ}",
            r"you(?:'ve| have)? lost me|that'?s? (?:is )?confusing|what does (?:that|this|all that)(?: all)? mean",
        )
    ),
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"\b(?:he|she|they|his|her|their|my|our|him|them|school|nursery|council)\b", re.IGNORECASE)
"""Who is spoken of where it is not our answer: "he finds it too hard"."""
_NEGATED = re.compile(r"\b(?:not|no|n't|less|without)\s+(?:\w+\s+)?$", re.IGNORECASE)
_MOST_WORDS = 14
"""A longer message asks for something else as well."""
_SAYS = {
    Style.SIMPLE: "Here it is in simpler words.",
    Style.DETAIL: "Here it is with more detail.",
    Style.USUAL: "Here it is in the usual words.",
}
_FROM_NOW = {
    Style.SIMPLE: "I will use simpler words. What would you like to know?",
    Style.DETAIL: "I will give more detail. What would you like to know?",
    Style.USUAL: "All right. What would you like to know?",
}


def asked_style(heard: Heard) -> Style | None:
    """The style that a message asks for in so many words, or a button names."""
    if heard.text.startswith("/"):
        chosen = heard.value("choice")
        return Style(chosen) if chosen in set(Style) else None
    return next((style for style, words in _ASKS.items() if _asks(words, heard.text)), None)


def in_style(enquiry: Enquiry, heard: Heard) -> Enquiry:
    """What is known after a message that may ask for a style beside other things."""
    style = None if _OF_SOMEBODY.search(heard.text) else asked_style(heard)
    return replace(enquiry, style=str(style)) if style else enquiry


class StyleTurn:
    """The turn of a message that asks for the last answer in another style, and for nothing else."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Style | None:
        """The style; None where the message asks for none, or tells or asks something of its own too."""
        if heard.text.startswith("/"):
            return asked_style(heard)
        if len(heard.text.split()) > _MOST_WORDS or heard.tells_something or _OF_SOMEBODY.search(heard.text):
            return None
        return asked_style(heard) or (Style.SIMPLE if _LOST.search(heard.text) else None)

    def respond(self, enquiry: Enquiry, style: Style) -> tuple[Reply, Enquiry]:
        """The last answer from its first part on, or a promise where there is none yet."""
        after = replace(enquiry, style=str(style), misses=0)
        answer = _last_answer(enquiry)
        if answer is None:
            return reply("style", [_FROM_NOW[style]]), after
        with speaking(style):
            said = answer_reply(answer, say=_opening(style, answer), choices=finding.follow_ups(enquiry))
        first = enquiry.last if answer.claims else {**(enquiry.last or {}), "part": 0}
        return said, replace(after, last=first)


def _opening(style: Style, answer: Answer) -> list[str]:
    """What has just been said is not said again, but that sample data is sample data and what the verdict was."""
    if answer.claims:
        return [_SAYS[style], *cards.opening(answer)]
    return [*([wording.SAMPLE] if answer.area and answer.area.is_sample else []), _SAYS[style]]


def _last_answer(enquiry: Enquiry) -> Answer | None:
    if not enquiry.last:
        return None
    if (keys := enquiry.last.get("claims")) and enquiry.last["part"] < 0:
        return navigator().claims.again(keys)
    answer = remade(enquiry)
    shows = answer.facts or answer.provision or answer.supports or answer.services or answer.contacts
    return answer if shows else None


def _asks(words: re.Pattern[str], text: str) -> bool:
    return any(not _NEGATED.search(text[: found.start()]) for found in words.finditer(text))
