"""The evaluation messages are well formed, enough, and nothing the assistant was trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from rapidfuzz import fuzz, process

from localoffer.reading.files import read_rows
from localoffer.reading.phase import PHASES
from localoffer.reading.plan import STATUSES
from localoffer.settings import ROOT
from tests.understanding.scoring import AREAS
from tests.understanding.sets import COLUMNS, FILES, NEAR_MISS, OURS, councils, parts, rows_of
from tests.understanding.training_messages import normal, training_messages

LABELS = frozenset(
    "find_support ask_ordinarily_available ask_ehc_process ask_deadline ask_appeal_or_complaint ask_school_place "
    "ask_exclusion_or_ap ask_transport ask_money ask_short_breaks ask_childcare ask_transition_adulthood "
    "ask_diagnosis_or_health ask_who_is_responsible ask_rights_or_law compare_areas talk_to_person define_term "
    "about_service crisis out_of_scope update_offer".split()
)
"""Source: the label guide, 22 labels."""
WORDS_TO_COMPARE, ALIKE = 6, 90
"""From this many words two messages are compared word by word; this alike (0 to 100) they count as the same."""
LENGTHS_APART = 1.5
"""A message more than so many times as long as another is no copy of it: long stories hold most short sentences' words."""

EVERY_SET = pytest.mark.parametrize("name", OURS)


@pytest.fixture(scope="module")
def vocabulary_rows():
    return read_rows(ROOT / "data" / "vocabulary")


@EVERY_SET
def test_each_set_has_the_columns_we_score(name):
    assert all(tuple(row) == COLUMNS for row in rows_of(name))
    assert rows_of(name)


@EVERY_SET
def test_every_value_is_one_of_our_codes(name, vocabulary_rows):
    allowed = {
        "label": LABELS,
        "also_acceptable": LABELS,
        "needs": {row.code for row in vocabulary_rows.needs},
        "support_types": {row.code for row in vocabulary_rows.supports},
        "phase": set(PHASES),
        "plan_status": set(STATUSES),
        "who": {"parent", "young_person", "professional"},
        "crisis_level": {"urgent", "soft", NEAR_MISS},
    }

    wrong = [
        f"row {number}, {column}: {value}"
        for number, row in enumerate(rows_of(name), 2)
        for column, values in allowed.items()
        for value in sorted(parts(row[column]) - values)
    ]

    assert wrong == []


@EVERY_SET
def test_every_message_has_words_and_a_label(name):
    assert all(row["text"] and row["label"] for row in rows_of(name))


@EVERY_SET
def test_ages_lie_between_birth_and_twenty_six(name):
    ages = [float(row["age_years"]) for row in rows_of(name) if row["age_years"]]

    assert all(0 <= age < 26 for age in ages)


@EVERY_SET
def test_every_place_is_one_english_council(name):
    assert [row["place"] for row in rows_of(name) if row["place"] and row["place"].casefold() not in councils()] == []


def test_no_message_stands_in_the_sets_twice():
    times = Counter(normal(row["text"]) for name in OURS for row in rows_of(name))

    assert [text for text, count in times.items() if count > 1] == []


def test_there_are_enough_messages_of_every_label():
    labels = Counter(row["label"] for row in rows_of("messages"))

    assert labels.total() >= 500
    assert set(labels) == LABELS
    assert min(labels.values()) >= 15


def test_crisis_and_near_misses_are_sixty_each():
    levels = Counter(row["crisis_level"] for row in rows_of("messages"))

    assert levels["urgent"] + levels["soft"] >= 60
    assert levels[NEAR_MISS] >= 60


def test_every_message_labelled_crisis_has_a_level():
    levels = {row["crisis_level"] for name in OURS for row in rows_of(name) if row["label"] == "crisis"}

    assert levels == {"urgent", "soft"}


def test_broad_areas_of_scoring_are_those_of_the_vocabulary(vocabulary_rows):
    assert {row.code: row.broad_area for row in vocabulary_rows.needs if row.broad_area} == AREAS


@EVERY_SET
def test_no_evaluation_message_was_trained_on(name):
    assert copied([row["text"] for row in rows_of(name)], trained()) == []


@pytest.mark.needs_shared
def test_no_real_message_was_trained_on():
    assert FILES["real"].exists()
    assert copied([row["text"] for row in rows_of("real")], trained()) == []


@pytest.mark.parametrize(
    ("message", "is_copy"),
    [
        ("Who pays for the taxi to school, please?", True),
        ("who pays the taxi for school please", True),
        ("who pays for school", False),
        ("Bus pass", True),
        ("bus passes", False),
        ("my son is nine and we moved last year and who pays for the taxi to school now please, nobody knows", False),
    ],
)
def test_a_copy_is_told_from_a_likeness(message, is_copy):
    known = ["who pays for the taxi to school please", "bus pass"]

    assert bool(copied([message], known)) is is_copy


def trained() -> list[str]:
    return [message for messages in training_messages().values() for message in messages]


def copied(messages: Sequence[str], known: Sequence[str]) -> list[str]:
    """Which messages are among those known, word for word or nearly so; named by row and by the known message."""
    asked, there = [normal(each) for each in messages], [normal(each) for each in known]
    exact = {text: number for number, text in enumerate(there)}
    found = {row: exact[text] for row, text in enumerate(asked) if text in exact}
    long_asked = [row for row, text in enumerate(asked) if _is_long(text)]
    long_there = [number for number, text in enumerate(there) if _is_long(text)]
    likeness = process.cdist(
        [asked[row] for row in long_asked], [there[number] for number in long_there],
        scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, workers=1,
    )  # fmt: skip
    for at, other in zip(*likeness.nonzero(), strict=True):
        row, number = long_asked[at], long_there[other]
        if _of_like_length(asked[row], there[number]):
            found.setdefault(row, number)
    return [f"message {row + 1} is nearly: {known[number]}" for row, number in sorted(found.items())]


def _is_long(text: str) -> bool:
    return len(text.split()) >= WORDS_TO_COMPARE


def _of_like_length(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one.split()), len(other.split())))
    return longer <= LENGTHS_APART * shorter
