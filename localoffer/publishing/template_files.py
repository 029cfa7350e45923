"""Templates as files a council can download: empty, or filled with an invented council's rows; with their guide."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from localoffer.catalogue.schedule2 import load_items
from localoffer.publishing.sheet import write_csv
from localoffer.publishing.templates import SCHEDULE2, TEMPLATES, Template
from localoffer.publishing.workbook import write_workbook

GUIDE_TITLE = "How to fill this in"
_Rows = list[Sequence[object]]


def as_csv(kind: str, data: Path, *, sample: bool = False) -> bytes:
    """A template as CSV, in UTF-8 with the mark that makes Excel read it as such."""
    return write_csv(_rows(kind, data, sample=sample)).encode("utf-8-sig")


def guide_as_csv(kind: str) -> bytes:
    """A template's guide as CSV, one row a column."""
    return write_csv(TEMPLATES[kind].guide()).encode("utf-8-sig")


def as_workbook(kind: str, data: Path, *, sample: bool = False) -> bytes:
    """A template as an Excel workbook, with its guide on a second sheet."""
    template = TEMPLATES[kind]
    return write_workbook(
        [(template.title, _rows(kind, data, sample=sample)), (GUIDE_TITLE, [*template.guide(), *_notes(template)])]
    )


def _rows(kind: str, data: Path, *, sample: bool) -> _Rows:
    """Headings, then nothing, the sample's rows, or for Schedule 2 its items to be answered."""
    template = TEMPLATES[kind]
    if sample:
        with (data / "templates" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            return [template.names, *([row.get(name, "") for name in template.names] for row in csv.DictReader(file))]
    if kind == SCHEDULE2:
        return [template.names, *([item.key, item.subject] for item in load_items(data))]
    return [template.names]


def _notes(template: Template) -> _Rows:
    return [
        [],
        [f"One row is {template.row_is}."],
        ["Leave a cell empty when you do not know: empty means not known, never none or any."],
        ["Parts of a list are parted by |, as in SLCN|ASD."],
        ["Name teams and organisations, never a person."],
    ]
