"""A strip plot: every council once, none hidden behind another, all of it inside the drawing, and told in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers.strip_plot import LETTER, WIDTH, strip_plot

SHARES = st.floats(0, 100, allow_nan=False)
VALUES = st.dictionaries(st.integers(1, 999).map(lambda number: f"E{number:03}"), SHARES, min_size=1, max_size=160)


def a_plot(**changes):
    asked = {
        "values": {"E001": 17.0, "E002": 9.3, "E003": 46.0, "E004": 46.2},
        "own": {"E001": "Bristol"},
        "england": 46.4,
        **changes,
    }
    return strip_plot("on_time", "Plans on time, 2024", **asked)


@given(VALUES, SHARES)
def test_every_council_is_there_once_and_inside(values, england):
    code = min(values)

    plot = a_plot(
        values=values, own={code: "Bournemouth, Christchurch and Poole (BCP) and all around it"}, england=england
    )

    dots = [mark for mark in plot.marks if mark.kind != "england"]
    assert sorted(mark.value for mark in dots) == sorted(values.values())
    assert len({(mark.x, mark.y) for mark in dots}) == len(dots)
    assert all(plot.band[0] < mark.y < plot.band[1] for mark in dots)
    assert all(0 < mark.x < WIDTH for mark in plot.marks)
    for mark in plot.marks:
        assert mark.label_x >= 0
        assert mark.label_x + LETTER * len(mark.label) <= WIDTH
        assert mark.label_y < plot.band[0] or not mark.label


@given(VALUES)
def test_a_larger_share_never_lies_further_left(values):
    marks = sorted((mark for mark in a_plot(values=values, own={}).marks), key=lambda mark: mark.value)

    places = [mark.x for mark in marks if mark.kind == "council"]
    assert places == sorted(places)


def test_the_council_asked_about_differs_by_shape_and_label():
    own = [mark for mark in a_plot().marks if mark.kind == "own"]

    assert [mark.label for mark in own] == ["Bristol: 17 in 100"]
    assert [mark.label for mark in a_plot().marks if mark.kind == "council"] == ["", "", ""]


def test_it_says_in_words_what_can_be_seen():
    assert a_plot().description == (
        "Each dot is one council. Bristol: 17 in 100. England: 46 in 100. All lie between 9 and 46 in 100."
    )
    assert "Half of the councils lie between" in a_plot(values={f"E{n:03}": float(n) for n in range(20)}).description


def test_a_long_name_keeps_its_number():
    (own,) = [each for each in a_plot(own={"E001": "Bournemouth, Christchurch and Poole (BCP)"}).marks if each.label][
        1:
    ]
    (cut,) = [
        each for each in a_plot(own={"E001": "A council with a name of more letters than fit"}).marks if each.label
    ][1:]

    assert own.label == "Bournemouth, Christchurch and Poole: 17"
    assert cut.label.endswith("…: 17")


def test_a_council_without_a_figure_is_told_not_drawn():
    plot = a_plot(own={"E999": "Rutland"})

    assert "Rutland: no usable figure." in plot.description
    assert all(mark.kind != "own" for mark in plot.marks)


def test_without_any_figure_there_is_no_drawing():
    assert a_plot(values={}) is None


def test_only_numbers_and_words_cross_to_the_page():
    shown = a_plot().as_json()

    assert shown["width"] == WIDTH
    assert [tick["label"] for tick in shown["ticks"]] == ["0", "25", "50", "75", "100"]
    assert all(set(mark) <= {"kind", "x", "y", "label", "label_x", "label_y"} for mark in shown["marks"])
