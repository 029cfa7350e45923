"""How much like messages about danger a text is: learnt, from its meaning and from its words and letters.

A long message is read whole and part by part, so that one terrible sentence in a calm story is heard. Numbers in,
numbers out; where messages and thresholds come from is `bot.nlu.danger_sense`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from bot.nlu.word_counts import rarity, weighed

MOST_WORDS = 25
"""Words read together as one part: a long sentence, or two or three short ones."""
LAST_WORDS = 10
"""A part may be this much longer before it is cut, so that no scrap is left over."""
PART_MARGIN = 1.5
"""What a part must have more than a whole message: out of many sentences one always sounds a little dark."""
NEARNESS, MEANING_STRENGTH = 2.7, 4.0
"""How fast two meanings stop being alike as they part, and how closely to fit (scikit-learn's C)."""
WORDS_STRENGTH, WORDS_SHARE = 9.0, 0.3
"""How closely to fit the words, and how much they count next to the meaning. All chosen on held-out messages."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+|\Z")
_SPACED = re.compile(r"\S+")

Span = tuple[int, int]
"""First and last place of a part in its text, as in a slice."""


class Encodes(Protocol):
    """Turns texts into vectors of meaning, each of length 1."""

    def encode_all(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text."""

    def encode_parts(self, text: str, parts: Sequence[Span]) -> np.ndarray:
        """The vector of a text, then those of its parts."""

    def forget(self) -> None:
        """Keep nothing of the text that was read last."""


@dataclass(frozen=True)
class WordsLearnt:
    """What the words and letters of a text say: a straight line through how often each stands in it.

    Args:
        rarity: Weight of each thing counted; nought for what is not looked at.
        line: What each adds.
        offset: What is there without any.
    """

    rarity: np.ndarray
    line: np.ndarray
    offset: np.ndarray

    @classmethod
    def fit(cls, texts: Sequence[str], dangers: np.ndarray) -> WordsLearnt:
        """Learn from whole messages."""
        known = rarity(texts)
        found = LogisticRegression(C=WORDS_STRENGTH, class_weight="balanced", max_iter=400)
        found.fit(weighed(texts, known), dangers)
        return cls(known, found.coef_[0].astype(np.float32), found.intercept_.astype(np.float32))

    def score(self, texts: Sequence[str]) -> np.ndarray:
        """Above nought for danger."""
        return weighed(texts, self.rarity) @ self.line + self.offset


@dataclass(frozen=True)
class MeaningLearnt:
    """What the meaning of a text says: how near it is to messages that were learnt, calm and dark.

    Danger lies in many small places, not on one side of a line: a line did worse by far.

    Args:
        landmarks: The meanings that nearness is measured to, one a row.
        pulls: What being near each adds; less than nought for a calm one.
        offset: What is there far from all.
    """

    landmarks: np.ndarray
    pulls: np.ndarray
    offset: np.ndarray

    @classmethod
    def fit(cls, vectors: np.ndarray, dangers: np.ndarray) -> MeaningLearnt:
        """Learn from the vectors of whole messages, each of length 1."""
        # For vectors of length 1 the squared distance is 2 (1 - cosine).
        found = SVC(C=MEANING_STRENGTH, gamma=NEARNESS / 2, class_weight="balanced").fit(vectors, dangers)
        parts = found.support_vectors_, found.dual_coef_[0], found.intercept_
        return cls(*(each.astype(np.float32) for each in parts))

    def score(self, vectors: np.ndarray) -> np.ndarray:
        """Above nought for danger."""
        return np.exp(NEARNESS * (vectors @ self.landmarks.T - 1)) @ self.pulls + self.offset


@dataclass(frozen=True)
class DangerLikeness:
    """A scale from calm to danger.

    Args:
        words: What was learnt of words.
        meaning: What was learnt of meaning; None where there was no encoder.
        encoder: Reads the meaning; None where there is none, and words alone are judged.
    """

    words: WordsLearnt
    meaning: MeaningLearnt | None
    encoder: Encodes | None

    @classmethod
    def fit(cls, texts: Sequence[str], dangers: Sequence[bool], encoder: Encodes | None) -> DangerLikeness:
        """Learn from whole messages.

        Args:
            texts: Messages, some with danger and some without.
            dangers: Whether each speaks of danger.
            encoder: Reads their meaning; None when there is none.
        """
        labels = np.array(dangers, dtype=int)
        meaning = MeaningLearnt.fit(encoder.encode_all(texts), labels) if encoder else None
        return cls(WordsLearnt.fit(texts, labels), meaning, encoder)

    def score(self, texts: Sequence[str]) -> np.ndarray:
        """How much each text is like danger, 0 to 1: as a whole, or in its darkest part where that says more.

        A measure to set thresholds on; no probability.
        """
        return 1 / (1 + np.exp(-np.array([self._most(text) for text in texts])))

    def _most(self, text: str) -> float:
        spans = parts(text)
        said = WORDS_SHARE * self.words.score([text, *(text[start:end] for start, end in spans)])
        if self.meaning is not None and self.encoder is not None:
            said = said + self.meaning.score(self.encoder.encode_parts(text, spans))
        said[1:] -= PART_MARGIN
        return float(said.max())


def parts(text: str) -> list[Span]:
    """The sentences of a long text, short ones together and endless ones cut; none of a short text, which is one.

    Args:
        text: A message; full stops and capitals are not relied on.
    """
    found = [(words[0][0], words[-1][1]) for words in _groups(text)]
    return found if len(found) > 1 else []


def _groups(text: str) -> Iterator[list[Span]]:
    group: list[Span] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        words = [word.span() for word in _SPACED.finditer(text, start, end.start())]
        start = end.end()
        if group and len(group) + len(words) > MOST_WORDS:
            yield group
            group = []
        group = group + words
        while len(group) > MOST_WORDS + LAST_WORDS:
            yield group[:MOST_WORDS]
            group = group[MOST_WORDS:]
    if group:
        yield group
