"""What is said, in the language of the one it is said to: gettext catalogues, and which language it is just now.

A message is its own English words. Fixed words stand plainly where they are said and are looked up where a reply or a
page goes out; words put together of parts are worded where they are put together. Without a catalogue, English.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from localoffer.errors import OfferError

ENGLISH = "en"
FOLDER = Path(__file__).parent / "locale"
"""Holds offer.pot, and a folder for each language but English: cy/LC_MESSAGES/offer.po."""
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
APART, TOGETHER = "\u2068", "\u2069"
"""Unicode's marks around words that have a direction of their own (first strong isolate)."""
_CODES = {"kind", "strength", "outcome", "payload", "href", "url", "query", "id", "key", "code", "row"}
"""Parts of a reply that are not read by anybody."""
_now: ContextVar[str] = ContextVar("language", default=ENGLISH)


class CatalogueError(OfferError):
    """A catalogue of messages cannot be read."""


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language, by their English words.

    Args:
        messages: Each message and what is said for it; none for English.
        plurals: The forms for numbers of things, by the English words for one.
        form: Which of these forms a number takes.
        direction: Which way the language is written, "ltr" or "rtl".
    """

    messages: Mapping[str, str]
    plurals: Mapping[str, Sequence[str]]
    form: Callable[[int], int]
    direction: str

    def filled(self, value: object) -> object:
        """What is filled in: words of ours in this language, anything else as it is.

        In a message from right to left it is set apart, so that a name keeps its place and a phone number its order.
        """
        if not isinstance(value, str):
            return value
        said = self.messages.get(value, value)
        return f"{APART}{said}{TOGETHER}" if self.direction == "rtl" and said else said


def now() -> str:
    """The code of the language in use."""
    return _now.get()


@contextmanager
def in_language(code: str | None) -> Iterator[None]:
    """Say everything in this language meanwhile; English when it is None or not held."""
    token = _now.set(code if code and is_held(code) else ENGLISH)
    try:
        yield
    finally:
        _now.reset(token)


def is_held(code: str) -> bool:
    """Whether there is a catalogue for this language, or it is English."""
    return code == ENGLISH or bool(_CODE.fullmatch(code) and _file(code).is_file())


def direction() -> str:
    """Which way the language in use is written: "ltr" or "rtl"."""
    return _catalogue(now()).direction


def worded(text: str, /, **values: object) -> str:
    """A message in the language in use.

    Args:
        text: The message in English; named places in braces where something is filled in.
        values: What is filled in; words of ours among them ("early years", a row's name) are looked up too.
    """
    catalogue = _catalogue(now())
    said = catalogue.messages.get(text, text)
    return said.format(**{name: catalogue.filled(value) for name, value in values.items()}) if values else said


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """A message about a number of things, which is filled in as {count}.

    Args:
        one: In English, for 1.
        many: In English, for all other numbers.
        count: How many.
        values: What else is filled in.
    """
    catalogue = _catalogue(now())
    forms = catalogue.plurals.get(one, (one, many))
    told = {name: catalogue.filled(value) for name, value in values.items()}
    return forms[catalogue.form(count)].format(count=count, **told)


def all_worded(value: Any) -> Any:
    """A reply, a card or a list of either with all its words in the language in use; the codes among them stay."""
    if now() == ENGLISH:
        return value
    if isinstance(value, str):
        return worded(value)
    if isinstance(value, Mapping):
        return {name: each if name in _CODES else all_worded(each) for name, each in value.items()}
    return type(value)(map(all_worded, value)) if isinstance(value, list | tuple) else value


def name_of(code: str) -> str:
    """What a language calls itself, such as "Cymraeg"."""
    return Locale.parse(code.partition("-")[0]).get_display_name() or code


def forget() -> None:
    """Read catalogues anew when they are next needed: their files have changed."""
    _catalogue.cache_clear()


def _file(code: str) -> Path:
    return FOLDER / code / "LC_MESSAGES" / "offer.po"


@lru_cache(maxsize=16)
def _catalogue(code: str) -> Catalogue:
    """The catalogue of a language that is held; what a translator marked as unsure is said in English.

    Raises:
        CatalogueError: Its file cannot be read.
    """
    if code == ENGLISH:
        return Catalogue({}, {}, lambda count: int(count != 1), "ltr")
    try:
        with _file(code).open("rb") as lines:
            read = read_po(lines, abort_invalid=True)
        form = gettext.c2py(read.plural_expr)
        way = Locale.parse(code.partition("-")[0]).text_direction
    except (OSError, ValueError, PoFileError, UnknownLocaleError) as problem:
        raise CatalogueError(f"locale/{code}: cannot be read ({type(problem).__name__}). Correct offer.po.") from None
    held = [each for each in read if each.id and not each.fuzzy]
    return Catalogue(
        {str(each.id): str(each.string) for each in held if not each.pluralizable and each.string},
        {each.id[0]: tuple(each.string or ()) for each in held if each.pluralizable and all(each.string or ())},
        form,
        way,
    )
