"""Is it true? What families are told about the rules, recognised and answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from localoffer.answers import compose
from localoffer.answers.answer import Answer
from localoffer.catalogue.claims import Claim, load_claims, load_words
from localoffer.navigator.ground import Ground
from localoffer.reading.files import read_rows
from localoffer.search.claims import ClaimFinder


class Claims:
    """Use cases about what families are told.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def known(self) -> tuple[Claim, ...]:
        """Every claim there is an answer to.

        Raises:
            SeedError: The project's own data is damaged.
        """
        return load_claims(self.ground.data / "offer")

    def told(self, text: str) -> tuple[Claim, ...]:
        """The claims that a message reports or asks about; most messages hold none."""
        return self._finder.find(text)

    def answer(self, text: str) -> Answer:
        """Whether what a message repeats is so; nothing found where it repeats no claim we know."""
        return compose.claims_answer(self.told(text), today=self.ground.today())

    def again(self, keys: Sequence[str]) -> Answer:
        """The answer about these claims once more; nothing found where none of them is known any longer."""
        known = {claim.key: claim for claim in self.known}
        claims = tuple(known[key] for key in keys if key in known)
        return compose.claims_answer(claims, today=self.ground.today())

    @cached_property
    def _finder(self) -> ClaimFinder:
        words = read_rows(self.ground.data / "vocabulary")
        return ClaimFinder(self.known, load_words(self.ground.data / "offer"), words.alike, words.ordinary_words)
