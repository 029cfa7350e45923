"""Gives a long tired story and a three-word question the same voice.

Rasa's word and character features are plain counts, so a long message shouts down everything else the classifier
looks at. Levelled, each message has the same length in those features.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LengthLeveller(GraphComponent):
    """Reads and rewrites the sparse sentence features of the message's text: 1 + log of each count, then one length.

    Config: `weight`, that length.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Length one."""
        return {"weight": 1.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,  # noqa: ARG003 - Rasa's signature
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> LengthLeveller:
        """A leveller to `weight`."""
        return cls(float(config["weight"]))

    def __init__(self, weight: float) -> None:
        self._weight = weight

    @classmethod
    def required_components(cls) -> list[type]:
        """There must be features to level."""
        return [Featurizer]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages are levelled too."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Level each message's features; dense ones and those of single words stay as they are."""
        for message in messages:
            message.features = [self._levelled(each) for each in message.features]
        return messages

    def _levelled(self, features: Features) -> Features:
        counted = features.is_sparse() and features.type == FEATURE_TYPE_SENTENCE and features.attribute == TEXT
        if not counted or not features.features.nnz:
            return features
        matrix = features.features.tocsr().astype(np.float64)
        matrix.data = 1 + np.log(matrix.data)
        matrix *= self._weight / np.linalg.norm(matrix.data)
        return Features(matrix.tocoo(), features.type, features.attribute, features.origin)
