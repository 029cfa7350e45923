"""The children one family talks about, each with its own age and needs, kept apart. Pure.

Held in codes only: what a child is to the family ("son"), the stand-in of a redacted name ("child 1"), an age, needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from actions.mentions import ANY, BROTHER, DAUGHTER, OLDER, OTHER, SIBLINGS, SISTER, SON, Mention, mentions
from localoffer.answers import wording
from localoffer.language import worded

MOST_CHILDREN = 6
_SHORT = 7
"""Words of a message that does no more than name a child."""
_NEXT_TO = 14
"""Letters between "she" and an age that is hers."""
_NOT_THEIRS = frozenset({"negated", "parent", "other", "hint"})
_SIBLINGS_OWN = "sibling"
_TITLES = {
    ANY: "your child",
    SON: "your son",
    DAUGHTER: "your daughter",
    BROTHER: "your child's brother",
    SISTER: "your child's sister",
}


@dataclass(frozen=True)
class Child:
    """One child.

    Args:
        kin: son, daughter, brother, sister or child; None when not said.
        sex: boy, girl or None.
        name: The stand-in of its redacted name.
        age_years: In years.
        phase: Where only a phase was said.
        needs: Need codes.
        supports: Kinds of help asked for this child alone.
    """

    kin: str | None = None
    sex: str | None = None
    name: str | None = None
    age_years: float | None = None
    phase: str | None = None
    needs: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is known that an answer depends on."""
        return self.age_years is not None or self.phase is not None or bool(self.needs)

    @property
    def title(self) -> str:
        """How to speak of the child to the family: "your daughter (7 years old)"; the web app puts the name back."""
        who = self.name or worded(_TITLES[self.kin or ANY])
        if self.age_years is not None:
            return f"{who} ({wording.age(self.age_years)})"
        return f"{who} ({wording.phase(self.phase)})" if self.phase else who

    def as_json(self) -> dict[str, Any]:
        """For the slot."""
        return {**asdict(self), "needs": list(self.needs), "supports": list(self.supports)}

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> Self:
        """From the slot."""
        fields = {name: held.get(name) for name in ("kin", "sex", "name", "age_years", "phase")}
        return cls(**fields, needs=tuple(held.get("needs") or ()), supports=tuple(held.get("supports") or ()))


@dataclass(frozen=True)
class Family:
    """The children after one more message, and which of them it is about."""

    children: tuple[Child, ...]
    now: int

    @property
    def are_several(self) -> bool:
        """Whether there is more than one."""
        return len(self.children) > 1


def listen(known: Sequence[Child], now: int, words: str, entities: Sequence[Mapping[str, Any]]) -> Family:
    """What one message says of each child.

    Args:
        known: The children so far, the one talked about as it is now known.
        now: Which of them is talked about.
        words: The redacted message; empty for a button.
        entities: What was read in it.
    """
    spoken = mentions(words) if words else []
    if not spoken or len(known) >= MOST_CHILDREN:
        return Family(tuple(known), now)
    ear = _Ear(list(known), now if known else -1, words)
    ear.hear(spoken, entities)
    return ear.family()


class _Ear:
    """Goes through one message from left to right."""

    def __init__(self, children: list[Child], now: int, words: str) -> None:
        self.children, self.now, self.words = children, now, words
        self.before = len(children)
        self.told: list[int] = []
        self.aged: set[int] = set()
        self.asked_for: int | None = None
        self.named: list[int] = []

    def hear(self, spoken: Sequence[Mention], entities: Sequence[Mapping[str, Any]]) -> None:
        counted = [each for each in entities if _is_theirs(each)]
        at = self.now
        for mention, until in zip(spoken, [*(each.start for each in spoken[1:]), len(self.words) + 1], strict=True):
            since = 0 if mention is spoken[0] else mention.start
            here = [each for each in counted if since <= each.get("start", len(self.words)) < until]
            at = self._take(mention, here, at)

    def family(self) -> Family:
        """The children worth remembering, and the one the message is about."""
        now = self._now()
        keep = [
            place for place in range(len(self.children)) if place < self.before or place == now or place in self.told
        ]
        kept = tuple(self.children[place] for place in keep)[:MOST_CHILDREN]
        return Family(kept, keep.index(now) if now in keep[:MOST_CHILDREN] else 0)

    def _now(self) -> int:
        short = len(self.words.split()) <= _SHORT
        if self.asked_for is not None:
            return self.asked_for
        if self.told:
            return self.told[0]
        if self.named and (short or self.now < 0):
            return self.named[0]
        return self.now

    def _take(self, mention: Mention, here: Sequence[Mapping[str, Any]], at: int) -> int:
        if mention.is_plural:
            return self._take_several(mention, here, at)
        if mention.kin in SIBLINGS and not mention.is_asked_for and _first(here, "age") is None:
            return self._pass_by(here, at)
        place = self._place(mention, here, at)
        if place is None:
            return at
        child = self.children[place]
        if mention.is_asked_for:
            self.asked_for = place
        if not mention.is_pronoun:
            self.named.append(place)
        age = _first(here, "age")
        if age is not None and place in self.aged and not mention.is_pronoun and age != child.age_years:
            place = self._new(mention)
        self._tell(place, here, age if age is not None else mention.age_years)
        return place

    def _pass_by(self, here: Sequence[Mapping[str, Any]], at: int) -> int:
        """A brother or sister spoken of in passing is nobody asked about; what is not theirs is still the child's."""
        own = [each for each in here if each.get("role") != _SIBLINGS_OWN]
        if at >= 0 and own:
            self._tell(at, own, None)
        return at

    def _take_several(self, mention: Mention, here: Sequence[Mapping[str, Any]], at: int) -> int:
        ages = list(dict.fromkeys(float(each["value"]) for each in here if each["entity"] == "age"))
        if len(ages) < 2:
            if at >= 0 and here:
                self._tell(at, here, ages[0] if ages else None)
            return at
        others = [each for each in here if each["entity"] != "age"]
        for age in ages:
            known = next((n for n, child in enumerate(self.children) if child.age_years == age), None)
            place = known if known is not None else self._new(replace(mention, age_years=age))
            self._tell(place, others, age)
        return self.told[-len(ages)] if len(self.told) >= len(ages) else at

    def _tell(self, place: int, here: Sequence[Mapping[str, Any]], age: float | None) -> None:
        child = self.children[place]
        needs = tuple(dict.fromkeys(str(each["value"]) for each in here if each["entity"] == "need"))
        supports = tuple(dict.fromkeys(str(each["value"]) for each in here if each["entity"] == "support"))
        phase = next((str(each["value"]) for each in here if each["entity"] == "phase" and each.get("start")), None)
        if age is not None:
            child = replace(child, age_years=float(age), phase=phase)
            self.aged.add(place)
        elif phase is not None:
            child = replace(child, age_years=None, phase=phase)
        if needs:
            own = child.needs if place in self.told else ()
            child = replace(child, needs=tuple(dict.fromkeys([*own, *needs])))
        if supports:
            child = replace(child, supports=supports)
        self.children[place] = child
        if (age is not None or phase or needs or supports) and place not in self.told:
            self.told.append(place)

    def _place(self, mention: Mention, here: Sequence[Mapping[str, Any]], at: int) -> int | None:
        """Which child a mention means; a new one where it is none of them; None where it is nobody's child."""
        if mention.is_pronoun:
            return self._of_pronoun(mention, here, at)
        found = self._named(mention) if mention.name else None
        if found is None:
            found = self._of_kin(mention, at)
        if found is None:
            # "The other one" means a card as often as a child: it makes nobody new.
            return None if mention.order == OTHER and mention.is_bare else self._new(mention)
        child = self.children[found]
        kin = mention.kin if child.kin in {None, ANY} else child.kin
        self.children[found] = replace(child, kin=kin, sex=child.sex or mention.sex, name=child.name or mention.name)
        return found

    def _named(self, mention: Mention) -> int | None:
        return next((n for n, child in enumerate(self.children) if child.name == mention.name), None)

    def _of_kin(self, mention: Mention, at: int) -> int | None:
        fits = [n for n, child in enumerate(self.children) if _may_be(child, mention)]
        if mention.order == OTHER or mention.kin in SIBLINGS:
            others = [n for n in fits if n != at]
            return others[0] if others else None
        if mention.age_years is not None:
            return next((n for n in fits if self.children[n].age_years in {mention.age_years, None}), None)
        if mention.order and len(fits) > 1:
            ages = {n: self.children[n].age_years for n in fits if self.children[n].age_years is not None}
            pick = max if mention.order == OLDER else min
            return pick(ages, key=lambda n: ages[n] or 0.0) if ages else fits[0]
        return at if at in fits else next(iter(fits), None)

    def _of_pronoun(self, mention: Mention, here: Sequence[Mapping[str, Any]], at: int) -> int | None:
        same = [n for n, child in enumerate(self.children) if child.sex == mention.sex]
        if at >= 0 and self.children[at].sex in {None, mention.sex}:
            child = self.children[at]
            # "My child's teacher says she …" is a guess like any other; only "he" and "she" of this child follow.
            if child.sex is None and len(self.children) == 1:
                self.children[at] = replace(child, sex=mention.sex)
            return at
        if len(same) == 1:
            return same[0]
        return self._new(mention) if not same and self._is_told(mention, here) else None

    def _is_told(self, mention: Mention, here: Sequence[Mapping[str, Any]]) -> bool:
        """Whether "she" is somebody new: an age follows, or a need where nobody was spoken of but as he or she."""
        near = {e["entity"] for e in here if 0 <= e.get("start", 0) - mention.end <= _NEXT_TO}
        return "age" in near or ("need" in near and all(child.kin is None for child in self.children))

    def _new(self, mention: Mention) -> int:
        self.children.append(Child(kin=mention.kin, sex=mention.sex, name=mention.name, age_years=mention.age_years))
        return len(self.children) - 1


def _may_be(child: Child, mention: Mention) -> bool:
    """Whether a known child may be meant by a mention that is neither a name nor a pronoun."""
    if mention.sex and child.sex and mention.sex != child.sex:
        return False
    if mention.name and child.name:
        return False
    return not (mention.kin in SIBLINGS and child.sex is None)


def _is_theirs(entity: Mapping[str, Any]) -> bool:
    return entity["entity"] in {"age", "need", "support", "phase"} and entity.get("role") not in _NOT_THEIRS


def _first(entities: Sequence[Mapping[str, Any]], kind: str) -> float | None:
    ages = [each for each in entities if each["entity"] == kind]
    plain = [each for each in ages if each.get("role") in {None, "", "child"}] or ages
    return float(plain[0]["value"]) if plain else None
