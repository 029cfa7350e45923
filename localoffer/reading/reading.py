"""What was recognised in one message: plain values, for whoever answers it."""

from __future__ import annotations

from dataclasses import dataclass

from localoffer.reading.age import AgeReading
from localoffer.reading.people import PARENT
from localoffer.reading.place import PlaceMention
from localoffer.reading.plan import UNKNOWN

HINT = 0.5
"""Below this score a phrase is only a hint, not to be acted on alone."""


@dataclass(frozen=True)
class NeedMention:
    """A need somebody is said to have, or not to have.

    Args:
        code: The school census code.
        broad_area: The broad area of need it lies in; empty for OTH.
        text: The words of the message.
        start: Where they start.
        end: Where they end, exclusive.
        score: How strongly the words point to the code, 0 to 1; below `HINT` only a hint.
        negated: Whether it is ruled out.
        whose: "child" (the one asked about), "parent", "sibling" or "other".
    """

    code: str
    broad_area: str
    text: str
    start: int
    end: int
    score: float
    negated: bool
    whose: str


@dataclass(frozen=True)
class SupportMention:
    """A kind of support somebody speaks of.

    Args:
        code: The support type's code.
        text: The words of the message.
        start: Where they start.
        end: Where they end, exclusive.
        score: How strongly the words point to the code, 0 to 1; below `HINT` only a hint.
    """

    code: str
    text: str
    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Reading:
    """Everything recognised in one message.

    Args:
        needs: In reading order, the strongest first where words point to several; ruled-out and other people's too.
        supports: In reading order, the strongest first where words point to several.
        places: Councils named, in reading order.
        age_years: The stated age of the child asked about, in years; None when not stated, or two children's are.
        age_span: Where it stands, as (start, end).
        phase: The phase a word or school year names; not worked out from the age.
        phase_span: Where it stands, as (start, end).
        likely_phase: The phase, also where only a word such as "toddler" makes it likely.
        plan_status: One of `plan.STATUSES`.
        who: "parent", "young_person" or "professional".
        age_problem: "too_old", "negative" or "impossible" when the age given cannot be a child's, else None.
        ages: Every age, with whose it is and whether it is only implied by a word ("toddler") or school year.
        phases: The phases whose support fits, likeliest first, from phase and age together.
        school_year: 1 to 14, 0 for Reception, or None.
        ask_phase: Whether the phase word fits more than one phase, and no age tells which.
        age_clash: Whether age and school year differ by more than a year, so that one should be asked again.
        general_need: Whether SEN, SEND, additional needs or the like are named, which point to no need in particular.
        undiagnosed: Whether the child is said to have no diagnosis, or to be waiting for one.
    """

    needs: tuple[NeedMention, ...] = ()
    supports: tuple[SupportMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    age_years: float | None = None
    age_span: tuple[int, int] | None = None
    phase: str | None = None
    phase_span: tuple[int, int] | None = None
    likely_phase: str | None = None
    plan_status: str = UNKNOWN
    who: str = PARENT
    age_problem: str | None = None
    ages: tuple[AgeReading, ...] = ()
    phases: tuple[str, ...] = ()
    school_year: int | None = None
    ask_phase: bool = False
    age_clash: bool = False
    general_need: bool = False
    undiagnosed: bool = False
