"""What to ask the SENCO: each thing that is ordinarily available, as a question to take along. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from localoffer.answers import sureness, wording
from localoffer.answers.answer import Area, ProvisionItem
from localoffer.language import worded

MOST_QUESTIONS = 15
"""More would not be asked in one meeting."""
TITLE = "What to ask the SENCO"
HOW = (
    "Take this to a meeting or have it beside you on the phone. You need not ask everything: tick 3 or 4 that matter "
    "most. Write down who will do what, and by when."
)
_GENERAL = "holds for every child with SEND"
_ASK = {
    "must": "How do you do this for my child? Who does it, and how often?",
    "should": "Is this in place for my child? If not, when could it start?",
    "common": "Do you have this here? Could my child have it, and who would I ask?",
}
"""By how sure a family can be of a row: what is only common is asked for, never claimed."""


@dataclass(frozen=True)
class Question:
    """One question.

    Args:
        what: What is ordinarily available.
        ask: What to ask about it.
        strength: How sure a family can be of it.
        responsible: Who is responsible.
        pays: Who pays; None where nobody has to.
        source: What was read.
        url: Its address.
        checked: When it was read, honestly.
        is_sample: Whether it is made up.
    """

    what: str
    ask: str
    strength: str
    responsible: str
    pays: str | None
    source: str
    url: str | None
    checked: str
    is_sample: bool


@dataclass(frozen=True)
class CallSheet:
    """Questions for one meeting.

    Args:
        about: Lines above the questions: the council, the need, the age.
        questions: What to ask, what is made for the need first.
        left: How many more fit.
        area: The council, where it is known.
    """

    about: tuple[str, ...]
    questions: tuple[Question, ...]
    left: int
    area: Area | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The whole sheet as paragraphs, for a file."""
        numbered = (f"{number}. {_written(each)}" for number, each in enumerate(self.questions, 1))
        return (*self.about, HOW, *numbered, wording.DISCLAIMER)

    @property
    def text(self) -> str:
        """The whole sheet as plain text."""
        return "\n\n".join([TITLE, *self.paragraphs])

    def as_json(self) -> dict[str, Any]:
        """For `offer letter call-sheet --json`."""
        return {
            "about": list(self.about),
            "questions": [vars(each) for each in self.questions],
            "left": self.left,
            "gss_code": self.area.gss_code if self.area else None,
        }


def call_sheet(items: Sequence[ProvisionItem], about: Sequence[str], area: Area | None, *, today: date) -> CallSheet:
    """The sheet of what is ordinarily available.

    Args:
        items: Ranked provision that fits, law first.
        about: What it is about, in words.
        area: The council, where it is known.
        today: The day it is made.
    """
    ordered = sorted(items, key=lambda each: _GENERAL in each.reasons)
    opening = [wording.SAMPLE] if area and area.is_sample else []
    questions = tuple(_question(each, today) for each in ordered[:MOST_QUESTIONS])
    return CallSheet((*opening, *about), questions, max(0, len(ordered) - MOST_QUESTIONS), area)


def _question(item: ProvisionItem, today: date) -> Question:
    origin = item.provenance
    return Question(
        what=worded("{name} (sample)", name=item.what) if origin.is_sample else item.what,
        ask=_ASK[origin.strength],
        strength=sureness.strength(origin),
        responsible=item.responsible,
        pays=item.budget,
        source=origin.source,
        url=origin.source_url,
        checked=wording.checked(origin.verified_on, origin.confidence, origin.review_by, today),
        is_sample=origin.is_sample,
    )


def _written(question: Question) -> str:
    lines = [
        question.what,
        worded("Ask: {ask}", ask=question.ask),
        worded("How sure: {strength}.", strength=question.strength),
        worded("Who is responsible: {responsible}.", responsible=question.responsible),
        *([worded("Who pays: {pays}.", pays=question.pays)] if question.pays else []),
        worded("Source: {source}. {checked}.", source=question.source, checked=question.checked),
        "Answer: ....................",
    ]
    return "\n".join(lines)
