"""Keeps a message without any words from crashing what comes after it.

Rasa's logistic regression stops with an error on an empty or blank message. The web app and the channel turn those
away; this guard holds when something else feeds the pipeline. What the message means is left to the others.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

NOTHING_SAID = "?"
"""Stands for a message without words: features enough for a classifier, meaning enough for none."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MessageGuard(GraphComponent):
    """Reads and writes the message's text: one without words becomes "?"; any other stays as it is."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003 - Rasa's signature
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> MessageGuard:
        """A guard; it has nothing to set."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages all have words; they stay as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Give each wordless message something to be seen."""
        for message in messages:
            if not (message.get(TEXT) or "").strip():
                message.set(TEXT, NOTHING_SAID)
        return messages
