"""Teaches the encoder's upper layers our topics, from the training messages.

Two aims at once: each message's topic is told from its vector (softmax), and messages of one topic lie near each other
(supervised contrast, Khosla et al. 2020, arXiv:2004.11362). The lower layers stay as they are and are calculated only
once, which is what makes it fit into minutes on two cores.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from transformers.models.bert.modeling_tf_bert import TFBertLayer

from bot.nlu.sentence_encoder import HIDDEN, LAYERS, MASK, SIZE, MiniLM, mean_of_pieces, on_every_core, padded, through

TEMPERATURE = 0.1
"""Of the contrast: how sharply near and far are told apart."""
SCALE = 10.0
"""Length of the vector that the topics are told from; too short, and no topic could be near certain."""
DROPPED = 0.1
"""Share of the vector's numbers left out at each step, so that none is leant on too much."""
WARMING = 0.1
"""Share of all steps during which the rate rises; afterwards it falls to nought."""
HEAD_RATE = 2e-3
"""Highest learning rate of the topics' own weights, which start from nothing."""


@dataclass(frozen=True)
class Plan:
    """How to tune.

    Args:
        layers: How many are tuned, counted from the top.
        epochs: How often each message is seen.
        batch: Messages a step.
        rate: Highest learning rate of the layers.
        contrast: Weight of the contrast next to the softmax.
        smoothing: Share of certainty spread over the other topics.
        most_pieces: Word pieces read of one message.
        seed: The same seed gives the same weights.
    """

    layers: int = 3
    epochs: int = 4
    batch: int = 32
    rate: float = 1.2e-4
    contrast: float = 0.2
    smoothing: float = 0.1
    most_pieces: int = 48
    seed: int = 1


class _Warming(tf.keras.optimizers.schedules.LearningRateSchedule):
    """Rises, then falls to nought."""

    def __init__(self, rate: float, steps: int) -> None:
        self._rate, self._steps = rate, float(steps)

    def __call__(self, step: tf.Tensor) -> tf.Tensor:
        done = (tf.cast(step, tf.float32) + 1) / self._steps
        return self._rate * tf.minimum(done / WARMING, tf.maximum(0.0, (1 - done) / (1 - WARMING)))

    def get_config(self) -> dict[str, float]:
        return {"rate": self._rate, "steps": self._steps}


class Tuning:
    """One training of one encoder, which is changed by it.

    Args:
        encoder: Freshly loaded, after `tf.keras.utils.set_random_seed`, for the same result from the same seed.
        topics: How many there are.
        plan: How to tune.
    """

    def __init__(self, encoder: MiniLM, topics: int, plan: Plan) -> None:
        self._encoder, self._topics, self._plan = encoder, topics, plan
        layers = encoder.bert.bert.encoder.layer
        self._frozen, self._tuned = layers[: -plan.layers], layers[-plan.layers :]
        start = tf.random.stateless_normal((SIZE, topics), (plan.seed, 0), stddev=0.02)
        self._head = [tf.Variable(start), tf.Variable(tf.zeros(topics))]
        self._layers = list(encoder.upper(plan.layers).values())

    def fit(self, texts: Sequence[str], topics: np.ndarray) -> dict[str, np.ndarray]:
        """Tune, and give back what the topics are told with: "head" (384, topics) and "bias" (topics).

        Args:
            texts: The training messages.
            topics: The number of each one's topic.
        """
        hidden = self._lower([self._encoder.pieces(text, self._plan.most_pieces) for text in texts])
        steps = self._plan.epochs * -(-len(texts) // self._plan.batch)
        step = self._step(steps)
        chance = np.random.default_rng(self._plan.seed)
        for _ in range(self._plan.epochs):
            for rows in _batches([len(each) for each in hidden], self._plan.batch, chance):
                step(*_block([hidden[row] for row in rows]), tf.constant(topics[rows], tf.int32))
        return {"head": self._head[0].numpy() * SCALE, "bias": self._head[1].numpy()}

    def _lower(self, windows: list[list[int]]) -> list[np.ndarray]:
        """What the frozen layers make of each message, one row a piece; halved in size, as there is much of it."""

        @tf.function(input_signature=[MASK, MASK])
        def lower(ids: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
            hidden = self._encoder.bert.bert.embeddings(ids, None, tf.zeros_like(ids), training=False)
            return through(self._frozen, hidden, mask)

        found: list[np.ndarray] = [np.empty(0)] * len(windows)
        order = sorted(range(len(windows)), key=lambda row: len(windows[row]))
        batches = [order[at : at + self._plan.batch] for at in range(0, len(order), self._plan.batch)]

        def read(rows: list[int]) -> np.ndarray:
            return lower(*map(tf.constant, padded([windows[row] for row in rows]))).numpy().astype(np.float16)

        for rows, block in zip(batches, on_every_core(read, batches), strict=True):
            for row, hidden in zip(rows, block, strict=True):
                found[row] = hidden[: len(windows[row])].copy()  # the padding need not be kept
        return found

    def _step(self, steps: int) -> tf.types.experimental.GenericFunction:
        layers = tf.keras.optimizers.AdamW(_Warming(self._plan.rate, steps), weight_decay=0.01, epsilon=1e-6)
        layers.exclude_from_weight_decay(var_names=["LayerNorm", "bias"])
        head = tf.keras.optimizers.Adam(_Warming(HEAD_RATE, steps), epsilon=1e-6)
        layers.build(self._layers)
        head.build(self._head)

        @tf.function(input_signature=[HIDDEN, MASK, tf.TensorSpec((None,), tf.int32)])
        def step(hidden: tf.Tensor, mask: tf.Tensor, topics: tf.Tensor) -> None:
            with tf.GradientTape() as tape:
                loss = self._loss(hidden, mask, topics)
            gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, self._layers + self._head), 1.0)
            # TensorFlow's rewriting of this function knows no strict zip; the shorter list decides.
            layers.apply_gradients(zip(gradients, self._layers))  # noqa: B905
            head.apply_gradients(zip(gradients[len(self._layers) :], self._head))  # noqa: B905

        return step

    def _loss(self, hidden: tf.Tensor, mask: tf.Tensor, topics: tf.Tensor) -> tf.Tensor:
        vectors = mean_of_pieces(through(self._tuned, hidden, mask, training=True), mask)
        vectors = tf.math.l2_normalize(vectors, 1)
        logits = tf.matmul(tf.nn.dropout(vectors * SCALE, DROPPED), self._head[0]) + self._head[1]
        smooth = self._plan.smoothing
        wanted = tf.one_hot(topics, self._topics) * (1 - smooth) + smooth / self._topics
        softmax = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(wanted, logits))
        return softmax + self._plan.contrast * _contrast(vectors, topics)


class TunedLayers:
    """The tuned upper layers on top of an encoder's own lower ones, which it shares with whoever else reads with them.

    Args:
        encoder: As it was published.
        weights: Of the tuned layers, by the names that `MiniLM.upper` gives.
        layers: How many they are.

    Raises:
        KeyError: A weight is missing.
    """

    def __init__(self, encoder: MiniLM, weights: Mapping[str, np.ndarray], layers: int) -> None:
        self._encoder, self._depth = encoder, LAYERS - layers
        tuned = [TFBertLayer(encoder.bert.config, name=f"layer_._{at}") for at in range(self._depth, LAYERS)]
        self._pooled = tf.function(
            lambda hidden, mask: mean_of_pieces(through(tuned, hidden, mask), mask), input_signature=[HIDDEN, MASK]
        )
        # Weights come into being with the first call; being traced then, too, it takes longer than a turn may.
        self.vector("hello")
        for at, layer in enumerate(tuned, self._depth):
            for variable in layer.trainable_variables:
                name = variable.name.partition(f"layer_._{at}/")[2]
                variable.assign(weights[f"{at}/{name}"].astype(np.float32))

    def vector(self, text: str) -> np.ndarray:
        """The vector of a text, of length 1."""
        read = self._encoder.halfway(text, self._depth)
        lengths = tf.cast(tf.reduce_sum(read.mask, 1), tf.float32)[:, tf.newaxis]
        total = tf.reduce_sum(self._pooled(read.hidden, read.mask) * lengths, 0).numpy()
        return total / np.linalg.norm(total)


def _contrast(vectors: tf.Tensor, topics: tf.Tensor) -> tf.Tensor:
    """How much nearer the others of its topic should lie to each message than the rest of the batch."""
    itself = tf.eye(tf.shape(vectors)[0])
    near = tf.matmul(vectors, vectors, transpose_b=True) / TEMPERATURE - itself * 1e9
    log_share = near - tf.reduce_logsumexp(near, 1, keepdims=True)
    like = tf.cast(topics[:, tf.newaxis] == topics[tf.newaxis], tf.float32) - itself
    others = tf.reduce_sum(like, 1)
    each = tf.reduce_sum(tf.where(like > 0, log_share, 0.0), 1) / tf.maximum(others, 1.0)
    return -tf.reduce_sum(each) / tf.maximum(tf.reduce_sum(tf.cast(others > 0, tf.float32)), 1.0)


def _batches(lengths: list[int], size: int, chance: np.random.Generator) -> Iterator[list[int]]:
    """Every row once, in an order of chance, but messages of like length together: padding is time."""
    rows = chance.permutation(len(lengths)).tolist()
    found: list[list[int]] = []
    for at in range(0, len(rows), size * 8):
        some = sorted(rows[at : at + size * 8], key=lambda row: lengths[row])
        found += [some[start : start + size] for start in range(0, len(some), size)]
    for at in chance.permutation(len(found)):
        yield found[at]


def _block(hidden: list[np.ndarray]) -> tuple[tf.Tensor, tf.Tensor]:
    longest = max(len(each) for each in hidden)
    block = np.zeros((len(hidden), longest, SIZE), dtype=np.float32)
    mask = np.zeros((len(hidden), longest), dtype=np.int32)
    for row, each in enumerate(hidden):
        block[row, : len(each)], mask[row, : len(each)] = each, 1
    return tf.constant(block), tf.constant(mask)
