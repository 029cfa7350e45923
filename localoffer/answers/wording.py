"""Our sentences: they join facts, and state none of their own.

No figure, phone number, statute or date stands here; all of those come from rows. Plain English for a tired parent on
a phone: short sentences, no blame, no legal advice, and never more certain than the row it speaks of.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from localoffer.answers.answer import Area, DataState, Gap, Outcome, SupportItem
from localoffer.language import counted, worded
from localoffer.search.query import Query
from localoffer.store.records import EhcFigureRecord

DISCLAIMER = "This is information, not legal advice. For free advice about your child, contact your local SENDIASS."
SAMPLE = "This is sample data. Sampleshire is invented: no such council, place or service exists."
LOCAL_OFFER_WORDS = "SEND local offer"
TIMELINESS_TITLE = "How many education, health and care (EHC) plans were on time"
OTHER_COUNCIL = "I pay council tax to another council"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_PHASE = {
    "early_years": "early years",
    "primary": "primary school",
    "secondary": "secondary school",
    "post16": "sixth form or college",
    "young_adult": "young adult (19 to 25)",
}

QUESTION = {
    Outcome.NEED_PLACE: "What is your home postcode? It tells me which council to look at. "
    "I do not keep it. You can also type the name of your council.",
    Outcome.NEED_NEED: "What are you worried about, or what help are you looking for? Use your own words.",
    Outcome.NEED_AGE: "How old is your child, or which school year are they in? Help differs by age.",
    Outcome.UNREADABLE_PLACE: "I could not read that as a postcode. A postcode looks like BS3 1AA: letters and a "
    "number, then a number and two letters. Please try again, or type the name of your council.",
    Outcome.UNKNOWN_PLACE: "I do not know that postcode. It may be very new, or one letter may be wrong. "
    "Please check it, or type the name of the council on your council tax bill.",
    Outcome.NOTHING_FOUND: "I found nothing that fits. Try other words, or ask a person.",
}
_NO_HOME = {
    "forces": "That is a forces post address, so it does not show which council helps you. "
    "Please type the postcode of your home in England, or the name of your council.",
    "santa": "That one belongs to Father Christmas. Please type your home postcode.",
    "non_geographic": "That postcode is used for business mail, not homes. Please type your home postcode.",
}
_NO_HOME_DEFAULT = (
    "That postcode is used for PO boxes or one large organisation, not homes. Please type your home postcode."
)
_OUTSIDE = {
    "Jersey": "Jersey has its own education service, so this service cannot answer.",
    "Guernsey": "Guernsey has its own education service, so this service cannot answer.",
    "Isle of Man": "The Isle of Man has its own education service, so this service cannot answer.",
}


VERDICTS = {"true": "Yes", "partly": "Partly", "not": "No"}
_VERDICT_WORDS = {
    Outcome.CLAIM_TRUE: "Yes, that is right.",
    Outcome.CLAIM_PARTLY: "That is only partly right.",
    Outcome.CLAIM_NOT: "No, that is not the rule.",
}


def verdict(outcome: Outcome) -> str:
    """Whether what a family was told is so, in one line."""
    return _VERDICT_WORDS[outcome]


def checked(verified_on: date | None, confidence: str, review_by: date | None, today: date | None) -> str:
    """When a row's source was read, honestly."""
    if verified_on is None or confidence == "not_checked":
        return "Not yet checked"
    words = worded("Checked {day}", day=day(verified_on))
    if confidence == "medium":
        words = worded("{checked} against our summary, not the full text", checked=words)
    if review_by is not None and today is not None and review_by < today:
        words = worded("{checked}. It is due for a new check", checked=words)
    return words


def last_checked(assured_on: date | None, *, stale: bool) -> str:
    """When somebody last said a service's record is right."""
    if assured_on is None:
        return "The council gives no date for its last check: ring before you go"
    words = worded("Last checked on {day}", day=day(assured_on))
    return worded("{checked}. That is a while ago: ring before you go", checked=words) if stale else words


def day(when: date) -> str:
    """15 February 2027."""
    return worded("{day} {month} {year}", day=when.day, month=MONTHS[when.month - 1], year=when.year)


def month(when: date) -> str:
    """February 2027."""
    return worded("{month} {year}", month=MONTHS[when.month - 1], year=when.year)


def miles(distance_miles: float, *, about: bool) -> str:
    """A straight-line distance; from the middle of a postcode area it is only "about"."""
    number = f"{distance_miles:.0f}" if about or distance_miles >= 10 else f"{distance_miles:.1f}"
    if about and distance_miles < 3:
        return worded("Within about 3 miles, as the crow flies")
    if about:
        return worded("About {number} miles, as the crow flies", number=number)
    return worded("{number} miles, as the crow flies", number=number)


def age_range(low: float | None, high: float | None) -> str:
    """Ages a service states; "not stated" is not "any age"."""
    if low is None and high is None:
        return "Not stated"
    if low is None:
        return worded("Up to {age}", age=_years(high))
    if high is None:
        return worded("{age} and over", age=_years(low))
    return worded("{age} to {other_age}", age=_years(low), other_age=_years(high))


def _years(years: float | None) -> str:
    if years is None:
        return ""
    if years and years < 2 and years != int(years):
        return worded("{number} months", number=round(years * 12))
    return f"{years:g}"


def cost(costs: Sequence[tuple[float | None, str | None]]) -> str:
    """Prices a service states; silence is not "free"."""
    parts = []
    for amount, words in costs:
        if amount is None:
            parts.append(worded(words or ""))
        elif amount == 0:
            has_words = words and words.casefold() != "free"
            parts.append(worded("Free ({words})", words=words) if has_words else worded("Free"))
        else:
            parts.append(f"£{amount:,.2f}".replace(".00", "") + (f" ({words})" if words else ""))
    return "; ".join(part for part in parts if part) or "Not stated"


def place_problem(outcome: Outcome, nation: str | None, special: str | None) -> str:
    """A kind, particular answer for a postcode that leads to no English council."""
    if outcome is Outcome.NO_HOME:
        return _NO_HOME.get(special or "", _NO_HOME_DEFAULT)
    if outcome is Outcome.OUTSIDE_ENGLAND:
        if special == "overseas" or not nation:
            return "That postcode is outside the UK. This service covers England only."
        own = _OUTSIDE.get(
            nation,
            worded(
                "That postcode is in {nation}. The rules and help there are different, so this service cannot answer.",
                nation=nation,
            ),
        )
        return worded("{problem} If your home is in England, type its postcode.", problem=own)
    return QUESTION[outcome]


def choose_council(names: Sequence[str], *, area: str | None = None, named: bool = False) -> str:
    """Several councils are possible.

    Args:
        names: The councils, likeliest first.
        area: The part of a postcode that was typed ("KT4"); None when it was a whole one.
        named: Whether the family named them, or gave two postcodes.
    """
    if named:
        return worded(
            "I read more than one place: {councils}. Which one do you pay council tax to now?", councils=listed(names)
        )
    if area:
        return worded(
            "{area} is shared by {councils}. Type your full postcode, or choose your council.",
            area=area,
            councils=listed(names),
        )
    return worded(
        "Homes near that postcode are in {councils}. Which one do you pay council tax to?", councils=listed(names)
    )


def listed(names: Sequence[str]) -> str:
    """Bristol, Leeds and York."""
    told = [worded(each) for each in names]
    return told[0] if len(told) == 1 else worded("{names} and {last}", names=", ".join(told[:-1]), last=told[-1])


def how_area_was_found(area: Area) -> str:
    """Which council, and why we think so."""
    if area.basis == "chosen":
        return worded("Your council: {name}, as you told me.", name=area.name)
    part = {"exact": "your postcode", "sector": "the area of your postcode", "district": "the area of your postcode"}
    found = {"name": area.name, "part": part[area.basis], "district": area.district}
    said = [
        worded("Your council: {name}, worked out from {part} in {district}.", **found)
        if area.district
        else worded("Your council: {name}, worked out from {part}.", **found)
    ]
    if area.ended_on:
        said.append(worded("The post office no longer uses that postcode, so you may have a newer one."))
    said.append(worded("Not right? Give the name of the council you pay council tax to."))
    return " ".join(said)


def facts_for(area: Area) -> str:
    """The one line before facts, for a family whose council is known."""
    said = [worded(SAMPLE)] if area.is_sample else []
    return " ".join((*said, worded("These facts hold across England."), how_area_was_found(area)))


def data_state(area: Area) -> str:
    """What we hold of this council's own list: the three states, never mixed."""
    if area.data_state is DataState.NOT_READ:
        return worded(
            "We have not read {name}'s own list of help yet, so this is what holds across England. "
            "It says nothing about what {name} does or does not offer.",
            name=area.name,
        )
    read = worded("on {day}", day=day(area.read_on)) if area.read_on else "once"
    if area.data_state is DataState.READ_IN_PART:
        return worded(
            "We read only a part of {name}'s list of help ({services_held} services, {read}), "
            "so we cannot say what is missing from it.",
            name=area.name,
            services_held=area.services_held,
            read=read,
        )
    return worded(
        "We read {name}'s list of help {read}. It has {services_held} services.",
        name=area.name,
        read=read,
        services_held=area.services_held,
    )


def local_offer(area: Area) -> str:
    """Where a council's own list is, or the words to look for; never a guessed address."""
    if area.local_offer_url:
        return worded(
            "See {name}'s own list of help: {url} (we have not tested this link).",
            name=area.name,
            url=area.local_offer_url,
        )
    return worded(
        'See {name}\'s own list of help. We do not know its address: search the web for "{name} {words}".',
        name=area.name,
        words=LOCAL_OFFER_WORDS,
    )


def gap(one: Gap, area: Area) -> str:
    """Something not found in what a council published. It may still exist."""
    read = worded(" we read on {day}", day=day(area.read_on)) if area.read_on else ""
    return worded(
        "{name}: not found in the list from {council}{read}. It may still be there. Ask who runs it: {responsible}.",
        name=one.name,
        council=area.name,
        read=read,
        responsible=one.responsible,
    )


def sendiass(area: Area) -> str:
    """The free advice service of an area, or where to look for it."""
    if area.sendiass_url:
        name = area.sendiass_name or worded("SENDIASS in {name}", name=area.name)
        return worded(
            "For free, independent advice contact {name}: {url} (we have not tested this link).",
            name=name,
            url=area.sendiass_url,
        )
    return worded(
        "For free, independent advice contact your local SENDIASS. We do not know its address. "
        'Search the web for "{name} SENDIASS", or look in the national list kept by the '
        "Council for Disabled Children.",
        name=area.name,
    )


def next_steps(area: Area, supports: Sequence[SupportItem], gaps: Sequence[Gap], query: Query) -> list[str]:
    """What a family can do now, most useful first."""
    steps = []
    if "early_years" in query.phases and len(query.phases) == 1:
        steps.append("Tell your nursery or childminder what worries you. Ask who leads on special needs there.")
    elif query.phases and set(query.phases) <= {"post16", "young_adult"}:
        steps.append("Ask the college or school who leads on learning support, and ask to meet them.")
    else:
        steps.append(
            "Ask the class teacher or the special educational needs coordinator (SENCO) for a short meeting. "
            "Ask what they can do now, and when you will look at it again together."
        )
    steps.extend(f"{worded(each.name)}: {_sentence(worded(each.how_to_get))}" for each in supports[:2])
    if gaps:
        steps.append(
            worded(
                "Ask {name} about what was not found in its list. Councils must take comments on it.", name=area.name
            )
        )
    return [*steps, local_offer(area), sendiass(area)]


def _sentence(words: str) -> str:
    tidy = words.strip()
    tidy = tidy[:1].upper() + tidy[1:]
    return tidy if tidy.endswith((".", "!", "?")) else f"{tidy}."


def timeliness(local: EhcFigureRecord, england: EhcFigureRecord | None) -> str:
    """One council's share of EHC plans on time, beside England's; no rank, no blame."""
    if local.pct_within_20_weeks is None:
        return worded("For {year} there is no usable figure for this council.", year=local.year)
    words = worded(
        "In {year} this council finished {share} new EHC plans within the legal time limit",
        year=local.year,
        share=in_100(local.pct_within_20_weeks),
    )
    if england is not None and england.pct_within_20_weeks is not None:
        words += worded(" (England: {share})", share=in_100(england.pct_within_20_weeks))
    return f"{words}."


def in_100(share: float) -> str:
    """A share as people say it: "46 in 100"; halves go up, as in the published tables."""
    return worded("{number} in 100", number=whole(share))


def whole(share: float) -> int:
    """A share as a whole number."""
    return math.floor(share + 0.5)


def phase(code: str) -> str:
    """A phase in words."""
    return _PHASE.get(code, code)


def age(years: float) -> str:
    """An age in words: months for the very young."""
    if years < 2:
        months = round(years * 12)
        if months == 0:
            return worded("under 1 month old")
        return counted("{count} month old", "{count} months old", months)
    whole, part = int(years), years - int(years)
    if 0.4 <= part < 0.75:
        return worded("{number} and a half years old", number=whole)
    return worded("{number} years old", number=whole)
