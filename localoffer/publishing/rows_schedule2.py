"""One row of the Schedule 2 table: where a council says that its published offer answers one item."""

from __future__ import annotations

import re
from difflib import get_close_matches

from localoffer.publishing import clean
from localoffer.publishing.fields import Fields
from localoffer.publishing.reach import read_url
from localoffer.publishing.rows_draft import RowDraft, RowReading

COLUMNS = ("answer", "url", "assured_on", "review_by")
"""Columns of the answers' table that a row fills, beside its key."""
_KEY = re.compile(r"(?:LO)?(R?)0*(\d{1,2})([A-Z]?)")


def draft_answer(source: Fields, row: int, reading: RowReading) -> RowDraft | None:
    """A row as it would be stored; None when its key is none, or it has no answer yet."""
    words, answer = clean.line(source, "key"), clean.text(source, "answer")
    key = _key(source, words, reading.keys)
    url = read_url(clean.line(source, "url"), "url", source.findings)
    if key is None:
        return None
    if answer is None and url is None:
        source.get("subject")
        return None  # the template lists every item; one left empty is not answered
    values = {
        "answer": answer or "See the page.",
        "url": url,
        "assured_on": clean.day(source, "last_checked", latest=reading.today),
        "review_by": clean.day(source, "review_by"),
    }
    return RowDraft(row, key, key, values)


def _key(source: Fields, words: str | None, keys: tuple[str, ...]) -> str | None:
    """A key as our list writes it, from "LO-03a", "lo 3a" or "3(a)"."""
    if words is None:
        source.findings.blocking("key", "none", "A row needs the key of its item. Fill it in or take the row out.")
        return None
    match = _KEY.fullmatch(re.sub(r"[^A-Z0-9]", "", words.upper()))
    key = f"LO-{match[1]}{int(match[2]):02}{match[3].lower()}" if match else words
    if key in keys:
        if key != words:
            source.findings.mended("key", words, f"Read as {key}.")
        return key
    close = ", ".join(get_close_matches(key, keys, n=3, cutoff=0.5))
    hint = f" The nearest are {close}." if close else ""
    source.findings.blocking("key", words, f"No item has this key.{hint} Correct it or take the row out.")
    return None
