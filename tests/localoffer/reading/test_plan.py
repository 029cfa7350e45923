"""How it stands with a plan, and who writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from localoffer.reading.files import load_vocabulary
from localoffer.reading.vocabulary import Vocabulary
from localoffer.reading.writer import read_writer

VOCABULARY = Path(__file__).parents[3] / "data" / "vocabulary"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("he has an EHCP", "has_plan"),
        ("his statement says 20 hours", "has_plan"),
        ("the LA want to cease her ehc plan", "has_plan"),
        ("son, autistic, ehcp, in year 4", "has_plan"),
        ("annual review is on friday", "has_plan"),
        ("he doesn't have an EHCP", "none"),
        ("no EHCP yet", "none"),
        ("school wont apply for an ehcp", "none"),
        ("they wont put in for an EHCP in case it gets turned down", "none"),
        ("on SEN support but no plan", "sen_support"),
        ("she's on the SEN register", "sen_support"),
        ("we have applied for an EHCP", "asked"),
        ("draft EHCP never came", "asked"),
        ("asked for an EHC needs assessment in may", "asked"),
        ("turned down for an ehc assessment twice", "refused"),
        ("nursery put in for an ehcp and its been declined", "refused"),
        ("the council refused to assess him", "refused"),
        ("EHCP refused", "refused"),
        ("how do I apply for an EHCP", "unknown"),
        ("can I ask for the EHC assessment myself", "unknown"),
        ("send me the bank statement", "unknown"),
        ("my son is 4", "unknown"),
        ("", "unknown"),
    ],
)
def test_message_tells_how_the_plan_stands(vocabulary, text, status):
    assert vocabulary.read(text).plan_status == status


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("my son is 4", "parent"),
        ("I'm 16 and at college", "young_person"),
        ("im 19 with cerebral palsy", "young_person"),
        ("my school wont help me, I'm in year 11", "young_person"),
        ("I'm a SENCO in Leeds", "professional"),
        ("I work as a teaching assistant", "professional"),
        ("I teach year 3 and have a pupil with VI", "professional"),
        ("I'm a teacher but it's about my own son", "parent"),
        ("I'm 38 and exhausted", "parent"),
        ("I'm 22 and my daughter is 3", "parent"),
        ("", "parent"),
    ],
)
def test_writer_is_a_parent_unless_they_say(text, who):
    assert read_writer(text) == who


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We fought two years for that EHCP and school just file it in a drawer", "has_plan"),
        ("Been reading through my son's plan, the review is in a fortnight", "has_plan"),
        ("the school say the plan will be finishing this year", "has_plan"),
        ("nursery are doing the paperwork for an ehcp", "asked"),
        ("His preschool have put him forward for an EHCP", "asked"),
        ("My request for an assessment has been sat with the council since june", "asked"),
        ("EHCP application got chucked out again", "refused"),
        ("The panel didn't think she needed one", "refused"),
        ("SENCO says he'd never get a plan because he isn't bad enough", "none"),
        ("He gets some SEN support, twenty minutes a day", "sen_support"),
    ],
)
def test_what_surrounds_a_plan_tells_how_it_stands(vocabulary, text, status):
    assert vocabulary.read(text).plan_status == status


@pytest.mark.parametrize(
    "text",
    [
        "My other son has an EHCP but this is about my youngest",
        "my friend's daughter got an EHCP within months, can mine get the same",
        "if he got an EHCP would he have to change school",
        "is it true they are getting rid of EHCPs",
        "school tell us the plan is to ring me every day",
        "who has the final say over PTA money at school",
        "he says no to school, the current one is awful",
        "if dad and I don't agree about asking for an EHCP can one of us do it",
        "school asked him for a written statement of what happened",
    ],
)
def test_a_plan_of_others_or_only_wished_for_tells_nothing(vocabulary, text):
    assert vocabulary.read(text).plan_status == "unknown"
