"""What words alone say about a topic."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse

from bot.nlu.word_topics import WordTopics, log_softmax, stacked

COUNTS = scipy.sparse.csr_matrix([[2.0, 0, 0, 1], [1, 0, 0, 1], [0, 1, 0, 1], [0, 2, 0, 1], [0, 0, 1, 1], [0, 0, 3, 1]])
TOPICS = np.array([0, 0, 1, 1, 2, 2])


@pytest.mark.parametrize("topics", [2, 3])
def test_words_of_a_topic_make_it_most_likely(topics):
    rows = topics * 2
    learnt = WordTopics.fit(COUNTS[:rows], TOPICS[:rows], strength=1.0, seed=1)

    assert learnt.log_chances(COUNTS[:rows]).argmax(1).tolist() == TOPICS[:rows].tolist()


def test_word_in_every_message_counts_least():
    rarity = WordTopics.fit(COUNTS, TOPICS, strength=1.0, seed=1).rarity

    assert rarity[3] < rarity[:3].min()


def test_chances_of_any_message_add_up_to_one():
    learnt = WordTopics.fit(COUNTS, TOPICS, strength=1.0, seed=1)
    counts = stacked([None, COUNTS[0], scipy.sparse.csr_matrix([[0, 0, 0, 9000.0]])], 4)

    chances = np.exp(learnt.log_chances(counts))
    assert chances.sum(1) == pytest.approx(np.ones(3))
    assert (chances >= 0).all()


def test_same_seed_gives_the_very_same_lines():
    first, second = (WordTopics.fit(COUNTS, TOPICS, strength=1.0, seed=3) for _ in range(2))

    assert np.array_equal(first.lines, second.lines)


def test_great_values_do_not_overflow_the_softmax():
    assert np.exp(log_softmax(np.array([[1e4, 0.0], [-1e4, -1e4]]))).tolist() == [[1.0, 0.0], [0.5, 0.5]]
