"""CSV of every kind is read alike, and no cell that goes out can act as a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.errors import UploadError
from localoffer.publishing import sheet
from localoffer.publishing.sheet import harmless, looks_like_csv, original, read_csv, write_csv

TABLE = "name,town\nCafé club,Leeds\n"


@given(st.text(alphabet="'=+-@\t\r\nab1 \"", max_size=12))
def test_harmless_cell_becomes_itself_again(text):
    kept = harmless(text)

    assert original(kept) == text
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("value", [7, 1.5, None, "", "plain", "a=b", "'quoted'"])
def test_what_no_spreadsheet_runs_is_left_alone(value):
    assert harmless(value) == value


@given(st.lists(st.lists(st.text(alphabet="=-@ab,;\"'\n", max_size=6), min_size=2, max_size=2), min_size=1, max_size=4))
def test_written_csv_reads_back_as_it_was(rows):
    written = write_csv(rows)

    read = [[original(cell) for cell in row] for row in csv.reader(io.StringIO(written, newline=""))]
    assert read == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_encoding_and_separator_is_read_alike(encoding, separator):
    data = TABLE.replace(",", separator).encode(encoding)

    rows = read_csv(data).rows

    assert looks_like_csv(data)
    assert [row.cells for row in rows] == [("name", "town"), ("Café club", "Leeds")]


def test_row_numbers_are_those_a_spreadsheet_shows():
    data = b'name,about\n\n"Club","two\nlines"\n\nNext,one\n'

    assert [row.number for row in read_csv(data).rows] == [1, 3, 5]


def test_separator_line_of_excel_is_no_row():
    rows = read_csv(b"sep=;\nname;town\nClub, new;Leeds\n").rows

    assert [(row.number, row.cells) for row in rows] == [(1, ("name", "town")), (2, ("Club, new", "Leeds"))]


def test_text_forced_by_a_formula_is_that_text():
    assert read_csv(b'name,phone\nClub,"=""0117 496 0000"""\n').rows[1].cells == ("Club", "0117 496 0000")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"name": "a, b"}\n',
        b"[1, 2]\n3",
        b"<p>a,b</p>\nc",
        b"one line, no more",
        b"%PDF-1.7,\na",
        b"a,\0\0\0b\nc,d",
    ],
)
def test_other_files_are_not_taken_for_a_table(data):
    assert not looks_like_csv(data)


def test_too_large_and_too_long_are_refused(monkeypatch):
    monkeypatch.setattr(sheet, "MAX_BYTES", 1024)
    monkeypatch.setattr(sheet, "MAX_ROWS", 3)

    with pytest.raises(UploadError, match="at most 0 MB"):
        read_csv(b"a,b\n" * 300)
    with pytest.raises(UploadError, match="more than 3 rows"):
        read_csv(b"a,b\n" * 4)
    with pytest.raises(UploadError, match="200 columns"):
        read_csv(b"," * 200 + b"\n")


def test_missing_quote_that_swallows_the_file_is_told():
    with pytest.raises(UploadError, match="quote may be missing"):
        read_csv(b'name,about\n"Club,' + b"word " * 40_000)


def test_letters_that_cannot_be_read_are_refused():
    with pytest.raises(UploadError, match="cannot be read"):
        read_csv(b"name,town\nClub,\x81\x8d\n")
