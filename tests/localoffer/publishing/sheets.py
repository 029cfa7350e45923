"""Small spreadsheets, honest and hostile, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook


def a_csv(*rows: Sequence[object], separator: str = ",") -> bytes:
    """Rows as plain CSV, nothing made harmless."""
    return "".join(separator.join(str(cell) for cell in row) + "\r\n" for row in rows).encode()


def a_workbook(
    *rows: Sequence[Any], title: str = "Sheet", more: Mapping[str, Sequence[Sequence[Any]]] | None = None
) -> bytes:
    """Rows as an Excel workbook, as a spreadsheet program would save them."""
    book = Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(list(row))
    for name, others in (more or {}).items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one more part in its zip, or another content for one that is there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return out.getvalue()


def part_of(workbook: bytes, name: str) -> bytes:
    """One part of a workbook's zip."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        return packed.read(name)


def a_zip(**parts: bytes) -> bytes:
    """A zip that is no workbook; "__" in a name stands for a slash and "_dot_" for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()
