"""Remembering live answers in this process's memory only: found ones for a month, unknown ones for a day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localoffer.places.postcodes_io import LiveAnswer

_KNOWN_SECONDS = 30 * 24 * 3600.0
_UNKNOWN_SECONDS = 24 * 3600.0
_MOST = 10_000


class LiveCache:
    """Answers by compact postcode; the oldest go first when it is full.

    Codes, not councils, are kept, so that a reorganisation needs no clearing.

    Args:
        clock: Seconds that only go up.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, tuple[float, LiveAnswer]] = OrderedDict()

    def get(self, key: str) -> LiveAnswer | None:
        """An answer that is still fresh."""
        with self._lock:
            expires, answer = self._answers.get(key, (0.0, None))
            return answer if self._clock() < expires else None

    def put(self, key: str, answer: LiveAnswer, *, is_known: bool) -> None:
        """Keep an answer; errors are never put here."""
        with self._lock:
            self._answers[key] = (self._clock() + (_KNOWN_SECONDS if is_known else _UNKNOWN_SECONDS), answer)
            self._answers.move_to_end(key)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
