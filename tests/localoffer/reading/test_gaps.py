"""Phrases with gaps: found where every word stands in order, and no gap reaches over a mark."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.reading.gaps import GAPS, NUMBER, GapTree
from localoffer.reading.words import MARKS


def tree(*phrases: str) -> GapTree:
    made = GapTree()
    for phrase in phrases:
        made.add(phrase, phrase.split())
    return made


@pytest.mark.parametrize(
    ("phrase", "message", "spans"),
    [
        ("refused ** plan", "they refused us the plan", [(1, 5)]),
        ("refused ** plan", "refused plan", [(0, 2)]),
        ("refused * plan", "refused us the plan", []),
        ("refused ** plan", "refused . a plan", []),
        ("week # of", "week 14 of it", [(0, 3)]),
        ("week # of", "week ten of it", []),
        ("a * a", "a a a", [(0, 2), (0, 3), (1, 3)]),
    ],
)
def test_a_phrase_is_found_where_its_words_stand_in_order(phrase, message, spans):
    assert sorted(hit[1:] for hit in tree(phrase).find(message.split())) == spans


def test_phrases_that_begin_alike_are_told_apart():
    assert tree("has * plan", "has * plan and").find("has a plan and".split()) == {
        ("has * plan", 0, 3),
        ("has * plan and", 0, 4),
    }


PARTS = st.lists(st.sampled_from(["a", "b", *GAPS, NUMBER]), min_size=1, max_size=4).filter(
    lambda parts: any(part not in GAPS for part in parts)
)


@given(PARTS, st.lists(st.sampled_from(["a", "b", "c", "7", "."]), max_size=8))
def test_the_tree_finds_what_trying_every_stretch_finds(parts, words):
    found = tree(" ".join(parts)).find(words)

    tried = {
        (" ".join(parts), first, last)
        for first in range(len(words) + 1)
        for last in range(first, len(words) + 1)
        if _fits(parts, words[first:last])
    }
    assert found == {hit for hit in tried if hit[1] < len(words)}


def _fits(parts: list[str], words: list[str]) -> bool:
    ways = itertools.product(*(range(GAPS.get(part, 0) + 1) if part in GAPS else [1] for part in parts))
    return any(sum(way) == len(words) and _is_so(parts, way, words) for way in ways)


def _is_so(parts: list[str], way: tuple[int, ...], words: list[str]) -> bool:
    at = 0
    for part, length in zip(parts, way, strict=True):
        taken = words[at : at + length]
        at += length
        if part in GAPS and any(word in MARKS for word in taken):
            return False
        if part not in GAPS and taken != [part] and not (part == NUMBER and taken[0].isdigit()):
            return False
    return True
