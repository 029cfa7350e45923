"""Words decide about danger; the model can only add to what they found."""

from __future__ import annotations

import pytest

from localoffer.reading.danger import Danger
from localoffer.reading.danger_decision import CRISIS_SHARE, MODEL_NOTICED, MODEL_SURE, decide, noticed_by_model

URGENT = Danger("urgent", "missing_child", child_typing=False)
STORY = "it has been like this for weeks and nobody at all listens"
SOFT = Danger("soft", "child_violence", child_typing=True)


def ranking(**confidences: float) -> list[dict[str, object]]:
    return [{"name": name, "confidence": confidence} for name, confidence in confidences.items()]


@pytest.mark.parametrize(
    ("words", "model", "decided"),
    [
        (None, None, None),
        (None, MODEL_NOTICED, MODEL_NOTICED),
        (None, MODEL_SURE, MODEL_SURE),
        (SOFT, None, SOFT),
        (SOFT, MODEL_NOTICED, SOFT),
        (SOFT, MODEL_SURE, SOFT),
        (URGENT, None, URGENT),
        (URGENT, MODEL_NOTICED, URGENT),
    ],
)
def test_words_decide_and_the_model_only_adds(words, model, decided):
    assert decide(words, model) == decided


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
    assert (noticed_by_model(STORY, labels) is not None) is noticed


@pytest.mark.parametrize(
    ("labels", "sensed", "noticed"),
    [
        (ranking(ask_money=1.0), None, None),
        (ranking(ask_money=1.0), {"level": None, "score": 0.1}, None),
        (ranking(ask_money=1.0), {"level": "soft", "score": 0.6}, MODEL_NOTICED),
        (ranking(ask_money=1.0), {"level": "urgent", "score": 0.99}, MODEL_SURE),
        (ranking(crisis=1.0), {"level": None, "score": 0.1}, MODEL_NOTICED),
        (ranking(crisis=1.0), {"level": "urgent", "score": 0.99}, MODEL_SURE),
        ([], {}, None),
    ],
)
def test_label_and_sense_of_danger_each_suffice(labels, sensed, noticed):
    assert noticed_by_model(STORY, labels, sensed) == noticed


@pytest.mark.parametrize(
    ("labels", "sensed", "noticed"),
    [
        (ranking(crisis=1.0), {"level": "urgent", "score": 0.52}, None),
        (ranking(crisis=1.0), {"level": "urgent", "score": 0.64}, MODEL_NOTICED),
        (ranking(crisis=1.0), None, None),
    ],
)
def test_a_few_words_are_left_to_the_list_of_words(labels, sensed, noticed):
    assert noticed_by_model("not my daughter, my son", labels, sensed) == noticed
