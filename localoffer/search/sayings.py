"""Ways of saying one thing, found in a message: the notation of `localoffer.reading.matching`, for sentences.

A phrase book writes every phrase out in full, which is right for names and far too much for "the school has to spend
(at least|over|) £6,000 before …". Here each way becomes one regular expression over the words of a message.
`#` is a number, `*` at most one word in between, `**` at most three; a gap never reaches over a mark. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from localoffer.reading.matching import Alike
from localoffer.reading.words import MARKS, plain

_PIECE = re.compile(r"\(([^()]*)\)|<(\w+)>|([^\s()<>]+)")
_WORD = rf"(?:(?![{re.escape(''.join(sorted(MARKS)))}] )\S+ )"
_SIGNS = {"#": r"\d+ ", "*": f"{_WORD}?", "**": f"{_WORD}{{0,3}}?"}


@dataclass(frozen=True)
class Said:
    """One way of saying a thing found: its words [first, last) and the key it was put in under."""

    key: str
    first: int
    last: int


class Sayings:
    """Ways of saying things, each with the key it stands for.

    Args:
        ways: Key to its ways, in the short notation.
        groups: Words of each named group, for `<group>`.
        alike: Words taken as one.

    Raises:
        KeyError: A way names a group that is not there.
    """

    def __init__(self, ways: Mapping[str, Iterable[str]], groups: Mapping[str, Sequence[str]], alike: Alike) -> None:
        self._groups, self._alike = groups, alike
        self._known: set[str] = set()
        self._ways = [(key, re.compile(rf"(?<!\S){self._expression(way)}")) for key in ways for way in ways[key]]

    @property
    def words(self) -> frozenset[str]:
        """Every word of every way."""
        return frozenset(self._known)

    def find(self, words: Sequence[str]) -> list[Said]:
        """Everything said, overlapping too.

        Args:
            words: A message's words in plain form, slips of spelling put right.
        """
        taken, starts = self._alike.taken_as(words)
        starts.append(len(words))
        text = "".join(f"{word} " for word in taken)
        return [
            Said(key, starts[text.count(" ", 0, found.start())], starts[text.count(" ", 0, found.end())])
            for key, way in self._ways
            for found in way.finditer(text)
        ]

    def _expression(self, way: str) -> str:
        return "".join(self._pieces(way))

    def _pieces(self, way: str) -> Iterator[str]:
        for options, group, word in _PIECE.findall(way):
            if word in _SIGNS:
                yield _SIGNS[word]
            elif word:
                yield self._literal(word)
            else:
                inner = self._groups[group] if group else options.split("|")
                choices = (self._expression(each) if "<" in each else self._literal(each) for each in inner)
                yield f"(?:{'|'.join(choices)})"

    def _literal(self, phrase: str) -> str:
        taken, _ = self._alike.taken_as(plain(phrase).split())
        self._known.update(word for word in taken if word not in MARKS)
        return "".join(f"{re.escape(word)} " for word in taken)
