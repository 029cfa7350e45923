"""Areas side by side: what each council publishes, what its list lacks, how fresh it is, official figures. Pure.

Publishing is not providing, so no council is put above another. A list that was not read, or only in part, has no
gap and no score: `CellState` keeps the three states of a council's data apart, cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from localoffer.answers import wording
from localoffer.answers.answer import Area, Asked, SupportItem
from localoffer.answers.audit import Audit
from localoffer.answers.official_figures import Figures
from localoffer.answers.strip_plot import StripPlot

FIGURE = "figure"
"""The group of rows that regions and England have too."""


class CellState(StrEnum):
    """What one cell of a comparison is."""

    VALUE = "value"
    PUBLISHED = "published"
    """In what we read of the council's list."""
    NOT_PUBLISHED = "not_published"
    """Not in the council's whole list."""
    READ_IN_PART = "read_in_part"
    """Only a part of the list was read, so nothing can be said."""
    NOT_READ = "not_read"
    NO_FIGURE = "no_figure"
    """No figure is published, or it would be too small to mean anything."""
    COUNCILS_ONLY = "councils_only"
    """A region or England has no list."""


@dataclass(frozen=True)
class Cell:
    """One cell: what it is, in words, and its value for programs."""

    state: CellState
    text: str
    value: float | str | None = None


@dataclass(frozen=True)
class Row:
    """One thing that is compared.

    Args:
        key: Its name for programs.
        label: Its name in plain words.
        group: list, support or figure.
        cells: One a column.
        when: The year or month of a figure.
        note: What has to be known to read it.
        source: Who says it.
        verified_on: The day the source was read.
    """

    key: str
    label: str
    group: str
    cells: tuple[Cell, ...]
    when: str = ""
    note: str = ""
    source: str = ""
    verified_on: date | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether no list it is about was read."""
        return all(each.state in {CellState.NOT_READ, CellState.COUNCILS_ONLY} for each in self.cells)

    def as_json(self) -> dict[str, Any]:
        """One row of `offer compare --json`."""
        return {
            "key": self.key,
            "label": self.label,
            "group": self.group,
            "when": self.when or None,
            "note": self.note or None,
            "source": self.source or None,
            "verified_on": self.verified_on and self.verified_on.isoformat(),
            "cells": [{"state": each.state.value, "text": each.text, "value": each.value} for each in self.cells],
        }


@dataclass(frozen=True)
class Held:
    """What we hold of one area.

    Args:
        code: A council's code, a region's name or England's code.
        name: What people call it.
        figures: Its newest official figures.
        area: The council; None for a region and for England.
        stale: Services of its list that nobody has checked lately.
        fitting: Services that fit what was asked; None when nothing was.
        is_capped: Whether there may be more that fit.
        provision: Its own entries about ordinary provision that fit.
        published: Codes of the kinds of help its list shows.
        audit: Its list held against Schedule 2.
        was_asked: Named by whoever asks, not put beside by us.
    """

    code: str
    name: str
    figures: Figures | None = None
    area: Area | None = None
    stale: int = 0
    fitting: int | None = None
    is_capped: bool = False
    provision: int = 0
    published: frozenset[str] = frozenset()
    audit: Audit | None = None
    was_asked: bool = True

    def as_json(self) -> dict[str, Any]:
        """One column of `offer compare --json`."""
        area = self.area
        return {
            "code": self.code,
            "name": self.name,
            "kind": "council" if area else "england" if self.code.startswith("E92") else "region",
            "asked": self.was_asked,
            "data_state": area and area.data_state.value,
            "read_on": area and area.read_on and area.read_on.isoformat(),
            "local_offer_url": area and area.local_offer_url,
            "sample": bool(area and area.is_sample),
        }


@dataclass(frozen=True)
class Comparison:
    """Areas side by side.

    Args:
        asked: For whom.
        columns: The areas: those asked about first.
        rows: What is compared.
        says: What has to be said with it, wherever it is shown.
        beside: What was put beside: neighbours, region or england.
        pictures: Where the councils lie among all.
        supports: The kinds of help that were looked for.
        today: The day of it.
    """

    asked: Asked
    columns: tuple[Held, ...]
    rows: tuple[Row, ...]
    says: tuple[str, ...]
    beside: str
    today: date
    pictures: tuple[StripPlot, ...] = ()
    supports: tuple[SupportItem, ...] = field(default=())

    @property
    def named(self) -> tuple[Held, ...]:
        """The councils that were asked about."""
        return tuple(each for each in self.columns if each.area and each.was_asked)

    @property
    def is_sample(self) -> bool:
        """Whether an invented council is in it."""
        return any(each.area and each.area.is_sample for each in self.columns)

    def columns_of(self, group: str) -> tuple[Held, ...]:
        """The areas that have cells in a group: only a council has a list."""
        return tuple(each for each in self.columns if each.area or group == FIGURE)

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row under `columns_of` its group."""
        pairs = zip(self.columns, row.cells, strict=True)
        return tuple(cell for held, cell in pairs if held.area or row.group == FIGURE)

    def group(self, name: str) -> tuple[Row, ...]:
        """The rows of one group."""
        return tuple(each for each in self.rows if each.group == name)

    def telling(self, group: str) -> tuple[Row, ...]:
        """The rows of a group that say something; of lists nobody has read, only that they were not read."""
        return tuple(each for each in self.group(group) if each.key == "list" or not each.says_nothing)

    def row(self, key: str) -> Row | None:
        """One row by its key."""
        return next((each for each in self.rows if each.key == key), None)

    def as_json(self) -> dict[str, Any]:
        """The shape of `offer compare --json`; documented in docs/data-formats.md."""
        asked = self.asked
        return {
            "asked": {
                "age_years": asked.age_years,
                "phases": list(asked.phases),
                "needs": list(asked.need_codes),
                "supports": list(asked.support_codes),
            },
            "beside": self.beside,
            "areas": [each.as_json() for each in self.columns],
            "rows": [each.as_json() for each in self.rows],
            "pictures": [each.as_json() for each in self.pictures],
            "says": list(self.says),
        }


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Bristol, Leeds and York"."""
    return wording.listed(names)
