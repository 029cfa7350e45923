"""Words and model together: the one rule for whether, and how strongly, a crisis card is shown.

The words of `danger` decide. The model can only add: where the words found nothing, its label or its sense of danger
(`bot.nlu.danger_sense`) brings the softer card, and a sense that is all but certain the urgent one. It never takes a
card away, and never overrules what the words say of a message's level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from localoffer.reading.danger import Danger

CRISIS = "crisis"
"""The label the model gives a message about danger."""

CRISIS_SHARE = 0.25
"""The model's confidence in that label from which it adds a card, even when another label leads."""

MODEL_NOTICED = Danger("soft", "suicide_self_harm", child_typing=False)
MODEL_SURE = Danger("urgent", "suicide_self_harm", child_typing=False)
"""What the model can say of danger: that it is there, and how near. The words say more; this group's card fits most."""


def noticed_by_model(ranking: Iterable[Mapping[str, Any]], sensed: Mapping[str, Any] | None = None) -> Danger | None:
    """What the model says of danger.

    Args:
        ranking: Labels with their confidence as Rasa gives them ("name", "confidence"), the likeliest first; a fallback
            among them does not hide a crisis after it.
        sensed: What the sense of danger made of the message, {"level": None, "soft" or "urgent", "score"}; None where
            it was not asked.
    """
    level = (sensed or {}).get("level")
    if level is not None:
        return MODEL_SURE if level == MODEL_SURE.level else MODEL_NOTICED
    labels = [each for each in ranking if each.get("name") != "nlu_fallback"]
    leads = bool(labels) and labels[0].get("name") == CRISIS
    heard = any(each.get("name") == CRISIS and float(each.get("confidence") or 0) >= CRISIS_SHARE for each in labels)
    return MODEL_NOTICED if leads or heard else None


def decide(words: Danger | None, model: Danger | None) -> Danger | None:
    """The product's decision: what the words found, else what the model noticed, else nothing.

    Args:
        words: What `danger.read_danger` found in the whole text.
        model: What `noticed_by_model` found.
    """
    return words or model
