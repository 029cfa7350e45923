"""What the web app is put together from: the shape of each outside part, so that tests can hand in small real ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class Redacts(Protocol):
    """Takes names and numbers out of what a family types, and puts names back when we show it to them."""

    def redact(self, text: str) -> str:
        """The text as Rasa may see it."""

    def restore(self, text: str) -> str:
        """The text as the family may see it."""


class DangerSeen(Protocol):
    """What localoffer.reading.danger found."""

    @property
    def level(self) -> str:
        """Either "urgent" or "soft"."""

    @property
    def group(self) -> str:
        """Which kind of danger, one of the codes in web.crisis.GROUPS."""

    @property
    def child_typing(self) -> bool:
        """Whether a child seems to be writing."""


class Placed(Protocol):
    """Where a postcode lies, as localoffer.places says it."""

    def as_metadata(self) -> dict[str, Any]:
        """What Rasa may know of the place: never the full postcode."""


class Relays(Protocol):
    """The way to the assistant and back."""

    def turn(
        self, conversation: str, *, text: str | None = None, payload: str | None = None, metadata: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """The assistant's messages to one turn, at least one.

        Raises:
            RelayError: The assistant is down, too slow or said nothing.
        """

    def delete(self, conversation: str) -> None:
        """Make the assistant forget a conversation.

        Raises:
            RelayError: It could not be reached.
        """

    def ready(self) -> bool:
        """Whether the assistant can answer now."""


class Answers(Protocol):
    """The database side of the plain page: the navigator, or a small adapter around it."""

    def answer(self, place: str, need: str, age: str, style: str = "") -> dict[str, Any]:
        """A reply in the shape the chat uses; a choice may carry "place", the place to ask about instead.

        Args:
            place: A postcode or a council's name.
            need: What a family is worried about.
            age: An age or a school year, or nothing.
            style: Where the same answer is asked for once more: in simpler words, with more detail, or as usual.

        Raises:
            OfferError: No answer can be given now.
        """

    def shown(self, cards: Sequence[dict[str, Any]]) -> None:
        """These cards were put before a family: count their services."""

    def judged(self, said: str, *, outcome: str, area: str, topic: str) -> None:
        """A family said whether an answer was useful: count it, by kind of answer."""

    def ready(self) -> bool:
        """Whether the database answers."""


ReadDanger = Callable[[str], DangerSeen | None]
ReadPostcodes = Callable[..., Sequence[Any]]
Locate = Callable[[Any], Placed]
Clock = Callable[[], float]
