"""Phrases with gaps and numbers in them, found by walking a tree of words: a message's words lead down it or end.

A gap never reaches over a mark: a new thought starts there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from localoffer.reading.words import MARKS

NUMBER = "#"
"""Stands for any number in a phrase."""

GAPS = {"*": 1, "**": 3}
"""How many words may stand in the place of each sign."""

Hit = tuple[str, int, int]


class _Node:
    """A place in the tree: what may come next, and what the words so far mean."""

    __slots__ = ("gaps", "keys", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.gaps: dict[str, _Node] = {}
        self.keys: set[str] = set()


class GapTree:
    """Phrases with gaps, each with its key."""

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, key: str, parts: Iterable[str]) -> None:
        """Put a phrase in.

        Args:
            key: What it stands for.
            parts: Its words, with `NUMBER` and the signs of `GAPS` among them.
        """
        node = self._root
        for part in parts:
            branch = node.gaps if part in GAPS else node.next
            node = branch.setdefault(part, _Node())
        node.keys.add(key)

    def find(self, words: Sequence[str]) -> set[Hit]:
        """Every phrase in the words, as key, first word and the word after the last; overlapping ones too."""
        return {(key, at, last) for at in range(len(words)) for key, last in _walk(self._root, words, at)}


def _walk(node: _Node, words: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """The keys that words from a position lead to, with where they end."""
    for key in node.keys:
        yield key, at
    for sign, after in node.gaps.items():
        for skipped in range(GAPS[sign] + 1):
            yield from _walk(after, words, at + skipped)
            if at + skipped >= len(words) or words[at + skipped] in MARKS:
                break
    if at < len(words):
        word = words[at]
        if word in node.next:
            yield from _walk(node.next[word], words, at + 1)
        if NUMBER in node.next and word.isascii() and word.isdigit():
            yield from _walk(node.next[NUMBER], words, at + 1)
