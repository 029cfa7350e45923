"""A question about a time limit with a day in it: every date that follows, each with its source.

Without a day the facts are the answer (actions/explaining.py), with an invitation to give one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answering import navigator
from actions.enquiry import Enquiry, Heard
from actions.letters import letter_choices
from actions.replies import Reply, reply
from localoffer.answers import cards, wording
from localoffer.answers.answer import Outcome
from localoffer.answers.date_question import DateQuestion
from localoffer.answers.dates import Doubt
from localoffer.answers.deadlines import STATE_WORDS, Due, Timeline
from localoffer.language import worded

INVITATION = 'Tell me the date it started, such as "we asked on 3 March", and I will work out the dates.'
_LABEL = "ask_deadline"
_PARTS = re.compile(r"[.;,!?]|\b(?:and|but|so|also|then)\b", re.IGNORECASE)
_PERSON = ("Talk to a person", "/talk_to_person")
_MOST_KINDS = 4
_KIND_OF_TOPIC = {
    "ask_ehc_process": "ehc_request",
    "ask_appeal_or_complaint": "decision_letter",
    "ask_transport": "travel_refused",
    "ask_exclusion_or_ap": "permanent_exclusion",
}
"""What a bare date is about after another topic was talked of."""
_COMMON_KINDS = ("ehc_request", "decision_letter", "permanent_exclusion", "travel_refused")
"""Matters offered where a message leaves it open."""


class DeadlineTurn:
    """The turn of a message that asks for dates."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Timeline | DateQuestion | None:
        """The dates, or what to ask first; None when the message asks for no date or holds none."""
        if heard.intent != _LABEL:
            return None
        desk = navigator().deadlines
        if heard.is_button:
            kind, day = heard.value("topic"), heard.value("choice")
            return desk.ask(str(day), kind=str(kind)) if kind and day else None
        found = desk.ask(heard.text, kind=kind_talked_of(enquiry, heard))
        if isinstance(found, DateQuestion) and found.unsure and found.unsure.doubt is Doubt.NONE_GIVEN:
            return None
        return found

    def respond(self, enquiry: Enquiry, found: Timeline | DateQuestion) -> tuple[Reply, Enquiry]:
        """The dates as cards, or the question."""
        stays = not isinstance(found, DateQuestion) and found.event.key == _KIND_OF_TOPIC.get(enquiry.topic or "")
        after = replace(enquiry, topic=enquiry.topic if stays else _LABEL, misses=0)
        if isinstance(found, DateQuestion):
            return reply(str(Outcome.FACTS), _question(found), choices=_kind_choices(found)), after
        keys = list(dict.fromkeys(each.fact.key for each in found.dues))
        visiting = dict(enquiry.visiting) if enquiry.visiting else None
        shown = reply(
            str(Outcome.FACTS),
            [found.counted_from, *filter(None, [found.term_dates])],
            cards_shown=[due_card(each, found) for each in found.dues],
            choices=[*letter_choices(_LABEL), _PERSON],
            next_steps=[f"{worded(step.title)}. {worded(step.text)}" for step in found.steps],
            notes=[wording.DISCLAIMER],
        )
        return {**shown, "days": _days(found)}, replace(after, last={"facts": keys, "part": 0, "visiting": visiting})


def _days(found: Timeline) -> list[dict[str, str]]:
    """Each day with what is due on it, for a calendar."""
    return [
        {
            "on": each.on.isoformat(),
            "title": each.limit.what if each.on == each.latest else worded("About: {what}", what=each.limit.what),
        }
        for each in found.dues
        if each.on is not None
    ]


def kind_talked_of(enquiry: Enquiry, heard: Heard) -> str | None:
    """The matter a bare "how long have I got" is about: the one talked of; None where the message names its own."""
    named = navigator().deadlines.limits.kinds_in(heard.words)
    return None if named else _KIND_OF_TOPIC.get(enquiry.topic or "")


def date_given(words: str) -> Timeline | None:
    """What follows from a day in a message about something else; None without one sure day of one sure matter.

    "Excluded on 2 November and no transport": the matter is looked for beside the day first.
    """
    beside = [part for part in _PARTS.split(words) if navigator().deadlines.names_a_day(part)]
    found = next(
        (read for part in (*beside, words) if isinstance(read := navigator().deadlines.ask(part), Timeline)), None
    )
    return found if found and found.start.is_exact and found.dues else None


def invited(said: Reply) -> Reply:
    """The same answer, with an invitation to give a date."""
    return {**said, "say": [*said["say"], INVITATION], "text": f"{said['text']}\n\n{INVITATION}"}


def _kind_choices(found: DateQuestion) -> list[tuple[str, str]]:
    """The matters it is most often about, as buttons that carry the day."""
    if found.day is None:
        return []
    known = {each.key: each for each in navigator().deadlines.kinds}
    few = found.kinds if len(found.kinds) <= _MOST_KINDS else [known[key] for key in _COMMON_KINDS]
    day = found.day.isoformat()
    return [(each.name, f'/ask_deadline{{"topic":"{each.key}","choice":"{day}"}}') for each in few]


def _question(found: DateQuestion) -> list[str]:
    names = "; ".join(each.name for each in found.kinds[:_MOST_KINDS])
    few = 1 < len(found.kinds) <= _MOST_KINDS
    return [f"{found.says} {names}." if few else found.says]


def due_card(due: Due, found: Timeline) -> cards.Card:
    """One day that follows, with the fact that says so."""
    rows = [("", due.limit.what), ("Today", STATE_WORDS[due.state]), *(("Please note", each) for each in due.notes())]
    return {
        **cards.fact_card(due.fact, found.today),
        "heading": due.when,
        "strength_words": due.strength,
        "facts": [{"label": label, "value": value} for label, value in rows],
    }
