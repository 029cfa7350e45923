"""Rows of cells from a spreadsheet file, and cells fit for one: CSV here, XLSX in `workbook`.

What a column means is left to `table`. A cell that a spreadsheet would run as a formula is made harmless on the way
out, and is itself again on the way in.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from localoffer.errors import UploadError

MAX_BYTES = 50 * 1024 * 1024
"""Largest spreadsheet file that is read; a council's whole list is well under 5 MB."""
MAX_ROWS, MAX_COLUMNS = 100_000, 200
CSV, XLSX = "csv", "xlsx"

Cell = str | int | float
_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r\n]")
_MADE_HARMLESS = re.compile(r"'+[=+\-@\t\r\n]")
_SEPARATORS = ",;\t|"
HEAD_BYTES = 65_536
"""Bytes that are looked at to tell a table from other files."""
_FORCED_TEXT = re.compile(r'="([^"]*)"')
_SEP_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class SheetRow:
    """One row that says something.

    Args:
        number: Its row as the spreadsheet shows it, from 1.
        cells: From the first column on; "" where empty.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file; a CSV file is one.

    Args:
        carrier: csv or xlsx.
        rows: Those that say something, in order.
        encoding: How its text is written.
        title: The sheet's name; "" for CSV.
        faults: (row, cell, what is wrong) for cells whose value is not there.
    """

    carrier: str
    rows: tuple[SheetRow, ...]
    encoding: str = "utf-8"
    title: str = ""
    faults: tuple[tuple[int, str, str], ...] = ()


def harmless(value: object) -> object:
    """A cell's value such that no spreadsheet takes it for a formula; `original` undoes it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA_LIKE.match(value) else value


def original(text: str) -> str:
    """What a text was before `harmless`."""
    return text[1:] if _MADE_HARMLESS.match(text) else text


def phone_number(cell: Cell) -> Cell:
    """A telephone number as a number when it is only digits: spreadsheets take its first 0; reading puts it back."""
    is_bare = isinstance(cell, str) and re.fullmatch(r"[1-9]\d{9}", cell)
    return int(cell) if is_bare else cell


def write_csv(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV that any spreadsheet opens and none runs; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(["" if each is None else harmless(each) for each in row] for row in rows)
    return out.getvalue()


def looks_like_csv(data: bytes) -> bool:
    """Whether bytes are lines of separated cells, and no JSON, markup or other kind of file."""
    start = data[:HEAD_BYTES]
    if not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and _is_binary(start):
        return False
    try:
        words = _decoded(start, is_whole=len(data) < HEAD_BYTES)[0].lstrip()
    except UploadError:
        return False
    first, _, rest = words.partition("\n")
    is_parted = any(each in first for each in _SEPARATORS) or _SEP_LINE.fullmatch(first.strip()) is not None
    return not words.startswith(("{", "[", "<", "%PDF", "PK")) and is_parted and bool(rest.strip())


def read_csv(data: bytes) -> Sheet:
    """The rows of a CSV file, whatever its encoding and separator.

    Raises:
        UploadError: Its letters cannot be read, or it has more rows, columns or letters in a cell than any list.
    """
    refuse_large(len(data))
    text, encoding = _decoded(data)
    first, _, rest = text.partition("\n")
    said = _SEP_LINE.fullmatch(first)
    reader = csv.reader(
        io.StringIO(rest if said else text, newline=""), delimiter=said[1] if said else _separator(text)
    )
    rows: list[SheetRow] = []
    try:
        for number, cells in enumerate(reader, start=1):
            refuse_long(number, len(cells))
            if any(each.strip() for each in cells):
                rows.append(SheetRow(number, tuple(_cell(each) for each in cells)))
    except csv.Error as error:
        raise UploadError(
            f"Line {reader.line_num} of this CSV file cannot be read ({error}). A quote may be missing; save it again."
        ) from None
    return Sheet(CSV, tuple(rows), encoding)


def refuse_large(size: int) -> None:
    """Raises `UploadError` for a spreadsheet file of too many bytes."""
    if size > MAX_BYTES:
        found, limit = size // 1024 // 1024, MAX_BYTES // 1024 // 1024
        raise UploadError(f"This spreadsheet is {found} MB; at most {limit} MB is read. Split it into several files.")


def refuse_long(rows: int, columns: int) -> None:
    """Raises `UploadError` for more rows or columns than any council's list has."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise UploadError(
            f"This spreadsheet has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns. "
            "Delete empty rows and columns at its end, or split it into several files."
        )


def _cell(text: str) -> str:
    forced = _FORCED_TEXT.fullmatch(text.strip())
    return original(forced[1] if forced else text).strip()


def _separator(text: str) -> str:
    """The separator that parts the first line that says something into most cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=outside.count)


def _is_binary(start: bytes) -> bool:
    """NUL bytes that are not every second one, as in UTF-16 without its mark."""
    return b"\0" in start and not json.detect_encoding(start).startswith("utf-16")


def _decoded(data: bytes, *, is_whole: bool = True) -> tuple[str, str]:
    """Text and how it is written; a beginning may stop inside a letter."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else json.detect_encoding(data)
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=is_whole).lstrip("\ufeff"), encoding
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise UploadError("This file is not text. Save it as CSV in UTF-8, or as an Excel workbook (.xlsx).")
    try:
        return data.decode("cp1252"), "windows-1252"
    except UnicodeDecodeError:
        raise UploadError("The letters in this file cannot be read. Save it as CSV in UTF-8.") from None
