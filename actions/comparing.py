"""Two councils or more side by side, in a short table with a picture; everything else is on a page of its own.

Heard under its label, and under any label where a message says "compare" and names two councils. Questions about
moving, or about which council is responsible, have their own facts and are left to actions/explaining.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answering import navigator
from actions.enquiry import COMPARES, Enquiry, Heard
from actions.replies import Reply, reply
from localoffer.answers import comparing_table, wording
from localoffer.answers.answer import Outcome
from localoffer.answers.comparing import Comparison
from localoffer.errors import UnknownAuthority

WHICH = "Which councils shall I put side by side? Type two names, such as Bristol and Leeds."
ANOTHER = "Name another council, and I put it beside this one."
FIRST_ONES = "Here are the first three. You can choose others on the page."
WAITING = "?"
"""Stands for no council yet, in what we remember of a comparison that was begun."""
MOST = 3
"""Councils in the chat's table; the page takes more."""
_LABEL = "compare_areas"
_FACTS_SHOWN = 4
_BEFORE_FIRST = -1
_WHY = ("Why help differs", "/show_more")
_PERSON = ("Talk to a person", "/talk_to_person")
_OF_ANOTHER_KIND = re.compile(
    r"\b(mov(e|es|ed|ing)|relocat\w*|transfer\w*|posted|(what|how) (if|about|would)|if (we|i) liv\w*|same (but|for)"
    r"|instead|responsible|in charge|which (council|authority|borough|county|la|area)|who (pays|deals|looks)"
    r"|out of (county|borough|area))\b",
    re.IGNORECASE,
)
"""What is asked about two areas and is no comparison."""


class CompareTurn:
    """The turn of a message that compares areas."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> tuple[str, ...] | None:
        """The councils to compare, none when we have to ask which; None for every other message."""
        named = _named(heard)
        waiting = (enquiry.last or {}).get("compare")
        if waiting and named and heard.intent in {"inform", _LABEL}:
            return tuple(dict.fromkeys([*(each for each in waiting if each != WAITING), *named]))
        says_so = COMPARES.search(heard.text) is not None
        if heard.intent != _LABEL and not (says_so and len(named) > 1):
            return None
        home = _current(enquiry.home["gss_code"]) if enquiry.home else None
        codes = tuple(dict.fromkeys([home, *named] if home and len(named) < 2 else named))
        if says_so:
            return codes
        return codes if len(codes) > 1 and not _OF_ANOTHER_KIND.search(heard.text) else None

    def respond(self, enquiry: Enquiry, codes: tuple[str, ...]) -> tuple[Reply, Enquiry]:
        """The table, or the question which councils."""
        after = replace(enquiry, visiting=None, topic=_LABEL, misses=0)
        if not codes:
            last = {"facts": _facts(), "part": _BEFORE_FIRST, "aside": True, "supports": [], "compare": [WAITING]}
            return reply(str(Outcome.NEED_CHOICE), [WHICH], choices=[_WHY, _PERSON]), replace(after, last=last)
        beside = "england" if len(codes) > 1 else "region"
        found = navigator().comparing.compare(codes[:MOST], enquiry.request, with_=beside)
        last = {"facts": _facts(), "part": _BEFORE_FIRST, "aside": True, "supports": []}
        if len(codes) == 1:
            last["compare"] = list(codes)
        return _shown(found, codes), replace(after, last=last)


def _shown(found: Comparison, codes: tuple[str, ...]) -> Reply:
    more = [FIRST_ONES] if len(codes) > MOST else [ANOTHER] if len(codes) == 1 else []
    return reply(
        str(Outcome.FACTS),
        [*found.says, *more],
        cards_shown=[comparing_table.card(found)],
        choices=[_WHY, _PERSON],
        next_steps=[wording.local_offer(each.area) for each in found.named if each.area],
        notes=[wording.DISCLAIMER],
    )


def _named(heard: Heard) -> list[str]:
    """Codes of the councils a message names, by name or by a postcode that lies in one."""
    places = [each["authorities"][0]["gss_code"] for each in heard.places if each.get("status") == "one"]
    codes = [*heard.values("place"), *places]
    return list(dict.fromkeys(code for each in codes if (code := _current(str(each)))))


def _current(code: str) -> str | None:
    """The council of a code today; None where it is loaded no more, or not yet."""
    try:
        return navigator().authorities.find(code, on=navigator().today()).gss_code
    except UnknownAuthority:
        return None


def _facts() -> list[str]:
    return navigator().best_facts(("comparing",), "why help differs from place to place", _FACTS_SHOWN)
