"""Workbooks are read for their values; what could do harm is refused before it is opened."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile

import openpyxl
import openpyxl.xml
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from localoffer.errors import UploadError
from localoffer.publishing import workbook
from localoffer.publishing.workbook import read_workbook, write_workbook
from tests.localoffer.publishing.sheets import a_workbook, a_zip, part_of, with_part

PLAIN = a_workbook(("name", "town"), ("Club", "Leeds"))
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def cells(data: bytes) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in read_workbook(data)[0].rows]


def claiming(data: bytes, size: int) -> bytes:
    """A zip whose list states another size for its first part than the part has."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def test_values_come_as_a_person_would_type_them():
    day, moment, hour = dt.date(2026, 9, 14), dt.datetime(2026, 9, 14, 9, 30), dt.time(9, 5)  # noqa: DTZ001 - a cell has no zone
    data = a_workbook((" Café ", 5.0, 5.5, True, day, moment, hour), (None,), ("", "'=1"))

    assert cells(data) == [
        (1, ("Café", 5, 5.5, "yes", "2026-09-14", "2026-09-14 09:30", "09:05")),
        (3, ("", "=1")),
    ]


def test_formula_without_a_value_is_a_fault_of_its_cell():
    (found,) = read_workbook(a_workbook(("name", "cost"), ("Club", "=1+1")))

    assert found.rows[1].cells == ("Club",)
    assert found.faults == ((2, "B2", "a formula without a value"),)


def test_formula_with_a_kept_value_is_that_value():
    made = part_of(a_workbook(("name", "cost"), ("Club", "=1+1")), SHEET)
    data = with_part(PLAIN, SHEET, made.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>"))

    (found,) = read_workbook(data)

    assert found.rows[1].cells == ("Club", 2)
    assert found.faults == ()


def test_error_in_a_cell_is_told_and_left_out():
    made = part_of(PLAIN, SHEET)
    cell = b'<c r="C2" t="e"><v>#REF!</v></c></row></sheetData>'
    (found,) = read_workbook(with_part(PLAIN, SHEET, made.replace(b"</row></sheetData>", cell)))

    assert found.rows[1].cells == ("Club", "Leeds", "")
    assert found.faults == ((2, "C2", "an error, #REF!"),)


def test_wrong_size_stated_for_a_sheet_loses_no_row():
    made = part_of(PLAIN, SHEET)
    data = with_part(PLAIN, SHEET, made.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"'))

    assert cells(data) == [(1, ("name", "town")), (2, ("Club", "Leeds"))]


def test_sheets_that_hold_only_a_chart_are_left_out():
    book = openpyxl.load_workbook(io.BytesIO(PLAIN))
    book.create_chartsheet("Chart").add_chart(BarChart())
    out = io.BytesIO()
    book.save(out)

    assert [each.title for each in read_workbook(out.getvalue())] == ["Sheet"]


def test_hidden_sheets_are_left_out():
    book = openpyxl.load_workbook(io.BytesIO(a_workbook(("a",), more={"Notes": [("b",)]})))
    book["Notes"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    assert [each.title for each in read_workbook(out.getvalue())] == ["Sheet"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE, "old Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04rest", "cut short or damaged"),
        (PLAIN[:-40], "cut short or damaged"),
        (PLAIN[: len(PLAIN) // 2], "cut short or damaged"),
        (a_zip(mimetype=b"application/vnd.oasis", content_dot_xml=b"<a/>"), "OpenDocument"),
        (a_zip(offer_dot_json=b"[]"), "Unpack it"),
        (a_zip(xl__workbook_dot_bin=b""), ".xlsb"),
        (a_zip(word__document_dot_xml=b"", **{"[Content_Types]_dot_xml": b""}), "no Excel workbook"),
        (with_part(PLAIN, "xl/vbaProject.bin", b"\0"), "macros"),
        (with_part(PLAIN, "xl/macrosheets/sheet1.xml", b"<a/>"), "macros"),
        (with_part(PLAIN, "xl/externalLinks/externalLink1.xml", b"<a/>"), "other files"),
        (with_part(PLAIN, "xl/media/picture.bin", b"\0" * 20_000_000), "unpacks to"),
        (with_part(PLAIN, SHEET, b"<worksheet><sheetData><row>"), "damaged"),
        (with_part(PLAIN, "xl/workbook.xml", b"not xml"), "damaged"),
    ],
)
def test_what_may_do_harm_is_refused_clearly(data, said):
    with pytest.raises(UploadError) as refusal:
        read_workbook(data)

    assert said in str(refusal.value)


@pytest.mark.parametrize(
    "trick",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]>',
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_tricks_with_xml_entities_are_refused(trick, part):
    made = part_of(PLAIN, part)
    head, mark, rest = made.partition(b"?>") if made.startswith(b"<?xml") else (b"", b"", made)
    data = with_part(PLAIN, part, head + mark + trick + rest)

    assert openpyxl.xml.DEFUSEDXML, "defusedxml must be installed beside openpyxl"
    assert not openpyxl.xml.LXML, "lxml would be read with instead"
    with pytest.raises(UploadError):
        read_workbook(data)


def test_zip_that_lies_about_its_sizes_is_refused():
    stuffed = with_part(PLAIN, "xl/workbook.xml", part_of(PLAIN, "xl/workbook.xml") + b" " * 3_000_000)

    for size in (1, 4_000_000_000):
        with pytest.raises(UploadError):
            read_workbook(claiming(stuffed, size))


def test_too_many_rows_and_parts_are_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    monkeypatch.setattr("localoffer.publishing.sheet.MAX_ROWS", 2)
    with pytest.raises(UploadError, match="more than 2 rows"):
        read_workbook(a_workbook(("a",), ("b",), ("c",)))

    monkeypatch.setattr(workbook, "_MAX_PARTS", 3)
    with pytest.raises(UploadError, match="unpacks to"):
        read_workbook(PLAIN)


def test_cell_at_the_far_end_of_the_sheet_is_refused():
    made = part_of(PLAIN, SHEET)
    far = b'</row><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'

    with pytest.raises(UploadError, match="more than"):
        read_workbook(with_part(PLAIN, SHEET, made.replace(b"</row></sheetData>", far)))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=len(PLAIN) - 1), st.integers(min_value=1, max_value=255))
def test_damaged_byte_gives_rows_or_a_refusal(at, change):
    data = bytearray(PLAIN)
    data[at] ^= change

    try:
        found = read_workbook(bytes(data))
    except UploadError:
        return

    assert all(isinstance(each.rows, tuple) for each in found)


def test_written_workbook_holds_no_formula_and_reads_back():
    rows = [("name", "about"), ("=cmd|' /C calc'!A0", "@SUM(1)"), ("-1", None), ("'=x", "+44 117")]
    data = write_workbook([("Services", rows), ("Guide", [("column",)])])

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b"<f>" not in packed.read(SHEET)
    assert [row for _, row in cells(data)] == [tuple(each for each in row if each) for row in rows]
