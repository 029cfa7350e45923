"""What else a message asks beside its main question: offered with one tap, and a date in it never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actions.answering import navigator
from actions.deadlines import date_given, due_card
from actions.enquiry import Enquiry, Heard
from actions.ladder import LABELS
from actions.subjects import ASIDES, TOPICS, label_of
from localoffer.answers.cards import Card
from localoffer.answers.deadlines import Due, DueState, Timeline
from localoffer.language import worded

_SURE_ENOUGH = 0.15
"""How likely a second label must be to be offered."""
_LONG = 8
"""Words from which a message may hold two questions; of a shorter one the second label is only a doubt."""
_MOST = 2
_FACTS = 8
_ALSO = "You also asked about something else. Choose it below: {topics}."
_DATE = "You gave a date, so here is the first date that follows from it. Choose “Work out the dates” to see them all."
_DATES = "Work out the dates"
_NEVER = ASIDES | {"find_support", "ask_ordinarily_available", "talk_to_person", "compare_areas"}
"""Labels that are no second question: they are the same help again, or answered with every reply."""


@dataclass(frozen=True)
class Others:
    """What is offered beside the main answer.

    Args:
        says: Sentences that name it.
        cards: The first date that follows from a day in the message.
        choices: One button each.
        offered: Fact keys for each label offered, chosen by the message's words, which are not kept.
    """

    says: Sequence[str] = ()
    cards: Sequence[Card] = ()
    choices: Sequence[tuple[str, str]] = ()
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)


def others_in(enquiry: Enquiry, heard: Heard, label: str) -> Others:
    """What a message asks beside the label it is answered for.

    Args:
        enquiry: What is known of the family, this message included.
        heard: The message.
        label: What it is answered for.
    """
    if not heard.words:
        return Others()
    timeline = date_given(heard.words) if label != "ask_deadline" else None
    labels = list(_labels(heard, label))[:_MOST]
    topics = [(LABELS[name], f"/{name}") for name in labels]
    says = [_DATE] if timeline else []
    if topics:
        says.append(worded(_ALSO, topics="; ".join(worded(title) for title, _ in topics)))
    return Others(
        says,
        [due_card(_first(timeline), timeline)] if timeline else [],
        [*([(_DATES, _payload(timeline))] if timeline else []), *topics],
        {name: _facts(name, enquiry, heard) for name in labels},
    )


def _labels(heard: Heard, label: str) -> Iterator[str]:
    """Other labels, those of help that is named first, then those the model thinks likely."""
    named = [found for code in heard.values("support") if (found := label_of(str(code)))]
    long = len(heard.words.split()) >= _LONG
    likely = [name for name, sure in heard.sureness.items() if sure >= _SURE_ENOUGH and long]
    seen = {label}
    # Speech therapy, asked for in "what help is there", is no second question about health.
    if label in {"find_support", "ask_ordinarily_available"}:
        seen.add("ask_diagnosis_or_health")
    for name in (*named, *likely):
        if name in LABELS and name not in seen | _NEVER:
            seen.add(name)
            yield name


def _facts(label: str, enquiry: Enquiry, heard: Heard) -> list[str]:
    return navigator().best_facts(TOPICS[label].facts, heard.words, _FACTS, request=enquiry.request)


def _first(timeline: Timeline) -> Due:
    """The next day to come, or the first where all have passed."""
    ahead = (DueState.TODAY, DueState.TO_COME, DueState.MAY_HAVE_PASSED)
    return next((due for due in timeline.dues if due.state in ahead), timeline.dues[0])


def _payload(timeline: Timeline) -> str:
    day = timeline.start.earliest.isoformat()
    return f'/ask_deadline{{"topic":"{timeline.event.key}","choice":"{day}"}}'
