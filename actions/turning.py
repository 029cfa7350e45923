"""Turns that are told by a message's words, whatever label it got, in the order in which they are tried.

Danger comes before all of them (actions/desk.py); where none of them hears anything, the label's own action answers.
"""

from __future__ import annotations

from typing import Any, Protocol

from actions.boundaries import BoundaryTurn
from actions.claims import ClaimTurn
from actions.comparing import CompareTurn
from actions.correcting import ChildTurn, CorrectingTurn
from actions.doubt import DoubtTurn
from actions.elsewhere import ElsewhereTurn
from actions.enquiry import Enquiry, Heard
from actions.follow_ups import FollowUpTurn
from actions.letters import LetterTurn
from actions.place_answer import PlaceAnswerTurn
from actions.replies import Reply
from actions.style import StyleTurn
from actions.summary import SummaryTurn
from actions.tiredness import TirednessTurn
from actions.young_person import YoungPersonTurn


class Turn(Protocol):
    """One way to take a message."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Any | None:
        """What it found in the message, for `respond`; None when the message is not its own."""

    def respond(self, enquiry: Enquiry, found: Any) -> tuple[Reply, Enquiry]:
        """The reply, and what the conversation has established after it."""


_LETTERS = LetterTurn()
_STYLE = StyleTurn()
_CHILD = ChildTurn()
_ELSEWHERE = ElsewhereTurn()
_FOLLOW_UP = FollowUpTurn()
_SUMMARY = SummaryTurn()
_YOUNG_PERSON = YoungPersonTurn()
TURNS: tuple[Turn, ...] = (
    PlaceAnswerTurn(),
    _STYLE,
    _LETTERS,
    _SUMMARY,
    _FOLLOW_UP,
    ClaimTurn(),
    _YOUNG_PERSON,
    CompareTurn(),
    _ELSEWHERE,
    BoundaryTurn(),
    TirednessTurn(),
    CorrectingTurn(),
    _CHILD,
    DoubtTurn(),
)

_BUTTONS: tuple[Turn, ...] = (_LETTERS, _STYLE, _YOUNG_PERSON, _SUMMARY, _FOLLOW_UP, _ELSEWHERE, _CHILD)
"""Turns that have a button of their own."""


def take(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry] | None:
    """The reply of the first turn that hears something; None for other buttons and every other message.

    Args:
        enquiry: Already changed by what was heard.
        heard: The message.
    """
    for turn in TURNS if heard.text and not heard.text.startswith("/") else _BUTTONS:
        if (found := turn.hears(enquiry, heard)) is not None:
            return turn.respond(enquiry, found)
    return None
