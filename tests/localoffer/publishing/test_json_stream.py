"""JSON in pieces is the same JSON, however small the pieces."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.errors import UploadError
from localoffer.publishing import json_stream
from localoffer.publishing.json_stream import BrokenJson, members, whole

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=15,
)


def in_pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def read(text: str, size: int) -> list[tuple[str | None, int, object]]:
    return [(each.name, each.number, each.value) for each in members(in_pieces(text, size), ("contents",))]


@given(st.lists(JSON, max_size=5), st.integers(1, 9), st.sampled_from([None, 1]))
def test_list_comes_entry_by_entry(value, size, indent):
    found = read(json.dumps(value, indent=indent), size)

    assert found == [(None, 0, []), *((None, number, each) for number, each in enumerate(value, start=1))]


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=4), st.lists(JSON, max_size=3), st.integers(1, 9))
def test_page_comes_field_by_field(header, entries, size):
    header.pop("contents", None)
    found = read(json.dumps({**header, "contents": entries}, ensure_ascii=False), size)

    assert {name: value for name, number, value in found if name != "contents" and not number} == header
    assert [value for name, number, value in found if name == "contents" and number] == entries


@given(JSON, st.integers(1, 9), st.data())
def test_broken_text_is_broken_in_pieces_too(value, size, data):
    text = json.dumps(value)
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    try:
        json.loads(cut)
    except json.JSONDecodeError:
        with pytest.raises(BrokenJson):
            read(cut, size)


def test_fault_is_told_with_its_place_in_the_whole_text():
    with pytest.raises(BrokenJson) as fault:
        read('[{"name": "One"},\n {"name": "Two" "id": 2}]', 5)

    assert (fault.value.line, fault.value.column, fault.value.is_cut_short) == (2, 17, False)


def test_nesting_is_bounded_in_every_entry():
    deep = "[" * 38 + "]" * 38

    assert whole(deep)
    with pytest.raises(UploadError, match="deeper"):
        read(f'{{"contents": [1, [{deep}]]}}', 1000)


def test_value_without_end_is_refused_before_it_fills_memory(monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST", 1000)
    endless = (("[" if not number else '"' if number == 1 else "x" * 100) for number in range(10**9))

    with pytest.raises(UploadError, match="longer than"):
        list(members(endless, ()))


def test_header_without_end_is_refused_before_it_fills_memory(monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST", 1000)
    endless = (f'{"{" if not number else ","}"{number}": "{"x" * 50}"' for number in range(10**9))

    with pytest.raises(UploadError, match="longer than"):
        list(members(endless, ()))
