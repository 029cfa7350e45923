"""What happens to a message before the assistant sees it: one ordered list of steps.

Each step looks at the message and either lets it go on (None) or ends the turn with an answer of our own. The order
is the point: crisis words are matched on the whole text before any limit, refusal or reading can get in the way.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from localoffer import language
from localoffer.errors import OfferError
from web import wording
from web.conversations import Conversation, Conversations
from web.crisis import Helplines
from web.limits import AddressLimit, Seats
from web.parts import DangerSeen, Locate, ReadDanger, ReadPostcodes
from web.replies import Shown, shown

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """What the steps lean on; built once by `web.create_app`."""

    read_danger: ReadDanger
    read_postcodes: ReadPostcodes
    locate: Locate
    helplines: Helplines
    conversations: Conversations
    limit: AddressLimit
    seats: Seats
    chat_off: str


@dataclass
class Message:
    """A message on its way; steps fill in what they find.

    Args:
        text: As typed.
        conversation: The one it belongs to.
        address: Where it came from; only the limit sees it.
        key: What makes this turn itself and no other (see web.turns).
    """

    text: str
    conversation: Conversation
    address: str
    key: str
    danger: DangerSeen | None = None
    places: list[dict[str, Any]] = field(default_factory=list)
    redacted: str = ""
    took_turn: bool = False
    took_seat: bool = False

    def metadata(self) -> dict[str, Any]:
        """What the assistant is told beside the redacted words."""
        seen = self.danger
        told = {"places": self.places, "danger": {"level": seen.level, "group": seen.group} if seen else None}
        return told if language.now() == language.ENGLISH else {**told, "language": language.now()}


@dataclass(frozen=True)
class Stop:
    """The turn ends here.

    Args:
        answer: What we say.
        said: How the family's message is shown afterwards; None when it goes back into its box instead.
        status: HTTP status.
    """

    answer: Shown
    said: str | None = None
    status: int = 200


Step = Callable[[Message, Desk], Stop | None]


def refuse_far_too_long(message: Message, _desk: Desk) -> Stop | None:
    """More than anybody types: refused before any work is spent on it."""
    if len(message.text) > wording.ACCEPTED_LENGTH:
        return Stop(shown("far_too_long", say=wording.FAR_TOO_LONG, keep_text=True), status=413)
    return None


def tidy(message: Message, _desk: Desk) -> Stop | None:
    """Drop control characters and halves of characters; they mean nothing and can trip what comes after."""
    kept = (c for c in message.text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    message.text = "".join(kept).strip()
    return None


def notice_danger(message: Message, desk: Desk) -> Stop | None:
    """Crisis words, on the whole text."""
    message.danger = desk.read_danger(message.text)
    return None


def answer_urgent_danger(message: Message, desk: Desk) -> Stop | None:
    """Danger now: the card and the offer to carry on, nothing else; the message goes nowhere and is not kept."""
    if message.danger is None or message.danger.level != "urgent":
        return None
    return Stop(
        only_the_card(desk.helplines.card(message.danger), message, desk), said=language.worded(wording.NOT_KEPT)
    )


def say_chat_is_closed(message: Message, desk: Desk) -> Stop | None:
    """The operator has switched the chat off."""
    return _own(message, desk, "closed", (desk.chat_off,), find_page=True) if desk.chat_off else None


def ask_for_less(message: Message, desk: Desk) -> Stop | None:
    """More than the assistant reads at a time."""
    if len(message.text) > wording.UNDERSTOOD_LENGTH:
        return _own(message, desk, "too_long", wording.TOO_LONG)
    return None


def ask_for_words(message: Message, desk: Desk) -> Stop | None:
    """Nothing at all, or only pictures and marks."""
    if any(unicodedata.category(character)[0] in "LN" for character in message.text):
        return None
    visible = any(unicodedata.category(character)[0] not in "ZC" for character in message.text)
    if visible:
        return _own(message, desk, "no_words", wording.NO_WORDS, said=message.text)
    return _own(message, desk, "empty", wording.EMPTY)


def ask_for_english(message: Message, desk: Desk) -> Stop | None:
    """Letters, but none of the alphabet English is written in."""
    letters = [character for character in message.text if character.isalpha()]
    if letters and not any("LATIN" in unicodedata.name(character, "") for character in letters):
        return _own(message, desk, "other_alphabet", wording.OTHER_ALPHABET, said=message.text)
    return None


def wait_for_the_last_answer(message: Message, desk: Desk) -> Stop | None:
    """One turn at a time in a conversation: Rasa would make the second one wait anyway."""
    message.took_turn = desk.conversations.take(message.conversation)
    return None if message.took_turn else _own(message, desk, "busy", wording.BUSY, status=409)


def repeat_a_known_answer(message: Message, _desk: Desk) -> Stop | None:
    """The same turn was sent twice and its first copy has been answered in the meantime."""
    known = message.conversation.answered(message.key)
    return Stop(known.shown, known.said) if known else None


def slow_an_address(message: Message, desk: Desk) -> Stop | None:
    """One address has asked a great deal in a minute."""
    if desk.limit.admits(message.address):
        return None
    return _own(message, desk, "slow_down", wording.SLOW_DOWN, status=429)


def find_a_seat(message: Message, desk: Desk) -> Stop | None:
    """As many turns are under way as we can answer well."""
    message.took_seat = desk.seats.take()
    return None if message.took_seat else _own(message, desk, "full", wording.FULL, status=503, find_page=True)


def find_places(message: Message, desk: Desk) -> Stop | None:
    """Read postcodes and find whose they are; a full postcode stays on this side."""
    try:
        readings = desk.read_postcodes(message.text, expecting=message.conversation.expecting_place)
        message.places = [desk.locate(reading).as_metadata() for reading in readings]
    except OfferError as problem:
        log.error("places cannot be looked up: %s", type(problem).__name__)  # noqa: TRY400 - a trace could hold words
        return down(message, desk)
    return None


def redact(message: Message, _desk: Desk) -> Stop | None:
    """Take out names and numbers; a leading "/" would be a command to Rasa."""
    message.redacted = re.sub(r"^[\s/]+", "", message.conversation.redactor.redact(message.text))
    return None


STEPS: tuple[Step, ...] = (
    refuse_far_too_long,
    tidy,
    notice_danger,
    answer_urgent_danger,
    say_chat_is_closed,
    ask_for_less,
    ask_for_words,
    ask_for_english,
    wait_for_the_last_answer,
    repeat_a_known_answer,
    slow_an_address,
    find_a_seat,
    find_places,
    redact,
)
"""A typed message, in this order."""

NAMELESS_STEPS: tuple[Step, ...] = (
    refuse_far_too_long,
    tidy,
    notice_danger,
    answer_urgent_danger,
    say_chat_is_closed,
)
"""A message of somebody whom another chat client gives no name of their own; `ask_for_a_name` comes last."""

CHOICE_STEPS: tuple[Step, ...] = (
    say_chat_is_closed,
    wait_for_the_last_answer,
    repeat_a_known_answer,
    slow_an_address,
    find_a_seat,
)
"""A button of ours: its payload is our own, so there is nothing to read or redact."""


def walk(steps: tuple[Step, ...], message: Message, desk: Desk) -> Stop | None:
    """Take a message through the steps; the first answer ends it."""
    for step in steps:
        if (stop := step(message, desk)) is not None:
            return stop
    return None


def down(message: Message, desk: Desk, *, chosen: bool = False) -> Stop:
    """The assistant cannot answer: say so once, keep their words, name people who can help."""
    return _own(
        message,
        desk,
        "down",
        wording.DOWN_CHOICE if chosen else wording.DOWN,
        status=503,
        helplines=tuple(desk.helplines.advice()),
        find_page=True,
    )


def ask_for_a_name(message: Message, desk: Desk) -> Stop:
    """A chat client that tells no visitor from another: an answer could reach the wrong family."""
    return _own(message, desk, wording.NO_OWN_NAME_OUTCOME, wording.NO_OWN_NAME)


def only_the_card(card: dict[str, Any], message: Message, desk: Desk) -> Shown:
    """The answer to urgent danger, whoever noticed it: the card and the offer to carry on."""
    carry_on = message.conversation.offer(wording.CARRY_ON_TITLE, wording.CARRY_ON_PAYLOAD)
    return shown(
        "crisis",
        crisis=card,
        say=() if desk.chat_off else (wording.URGENT_OFFER,),
        choices=() if desk.chat_off else ({"id": carry_on, "title": wording.CARRY_ON_TITLE},),
    )


def _own(  # noqa: PLR0913 - the parts of one answer, all of them named by its callers
    message: Message,
    desk: Desk,
    outcome: str,
    say: tuple[str, ...],
    *,
    said: str | None = None,
    status: int = 200,
    **more: Any,
) -> Stop:
    """An answer of our own; a soft danger keeps its card whatever else there is to say."""
    crisis = desk.helplines.card(message.danger) if message.danger else None
    return Stop(shown(outcome, say=say, crisis=crisis, keep_text=said is None, **more), said, status)
