"""A message as plain words: what every reader of needs, ages and places looks at.

One way of cutting text up, ours and the same under every spaCy: small letters, no apostrophes, hyphens as spaces,
a few marks kept because they end a thought. Each word remembers where it stood in the message, so that a span
found here can be shown there. Says nothing about meaning.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

LONGEST_WORD = 40
"""Letters; a longer run of letters is no word anybody means, and is shown to the readers as `UNKNOWN`."""

UNKNOWN = "¤"
"""Stands for a word that is not words of ours: the readers never keep what a family typed."""

MARKS = frozenset(".,()/£%+-")
"""The marks that are kept as words of their own."""

# Signs people's keyboards put inside a word: apostrophes of every kind, zero-width joiners, soft hyphens.
_INSIDE = "'`\u2018\u2019\u02bc\u00b4\u200b\u200c\u200d\u2060\u00ad\ufeff"
_LONG_DASHES = "\u2013\u2014"
_DASHES = f"-{_LONG_DASHES}\u2212"
_LETTER = r"[^\W_½¼¾]"
_TOKEN = re.compile(
    rf"[0-9]+[.:][0-9]+[a-zA-Z]*"  # 2.5, 1:1, 8.30am
    rf"|{_LETTER}+(?:[{_INSIDE}]+{_LETTER}+)*"
    rf"|[½¼¾.!?…\n,;:()\[\]/£$€%&+{re.escape(_DASHES)}]"
)
_SAME_AS = {
    "!": ".", "?": ".", "…": ".", "\n": ".", ";": ",", ":": ",", "[": "(", "]": ")", "$": "£", "€": "£", "&": "and",
}  # fmt: skip


class Word(NamedTuple):
    """One word or mark: its plain form, and where it stands in the message."""

    plain: str
    start: int
    end: int


class Words:
    """A message cut into words.

    Args:
        text: The message as typed; any text at all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.items: tuple[Word, ...] = tuple(_cut(text))
        starts: list[int] = []
        length = 1
        for word in self.items:
            starts.append(length)
            length += len(word.plain) + 1
        self._starts = starts
        self.plain = f" {' '.join(word.plain for word in self.items)} "
        """The words joined by single spaces, with one before and one after: what patterns are matched against."""

    def __len__(self) -> int:
        return len(self.items)

    def at(self, index: int) -> str:
        """The plain word at a position, or an empty text beyond either end."""
        return self.items[index].plain if 0 <= index < len(self.items) else ""

    def index(self, offset: int) -> int:
        """The position of the word that covers an offset in `plain`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that a stretch [start, end) of `plain` touches."""
        return self.index(start), bisect_left(self._starts, end)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words [first, last) stand in the message, as [start, end)."""
        return self.items[first].start, self.items[last - 1].end

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch [start, end) of `plain` stands in the message; it touches at least one word."""
        first, last = self.reach(start, end)
        return self.span(first, max(last, first + 1))

    def offset(self, index: int) -> int:
        """Where the word at a position starts in `plain`; beyond the last word, where `plain` ends."""
        return self._starts[index] if index < len(self._starts) else len(self.plain)

    def typed(self, index: int) -> str:
        """The word at a position as it was typed."""
        word = self.items[index]
        return self.text[word.start : word.end]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words of the message, in plain form."""
        return frozenset(word.plain for word in self.items)

    @cached_property
    def shouted(self) -> bool:
        """Whether the message is in capitals throughout, so that capitals say nothing."""
        letters = [char for char in self.text[:400] if char.isalpha()]
        return len(letters) >= 12 and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def plain(phrase: str) -> str:
    """A phrase as the readers compare it: its words in plain form, joined by single spaces."""
    return Words(phrase).plain.strip()


def _cut(text: str) -> Iterator[Word]:
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        typed = found.group()
        if typed in _DASHES:
            mark = _dash(text, start)
            if mark:
                yield Word(mark, start, end)
        elif len(typed) == 1 and not typed.isalnum():
            yield Word(_SAME_AS.get(typed, typed), start, end)
        else:
            yield Word(_plain_word(typed), start, end)


def _dash(text: str, at: int) -> str:
    """What a dash means: minus before a number, a pause between spaces, nothing inside a word."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after.isdigit():
        return "-" if not before.isalpha() else ""
    pause = not before.strip() and not after.strip()
    return "," if pause or text[at] in _LONG_DASHES else ""


def _plain_word(typed: str) -> str:
    if len(typed) > LONGEST_WORD:
        return UNKNOWN
    if typed.isascii() and typed.isalnum():
        return typed.lower()
    wide = typed if typed in "½¼¾" else unicodedata.normalize("NFKC", typed).lower()
    return "".join(char for char in wide if char.isalnum() or char in ".:") or UNKNOWN
