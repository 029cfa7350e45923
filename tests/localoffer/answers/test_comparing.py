"""A comparison: three states of a council's data never mix, and nothing puts one council above another."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.answers import comparing_table
from localoffer.answers.answer import Area, Asked, DataState, Provenance, SupportItem
from localoffer.answers.audit import Audit
from localoffer.answers.comparing import CellState, Comparison, Held
from localoffer.answers.comparing_rows import rows_of, says
from localoffer.answers.official_figures import Figures, together
from localoffer.publishing.sheet import write_csv
from tests.factories import TODAY

READ_ON = date(2026, 11, 2)
STATES = st.sampled_from(list(DataState))
ASKED = Asked(age_years=7.0, phases=("primary",), needs=("autism",), need_codes=("ASD",))
PORTAGE = SupportItem(
    "portage", "Portage", "Help at home.", "The council", None, "Ask", None,
    Provenance("common", "Habit", "not_law", "Test", None, "high", TODAY, None),
)  # fmt: skip


def figures(code: str = "E06000023", **changes) -> Figures:
    return replace(
        Figures(code, 2024, 678, 17.4, 1605, 16.8, 4931, "Department for Education", date(2026, 11, 1)), **changes
    )


def a_council(state: DataState = DataState.READ, *, name: str = "Bristol", **changes) -> Held:
    area = Area(
        gss_code="E06000023", name=name, basis="chosen", data_state=state, read_on=READ_ON, services_held=40,
        is_sample=changes.pop("is_sample", False),
    )  # fmt: skip
    audit = Audit("E06000023", name, state, READ_ON) if state is DataState.READ else None
    return replace(Held("E06000023", name, figures(), area, stale=7, fitting=11, provision=3, audit=audit), **changes)


ENGLAND = Held("E92000001", "England", figures("E92000001", pct_within_20_weeks=46.4), was_asked=False)


def compared(*columns: Held, beside: str = "england") -> Comparison:
    held = (*columns, ENGLAND)
    rows, said = rows_of(held, [PORTAGE], ASKED), says(held, beside=beside)
    return Comparison(ASKED, held, rows, said, beside, TODAY, supports=(PORTAGE,))


def cell(comparison: Comparison, key: str, at: int = 0):
    row = comparison.row(key)
    assert row is not None
    return row.cells[at]


@pytest.mark.parametrize(
    ("state", "published", "expected"),
    [
        (DataState.READ, {"portage"}, CellState.PUBLISHED),
        (DataState.READ, set(), CellState.NOT_PUBLISHED),
        (DataState.READ_IN_PART, {"portage"}, CellState.PUBLISHED),
        (DataState.READ_IN_PART, set(), CellState.READ_IN_PART),
        (DataState.NOT_READ, set(), CellState.NOT_READ),
    ],
)
def test_only_a_list_read_whole_can_lack_something(state, published, expected):
    found = compared(a_council(state, published=frozenset(published)))

    assert cell(found, "support:portage").state is expected


@given(st.lists(STATES, min_size=1, max_size=6))
def test_states_of_lists_never_mix(states):
    found = compared(*(a_council(state) for state in states))

    for row in (*found.group("list"), *found.group("support")):
        for state, each in zip([*states, None], row.cells, strict=True):
            if state is None:
                assert each.state is CellState.COUNCILS_ONLY
            elif state is DataState.NOT_READ:
                assert (each.state, each.value) == (CellState.NOT_READ, None)
            elif state is DataState.READ_IN_PART:
                assert each.state is CellState.READ_IN_PART
                assert each.value is None or row.key == "services"
            else:
                assert each.state in {CellState.VALUE, CellState.NOT_PUBLISHED}


def test_a_list_that_was_read_shows_how_much_and_how_fresh():
    found = compared(a_council())

    assert cell(found, "list").text == "read on 2 November 2026"
    assert cell(found, "services").text == "40"
    assert cell(found, "fresh").text == "33 of 40"
    assert cell(found, "fitting").text == "11"
    assert cell(compared(a_council(fitting=300, is_capped=True)), "fitting").text == "300 or more"


def test_a_figure_has_its_year_its_source_and_england_beside_it():
    row = compared(a_council()).row("on_time")

    assert [each.text for each in row.cells] == ["17 in 100", "46 in 100"]
    assert (row.when, row.source, row.verified_on) == ("2024", "Department for Education", date(2026, 11, 1))
    assert compared(a_council()).row("ehc_plans").when == "January 2025"


def test_a_figure_that_is_none_is_told_as_none():
    small = a_council(figures=figures(pct_within_20_weeks=None))

    assert cell(compared(small), "on_time").text == "no usable figure"
    assert cell(compared(a_council(figures=None)), "ehc_plans").state is CellState.NO_FIGURE


def test_an_older_figure_carries_its_own_year():
    assert cell(compared(a_council(figures=figures(year=2023))), "on_time").text == "17 in 100 (2023)"


def test_a_halved_share_is_rounded_up_like_the_published_tables():
    assert cell(compared(a_council(figures=figures(pct_within_20_weeks=28.5))), "on_time").text == "29 in 100"


def test_a_regions_share_weighs_each_council_by_its_plans():
    summed = together("South", [figures(plans_issued=100, pct_within_20_weeks=10), figures(plans_issued=300)])

    assert summed.plans_issued == 400
    assert summed.pct_within_20_weeks == round((10 * 100 + 17.4 * 300) / 400, 1)
    assert together("South", []) is None


@given(st.lists(st.tuples(st.integers(1, 9_999), st.floats(0, 100)), min_size=1, max_size=30))
def test_a_regions_share_lies_between_those_of_its_councils(pairs):
    summed = together("South", [figures(plans_issued=n, pct_within_20_weeks=share) for n, share in pairs])

    shares = [share for _, share in pairs]
    assert min(shares) - 0.05 <= summed.pct_within_20_weeks <= max(shares) + 0.05


def test_what_was_not_read_is_said_and_not_shown_as_rows_of_nothing():
    found = compared(a_council(DataState.NOT_READ), a_council(DataState.NOT_READ, name="Leeds"))

    assert "We have not read these lists yet: Bristol and Leeds." in " ".join(found.says)
    assert [row.key for row in found.telling("list")] == ["list"]
    assert found.telling("support") == ()
    assert len(found.group("list")) > 1


def test_the_invented_council_is_said_to_be_invented():
    assert "sample data" in compared(a_council(is_sample=True)).says[0]
    assert comparing_table.card(compared(a_council(is_sample=True)))["sample"] is True


def test_the_card_is_short_and_leads_to_the_page_by_codes():
    card = comparing_table.card(compared(a_council(), a_council(name="Leeds")))

    assert card["kind"] == "comparison"
    assert card["heading"] == "Bristol and Leeds side by side: autism, 7 years old"
    assert len(card["table"]["rows"]) <= 8
    assert all(len(row["cells"]) == 3 for row in card["table"]["rows"])
    assert card["links"][0]["url"] == ("/compare?area=E06000023&area=E06000023&need=ASD&age_band=primary&with=england")


def test_the_same_comparison_as_rows_holds_words_and_values():
    rows = list(csv.reader(io.StringIO(write_csv(comparing_table.of_comparison(compared(a_council()))))))

    on_time = next(row for row in rows if row[0] == "on_time")
    assert rows[0][:6] == ["key", "what", "Bristol", "Bristol: value", "England", "England: value"]
    assert on_time[2:6] == ["17 in 100", "17.4", "46 in 100", "46.4"]
    assert [row for row in rows if row[0] == "note"]


@pytest.mark.parametrize("word", ["not available", "worst", "best", "league", "rank"])
def test_no_word_puts_one_council_above_another(word):
    found = compared(*(a_council(state) for state in DataState), beside="neighbours")

    told = json.dumps(found.as_json()) + "\n".join(comparing_table.lines(found))
    assert word not in told.casefold()
