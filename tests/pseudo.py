"""A language nobody speaks, made of our own messages: what is shown in it went through the catalogue.

Each Latin letter of a message becomes an Arabic one and the text grows by a third, so words that were not looked up are
Latin, and pages are written from right to left. Named places, tags and entities stay. It is made for a test and gone
after it; no installation speaks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from localoffer import language
from tests.house.test_offer_data import rows
from web.messages import messages

CODE = "ar-XB"
_KEPT = re.compile(r"(\{\w*\}|</?\w+>|&\w+;|https?://\S+)")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "\u0627\u0628\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _ARABIC * 2)
NAMES = {
    "authorities": ("name", "friendly_name", "sendiass_name", "region"),
    "sample_authority": (),
    "sample_provision": (),
    "sample_services": (),
    "helplines": ("name", "source"),
    "facts": ("source", "basis"),
    "provision": ("source", "basis"),
    "support_types": ("source", "basis"),
    "claims": ("source", "basis"),
    "ehc_figures": ("source",),
}
"""Rows of data that are names, by table and column; all columns where none is named."""
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\b[A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?\b|\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b"
)
"""Addresses, postcodes or parts of them, codes of call-backs."""
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def pseudo(text: str) -> str:
    """A message in the language nobody speaks."""
    pieces = _KEPT.split(text)
    told = "".join(piece if at % 2 else piece.translate(_LETTERS) for at, piece in enumerate(pieces))
    longer = "\u0640" * (len(text) // 3)  # a stroke that only lengthens a word
    ending = re.search(r"[\s.:?!…]*$", told)
    return told[: ending.start()] + longer + told[ending.start() :]


def write_catalogue(folder: Path) -> None:
    """Put its catalogue where catalogues lie."""
    catalogue = Catalog(locale="ar", fuzzy=False)
    for message in messages():
        if isinstance(message.id, tuple):
            catalogue.add(message.id, [pseudo(message.id[1])] * catalogue.num_plurals)
        elif message.id:
            catalogue.add(message.id, pseudo(message.id))
    file = folder / CODE / "LC_MESSAGES" / "offer.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as written:
        write_po(written, catalogue)


@contextmanager
def held(folder: Path) -> Iterator[str]:
    """The language is there meanwhile; gives its code."""
    ours = language.FOLDER
    if not (folder / CODE).exists():
        write_catalogue(folder)
    language.FOLDER = folder
    try:
        yield CODE
    finally:
        language.FOLDER = ours
        language.forget()


def unworded(text: str, *names: str) -> list[str]:
    """Latin words of a text that are no names of ours: what did not go through the catalogue.

    Args:
        text: What is shown.
        names: What else is a name in this test.
    """
    return LATIN_WORD.findall(_names(names).sub(" ", _ADDRESS.sub(" ", text)))


@lru_cache(maxsize=16)
def _names(others: tuple[str, ...]) -> re.Pattern[str]:
    """Names of councils, organisations, laws and sources, which stay as they are, and the invented council's own rows."""
    found = set(others)
    for table, columns in NAMES.items():
        for row in rows(table):
            values = [row[column] for column in columns or row]
            found |= {each for value in values for each in (value, value.partition(",")[0]) if len(each) > 2}
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))
