"""How much of a card is shown: simpler words and fewer rows, the usual, or the law and every row. Pure.

The rows of data stay as they are; only what is laid out of them differs. A warning that something is no law, is not yet
checked or is due for a check stands in every style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from localoffer.answers import sureness
from localoffer.answers.answer import Answer, Provenance
from localoffer.language import worded


class Style(StrEnum):
    """How a family wants to be answered."""

    USUAL = "usual"
    SIMPLE = "simple"
    DETAIL = "detail"

    @classmethod
    def of(cls, name: str | None) -> Style:
        """The style of a stored name; the usual one for none or one we do not know."""
        return cls(name) if name in set(cls) else cls.USUAL


CARDS_IN_A_PART = {Style.USUAL: 4, Style.SIMPLE: 2, Style.DETAIL: 8}
_STEPS_IN_SIMPLE = 2
_LEFT_OUT = {"Who pays", "Based on", "Why it is here", "Run by"}
_SAID_IN = {"fact": "", "support": "What it is", "claim": "The rule"}
"""The label under which a card's own words stand; a provision's words are its heading."""


def laid_out(
    cards: Sequence[Mapping[str, Any]], answer: Answer, style: Style, simple: Mapping[tuple[str, str], str]
) -> list[dict[str, Any]]:
    """The cards of an answer in one style.

    Args:
        cards: All of the answer's cards.
        answer: The answer they were made from.
        style: How much to show.
        simple: Simpler words by kind and key of a row.
    """
    if style is Style.SIMPLE:
        return simpler(cards, simple)
    if style is Style.DETAIL:
        origins = _origins(answer)
        return [_in_detail(card, origins.get((card["kind"], card.get("row", "")))) for card in cards]
    return [dict(card) for card in cards]


def simpler(cards: Sequence[Mapping[str, Any]], simple: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
    """Cards in simpler words, where their rows have them, without what only some look for."""
    return [_simpler(card, simple.get((card["kind"], card.get("row", "")))) for card in cards]


def steps(answer: Answer, style: Style) -> tuple[str, ...]:
    """What a family can do next; in the simple style the first step or two and, last as ever, whom to ask."""
    every = answer.next_steps
    if style is not Style.SIMPLE or len(every) <= _STEPS_IN_SIMPLE:
        return every
    return (*every[: _STEPS_IN_SIMPLE - 1], every[-1])


def shortened(words: str | None, limit: int = 320) -> str | None:
    """A long description, cut at a sentence or word."""
    if words is None or len(words) <= limit:
        return words
    cut = words[:limit]
    end = max(cut.rfind(". "), cut.rfind("\n"))
    return cut[: end + 1].rstrip() if end > limit // 2 else f"{cut[: cut.rfind(' ')].rstrip()} …"


def _simpler(card: Mapping[str, Any], words: str | None) -> dict[str, Any]:
    rows = [row for row in card["facts"] if row["label"] not in _LEFT_OUT]
    if words is None:
        return {**card, "facts": rows}
    if card["kind"] == "provision":
        return {**card, "heading": worded("{name} (sample)", name=words) if card["sample"] else words, "facts": rows}
    said_in = _SAID_IN[card["kind"]]
    return {**card, "facts": [{**row, "value": words} if row["label"] == said_in else row for row in rows]}


def _in_detail(card: Mapping[str, Any], origin: Provenance | None) -> dict[str, Any]:
    if origin is None:
        return dict(card)
    shown = {row["label"] for row in card["facts"]}
    rows = [("Based on", origin.basis), *sureness.standing(origin)]
    return {**card, "facts": [*card["facts"], *({"label": a, "value": b} for a, b in rows if a not in shown)]}


def _origins(answer: Answer) -> dict[tuple[str, str], Provenance]:
    return {
        **{("fact", each.key): each.provenance for each in (*answer.facts, *answer.figures)},
        **{("provision", each.key): each.provenance for each in answer.provision},
        **{("support", each.code): each.provenance for each in answer.supports},
        **{("claim", each.key): each.provenance for each in answer.claims},
    }
