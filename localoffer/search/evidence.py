"""What speaks for a service, or against it, each with its weight and in plain words. Pure.

A service's place among the others is the sum of its evidence, and what a family is told is the same evidence in words:
the order and its reasons cannot part. The weights were set on one half of the judged searches (tests/search_quality).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from localoffer.catalogue.freshness import is_stale
from localoffer.language import counted, worded
from localoffer.search.listing import ENGLAND, Listing
from localoffer.search.query import DAYS, Filters, Query
from localoffer.search.text import asked

NAMED, WANTED, SAID, STATED = 3, 2, 1, 0
"""What kind of evidence it is: help asked for by name, the need, words that were typed, anything else."""
_ADULT_YEARS = 18
_DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_DAY_NAMES = dict(zip(DAYS, _DAYS, strict=True))

_ASKED = 6.0
"""For a service that has all that was asked for, in its name."""
_FIELDS = {"name": 1.0, "purpose": 0.85, "description": 0.8, "around": 0.3}
"""How much a word counts by where it stands."""
_SAYS = {
    "name": "its name says",
    "purpose": "it is for",
    "description": "it speaks of",
    "around": "it is run by or near",
}
_KINDS = {
    "support": (1.0, NAMED, "it is about", "it may be about"),
    "need": (0.6, WANTED, "it helps with", "it may help with"),
}
"""How much a code counts beside a word, what kind it is, and how it is told when it is sure and when it is not."""
_PERHAPS = 0.75
"""What is left of a code that words only hint at."""
_ALIKE = 0.9
"""What is left of a word where a service uses another for the same thing."""
_PLAIN_NAME, _PLAIN_NAME_BESIDE_WORDS = 1.0, 0.4
"""For the plain name of a need or kind of help in a service's words."""
_SPECIFIC = 0.6
"""For a service made for one need, shared out where it names several."""
_AGE, _ADULTS = 0.8, -0.5
_OWN_AREA, _ENGLAND, _OWN_LIST = 0.3, 0.15, 0.2
_NEAR, _MILES_HALVED, _NO_PLACE = 1.2, 4.0, 0.5
"""Nearness halves every so many miles; a service without a place counts as fairly near: many come to the home."""
_STALE, _SHUT = -1.5, -1.5


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for a service, or against it.

    Args:
        points: Its weight.
        words: The reason a family is told; empty when it needs none.
        kind: `NAMED`, `WANTED`, `SAID` or `STATED`.
    """

    points: float
    words: str = ""
    kind: int = STATED


class Judge:
    """Weighs listings for one query.

    Args:
        found: All the listings to be weighed: a word or code few of them have tells more.
        query: What a family looks for.
        filters: What it insists on.
        today: The day it asks.
    """

    def __init__(self, found: Sequence[Listing], query: Query, filters: Filters, today: date) -> None:
        self._query, self._filters, self._today = query, filters, today
        self._words = asked(query.words)
        self._names = {code: asked(name) for code, name in query.named.items()}
        self._codes = [(kind, c) for kind, codes in (("support", query.supports), ("need", query.needs)) for c in codes]
        self._rare = self._rarity(found)
        self._whole = sum(self._rare[word] for word in self._words)
        self._whole += max((_KINDS[kind][0] * self._rare[code] for kind, code in self._codes), default=0.0)

    def evidence(self, found: Listing, miles: float | None) -> list[Evidence]:
        """Everything that speaks for or against a listing, what was asked for first.

        Args:
            found: One of the listings.
            miles: How far it is from the family; None where that is not known.
        """
        return [*self._said(found), *self._coded(found), *self._stated(found, miles), *self._state(found)]

    def _rarity(self, found: Sequence[Listing]) -> dict[str, float]:
        """How much each word and code tells; 0 for what no listing has, so that it counts against none."""
        having: Counter[str] = Counter()
        for each in found:
            words = {word for field in _FIELDS for word in getattr(each, field).split()}
            having.update(stem for stem in self._words if self._as_asked(stem, words)[0])
            having.update(stem for name in self._names.values() for stem in name if stem in words)
            having.update(code for kind, code in self._codes if _sureness(each, kind, code))
        wanted = {*self._words, *(code for _, code in self._codes), *(s for n in self._names.values() for s in n)}
        return {each: math.log(1 + (len(found) + 1) / having[each]) if having[each] else 0.0 for each in wanted}

    def _said(self, found: Listing) -> Iterator[Evidence]:
        said, told = self._weighed(found, self._words)
        if said:
            yield Evidence(_ASKED * said / self._whole, told, SAID)
        points = _PLAIN_NAME_BESIDE_WORDS if self._words else _PLAIN_NAME
        named = max((self._share(found, name) for name in self._names.values()), default=(0.0, ""))
        if named[0]:
            yield Evidence(points * named[0], "" if self._words else named[1], SAID)

    def _share(self, found: Listing, wanted: Mapping[str, str]) -> tuple[float, str]:
        said, told = self._weighed(found, wanted)
        return said / (sum(self._rare[stem] for stem in wanted) or 1.0), told

    def _weighed(self, found: Listing, wanted: Mapping[str, str]) -> tuple[float, str]:
        """The worth of the wanted words a listing has, each where it counts most, and that in words."""
        worth, told = 0.0, dict[str, list[str]]()
        words = {field: frozenset(getattr(found, field).split()) for field in _FIELDS}
        for stem, typed in wanted.items():
            places = [(weight, field, *self._as_asked(stem, words[field])) for field, weight in _FIELDS.items()]
            weight, field, likeness, other = max(places, key=lambda place: place[0] * place[2])
            if likeness:
                worth += weight * likeness * self._rare[stem]
                told.setdefault(field, []).append(other or typed)
        return worth, "; ".join(f"{worded(_SAYS[field])} {_and(words)}" for field, words in told.items())

    def _as_asked(self, stem: str, words: frozenset[str] | set[str]) -> tuple[float, str]:
        """How well words say what was asked, and the other word they use for it, if they do."""
        if stem in words:
            return 1.0, ""
        other = next((word for each, word in self._query.alike.get(stem, {}).items() if each in words), "")
        return (_ALIKE, other) if other else (0.0, "")

    def _coded(self, found: Listing) -> Iterator[Evidence]:
        """The strongest code of each kind; a second adds nothing, so that long lists of codes win nothing."""
        for kind, (weight, level, sure_words, perhaps_words) in _KINDS.items():
            held = [(_sureness(found, kind, c) * self._rare[c], c) for k, c in self._codes if k == kind]
            worth, code = max(held, key=lambda each: each[0], default=(0.0, ""))
            if worth:
                is_sure = _sureness(found, kind, code) == 1.0
                named = self._query.named.get(code, code)
                told = f"{worded(sure_words if is_sure else perhaps_words)} {worded(named)}"
                yield Evidence(_ASKED * weight * worth / self._whole, told, level)
                if is_sure and kind == "need":
                    yield Evidence(_SPECIFIC / sum(1 for each in found.codes if each.startswith("need:")))

    def _stated(self, found: Listing, miles: float | None) -> Iterator[Evidence]:
        yield from self._ages(found)
        home = self._query.gss_code.casefold()
        if home and f"for:{home}" in found.codes:
            yield Evidence(_OWN_AREA, "for families in your area")
        elif f"for:{ENGLAND}" in found.codes:
            yield Evidence(_ENGLAND, "for families anywhere in England")
        if home and found.gss_code.casefold() == home:
            yield Evidence(_OWN_LIST)
        if miles is not None:
            yield Evidence(_NEAR / (1 + miles / _MILES_HALVED), _mile_words(miles))
        elif self._query.point is not None:
            yield Evidence(_NO_PLACE)

    def _ages(self, found: Listing) -> Iterator[Evidence]:
        low, high = found.min_age_years, found.max_age_years
        if self._query.age_years is None:
            if low is not None and low >= _ADULT_YEARS:
                yield Evidence(_ADULTS)
        elif low is not None or high is not None:
            span = (25.0 if high is None else high) - (low or 0.0)
            yield Evidence(_AGE * (1 - min(max(span, 0.0), 25.0) / 50), _age_words(low, high))

    def _state(self, found: Listing) -> Iterator[Evidence]:
        if self._filters.free:
            yield Evidence(0.0, "free")
        if self._filters.day:
            yield Evidence(0.0, worded("on {weekday}", weekday=_DAY_NAMES[self._filters.day]))
        if found.status == "temporarily closed":
            yield Evidence(_SHUT, "closed for now")
        yield Evidence(_STALE if is_stale(found, self._today) else 0.0, _checked_words(found.assured_on, self._today))


def _sureness(found: Listing, kind: str, code: str) -> float:
    if f"{kind}:{code.casefold()}" in found.codes:
        return 1.0
    return _PERHAPS if f"perhaps:{code.casefold()}" in found.codes else 0.0


def _age_words(low: float | None, high: float | None) -> str:
    if low and high is not None:
        return worded("for ages {low} to {high}", low=f"{low:g}", high=f"{high:g}")
    if high is not None:
        return worded("for ages up to {high}", high=f"{high:g}")
    return worded("from age {low}", low=f"{low:g}")


def _mile_words(miles: float) -> str:
    if miles < 1:
        return "less than a mile away"
    return counted("{count} mile away", "{count} miles away", round(miles))


def _checked_words(assured_on: date | None, today: date) -> str:
    if assured_on is None:
        return "no date of its last check"
    days = (today - assured_on).days
    if days >= 365:
        return counted("checked {count} year ago", "checked {count} years ago", days // 365)
    if days >= 30:
        return counted("checked {count} month ago", "checked {count} months ago", days // 30)
    if days >= 7:
        return counted("checked {count} week ago", "checked {count} weeks ago", days // 7)
    return "checked in the last week"


def _and(words: Sequence[str]) -> str:
    return worded(" and ").join(filter(None, (", ".join(words[:-1]), words[-1])))
