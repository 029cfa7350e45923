"""What a reply looks like on the page: links, numbers to dial, one announcement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.replies import dial, safe_address, shown, with_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Its list is at https://example.org/offer (not tested).", ["https://example.org/offer"]),
        ("See (https://example.org/a), or http://example.com.", ["https://example.org/a", "http://example.com"]),
        ("No address here, not example.org nor javascript:alert(1)", []),
        ('https://example.org/"><script>', ["https://example.org/"]),
    ],
)
def test_whole_addresses_become_links(text, links):
    assert [href for _, href in with_links(text) if href] == links


@given(st.text())
def test_links_lose_no_words(text):
    assert "".join(words for words, _ in with_links(text)) == text


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("999", "tel:999"),
        ("0808 800 5000", "tel:08088005000"),
        ("111 (option 2)", "tel:111"),
        ("+44 117 496 0000", "tel:+441174960000"),
        ("(0117) 496 0000", "tel:01174960000"),
        ("0117 496 0000 or 0117 496 0001", "tel:01174960000"),
        ("ask at the desk", None),
        ("12", None),
    ],
)
def test_numbers_can_be_tapped(number, address):
    assert dial(number) == address


@given(st.text())
def test_only_web_addresses_are_safe(text):
    address = safe_address(text)

    assert address is None or address.lower().startswith(("http://", "https://"))


@given(st.lists(st.text(), max_size=3), st.lists(st.text(min_size=1), max_size=3))
def test_announcement_is_never_long(say, headings):
    reply = shown("answered", say=tuple(say), cards=tuple({"heading": heading} for heading in headings))

    assert len(reply.announce) <= 200
