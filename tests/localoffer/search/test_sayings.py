"""The short notation, read as regular expressions over words."""

from __future__ import annotations

import pytest

from localoffer.reading.matching import Alike
from localoffer.reading.words import Words
from localoffer.search.sayings import Said, Sayings

ALIKE = Alike({"does not": "not", "her": "them"})
GROUPS = {"plan": ("ehcp", "a plan")}


def found(way: str, text: str) -> list[Said]:
    return Sayings({"key": [way]}, GROUPS, ALIKE).find([word.plain for word in Words(text).items])


@pytest.mark.parametrize(
    ("way", "text", "span"),
    [
        ("needs <plan>", "she needs a plan now", (1, 4)),
        ("needs (<plan>|help)", "needs help", (0, 2)),
        ("needs (more|) help", "needs help", (0, 2)),
        ("# weeks", "it takes 20 weeks", (2, 4)),
        ("needs * plan", "needs another plan", (0, 3)),
        ("needs ** plan", "needs a very good plan", (0, 5)),
        ("not give them", "it does not give her one", (1, 5)),
    ],
)
def test_a_way_of_saying_is_found_where_it_stands(way, text, span):
    assert found(way, text) == [Said("key", *span)]


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("needs * plan", "needs a good plan"),
        ("needs ** plan", "she has needs. a plan"),
        ("need", "needs"),
        ("eds", "needs"),
        ("# weeks", "some weeks"),
    ],
)
def test_a_gap_or_word_reaches_no_further(way, text):
    assert found(way, text) == []


def test_a_group_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        Sayings({"key": ["<nothing>"]}, GROUPS, ALIKE)
