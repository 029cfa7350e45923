"""Words and model together: the one rule for whether, and how strongly, a crisis card is shown.

The words of `danger` decide. The model can only add: where the words found nothing, its label or its sense of danger
(`bot.nlu.danger_sense`) brings the softer card, and a sense that is all but certain the urgent one. It never takes a
card away, and never overrules what the words say of a message's level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from localoffer.reading.danger import Danger

CRISIS = "crisis"
"""The label the model gives a message about danger."""

CRISIS_SHARE = 0.25
"""The model's confidence in that label from which it adds a card, even when another label leads."""

COURTESIES = frozenset(
    {"inform", "greet", "goodbye", "thank", "affirm", "deny", "help", "start_again", "bot_challenge", "show_more"}
)
SURE = 0.6
"""The model's confidence in such a label from which a faint sense of danger does not count."""

MODEL_NOTICED = Danger("soft", "suicide_self_harm", child_typing=False)
MODEL_SURE = Danger("urgent", "suicide_self_harm", child_typing=False)
"""What the model can say of danger: that it is there, and how near. The words say more; this group's card fits most."""


FEW_WORDS = 8
"""Below this the model has little to go by, and took "back to my son" for danger; the list of words does not."""
FEW_SURE = 0.6
"""The score from which its sense of danger counts even then, for the softer card only."""


def noticed_by_model(
    text: str, ranking: Iterable[Mapping[str, Any]], sensed: Mapping[str, Any] | None = None
) -> Danger | None:
    """What the model says of danger.

    Args:
        text: The message.
        ranking: Labels with their confidence as Rasa gives them ("name", "confidence"), the likeliest first; a fallback
            among them does not hide a crisis after it.
        sensed: What the sense of danger made of the message, {"level": None, "soft" or "urgent", "score"}; None where
            it was not asked.
    """
    if len(text.split()) < FEW_WORDS:
        return MODEL_NOTICED if float((sensed or {}).get("score") or 0) >= FEW_SURE else None
    level = (sensed or {}).get("level")
    labels = [each for each in ranking if each.get("name") != "nlu_fallback"]
    if level == MODEL_SURE.level:
        return MODEL_SURE
    if level is not None and not _is_plain_courtesy(labels):
        return MODEL_NOTICED
    leads = bool(labels) and labels[0].get("name") == CRISIS
    heard = any(each.get("name") == CRISIS and float(each.get("confidence") or 0) >= CRISIS_SHARE for each in labels)
    return MODEL_NOTICED if leads or heard else None


def _is_plain_courtesy(labels: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the model is sure that a message only answers a question of ours ("my daughter is 9") or is polite.

    The sense of danger knows no short plain answers; what words or a crisis label say of them still counts.
    """
    return bool(labels) and labels[0].get("name") in COURTESIES and float(labels[0].get("confidence") or 0) >= SURE


def decide(words: Danger | None, model: Danger | None) -> Danger | None:
    """The product's decision: what the words found, else what the model noticed, else nothing.

    Args:
        words: What `danger.read_danger` found in the whole text.
        model: What `noticed_by_model` found.
    """
    return words or model
