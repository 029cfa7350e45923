"""Web addresses are valid wherever they are read, and stay what they are once they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfc3986_validator import validate_rfc3986

from localoffer.publishing.uri import as_uri


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://club.org.uk/a?b=c#d", "https://club.org.uk/a?b=c#d"),
        ("https://club.org.uk/ä b", "https://club.org.uk/%C3%A4%20b"),
        ("https://exämple.org:8080/", "https://xn--exmple-cua.org:8080/"),
        ("https://club.org.uk/100%", "https://club.org.uk/100%25"),
        ("https://club.org.uk/a#b#c", "https://club.org.uk/a#b%23c"),
        ("https://a b.org/", None),
        ("javascript:alert(1)", None),
        ("www.club.org.uk", None),
    ],
)
def test_addresses_are_encoded_where_they_must_be(written, expected):
    assert as_uri(written) == expected


@given(st.text())
def test_whatever_follows_the_host_becomes_valid_and_stays(rest):
    address = as_uri(f"https://club.org.uk/{rest}")

    assert validate_rfc3986(address, rule="URI")
    assert as_uri(address) == address


@given(st.text())
def test_whatever_is_no_address_is_none_or_valid(rest):
    address = as_uri(f"https://{rest}")

    assert address is None or validate_rfc3986(address, rule="URI")
