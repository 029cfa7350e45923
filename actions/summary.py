"""What we understood of a family, said back, with a button to change each part of it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import finding
from actions.answering import navigator
from actions.children import Child
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, reply
from localoffer.answers import wording
from localoffer.language import worded

_ASKS = re.compile(
    r"\bwhat (?:do|did|have) you (?:know|understand|understood|remember|got|have|think)\b.{0,30}?"
    r"(?:about (?:me|us|him|her|my \w+)|so far|of (?:me|us|that|what i said)|$)"
    r"|\bwhat (?:did|have) i (?:tell|told|say|said)\b|\bdo you remember (?:me|us|what|my)\b"
    r"|\bwho do you think (?:i|we) (?:am|are)\b"
    r"|\bwhat(?:'s| is) (?:my|our) (?:council|details)\b|\bwhat have you got (?:down|written)\b",
    re.IGNORECASE,
)
_SUMMARY = "summary"
CHANGE_AGE = ("Change the age", '/inform{"choice":"change_age"}')
CHANGE_PLACE = ("Change the place", "/another_area")
CHANGE_WORRY = ("Change the worry", '/inform{"choice":"change_worry"}')
_NOTHING = "I know nothing about you yet. Tell me your home postcode, your child's age, and what worries you."
_KNOW = "This is what I have understood: {parts}."
_KEPT = "I keep nothing else, and I forget it when this talk ends. Is something wrong? Change it here."


class SummaryTurn:
    """The turn of "what do you know about me", and of the buttons that change it."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> str | None:
        """Which of it is asked: summary, change_age or change_worry."""
        chosen = heard.value("choice")
        if chosen in {_SUMMARY, "change_age", "change_worry"}:
            return str(chosen)
        return _SUMMARY if not heard.is_button and _ASKS.search(heard.words) else None

    def respond(self, enquiry: Enquiry, what: str) -> tuple[Reply, Enquiry]:
        """What is known, or the question whose answer changes it."""
        if what == "change_age":
            return finding.ask("age"), enquiry.asking(None)
        if what == "change_worry":
            return finding.ask("need"), replace(enquiry, needs=(), supports=(), unread=False, last=None, asked="need")
        return _said(enquiry), replace(enquiry, misses=0)


def parts(enquiry: Enquiry) -> list[str]:
    """What is known, in plain words: council, each child, the help asked about."""
    names = navigator().vocabulary
    place = enquiry.place
    area = navigator().authorities.get(place.gss_code) if place else None
    said = [worded("you live in {council}", council=area.friendly_name)] if area else []
    said += _children(enquiry)
    if enquiry.supports:
        said.append(
            worded(
                "you asked about {help}", help=", ".join(worded(names.support_name(code)) for code in enquiry.supports)
            )
        )
    return said


def _children(enquiry: Enquiry) -> list[str]:
    others = [child for place, child in enumerate(enquiry.children) if place != enquiry.child]
    return [f"{child.title}: {_worries(child)}" for child in (enquiry.talked_about, *others) if child.is_known]


def _worries(child: Child) -> str:
    told = [worded(navigator().vocabulary.need_name(code)) for code in child.needs]
    return ", ".join(told) if told else worded("no worry told yet")


def _said(enquiry: Enquiry) -> Reply:
    known = parts(enquiry)
    choices = [CHANGE_AGE, CHANGE_PLACE, CHANGE_WORRY, finding.PERSON]
    if not known:
        return reply(_SUMMARY, [_NOTHING], choices=[finding.PERSON])
    return reply(_SUMMARY, [worded(_KNOW, parts="; ".join(known)), _KEPT], choices=choices, notes=[wording.DISCLAIMER])
