"""A short question about the last answer, answered from the rows that answer was made of, and from facts.

Which cards were shown is remembered in codes (actions/memory.py); which facts answer a question after a topic is data
(data/offer/follow_ups.csv).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions import asking_back, finding, memory
from actions.answering import PEOPLE, navigator, remade
from actions.asking_back import AskedBack, asked_back
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, reply
from actions.subjects import TOPICS, label_of
from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer, Outcome
from localoffer.answers.cards import Card
from localoffer.answers.styling import Style
from localoffer.catalogue.follow_ups import ANY_LABEL, QUESTIONS
from localoffer.language import worded
from localoffer.navigator import Request

_ROWS = {
    asking_back.PAYS: {"Who is responsible", "Who pays"},
    asking_back.COST: {"Cost", "Who pays"},
    asking_back.GET: {"How to get it", "Phone", "E-mail"},
    asking_back.NUMBER: {"Phone", "Text", "Text relay", "E-mail", "Open now?", "Opening hours"},
    asking_back.WHERE: {"Where"},
    asking_back.LONG: {"How to get it"},
}
"""The rows of a card that answer a question."""
_SAYS = {
    asking_back.MORE: "Here is more about this one.",
    asking_back.PAYS: "This is who must do it and who pays.",
    asking_back.LAW: "Each of these says how sure it is: law, official guidance, or what is common.",
    asking_back.NO: "If you are told no, this is what you can do.",
    asking_back.COST: "This is what we hold about the cost. Where no cost is shown, ask before you start.",
    asking_back.LONG: "This is what we hold about how long it takes.",
    asking_back.GET: "This is how to get it.",
    asking_back.NUMBER: "These are the numbers and addresses we hold.",
    asking_back.WHERE: "This is where it is.",
}
_NO_SUCH = "I showed {count} there. Tell me which one: the first, the second and so on."
_HOW_SURE = "How sure this one is: {words}."
_NOT_HELD = "We do not hold that. A person may know."
_MOST_CARDS = 4
_MOST_FACTS = 3
_MOST_NEAR = 2
_MORE_CHOICES = (
    ("How do I get it?", '/inform{"choice":"back_get"}'),
    ("Who pays?", '/inform{"choice":"back_pays"}'),
    ("What if they say no?", '/inform{"choice":"back_no"}'),
)
_BUTTON = "back_"


@dataclass(frozen=True)
class _Subject:
    """What is asked, and the cards it is asked of."""

    asked: AskedBack
    cards: Sequence[Card]
    shown: int


class FollowUpTurn:
    """The turn of "who pays for that?" and its like."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> _Subject | None:
        """What is asked of the last answer; None where nothing was shown or something else is asked."""
        asked = _asked(heard)
        last = enquiry.last or {}
        if asked is None or not last.get("cards") or _names_its_own(heard, asked):
            return None
        shown = _shown(enquiry)
        return _Subject(asked, _chosen(shown, asked, last.get("focus")), len(shown)) if shown else None

    def respond(self, enquiry: Enquiry, found: _Subject) -> tuple[Reply, Enquiry]:
        """The rows that answer it, with their sources; then the facts that do."""
        after = replace(enquiry, misses=0)
        if not found.cards:
            return _kept_list(reply(str(Outcome.FACTS), [worded(_NO_SUCH, count=found.shown)])), after
        shown = [*_parts(found), *_facts(enquiry, found)][: max(_MOST_CARDS, len(found.cards))]
        if found.asked.question == asking_back.NUMBER and not shown:
            shown = _people()
        says = _says(found) if shown else _NOT_HELD
        more = _MORE_CHOICES if found.asked.question == asking_back.MORE else ()
        said = reply(
            str(Outcome.FACTS),
            [says],
            cards_shown=shown,
            choices=[*more, *finding.follow_ups(enquiry)][:5],
            notes=[wording.DISCLAIMER],
        )
        focus = memory.key_of(found.cards[0]) if len(found.cards) == 1 else None
        last = {**(enquiry.last or {}), **({"focus": focus} if focus else {})}
        return _kept_list(said), replace(after, last=last)


def _says(found: _Subject) -> str:
    """One line before the cards; of one card alone whether it is the law."""
    if found.asked.question == asking_back.LAW and len(found.cards) == 1 and found.cards[0]["strength_words"]:
        return worded(_HOW_SURE, words=found.cards[0]["strength_words"])
    return _SAYS[found.asked.question]


def _asked(heard: Heard) -> AskedBack | None:
    chosen = str(heard.value("choice") or "")
    if chosen.startswith(_BUTTON):
        return AskedBack(chosen.removeprefix(_BUTTON))
    return asked_back(heard.words) if heard.words else None


def _names_its_own(heard: Heard, asked: AskedBack) -> bool:
    """Whether a message names a place, a need or help itself; the number of a card may read like an age."""
    said = {each["entity"] for each in heard.entities} - {"choice"}
    if asked.place is not None:
        said -= {"age", "phase"}
    return bool(heard.places) or bool(said & {"place", "need", "support", "age", "phase"})


def _shown(enquiry: Enquiry) -> list[Card]:
    """The cards that were shown, laid out again from their rows, in the order they stood in."""
    last = enquiry.last or {}
    laid_out = navigator().plain_words.cards(_last_answer(enquiry), Style.USUAL)
    known = {memory.key_of(card): card for card in laid_out}
    facts = [key.partition(":")[2] for key in last["cards"] if key.startswith("fact:") and key not in known]
    known |= {memory.key_of(card): card for card in _fact_cards(facts)}
    return [*(known[key] for key in last["cards"] if key in known), *_explained(enquiry)]


def _explained(enquiry: Enquiry) -> list[Card]:
    """The kind of help whose name was explained: after "what is Portage", "who pays for it" means the help itself."""
    about = tuple((enquiry.last or {}).get("about") or ())
    return cards.cards(navigator().facts([], None, Request(supports=about))) if about else []


def _last_answer(enquiry: Enquiry) -> Answer:
    last = enquiry.last or {}
    return navigator().claims.again(last["claims"]) if last.get("claims") else remade(enquiry)


def _chosen(shown: Sequence[Card], asked: AskedBack, focus: str | None) -> Sequence[Card]:
    if asked.is_last:
        return shown[-1:]
    if asked.place is not None:
        return shown[asked.place : asked.place + 1]
    return [card for card in shown if memory.key_of(card) == focus] or shown


def _parts(found: _Subject) -> list[Card]:
    """The cards, cut down to the rows that answer; whole for "more", and for "is that the law"."""
    question = found.asked.question
    if question == asking_back.MORE:
        return list(found.cards)
    if question == asking_back.LAW:
        return [card for card in found.cards if card["strength_words"]]
    wanted = _ROWS.get(question, frozenset())
    cut = [{**card, "facts": [row for row in card["facts"] if row["label"] in wanted]} for card in found.cards]
    return [card for card in cut if card["facts"]]


def _facts(enquiry: Enquiry, found: _Subject) -> list[Card]:
    """Facts about the same thing that answer the question, and are not among the cards already."""
    question, label = found.asked.question, _label(found.cards[0], enquiry)
    if question == asking_back.MORE:
        return _fact_cards(_closest(label, found.cards[0], enquiry), enquiry)
    if question not in QUESTIONS:
        return []
    already = {memory.key_of(card) for card in _parts(found)}
    keys = navigator().fitting(navigator().follow_ups.facts(label, question), enquiry.request)
    return [card for card in _fact_cards(keys, enquiry) if memory.key_of(card) not in already][:_MOST_FACTS]


def _closest(label: str, card: Card, enquiry: Enquiry) -> list[str]:
    """Facts near to what a card says, the card itself left out."""
    if label not in TOPICS:
        return []
    found = navigator().best_facts(TOPICS[label].facts, str(card["heading"]), _MOST_FACTS, request=enquiry.request)
    return [key for key in navigator().fitting(found, enquiry.request) if key != card.get("row")][:_MOST_NEAR]


def _label(card: Mapping[str, Any], enquiry: Enquiry) -> str:
    """The topic a card belongs to: its own where it is a kind of help, else the one talked about."""
    last = enquiry.last or {}
    meant = [*([str(card.get("row"))] if card["kind"] == "support" else []), *(last.get("about") or [])]
    if last.get("aside"):
        meant += last.get("supports") or []
    own = next((label for code in meant if (label := label_of(code))), None)
    return own or (ANY_LABEL if last.get("aside") else enquiry.topic or "find_support")


def _fact_cards(keys: Sequence[str], enquiry: Enquiry | None = None) -> list[Card]:
    if not keys:
        return []
    desk, who = navigator(), enquiry or Enquiry()
    return cards.cards(desk.facts(keys, None, replace(who.request, supports=())))


def _people() -> list[Card]:
    return cards.cards(navigator().helplines(PEOPLE))[:_MOST_CARDS]


def _kept_list(said: Reply) -> Reply:
    return {**said, memory.KEEPS_LIST: True}
