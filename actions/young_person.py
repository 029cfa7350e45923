"""A young person who writes themselves: "you", own rights on both sides of the end of school age, people for them.

Once said, it is kept until they say that they are a parent. The law stays in its own words: only what we and the plain
descriptions of help say is turned to "you".
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answering import navigator
from actions.enquiry import Enquiry, Heard
from actions.people import YOUNG_PERSON, is_young_person, named, people_for
from actions.replies import Reply, answer_reply, opened_with, reply
from localoffer.answers import cards, wording
from localoffer.answers.answer import Contact
from localoffer.answers.school_age import Side, next_ends, side_of
from localoffer.answers.to_you import card_to_you, speaks_of_a_child, to_you
from localoffer.language import worded
from localoffer.navigator import Request
from localoffer.navigator.young_people import FACTS
from localoffer.reading.people import OWN_CHILD
from localoffer.reading.words import Words

MY_RIGHTS = ("What are my own rights?", '/inform{"choice":"my_rights"}')
I_AM_A_PARENT = ("I am a parent or carer", '/inform{"who":"parent"}')
_CHOICE, _PARENT = "my_rights", "parent"
_AFTER_SCHOOL = frozenset({"post16", "young_adult"})
_FIRST = {Side.BEFORE: 1, Side.AFTER: 1, Side.EITHER: 2}
"""How many of them stand in front of another answer."""
_ABOUT_RIGHTS = frozenset(
    {"ask_ehc_process", "ask_rights_or_law", "ask_appeal_or_complaint", "ask_transition_adulthood"}
)
_BEFORE = "From what you told me, you are still of school age."
_AFTER = "From what you told me, you are past school age."
_EITHER = (
    "It depends on one day, and I cannot tell from what you told me. The last one was {passed}. The next is {coming}."
)
_CARDS_SAY = "Some of these cards are written for parents. Where they say “your child”, that is you."
_PLAN = r"(?:ehcp?|ehc plan|echp|plan|ehcna|assessment|appeal|tribunal)"
_PARENTS = r"(?:mum|mam|mom|dad|parents?|carers?|foster carers?|nan)"
_ASKS = re.compile(
    rf"\bmy (?:own )?rights\b|\bcan i (?:ask|apply|request|appeal)\b[^.?!]{{0,40}}\b{_PLAN}\b|\bcan i appeal\b"
    rf"|\bwithout my {_PARENTS}\b|\b(?:do|does|can|will|must|has|have) my {_PARENTS} [^.?!]{{0,20}}"
    r"(?:decide|sign|choose|speak|ask|apply|agree|come|go|be there|say)\b"
    r"|\b(?:decide|choose|speak|ask) for myself\b|\bam i old enough\b",
    re.IGNORECASE,
)
_FOR_ME = re.compile(
    rf"\bmy {_PARENTS} (?:decide|choose|speak|sign|appeal|ask|apply)\b[^.?!]{{0,20}}\bfor me\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:year|yr|y) ?(1[0-3]|[7-9])\b", re.IGNORECASE)


def in_who(enquiry: Enquiry, heard: Heard) -> Enquiry:
    """The same, knowing whether the young person writes; their school year is kept beside it."""
    told = dict(enquiry.told or {})
    if heard.value("who") == YOUNG_PERSON or _FOR_ME.search(heard.words):
        told["who"] = YOUNG_PERSON
    elif heard.value("who") == _PARENT or OWN_CHILD.search(Words(heard.words).plain):
        told = {name: value for name, value in told.items() if name not in {"who", "school_year", "rights"}}
    if told.get("who") == YOUNG_PERSON and (year := _YEAR.search(heard.words)):
        told["school_year"] = int(year[1])
    return enquiry if told == (enquiry.told or {}) else replace(enquiry, told=told or None)


class YoungPersonTurn:
    """The turn of a young person who asks what they may decide themselves."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Side | None:
        """Their side of the end of school age; None where they do not ask."""
        if heard.value("choice") == _CHOICE or (is_young_person(enquiry) and asks_for_rights(heard.words)):
            return side_for(enquiry)
        return None

    def respond(self, enquiry: Enquiry, side: Side) -> tuple[Reply, Enquiry]:
        """The facts of that side, or of both."""
        last = {"facts": list(FACTS[side]), "part": 0, "aside": True, "supports": []}
        answer = navigator().facts(FACTS[side], None, Request())
        after = replace(enquiry, last=last, misses=0, told={**(enquiry.told or {}), "rights": True})
        choices = [("Talk to a person", "/talk_to_person"), I_AM_A_PARENT]
        return answer_reply(answer, say=[_side_words(side)], choices=choices), after


def asks_for_rights(words: str) -> bool:
    """Whether a message asks what a young person may do or decide without somebody else."""
    return bool(_ASKS.search(words) or _FOR_ME.search(words))


def side_for(enquiry: Enquiry) -> Side:
    """Before or after the end of school age, or unsure, from what is known."""
    year = (enquiry.told or {}).get("school_year")
    if year is None and enquiry.age_years is None and enquiry.phase in _AFTER_SCHOOL:
        return Side.AFTER
    return side_of(navigator().today(), age_years=enquiry.age_years, school_year=year)


def addressed(said: Reply, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """A reply as a young person is spoken to; unchanged for everybody else.

    Args:
        said: What is said to a parent.
        enquiry: After this turn.
        heard: The message.
    """
    if not is_young_person(enquiry) or said["outcome"] == "crisis":
        return said, enquiry
    told = enquiry.told or {}
    is_answer = bool(said["cards"])
    is_first = is_answer and not told.get("rights")
    if is_answer and heard.intent in _ABOUT_RIGHTS and not _shows_rights(said):
        said = _with_rights(said, side_for(enquiry))
    said = _in_second_person(said, enquiry, is_first=is_first)
    return said, replace(enquiry, told={**told, "rights": True}) if is_first else enquiry


def _with_rights(said: Reply, side: Side) -> Reply:
    facts = navigator().facts(FACTS[side][: _FIRST[side]], None, Request())
    shown = [cards.fact_card(each, facts.today) for each in facts.facts]
    return opened_with(said, say=[_side_words(side)], first=shown)


def _side_words(side: Side) -> str:
    if side is not Side.EITHER:
        return _BEFORE if side is Side.BEFORE else _AFTER
    passed, coming = next_ends(navigator().today())
    return worded(_EITHER, passed=wording.day(passed), coming=wording.day(coming))


def _in_second_person(said: Reply, enquiry: Enquiry, *, is_first: bool) -> Reply:
    shown = [card_to_you(card, navigator().young_people.words) for card in said["cards"]]
    say = [to_you(each) for each in said["say"]]
    if any(speaks_of_a_child([card["heading"], card["facts"]]) for card in shown):
        say.append(_CARDS_SAY)
    choices = [(to_you(each["title"]), each["payload"]) for each in said["choices"]]
    if is_first:
        choices = [*choices[:4], *(each for each in (MY_RIGHTS, I_AM_A_PARENT) if each not in choices)]
    steps = [to_you(each) for each in said["next_steps"]]
    spoken = reply(
        said["outcome"],
        say,
        cards_shown=shown,
        choices=choices,
        next_steps=[*steps, _somebody_to_talk_to(enquiry)] if shown else steps,
        notes=[to_you(each) for each in said["notes"]],
        danger=said["danger"],
    )
    return {**said, **spoken}


def _shows_rights(said: Reply) -> bool:
    return any(str(card.get("row", "")).startswith("yp-") for card in said["cards"])


def _somebody_to_talk_to(enquiry: Enquiry) -> str:
    """Child-safe help, from the rows of helplines: who, how, for whom, and whether they answer now."""
    contacts = named(people_for(enquiry)["topics"], ()).contacts
    return _line(next(each for each in contacts if each.phone or each.text))


def _line(contact: Contact) -> str:
    ways = [worded("call {phone}", phone=contact.phone)] if contact.phone else []
    ways += [worded("text {number}", number=contact.text)] if contact.text else []
    return worded(
        "If something worries you, {name}: {how}. {what_for} {open_now}.",
        name=contact.name,
        how=worded(" or ").join(ways),
        what_for=contact.what_for,
        open_now=contact.open_now,
    )
