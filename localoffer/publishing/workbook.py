"""Excel workbooks (.xlsx): looked over before they are opened, read for their values only, and written.

A workbook is a zip of XML, so it can hold programs, links, bombs and tricks. What is refused here is refused by what
lies in the zip, before any of it is unpacked; defusedxml then reads the XML (openpyxl uses it when it is installed).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from localoffer.errors import UploadError
from localoffer.publishing.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    XLSX,
    Cell,
    Sheet,
    SheetRow,
    harmless,
    original,
    refuse_large,
    refuse_long,
)

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
"""Largest workbook once unpacked."""
MAX_RATIO, _SMALL = 150, 1024 * 1024
"""How far one part may unpack; XML of a full sheet packs 5 to 50 times. Small parts may pack as they like."""
_MAX_PARTS = 2_000
_MOST_CELLS = MAX_ROWS * 50
"""Cells that are looked at, empty ones counted."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Save it as an Excel workbook (.xlsx) or as CSV."
_NO_VALUE = "a formula without a value"
_DAMAGED = "This Excel file is cut short or damaged. Open it in a spreadsheet program and save it again as .xlsx."


def looks_like_workbook(data: bytes) -> bool:
    """Whether bytes begin like a workbook of any kind, old, new or locked."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(data: bytes) -> list[Sheet]:
    """The visible sheets of a workbook: values only, no formula is worked out and no link followed.

    Raises:
        UploadError: It is no .xlsx, is locked, cut short, holds macros or links, or unpacks to far too much.
    """
    refuse_large(len(data))
    if data.startswith(_OLE):
        raise UploadError(_what_ole_holds(data))
    _refuse_parts(data)
    try:
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if _has_formulas(data) else None
        return [
            _sheet(values[name], formulas and formulas[name])
            for name in values.sheetnames
            if values[name].sheet_state == "visible" and hasattr(values[name], "iter_rows")  # a chart has none
        ]
    except UploadError:
        raise
    except (
        zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException,
        KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OverflowError, RuntimeError,
    ):  # fmt: skip
        # openpyxl answers damaged and hostile XML (defusedxml's refusals are ValueErrors) in all these ways.
        raise UploadError(_DAMAGED) from None


def write_workbook(sheets: Iterable[tuple[str, Sequence[Sequence[object]]]]) -> bytes:
    """A workbook of (title, rows) whose first rows are headings; no cell can act as a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        _write_sheet(book.create_sheet(title), rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _what_ole_holds(data: bytes) -> str:
    if _ENCRYPTED in data:
        return f"This workbook is locked with a password. Take the password off. {_SAVE_AS}"
    return f"This is an old Office file (such as .xls), which is not read. {_SAVE_AS}"


def _refuse_parts(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        raise UploadError(_DAMAGED) from None
    names = [part.filename.casefold() for part in parts]
    if said := _what_else_it_is(names):
        raise UploadError(said)
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise UploadError(_DAMAGED)
    if any(part.flag_bits & 1 for part in parts):
        raise UploadError(f"This zip file is locked with a password. {_SAVE_AS}")
    if any(name.rpartition("/")[2].startswith("vbaproject") or "macrosheets/" in name for name in names):
        raise UploadError(f"This workbook holds macros (programs), so it is not opened. {_SAVE_AS}")
    if any("externallinks/" in name for name in names):
        raise UploadError(
            "This workbook takes values from other files. Copy its cells, paste them as values into a new workbook, "
            "and save that as .xlsx."
        )
    _refuse_bombs(parts)


def _what_else_it_is(names: list[str]) -> str | None:
    if "xl/workbook.xml" in names:
        return None
    if "xl/workbook.bin" in names:
        return f"This is a binary workbook (.xlsb), which is not read. {_SAVE_AS}"
    if "mimetype" in names and "content.xml" in names:
        return f"This is an OpenDocument file (such as .ods), which is not read. {_SAVE_AS}"
    if "[content_types].xml" in names:
        return "This is an Office file, but no Excel workbook. Put the table into a spreadsheet and save it as .xlsx."
    return "This is a zip file. Unpack it, and import the file inside."


def _refuse_bombs(parts: Sequence[zipfile.ZipInfo]) -> None:
    """By the sizes a zip states: Python reads no more of a part than that."""
    unpacked = sum(part.file_size for part in parts)
    packed_tight = any(part.file_size > max(_SMALL, MAX_RATIO * part.compress_size) for part in parts)
    if unpacked > MAX_UNPACKED_BYTES or packed_tight or len(parts) > _MAX_PARTS:
        raise UploadError(
            f"This workbook unpacks to {max(unpacked // 1024 // 1024, 1):,} MB, far more than a list of help needs, "
            "so it is not opened. Copy the table into a new workbook and save that."
        )


def _has_formulas(data: bytes) -> bool:
    """Whether any part has one, so that only such a workbook is gone through twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return any(_FORMULA.search(packed.read(name)) for name in packed.namelist() if name.endswith(".xml"))


def _sheet(values: Any, formulas: Any | None) -> Sheet:
    rows: list[SheetRow] = []
    faults: list[tuple[int, str, str]] = []
    looked_at = 0
    for number, (shown, written) in enumerate(_both(values, formulas), start=1):
        looked_at += len(shown)
        if looked_at > _MOST_CELLS or (shown and number > MAX_ROWS):
            refuse_long(MAX_ROWS + 1, MAX_COLUMNS)
        width = next((at for at in range(len(shown), 0, -1) if shown[at - 1] is not None), 0)
        if width or (formulas is not None and written):
            faults += _faults(number, shown, written)
        if width:
            refuse_long(number, width)
            rows.append(SheetRow(number, tuple(_cell(each) for each in shown[:width])))
    return Sheet(XLSX, tuple(rows), title=values.title, faults=tuple(faults))


def _both(values: Any, formulas: Any | None) -> Iterator[tuple[Sequence[Any], Sequence[Any]]]:
    """Each row's values and, where the workbook has any, its formulas."""
    for each in (values, formulas):
        if each is not None:
            each.reset_dimensions()  # a workbook may state a wrong size for its sheet, which openpyxl would believe
    shown = values.iter_rows(min_row=1, values_only=True)
    if formulas is None:
        return ((row, ()) for row in shown)
    return zip(shown, formulas.iter_rows(min_row=1, values_only=True), strict=True)


def _faults(number: int, shown: Sequence[Any], written: Sequence[Any]) -> Iterator[tuple[int, str, str]]:
    for at, value in enumerate(shown, start=1):
        where = f"{get_column_letter(at)}{number}"
        if value in ERROR_CODES:
            yield number, where, f"an error, {value}"
        elif value is None and written and written[at - 1] is not None:
            yield number, where, _NO_VALUE


def _cell(value: object) -> Cell:
    if value is None or value in ERROR_CODES:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, (int, float)) else original(str(value)).strip()


def _write_sheet(sheet: Any, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(["" if each is None else harmless(each) for each in row])
    for cell in sheet[1] if rows else ():
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE7F0")
    for at in range(1, sheet.max_column + 1):
        longest = max(len(str(row[at - 1])) if len(row) >= at else 0 for row in rows)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(12, longest + 2), 60)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment, cell.number_format = Alignment(wrap_text=True, vertical="top"), "@"
    sheet.freeze_panes = "A2"
