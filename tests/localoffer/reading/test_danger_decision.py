"""Words decide about danger; the model can only add the softer card."""

from __future__ import annotations

import pytest

from localoffer.reading.danger import Danger
from localoffer.reading.danger_decision import CRISIS_SHARE, MODEL_NOTICED, decide, noticed_by_model

URGENT = Danger("urgent", "missing_child", child_typing=False)
SOFT = Danger("soft", "child_violence", child_typing=True)


def ranking(**confidences: float) -> list[dict[str, object]]:
    return [{"name": name, "confidence": confidence} for name, confidence in confidences.items()]


@pytest.mark.parametrize(
    ("words", "model", "decided"),
    [
        (None, None, None),
        (None, MODEL_NOTICED, MODEL_NOTICED),
        (SOFT, None, SOFT),
        (SOFT, MODEL_NOTICED, SOFT),
        (URGENT, None, URGENT),
        (URGENT, MODEL_NOTICED, URGENT),
    ],
)
def test_words_decide_and_the_model_only_adds(words, model, decided):
    assert decide(words, model) == decided


def test_the_model_never_makes_a_card_urgent():
    assert MODEL_NOTICED.level == "soft"


@pytest.mark.parametrize(
    ("labels", "noticed"),
    [
        (ranking(crisis=0.9, ask_money=0.1), True),
        # Leading is enough, however unsure.
        (ranking(nlu_fallback=0.9, crisis=0.1, ask_money=0.09), True),
        (ranking(ask_money=0.6, crisis=CRISIS_SHARE), True),
        (ranking(ask_money=0.9, crisis=CRISIS_SHARE - 0.01), False),
        (ranking(ask_money=1.0), False),
        ([], False),
    ],
)
def test_the_model_notices_danger_when_it_weighs_enough(labels, noticed):
    assert (noticed_by_model(labels) is not None) is noticed
