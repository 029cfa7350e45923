"""Which of our templates a spreadsheet is, from its headings, and its rows by column name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from localoffer.errors import UploadError
from localoffer.publishing.draft import BLOCKING, NOTED, Problem, shorten
from localoffer.publishing.sheet import CSV, HEAD_BYTES, MAX_BYTES, Cell, Sheet, looks_like_csv, read_csv
from localoffer.publishing.templates import SERVICES, TEMPLATES, Template
from localoffer.publishing.workbook import looks_like_workbook, read_workbook

_HEADINGS_WITHIN = 20
"""Rows that are searched for the headings: people put titles above them."""
_FEWEST = 2
"""Known headings that make a row of headings."""


@dataclass(frozen=True)
class TableRow:
    """One filled row.

    Args:
        number: Its row as the spreadsheet shows it.
        cells: By column name of the template, or by its own heading where the template has none such.
    """

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Table:
    """A spreadsheet, met as one of our templates.

    Args:
        template: Which.
        carrier: csv or xlsx.
        encoding: How a CSV file's text is written; utf-8 for a workbook.
        rows: Those that say something.
        problems: With its headings and cells, in the order of the sheet.
    """

    template: Template
    carrier: str
    encoding: str
    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]

    @property
    def format(self) -> str:
        """The format's name in a report, such as csv-services."""
        return f"{self.carrier}-{self.template.kind}"


def looks_like_table(data: bytes) -> bool:
    """Whether bytes are a spreadsheet, or a file that people take for one."""
    return looks_like_workbook(data) or looks_like_csv(data)


def read_table(data: bytes) -> Table:
    """A spreadsheet by its template.

    Raises:
        UploadError: It cannot be opened, or its headings are those of none of our templates.
    """
    sheets = read_workbook(data) if looks_like_workbook(data) else [read_csv(data)]
    found = [heading for sheet in sheets if (heading := _heading(sheet))]
    if not found:
        raise UploadError(_unknown(sheets))
    best = max(found, key=lambda each: each.rank)
    rows = tuple(_rows(best))
    if not rows:
        raise UploadError("The table has headings and no rows under them, so there is nothing to store. Fill it in.")
    problems = (*_heading_problems(best), *_other_sheets(best, found), *_cell_problems(best))
    return Table(best.template, best.sheet.carrier, best.sheet.encoding, rows, problems)


def other_table(path: Path) -> tuple[Table, bytes] | None:
    """A file's table and its bytes, when it is one of our templates other than services.

    None for every other file, also one that cannot be read: `read` says why.
    """
    if not path.is_file():
        return None  # what comes through a pipe can be read only once
    try:
        with path.open("rb") as file:
            start = file.read(HEAD_BYTES)
        if not looks_like_table(start) or path.stat().st_size > MAX_BYTES:
            return None
        data = path.read_bytes()
        table = read_table(data)
    except (OSError, UploadError):
        return None
    return None if table.template.kind == SERVICES else (table, data)


@dataclass(frozen=True)
class _Heading:
    """The row of headings of one sheet."""

    sheet: Sheet
    at: int
    template: Template
    names: tuple[str, ...]
    """For each column, the template's name, else its own heading; "" for a column without one."""

    @property
    def known(self) -> list[str]:
        return [name for name in self.names if name in self.template.names]

    @property
    def rank(self) -> tuple[int, bool]:
        return len(self.known), set(self.template.required) <= set(self.known)


def _heading(sheet: Sheet) -> _Heading | None:
    """The likeliest template and heading row of a sheet; None when it has none."""
    candidates = [
        _Heading(sheet, at, template, _names(row.cells, template))
        for at, row in enumerate(sheet.rows[:_HEADINGS_WITHIN])
        for template in TEMPLATES.values()
    ]
    likely = [each for each in candidates if len(each.known) >= _FEWEST]
    return max(likely, key=lambda each: each.rank, default=None)


def _names(cells: Sequence[Cell], template: Template) -> tuple[str, ...]:
    known = {_bare(words): column.name for column in template.columns for words in (column.name, *column.also)}
    names: list[str] = []
    for cell in cells:
        heading = " ".join(str(cell).split())
        name = known.get(_bare(heading), heading)
        names.append("" if name in names else name)
    return tuple(names)


def _rows(heading: _Heading) -> Iterator[TableRow]:
    for row in heading.sheet.rows[heading.at + 1 :]:
        cells = {name: cell for name, cell in zip(heading.names, row.cells, strict=False) if name and cell != ""}
        if cells:
            yield TableRow(row.number, cells)


def _heading_problems(heading: _Heading) -> Iterator[Problem]:
    row, template = heading.sheet.rows[heading.at], heading.template
    for name in template.required:
        if name not in heading.known:
            done = f"The {template.kind} table needs it. `offer template {template.kind} --guide` says what to write."
            yield Problem(row.number, name, "no such column", done, BLOCKING)
    for cell, name in zip(row.cells, heading.names, strict=True):
        if name not in template.names:
            yield from _odd_heading(row.number, str(cell), name, template)


def _odd_heading(row: int, cell: str, name: str, template: Template) -> Iterator[Problem]:
    if not cell.strip():
        return
    if not name:
        yield Problem(row, shorten(cell), "the column is there twice", "The first one is read, this one not.", NOTED)
        return
    close = get_close_matches(_bare(name), [_bare(each) for each in template.names], n=1, cutoff=0.7)
    hint = next((f" Is it {each}?" for each in template.names if close == [_bare(each)]), "")
    # What a service says in words of its own is kept beside it; the other tables have no such place.
    done = "Kept as it came, not shown to families." if template.kind == SERVICES else "Not stored."
    yield Problem(row, shorten(cell), "not one of our columns", done + hint, NOTED)


def _other_sheets(best: _Heading, found: Sequence[_Heading]) -> Iterator[Problem]:
    for other in found:
        if other.sheet is not best.sheet and any(True for _ in _rows(other)):
            shown = f'the sheet "{other.sheet.title}" ({other.template.kind})'
            yield Problem(0, "file", shorten(shown), f'Only "{best.sheet.title}" is read. Save it apart.', NOTED)


def _cell_problems(heading: _Heading) -> Iterator[Problem]:
    first = heading.sheet.rows[heading.at].number
    for number, cell, found in heading.sheet.faults:
        if number > first:
            done = "Read as not stated. Open the file in a spreadsheet program and save it, or type the value."
            yield Problem(number, f"cell {cell}", found, done, NOTED)
    for row in heading.sheet.rows[heading.at + 1 :]:
        extra = row.cells[len(heading.names) :]
        if any(cell != "" for cell in extra):
            done = "The cells right of the last heading are not read. A comma in a cell needs quotes around it."
            yield Problem(row.number, "row", f"{len(row.cells)} cells under {len(heading.names)} headings", done, NOTED)


def _unknown(sheets: Sequence[Sheet]) -> str:
    first = next((row for sheet in sheets for row in sheet.rows), None)
    if first is None:
        return "The spreadsheet is empty. `offer template services` writes one to fill in."
    kind = "CSV" if sheets[0].carrier == CSV else "Excel"
    seen = shorten(", ".join(str(cell) for cell in first.cells if cell != ""))
    return (
        f"This is a table ({kind}), but its headings ({seen}) are those of none of our templates. "
        f"Expected: {', '.join(TEMPLATES)}. `offer template services` writes one to fill in."
    )


def _bare(words: str) -> str:
    """A heading for comparing: "Min. age *" is min_age."""
    return re.sub(r"[^a-z0-9]+", "", words.casefold())
