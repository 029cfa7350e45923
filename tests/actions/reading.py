"""What Rasa's reading step would find in a message, from the same vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from localoffer.reading.age import STATED
from localoffer.reading.files import load_vocabulary
from localoffer.reading.vocabulary import HINT, Vocabulary
from localoffer.settings import ROOT


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def read(words: str) -> list[dict[str, Any]]:
    """The entities of one message, in the shape of bot/nlu/reading_extractor.py."""
    found = vocabulary().read(words)
    return [
        *({"entity": "need", "value": n.code, "start": n.start, "end": n.end, "role": _role(n)} for n in found.needs),
        *({"entity": "support", "value": s.code, "start": s.start, "end": s.end} for s in found.supports),
        *(
            {"entity": "age", "value": float(a.age_years), "start": a.start, "end": a.end, "role": _whose(a, found)}
            for a in found.ages
            if a.implied == STATED
        ),
    ]


def _role(need: Any) -> str:
    if need.negated:
        return "negated"
    return need.whose if need.score >= HINT else "hint"


def _whose(age: Any, found: Any) -> str:
    return age.whose if age.whose != "child" or (age.start, age.end) == found.age_span else "unclear"
