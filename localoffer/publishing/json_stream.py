"""JSON of any size read value by value, so that a file never has to fit into memory: the standard decoder over pieces.

Knows JSON and nothing of services; what the values mean is left to `read`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from localoffer.errors import UploadError

LONGEST = 16 * 1024 * 1024
"""Characters of the longest value that is read at once; an average directory record has 13,500."""
MAX_DEPTH = 40
"""Deepest nesting of lists and objects; Open Referral needs about ten."""

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_UNSURE = 12
"""Characters before the end of what is there within which a fault may only be a value that goes on."""


class BrokenJson(Exception):
    """A text that is not JSON from some point on.

    Args:
        said: What the decoder says.
        line: Where, from 1.
        column: Where in the line, from 1.
        is_cut_short: Whether the text simply stops there.
    """

    def __init__(self, said: str, line: int, column: int, *, is_cut_short: bool) -> None:
        self.said, self.line, self.column, self.is_cut_short = said, line, column, is_cut_short
        super().__init__(f"line {line}, column {column}: {said}")


@dataclass(frozen=True)
class Member:
    """A part of a JSON text.

    Args:
        name: Of the list an entry is in, or of the field; None for a text that is itself a list or one plain value.
        number: Of the entry, from 1; 0 for a field, and for the beginning of a list (its value is then an empty list).
        value: The entry or field.
    """

    name: str | None
    number: int
    value: Any


def members(pieces: Iterable[str], lists: Container[str]) -> Iterator[Member]:
    """What a JSON text holds, part by part.

    Args:
        pieces: The text, in order.
        lists: Names of fields whose entries are given one by one, when they are lists.

    Raises:
        BrokenJson: The text is not JSON from there on.
        UploadError: It nests too deep, or a value is too long.
    """
    reader = _Reader(pieces)
    first = reader.peek()
    if first == "[":
        yield from _entries(reader, None, 1)
    elif first == "{":
        yield from _fields(reader, lists)
    else:
        yield Member(None, 0, reader.value())
    if reader.peek():
        raise reader.broken("Extra data")


def whole(text: str) -> Any:
    """The value that a whole text is, with the same care; raises as `members` does."""
    reader = _Reader((text,))
    value = reader.value()
    if reader.peek():
        raise reader.broken("Extra data")
    refuse_deep(value, 0)
    return value


def refuse_deep(value: object, depth: int) -> None:
    """Bounded once here, so that nothing after has to fear its own recursion.

    Args:
        value: What to look through.
        depth: Levels it already stands under.

    Raises:
        UploadError: It nests deeper than `MAX_DEPTH`.
    """
    layer = [value]
    while layer := [each for each in layer if isinstance(each, (dict, list))]:
        if depth >= MAX_DEPTH:
            raise _too_deep()
        nested: list[Any] = []
        for each in layer:
            nested.extend(each.values() if isinstance(each, dict) else each)
        layer, depth = nested, depth + 1


def _fields(reader: _Reader, lists: Container[str]) -> Iterator[Member]:
    reader.skip()
    spent = 0
    while reader.goes_on("}", is_first=not spent):
        if reader.peek() != '"':
            raise reader.broken("Expecting property name enclosed in double quotes")
        name = reader.value()
        if reader.peek() != ":":
            raise reader.broken("Expecting ':' delimiter")
        reader.skip()
        if name in lists and reader.peek() == "[":
            yield from _entries(reader, name, 2)
        else:
            value = reader.value()
            refuse_deep(value, 1)
            spent += reader.length
            if spent > LONGEST:
                raise reader.too_long()
            yield Member(name, 0, value)
        spent += 1


def _entries(reader: _Reader, name: str | None, depth: int) -> Iterator[Member]:
    reader.skip()
    yield Member(name, 0, [])
    number = 0
    while reader.goes_on("]", is_first=not number):
        number += 1
        value = reader.value()
        refuse_deep(value, depth)
        yield Member(name, number, value)


class _Reader:
    """A place in a text of which only a window is held."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text = ""
        self._at = 0
        self._line, self._column = 1, 1
        self.length = 0
        """Characters of the value read last."""

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def skip(self) -> None:
        """Goes on behind the character that was peeked at."""
        self._at += 1

    def goes_on(self, end: str, *, is_first: bool) -> bool:
        """Whether a list or object has another part, which is next; its end is passed."""
        found = self.peek()
        if found == end:
            self.skip()
            return False
        if not is_first:
            if found != ",":
                raise self.broken("Expecting ',' delimiter")
            self.skip()
        return True

    def value(self) -> Any:
        """The next value whole."""
        self.peek()
        while (found := self._try()) is None:
            pass
        return found[0]

    def _try(self) -> tuple[Any] | None:
        """The next value, if the window holds all of it; otherwise the window is made larger."""
        try:
            value, end = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            fault = self.broken(error.msg, error.pos)
            if self._may_go_on(error) and self._more():
                return None
            raise fault from None
        except RecursionError:
            raise _too_deep() from None
        except ValueError:
            raise UploadError("The file holds a number too long to be one. Check the digits and save it.") from None
        # A number at the end of what is there may have more digits.
        if end >= len(self._text) - _UNSURE and self._more():
            return None
        self.length, self._at = end - self._at, end
        return (value,)

    def broken(self, said: str, at: int | None = None) -> BrokenJson:
        """What is wrong with the text at a place of the window."""
        at = self._at if at is None else at
        line, column = self._place(at)
        is_cut_short = not self._text[at:].strip() or said.startswith("Unterminated string")
        return BrokenJson(said, line, column, is_cut_short=is_cut_short)

    def too_long(self) -> UploadError:
        """What to say of a value that no service is."""
        limit = f"{LONGEST // 1024 // 1024} MB"
        return UploadError(f"Line {self._line}: one value is longer than {limit}; no service is. Save the services.")

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - _UNSURE

    def _more(self) -> bool:
        """Moves the window on, at least as much again as is held, so that a long value is not tried too often.

        False, and the window as it was, at the end of the text.
        """
        added = next((piece for piece in self._pieces if piece), "")
        if not added:
            return False
        self._line, self._column = self._place(self._at)
        held = self._text[self._at :]
        if len(held) > LONGEST:
            raise self.too_long()
        parts, wanted = [held, added], len(held) - len(added)
        while wanted > 0 and (piece := next(self._pieces, "")):
            parts.append(piece)
            wanted -= len(piece)
        self._text, self._at = "".join(parts), 0
        return True

    def _place(self, at: int) -> tuple[int, int]:
        """Line and column of a place of the window."""
        lines = self._text.count("\n", 0, at)
        if not lines:
            return self._line, self._column + at
        return self._line + lines, at - self._text.rfind("\n", 0, at)


def _too_deep() -> UploadError:
    return UploadError(f"The file nests lists and objects deeper than {MAX_DEPTH} levels; a feed of services does not.")
