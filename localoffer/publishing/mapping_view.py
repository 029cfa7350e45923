"""A council's terms with what they lead to, and by whose word: rows to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from localoffer.errors import MappingError
from localoffer.publishing.codes import codes
from localoffer.publishing.mapping import TermReader
from localoffer.publishing.mapping_rules import EVERY_SOURCE, NOTHING, CouncilRules, Meaning, folded
from localoffer.publishing.mapping_table import SourceTerm

Makers = Mapping[tuple[str, str], tuple[str, datetime]]


@dataclass(frozen=True)
class MappedTerm:
    """One term of one source and what it leads to.

    Args:
        source: The file or feed.
        term: Its words, as the source writes them.
        vocabularies: The lists it is from.
        services: How many open services have it.
        codes: Score by (kind, code) that it leads to.
        is_said: Whether a person said so; otherwise the vocabulary reads it.
        said_by: Who.
        said_at: When (UTC).
    """

    source: str
    term: str
    vocabularies: tuple[str, ...]
    services: int
    codes: Mapping[tuple[str, str], float]
    is_said: bool = False
    said_by: str | None = None
    said_at: datetime | None = None

    @property
    def is_unmapped(self) -> bool:
        """Whether it leads to nothing and nobody said that it should."""
        return not self.codes and not self.is_said

    @property
    def read_by(self) -> str:
        """Whose word it is: "a person", "vocabulary" or "nobody"."""
        return "a person" if self.is_said else "nobody" if self.is_unmapped else "vocabulary"

    def of_kind(self, kind: str) -> list[str]:
        """Its codes of one kind, sorted."""
        return sorted(code for each, code in self.codes if each == kind)

    def as_json(self) -> dict[str, Any]:
        """For `offer mapping show --json`."""
        return {
            "source": self.source,
            "term": self.term,
            "vocabularies": list(self.vocabularies),
            "services": self.services,
            "codes": [
                {"kind": kind, "code": code, "score": score} for (kind, code), score in sorted(self.codes.items())
            ],
            "read_by": self.read_by,
            "said_by": self.said_by,
            "said_at": self.said_at and self.said_at.isoformat(),
        }


def mapped_terms(
    terms: Iterable[SourceTerm], rules: CouncilRules, reader: TermReader, makers: Makers
) -> list[MappedTerm]:
    """Terms with what they lead to: those that lead nowhere first, then the most common.

    Args:
        terms: As they are stored, of one council.
        rules: What people said of them.
        reader: What the vocabulary alone reads in them.
        makers: Who said it.
    """
    found: dict[tuple[str, str], MappedTerm] = {}
    for each in terms:
        key = (each.source, folded(each.name))
        seen = found.get(key, MappedTerm(each.source, each.name, (), 0, {}))
        read = {(code.vocabulary, code.code): code.score or 0.0 for code in reader.codes(each)}
        found[key] = replace(
            seen,
            vocabularies=tuple(sorted({*seen.vocabularies, each.vocabulary})),
            services=seen.services + each.services,
            codes={**read, **seen.codes},
        )
    for rule in rules.rules:
        if rule.source != EVERY_SOURCE or not any(term == rule.term for _, term in found):
            found.setdefault((rule.source, rule.term), MappedTerm(rule.source, rule.term, (), 0, {}))
    rows = (_said(row, rules, makers) for row in found.values())
    return sorted(rows, key=lambda row: (not row.is_unmapped, -row.services, folded(row.term), row.source))


def _said(row: MappedTerm, rules: CouncilRules, makers: Makers) -> MappedTerm:
    meaning = rules.of(row.source).meaning(row.term)
    if meaning is None:
        return row
    term = folded(row.term)
    said_by, said_at = makers.get((row.source, term)) or makers.get((EVERY_SOURCE, term)) or (None, None)
    return replace(row, codes=dict.fromkeys(meaning, 1.0), is_said=True, said_by=said_by, said_at=said_at)


def meaning_of(kind: str, words: Sequence[str]) -> Meaning:
    """What a person says a term leads to, from a kind and codes or their names.

    Raises:
        MappingError: A code is none of ours, or is missing.
    """
    if kind == NOTHING:
        if words:
            raise MappingError("CODE", " ".join(words), "wanted with nothing", "Leave the codes out, or name a kind.")
        return frozenset()
    known = codes(kind)
    if not words:
        raise MappingError("CODE", "", f"a {kind}", f"Give one or more of {', '.join(known.names)}.")
    found = {each: known.find(each) for each in words}
    for each, code in found.items():
        if code is None:
            raise MappingError("CODE", each, f"a {kind} of ours", f"Give one or more of {', '.join(known.names)}.")
    return frozenset((kind, code) for code in found.values() if code)
