"""School years and phases: "Y9", "key stage 2", "reception" and what phase an age belongs to.

School years are read here; everyday words for phases ("nursery", "sixth form") are data, read by the vocabulary.

Source: domain.md section 6. Year n holds children who turn n + 5 during it; Reception those who turn 5 and counts as
early years and as primary; phases run 0-4, 4-11, 11-16, 16-19, 19-25.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from localoffer.reading.words import Words

EARLY_YEARS, PRIMARY, SECONDARY, POST16, YOUNG_ADULT = "early_years", "primary", "secondary", "post16", "young_adult"

PHASES = (EARLY_YEARS, PRIMARY, SECONDARY, POST16, YOUNG_ADULT)
"""All phases, youngest first."""

_STARTS_YEARS = ((0.0, EARLY_YEARS), (5.0, PRIMARY), (11.0, SECONDARY), (16.0, POST16), (19.0, YOUNG_ADULT))

_NUMBERS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ],
        range(1, 15),
        strict=True,
    )
)
_YEAR = re.compile(
    rf"(?<= )(?:(?:years?|yrs?|yer|yera|yesr) ?(?:group )?|y)(?P<n>1[0-4]|[1-9]|{'|'.join(_NUMBERS)})s?"
    r"(?= )(?! (?:years?|yrs?|months?|weeks?|days?|hours?|of (?:wait|fight|this|it)|yo |times))"
)
_RECEPTION = re.compile(r"(?<= )(?:(?:year|yr|y) r|yrr)(?= )")
_KEY_STAGE = re.compile(r"(?<= )(?:ks ?|key stage )(?P<n>[1-5])(?= )")
_KEY_STAGE_YEARS = {1: 1, 2: 3, 3: 7, 4: 10, 5: 12}
_GOING_INTO = re.compile(
    r" (?:starts|starting|start|going (?:up )?(?:to|into|in to|in)|moving (?:up )?(?:to|into)|moves (?:up )?(?:to|into)"
    r"|about to start|goes (?:up )?(?:to|into)|transition(?:ing)? (?:to|into)|due to start|ready for|before"
    r"|transfer(?:ring)? to|(?:letters?|places?|apply|applying|application|prepar(?:e|ing)|ready|move|moves|looking"
    r"|options|choices) (?:about|for|to|at|into))(?: \S+){0,2}? $"
)
_STARTED = re.compile(
    r" (?:just|already|since|has|only|recently|after|from)(?: (?:starting|start|going|moving))?(?: \S+){0,2} $"
)


# The ages at which a phase named may still be the child's own; a year or so of slack at its far end.
_AGES = {
    EARLY_YEARS: (0.0, 5.95),
    PRIMARY: (4.0, 12.5),
    SECONDARY: (10.6, 17.5),
    POST16: (15.6, 30.0),
    YOUNG_ADULT: (17.5, 30.0),
}
_SOON_YEARS = 3.0
_OVER = re.compile(
    r" (?:since|left|finished|was in|were in|back in|until|till|end of|all through|throughout)"
    r"(?: (?:about|the|early|late|end|start|beginning|of))* $"
    r"| (?:used to|self harmed|hurt myself|back then|wrote|said|wanting|talked)(?: \S+){0,6}? (?:in|from|during) $"
)


@dataclass(frozen=True)
class PhaseReading:
    """A phase of education somebody is said to be in.

    Args:
        phase: One of `PHASES`.
        start: Where it starts in the text.
        end: Where it ends, exclusive.
        school_year: Year 1 to 14, 0 for Reception, or None.
        age_years: The middle of the ages it goes with, when it is one year or a word such as "toddler".
        ask: Whether the word fits more than one phase, so that the age should be asked.
        also: Another phase that counts as well: primary for Reception.
        loose: Whether the words only make the phase likely: "toddler".
        over: Whether it is said to be over: "since year 1".
    """

    phase: str
    start: int
    end: int
    school_year: int | None = None
    age_years: float | None = None
    ask: bool = False
    also: str | None = None
    loose: bool = False
    over: bool = False


def phase_for_age(age_years: float) -> str:
    """The phase of an age in years; 4 is early years, though many of that age are in Reception."""
    return [phase for from_years, phase in _STARTS_YEARS if age_years >= from_years or not from_years][-1]


def phases_for(age_years: float | None, phase: str | None) -> tuple[str, ...]:
    """The phases whose support fits a child, the likeliest first; empty when neither age nor phase is known.

    Args:
        age_years: 0 to 25, or None.
        phase: A phase named in so many words, or None; it goes before the age.

    Returns:
        Both early years and primary where the child may be in Reception (4 or 5, and no other phase named).
    """
    if phase is None and age_years is None:
        return ()
    first = phase or phase_for_age(age_years or 0.0)
    if age_years is None or not 4.0 <= age_years < 6.0 or first not in {EARLY_YEARS, PRIMARY}:
        return (first,)
    if phase == PRIMARY and age_years >= 5.0:
        return (PRIMARY,)
    return (first, PRIMARY if first == EARLY_YEARS else EARLY_YEARS)


def read_phase(text: str | Words) -> PhaseReading | None:
    """The school year or key stage a message names first, or None; one that is over counts only for want of another.

    A child about to start Year 1, 7 or 12 is still in the phase before it: the help asked for is help with the move.
    """
    found = read_school_years(text)
    return found[0] if found else None


def read_school_years(text: str | Words) -> tuple[PhaseReading, ...]:
    """Every school year and key stage a message names, in reading order, those that are over ("since year 1") last."""
    words = text if isinstance(text, Words) else Words(text)
    found: list[tuple[bool, int, PhaseReading]] = []
    for pattern, read in ((_RECEPTION, _reception), (_YEAR, _year), (_KEY_STAGE, _key_stage)):
        for each in pattern.finditer(words.plain):
            over = _OVER.search(words.plain[max(0, each.start() - 40) : each.start()]) is not None
            reading = replace(read(words, each), over=over)
            found.append((over, reading.start, reading))
    return tuple(reading for _, _, reading in sorted(found, key=lambda item: item[:2]))


def _reception(words: Words, found: re.Match[str]) -> PhaseReading:
    return PhaseReading(EARLY_YEARS, *words.span_of(*found.span()), school_year=0, age_years=4.5, also=PRIMARY)


def _year(words: Words, found: re.Match[str]) -> PhaseReading:
    year = _NUMBERS.get(found["n"]) or int(found["n"])
    phase = _phase_of_year(year)
    if going_into(words.plain[max(0, found.start() - 60) : found.start()]):
        phase = _phase_of_year(year - 1)
    return PhaseReading(phase, *words.span_of(*found.span()), school_year=year, age_years=year + 4.5)


def _key_stage(words: Words, found: re.Match[str]) -> PhaseReading:
    phase = _phase_of_year(_KEY_STAGE_YEARS[int(found["n"])])
    return PhaseReading(phase, *words.span_of(*found.span()))


def fitted(phase: PhaseReading, age_years: float | None) -> PhaseReading | None:
    """The phase as the stated age bears it out; None when it must be somebody else's, or long over or far off.

    A 10-year-old whose family speaks of secondary school is in primary still, and moving on.

    Args:
        phase: What was read.
        age_years: Of the child asked about; None when not stated.
    """
    if age_years is None:
        return phase
    if phase.school_year is not None and phase.age_years is not None and age_years > phase.age_years + 2.6:
        return None
    from_years, to_years = _AGES[phase.phase]
    if from_years <= age_years <= to_years:
        return phase
    nearly = age_years < from_years <= age_years + _SOON_YEARS
    if nearly and phase.phase != EARLY_YEARS:
        return replace(phase, phase=PHASES[PHASES.index(phase.phase) - 1], also=None)
    return None


def _phase_of_year(year: int) -> str:
    return EARLY_YEARS if year < 1 else PRIMARY if year < 7 else SECONDARY if year < 12 else POST16


def going_into(before: str) -> bool:
    """Whether the plain words before a phase say that it is still to come."""
    return _GOING_INTO.search(before) is not None and _STARTED.search(before) is None
