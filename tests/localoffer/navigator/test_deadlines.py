"""From a day in ordinary words to every day that follows, with its source; what is not sure is asked."""

from __future__ import annotations

import csv
from datetime import date

import icalendar
import pytest

from localoffer.answers.calendar_file import calendar_file
from localoffer.answers.date_question import DateQuestion
from localoffer.answers.dates import Doubt
from localoffer.answers.deadlines import DueState, Timeline, lines
from localoffer.errors import QueryError
from localoffer.settings import ROOT
from localoffer.store.records import FactRecord
from tests.factories import a_fact
from tests.localoffer.navigator.councils import a_navigator

TODAY = date(2026, 11, 21)


def facts() -> list[FactRecord]:
    """The real facts, as far as a limit shows them."""
    with (ROOT / "data" / "offer" / "facts.csv").open(encoding="utf-8", newline="") as file:
        return [
            a_fact(row["key"], topic=row["topic"], title=row["title"], text=row["text"], strength=row["strength"])
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def desk():
    made = a_navigator(*facts(), today=TODAY)
    yield made.deadlines
    made.database.close()


def worked_out(desk, words: str, **more: str) -> Timeline:
    found = desk.ask(words, **more)
    assert isinstance(found, Timeline)
    return found


def test_a_request_gives_six_sixteen_and_twenty_weeks(desk):
    found = worked_out(desk, "we asked for an EHC assessment on 4 July")

    assert [(each.on, each.state) for each in found.dues] == [
        (date(2026, 8, 15), DueState.PASSED),
        (date(2026, 10, 24), DueState.PASSED),
        (date(2026, 11, 21), DueState.TODAY),
    ]
    assert "ehc-staff-shortage" in [step.key for step in found.steps]
    assert all(each.fact.provenance.source for each in found.dues)


def test_a_rounded_start_gives_spans_and_no_false_lateness(desk):
    found = worked_out(desk, "it's been 6 weeks since we applied")

    assert found.dues[0].when == "Between 18 November 2026 and 24 November 2026"
    assert found.dues[0].state is DueState.MAY_HAVE_PASSED


def test_steps_that_follow_steps_say_so(desk):
    found = worked_out(desk, "2 November", kind="travel_refused")

    assert [each.counted_from is None for each in found.dues] == [True, False, False, False, False]
    assert [each.limit.key for each in found.dues][-1] == "travel-letter"


def test_school_days_are_about_without_term_dates(desk):
    about = worked_out(desk, "20 November", kind="permanent_exclusion")
    told = worked_out(desk, "20 November", kind="permanent_exclusion", closed="2026-12-07 to 2026-12-11")

    assert about.dues[0].when == "About 11 December 2026, or later"
    assert "I do not know your school's holidays" in str(about.term_dates)
    assert told.dues[0].when == "18 December 2026"
    assert "7 December 2026 to 11 December 2026" in str(told.term_dates)


def test_a_move_to_come_takes_its_own_year(desk):
    found = worked_out(desk, "she starts secondary on 1 September")

    assert [each.on for each in found.dues] == [date(2027, 2, 15)]


def test_what_has_no_limit_is_not_worked_out(desk):
    (only,) = worked_out(desk, "yesterday", kind="school_complaint").dues

    assert (only.on, only.state, only.when) == (None, DueState.NOT_COUNTED, "No date")


def test_a_doubtful_day_is_asked_with_its_event(desk):
    found = desk.ask("we applied about a month after Easter")

    assert isinstance(found, DateQuestion)
    assert found.unsure.doubt is Doubt.NO_DAY
    assert "the day your council got your request" in found.says


def test_an_unknown_matter_is_asked_after(desk):
    found = desk.ask("what about 3 March")

    assert isinstance(found, DateQuestion)
    assert not found.is_about_the_day
    assert found.kinds == desk.kinds


@pytest.mark.parametrize(
    "closed", ["half term", "2026-12-11 to 2026-12-07", "2026-01-01 to 2026-12-31", "1 May to 2 May"]
)
def test_holidays_we_cannot_read_are_refused(desk, closed):
    with pytest.raises(QueryError, match="is not a first day and a last day"):
        desk.ask("yesterday", kind="permanent_exclusion", closed=closed)


def test_a_limit_without_its_fact_is_never_shown():
    bare = a_navigator(today=TODAY)

    found = worked_out(bare.deadlines, "yesterday", kind="ehc_request")

    assert found.dues == ()
    bare.database.close()


def test_calendar_file_holds_each_day_once(desk):
    found = worked_out(desk, "3 March", kind="ehc_request")

    entries = icalendar.Calendar.from_ical(calendar_file(found)).walk("VEVENT")

    assert [entry.decoded("dtstart") for entry in entries] == [each.on for each in found.dues]
    assert all("not legal advice" in entry["description"] for entry in entries)
    assert calendar_file(found) == calendar_file(found)


def test_text_names_source_and_each_step_once(desk):
    text = lines(worked_out(desk, "3 March", kind="ehc_request"))

    steps = [line for line in text if line.startswith("What you can do")]
    assert steps
    assert len(steps) == len(set(steps))
    assert sum(line.strip().startswith("Source:") for line in text) == 3
