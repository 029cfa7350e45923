"""What a conversation has established so far, and what one more message changes in it. Pure.

An `Enquiry` is read from Rasa's slots, changed by what was heard, and written back to slots. It holds codes only:
never a family's words, never a full postcode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions import children
from actions.children import Child, Family
from actions.heard import Heard
from localoffer.navigator import Home, Request
from localoffer.reading.phase import phases_for

__all__ = [
    "COMPARES",
    "Enquiry",
    "Heard",
    "candidates",
    "hear",
    "is_news",
    "missing",
    "nation_of",
    "remembered",
    "skip",
    "turn_to",
]
_IF_WE_LIVED = re.compile(r"\b(what if|if (we|i)|were we|moving to|thinking of moving|move to)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(we|i)('ve|ve| have)? (just |now |recently )?moved\b|\bwe live in\b", re.IGNORECASE)
COMPARES = re.compile(r"\b(compar(e|es|ed|ing|ison)|versus|vs|side by side)\b", re.IGNORECASE)
_CORRECTS = re.compile(r"\b(not|meant|i mean|sorry|instead|rather)\b", re.IGNORECASE)
_ADDS = re.compile(r"\b(also|too|as well|on top|plus|and now)\b", re.IGNORECASE)
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
        children: The children talked about, kept apart; what is known of the one talked about now is above.
        child: Which of them is talked about now, counted from 0.
        style: How a family wants to be answered.
        told: What else a family told us that answers are made from.
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
    children: tuple[Child, ...] = ()
    child: int = 0
    style: str | None = None
    told: Mapping[str, Any] | None = None

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

    @property
    def talked_about(self) -> Child:
        """The child an answer is for, as it is now known."""
        kept = remembered(self)
        return kept[self.child] if kept else Child()

    def asking(self, what: str | None) -> Enquiry:
        """The same, after we asked for something."""
        return replace(self, asked=what)


def hear(enquiry: Enquiry, heard: Heard) -> Enquiry:
    """What the conversation has established after one more message."""
    after = replace(enquiry, visiting=None, replying_to=enquiry.asked)
    family = children.listen(remembered(after), after.child, heard.words, heard.entities)
    if family.are_several:
        after = _hear_of_several(after, heard, family)
    else:
        after = replace(_hear_need(_hear_child(after, heard), heard), children=family.children)
        after = replace(after, children=remembered(after) if family.children else ())
    return _hear_place(after, heard)


def is_news(before: Enquiry, after: Enquiry) -> bool:
    """Whether a message told us anything we can use."""
    return any(
        getattr(before, name) != getattr(after, name)
        for name in ("home", "visiting", "age_years", "phase", "needs", "supports", "child")
    )


def remembered(enquiry: Enquiry) -> tuple[Child, ...]:
    """The children so far, the one talked about now as it is now known."""
    if not enquiry.children and enquiry.age_years is None and enquiry.phase is None and not enquiry.needs:
        return ()
    kept = list(enquiry.children) or [Child()]
    kept[enquiry.child] = replace(
        kept[enquiry.child], age_years=enquiry.age_years, phase=enquiry.phase, needs=enquiry.needs
    )
    return tuple(kept)


def turn_to(enquiry: Enquiry, child: int) -> Enquiry:
    """The same, with another of its children talked about."""
    kept = remembered(enquiry)
    return _of_child(enquiry, kept, child) if 0 <= child < len(kept) else enquiry


def _of_child(enquiry: Enquiry, kept: tuple[Child, ...], child: int) -> Enquiry:
    now = kept[child]
    supports = now.supports or enquiry.supports
    own = {"age_years": now.age_years, "phase": now.phase, "needs": now.needs, "supports": supports}
    return replace(enquiry, children=kept, child=child, **own)


def _hear_of_several(enquiry: Enquiry, heard: Heard, family: Family) -> Enquiry:
    """What is said of each child goes to that child; the one talked about now is answered."""
    is_new = family.now >= len(remembered(enquiry))
    after = _of_child(enquiry, family.children, family.now)
    if heard.values("support") and not family.children[family.now].supports:
        after = replace(after, supports=tuple(map(str, heard.values("support"))))
    if is_new and enquiry.last and not after.needs:
        # "And for her sister, she's 9": the same question for another child.
        after = replace(after, needs=enquiry.needs)
    if ruled_out := set(heard.ruled_out("need")):
        after = replace(after, needs=tuple(each for each in after.needs if each not in ruled_out))
    if heard.values("need") or heard.values("support"):
        after = replace(after, unread=False, asked=_answered(after, "need"))
    known = after.age_years is not None or after.phase is not None
    return replace(after, asked=_answered(after, "age")) if known else after


def _hear_child(enquiry: Enquiry, heard: Heard) -> Enquiry:
    ages, phase = heard.values("age"), heard.value("phase")
    if ages:
        return replace(enquiry, age_years=float(ages[0]), phase=phase, asked=_answered(enquiry, "age"))
    if phase:
        # "Nursery hours" for a child of 4 says nothing new; "he is in secondary now" does.
        still = enquiry.age_years is not None and str(phase) in phases_for(enquiry.age_years, None)
        age = enquiry.age_years if still else None
        return replace(enquiry, age_years=age, phase=str(phase), asked=_answered(enquiry, "age"))
    return enquiry


def _hear_need(enquiry: Enquiry, heard: Heard) -> Enquiry:
    needs, supports = heard.values("need"), heard.values("support")
    if ruled_out := set(heard.ruled_out("need")):
        enquiry = replace(enquiry, needs=tuple(each for each in enquiry.needs if each not in ruled_out))
    if not needs and not supports and not enquiry.needs and not enquiry.supports:
        # Words that only hint at something are better than nothing at all.
        needs, supports = heard.hints("need"), heard.hints("support")
    if not needs and not supports:
        return enquiry
    before = enquiry.needs if _ADDS.search(heard.words) else ()
    needs, supports = tuple(dict.fromkeys([*before, *map(str, needs)])), tuple(map(str, supports))
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
    if enquiry.home and _asks_elsewhere(enquiry, heard) and fields["gss_code"] != enquiry.home["gss_code"]:
        return replace(enquiry, visiting=fields)
    return replace(enquiry, home=fields, asked=_answered(enquiry, "place"))


def _asks_elsewhere(enquiry: Enquiry, heard: Heard) -> bool:
    """Whether a council is named to hear about it, not because the family lives there."""
    if _MOVED.search(heard.words) and not _IF_WE_LIVED.search(heard.words):
        return False
    compares = heard.intent == "compare_areas" or COMPARES.search(heard.text) or (enquiry.last or {}).get("compare")
    return bool(_IF_WE_LIVED.search(heard.text) or (compares and not _CORRECTS.search(heard.text)))


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
