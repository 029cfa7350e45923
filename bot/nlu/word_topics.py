"""What the words and letters of a message say about its topic, each topic against all the others.

A straight line through counts, weighted by how rare each word is: it sees names and turns of phrase that the encoder
smooths over, and learns in a second what logistic regression learns in a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse
from sklearn.svm import LinearSVC

SCALE = 4.0
"""Turns distances from the lines into chances; found on held-out messages."""


@dataclass(frozen=True)
class WordTopics:
    """One line a topic.

    Args:
        rarity: (features,), how much each counts.
        lines: (topics, features).
        offsets: (topics,).
    """

    rarity: np.ndarray
    lines: np.ndarray
    offsets: np.ndarray

    @classmethod
    def fit(cls, counts: scipy.sparse.csr_matrix, topics: np.ndarray, *, strength: float, seed: int) -> WordTopics:
        """Learn from messages whose topics are known.

        Args:
            counts: (messages, features).
            topics: The number of each message's topic; every number up to the greatest occurs.
            strength: How closely to fit.
            seed: The same seed gives the same lines.
        """
        rarity = np.log((1 + counts.shape[0]) / (1 + np.asarray((counts > 0).sum(0)).ravel())) + 1
        learner = LinearSVC(C=strength, random_state=seed, max_iter=3000).fit(_weighed(counts, rarity), topics)
        lines, offsets = learner.coef_, learner.intercept_
        if len(lines) == 1:
            # Between two topics scikit-learn draws one line.
            lines, offsets = np.vstack([-lines, lines]), np.hstack([-offsets, offsets])
        return cls(rarity, lines, offsets)

    def log_chances(self, counts: scipy.sparse.csr_matrix) -> np.ndarray:
        """The logarithm of each topic's chance for each message, (messages, topics).

        Args:
            counts: (messages, features), the same features as in training.
        """
        return log_softmax(SCALE * (_weighed(counts, self.rarity) @ self.lines.T + self.offsets))


def log_softmax(values: np.ndarray) -> np.ndarray:
    """Logarithms of chances that add up to one in each row."""
    values = values - values.max(1, keepdims=True)
    return values - np.log(np.exp(values).sum(1, keepdims=True))


def stacked(rows: Sequence[scipy.sparse.spmatrix | None], features: int) -> scipy.sparse.csr_matrix:
    """Rows of counts as one matrix; a message without any is a row of noughts."""
    empty = scipy.sparse.csr_matrix((1, features))
    return scipy.sparse.vstack([empty if row is None else row for row in rows]).tocsr()


def _weighed(counts: scipy.sparse.csr_matrix, rarity: np.ndarray) -> scipy.sparse.csr_matrix:
    weighed = counts.multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
    return scipy.sparse.diags(1 / np.maximum(lengths, 1e-9)) @ weighed
