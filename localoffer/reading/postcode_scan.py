"""One text under the eye of the postcode reader: its tokens, what stands around them, and what is already read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from localoffer.reading import postcode_tokens as words
from localoffer.reading.postcode_tokens import Token

LONGEST = 7
"""Characters of the longest postcode without its space."""


class Scan:
    """One text's tokens, and which of them already belong to a postcode.

    Args:
        tokens: The text, cut up.
        expecting: The person was asked for a postcode.
    """

    def __init__(self, tokens: list[Token], *, expecting: bool) -> None:
        self.tokens = tokens
        self.expecting = expecting
        self.taken = [False] * len(tokens)
        is_word = (not (token.is_tail or token.text in words.FILLER) for token in tokens)
        self._words = [0, *accumulate(is_word)]

    def is_whole(self, first: int, last: int) -> bool:
        """Whether nothing but filler was said besides these tokens."""
        past = min(last + 1, len(self.tokens))
        return self._words[min(first, past)] + self._words[-1] - self._words[past] == 0

    def is_plain(self, first: int, last: int) -> bool:
        """Whether a part of a postcode is meant as a place here."""
        if self.is_whole(first, last):
            return True
        after, before = self.text(last + 1), self.text(first - 1)
        if after in words.NOT_PLACES and not self.expecting:
            return False
        if before in words.LINKS:
            before = self.text(first - 2)
            return self.expecting or after in words.FOLLOWERS or before in words.HOME_WORDS
        return self.expecting or before in words.LEADS or after in words.FOLLOWERS or self.text(last).endswith("ISH")

    def text(self, index: int) -> str:
        """The characters of a token; none beyond the first and last."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def take(self, first: int, last: int) -> bool:
        """Claim tokens for one postcode; False when another has one of them."""
        if any(self.taken[first : last + 1]):
            return False
        self.taken[first : last + 1] = [True] * (last + 1 - first)
        return True

    def windows(self) -> Iterator[tuple[int, int, str]]:
        """Neighbouring tokens that together are short enough to be one postcode: first, last, characters."""
        for first, token in enumerate(self.tokens):
            joined = token.text
            for last in range(first, len(self.tokens)):
                if last > first:
                    if not self.tokens[last].joins or self.tokens[last].is_tail:
                        break
                    joined += self.tokens[last].text
                if len(joined) > LONGEST + 1 or token.is_tail:
                    break
                yield first, last, joined
