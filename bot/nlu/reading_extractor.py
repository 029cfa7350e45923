"""What `localoffer.reading` recognised in a message, as Rasa's entities.

Each entity's `value` is a code of ours, not the words: the same gazetteer serves aliases, spelling and codes, so no
synonym list is needed. Which of them matter for an answer is decided in `actions`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from localoffer.reading.age import STATED
from localoffer.reading.files import load_vocabulary
from localoffer.reading.people import CHILD, PARENT
from localoffer.reading.plan import UNKNOWN
from localoffer.reading.vocabulary import HINT, Reading, Vocabulary

ENTITIES_FOUND = ("need", "support", "place", "age", "age_problem", "phase", "plan_status", "who")
"""Every entity this step may add; domain.yml declares them."""

NEGATED, ONLY_A_HINT, UNCLEAR = "negated", "hint", "unclear"
"""Roles besides whose it is: ruled out; too weak to act on alone; a child's, but not clear which."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ReadingExtractor(EntityExtractorMixin, GraphComponent):
    """Reads the message's text; adds the entities of `ENTITIES_FOUND`.

    The role of a need or an age says whose it is (child, parent, sibling, other), or why it does not count: negated,
    hint, unclear. Config: `folder`, where the vocabulary lies, relative to the checkout's root.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The vocabulary's usual place."""
        return {"folder": "data/vocabulary"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,  # noqa: ARG003 - Rasa's signature
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> ReadingExtractor:
        """An extractor over the vocabulary that `folder` holds."""
        return cls(load_vocabulary(_folder(config)))

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """A sum over the vocabulary's files: Rasa's cache would not notice that one changed."""
        total = hashlib.sha256()
        folder = _folder(config)
        for path in (*sorted(folder.glob("*.csv")), *sorted(folder.parent.glob("offer/authorit*.csv"))):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
        return total.hexdigest()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages get the same entities, for components that use them."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what was recognised to each message, after what is there already."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = self.add_extractor_name(entities_in(self._vocabulary.read(text), text))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


def entities_in(reading: Reading, text: str) -> list[dict[str, Any]]:
    """The entities of one reading, needs first, each kind in reading order.

    Args:
        reading: What was recognised in `text`.
        text: The message; entities without a place in it span the whole of it.
    """
    whole = (0, len(text))
    found = [
        _entity(
            "need", need.code, need.start, need.end, words=need.text, role=_role(need.whose, need.score, need.negated)
        )
        for need in reading.needs
    ]
    for each in reading.supports:
        role = {} if each.score >= HINT else {"role": ONLY_A_HINT}
        found.append(_entity("support", each.code, each.start, each.end, words=each.text, **role))
    found += [_entity("place", each.gss_code, each.start, each.end, words=each.text) for each in reading.places]
    for age in reading.ages:
        if age.implied == STATED:
            asked = age.whose != CHILD or (age.start, age.end) == reading.age_span
            found.append(_entity("age", float(age.age_years), age.start, age.end, role=age.whose if asked else UNCLEAR))
    if reading.age_problem is not None:
        found.append(_entity("age_problem", reading.age_problem, *whole))
    if reading.likely_phase is not None:
        found.append(_entity("phase", reading.likely_phase, *(reading.phase_span or whole)))
    if reading.plan_status != UNKNOWN:
        found.append(_entity("plan_status", reading.plan_status, *whole))
    if reading.who != PARENT:
        found.append(_entity("who", reading.who, *whole))
    return found


def _role(whose: str, score: float, negated: bool) -> str:  # noqa: FBT001 - a fact of the reading, not a switch
    if negated:
        return NEGATED
    return whose if score >= HINT else ONLY_A_HINT


def _entity(kind: str, value: object, start: int, end: int, **more: object) -> dict[str, Any]:
    return {"entity": kind, "value": value, "start": int(start), "end": int(end), **more}


def _folder(config: dict[str, Any]) -> Path:
    return Path(__file__).resolve().parents[2] / config["folder"]
