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
