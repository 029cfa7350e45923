"""The figures say what they claim: cases made by hand, each figure worked out by head."""

from __future__ import annotations

import pytest

from tests.understanding.report import ROWS, as_markdown
from tests.understanding.scoring import Case, macro_f1, scores
from tests.understanding.sets import Meant


def a_case(label="ask_money", chosen="ask_money", words_level=None, asked_ms=10.0, **more) -> Case:
    """A message meant and understood alike, but for what is said otherwise."""
    meant = {
        "fair": frozenset({label}), "needs": frozenset(), "supports": frozenset(), "place": "", "age_years": None,
        "phase": None, "plan_status": "unknown", "who": "parent", "crisis": "",
    }  # fmt: skip
    line = {
        "intent": chosen, "ranking": [{"name": chosen, "confidence": 0.9}], "other_topics": [], "needs": [],
        "support_types": [], "age_years": None, "phase": None, "plan_status": "unknown", "who": "parent", "places": [],
        "crisis": {"level": None, "group": None},
    }  # fmt: skip
    meant |= {name.removeprefix("meant_"): value for name, value in more.items() if name.startswith("meant_")}
    line |= {name: value for name, value in more.items() if not name.startswith("meant_")}
    return Case(Meant(text="", label=label, **meant), line, words_level, asked_ms * 2, asked_ms)


def a_need(code, *, whose="child", negated=False):
    return {"code": code, "broad_area": None, "text": "", "negated": negated, "whose": whose}


def a_level(level):
    return {"level": level, "group": "suicide_self_harm" if level else None}


def ranked(*names):
    return [{"name": name, "confidence": 0.5} for name in names]


def test_strict_acceptable_and_second_guesses_are_told_apart():
    fair = frozenset({"ask_money", "ask_transport"})
    cases = [
        a_case(),
        a_case(chosen="ask_transport", meant_fair=fair, ranking=ranked("ask_transport", "ask_money")),
        a_case(chosen="nlu_fallback", ranking=ranked("thank", "ask_money")),
        a_case(chosen=None, ranking=[]),
    ]

    told = scores(cases)["intent"]

    assert (told["strict"], told["acceptable"]) == (0.25, 0.5)
    assert (told["top_2"], told["top_2_strict"]) == (0.75, 0.75)
    assert (told["not_understood"], told["no_answer"]) == (1, 1)
    assert told["recall_by_label"] == {"ask_money": [4, 1, 2]}
    assert told["confused"] == [
        {"meant": "ask_money", "chosen": "nlu_fallback", "times": 1},
        {"meant": "ask_money", "chosen": "None", "times": 1},
    ]


def test_macro_f1_weighs_rare_labels_like_common_ones():
    pairs = [("a", "a"), ("a", "a"), ("a", "a"), ("b", "a")]

    assert macro_f1(pairs) == pytest.approx((6 / 7 + 0) / 2)
    assert macro_f1([]) is None


def test_only_the_childs_own_needs_count():
    cases = [
        a_case(
            meant_needs=frozenset({"ASD", "OTH"}),
            needs=[a_need("SLCN"), a_need("HI", whose="sibling"), a_need("VI", negated=True)],
        ),
        a_case(meant_needs=frozenset({"SEMH"}), needs=[]),
    ]

    told = scores(cases)["needs"]

    assert (told["code_precision"], told["code_recall"]) == (0.0, 0.0)
    # Autism and speech lie in one broad area; OTH lies in none.
    assert (told["area_precision"], told["area_recall"]) == (1.0, 0.5)


@pytest.mark.parametrize(
    ("meant", "told", "right"),
    [(None, None, 1), (4.0, 4.25, 1), (4.0, 4.3, 0), (1.83, 1.83333, 1), (None, 4.0, 0), (4.0, None, 0)],
)
def test_an_age_is_right_within_a_quarter(meant, told, right):
    assert scores([a_case(meant_age_years=meant, age_years=told)])["child"]["age"] == right


@pytest.mark.parametrize(
    ("meant", "told", "right", "alone"),
    [
        ("E1", ["E1"], 1, 1),
        ("E1", ["E2", "E1"], 1, 0),
        ("E1", [], 0, 0),
        ("", [], 1, None),
        ("", ["E1"], 0, None),
    ],
)
def test_a_council_counts_when_it_is_among_those_found(meant, told, right, alone):
    child = scores([a_case(meant_place=meant, places=told)])["child"]

    assert (child["place"], child["place_alone"]) == (right, alone)


def test_crisis_recall_and_false_alarms_are_counted_apart():
    cases = [
        a_case(meant_crisis="urgent", crisis=a_level("urgent"), words_level="urgent"),
        a_case(meant_crisis="urgent", crisis=a_level("soft")),
        a_case(meant_crisis="soft", crisis=a_level(None)),
        a_case(crisis=a_level("urgent"), words_level="urgent"),
        a_case(crisis=a_level("soft"), words_level="soft"),
        a_case(),
        a_case(),
    ]

    told = scores(cases)["crisis"]

    assert (told["meant"], told["missed"], told["recall"]) == (3, 1, pytest.approx(2 / 3))
    assert told["recall_by_words"] == pytest.approx(1 / 3)
    assert (told["urgent_recall"], told["urgent_noticed"], told["soft_as_urgent"]) == (0.5, 1.0, 0.0)
    assert (told["none_meant"], told["false_urgent"], told["false_soft"]) == (4, 0.25, 0.25)


def test_a_set_without_levels_is_scored_by_label():
    cases = [
        a_case(label="crisis", chosen="crisis", meant_crisis=None, crisis=a_level("soft")),
        a_case(label="crisis", meant_crisis=None),
        a_case(meant_crisis=None, crisis=a_level("soft")),
    ]

    assert scores(cases)["crisis"] == {"meant": 2, "recall": 0.5, "missed": 1, "cards_on_the_rest": 1}


def test_what_a_set_does_not_say_is_not_scored():
    told = scores([a_case(meant_supports=None, meant_plan_status=None, meant_who=None)])

    assert "support_recall" not in told["needs"]
    assert (told["child"]["plan_status"], told["child"]["who"]) == (None, None)


def test_times_are_those_in_the_middle_and_near_the_end():
    told = scores([a_case(asked_ms=ms) for ms in range(1, 101)])["times"]

    assert (told["assistant_median_ms"], told["whole_median_ms"]) == (50.5, 101.0)
    assert 95 <= told["assistant_95_ms"] <= 96


def test_the_page_shows_every_figure():
    cases = [a_case(meant_crisis="soft", meant_age_years=4.0), a_case(chosen="thank")]
    measured = {
        "model": "navigator-x.tar.gz",
        "measured_on": "2026-11-21",
        "memory_mb": 900,
        "loading_s": 12.5,
        "sets": {"messages": scores(cases)},
    }

    page = as_markdown(measured)

    assert all(f"| {name} |" in page for _, _, name, _ in ROWS)
    assert "| Intent, first label | 50.0 % |" in page
    assert "| ask_money | thank | 1 |" in page
