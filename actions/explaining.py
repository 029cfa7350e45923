"""Questions about one topic: process, time limits, appeals, school, money, health and the rest.

Each label leads to facts of its topics and to the kinds of help it is about (actions/subjects.py); a family whose
council we know also gets what is available there.
"""

from __future__ import annotations

from dataclasses import replace

from actions import finding
from actions.answering import navigator
from actions.deadlines import invited, kind_talked_of
from actions.enquiry import Enquiry, Heard
from actions.ladder import step
from actions.letters import letter_choices
from actions.others import others_in
from actions.replies import Reply, answer_reply, opened_with, question
from actions.subjects import ASIDES, TOPICS, supports_for
from localoffer.answers.answer import Outcome
from localoffer.navigator import Request

__all__ = ["ASIDES", "FACTS_SHOWN", "TOPICS", "answer_topic", "with_open_question"]
FACTS_SHOWN = 8
_DEADLINE = "ask_deadline"


def answer_topic(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """The answer to one label, for whatever is known of the family; what else was asked is offered."""
    label = heard.intent
    if label in ASIDES:
        return _aside(enquiry, heard)
    facts = _facts(label, enquiry, heard)
    topic = _topic(label, enquiry, heard)
    enquiry = replace(enquiry, supports=supports_for(topic, map(str, heard.values("support")), enquiry))
    others = others_in(enquiry, heard, label)
    after = replace(enquiry, topic=topic, last={"facts": facts, "offered": others.offered})
    said, after = finding.answer_facts(after, choices=[*others.choices, *letter_choices(label)])
    said = opened_with(said, say=others.says, first=others.cards)
    if label == _DEADLINE:
        said = invited(said)
    return with_open_question(said, after), after


def _facts(label: str, enquiry: Enquiry, heard: Heard) -> list[str]:
    """The facts to answer from: chosen for a button when it was offered, or by the words, or by what was talked of."""
    offered = (enquiry.last or {}).get("offered") or {}
    if heard.is_button and label in offered:
        return list(offered[label])
    closest = navigator().best_facts(TOPICS[label].facts, heard.words, FACTS_SHOWN, request=enquiry.request)
    kind = kind_talked_of(enquiry, heard) if label == _DEADLINE else None
    first = navigator().deadlines.facts_of(kind) if kind else []
    return list(dict.fromkeys([*first, *closest]))[:FACTS_SHOWN]


def _topic(label: str, enquiry: Enquiry, heard: Heard) -> str:
    """What is talked about after an answer: a bare "how long have I got" stays with the matter before it."""
    if label == _DEADLINE and kind_talked_of(enquiry, heard):
        return enquiry.topic or label
    return label


def _aside(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """A word explained, or the service itself: answered without touching what we know of the family."""
    facts = navigator().best_facts(TOPICS[heard.intent].facts, heard.words, FACTS_SHOWN)
    asked = Request(supports=tuple(map(str, heard.values("support")))) if not facts else Request()
    answer = navigator().facts(facts, None, asked)
    named = list(map(str, heard.values("support")))
    last = {"facts": facts, "part": 0, "aside": True, "supports": list(asked.supports), "about": named}
    after = replace(enquiry, last=last, misses=0)
    if not answer.facts and not answer.supports:
        if enquiry.asked == "need" and enquiry.place:
            # A word of their own for the worry we had asked for.
            return finding.find(replace(enquiry, misses=0), heard)
        misses = enquiry.misses + 1
        return with_open_question(step(misses, heard), enquiry), replace(enquiry, misses=misses)
    return with_open_question(answer_reply(answer, choices=finding.follow_ups(after)), after), after


def with_open_question(said: Reply, enquiry: Enquiry) -> Reply:
    """Put the question we were asking behind the answer, so that an interruption loses nothing."""
    if enquiry.asked is None:
        return said
    outcome = {"place": Outcome.NEED_PLACE, "need": Outcome.NEED_NEED, "age": Outcome.NEED_AGE}[enquiry.asked]
    again = question(outcome)["say"]
    return {**said, "say": [*said["say"], *again], "text": f"{said['text']}\n\n{again[0]}"}
