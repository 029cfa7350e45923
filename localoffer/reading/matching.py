"""Phrases of the vocabulary found in a message, longest first: spaCy's matchers behind one small door.

A phrase may be written short: `(a|b)` either word, `(a|)` perhaps, `<group>` any word of a named group, `#` a number,
`*` at most one word in between, `**` at most three. Words that do the same work ("isn't", "does not", "hardly") are
taken as one. Which words may stand next to a doubtful phrase ("OT", "statement") is data too: a `Guard`.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from localoffer.reading.words import MARKS, UNKNOWN, Words, plain

_NUMBER = "999999"
"""Stands for every number no phrase names."""

_PIECE = re.compile(r"\(([^()]*)\)|<(\w+)>|([^\s()<>]+)")
_GAPS = {"*": 1, "**": 3}


@dataclass(frozen=True)
class Guard:
    """When a phrase that could be something else counts.

    Two words in a row are joined by `_`; an empty word is the edge of the message.

    Args:
        capitals: Counts when typed in capitals, in a message that is not all capitals.
        before: Counts after one of these words.
        after: Counts before one of these words.
        not_before: Never counts after one of these words.
        not_after: Never counts before one of these words.
        somewhere: Counts when one of these words is anywhere in the message.
    """

    capitals: bool = False
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    somewhere: frozenset[str] = frozenset()

    def lets(self, words: Words, first: int, last: int) -> bool:
        """Whether the phrase at the words [first, last) counts there."""
        before = {words.at(first - 1), f"{words.at(first - 2)}_{words.at(first - 1)}"}
        after = {words.at(last), f"{words.at(last)}_{words.at(last + 1)}"}
        if before & self.not_before or after & self.not_after:
            return False
        if not (self.capitals or self.before or self.after or self.somewhere):
            return True
        if before & self.before or after & self.after or words.vocabulary & self.somewhere:
            return True
        # Alone, a doubtful word is an answer to a question of ours.
        alone = last - first == len(words)
        return alone or (self.capitals and words.typed(first)[:2].isupper() and not words.shouted)


@dataclass(frozen=True)
class Found:
    """A phrase found: its words [first, last) and the key it was put in under."""

    key: str
    first: int
    last: int


class Alike:
    """Words and short phrases that do the same work, each with the one word all are taken as.

    Args:
        pairs: Plain phrase to the word it is taken as.
    """

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self._pairs = {tuple(plain(phrase).split()): as_word for phrase, as_word in pairs.items()}
        self._longest = max((len(phrase) for phrase in self._pairs), default=0)
        self._openings = {phrase[0] for phrase in self._pairs}
        self.words = frozenset(word for phrase in self._pairs for word in phrase) | frozenset(self._pairs.values())

    def taken_as(self, words: Sequence[str]) -> tuple[list[str], list[int]]:
        """The words with those alike taken as one, and where each of them starts among the words given."""
        taken: list[str] = []
        starts: list[int] = []
        at = 0
        while at < len(words):
            length = self._length_at(words, at)
            taken.append(self._pairs[tuple(words[at : at + length])] if length else words[at])
            starts.append(at)
            at += length or 1
        return taken, starts

    def _length_at(self, words: Sequence[str], at: int) -> int:
        if words[at] not in self._openings:
            return 0
        lengths = range(self._longest, 0, -1)
        return next((length for length in lengths if tuple(words[at : at + length]) in self._pairs), 0)


@dataclass(frozen=True)
class Lexicon:
    """What all phrase books share.

    Args:
        groups: Words of each named group, for `<group>`.
        guards: What doubtful phrases need, by plain phrase.
        alike: Words taken as one.
        language: spaCy's blank English; its store of words stays as small as the vocabulary.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guards: Mapping[str, Guard] = field(default_factory=dict)
    alike: Alike = field(default_factory=lambda: Alike({}))
    language: Language = field(default_factory=lambda: spacy.blank("en"))


class PhraseBook:
    """Phrases with the keys they stand for, found in messages.

    Args:
        lexicon: What all phrase books share.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._vocab = lexicon.language.vocab
        self._phrases = PhraseMatcher(self._vocab, attr="ORTH")
        self._patterns: dict[str, Matcher] = {}
        self._known: set[str] = set()
        self._count = 0

    def __len__(self) -> int:
        """How many phrases it knows, written out but with words alike taken as one."""
        return self._count

    @property
    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return frozenset(self._known)

    def add(self, key: str, phrases: Iterable[str]) -> None:
        """Put phrases in under a key.

        Args:
            key: What the phrases stand for; anything without a meaning here.
            phrases: In the short notation of this module.

        Raises:
            KeyError: A phrase names a group that is not there.
        """
        exact: list[Doc] = []
        gapped: defaultdict[str, list[list[dict[str, Any]]]] = defaultdict(list)
        for written in sorted({each for phrase in phrases for each in self._written_out(phrase)}):
            parts = written.split()
            self._known.update(part for part in parts if part not in _GAPS and part != "#")
            if any(part in _GAPS or part == "#" for part in parts):
                gapped[_telling(parts)].append([step for part in parts for step in _steps(part)])
            else:
                exact.append(Doc(self._vocab, words=parts))
        if exact:
            self._phrases.add(key, exact)
        for word, patterns in gapped.items():
            self._patterns.setdefault(word, Matcher(self._vocab)).add(key, patterns)
        self._count += len(exact) + sum(map(len, gapped.values()))

    def find(self, words: Words, spelled: Sequence[str] | None = None) -> list[Found]:
        """The phrases of a message, in reading order; of overlapping ones the longest.

        Args:
            words: The message.
            spelled: The same words with slips of spelling put right; the words themselves when omitted.
        """
        return longest(self.find_all(words, spelled))

    def find_all(self, words: Words, spelled: Sequence[str] | None = None) -> list[Found]:
        """The phrases of a message in no order, overlapping ones too; arguments as `find`."""
        if not words:
            return []
        seen = spelled if spelled is not None else [word.plain for word in words.items]
        taken, starts = self._lexicon.alike.taken_as(seen)
        doc = Doc(self._vocab, words=[self._shown(word) for word in taken])
        starts.append(len(seen))
        # Patterns with gaps are slow: only those are tried whose most telling word the message has.
        tried: list[Matcher | PhraseMatcher] = [self._patterns[word] for word in {"", *taken} & self._patterns.keys()]
        tried += [self._phrases] if len(self._phrases) else []
        hits = {hit for matcher in tried for hit in matcher(doc)}
        found = (Found(self._vocab.strings[key], starts[first], starts[last]) for key, first, last in hits)
        return [each for each in found if self._allowed(each, words, seen)]

    def _allowed(self, found: Found, words: Words, seen: Sequence[str]) -> bool:
        guard = self._lexicon.guards.get(" ".join(seen[found.first : found.last]))
        return guard is None or guard.lets(words, found.first, found.last)

    def _shown(self, word: str) -> str:
        """A word as the matchers see it: words no phrase has are not told apart, nor remembered by spaCy."""
        if word in self._known or word in MARKS:
            return word
        return _NUMBER if word.isascii() and word.isdigit() else UNKNOWN

    def _written_out(self, phrase: str) -> set[str]:
        """A phrase of the short notation as all the phrases it stands for, in plain words."""
        choices: list[set[str]] = []
        for inner, group, word in _PIECE.findall(phrase):
            if group:
                choices.append({each for option in self._lexicon.groups[group] for each in self._written_out(option)})
            elif word:
                choices.append({word if word in _GAPS or word == "#" else self._taken(plain(word))})
            else:
                options = (self._taken(option) if _is_plain(option) else option for option in inner.split("|"))
                choices.append({each for option in options for each in (self._written_out(option) or {""})})
        written = {self._taken(" ".join(filter(None, each))) for each in itertools.product(*choices)}
        return written - {""}

    def _taken(self, phrase: str) -> str:
        return " ".join(self._lexicon.alike.taken_as(phrase.split())[0])


def longest(found: Iterable[Found]) -> list[Found]:
    """Of overlapping finds the longest, the earlier of two as long, in reading order; equal spans all stay."""
    taken: dict[int, tuple[int, int]] = {}
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.first - f.last, f.first, f.key)):
        span = (each.first, each.last)
        if all(taken.get(at, span) == span for at in range(*span)):
            taken.update((at, span) for at in range(*span))
            kept.append(each)
    return sorted(kept, key=lambda f: (f.first, f.last, f.key))


def _is_plain(option: str) -> bool:
    return option.replace(" ", "").isalpha() and option.islower()


def _telling(parts: Iterable[str]) -> str:
    """The longest word of a phrase with gaps: what a message without it cannot hold; empty when it has no word."""
    return max((part for part in parts if part not in _GAPS and part != "#"), key=len, default="")


def _steps(part: str) -> list[dict[str, Any]]:
    if part == "#":
        return [{"IS_DIGIT": True}]
    if part in _GAPS:
        # A gap never reaches over a mark: a new thought starts there.
        return [{"ORTH": {"NOT_IN": sorted(MARKS)}, "OP": "?"}] * _GAPS[part]
    return [{"ORTH": part}]
