"""The kind of file is recognised from its content; what cannot be read is refused in one clear sentence."""

from __future__ import annotations

import json
import os
import threading

import pytest

from localoffer.errors import UploadError
from localoffer.publishing import read
from localoffer.publishing.read import load, read_upload
from tests.localoffer.publishing.offer_files import a_page, an_entry, as_bytes

ONE = {"id": "1", "name": "Club", "organization": {"id": "2", "name": "Trust"}}
OUTPOST = {"id": 1, "name": "Brownies", "send_needs": [], "organisation": {"id": 2, "name": None}}
ORUK_1 = {
    "id": "1",
    "name": "Club",
    "organization": {"id": "2", "name": "T"},
    "eligibilitys": [],
    "regular_schedules": [],
}


@pytest.mark.parametrize(
    ("value", "expected", "count"),
    [
        ({"contents": [ONE, ONE]}, "oruk-3.0", 2),
        ([ONE, ONE, ONE], "oruk-3.0", 3),
        (ONE, "oruk-3.0", 1),
        ({"content": [ONE]}, "oruk-1.0", 1),
        ([ORUK_1], "oruk-1.0", 1),
        ({**ONE, "eligibility_description": "Anyone", "phones": []}, "hsds-3.0", 1),
        ({"contents": [{**ONE, "application_process": "Ring us"}]}, "hsds-3.0", 1),
        ({"content": [OUTPOST], "number": 1}, "outpost", 1),
        (OUTPOST, "outpost", 1),
        ({"services": [ONE]}, "oruk-3.0", 1),
    ],
)
def test_kind_of_file_is_recognised_by_content(value, expected, count):
    upload = read_upload(as_bytes(value))

    assert (upload.format, len(upload.records)) == (expected, count)


def test_lines_of_json_keep_their_line_numbers():
    lines = "\n".join([json.dumps(ONE), "", json.dumps({**ONE, "id": "2"})]).encode()

    upload = read_upload(lines)

    assert [record.row for record in upload.records] == [1, 3]
    assert upload.is_list


@pytest.mark.parametrize(
    ("encode", "told"),
    [
        (lambda text: text.encode("utf-8-sig"), "utf-8-sig"),
        (lambda text: text.encode("utf-16"), "utf-16"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-32"), "utf-32"),
        (lambda text: text.encode("cp1252"), "windows-1252"),
        (lambda text: text.encode("utf-8"), "utf-8"),
    ],
)
def test_every_usual_encoding_is_read_alike(encode, told):
    text = json.dumps({**ONE, "name": "Café\u2019s club"}, ensure_ascii=False)

    upload = read_upload(encode(text))

    assert next(iter(upload.records)).value["name"] == "Café\u2019s club"
    assert upload.encoding == told


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
        (b"<?xml version='1.0'?><services/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"colour,size\nred,4\n", "CSV"),
        (b"name,postcode\n", "headings only"),
        (b"role,name\nsendiass,Advice team\n", "contacts, not of services"),
        (b"Sorry, try again later", "not JSON"),
        (a_page(an_entry())[:-40], "cut short"),
        (b'{"contents": [', "cut short"),
        (b'{"contents": [{"name": "Clu', "cut short"),
        (b'{"name": "a"}\n{"name": "b"}\n{"name": ', "Line 3"),
        (b'{"name": "Club" "id": 1}', "column 17"),
        (b"\xff\xfe\x00\x01\x00", "not text"),
        (b'{"name": "\x81"}', "cannot be read"),
        (b"[" * 200_000, "deeper"),
        (b"[" * 100 + b"]" * 100, "deeper"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "deeper"),
        (b"[" + b"9" * 5000 + b"]", "number"),
        (b"null", "only null"),
        (b'"hello"', "only"),
        (b"[1, 2]", "plain values"),
        (b"[]", "no services"),
        (b'{"contents": []}', "no services"),
        (b"[null]", "plain values"),
        (b'[{"label": "Autism", "slug": "autism", "id": 1}]', "its fields are id, label, slug"),
        (b'{"contents": [{"id": "1", "name": "Autism", "description": "", "taxonomy": "Needs"}]}', "taxonomy"),
        (b'[{"id": "1", "name": "Trust", "organization_identifiers": []}]', "organisations"),
        (b'[{"id": "1", "name": "Hall", "physical_addresses": []}]', "places"),
    ],
)
def test_what_cannot_be_read_is_refused_clearly(data, said):
    with pytest.raises(UploadError) as refusal:
        read_upload(data)

    assert said in str(refusal.value)
    assert "Traceback" not in str(refusal.value)


def test_file_over_the_limit_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(read, "MAX_BYTES", 1024 * 1024)
    path = tmp_path / "large.json"
    path.write_bytes(b" " * (1024 * 1024 + 1))

    with pytest.raises(UploadError, match="at most 1 MB"):
        load(path)
    with pytest.raises(UploadError, match="at most 1 MB"):
        read_upload(path.read_bytes())


def test_two_gigabytes_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "endless.json"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)

    with pytest.raises(UploadError, match="2048 MB; at most 1024 MB"):
        load(path)


def test_pipe_is_read_like_a_file(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(a_page(an_entry(1), an_entry(2)),))
    writer.start()

    with load(path) as file:
        upload = read_upload(file)

        assert [record.row for record in upload.records] == [1, 2]
    writer.join()


def test_records_can_be_gone_through_again_and_within_each_other():
    upload = read_upload(a_page(an_entry(1), an_entry(2)))

    pairs = [(one.row, other.row) for one in upload.records for other in upload.records]

    assert pairs == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_file_that_changes_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "offer.json"
    path.write_bytes(a_page(an_entry(1), an_entry(2)))

    with load(path) as file:
        upload = read_upload(file)
        path.write_bytes(b'{"contents": [{"id"')

        with pytest.raises(UploadError, match="changed while it was read"):
            list(upload.records)


def test_list_named_twice_counts_as_its_last():
    upload = read_upload(b'{"contents": [{"id": "1", "name": "Old"}], "contents": [{"id": "2", "name": "New"}]}')

    assert [record.value["name"] for record in upload.records] == ["New"]


def test_missing_file_and_folder_are_refused_by_name(tmp_path):
    with pytest.raises(UploadError, match=r"gone\.json: cannot be read"):
        load(tmp_path / "gone.json")
    with pytest.raises(UploadError, match="cannot be read"):
        load(tmp_path)


def test_page_of_several_says_it_is_a_part():
    upload = read_upload(a_page(an_entry(), total_items=874, total_pages=292))

    assert upload.is_part
    assert (upload.total, upload.page) == (874, (1, 292))
    assert not upload.header_faults


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ({"size": 50}, "size"),
        ({"total_items": 0}, "total_items"),
        ({"total_items": 99}, "total_pages"),
        ({"empty": True}, "empty"),
        ({"total_items": 99, "total_pages": 9, "last_page": True}, "last_page"),
    ],
)
def test_page_header_that_cannot_be_right_is_told(header, fault):
    upload = read_upload(a_page(an_entry(), **header))

    assert [name for name, _ in upload.header_faults] == [fault]


def test_infinite_and_missing_numbers_are_read_as_nothing():
    upload = read_upload(b'[{"id": "1", "name": "Club", "minimum_age": NaN, "maximum_age": -Infinity}]')

    assert next(iter(upload.records)).value["minimum_age"] is None
