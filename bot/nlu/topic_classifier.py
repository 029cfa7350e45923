"""What a message is about: the tuned encoder's opinion and the words' opinion, multiplied.

Alone, either is right about three times in four on messages by others; they err on different ones. Figures are in
docs/decisions/0004-understanding.md.
"""

from __future__ import annotations

import json
import logging
from dataclasses import fields
from importlib.metadata import PackageNotFoundError
from typing import Any

import numpy as np
import tensorflow as tf
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from safetensors.numpy import load_file, save_file

from bot.nlu.fine_tuning import Plan, TunedLayers, Tuning
from bot.nlu.sentence_encoder import DISTRIBUTION, SUMS, MiniLM, shared_encoder
from bot.nlu.word_topics import WordTopics, log_softmax

logger = logging.getLogger(__name__)

WITHOUT_ENCODER = f"{DISTRIBUTION} is not installed: messages are understood by their words alone, and less well."
TOPICS, WEIGHTS = "topics.json", "weights.safetensors"
PLAN = tuple(field.name for field in fields(Plan))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(IntentClassifier, GraphComponent):
    """Reads the message's text; adds the intent and the whole ranking.

    Config: the fields of `Plan`; `encoder`, false to do without; `strength`, how closely the words are fitted;
    `words`, how much the words' opinion counts next to the encoder's.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """What did best on held-out messages."""
        plan = Plan()
        return {**{name: getattr(plan, name) for name in PLAN}, "encoder": True, "strength": 0.4, "words": 1.25}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
    ) -> TopicClassifier:
        """A classifier that has learnt nothing yet."""
        return cls(config, model_storage, resource)

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config, self._model_storage, self._resource = config, model_storage, resource
        self._topics: list[str] = []
        self._words: WordTopics | None = None
        self._encoder: TunedLayers | None = None
        self._head: dict[str, np.ndarray] = {}

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:  # noqa: ARG004 - Rasa's signature
        """The encoder's sums: another encoder has other opinions."""
        return " ".join(SUMS.values())

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every message with an intent, in an order that does not depend on the files'."""
        examples = [each for each in training_data.intent_examples if each.get(TEXT) and each.get(INTENT)]
        examples.sort(key=lambda each: (each.get(INTENT), each.get(TEXT)))
        self._topics = sorted({each.get(INTENT) for each in examples})
        topics = np.array([self._topics.index(each.get(INTENT)) for each in examples])
        texts = [each.get(TEXT) for each in examples]
        words = WordTopics.fit(texts, topics, strength=self._config["strength"], seed=self._config["seed"])
        weights = {"rarity": words.rarity, "lines": words.lines, "offsets": words.offsets}
        if self._config["encoder"]:
            weights.update(self._tune(texts, topics))
        self._persist(weights)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
        **kwargs: Any,  # noqa: ARG003
    ) -> TopicClassifier:
        """The classifier as it was trained; one that knows nothing if none was.

        Raises:
            EncoderChanged: The encoder installed is not the one that was tuned.
        """
        made = cls(config, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                made._topics = json.loads((folder / TOPICS).read_text(encoding="utf-8"))
                weights = load_file(folder / WEIGHTS)
        except ValueError:
            return made
        made._words = WordTopics(*(weights[name].astype(np.float32) for name in ("rarity", "lines", "offsets")))
        if "head" in weights:
            made._take_encoder(weights)
        return made

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the most likely intent of each message, and all others behind it."""
        if self._words is None or not messages:
            return messages
        for message, chances in zip(messages, np.exp(self._log_chances(messages)), strict=True):
            ranking = [
                {INTENT_NAME_KEY: self._topics[at], PREDICTED_CONFIDENCE_KEY: float(chances[at])}
                for at in np.argsort(-chances, kind="stable")
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _log_chances(self, messages: list[Message]) -> np.ndarray:
        assert self._words is not None  # noqa: S101 - asked before
        texts = [each.get(TEXT) or "" for each in messages]
        total = self._words.log_chances(texts)
        if self._encoder is not None:
            vectors = np.array([self._encoder.vector(text) for text in texts])
            total = self._config["words"] * total + log_softmax(vectors @ self._head["head"] + self._head["bias"])
        return log_softmax(total)

    def _tune(self, texts: list[str], topics: np.ndarray) -> dict[str, np.ndarray]:
        # Before the encoder is loaded: its layers draw their own seeds then.
        tf.keras.utils.set_random_seed(self._config["seed"])
        try:
            encoder = MiniLM()
        except PackageNotFoundError:
            logger.warning(WITHOUT_ENCODER)
            return {}
        plan = Plan(**{name: self._config[name] for name in PLAN})
        head = Tuning(encoder, len(self._topics), plan).fit(texts, topics)
        return {**head, **{name: each.numpy() for name, each in encoder.upper(plan.layers).items()}}

    def _persist(self, weights: dict[str, np.ndarray]) -> None:
        # Half precision: half the archive, and no message is understood differently.
        halved = {name: np.ascontiguousarray(each, dtype=np.float16) for name, each in weights.items()}
        with self._model_storage.write_to(self._resource) as folder:
            (folder / TOPICS).write_text(json.dumps(self._topics), encoding="utf-8")
            save_file(halved, folder / WEIGHTS)

    def _take_encoder(self, weights: dict[str, np.ndarray]) -> None:
        try:
            self._encoder = TunedLayers(shared_encoder(), weights, self._config["layers"])
        except PackageNotFoundError:
            logger.warning(WITHOUT_ENCODER)
            return
        self._head = {name: weights[name].astype(np.float32) for name in ("head", "bias")}
