"""Answers in the style a family asked for: simpler words, the usual, or everything with its law."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from localoffer.answers import cards, styling
from localoffer.answers.answer import Answer
from localoffer.answers.styling import Style
from localoffer.catalogue.simple_words import SimpleWords, load_simple_words
from localoffer.navigator.ground import Ground


class PlainWords:
    """Use cases about how hard an answer is to read.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def known(self) -> SimpleWords:
        """Every row that is told in simpler words too.

        Raises:
            SeedError: The project's own data is damaged.
        """
        return load_simple_words(self.ground.data / "offer")

    def easy(self, shown: Sequence[cards.Card]) -> list[cards.Card]:
        """Cards in simpler words, where their rows have them."""
        return styling.simpler(shown, self.known)

    def cards(self, answer: Answer, style: Style) -> list[cards.Card]:
        """Every card of an answer, in one style."""
        simple = self.known if style is Style.SIMPLE else {}
        return styling.laid_out(cards.cards(answer), answer, style, simple)
