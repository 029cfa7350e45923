"""What the words and letters of a message say about its topic, each topic against all the others.

A straight line through weighed counts: it sees names and turns of phrase that the encoder smooths over, and learns in
seconds what logistic regression learns in a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.svm import LinearSVC

from bot.nlu.word_counts import rarity, weighed

SCALE = 5.6
"""Turns distances from the lines into chances; found on held-out messages."""


@dataclass(frozen=True)
class WordTopics:
    """One line a topic.

    Args:
        rarity: (features,), how much each counts.
        lines: (features, topics).
        offsets: (topics,).
    """

    rarity: np.ndarray
    lines: np.ndarray
    offsets: np.ndarray

    @classmethod
    def fit(cls, texts: Sequence[str], topics: np.ndarray, *, strength: float, seed: int) -> WordTopics:
        """Learn from messages whose topics are known.

        Args:
            texts: Training messages.
            topics: The number of each message's topic; every number up to the greatest occurs.
            strength: How closely to fit.
            seed: The same seed gives the same lines.
        """
        known = rarity(texts)
        learner = LinearSVC(C=strength, random_state=seed, max_iter=3000).fit(weighed(texts, known), topics)
        lines, offsets = learner.coef_, learner.intercept_
        if len(lines) == 1:
            # Between two topics scikit-learn draws one line.
            lines, offsets = np.vstack([-lines, lines]), np.hstack([-offsets, offsets])
        return cls(known, np.ascontiguousarray(lines.T), offsets)

    def log_chances(self, texts: Sequence[str]) -> np.ndarray:
        """The logarithm of each topic's chance for each text, (texts, topics)."""
        return log_softmax(SCALE * (weighed(texts, self.rarity) @ self.lines + self.offsets))


def log_softmax(values: np.ndarray) -> np.ndarray:
    """Logarithms of chances that add up to one in each row."""
    values = values - values.max(1, keepdims=True)
    return values - np.log(np.exp(values).sum(1, keepdims=True))
