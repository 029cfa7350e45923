"""What was asked and not found: what counts, and what may be shown of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.answers.answer import Answer, Area, Asked, DataState, Gap, Outcome
from localoffer.answers.unmet import SMALLEST_SHOWN, unmet_in, unmet_lines

PORTAGE = Gap("portage", "Portage", "The council")
CODES = st.sampled_from(["", "a", "b", "c"])
COUNTS = st.dictionaries(st.tuples(CODES, CODES, CODES), st.integers(1, 12), max_size=20)


def an_answer(state=DataState.READ, outcome=Outcome.ANSWERED, *, gaps=(PORTAGE,), **asked) -> Answer:
    area = Area("E06000023", "Bristol", "chosen", state)
    return Answer(outcome, area=area, gaps=gaps, asked=Asked(**asked))


def test_gap_counts_under_first_need_and_present_phase():
    answer = an_answer(need_codes=("SLCN", "ASD"), phases=("early_years", "primary"))

    assert unmet_in(answer) == {("portage", "SLCN", "early_years")}


@pytest.mark.parametrize("state", [DataState.NOT_READ, DataState.READ_IN_PART])
@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.NOTHING_FOUND])
def test_council_not_read_whole_never_has_unmet_need(state, outcome):
    assert unmet_in(an_answer(state, outcome)) == frozenset()


def test_answer_without_a_council_counts_nothing():
    assert unmet_in(Answer(Outcome.NEED_PLACE)) == frozenset()


@pytest.mark.parametrize(("supports", "counted"), [(("short_breaks",), "short_breaks"), ((), "")])
def test_nothing_found_counts_under_the_help_asked_for(supports, counted):
    answer = an_answer(outcome=Outcome.NOTHING_FOUND, gaps=(), support_codes=supports)

    assert unmet_in(answer) == {(counted, "", "")}


def test_small_numbers_are_not_shown_but_named():
    (line,) = unmet_lines({("portage", "SLCN", "early_years"): 4})

    assert (line.support, line.times, line.parts) == ("portage", None, ())


def test_smallest_part_joins_a_rest_that_would_be_small():
    (line,) = unmet_lines({("portage", "SLCN", ""): 9, ("portage", "ASD", ""): 6, ("portage", "HI", ""): 2})

    assert line.times == 17
    assert line.parts == (("SLCN", "", 9),)
    assert line.left == 8


@settings(deadline=None)
@given(COUNTS)
def test_no_shown_number_or_difference_is_small(counts):
    for line in unmet_lines(counts):
        shown = [line.left, *(times for _, _, times in line.parts)]
        assert line.times is None or line.times >= SMALLEST_SHOWN
        assert all(each == 0 or each >= SMALLEST_SHOWN for each in shown)


@settings(deadline=None)
@given(COUNTS)
def test_every_asking_is_in_exactly_one_line(counts):
    for line in unmet_lines(counts):
        total = sum(times for (support, _, _), times in counts.items() if support == line.support)
        assert line.times == (total if total >= SMALLEST_SHOWN else None)
    assert {line.support for line in unmet_lines(counts)} == {support for support, _, _ in counts}
