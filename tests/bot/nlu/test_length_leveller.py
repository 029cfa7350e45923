"""Long and short messages with the same voice."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features

from bot.nlu.length_leveller import LengthLeveller
from tests.bot.nlu.component_checks import built, check_component, message


def with_features(matrix, kind=FEATURE_TYPE_SENTENCE, attribute=TEXT):
    made = message("some words")
    made.add_features(Features(matrix, kind, attribute, "counter"))
    return made


def levelled(tmp_path, *args, **config):
    return built(LengthLeveller, tmp_path, **config).process([with_features(*args)])[0].features[0].features


def test_leveller_passes_the_checks_of_every_component(tmp_path):
    check_component(built(LengthLeveller, tmp_path))


@pytest.mark.parametrize("counts", [[1], [1, 1, 1], [40, 2, 7, 0, 1], [1000, 1]])
def test_every_message_gets_the_same_length(tmp_path, counts):
    matrix = levelled(tmp_path, scipy.sparse.coo_matrix([counts]), weight=2.0)

    assert np.linalg.norm(matrix.toarray()) == pytest.approx(2.0)


def test_common_words_count_more_but_not_by_as_much(tmp_path):
    common, rare = levelled(tmp_path, scipy.sparse.coo_matrix([[100, 1]])).toarray()[0]

    assert 1 < common / rare < 10


def test_message_without_known_words_stays_empty(tmp_path):
    assert levelled(tmp_path, scipy.sparse.coo_matrix((1, 4))).nnz == 0


@pytest.mark.parametrize(
    ("matrix", "kind", "attribute"),
    [
        (np.array([[3.0, 4.0]]), FEATURE_TYPE_SENTENCE, TEXT),
        (scipy.sparse.coo_matrix([[3, 4]]), FEATURE_TYPE_SEQUENCE, TEXT),
        (scipy.sparse.coo_matrix([[3, 4]]), FEATURE_TYPE_SENTENCE, "response"),
    ],
)
def test_other_features_stay_as_they_are(tmp_path, matrix, kind, attribute):
    assert levelled(tmp_path, matrix, kind, attribute) is matrix
