"""How batches are drawn for tuning; what tuning does to the encoder is tested with the topic classifier."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.fine_tuning import _batches, _contrast, _Warming


@pytest.mark.parametrize("messages", [1, 31, 32, 33, 700])
def test_each_message_is_drawn_once_an_epoch(messages):
    lengths = [each % 50 for each in range(messages)]

    batches = list(_batches(lengths, 32, np.random.default_rng(1)))

    assert sorted(row for batch in batches for row in batch) == list(range(messages))
    assert max(map(len, batches)) <= 32
    assert len(batches) == -(-messages // 32)


def test_batches_hold_messages_of_like_length():
    lengths = np.random.default_rng(0).integers(1, 200, 2000).tolist()

    spread = [max(lengths[row] for row in batch) - min(lengths[row] for row in batch)
              for batch in _batches(lengths, 32, np.random.default_rng(1))]  # fmt: skip

    assert np.mean(spread) < 50


def test_rate_rises_to_its_highest_then_falls_away():
    rates = [float(_Warming(1.0, 100)(step)) for step in range(100)]

    assert rates[:10] == sorted(rates[:10])
    assert rates[9:] == sorted(rates[9:], reverse=True)
    assert max(rates) == pytest.approx(1.0)
    assert rates[-1] == pytest.approx(0.0)


def test_contrast_is_less_when_like_lies_by_like():
    near = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)

    apart, mixed = (float(_contrast(near, np.array(topics))) for topics in ([0, 0, 1, 1], [0, 1, 0, 1]))

    assert 0 <= apart < mixed


def test_contrast_of_lone_topics_is_finite():
    assert float(_contrast(np.eye(3, dtype=np.float32), np.array([0, 1, 2]))) == 0.0
