"""Which parts of a text point to a person, so that their writer can take them out before anything is kept.

Leans on what `redaction` hides; here nothing is replaced, only marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from localoffer.reading.redaction import Redactor

_STAND_IN = re.compile(
    r"(\[(?:phone|email|number|date|address|postcode)\]|(?<!\w)(?:child|person) \d{1,4}(?!\w))", re.IGNORECASE
)
_ODD = re.compile("[\U000f0000-\U000ffffd]")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u0060\uff07", "'"))


@dataclass(frozen=True)
class Piece:
    """A stretch of a text.

    Args:
        words: As written, but that every kind of apostrophe is the plain one.
        is_personal: Whether it is a name, a number or an address that points to a person.
    """

    words: str
    is_personal: bool


def pieces(text: str, *, public: Iterable[str] = ()) -> list[Piece]:
    """A text in pieces, in order; joined, they are the text again.

    Args:
        text: Of any length.
        public: Names that stand in the open already, such as the service's a comment is about; never personal.
    """
    written = _ODD.sub("", text).translate(_APOSTROPHES)
    known = [_words(name) for name in public]
    return [
        Piece(words, is_personal and not any(_words(words) <= name for name in known))
        for words, is_personal in _aligned(written, Redactor().redact(written))
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _aligned(written: str, redacted: str) -> list[tuple[str, bool]]:
    """The written text, cut where the redacted one has a stand-in that was not written like that."""
    parts = _STAND_IN.split(redacted)
    found: list[tuple[str, bool]] = []
    at = 0
    for number in range(0, len(parts), 2):
        plain, stand_in = parts[number], parts[number + 1] if number + 1 < len(parts) else ""
        found.append((plain, False))
        at += len(plain)
        if stand_in:
            following = parts[number + 2]
            end = _end_of_hidden(written, at, following, is_last=number + 3 >= len(parts))
            found.append((written[at:end], written[at:end] != stand_in))
            at = end
    return [each for each in found if each[0]]


def _end_of_hidden(written: str, start: int, following: str, *, is_last: bool) -> int:
    """Where what was hidden ends: where the words after it go on."""
    if is_last:
        return len(written) - len(following)
    found = written.find(following, start + 1) if following else start + 1
    return found if found >= 0 else len(written)
