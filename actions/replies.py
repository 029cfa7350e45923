"""An `Answer` → the Rasa form of it: opening words, a few cards at a time, and choices.

A reply is one JSON value with the same content in plain text (`docs/architecture.md` gives its shape). Long answers
come in parts, most useful first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answering import navigator
from actions.speaking import style_now
from localoffer.answers import cards, styling, wording
from localoffer.answers.answer import Answer, Outcome
from localoffer.answers.styling import Style
from localoffer.language import worded

Reply = dict[str, Any]
_MOST_CHOICES = 6
SIMPLER = ("Simpler words", '/inform{"choice":"simple"}')
MORE_DETAIL = ("More detail", '/inform{"choice":"detail"}')
_OTHER_STYLES = {
    Style.USUAL: (SIMPLER, MORE_DETAIL),
    Style.SIMPLE: (MORE_DETAIL,),
    Style.DETAIL: (SIMPLER,),
}
"""What an answer offers beside its own choices, most needed first."""


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
        parts.append(worded("What you can do next:") + "\n" + "\n".join(f"- {step}" for step in next_steps))
    parts += notes
    if choices:
        parts.append(
            worded("You can also choose: {choices}", choices=" · ".join(worded(title) for title, _ in choices))
        )
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


def answer_reply(
    answer: Answer, *, part: int = 0, say: Sequence[str] | None = None, choices: Sequence[tuple[str, str]] = ()
) -> Reply:
    """One part of an answer, in the style of this turn (actions/speaking.py).

    Args:
        answer: The whole answer.
        part: 0 for the first; how many cards each holds is a matter of style.
        say: What is said before the first part; the answer's own opening when not given.
        choices: Further choices after "Show more".
    """
    style = style_now()
    everything, size = navigator().plain_words.cards(answer, style), styling.CARDS_IN_A_PART[style]
    shown, left = everything[part * size : (part + 1) * size], len(everything) - (part + 1) * size
    buttons = [("Show more", "/show_more")] if left > 0 else []
    return reply(
        str(answer.outcome) if not part or shown else "no_more",
        _more(shown, left) if part else cards.opening(answer) if say is None else say,
        cards_shown=shown,
        choices=_with_styles([*buttons, *choices], _OTHER_STYLES[style] if shown else ()),
        next_steps=styling.steps(answer, style) if part == 0 else (),
        notes=[wording.DISCLAIMER],
    )


def _with_styles(choices: Sequence[tuple[str, str]], styles: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """An answer's choices and, last, its other styles: one has a place kept, the next comes where there is room."""
    own = list(choices)[: _MOST_CHOICES - len(styles[:1])]
    return [*own, *styles][:_MOST_CHOICES]


def _more(shown: Sequence[cards.Card], left: int) -> list[str]:
    if not shown:
        return ["That is all I have on this. You can ask about something else."]
    return [worded("Here is more. {left} more after this.", left=left) if left > 0 else "Here is the rest."]


def opened_with(said: Reply, *, say: Sequence[str] = (), first: Sequence[cards.Card] = ()) -> Reply:
    """The same reply with more said, and more cards, before its own."""
    return _again(said, say=[*said["say"], *say], cards_shown=[*first, *said["cards"]])


def with_steps(said: Reply, steps: Sequence[str]) -> Reply:
    """The same reply with other next steps."""
    return _again(said, next_steps=steps)


def _again(said: Reply, **changed: Any) -> Reply:
    parts = {
        "say": said["say"],
        "cards_shown": said["cards"],
        "choices": [(choice["title"], choice["payload"]) for choice in said["choices"]],
        "next_steps": said["next_steps"],
        "notes": said["notes"],
        "danger": said["danger"],
        **changed,
    }
    return reply(said["outcome"], parts.pop("say"), **parts)


def question(outcome: Outcome, *, choices: Sequence[tuple[str, str]] = (), before: Sequence[str] = ()) -> Reply:
    """Ask for one thing that is missing."""
    return reply(str(outcome), [*before, wording.QUESTION[outcome]], choices=choices)
