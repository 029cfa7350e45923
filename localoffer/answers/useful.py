"""What families said of answers, in numbers that give nobody away. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from localoffer.answers.unmet import SMALLEST_SHOWN
from localoffer.catalogue.useful import NO, REASONS, YES, Kind


@dataclass(frozen=True)
class UsefulLine:
    """One kind of answer.

    Args:
        outcome: How it ended.
        topic: What was talked about; "" where nothing was.
        yes: How often it was useful.
        no: How often it was not.
        reasons: Why not, by code; a family may leave that out.
    """

    outcome: str
    topic: str
    yes: int
    no: int
    reasons: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        """For `offer useful --json`."""
        said = {"yes": self.yes, "no": self.no, "reasons": dict(self.reasons)}
        return {"outcome": self.outcome, "topic": self.topic or None, **said}


@dataclass(frozen=True)
class Useful:
    """What was said of every kind of answer.

    Args:
        lines: Kinds judged often enough to be shown, the most often first.
        rest: How often the other kinds were judged, all together; None where that is a small number too.
    """

    lines: tuple[UsefulLine, ...]
    rest: int | None


def useful(counts: Mapping[Kind, Mapping[str, int]]) -> Useful:
    """Counts as lines to show. A kind judged fewer than five times stands in no line of its own."""
    lines = [
        UsefulLine(*kind, said.get(YES, 0), said.get(NO, 0), {each: said.get(each, 0) for each in REASONS})
        for kind, said in counts.items()
    ]
    shown = [line for line in lines if line.yes + line.no >= SMALLEST_SHOWN]
    rest = sum(line.yes + line.no for line in lines) - sum(line.yes + line.no for line in shown)
    shown.sort(key=lambda line: (-line.yes - line.no, line.outcome, line.topic))
    return Useful(tuple(shown), None if 0 < rest < SMALLEST_SHOWN else rest)
