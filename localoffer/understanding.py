"""What the product makes of one message: its own path from the typed words to codes, without answering.

Puts the readers of `localoffer.reading` and the labels of the assistant together as the web app and the actions do,
for whoever wants to see or measure it. How the assistant is reached is handed in; it is asked with redacted words only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from localoffer.reading.danger import Danger, read_danger
from localoffer.reading.danger_decision import CRISIS, MODEL_NOTICED, decide, noticed_by_model
from localoffer.reading.people import CHILD
from localoffer.reading.postcode import read_postcodes
from localoffer.reading.reading import HINT, NeedMention, Reading
from localoffer.reading.redaction import Redactor
from localoffer.reading.vocabulary import Vocabulary

TOPICS = frozenset(
    {
        "find_support",
        "ask_ordinarily_available",
        "ask_ehc_process",
        "ask_deadline",
        "ask_appeal_or_complaint",
        "ask_school_place",
        "ask_exclusion_or_ap",
        "ask_transport",
        "ask_money",
        "ask_short_breaks",
        "ask_childcare",
        "ask_transition_adulthood",
        "ask_diagnosis_or_health",
        "ask_who_is_responsible",
        "ask_rights_or_law",
        "compare_areas",
    }
)
"""Labels that name a topic of SEND, so that one message may well hold two of them."""

RANKED = 5
"""Labels shown of the assistant's ranking."""

OTHER_SHARE, OTHER_PART, SEVERAL_WORDS, MOST_OTHERS = 0.12, 0.4, 20, 2
"""Another topic is offered with this confidence, this part of the main one's, from this many words; at most so many."""

Ask = Callable[[str], Mapping[str, Any]]
"""What the assistant makes of redacted words: {"intent", "ranking", "entities"}, or {"error"}."""


@dataclass(frozen=True)
class Label:
    """A label and how sure the assistant is of it, 0 to 1."""

    name: str
    confidence: float


@dataclass(frozen=True)
class Understood:
    """What the product makes of one message.

    Args:
        text: As typed.
        label: The product's choice: "crisis" when the words are urgent, for then nobody else is asked; else the
            assistant's, which may be "nlu_fallback". None when the assistant failed.
        ranking: The likeliest labels, the product's choice first where it has one.
        other_topics: Topics the message may hold besides, likeliest first.
        reading: What the words say of child, place and plan.
        postcodes: Canonical, in reading order.
        danger: The product's final decision.
    """

    text: str
    label: Label | None
    ranking: tuple[Label, ...]
    other_topics: tuple[str, ...]
    reading: Reading
    postcodes: tuple[str, ...]
    danger: Danger | None

    def as_json(self) -> dict[str, Any]:
        """One line of `offer understand`."""
        reading = self.reading
        return {
            "text": self.text,
            "intent": self.label.name if self.label else None,
            "confidence": _rounded(self.label.confidence) if self.label else 0.0,
            "ranking": [{"name": each.name, "confidence": _rounded(each.confidence)} for each in self.ranking],
            "other_topics": list(self.other_topics),
            "needs": [_need(each) for each in told_needs(reading)],
            "support_types": list(told_supports(reading)),
            "age_years": reading.age_years,
            "phase": reading.phase,
            "plan_status": reading.plan_status,
            "who": reading.who,
            "places": list(dict.fromkeys(each.gss_code for each in reading.places)),
            "postcodes": list(self.postcodes),
            "crisis": {
                "level": self.danger.level if self.danger else None,
                "group": self.danger.group if self.danger else None,
            },
        }


def understand(text: str, vocabulary: Vocabulary, ask: Ask) -> Understood:
    """What the product makes of one message; never raises, whatever the text.

    Args:
        text: As typed, of any length.
        vocabulary: The words parents use.
        ask: Asks the assistant.
    """
    typed = tidied(text)
    words = read_danger(typed)
    heard = ask(as_sent(typed, Redactor()))
    ranking = tuple(_label(each) for each in heard.get("ranking", ()))
    label = _label(heard["intent"]) if "intent" in heard else None
    if words is not None and words.level == "urgent":
        label = Label(CRISIS, 1.0)
        ranking = (label, *(each for each in ranking if each.name != CRISIS))
    danger = decide(words, noticed_by_model(typed, heard.get("ranking", ()), heard.get("danger")))
    if danger is None and label is not None and label.name == CRISIS:
        danger = MODEL_NOTICED  # a few words with that label: actions/handover.py shows the card, too
    return Understood(
        text=text,
        label=label,
        ranking=ranking[:RANKED],
        other_topics=other_topics(label, ranking, len(typed.split())),
        reading=vocabulary.read(typed),
        postcodes=tuple(each.postcode for each in read_postcodes(typed) if each.kind != "special"),
        danger=danger,
    )


def tidied(text: str) -> str:
    """The text without control characters and halves of characters, which mean nothing and can trip readers."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def as_sent(text: str, redactor: Redactor) -> str:
    """The words as they leave for the assistant: names and numbers hidden, and no "/" that would make a command.

    Args:
        text: Tidied.
        redactor: The conversation's.
    """
    return re.sub(r"^[\s/]+", "", redactor.redact(text))


def other_topics(label: Label | None, ranking: Sequence[Label], words: int) -> tuple[str, ...]:
    """Topics besides the main one that a message may hold, likeliest first.

    Args:
        label: The product's choice; nothing is offered beside a crisis.
        ranking: Every label, the likeliest first.
        words: How many the message has; a short one has one topic.
    """
    if label is None or label.name == CRISIS or words < SEVERAL_WORDS:
        return ()
    least = max(OTHER_SHARE, OTHER_PART * ranking[0].confidence) if ranking else 1.0
    likely = [each.name for each in ranking if each.confidence >= least]
    return tuple(name for name in likely if name in TOPICS and name != label.name)[:MOST_OTHERS]


def told_needs(reading: Reading) -> tuple[NeedMention, ...]:
    """Needs worth acting on; where the words of a message only hint at needs, those, as in a conversation.

    Ruled-out needs and other people's are among them, marked as such.
    """
    told = tuple(each for each in reading.needs if each.score >= HINT)
    counts = any(_is_the_childs(each) for each in told) or any(each.score >= HINT for each in reading.supports)
    if counts:
        return told
    return tuple(each for each in reading.needs if each.score >= HINT or _is_the_childs(each))


def told_supports(reading: Reading) -> tuple[str, ...]:
    """Codes of the kinds of support worth acting on, in reading order; hints as in `told_needs`."""
    told = [each.code for each in reading.supports if each.score >= HINT]
    if not told and not any(_is_the_childs(each) and each.score >= HINT for each in reading.needs):
        told = [each.code for each in reading.supports]
    return tuple(dict.fromkeys(told))


def _is_the_childs(need: NeedMention) -> bool:
    return need.whose == CHILD and not need.negated


def _need(need: NeedMention) -> dict[str, Any]:
    return {
        "code": need.code,
        "broad_area": need.broad_area or None,
        "text": need.text,
        "negated": need.negated,
        "whose": need.whose,
    }


def _label(given: Mapping[str, Any]) -> Label:
    return Label(str(given["name"]), float(given["confidence"]))


def _rounded(confidence: float) -> float:
    return round(confidence, 4)
