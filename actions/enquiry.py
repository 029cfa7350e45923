"""What a conversation has established so far, and what one more message changes in it. Pure.

An `Enquiry` is read from Rasa's slots, changed by what was heard, and written back to slots. It holds codes only:
never a family's words, never a full postcode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from localoffer.navigator import Home, Request

_IF_WE_LIVED = re.compile(
    r"\b(what if|if (we|i)|were we|moving to|thinking of moving|move to|moved to)\b", re.IGNORECASE
)
_CORRECTS = re.compile(r"\b(not|meant|i mean|sorry|instead|rather)\b", re.IGNORECASE)
_OTHER_CHILD = re.compile(
    r"\b(her|his|their|my other|my second|my younger|my older|the other)\s+"
    r"(sister|brother|twin|one|son|daughter|child|girl|boy|sibling)\b",
    re.IGNORECASE,
)
CHILD, HINT = "child", "hint"
"""Roles of entities that count, and of those that count where nothing else was said."""
_TELLING = frozenset({"need", "support", "place", "age", "phase", "age_problem"})
_NATIONS = {"S92": "Scotland", "W92": "Wales", "N92": "Northern Ireland"}
"""Source: ONS country codes; a border postcode offers them beside councils."""


@dataclass(frozen=True)
class Enquiry:
    """Where, who and what, in codes.

    Args:
        home: The family's council, as `Home`'s fields; None when not known.
        visiting: A council asked about for this once ("what if we lived in Leeds?").
        asked: What we asked for and have not heard yet: place, need, age or None.
        replying_to: What we had asked when this message came.
        skipped: What a family could not or would not say; never asked again.
        unread: A worry was given in words we did not recognise.
        last: What the last answer was made from, so that "show more" can go on.
        misses: Messages in a row that we did not understand.
    """

    home: Mapping[str, Any] | None = None
    visiting: Mapping[str, Any] | None = None
    age_years: float | None = None
    phase: str | None = None
    needs: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    asked: str | None = None
    replying_to: str | None = None
    skipped: tuple[str, ...] = ()
    unread: bool = False
    topic: str | None = None
    last: Mapping[str, Any] | None = None
    misses: int = 0

    @property
    def place(self) -> Home | None:
        """The council this answer is for."""
        fields = self.visiting or self.home
        if fields is None:
            return None
        point = fields.get("point")
        return Home(**{**fields, "point": tuple(point) if point else None})

    @property
    def request(self) -> Request:
        """The question, in codes."""
        return Request(
            age_years=self.age_years,
            phase=self.phase,
            needs=self.needs,
            supports=self.supports,
            unread="…" if self.unread else None,
        )

    def asking(self, what: str | None) -> Enquiry:
        """The same, after we asked for something."""
        return replace(self, asked=what)


@dataclass(frozen=True)
class Heard:
    """One message, as Rasa understood it.

    Args:
        intent: Its label.
        entities: As Rasa gives them: entity, value, role and group.
        places: What the web app made of postcodes in it (`Located.as_metadata`).
        text: The redacted text; read for turns of phrase only, never kept.
    """

    intent: str
    entities: Sequence[Mapping[str, Any]] = ()
    places: Sequence[Mapping[str, Any]] = ()
    text: str = ""
    ranking: Sequence[str] = field(default_factory=tuple)

    def values(self, entity: str) -> list[Any]:
        """Values of one entity that count: the child's own and not ruled out, in reading order."""
        return list(
            dict.fromkeys(each["value"] for each in self.entities if each["entity"] == entity and _counts(each))
        )

    def hints(self, entity: str) -> list[Any]:
        """Values that words only hint at."""
        return list(dict.fromkeys(e["value"] for e in self.entities if e["entity"] == entity and e.get("role") == HINT))

    def value(self, entity: str) -> Any:
        """The first of `values`, or None."""
        return next(iter(self.values(entity)), None)

    @property
    def tells_something(self) -> bool:
        """Whether it holds a place, an age, a need or a kind of help."""
        return bool(self.places) or any(each["entity"] in _TELLING for each in self.entities)


def _counts(entity: Mapping[str, Any]) -> bool:
    return entity.get("role") in {None, "", CHILD}


def hear(enquiry: Enquiry, heard: Heard) -> Enquiry:
    """What the conversation has established after one more message."""
    after = replace(enquiry, visiting=None, replying_to=enquiry.asked)
    after = _hear_child(after, heard)
    after = _hear_need(after, heard)
    return _hear_place(after, heard)


def is_news(before: Enquiry, after: Enquiry) -> bool:
    """Whether a message told us anything we can use."""
    return any(
        getattr(before, name) != getattr(after, name)
        for name in ("home", "visiting", "age_years", "phase", "needs", "supports")
    )


def _hear_child(enquiry: Enquiry, heard: Heard) -> Enquiry:
    ages, phase = heard.values("age"), heard.value("phase")
    if not ages and enquiry.last and _OTHER_CHILD.search(heard.text):
        ages = [each["value"] for each in heard.entities if each["entity"] == "age"][:1]
    if ages:
        return replace(enquiry, age_years=float(ages[0]), phase=phase, asked=_answered(enquiry, "age"))
    if phase:
        return replace(enquiry, age_years=None, phase=str(phase), asked=_answered(enquiry, "age"))
    return enquiry


def _hear_need(enquiry: Enquiry, heard: Heard) -> Enquiry:
    needs, supports = heard.values("need"), heard.values("support")
    if not needs and not supports and not enquiry.needs and not enquiry.supports:
        # Words that only hint at something are better than nothing at all.
        needs, supports = heard.hints("need"), heard.hints("support")
    if not needs and not supports:
        return enquiry
    needs, supports = tuple(map(str, needs)), tuple(map(str, supports))
    return replace(
        enquiry,
        needs=needs or enquiry.needs,
        supports=supports,
        unread=False,
        asked=_answered(enquiry, "need"),
    )


def _hear_place(enquiry: Enquiry, heard: Heard) -> Enquiry:
    fields = _one_council(heard)
    if fields is None:
        return enquiry
    if enquiry.home and _IF_WE_LIVED.search(heard.text) and fields["gss_code"] != enquiry.home["gss_code"]:
        return replace(enquiry, visiting=fields)
    return replace(enquiry, home=fields, asked=_answered(enquiry, "place"))


def _one_council(heard: Heard) -> dict[str, Any] | None:
    chosen = heard.value("authority")
    if chosen:
        return None if nation_of(str(chosen)) else {"gss_code": str(chosen), "basis": "chosen"}
    found = [place for place in heard.places if place["status"] == "one"]
    councils = {place["authorities"][0]["gss_code"] for place in found}
    if len(councils) == 1 and len(found) == len(heard.places):
        place = found[0]
        return {
            "gss_code": place["authorities"][0]["gss_code"],
            "basis": place["basis"],
            "district": place.get("district"),
            "point": place.get("point"),
            "ended_on": place.get("ended_on"),
        }
    named = heard.values("place")
    if len(named) > 1 and _CORRECTS.search(heard.text):
        named = named[-1:]
    return {"gss_code": str(named[0]), "basis": "chosen"} if len(named) == 1 and not heard.places else None


def nation_of(code: str) -> str | None:
    """The nation a chosen code stands for where it is no English council's."""
    return _NATIONS.get(code[:3])


def _answered(enquiry: Enquiry, what: str) -> str | None:
    return None if enquiry.asked == what else enquiry.asked


def missing(enquiry: Enquiry) -> str | None:
    """What we still need to ask before we can say what is available: place, then need, then age."""
    if enquiry.place is None:
        return "place"
    if not (enquiry.needs or enquiry.supports or enquiry.unread) and "need" not in enquiry.skipped:
        return "need"
    if enquiry.age_years is None and enquiry.phase is None and "age" not in enquiry.skipped:
        return "age"
    return None


def skip(enquiry: Enquiry) -> Enquiry:
    """A family cannot or will not say what we asked: go on without it."""
    if enquiry.asked == "need":
        return replace(enquiry, unread=True, skipped=(*enquiry.skipped, "need"), asked=None)
    if enquiry.asked == "age":
        return replace(enquiry, skipped=(*enquiry.skipped, "age"), asked=None)
    return enquiry


def candidates(places: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Councils to choose from, likeliest first, when the postcodes of a message do not lead to one."""
    seen: dict[str, Mapping[str, Any]] = {}
    for place in places:
        for each in place.get("authorities") or ():
            seen.setdefault(each["gss_code"], each)
    return list(seen.values())
