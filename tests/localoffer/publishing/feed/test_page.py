"""One page of a feed and what it claims."""

from __future__ import annotations

import json

import pytest

from localoffer.errors import UploadError
from localoffer.publishing.feed.page import Page, read_page
from tests.localoffer.publishing.feed.feeds import some


def page(**header):
    return read_page(json.dumps({**header, "contents": some(1, 2)}).encode())


def test_header_of_version_three_is_read():
    found = page(total_items=9, total_pages=5, page_number=2, last_page=False)

    assert (len(found.records), found.envelope, found.total, found.pages, found.number, found.is_last) == (
        2, "contents", 9, 5, 2, False,
    )  # fmt: skip


def test_header_of_version_one_is_read():
    found = read_page(
        json.dumps({"totalElements": 9, "totalPages": 5, "number": 0, "last": True, "content": some(1)}).encode()
    )

    assert (found.envelope, found.total, found.pages, found.number, found.is_last) == ("content", 9, 5, 0, True)


@pytest.mark.parametrize("body", [b'{"contents": []}', b'{"content": [], "totalElements": 0}', b"[]", b" [] "])
def test_page_without_records_is_empty_and_no_fault(body):
    assert read_page(body).records == ()


@pytest.mark.parametrize(
    "header", [{"total_pages": "5"}, {"total_pages": True}, {"total_pages": -1}, {"page_number": None}]
)
def test_header_that_makes_no_sense_says_nothing(header):
    found = page(**header)

    assert (found.pages, found.number) == (None, None)


@pytest.mark.parametrize("body", [b"<html>", b"", b"{", b'{"version": "3.0"}', b"[" * 5_000, b"\xff\xfe\x00"])
def test_what_is_no_page_of_services_is_refused(body):
    with pytest.raises(UploadError):
        read_page(body)


@pytest.mark.parametrize(
    ("header", "claims"),
    [({}, False), ({"is_last": True}, False), ({"is_last": False}, True), ({"pages": 3}, True), ({"pages": 2}, False), ({"total": 21}, True)],
)  # fmt: skip
def test_any_sign_of_more_is_a_claim(header, claims):
    assert Page((), **header).claims_more(2, 20) is claims
