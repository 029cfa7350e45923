"""From a service's own words to our codes: which needs, kinds of support and phases it is likely for, why, how surely.

A mapping is a search hint. It is made from what people said the source's terms mean, from what the source ticked, from
its taxonomy terms, and from the words of name and description read by the project's vocabulary; the surest reason is
kept beside each code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from localoffer.publishing import codes as our_codes
from localoffer.publishing.draft import ServiceDraft, TermDraft
from localoffer.publishing.mapping_rules import NO_RULES, Rules
from localoffer.publishing.terms import SEND_NEEDS, STATED

_CHILDS = "child"
_SAID, _TICKED, _TERM, _NAME, _DESCRIPTION = 1.0, 0.95, 0.9, 0.85, 0.6
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


class Worded(Protocol):
    """What mapping reads of a service: a draft and a record both have it."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def description(self) -> str | None:
        """What it says of itself."""
        ...

    @property
    def eligibility(self) -> str | None:
        """Who it is for."""
        ...

    @property
    def min_age_years(self) -> float | None:
        """Youngest, inclusive."""
        ...

    @property
    def max_age_years(self) -> float | None:
        """Oldest, inclusive."""
        ...


class Termed(Protocol):
    """What mapping reads of a source's term: a draft and a record both have it."""

    @property
    def vocabulary(self) -> str:
        """The list it is from."""
        ...

    @property
    def code(self) -> str:
        """Its code in that list."""
        ...

    @property
    def name(self) -> str | None:
        """Its words."""
        ...


class TermReader:
    """What a source's terms lead to; the few hundred terms of a feed are each read once.

    Args:
        vocabulary: The project's vocabulary.
        rules: What people said the source's terms mean; it beats the vocabulary.
    """

    def __init__(self, vocabulary: WordReader, rules: Rules = NO_RULES) -> None:
        self.vocabulary = vocabulary
        self.rules = rules
        self._known: dict[tuple[str, str, str], tuple[TermDraft, ...]] = {}

    def codes(self, term: Termed) -> tuple[TermDraft, ...]:
        """The codes a term leads to, with reason and score."""
        words = term.name or term.code
        key = (term.vocabulary, term.code, words)
        if key not in self._known:
            self._known[key] = self._read(term, words)
        return self._known[key]

    def _read(self, term: Termed, words: str) -> tuple[TermDraft, ...]:
        reason = f'the source\'s term "{words}"'
        meaning = self.rules.meaning(words)
        if meaning is not None:
            said = f"{reason}, said by a person"
            return tuple(TermDraft(kind, code, reason=said, score=_SAID) for kind, code in sorted(meaning))
        stated = STATED.get(term.vocabulary)
        if stated and term.code in our_codes.codes(stated).names:
            return (TermDraft(stated, term.code, reason=f'"{words}" stated in the council\'s own file', score=_SAID),)
        if ticked := (_SEND_NEEDS.get(term.code) if term.vocabulary == SEND_NEEDS else None):
            return tuple(TermDraft("need", code, reason=reason, score=score) for code, score in ticked)
        read = _from_words(words, self.vocabulary, reason, _TERM)
        return tuple(code for code in read if (code.score or 0) >= LEAST_SCORE)


def mapped(
    services: Iterable[ServiceDraft], vocabulary: WordReader, rules: Rules = NO_RULES
) -> tuple[list[ServiceDraft], Counter[tuple[str, str]]]:
    """Services with our codes among their terms, and the source's terms that led to none.

    Args:
        services: Drafts with the source's own terms only.
        vocabulary: The project's vocabulary.
        rules: What people said the source's terms mean.

    Returns:
        The services in the same order, and a count by (vocabulary, name) of terms that no code came from and that
        nobody said to mean nothing.
    """
    return mapped_by(services, TermReader(vocabulary, rules))


def mapped_by(
    services: Iterable[ServiceDraft], reader: TermReader
) -> tuple[list[ServiceDraft], Counter[tuple[str, str]]]:
    """As `mapped`, with a reader that stays the same from one portion of a file to the next."""
    unmapped: Counter[tuple[str, str]] = Counter()
    found = []
    for service in services:
        if service.is_mapped:
            found.append(service)
            continue
        for term in service.terms:
            if not reader.codes(term) and reader.rules.meaning(term.name or term.code) is None:
                unmapped[(term.vocabulary, term.name or term.code)] += 1
        found.append(replace(service, terms=(*service.terms, *codes_of(service, service.terms, reader))))
    return found, unmapped


def codes_of(service: Worded, terms: Iterable[Termed], reader: TermReader) -> list[TermDraft]:
    """Our codes for a draft or a stored service, each once with its surest reason.

    Args:
        service: Its words and ages.
        terms: The source's own terms of it.
        reader: What those terms lead to.
    """
    words = reader.vocabulary
    found = [code for term in terms for code in reader.codes(term)]
    found += _from_words(service.name, words, "the name", _NAME)
    found += _from_words((service.description or "")[:_READ_LIMIT], words, "the description", _DESCRIPTION)
    found += _from_words(service.eligibility or "", words, "who it is for", _NAME)
    found += phases(service.min_age_years, service.max_age_years)
    return _surest(found)


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
