"""The rows a vocabulary is built from, one class a kind of file; `files` reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from localoffer.reading.matching import Guard
from localoffer.reading.place import AuthorityName, PlaceGuard
from localoffer.reading.plan import PlanWord


@dataclass(frozen=True)
class Named:
    """A code with its official name and one in plain words; `broad_area` only for needs."""

    code: str
    name: str
    plain_name: str
    broad_area: str = ""


@dataclass(frozen=True)
class WordRow:
    """A phrase, in the short notation of `matching`, with a code it points to and how strongly (0 to 1)."""

    phrase: str
    code: str
    score: float


@dataclass(frozen=True)
class PhaseWord:
    """An everyday word for a phase.

    Args:
        phrase: In the short notation of `matching`.
        phase: The phase it means.
        implied_age_years: The age the word goes with ("toddler"), or None.
        ask: Whether it fits more than one phase.
        also: A second phase that counts as well, or None.
        loose: Whether it only makes the phase likely: "toddler" names no phase, nor does "childminder".
    """

    phrase: str
    phase: str
    implied_age_years: float | None = None
    ask: bool = False
    also: str | None = None
    loose: bool = False


@dataclass(frozen=True)
class VocabularyRows:
    """All the data a vocabulary is built from."""

    needs: Sequence[Named]
    broad_areas: Sequence[Named]
    supports: Sequence[Named]
    phases: Sequence[Named]
    need_words: Sequence[WordRow]
    support_words: Sequence[WordRow]
    phase_words: Sequence[PhaseWord]
    plan_words: Sequence[PlanWord]
    general_words: Sequence[WordRow]
    authorities: Sequence[AuthorityName]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alike: Mapping[str, str] = field(default_factory=dict)
    guards: Mapping[str, Guard] = field(default_factory=dict)
    place_guards: Mapping[str, PlaceGuard] = field(default_factory=dict)
    ordinary_words: frozenset[str] = frozenset()
