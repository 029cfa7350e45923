"""Whatever of a feed is pasted leads to the same list."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.errors import FetchError
from localoffer.publishing.feed.address import detail_address, list_addresses, page_address

LIST = "https://feeds.example/v3/services"


@pytest.mark.parametrize(
    "given",
    [
        LIST, LIST + "/", LIST + "?page=7", LIST + "#top", "https://FEEDS.example:443/v3/services",
        LIST + "?modified_after=2026-01-01T00:00:00Z&page=2", f"  {LIST}  ", "https://feeds.example/v3",
        "https://feeds.example/v3/",
    ],
)  # fmt: skip
def test_every_way_to_give_a_feed_leads_to_its_list(given):
    assert list_addresses(given)[0] == LIST


def test_base_address_that_is_itself_the_list_is_second_choice():
    assert list_addresses("https://feeds.example/v3") == (LIST, "https://feeds.example/v3")


def test_file_on_the_web_is_read_as_it_is():
    assert list_addresses("https://feeds.example/offer.json") == ("https://feeds.example/offer.json",)


def test_filter_and_page_size_of_a_person_stay():
    assert list_addresses(LIST + "?taxonomy_id=7&per_page=20&page=3") == (LIST + "?taxonomy_id=7&per_page=20",)


def test_page_is_asked_for_with_size_and_moment():
    asked = page_address(LIST + "?key=a%20b", 4, datetime(2026, 11, 1, 9))  # noqa: DTZ001 - UTC, as stored

    assert asked == LIST + "?key=a+b&per_page=100&modified_after=2026-11-01T09%3A00%3A00Z&page=4"
    assert page_address(LIST + "?per_page=5") == LIST + "?per_page=5"
    assert page_address(LIST, 2, is_plain=True) == LIST + "?page=2"


def test_odd_id_cannot_lead_out_of_the_list():
    assert detail_address(LIST + "?key=1", "../../admin?x#y") == LIST + "/..%2F..%2Fadmin%3Fx%23y"


@given(
    st.sampled_from(["http", "https"]),
    st.from_regex(r"[a-z][a-z0-9.\-]{0,20}(/[a-zA-Z0-9._~-]{0,8}){0,4}", fullmatch=True),
)
def test_finding_the_list_twice_finds_the_same(scheme, rest):
    first, *_ = list_addresses(f"{scheme}://{rest}")

    assert list_addresses(first)[0] == first


@pytest.mark.parametrize(
    "given", ["http://[::1", "https://clerk:secret@feeds.example/", "ftp://feeds.example/", "https://"]
)
def test_what_is_no_plain_address_is_refused_at_once(given):
    with pytest.raises(FetchError):
        list_addresses(given)
