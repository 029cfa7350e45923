"""Letters: a message that asks for help to write one, or for what to say to the SENCO, gets links to our pages.

A letter is finished on a page of the web app, never in the chat: what stands in it is the family's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from actions.answering import navigator
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, reply
from localoffer.answers import wording
from localoffer.answers.answer import Outcome
from localoffer.answers.call_sheet import TITLE
from localoffer.answers.cards import Card
from localoffer.catalogue.letters import CALL_SHEET, Letter
from localoffer.reading.phase import phases_for
from localoffer.search.letters import asks_for_letter, asks_for_questions

WRITE_ONE = ("Help me write a letter", '/inform{"choice":"letter"}')
_CHOICE = "letter"
_PERSON = ("Talk to a person", "/talk_to_person")
_MOST_CARDS = 3
"""More letters than these are links in one card."""
_OPENING = (
    "Here is a draft you can start from. You fill in the gaps on its own page, then print or save it. "
    "I keep nothing that you type there."
)
_QUESTIONS = "Here are questions you can take to the SENCO. You can print the page or save it."
_SOURCE = "Our own wording; the page names the source of each rule in it"
_SENCO = "senco-meeting"


@dataclass(frozen=True)
class Wanted:
    """What a message asks for.

    Args:
        letters: The letters it is about; empty for any.
        questions: Whether it asks what to say at school.
    """

    letters: tuple[Letter, ...]
    questions: bool = False


class LetterTurn:
    """The turn that leads to letters."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Wanted | None:
        """What to offer; None where a message asks for no letter and no button did."""
        desk, topic = navigator().letters, enquiry.topic or ""
        if heard.value("choice") == _CHOICE:
            return Wanted(desk.meant("", topic))
        if heard.text.startswith("/"):
            return None
        questions = asks_for_questions(heard.text)
        if not questions and not asks_for_letter(heard.text):
            return None
        return Wanted(desk.meant(heard.text, topic), questions)

    def respond(self, enquiry: Enquiry, wanted: Wanted) -> tuple[Reply, Enquiry]:
        """Each letter as a card with a link to its page."""
        few = 0 < len(wanted.letters) <= _MOST_CARDS
        cards = [_letter_card(each, enquiry) for each in wanted.letters] if few else [_all_card(enquiry)]
        if wanted.questions:
            cards.insert(0, _questions_card(enquiry))
        elif any(each.key == _SENCO for each in wanted.letters):
            cards.append(_questions_card(enquiry))
        said = reply(
            str(Outcome.FACTS),
            [_QUESTIONS if wanted.questions else _OPENING],
            cards_shown=cards,
            choices=[_PERSON],
            notes=[wording.DISCLAIMER],
        )
        return said, replace(enquiry, misses=0)


def letter_choices(topic: str) -> list[tuple[str, str]]:
    """The button that leads to letters, where there is one for a topic."""
    return [WRITE_ONE] if navigator().letters.meant("", topic) else []


def _letter_card(letter: Letter, enquiry: Enquiry) -> Card:
    links = [("Open this letter", _address(letter.key, enquiry))]
    return _card(letter.title, [("When to use it", letter.when)], links, navigator().letters.checked(letter))


def _all_card(enquiry: Enquiry) -> Card:
    known = navigator().letters.known
    links = [(each.title, _address(each.key, enquiry)) for each in known]
    return _card("Letters you can start from", [], [*links, (TITLE, _sheet_address(enquiry))], None)


def _questions_card(enquiry: Enquiry) -> Card:
    rows = [("What it is", "What schools are expected to have, as questions to ask. Each says who pays and why.")]
    return _card(TITLE, rows, [("Open the questions", _sheet_address(enquiry))], None)


def _card(heading: str, rows: Sequence[tuple[str, str]], links: Sequence[tuple[str, str]], checked: str | None) -> Card:
    return {
        "kind": "letter",
        "heading": heading,
        "strength": None,
        "strength_words": None,
        "facts": [{"label": label, "value": value} for label, value in rows],
        "links": [{"title": title, "url": url} for title, url in links],
        "source": _SOURCE,
        "checked": checked or "Each rule there says when it was checked",
        "sample": False,
    }


def _address(key: str, enquiry: Enquiry, **codes: str | None) -> str:
    """A page of ours; its query holds codes only."""
    place = enquiry.place
    named = {"area": place.gss_code if place else None, **codes}
    query = urlencode({name: code for name, code in named.items() if code})
    return f"/letters/{key}?{query}" if query else f"/letters/{key}"


def _sheet_address(enquiry: Enquiry) -> str:
    phases = phases_for(enquiry.age_years, enquiry.phase)
    return _address(CALL_SHEET, enquiry, need=next(iter(enquiry.needs), None), age_band=next(iter(phases), None))
