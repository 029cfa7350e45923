"""An `Answer` → the Rasa form of it: opening words, a few cards at a time, and choices.

A reply is one JSON value with the same content in plain text (`docs/architecture.md` gives its shape). Long answers
come in parts, most useful first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer, Outcome

Reply = dict[str, Any]
CARDS_IN_A_PART = 4
_MOST_CHOICES = 5


def reply(  # noqa: PLR0913 - each part of a reply is one argument
    outcome: str,
    say: Sequence[str],
    *,
    cards_shown: Sequence[cards.Card] = (),
    choices: Sequence[tuple[str, str]] = (),
    next_steps: Sequence[str] = (),
    notes: Sequence[str] = (),
    danger: Mapping[str, Any] | None = None,
) -> Reply:
    """One reply.

    Args:
        outcome: An outcome code.
        say: Paragraphs said first.
        cards_shown: Cards, in order.
        choices: Buttons as (title, payload); the payload is ours and never shown.
        next_steps: What a family can do now.
        notes: Small print.
        danger: When a crisis card belongs on top: its level and group.
    """
    parts = [*say, *(cards.as_text(card) for card in cards_shown)]
    if next_steps:
        parts.append("What you can do next:\n" + "\n".join(f"- {step}" for step in next_steps))
    parts += notes
    if choices:
        parts.append("You can also choose: " + " · ".join(title for title, _ in choices))
    return {
        "outcome": outcome,
        "say": list(say),
        "cards": list(cards_shown),
        "choices": [{"title": title, "payload": payload} for title, payload in choices],
        "next_steps": list(next_steps),
        "notes": list(notes),
        "danger": dict(danger) if danger else None,
        "text": "\n\n".join(parts),
    }


def answer_reply(answer: Answer, *, part: int = 0, choices: Sequence[tuple[str, str]] = ()) -> Reply:
    """One part of an answer.

    Args:
        answer: The whole answer.
        part: 0 for the first; each holds `CARDS_IN_A_PART` cards.
        choices: Further choices after "Show more".
    """
    everything = cards.cards(answer)
    start = part * CARDS_IN_A_PART
    shown, left = everything[start : start + CARDS_IN_A_PART], len(everything) - start - CARDS_IN_A_PART
    buttons = [("Show more", "/show_more")] if left > 0 else []
    return reply(
        str(answer.outcome) if not part or shown else "no_more",
        cards.opening(answer) if part == 0 else _more(shown, left),
        cards_shown=shown,
        choices=[*buttons, *choices][:_MOST_CHOICES],
        next_steps=answer.next_steps if part == 0 else (),
        notes=[wording.DISCLAIMER],
    )


def _more(shown: Sequence[cards.Card], left: int) -> list[str]:
    if not shown:
        return ["That is all I have on this. You can ask about something else."]
    return [f"Here is more. {left} more after this." if left > 0 else "Here is the rest."]


def question(outcome: Outcome, *, choices: Sequence[tuple[str, str]] = (), before: Sequence[str] = ()) -> Reply:
    """Ask for one thing that is missing."""
    return reply(str(outcome), [*before, wording.QUESTION[outcome]], choices=choices)
