"""Slips of spelling put right, and only those: "autisim" becomes "autism", "artistic" stays "artistic".

Wrongly reading a condition into an ordinary word is worse than missing one, so only long words are looked at, an
ordinary word is never changed, and the word meant must be very near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from localoffer.reading.words import Words

SHORTEST = 6
"""Letters a word needs before a slip in it can be put right."""

LONGEST = 24
"""Letters of the longest word looked at."""


def slips_allowed(letters: int) -> int:
    """How many slips (a letter wrong, missing, extra, or two swapped) a word of so many letters may have."""
    return 1 if letters < 9 else 2


class Spelling:
    """The words slips may be put right to, and those that are right already.

    Args:
        meant: Words of the vocabulary; shorter ones than `SHORTEST` are known but never guessed.
        ordinary: Ordinary words that look like one of them.
        shortest: Letters a word needs before a slip in it can be put right.
        most_slips: The most slips allowed, however long the word.
    """

    def __init__(
        self, meant: Iterable[str], ordinary: Iterable[str], *, shortest: int = SHORTEST, most_slips: int = 2
    ) -> None:
        all_meant = set(meant)
        self._shortest, self._most_slips = shortest, most_slips
        self._right = all_meant | set(ordinary)
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(all_meant):
            if shortest <= len(word) <= LONGEST and word.isalpha():
                self._by_letter[word[0]].append(word)

    @property
    def guessable(self) -> frozenset[str]:
        """Words slips may be put right to."""
        return frozenset(word for words in self._by_letter.values() for word in words)

    def put_right(self, words: Words) -> list[str]:
        """The words of a message with slips put right, one for one."""
        seen: dict[str, str] = {}
        for word in words.items:
            if word.plain not in seen:
                seen[word.plain] = self._meant(word.plain)
        return [seen[word.plain] for word in words.items]

    def _meant(self, word: str) -> str:
        if not self._shortest <= len(word) <= LONGEST or word in self._right or not word.isalpha():
            return word
        # People get the first letter right; holding to it keeps other words out and the search short.
        slips = min(self._most_slips, slips_allowed(len(word)))
        near = process.extract(word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=2)
        tied = len(near) == 2 and near[0][1] == near[1][1]
        # Two words as near ("dyslexic", "dyslexia") are nearly always one need: take the first by name.
        return min((near[0][0], near[1][0])) if tied else near[0][0] if near else word
