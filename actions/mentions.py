"""Which children a message speaks of, and where: "my son", "the 4-year-old", "her sister", "child 2", "she". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

BOY, GIRL = "boy", "girl"
SON, DAUGHTER, BROTHER, SISTER, ANY = "son", "daughter", "brother", "sister", "child"
SIBLINGS = frozenset({BROTHER, SISTER})
OLDER, YOUNGER, OTHER = "older", "younger", "other"

_BOYS = r"sons?|boys?|lads?|ds\d?|grandsons?|stepsons?"
_GIRLS = r"daughters?|girls?|lass|dd\d?|grand\s?daughters?|stepdaughters?"
_EITHER = r"child|children|kids?|lo|little\sone|baby|toddler|teenager|twins?|grandchild(?:ren)?"
_ORDER = r"older|oldest|eldest|elder|big|younger|youngest|little|other|second"
_ALONE = r"older|oldest|eldest|elder|younger|youngest|other"
_YEARS = r"(?:[- ]?(?:years?|yrs?)[- ]olds?|\s?y/?o)\b"
_STOPS = (
    r"and|or|but|with|has|have|had|is|are|was|for|of|to|in|at|on|my|our|his|her|their|the|a|an|he|she|they|who|that"
    r"|school|i|we|says?|said"
)
_BETWEEN = rf"(?:(?!(?:{_STOPS})\b|\w+'s\b)[\w'-]+\s+)"
_NOT_ONE = (
    r"(?!\s+(?:benefit|development|centre|center|minder|care|tax|mental|protection|maintenance|services|trust"
    r"|in\sneed))"
)
_NO_CHILD = r"(?!\s+(?:day|week|night|side|hand|half|school|schools|thing|way|people|parents?|option|place|council))"
_MENTION = re.compile(
    rf"""
    \b(?P<name>child\s\d{{1,4}})\b
    | \b(?:(?P<whose>my|our|his|her|their|the|an?|two|three)\s+{_BETWEEN}{{0,4}}?)?
      (?:\d+\s*{_YEARS}\s+)?
      (?:(?P<boy>{_BOYS})|(?P<girl>{_GIRLS})|(?P<either>{_EITHER})
        |(?<=\s)(?P<brother>brothers?)|(?<=\s)(?P<sister>sisters?))\b{_NOT_ONE}
    | (?:^|\b(?:my|our|the|an?|and|for|about)\s+)(?P<years>\d{{1,2}}){_YEARS}
    | \b(?:my|our|the)\s+(?P<order>{_ALONE})(?:\s+one)?\b{_NO_CHILD}
    | \b(?P<he>he|him|his|hes|he's|hell|he'll)\b
    | \b(?P<she>she|her|hers|shes|she's|she'll)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ORDER_WORD = re.compile(rf"\b({_ORDER})\b", re.IGNORECASE)
_AGE = re.compile(rf"\b(\d{{1,2}})\s*{_YEARS}", re.IGNORECASE)
_SAID_OF_ONE = re.compile(r"\b(?:is|was|he'?s|she'?s|as)\s+$", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\b(?:for|about|help with)\s+(?:just |only )?$", re.IGNORECASE)
_GAP = re.compile(r"[\s,(]{0,2}")
_ORDERS = {
    **dict.fromkeys(("older", "oldest", "eldest", "elder", "big"), OLDER),
    **dict.fromkeys(("younger", "youngest", "little"), YOUNGER),
    **dict.fromkeys(("other", "second"), OTHER),
}


@dataclass(frozen=True)
class Mention:
    """One place where a message speaks of a child.

    Args:
        start: Where it begins.
        end: Where it ends, exclusive.
        kin: What the child is to the writer or to the child talked of; None when not said.
        sex: boy, girl or None.
        name: The stand-in of a redacted name, such as "child 1".
        age_years: An age that stands in the mention itself.
        order: older, younger, other or None.
        is_plural: Whether it speaks of several at once.
        is_pronoun: Whether it is no more than "he" or "her".
        is_asked_for: Whether it follows "for" or "about".
        is_bare: Whether it is no more than "the older one".
    """

    start: int
    end: int
    kin: str | None = None
    sex: str | None = None
    name: str | None = None
    age_years: float | None = None
    order: str | None = None
    is_plural: bool = False
    is_pronoun: bool = False
    is_asked_for: bool = False
    is_bare: bool = False


def mentions(words: str) -> list[Mention]:
    """Every place where children are spoken of, in order; a name next to "my son" is one with it."""
    words = words.replace("\u2019", "'")
    found: list[Mention] = []
    for each in _found(words):
        if found and _are_one(found[-1], each, words):
            found[-1] = _joined(found[-1], each)
        else:
            found.append(each)
    return found


def _found(words: str) -> Iterator[Mention]:
    for match in _MENTION.finditer(words):
        mention = _mention(match, words)
        if mention is not None:
            asked = bool(_ASKED_FOR.search(words[: match.start()]))
            yield replace(mention, is_asked_for=asked or match.group().casefold().startswith(("for ", "about ")))


def _mention(match: re.Match[str], words: str) -> Mention | None:
    start, end = match.span()
    if match["name"]:
        return Mention(start, end, name=" ".join(match["name"].casefold().split()))
    if match["he"] or match["she"]:
        return Mention(start, end, sex=BOY if match["he"] else GIRL, is_pronoun=True)
    if match["years"]:
        # "He is a 4 year old" speaks of nobody new.
        said_of_one = _SAID_OF_ONE.search(words[:start])
        return None if said_of_one else Mention(start, end, age_years=float(match["years"]))
    if match["order"]:
        return Mention(start, end, kin=ANY, order=_ORDERS[match["order"].casefold()], is_bare=True)
    return _of_kin(match, start, end)


def _of_kin(match: re.Match[str], start: int, end: int) -> Mention | None:
    kinds = {"boy": (SON, BOY), "girl": (DAUGHTER, GIRL), "either": (ANY, None), "brother": (BROTHER, BOY)}
    kind = next((name for name in kinds if match[name]), "sister")
    kin, sex = kinds.get(kind, (SISTER, GIRL))
    whose = (match["whose"] or "").casefold()
    if kin in SIBLINGS and whose not in {"his", "her", "their", "a"}:
        return None
    order, aged = _ORDER_WORD.search(match.group()), _AGE.search(match.group())
    noun = match[kind].casefold()
    return Mention(
        start,
        end,
        kin=kin,
        sex=sex,
        age_years=float(aged[1]) if aged else None,
        order=_ORDERS[order[1].casefold()] if order and kin not in SIBLINGS else None,
        is_plural=noun in {"children", "grandchildren"} or (noun.endswith("s") and noun not in {"ds", "lass"}),
    )


def _are_one(first: Mention, second: Mention, words: str) -> bool:
    """Whether two mentions stand side by side for one child: "my son child 1", "child 1, my son"."""
    either_named = bool(first.name) != bool(second.name)
    plain = not (first.is_pronoun or second.is_pronoun or first.is_plural or second.is_plural)
    return either_named and plain and bool(_GAP.fullmatch(words[first.end : second.start]))


def _joined(first: Mention, second: Mention) -> Mention:
    return Mention(
        first.start,
        second.end,
        kin=first.kin or second.kin,
        sex=first.sex or second.sex,
        name=first.name or second.name,
        age_years=first.age_years if first.age_years is not None else second.age_years,
        order=first.order or second.order,
        is_asked_for=first.is_asked_for,
    )
