"""What the web app asks the core: where a postcode lies, and the plain page's answers in the shape the chat uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from localoffer.answers import cards, styling, wording
from localoffer.answers.answer import Answer
from localoffer.answers.styling import Style
from localoffer.navigator import Navigator
from localoffer.places.resolver import Located
from localoffer.reading.postcode import PostcodeReading


class Finding:
    """Answers from the database.

    Args:
        navigator: The one navigator of this process.
    """

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator

    def answer(self, place: str, need: str, age: str, style: str = "") -> dict[str, Any]:
        """Everything we have to say, whole: a page has room and can be printed. Told in another style, it counts once.

        Raises:
            UnknownAuthority: The place is no postcode, and no one council's name either.
            StoreError: The database does not answer.
        """
        answer = self._navigator.find_typed(place, need, age)
        if not style:
            self._navigator.counting.answered(answer)
        wanted = Style.of(style)
        said = as_reply(answer)
        return said | {
            "cards": self._navigator.plain_words.cards(answer, wanted),
            "next_steps": list(styling.steps(answer, wanted)),
        }

    def shown(self, shown: Sequence[dict[str, Any]]) -> None:
        """Count the services that a family was shown."""
        self._navigator.counting.shown(cards.services_in(shown))

    def judged(self, said: str, *, outcome: str, area: str, topic: str) -> None:
        """Count whether an answer was useful."""
        self._navigator.counting.judged(said, outcome=outcome, area=area, topic=topic)

    def locate(self, reading: PostcodeReading) -> Located:
        """Where a postcode lies. The resolver is built when first needed: pages must open while the database is down.

        Raises:
            StoreError: The database does not answer.
        """
        return self._navigator.resolver.locate(reading)

    def ready(self) -> bool:
        """Whether the database answers."""
        return self._navigator.database.answers()


def as_reply(answer: Answer) -> dict[str, Any]:
    """An answer in the shape the chat uses; councils to choose from become places to ask about instead."""
    return {
        "outcome": str(answer.outcome),
        "say": cards.opening(answer),
        "cards": cards.cards(answer),
        "choices": [{"title": name, "place": gss_code} for gss_code, name, _ in answer.candidates],
        "next_steps": list(answer.next_steps),
        "notes": [wording.DISCLAIMER],
    }
