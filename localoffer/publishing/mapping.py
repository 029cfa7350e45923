"""From a service's own words to our codes: which needs, kinds of support and phases it is likely for, why, how surely.

A mapping is a search hint. It is made from what the source ticked, from its taxonomy terms, and from the words of name
and description read by the project's vocabulary; the surest reason is kept beside each code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from localoffer.publishing.draft import ServiceDraft, TermDraft
from localoffer.publishing.terms import SEND_NEEDS

_CHILDS = "child"
_TICKED, _TERM, _NAME, _DESCRIPTION = 0.95, 0.9, 0.85, 0.6
"""How much we trust a code from each place, before the vocabulary's own score."""
_BROAD = 0.6
"""For each need inside a broad area that was ticked as a whole."""
LEAST_SCORE = 0.5
"""Below this a code is a guess and is left out: a wrong one would send a family to the wrong door."""
_READ_LIMIT = 6_000
"""Characters of a description that are read for codes."""

_SEND_NEEDS: Mapping[str, Sequence[tuple[str, float]]] = {
    "autism": (("ASD", _TICKED),),
    "hearing": (("HI", _TICKED),),
    "visual": (("VI", _TICKED),),
    "social-emotional-and-mental-health-difficulties": (("SEMH", _TICKED),),
    "communication-and-interaction": (("SLCN", _BROAD), ("ASD", _BROAD)),
    "cognition-and-learning": (("SpLD", _BROAD), ("MLD", _BROAD), ("SLD", _BROAD), ("PMLD", _BROAD), ("DS", _BROAD)),
    "sensory-and-physical-needs": (("HI", _BROAD), ("VI", _BROAD), ("MSI", _BROAD), ("PD", _BROAD)),
}
"""Outpost's seven boxes. Source: the SEND Code of Practice 2015, 6.28 to 6.35, for what each broad area holds."""

_PHASES: Mapping[str, tuple[float, float]] = {
    "early_years": (0, 5),
    "primary": (4, 12),
    "secondary": (11, 17),
    "post16": (16, 20),
    "young_adult": (19, 26),
}
"""From the youngest birthday to the one after the oldest age. Source: domain brief, section 6 (product phases)."""


class _Mention(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def score(self) -> float: ...


class _NeedMention(_Mention, Protocol):
    @property
    def negated(self) -> bool: ...
    @property
    def whose(self) -> str: ...


class _Reading(Protocol):
    @property
    def needs(self) -> Sequence[_NeedMention]: ...
    @property
    def supports(self) -> Sequence[_Mention]: ...


class WordReader(Protocol):
    """What mapping needs of `localoffer.reading.vocabulary.Vocabulary`."""

    def read(self, text: str) -> _Reading:
        """The needs and kinds of support that a text speaks of."""
        ...


def mapped(
    services: Iterable[ServiceDraft], vocabulary: WordReader
) -> tuple[list[ServiceDraft], Counter[tuple[str, str]]]:
    """Services with our codes among their terms, and the source's terms that led to none.

    Args:
        services: Drafts with the source's own terms only.
        vocabulary: The project's vocabulary.

    Returns:
        The services in the same order, and a count by (vocabulary, name) of terms that no code came from.
    """
    known: dict[str, tuple[TermDraft, ...]] = {}
    unmapped: Counter[tuple[str, str]] = Counter()
    found = []
    for service in services:
        codes: list[TermDraft] = []
        for term in service.terms:
            from_term = _from_term(term, vocabulary, known)
            codes += from_term
            if not from_term:
                unmapped[(term.vocabulary, term.name or term.code)] += 1
        codes += _from_words(service.name, vocabulary, "the name", _NAME)
        codes += _from_words((service.description or "")[:_READ_LIMIT], vocabulary, "the description", _DESCRIPTION)
        codes += _from_words(service.eligibility or "", vocabulary, "who it is for", _NAME)
        codes += phases(service.min_age_years, service.max_age_years)
        found.append(replace(service, terms=(*service.terms, *_surest(codes))))
    return found, unmapped


def phases(min_age_years: float | None, max_age_years: float | None) -> list[TermDraft]:
    """The phases that stated ages reach into; none when no age is stated.

    Args:
        min_age_years: Youngest, inclusive; None is not stated.
        max_age_years: Oldest, inclusive; None is not stated.

    Returns:
        One term a phase, its score the share of the phase's years that the ages cover; halved where only a bound that
        was not stated makes it reach there.
    """
    if min_age_years is None and max_age_years is None:
        return []
    low = 0.0 if min_age_years is None else min_age_years
    high = 26.0 if max_age_years is None else max_age_years + 1
    reason = f"ages {'not stated' if min_age_years is None else f'{min_age_years:g}'} to "
    reason += "not stated" if max_age_years is None else f"{max_age_years:g}"
    found = []
    for code, (start, end) in _PHASES.items():
        years = min(high, end) - max(low, start)
        if years > 0:
            sure = 1.0 if _is_stated(min_age_years, max_age_years, start, end) else 0.5
            found.append(TermDraft("phase", code, reason=reason, score=round(sure * years / (end - start), 2)))
    return found


def _is_stated(min_age_years: float | None, max_age_years: float | None, start: float, end: float) -> bool:
    """Whether both ends of the ages are stated, or the one that is lies in this phase."""
    bounds = [age for age in (min_age_years, max_age_years) if age is not None]
    return len(bounds) == 2 or start <= bounds[0] < end


def _from_term(
    term: TermDraft, vocabulary: WordReader, known: dict[str, tuple[TermDraft, ...]]
) -> tuple[TermDraft, ...]:
    """Codes a source's term leads to; the few hundred terms of a feed are each read once."""
    words = term.name or term.code
    key = f"{term.vocabulary}\n{term.code}\n{words}"
    if key not in known:
        ticked = _SEND_NEEDS.get(term.code) if term.vocabulary == SEND_NEEDS else None
        reason = f'the source\'s term "{words}"'
        if ticked:
            known[key] = tuple(TermDraft("need", code, reason=reason, score=score) for code, score in ticked)
        else:
            known[key] = tuple(_from_words(words, vocabulary, reason, _TERM))
    return known[key]


def _from_words(words: str, vocabulary: WordReader, where: str, trust: float) -> Iterator[TermDraft]:
    if not words.strip():
        return
    reading = vocabulary.read(words)
    for need in reading.needs:
        if not need.negated and need.whose == _CHILDS:
            yield _code("need", need, where, trust)
    for support in reading.supports:
        if trust > _DESCRIPTION or _is_telling(support.text):
            yield _code("support", support, where, trust)


def _is_telling(words: str) -> bool:
    """Whether words name a kind of support even in the prose of a description.

    The vocabulary is made of what parents type; in a directory "carers", "therapy" or "equipment" is any sentence.
    """
    return len(words.replace("-", " ").split()) > 1 or (words.isupper() and words.isalpha())


def _code(kind: str, mention: _Mention, where: str, trust: float) -> TermDraft:
    reason = where if where.startswith("the source") else f'"{mention.text}" in {where}'
    return TermDraft(kind, mention.code, reason=reason, score=round(min(max(mention.score, 0.0), 1.0) * trust, 2))


def _surest(codes: Iterable[TermDraft]) -> list[TermDraft]:
    """One term a code, with the best reason; sorted, so that the order of words changes nothing."""
    best: dict[tuple[str, str], TermDraft] = {}
    for term in codes:
        if term.vocabulary != "phase" and (term.score or 0) < LEAST_SCORE:
            continue
        other = best.get((term.vocabulary, term.code))
        if other is None or (term.score or 0) > (other.score or 0):
            best[(term.vocabulary, term.code)] = term
    return sorted(best.values(), key=lambda term: (term.vocabulary, -(term.score or 0), term.code))
