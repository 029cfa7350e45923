"""What people said a council's own terms mean: it beats what the vocabulary reads in them. Pure.

A rule is for one source of a council, or (source "") for all of them. What is said for one source counts there instead
of what is said for all. Once anything is said of a term, the vocabulary no longer reads that term.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

NEED, SUPPORT, PHASE, NOTHING = "need", "support", "phase", "nothing"
KINDS = (NEED, SUPPORT, PHASE, NOTHING)
"""What a term can lead to; "nothing" is a person's word too, not the lack of one."""
EVERY_SOURCE = ""

Meaning = frozenset[tuple[str, str]]
"""(kind, code) pairs that a term leads to; empty: a person said that it leads to nothing."""


@dataclass(frozen=True)
class Rule:
    """One code that a term leads to, or that it leads to nothing."""

    source: str
    term: str
    kind: str
    code: str = ""


@dataclass(frozen=True)
class Rules:
    """What is said of the terms of one source, by folded term."""

    meanings: Mapping[str, Meaning] = field(default_factory=dict)

    def meaning(self, words: str) -> Meaning | None:
        """What a term leads to; None where nobody has said."""
        return self.meanings.get(folded(words)) if self.meanings else None


NO_RULES = Rules()


@dataclass(frozen=True)
class CouncilRules:
    """What is said of the terms of every source of one council."""

    rules: frozenset[Rule] = frozenset()

    def of(self, source: str | None) -> Rules:
        """What counts in one source."""
        own = _meanings(rule for rule in self.rules if rule.source == source)
        return Rules({**self.for_all, **own})

    @property
    def for_all(self) -> Mapping[str, Meaning]:
        """What is said for all sources."""
        return _meanings(rule for rule in self.rules if rule.source == EVERY_SOURCE)

    def at(self, source: str, term: str) -> frozenset[Rule]:
        """The rules for just this source and term."""
        return frozenset(rule for rule in self.rules if (rule.source, rule.term) == (source, folded(term)))

    def with_meaning(self, source: str, term: str, meaning: Meaning | None) -> CouncilRules:
        """The same rules, but for what is said of one term of one source; None: nobody says anything."""
        others = self.rules - self.at(source, term)
        if meaning is None:
            return CouncilRules(others)
        said = {Rule(source, folded(term), kind, code) for kind, code in meaning}
        return CouncilRules(others | (said or {Rule(source, folded(term), NOTHING)}))


NOTHING_SAID = CouncilRules()


def folded(words: str) -> str:
    """A term as rules know it: without regard to case and spacing."""
    return " ".join(words.split()).casefold()


def _meanings(rules: Iterable[Rule]) -> Mapping[str, Meaning]:
    found: dict[str, set[tuple[str, str]]] = {}
    for rule in rules:
        codes = found.setdefault(rule.term, set())
        if rule.kind != NOTHING:
            codes.add((rule.kind, rule.code))
    return {term: frozenset(codes) for term, codes in found.items()}
