"""Which people to name: those for what was just talked about first, and for a young person those for young people."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from actions.answering import PEOPLE, navigator
from actions.enquiry import Enquiry
from actions.subjects import TOPICS
from localoffer.answers.answer import Answer
from localoffer.answers.cards import Card
from localoffer.language import worded

YOUNG_PERSON = "young_person"
_YOUNG_ADULT = "young_adult"
_ADULT_FROM_YEARS = 19
"""The age from which helplines for the young name somebody else; their rows say so (data/offer/helplines.csv)."""
_MENTAL_HEALTH = "mental_health"
_SOURCE = "Local Offer Navigator, its own page"


def is_young_person(enquiry: Enquiry) -> bool:
    """Whether the young person writes themselves."""
    return (enquiry.told or {}).get("who") == YOUNG_PERSON


def people_for(enquiry: Enquiry) -> dict[str, list[str]]:
    """Topics of the helplines to name, in codes: all of them, and those that come first."""
    first = list(TOPICS[enquiry.topic].facts[:1]) if enquiry.topic in TOPICS else []
    if "SEMH" in enquiry.needs:
        first.append(_MENTAL_HEALTH)
    if not is_young_person(enquiry):
        return {"topics": [PEOPLE], "first": first}
    is_adult = (enquiry.age_years or 0) >= _ADULT_FROM_YEARS
    return {"topics": [_YOUNG_ADULT if is_adult else YOUNG_PERSON], "first": first}


def named(topics: Sequence[str], first: Sequence[str]) -> Answer:
    """The helplines of `people_for`."""
    return navigator().helplines(*topics, first=first)


def call_back_card(enquiry: Enquiry) -> Card:
    """The way to the page about calls: numbers, words to say, and a call-back where somebody rings back."""
    place, service = enquiry.place, navigator().callbacks.service
    about = {"topic": TOPICS[enquiry.topic].facts[0] if enquiry.topic in TOPICS else "", "authority": ""}
    if place:
        about["authority"] = place.gss_code
    query = urlencode({name: value for name, value in about.items() if value})
    words = (
        worded("{name} can call you back. You should hear back {reply}.", name=service.name, reply=service.reply)
        if service
        else "The page has words you can say on the phone, and more numbers."
    )
    return {
        "kind": "call",
        "heading": "Ask for a call-back" if service else "Words to say on the phone",
        "strength": None,
        "strength_words": None,
        "facts": [{"label": "", "value": words}],
        "links": [{"title": "Open the page", "url": f"/call-back{f'?{query}' if query else ''}"}],
        "source": _SOURCE,
        "checked": "Each number there says when it was checked",
        "sample": False,
    }
