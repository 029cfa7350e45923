"""How old the child asked about is, in the many ways parents write it.

"2 and a half", "18mo", "nearly 4", "rising 5", "son 16", "(8, aspergers)". A number is taken for an age only on good
evidence: a waiting list of 2 years, 30 hours, 8 o'clock, a school year and a brother's age are none. Ages run from 0 to
25, as the law's plans do; beyond that the age is reported as a problem, so that the reply can say so kindly.

Source: CFA 2014 s.83 and domain.md section 6 (phases; "rising 5" is 4); labels.md, field rulings ("nearly 3" is 2.9,
"3 in August" is 2.5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from localoffer.reading import age_words as say
from localoffer.reading.age_evidence import age_evidence, in_figures
from localoffer.reading.people import CHILD, PARENT, YOUNG_PERSON, is_relative_asked, whose
from localoffer.reading.phase import read_phase
from localoffer.reading.words import Words
from localoffer.reading.writer import read_writer

OLDEST_YEARS = 25
"""The last age at which a plan can run."""

TOO_OLD, NEGATIVE, IMPOSSIBLE = "too_old", "negative", "impossible"

STATED, YEAR, WORD = "stated", "year", "word"
"""How an age is known: said, worked out from a school year, or from a word such as "toddler"."""


@dataclass(frozen=True)
class AgeReading:
    """An age somebody is said to have.

    Args:
        age_years: In years, 0 to 25 for a child; parents may be older.
        start: Where it starts in the text.
        end: Where it ends, exclusive.
        implied: "stated", "year" (from a school year) or "word" (from "toddler" and the like).
        whose: "child" (the one asked about), "parent", "sibling" or "other".
    """

    age_years: float
    start: int
    end: int
    implied: str = STATED
    whose: str = CHILD


@dataclass(frozen=True)
class AgesReading:
    """All ages of a message, and what is wrong with one when something is.

    Args:
        ages: In reading order.
        asked: The age of the child asked about; None when none is stated, or two children's are.
        problem: "too_old" (over 25), "negative", "impossible" (over 120), or None.
    """

    ages: tuple[AgeReading, ...]
    asked: AgeReading | None
    problem: str | None


def read_age(text: str) -> AgeReading | None:
    """The age of the child asked about, or None.

    A stated age comes first; without one, an age worked out from a school year ("year 9") with `implied` "year".
    """
    words = Words(text)
    stated = read_ages(words).asked
    if stated is not None:
        return stated
    year = read_phase(text)
    if year is None or year.age_years is None:
        return None
    return AgeReading(year.age_years, year.start, year.end, YEAR)


def read_ages(text: str | Words, writer: str | None = None) -> AgesReading:
    """Every age of a message, whose it is, and the one asked about.

    Args:
        text: The message.
        writer: Who writes it, where that is known already.
    """
    words = text if isinstance(text, Words) else Words(text)
    plain = say.NOT_AGES.sub(_blanked, words.plain)
    writer = writer or read_writer(words)
    strong: list[AgeReading] = []
    weak: list[AgeReading] = []
    problem: str | None = None
    for found in say.AGE.finditer(plain):
        evidence = age_evidence(plain, found, "strong" if strong else "weak" if weak else "")
        if not evidence or (evidence == "weak" and _is_code(words, words.index(found.start()))):
            continue
        reading = _reading(words, plain, found, writer)
        wrong = _problem(found, reading)
        if wrong and reading.whose == CHILD:
            problem = problem or wrong
        elif not wrong or (wrong == TOO_OLD and reading.whose != CHILD):
            (strong if evidence == "strong" else weak).append(reading)
    if not any(age.whose == CHILD for age in strong):
        strong += [age for age in weak if age.whose == CHILD]
    ages = tuple(sorted(strong or weak, key=lambda age: age.start))
    if not any(age.whose == CHILD for age in ages) and is_relative_asked(words):
        ages = tuple(
            replace(age, whose=CHILD) if age.whose != PARENT and age.age_years <= OLDEST_YEARS else age for age in ages
        )
    return AgesReading(ages, _asked(ages), problem)


def _blanked(found: re.Match[str]) -> str:
    text = found.group()
    # A redacted name ("child 1") must stay a person.
    return re.sub(r"[0-9]", "~", text) if text.startswith(("child", "person")) else re.sub(r"[0-9a-z£]", "~", text)


def _is_code(words: Words, at: int) -> bool:
    """Whether a number in brackets is part of something that is not speech: "alert(1)"."""
    opens = words.items[at - 1].start if at and words.at(at - 1) == "(" else 0
    return bool(opens) and words.text[opens - 1].isalnum()


def _reading(words: Words, plain: str, found: re.Match[str], writer: str) -> AgeReading:
    start, end = words.span_of(found.start(), found.end())
    first, last = words.reach(found.start(), found.end())
    before = plain[max(0, found.start() - 70) : found.start()]
    after = plain[found.end() : found.end() + 30]
    owner = whose(words, first, last, writer=writer, age=True)
    if say.I_AM.search(before) and writer != YOUNG_PERSON:
        owner = PARENT
    return AgeReading(round(_years(found, before, after), 2), start, end, STATED, owner)


def _years(found: re.Match[str], before: str, after: str) -> float:
    number = found["n"] or "1"
    value = float(in_figures(number))
    value += 0.5 if found["half"] or found["half_after"] else 0.25 if found["quarter"] else 0.75 if found["most"] else 0
    per_year = 12 if found["months"] else 52 if found["weeks"] else 365 if found["days"] else 1
    years = value / per_year + (in_figures(found["more"]) / 12 if found["more"] else 0)
    if found["minus"]:
        return -years
    return max(0.0, years - _still_to_go(found, before, after))


def _still_to_go(found: re.Match[str], before: str, after: str) -> float:
    """The years still missing to the age named."""
    if say.RISING.search(before):
        return 1.0
    if found["nth"]:
        return 0.0 if say.HAD_BIRTHDAY.search(before) else 0.1 if say.WITHIN_WEEKS.match(after) else 0.5
    past = say.BIRTHDAY_PAST.search(before) or after.startswith((" just gone ", " gone "))
    if found["birthday"] and not past:
        when = found["birthday"]
        if say.VERY_SOON.search(when):
            return 0.1
        return 0.5
    if found["months"] and say.NEARLY.search(before):
        return 1 / 12
    return 0.1 if say.NEARLY.search(before) else 0.0


def _problem(found: re.Match[str], reading: AgeReading) -> str | None:
    if found["minus"]:
        return NEGATIVE
    if reading.age_years > 120:
        return IMPOSSIBLE
    return TOO_OLD if reading.age_years >= OLDEST_YEARS + 1 else None


def _asked(ages: tuple[AgeReading, ...]) -> AgeReading | None:
    child = [age for age in ages if age.whose == CHILD]
    if not child:
        return None
    spread = max(age.age_years for age in child) - min(age.age_years for age in child)
    # "15 at Christmas so he's 14": an age in whole years goes before one worked out.
    return next((age for age in child if age.age_years.is_integer()), child[0]) if spread <= 1.0 else None
