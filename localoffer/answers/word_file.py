"""Paragraphs as a Word file (DOCX, ISO/IEC 29500), made in memory. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, time
from datetime import date as day
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

_FONT = "Arial"
_SIZE_POINTS = 12
_LANGUAGE = "en-GB"
_NO_TEXT = {"Cc", "Cs"}
_NO_CHARACTERS = "\ufffe\uffff"
"""Control characters, halves of characters and what is no character: XML refuses them."""


def word_file(title: str, paragraphs: Sequence[str], *, made_on: day, heading: bool = False) -> bytes:
    """A file that Word, LibreOffice and a phone can open and change.

    Args:
        title: What the file says of itself; it names nobody.
        paragraphs: Its text; a line end inside one stays a line end.
        made_on: The day the file says it was made; no more exact time is in it.
        heading: Whether the title also stands above the text.
    """
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE_POINTS)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title, "", "", _LANGUAGE
    about.created = about.modified = datetime.combine(made_on, time(), UTC)
    if heading:
        document.add_heading(plain(title), level=1)
    for each in paragraphs:
        document.add_paragraph(plain(each))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def plain(text: str) -> str:
    """A text that may stand in a file: plain line ends, and no character that XML refuses."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in lines if c in "\n\t" or (unicodedata.category(c) not in _NO_TEXT and c not in _NO_CHARACTERS)
    )
