"""Phrases of the vocabulary found in a message, longest first: spaCy's phrase matcher behind one small door.

A phrase may be written short: `(a|b)` either word, `(a|)` perhaps, `<group>` any word of a named group, `#` a number,
`*` at most one word in between, `**` at most three. Words that do the same work ("isn't", "does not", "hardly") are
taken as one. Which words may stand next to a doubtful phrase ("OT", "statement") is data too: a `Guard`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from localoffer.reading.gaps import GAPS, NUMBER, GapTree
from localoffer.reading.words import MARKS, UNKNOWN, Words, plain

_PIECE = re.compile(r"\(([^()]*)\)|<(\w+)>|([^\s()<>]+)")


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
        known: Every word of every phrase of its books; they put them in.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guards: Mapping[str, Guard] = field(default_factory=dict)
    alike: Alike = field(default_factory=lambda: Alike({}))
    language: Language = field(default_factory=lambda: spacy.blank("en"))
    known: set[str] = field(default_factory=set)

    def seen(self, words: Words, spelled: Sequence[str] | None = None) -> Seen:
        """A message as its phrase books see it, made once for all of them.

        Args:
            words: The message.
            spelled: The same words with slips of spelling put right; the words themselves when omitted.
        """
        spelled = spelled if spelled is not None else [word.plain for word in words.items]
        taken, starts = self.alike.taken_as(spelled)
        doc = Doc(self.language.vocab, words=[self._shown(word) for word in taken])
        return Seen(words, spelled, tuple(taken), (*starts, len(spelled)), doc)

    def _shown(self, word: str) -> str:
        """A word as the matcher sees it: words no phrase has are not told apart, nor remembered by spaCy."""
        return word if word in self.known or word in MARKS else UNKNOWN


@dataclass(frozen=True)
class Seen:
    """A message as phrase books see it.

    Args:
        words: The message.
        spelled: Its words with slips of spelling put right.
        taken: The same, those alike taken as one.
        starts: Where each word of `taken` starts among the message's, and where the last one ends.
        doc: The words of `taken` as spaCy's matcher wants them.
    """

    words: Words
    spelled: Sequence[str]
    taken: tuple[str, ...]
    starts: tuple[int, ...]
    doc: Doc


class PhraseBook:
    """Phrases with the keys they stand for, found in messages.

    Args:
        lexicon: What all phrase books share.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._vocab = lexicon.language.vocab
        self._phrases = PhraseMatcher(self._vocab, attr="ORTH")
        self._gapped = GapTree()
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
        for written in sorted({each for phrase in phrases for each in self._written_out(phrase)}):
            parts = written.split()
            self._known.update(part for part in parts if part not in GAPS and part != NUMBER)
            if any(part in GAPS or part == NUMBER for part in parts):
                self._gapped.add(key, parts)
            else:
                exact.append(Doc(self._vocab, words=parts))
            self._count += 1
        self._lexicon.known.update(self._known)
        if exact:
            self._phrases.add(key, exact)

    def find(self, seen: Seen) -> list[Found]:
        """The phrases of a message, in reading order; of overlapping ones the longest.

        Args:
            seen: The message, by this book's own lexicon.
        """
        return longest(self.find_all(seen))

    def find_all(self, seen: Seen) -> list[Found]:
        """The phrases of a message in no order, overlapping ones too; arguments as `find`."""
        hits = self._gapped.find(seen.taken)
        if len(self._phrases) and len(seen.doc):
            hits |= {(self._vocab.strings[key], first, last) for key, first, last in self._phrases(seen.doc)}
        found = (Found(key, seen.starts[first], seen.starts[last]) for key, first, last in hits)
        return [each for each in found if self._allowed(each, seen)]

    def _allowed(self, found: Found, seen: Seen) -> bool:
        spelled = seen.spelled[found.first : found.last]
        guards = self._lexicon.guards
        guard = guards.get(" ".join(spelled)) or guards.get(self._taken(" ".join(spelled)))
        return guard is None or guard.lets(seen.words, found.first, found.last)

    def _written_out(self, phrase: str) -> set[str]:
        """A phrase of the short notation as all the phrases it stands for, in plain words."""
        choices: list[set[str]] = []
        for inner, group, word in _PIECE.findall(phrase):
            if group:
                choices.append({each for option in self._lexicon.groups[group] for each in self._written_out(option)})
            elif word:
                choices.append({word if word in GAPS or word == NUMBER else self._taken(plain(word))})
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
