"""What a family's words keep of them: names and numbers hidden before a message leaves the web app.

Each name becomes one stable word for the length of a conversation ("child 1", "person 1"), so that follow-ups still
make sense; telephone numbers, addresses and the like become "[phone]", "[address]" and are not kept at all. The map
lives in this object, in memory, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from localoffer.reading.redaction_names import find_names
from localoffer.reading.redaction_numbers import hide_numbers
from localoffer.reading.redaction_words import NOT_NAMES, TWO_FACED

_HIDDEN = re.compile(
    r"\[(?:phone|email|number|date|address|postcode)\]|(?<!\w)(?:child"
    r"|person) \d{1,4}(?!\w)",
    re.IGNORECASE,
)
_STAND_IN = re.compile(r"(?<!\w)(child|person) (\d{1,4})(?!\w)", re.IGNORECASE)
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u0060\uff07", "'"))
_FIRST_MARK, _LAST_MARK = 0xF0000, 0xFFFFD
_MARKS = re.compile("[\U000f0000-\U000ffffd]")
_PRONOUN_NEXT = re.compile(r"\s+(?:he|she|they|it|i|we|the|my|our|this|that|you|there|a|his|her|be)\b", re.IGNORECASE)
_MOST_NAMES = 200
"""Names kept for one conversation; far more than a family gives, so that no text can make the map grow without end."""


class Redactor:
    """Hides what points to a person in one conversation, and puts names back when an answer is shown.

    Build one per conversation and drop it with the conversation.
    """

    def __init__(self) -> None:
        self._stand_ins: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._typed: set[str] = set()

    def redact(self, text: str) -> str:
        """The text with names and identifying numbers replaced; doing it twice changes nothing more.

        Args:
            text: A message as typed, of any length.
        """
        marks = _Marks()
        text = _MARKS.sub("", text).translate(_APOSTROPHES)
        self._typed.update(m.group().lower() for m in _STAND_IN.finditer(text) if m.group().lower() not in self._names)
        text = _HIDDEN.sub(lambda m: marks.hide(m.group()), text)
        text = hide_numbers(text, marks.hide)
        for found in find_names(text):
            self._learn(found.name, found.kind)
        return marks.show(self._hide_names(text, marks))

    def restore(self, text: str) -> str:
        """The text with every "child 1" of this conversation as the name that was typed; unknown ones stay."""
        return _STAND_IN.sub(lambda m: self._names.get(m.group().lower(), m.group()), text)

    def _learn(self, name: str, kind: str) -> None:
        parts = name.split()
        stand_in = self._stand_ins.get(name.casefold()) or self._stand_ins.get(parts[0].casefold())
        if stand_in is None:
            if len(self._names) >= _MOST_NAMES:
                return
            stand_in = self._next(kind)
            self._names[stand_in] = name
        for part in (name, *parts):
            self._stand_ins.setdefault(part.casefold(), stand_in)

    def _next(self, kind: str) -> str:
        """The next free stand-in; one the family typed themselves ("child 1 has autism, child 2 ...") stays theirs."""
        number = 1
        while (stand_in := f"{kind} {number}") in self._names or stand_in in self._typed:
            number += 1
        return stand_in

    def _hide_names(self, text: str, marks: _Marks) -> str:
        if not self._stand_ins:
            return text
        names = sorted(self._stand_ins, key=lambda name: (-len(name), name))
        pattern = re.compile(
            rf"(?<!\w)({'|'.join(re.escape(name) for name in names)})(?:('?s)(?!\w)|(?!\w))", re.IGNORECASE
        )
        return pattern.sub(lambda m: self._hidden(m, marks), text)

    def _hidden(self, match: re.Match[str], marks: _Marks) -> str:
        name, end = match[1], match[2]
        stand_in = self._stand_ins.get(name.casefold())
        if stand_in is None or not _is_meant(match):
            return match.group()
        return marks.hide(stand_in) + ("'s" if end else "")


class _Marks:
    """Single characters no one types, standing for what is hidden while the rest of a text is still being read."""

    def __init__(self) -> None:
        self._shown: list[str] = []

    def hide(self, shown: str) -> str:
        if len(self._shown) > _LAST_MARK - _FIRST_MARK:
            return shown
        self._shown.append(shown)
        return chr(_FIRST_MARK + len(self._shown) - 1)

    def show(self, text: str) -> str:
        return "".join(self._each(text))

    def _each(self, text: str) -> Iterator[str]:
        for character in text:
            at = ord(character) - _FIRST_MARK
            yield self._shown[at] if 0 <= at < len(self._shown) else character


def _is_meant(match: re.Match[str]) -> bool:
    """Whether a known name is meant here, when it is also an everyday word ("Will is 6", "will he get a plan")."""
    name = match[1]
    if " " in name or name.casefold() not in TWO_FACED | NOT_NAMES:
        return True
    return name[0].isupper() and not _PRONOUN_NEXT.match(match.string, match.end())
