"""A question about a time limit with a day in it: every date that follows, each with its source.

Without a day the facts are the answer (actions/topics.py), with an invitation to give one.
"""

from __future__ import annotations

from dataclasses import replace

from actions.desk import navigator
from actions.enquiry import Enquiry, Heard
from actions.replies import Reply, reply
from localoffer.answers import cards, wording
from localoffer.answers.answer import Outcome
from localoffer.answers.date_question import DateQuestion
from localoffer.answers.dates import Doubt
from localoffer.answers.deadlines import STATE_WORDS, Due, Timeline

INVITATION = 'Tell me the date it started, such as "we asked on 3 March", and I will work out the dates.'
_LABEL = "ask_deadline"
_MOST_KINDS = 4
_KIND_OF_TOPIC = {
    "ask_ehc_process": "ehc_request",
    "ask_appeal_or_complaint": "decision_letter",
    "ask_transport": "travel_refused",
    "ask_exclusion_or_ap": "permanent_exclusion",
}
"""What a bare date is about after another topic was talked of."""


class DeadlineTurn:
    """The turn of a message that asks for dates."""

    def hears(self, enquiry: Enquiry, heard: Heard) -> Timeline | DateQuestion | None:
        """The dates, or what to ask first; None when the message asks for no date or holds none."""
        if heard.intent != _LABEL or heard.text.startswith("/"):
            return None
        desk = navigator().deadlines
        kind = None if desk.limits.kinds_in(heard.text) else _KIND_OF_TOPIC.get(enquiry.topic or "")
        found = desk.ask(heard.text, kind=kind)
        if isinstance(found, DateQuestion) and found.unsure and found.unsure.doubt is Doubt.NONE_GIVEN:
            return None
        return found

    def respond(self, enquiry: Enquiry, found: Timeline | DateQuestion) -> tuple[Reply, Enquiry]:
        """The dates as cards, or the question."""
        after = replace(enquiry, topic=_LABEL, misses=0)
        if isinstance(found, DateQuestion):
            return reply(str(Outcome.FACTS), _question(found)), after
        keys = list(dict.fromkeys(each.fact.key for each in found.dues))
        visiting = dict(enquiry.visiting) if enquiry.visiting else None
        shown = reply(
            str(Outcome.FACTS),
            [found.counted_from, *filter(None, [found.term_dates])],
            cards_shown=[_card(each, found) for each in found.dues],
            next_steps=[f"{step.title}. {step.text}" for step in found.steps],
            notes=[wording.DISCLAIMER],
        )
        return shown, replace(after, last={"facts": keys, "part": 0, "visiting": visiting})


def invited(said: Reply) -> Reply:
    """The same answer, with an invitation to give a date."""
    return {**said, "say": [*said["say"], INVITATION], "text": f"{said['text']}\n\n{INVITATION}"}


def _question(found: DateQuestion) -> list[str]:
    names = "; ".join(each.name for each in found.kinds[:_MOST_KINDS])
    few = 1 < len(found.kinds) <= _MOST_KINDS
    return [f"{found.says} {names}." if few else found.says]


def _card(due: Due, found: Timeline) -> cards.Card:
    rows = [("", due.limit.what), ("Today", STATE_WORDS[due.state]), *(("Please note", each) for each in due.notes())]
    return {
        **cards.fact_card(due.fact, found.today),
        "heading": due.when,
        "strength_words": due.strength,
        "facts": [{"label": label, "value": value} for label, value in rows],
    }
