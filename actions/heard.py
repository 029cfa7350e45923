"""One message, as Rasa understood it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CHILD, HINT, NEGATED = "child", "hint", "negated"
"""Roles of entities that count, of those that count where nothing else was said, and of those ruled out."""
_TELLING = frozenset({"need", "support", "place", "age", "phase", "age_problem"})


@dataclass(frozen=True)
class Heard:
    """One message, as Rasa understood it.

    Args:
        intent: Its label.
        entities: As Rasa gives them: entity, value, role and group.
        places: What the web app made of postcodes in it (`Located.as_metadata`).
        text: The redacted text; read for turns of phrase only, never kept.
        ranking: The labels it may have, likeliest first.
        sureness: How likely each of them is, 0 to 1.
    """

    intent: str
    entities: Sequence[Mapping[str, Any]] = ()
    places: Sequence[Mapping[str, Any]] = ()
    text: str = ""
    ranking: Sequence[str] = field(default_factory=tuple)
    sureness: Mapping[str, float] = field(default_factory=dict)

    def values(self, entity: str) -> list[Any]:
        """Values of one entity that count: the child's own and not ruled out, in reading order."""
        return list(
            dict.fromkeys(each["value"] for each in self.entities if each["entity"] == entity and _counts(each))
        )

    def hints(self, entity: str) -> list[Any]:
        """Values that words only hint at."""
        return list(dict.fromkeys(e["value"] for e in self.entities if e["entity"] == entity and e.get("role") == HINT))

    def value(self, entity: str) -> Any:
        """The first of `values`, or None."""
        return next(iter(self.values(entity)), None)

    def ruled_out(self, entity: str) -> list[Any]:
        """Values that a message says are not the child's."""
        return [e["value"] for e in self.entities if e["entity"] == entity and e.get("role") == NEGATED]

    @property
    def is_button(self) -> bool:
        """Whether a button was pressed, and nothing typed."""
        return self.text.startswith("/")

    @property
    def words(self) -> str:
        """What was typed; nothing for a button."""
        return "" if self.is_button else self.text

    @property
    def tells_something(self) -> bool:
        """Whether it holds a place, an age, a need or a kind of help."""
        return bool(self.places) or any(each["entity"] in _TELLING for each in self.entities)


def _counts(entity: Mapping[str, Any]) -> bool:
    return entity.get("role") in {None, "", CHILD}
