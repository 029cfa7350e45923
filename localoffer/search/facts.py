"""Which facts answer a question best, by the words they share. Pure.

Rare words count for more than common ones; words of a title count double. A question that shares no word with any fact
gets them in the order their editor gave.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from localoffer.store.records import FactRecord

_WORD = re.compile(r"[a-z0-9]+")
_TYPED = re.compile(r"[A-Za-z0-9]+")
_EVERYDAY = frozenset({"as", "ta", "odd", "nice", "pals"})
"""Names of terms that are words of other meaning too."""
_STEM_LETTERS = 5
_MAIN_TOPIC = 1.5
"""How much more a fact of the first topic counts."""
_IDLE = frozenset(
    """
    about after again any are because been before being but can could did does doing don for from get got had has
    have her here him his how into its just know like long make may mean means more much must need now off our out
    over own said say says she should some such than that the their them then there these they thing this those
    told too until very want was way were what when where which who whose why will with would you your son
    daughter child
    """.split()
)


def closest(facts: Sequence[FactRecord], question: str, limit: int) -> list[FactRecord]:
    """The facts that share most with a question, best first.

    Args:
        facts: In their editor's order, those of the topic that matters most first.
        question: A family's (redacted) words.
        limit: How many at most.
    """
    asked = set(stems(question))
    rarity = _rarity(facts)
    scored = [
        (_score(fact, asked, rarity) * (_MAIN_TOPIC if fact.topic == facts[0].topic else 1), -place, fact)
        for place, fact in enumerate(facts)
    ]
    best = sorted(scored, key=lambda each: (-each[0], -each[1]))
    return [fact for _, _, fact in best[:limit]]


def defined(terms: Sequence[FactRecord], question: str) -> list[FactRecord]:
    """The terms whose own name, or abbreviation, stands in a question; longest name first.

    An abbreviation with several meanings finds all its terms. One that is an everyday word too ("odd", "nice") counts
    where it is in capitals, or where nothing else is asked about.
    """
    typed = f" {' '.join(_TYPED.findall(question))} "
    said = typed.casefold()
    found = [(len(name), term) for term in terms for name in _names(term.title) if f" {name} " in said]
    sure = [each for each in found if _stands_alone(each, typed)]
    chosen = sorted(sure or found, key=lambda each: (-each[0], each[1].key))
    return list({term.key: term for _, term in chosen}.values())


def _stands_alone(found: tuple[int, FactRecord], typed: str) -> bool:
    """Whether a term is not merely an everyday word of the question."""
    length, term = found
    words = [name for name in _names(term.title) if len(name) == length and name in _EVERYDAY]
    return not words or any(f" {name.upper()} " in typed for name in words)


def stems(words: str) -> list[str]:
    """The words that carry meaning, cut short so that "refused" meets "refusal"."""
    return [w[:_STEM_LETTERS] for w in _WORD.findall(words.casefold()) if len(w) > 2 and w not in _IDLE]


def _names(title: str) -> set[str]:
    """Names of a term: "Education, health and care (EHC) plan" is also known by its parts in and around the bracket."""
    inside = re.findall(r"\(([^)]+)\)", title)
    outside = re.sub(r"\([^)]*\)", " ", title)
    others = re.split(r"\bor\b", outside)
    short = re.findall(r"\b[A-Z]{3,}\b", outside) if " and " in outside else []
    names = {" ".join(_WORD.findall(each.casefold())) for each in [*inside, outside, title, *others, *short]}
    return {each for each in names | {f"{name}s" for name in names} if len(each) > 1}


def _rarity(facts: Sequence[FactRecord]) -> dict[str, float]:
    counts = Counter(stem for fact in facts for stem in {*stems(fact.title), *stems(fact.text)})
    return {stem: math.log(1 + len(facts) / count) for stem, count in counts.items()}


def _score(fact: FactRecord, asked: set[str], rarity: dict[str, float]) -> float:
    title, text = set(stems(fact.title)), set(stems(fact.text))
    return sum(rarity.get(stem, 0.0) * (2 * (stem in title) + (stem in text)) for stem in asked)
