"""The style of the turn under way: set once by the desk, read where a reply is laid out.

A turn runs in one context (asyncio gives its thread a copy), so two families never hear each other's style.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from localoffer.answers.styling import Style

_NOW: ContextVar[Style] = ContextVar("style", default=Style.USUAL)


def style_now() -> Style:
    """How this turn's family wants to be answered."""
    return _NOW.get()


@contextmanager
def speaking(style: Style) -> Iterator[None]:
    """Lay out every reply made inside in this style."""
    token = _NOW.set(style)
    try:
        yield
    finally:
        _NOW.reset(token)
