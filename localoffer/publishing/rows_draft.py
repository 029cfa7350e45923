"""Rows of provision, contacts and Schedule 2 answers, read and cleaned, before anything is stored.

One shape for the three kinds: an id, a name to show, and the values of the columns it will fill.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from localoffer.publishing.draft import BLOCKING, Problem
from localoffer.publishing.fields import Fields
from localoffer.publishing.identity import feed_of, stable_id


@dataclass(frozen=True)
class RowReading:
    """What reading one row needs to know of its file.

    Args:
        gss_code: The council.
        council: What people call it.
        format: The file's format.
        today: A day that "last checked" cannot lie after.
        keys: Keys of the items of Schedule 2.
    """

    gss_code: str
    council: str
    format: str
    today: date
    keys: tuple[str, ...] = ()

    def id_of(self, kind: str, source_id: str | None, *words: str) -> str:
        """A row's lasting id: its own when that is a UUID, else made from it, or from words that say which it is."""
        return stable_id(feed_of(self.gss_code, self.format), kind, source_id or "/".join(words).casefold())[0]


@dataclass(frozen=True)
class RowDraft:
    """One row, cleaned.

    Args:
        row: Where in the sheet it stood.
        record_id: Its id within its kind.
        name: What to show of it.
        values: By column of its table, what will be stored.
    """

    row: int
    record_id: str
    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class RowsDraft:
    """A whole file of rows of one kind, read, cleaned and checked; nothing stored.

    Args:
        kind: provision, contact or schedule2.
        format: Such as csv-provision, or unreadable.
        source: The source whose rows they are: its file name, unless a person named another.
        file_name: The file.
        sha256: Of the file's bytes.
        gss_code: The council whose rows they are said to be.
        read: Rows found in the file.
        rows: Those that would be stored.
        problems: In file order.
    """

    kind: str
    format: str
    source: str
    file_name: str
    sha256: str
    gss_code: str
    read: int
    rows: tuple[RowDraft, ...]
    problems: tuple[Problem, ...]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stops a publish."""
        return tuple(problem for problem in self.problems if problem.level == BLOCKING)


def required(source: Fields, name: str, value: str | None) -> bool:
    """Whether a row has what makes it one; tells a blocking problem when it has not."""
    if value is None:
        source.findings.blocking(name, "none", "A row needs it. Fill it in or take the row out.")
    return value is not None
