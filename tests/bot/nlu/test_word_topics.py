"""What words alone say about a topic, and how they are counted."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.word_counts import FEATURES, rarity, weighed
from bot.nlu.word_topics import WordTopics, log_softmax

TEXTS = (
    "is the taxi late",
    "is the taxi free",
    "is the grant paid",
    "is the grant gone",
    "is the nurse in",
    "is the nurse off",
)
TOPICS = np.array([0, 0, 1, 1, 2, 2])


@pytest.mark.parametrize("topics", [2, 3])
def test_words_of_a_topic_make_it_most_likely(topics):
    rows = topics * 2
    learnt = WordTopics.fit(TEXTS[:rows], TOPICS[:rows], strength=1.0, seed=1)

    assert learnt.log_chances(TEXTS[:rows]).argmax(1).tolist() == TOPICS[:rows].tolist()


def test_word_in_every_message_counts_least():
    weights = rarity(TEXTS)
    common, rare = (set(weighed([word], weights).indices) for word in ("is the", "grant"))

    assert weights.shape == (FEATURES,)
    assert max(weights[list(common - rare)]) < max(weights[list(rare - common)])


@pytest.mark.parametrize("text", ["taxi", "taxi grant nurse", "taxi " * 2000])
def test_long_stories_and_short_questions_have_the_same_voice(text):
    row = weighed([text], rarity(TEXTS))

    assert np.sqrt(row.multiply(row).sum()) == pytest.approx(np.sqrt(2))


def test_what_stood_in_one_message_only_is_not_looked_at():
    assert weighed(["late"], rarity(TEXTS)).power(2).sum() < 1.5


def test_chances_of_any_message_add_up_to_one():
    learnt = WordTopics.fit(TEXTS, TOPICS, strength=1.0, seed=1)

    chances = np.exp(learnt.log_chances(["", *TEXTS, "taxi " * 9000, "😀"]))
    assert chances.sum(1) == pytest.approx(np.ones(len(TEXTS) + 3))
    assert (chances >= 0).all()


def test_same_seed_gives_the_very_same_lines():
    first, second = (WordTopics.fit(TEXTS, TOPICS, strength=1.0, seed=3) for _ in range(2))

    assert np.array_equal(first.lines, second.lines)


def test_great_values_do_not_overflow_the_softmax():
    assert np.exp(log_softmax(np.array([[1e4, 0.0], [-1e4, -1e4]]))).tolist() == [[1.0, 0.0], [0.5, 0.5]]
