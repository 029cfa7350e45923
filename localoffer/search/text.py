"""Words as both databases search them: small letters, no accents, cut to their stem, none that say nothing. Pure.

The same stems are stored and asked for, so SQLite and PostgreSQL find the same services and the ranking sees why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer

LONGEST_QUESTION = 2_000
"""Characters of a question that are read; the rest of a longer one is left out."""
MOST_WORDS = 24
"""Different words of a question that are searched for."""
_LONGEST_WORD = 40
_APOSTROPHES = re.compile(r"['`\u2018\u2019\u02bc]")
_OWNERS = re.compile(r"['\u2019\u02bc]s\b")
_WORD = re.compile(r"[^\W_]+")
_SILENT = frozenset(
    """
    a about after all also am an and any are as at be because been but by can cannot cant could did didnt do does
    doesnt doing dont for from get gets getting got had has hasnt have havent having he her here hers him his how i if
    im in into is isnt it its ive just know like made make may me might more most much must my no nor not now of off on
    one or our out over own please really she should so some such than that the their them then there these they this
    those to too up us very was wasnt way we were what when where which while who whose why will with wont would you
    your
    """.split()
)
"""Words that tell no service from another."""
_COMMON = frozenset(
    """
    aged ages allow available boy boys child childs children childrens cope daughter family families find
    finding finds girl girls give go going good help helping helps kid kids little local looking lot lots
    man near nearby need needed needing needs old older people person place places provide run sen send service
    services someone somebody something somewhere son sons special start struggle struggles struggling support
    supporting take teen teenage teenager teenagers thing things time toddler toddlers try trying use want wants
    wanting woman year years yo young younger youngster
    """.split()
)
"""Words of a question that nearly every listing has: searched for only when a question has no others."""


def stems(text: str) -> list[str]:
    """The words of a listing, in reading order."""
    return [_stem(word) for word in _words(text) if word not in _SILENT]


def asked(question: str) -> dict[str, str]:
    """What a question searches for: each stem with the word as it was typed, in reading order.

    Common words count only when there are no others. Empty when a question has no word at all.
    """
    typed = [word for word in _words(question[:LONGEST_QUESTION]) if word not in _SILENT]
    telling = [word for word in typed if word not in _COMMON] or typed
    found: dict[str, str] = {}
    for word in telling:
        found.setdefault(_stem(word), word)
    return dict(list(found.items())[:MOST_WORDS])


def alike(groups: Iterable[Iterable[str]]) -> dict[str, dict[str, str]]:
    """For each stem the stems that mean the same, each with its word, from groups of words that do."""
    found: dict[str, dict[str, str]] = {}
    for group in groups:
        same = {stem: word for word in reversed(list(group)) for stem in stems(word)}
        for stem in same:
            found.setdefault(stem, {}).update((each, word) for each, word in same.items() if each != stem)
    return found


def _words(text: str) -> Iterator[str]:
    joined = _APOSTROPHES.sub("", _OWNERS.sub("", text))
    plain = joined.lower() if joined.isascii() else _without_accents(joined)
    return (_spelled(word) for word in _WORD.findall(plain) if len(word) <= _LONGEST_WORD)


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _spelled(word: str) -> str:
    """A word in letters both databases take for letters; those of other scripts by their number."""
    return word if word.isascii() else "".join(each if each.isascii() else f"x{ord(each):x}" for each in word)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # A stemmer holds the word it works on, so threads must not share one.
    return str(snowballstemmer.stemmer("english").stemWord(word))
