"""Told of how far a long piece of work is; whoever shows it decides how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Told of (what is being done, how many are done, of how many)."""
_EVERY = 100

_T = TypeVar("_T")


def silent(_what: str, _done: int, _total: int) -> None:
    """Tells nobody."""


def told(items: Iterable[_T], what: str, total: int, progress: Progress) -> Iterator[_T]:
    """The same items, telling of them on the way."""
    for number, item in enumerate(items):
        if number % _EVERY == 0:
            progress(what, number, total)
        yield item
    progress(what, total, total)
