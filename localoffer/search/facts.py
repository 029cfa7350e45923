"""Which facts answer a question best, by the words they share, and which fit a child's age. Pure.

Rare words count for more than common ones; words of a title count double, and so do the words families use for it. A
question that shares no word with any fact gets them in the order their editor gave, background last.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from localoffer.catalogue.fact_fit import EVERYBODY, FactFit
from localoffer.store.records import FactRecord

_WORD = re.compile(r"[a-z0-9]+")
_TYPED = re.compile(r"[A-Za-z0-9]+")
_EVERYDAY = frozenset({"as", "ta", "odd", "nice", "pals"})
"""Names of terms that are words of other meaning too."""
_STEM_LETTERS = 5
_OTHER_TOPIC, _MAIN_TOPIC = 0.5, 4.0
"""How much a fact counts that is not of the first topic, and what one of the first has before any word is shared."""
_MOMENT = 1e-6
_BACKGROUND = 0.4
"""How much less a fact counts that only explains."""
_AGES_OF_PHASE = {
    "early_years": (0.0, 5.0),
    "primary": (4.0, 12.0),
    "secondary": (11.0, 17.0),
    "post16": (16.0, 20.0),
    "young_adult": (18.0, 26.0),
}
"""Ages that may be meant where only a phase was said; they overlap, as children start and leave at different ages."""
_IDLE = frozenset(
    """
    about after again any are because been before being but can could did does doing don for from get got had has
    have her here him his how into its just know like long make may mean means more much must need now off our out
    over own said say says she should some such than that the their them then there these they thing this those
    told too until very want was way were what when where which who whose why will with would you your son
    daughter child happen happens happened
    """.split()
)


def closest(
    facts: Sequence[FactRecord], question: str, limit: int, fits: Mapping[str, FactFit] | None = None
) -> list[FactRecord]:
    """The facts that share most with a question, best first.

    Args:
        facts: In their editor's order, those of the topic that matters most first.
        question: A family's (redacted) words.
        limit: How many at most.
        fits: What is known of each fact, by key; none for facts that are nothing special.
    """
    known = fits or {}
    asked = set(stems(question))
    rarity = _rarity(facts, known)
    scored = [_worth(fact, facts[0].topic, _score(fact, asked, rarity, known), known) for fact in facts]
    best = sorted(enumerate(facts), key=lambda each: (-scored[each[0]], each[0]))
    return [fact for _, fact in best[:limit]]


def in_order_of_fit(
    keys: Sequence[str], fits: Mapping[str, FactFit], *, age_years: float | None, phase: str | None
) -> list[str]:
    """The same keys, those of facts that are for another age last.

    Args:
        keys: In the order they are wanted.
        fits: What is known of each fact.
        age_years: Of the child; None when not known.
        phase: Where only a phase is known.
    """
    own = set(fitting(keys, fits, age_years=age_years, phase=phase))
    return sorted(keys, key=lambda key: key not in own)


def fitting(
    keys: Sequence[str], fits: Mapping[str, FactFit], *, age_years: float | None, phase: str | None
) -> list[str]:
    """The keys of those facts that are for a child of this age, in their order; all where no age is known."""
    ages = (age_years, age_years + _MOMENT) if age_years is not None else _AGES_OF_PHASE.get(phase or "")
    return [key for key in keys if ages is None or fits.get(key, EVERYBODY).fits(*ages)]


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


def _rarity(facts: Sequence[FactRecord], fits: Mapping[str, FactFit]) -> dict[str, float]:
    counts = Counter(stem for fact in facts for stem in {*_title(fact, fits), *stems(fact.text)})
    return {stem: math.log(1 + len(facts) / count) for stem, count in counts.items()}


def _score(fact: FactRecord, asked: set[str], rarity: Mapping[str, float], fits: Mapping[str, FactFit]) -> float:
    title, text = _title(fact, fits), set(stems(fact.text))
    return sum(rarity.get(stem, 0.0) * (2 * (stem in title) + (stem in text)) for stem in asked)


def _title(fact: FactRecord, fits: Mapping[str, FactFit]) -> set[str]:
    """The words of a fact's title, and those families use for it."""
    return {*stems(fact.title), *stems(fits.get(fact.key, EVERYBODY).words)}


def _worth(fact: FactRecord, main_topic: str, score: float, fits: Mapping[str, FactFit]) -> float:
    if _only_explains(fact, fits):
        score *= _BACKGROUND
        return score if fact.topic == main_topic else score * _OTHER_TOPIC
    return score + _MAIN_TOPIC if fact.topic == main_topic else score * _OTHER_TOPIC


def _only_explains(fact: FactRecord, fits: Mapping[str, FactFit]) -> bool:
    return fits.get(fact.key, EVERYBODY).is_background
