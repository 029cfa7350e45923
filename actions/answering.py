"""The one Navigator this process holds, and the last answer made again from its codes."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from actions.enquiry import Enquiry
from localoffer.answers.answer import Answer, Outcome
from localoffer.navigator import Navigator, Request

PEOPLE = "talk_to_person"
"""The topic of helplines that give advice."""


@lru_cache(maxsize=1)
def navigator() -> Navigator:
    """This process's navigator, opened at first use."""
    return Navigator.open()


def remade(enquiry: Enquiry) -> Answer:
    """The last answer, made again from the codes it was made from: what "show more" pages through."""
    last = enquiry.last or {}
    if last.get("people"):
        return navigator().helplines(*last.get("topics", [PEOPLE]), first=last.get("first", ()))
    if last.get("aside"):
        return navigator().facts(last["facts"], None, Request(supports=tuple(last["supports"])))
    if last.get("visiting"):
        enquiry = replace(enquiry, visiting=last["visiting"])
    if last.get("facts"):
        return navigator().facts(last["facts"], enquiry.place, enquiry.request)
    place = enquiry.place
    return navigator().find(place, enquiry.request) if place else Answer(Outcome.NEED_PLACE)


def asked(enquiry: Enquiry) -> Answer:
    """The answer a family has just asked for; what it did not find is counted, which paging through it is not."""
    answer = remade(enquiry)
    navigator().counting.answered(answer)
    return answer
