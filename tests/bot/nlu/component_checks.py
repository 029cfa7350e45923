"""Checks that every step of the pipeline must pass, whatever it does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

EARLIER = {"entity": "earlier", "value": "x", "start": 0, "end": 1, "extractor": "another"}


def built(component: type[GraphComponent], folder: Path, **config: Any) -> GraphComponent:
    """The component as Rasa builds it, with its default config and what is given."""
    return component.create(
        {**component.get_default_config(), **config},
        LocalModelStorage(folder),
        Resource("test"),
        ExecutionContext(GraphSchema({}), node_name="test"),
    )


def message(text: str, **data: Any) -> Message:
    """A message as the pipeline's steps find it."""
    return Message(data={TEXT: text, **data})


def check_component(component: GraphComponent) -> None:
    """Empty text is fine, earlier entities survive, and what is added can be sent as JSON."""
    for text in ("", " ", "x", "My son is 4 and hardly talks", "😀 [postcode] <b>"):
        given = message(text, **{ENTITIES: [dict(EARLIER)]})
        done = component.process([given])[0]
        assert done.get(ENTITIES)[0] == EARLIER
        json.dumps(done.as_dict(only_output_properties=True))
    assert component.process([]) == []
