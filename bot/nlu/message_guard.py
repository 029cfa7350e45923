"""A message without any words: it crashes nothing, and no meaning is read into it.

Rasa's logistic regression stops with an error on an empty or blank message, and takes a lone "?" for a "y". The web
app and the channel turn empty messages away; these two steps hold for whatever else comes through. What a message
with words means is left to the others.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
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


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class WordlessFallback(IntentClassifier, GraphComponent):
    """Reads the message's text and intent; one without a letter or digit becomes `nlu_fallback`. Comes last."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003 - Rasa's signature
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> WordlessFallback:
        """Nothing to set."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Take back the intent that was guessed for messages without words."""
        for message in messages:
            if not any(letter.isalnum() for letter in message.get(TEXT) or ""):
                unsaid = {INTENT_NAME_KEY: DEFAULT_NLU_FALLBACK_INTENT_NAME, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, unsaid, add_to_output=True)
                # The guesses stay out too: nobody should be asked "did you mean" about nothing.
                message.set(INTENT_RANKING_KEY, [unsaid], add_to_output=True)
        return messages
