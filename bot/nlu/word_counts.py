"""How often letters and words stand in a text, weighed: rare ones count more, and every text has the same voice.

Plain counts would let a long tired story shout down everything else that a classifier looks at.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import HashingVectorizer

_ONE_WORD = r"\b\w+\b"
_PLAIN = {"n_features": 2**17, "alternate_sign": False, "norm": None}
_COUNTED = (
    (HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), **_PLAIN), 3),
    (HashingVectorizer(token_pattern=_ONE_WORD, ngram_range=(1, 3), **_PLAIN), 2),
)
"""What is counted in a text, and in how many training messages it must stand to be looked at."""
FEATURES = len(_COUNTED) * _PLAIN["n_features"]


def rarity(texts: Sequence[str]) -> np.ndarray:
    """The weight of each thing counted, (FEATURES,): inverse document frequency, smoothed; nought in too few messages.

    Args:
        texts: The training messages.
    """
    found = []
    for counts, (_, least) in zip(_counts(texts), _COUNTED, strict=True):
        messages = np.asarray((counts > 0).sum(axis=0)).ravel()
        found.append(np.where(messages >= least, np.log((1 + len(texts)) / (1 + messages)) + 1, 0.0))
    return np.concatenate(found).astype(np.float32)


def weighed(texts: Sequence[str], rarity: np.ndarray) -> sp.csr_matrix:
    """Counts as 1 + log, by rarity, letters and words each of length 1, (texts, FEATURES).

    Args:
        texts: Any messages; one without a word or letter known is a row of noughts.
        rarity: As learnt from the training messages.
    """
    parts = np.split(rarity, len(_COUNTED))
    return sp.hstack([_levelled(*each) for each in zip(_counts(texts), parts, strict=True)]).tocsr()


def _counts(texts: Sequence[str]) -> list[sp.csr_matrix]:
    return [counter.transform(texts) for counter, _ in _COUNTED]


def _levelled(counts: sp.csr_matrix, rarity: np.ndarray) -> sp.csr_matrix:
    counts = counts.astype(np.float64)
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(rows, counts.data**2, minlength=counts.shape[0]))
    counts.data /= np.maximum(length, 1e-9)[rows]
    return counts
