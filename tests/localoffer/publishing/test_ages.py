"""Ages as numbers, as prose, as bands, and as fillers that say nothing."""

from __future__ import annotations

import pytest

from localoffer.publishing.ages import ages, read_ages
from tests.localoffer.publishing.offer_files import a_source


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("6 years - 14 years", (6, 14)),
        ("5-11", (5, 11)),
        ("5 \u2013 11yrs", (5, 11)),
        ("Aged 5 to 11 years", (5, 11)),
        ("18 months to 4 years", (1.5, 4)),
        ("6-18 months", (0.5, 1.5)),
        ("11+", (11, None)),
        ("16 and over", (16, None)),
        ("over 16", (16, None)),
        ("from age 8", (8, None)),
        ("under 5s", (None, 4)),
        ("up to 18", (None, 18)),
        ("birth to 5", (0, 5)),
        ("0-25 years", (0, 25)),
        ("6 weeks to 5 years", (0.12, 5)),
        ("everyone", None),
        ("Mondays", None),
    ],
)
def test_ages_in_words_are_read(words, expected):
    assert read_ages(words) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ({"minimum_age": 5, "maximum_age": 11}, (5, 11)),
        ({"min_age": "5", "max_age": "11"}, (5, 11)),
        ({"minimum_age": 0, "maximum_age": 5}, (0, 5)),
        ({"minimum_age": 1.5}, (1.5, None)),
        ({"minimum_age": -1, "maximum_age": -1}, (None, None)),
        ({"minimum_age": -1, "maximum_age": 11}, (None, 11)),
        ({"minimum_age": 0, "maximum_age": 100}, (None, None)),
        ({"minimum_age": 0, "maximum_age": 120}, (None, None)),
        ({"minimum_age": 18, "maximum_age": 99}, (18, None)),
        ({"minimum_age": 5, "maximum_age": 0}, (5, None)),
        ({"minimum_age": 0, "maximum_age": 0}, (None, None)),
        ({"minimum_age": 14, "maximum_age": 6}, (6, 14)),
        ({"minimum_age": "6 years - 14 years"}, (6, 14)),
        ({"minimum_age": "6 years", "maximum_age": "14 years"}, (6, 14)),
        ({"minimum_age": "n/a", "maximum_age": ""}, (None, None)),
        ({"minimum_age": "all ages"}, (None, None)),
        ({"minimum_age": 900}, (None, None)),
        ({"minimum_age": [5]}, (None, None)),
        ({"age_range": "5 to 11"}, (5, 11)),
        ({"eligibilitys": [{"minimum_age": 3, "maximum_age": 7}]}, (3, 7)),
        ({"age_band_3_4": True, "age_band_5_7": True}, (3, 7)),
        ({"age_band_8_plus": True}, (8, None)),
        ({"age_band_all": True}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_stated_ages_are_kept_and_silence_stays(published, expected):
    assert ages(a_source(**published)) == expected


@pytest.mark.parametrize(
    ("published", "level"),
    [
        ({"minimum_age": -1}, "mended"),
        ({"minimum_age": 0, "maximum_age": 100}, "mended"),
        ({"minimum_age": 14, "maximum_age": 6}, "mended"),
        ({"minimum_age": "6 years - 14 years"}, "mended"),
        ({"minimum_age": "all ages"}, "noted"),
        ({"minimum_age": [5]}, "noted"),
    ],
)
def test_every_mended_age_is_told(published, level):
    source = a_source(**published)

    ages(source)

    assert [problem.level for problem in source.findings.problems] == [level]
