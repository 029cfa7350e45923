"""Senses danger in a message that no listed word gives away: a second line behind `localoffer.reading.danger`.

Learns from the messages under intent `crisis`, from all others, and from data/danger/messages.csv. What is done about
it is decided in `localoffer.reading.danger_decision`. Figures are in docs/decisions/0004-understanding.md.
"""

from __future__ import annotations

import csv
import hashlib
import logging
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from safetensors.numpy import load_file, save_file

from bot.nlu.danger_likeness import DangerLikeness, MeaningLearnt, WordsLearnt
from bot.nlu.sentence_encoder import DISTRIBUTION, SUMS, MiniLM, shared_encoder
from localoffer.reading.danger import read_danger
from localoffer.reading.danger_decision import CRISIS

DANGER = "danger"
"""What is added to a message: {"level": None, "soft" or "urgent", "score": 0 to 1}."""
LEVELS = ("urgent", "soft", "none")
WEIGHTS = "danger.safetensors"
WITHOUT_ENCODER = f"{DISTRIBUTION} is not installed: danger is sensed by words alone, and less well."

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerSense(GraphComponent):
    """Reads the message's text; adds `danger`. The intent is left alone.

    Config: `soft` and `urgent`, the scores from which danger is sensed; `table`, messages with their level, relative to
    the checkout's root; `encoder`, false to do without.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Thresholds that 2 and 0.4 % of ordinary messages reach."""
        return {"soft": 0.33, "urgent": 0.55, "table": "data/danger/messages.csv", "encoder": True}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
    ) -> DangerSense:
        """A sense that has learnt nothing yet."""
        return cls(config, model_storage, resource)

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config, self._model_storage, self._resource = config, model_storage, resource
        self._likeness: DangerLikeness | None = None

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """The table's sum and the encoder's: Rasa's cache would not notice that one changed."""
        return " ".join([hashlib.sha256(_table_path(config).read_bytes()).hexdigest(), *SUMS.values()])

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the training messages and the table, in an order that does not depend on the files'.

        Raises:
            ValueError: The table holds an unknown level.
        """
        known = read_table(_table_path(self._config))
        for each in training_data.intent_examples:
            text, danger = each.get(TEXT), each.get(INTENT) == CRISIS
            # Another label on words of danger says what to answer, not that there is none: nothing to learn calm from.
            if text and text not in known and (danger or read_danger(text) is None):
                known[text] = danger
        texts = sorted(known)
        self._likeness = DangerLikeness.fit(texts, [known[text] for text in texts], self._encoder())
        self._persist(self._likeness)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
        **kwargs: Any,  # noqa: ARG003
    ) -> DangerSense:
        """The sense as it was trained; one that notices nothing if it never was."""
        made = cls(config, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                weights = load_file(folder / WEIGHTS)
        except ValueError:
            return made
        words = WordsLearnt(*(weights[f"words.{name}"] for name in WordsLearnt.__dataclass_fields__))
        if "meaning.landmarks" not in weights:
            made._likeness = DangerLikeness(words, None, None)
            return made
        meaning = MeaningLearnt(*(weights[f"meaning.{name}"] for name in MeaningLearnt.__dataclass_fields__))
        made._likeness = DangerLikeness(words, meaning, made._encoder())
        # The first call traces the encoder's graph, which takes longer than a turn may: not on a family's time.
        made._likeness.score(["hello"])
        return made

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages stay as they are: nothing after this learns from it."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what was sensed to each message."""
        if self._likeness is None or not messages:
            return messages
        scores = self._likeness.score([message.get(TEXT) or "" for message in messages])
        for message, score in zip(messages, scores, strict=True):
            sensed = {"level": self._level(float(score)), "score": round(float(score), 4)}
            message.set(DANGER, sensed, add_to_output=True)
        if self._likeness.encoder is not None:
            self._likeness.encoder.forget()
        return messages

    def _level(self, score: float) -> str | None:
        return next((level for level in ("urgent", "soft") if score >= float(self._config[level])), None)

    def _encoder(self) -> MiniLM | None:
        if not self._config["encoder"]:
            return None
        try:
            return shared_encoder()
        except PackageNotFoundError:
            logger.warning(WITHOUT_ENCODER)
            return None

    def _persist(self, likeness: DangerLikeness) -> None:
        weights = {f"words.{name}": each for name, each in asdict(likeness.words).items()}
        if likeness.meaning is not None:
            weights |= {f"meaning.{name}": each for name, each in asdict(likeness.meaning).items()}
        with self._model_storage.write_to(self._resource) as folder:
            save_file(weights, folder / WEIGHTS)


def read_table(path: Path) -> dict[str, bool]:
    """Whether each message of a table speaks of danger.

    Args:
        path: CSV with the columns text and level, one of `LEVELS`.

    Raises:
        ValueError: A level is unknown; names the line.
    """
    found = {}
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        for row in lines:
            if row["level"] not in LEVELS:
                raise ValueError(f"{path.name}, line {lines.line_num}: level is not one of {', '.join(LEVELS)}.")
            found[row["text"]] = row["level"] != "none"
    return found


def _table_path(config: dict[str, Any]) -> Path:
    return Path(__file__).resolve().parents[2] / config["table"]
