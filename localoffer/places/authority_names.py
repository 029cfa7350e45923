"""Councils' names as people write them: without "council" or "city of", in any case, with or without punctuation."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict

_PREFIXES = re.compile(
    r"^(?:the )?(?:royal |london )?(?:metropolitan )?(?:borough of |city of |county of |corporation of |district of )"
)
_SUFFIXES = re.compile(
    r" (?:(?:county|city|borough|district|metropolitan|unitary|london|royal|the|of|and|authority|corporation|"
    r"council|cc|mbc|lbc|bc|la)(?: |$))+$"
)
_LAST_WORD = re.compile(r" (?:council|corporation|authority)$")
_TOO_SHORT = frozenset({"london", "city", "county", "corporation", ""})
"""What is left of "City of London" without its first words says nothing."""


def plain(name: str) -> str:
    """A name in small letters, without accents and punctuation: "kingston upon hull city of"."""
    text = unicodedata.normalize("NFKD", name.casefold()).replace("&", " and ")
    letters = "".join(c for c in text if not unicodedata.combining(c)).replace("'", "").replace("\u2019", "")
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def reduced(name: str) -> str:
    """The part of a plain name that tells councils apart: "bristol" of "bristol city council"."""
    text = name
    for _ in range(2):
        text = _SUFFIXES.sub("", f"{text} ").strip()
        text = _PREFIXES.sub("", text).strip()
    return name if text in _TOO_SHORT else text


class NameIndex:
    """Names and the codes they stand for."""

    def __init__(self) -> None:
        self._whole: dict[str, dict[str, None]] = defaultdict(dict)
        self._reduced: dict[str, dict[str, None]] = defaultdict(dict)

    def add(self, code: str, *names: str) -> None:
        """Let names stand for a code."""
        for name in names:
            whole = plain(name)
            self._whole[whole][code] = None
            self._reduced[reduced(whole)][code] = None

    def exact(self, typed: str) -> tuple[str, ...]:
        """Codes of a name: as written first, then without words such as "council"."""
        whole = plain(typed)
        shorter = _LAST_WORD.sub("", whole)
        return tuple(self._whole.get(whole) or self._whole.get(shorter) or self._reduced.get(reduced(whole)) or ())

    def close(self, typed: str) -> tuple[str, ...]:
        """Codes of names that share every word with what was typed, else of names spelt nearly like it, best first."""
        wanted = reduced(plain(typed))
        if wanted in _TOO_SHORT:
            return ()
        sharing = [name for name in self._reduced if set(wanted.split()) <= set(name.split())]
        starting = [name for name in self._reduced if name.startswith(wanted)] if len(wanted) > 3 else []
        names = sharing or starting or difflib.get_close_matches(wanted, self._reduced, n=6, cutoff=0.7)
        return tuple(dict.fromkeys(code for name in names for code in self._reduced[name]))
