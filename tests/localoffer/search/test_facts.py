"""Choosing facts by the words of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.catalogue.fact_fit import FactFit
from localoffer.search.facts import closest, defined, fitting, in_order_of_fit
from tests.factories import a_fact

FACTS = [
    a_fact("weeks", title="How long an EHC assessment takes", text="The council has a time limit for the final plan."),
    a_fact("ask", title="Who can ask for an EHC assessment", text="A parent can write to the council."),
    a_fact(
        "refuse", title="When the council refuses", text="It must give reasons for its refusal and say how to appeal."
    ),
]
TERMS = [
    a_fact("ehc", title="Education, health and care (EHC) plan"),
    a_fact("senco", title="SENCO"),
    a_fact("break", title="Short break"),
]


def test_the_fact_sharing_rare_words_comes_first():
    assert closest(FACTS, "they have refused to assess him, what reasons can they give", 1)[0].key == "refuse"


def test_without_shared_words_the_editors_order_stands():
    assert [fact.key for fact in closest(FACTS, "zzz", 3)] == ["weeks", "ask", "refuse"]


def test_a_term_is_found_by_its_abbreviation():
    assert [term.key for term in defined(TERMS, "what on earth is an EHC?")] == ["ehc"]


def test_a_term_is_found_in_the_plural():
    assert [term.key for term in defined(TERMS, "whats all this short breaks business")] == ["break"]


def test_a_word_inside_another_is_no_term():
    assert defined(TERMS, "sencotastic") == []


@given(st.text())
def test_no_question_breaks_the_choice(question):
    assert len(closest(FACTS, question, 2)) == 2


def test_an_everyday_word_is_a_term_in_capitals_only():
    terms = [a_fact("odd", title="ODD"), a_fact("senco", title="SENCO")]

    assert [term.key for term in defined(terms, "odd question, what is a senco")] == ["senco"]
    assert [term.key for term in defined(terms, "what is ODD")] == ["odd"]
    assert [term.key for term in defined(terms, "what is odd")] == ["odd"]


def test_an_abbreviation_of_two_things_finds_both():
    terms = [a_fact("one", title="Asperger's (AS)"), a_fact("two", title="Angelman syndrome (AS)")]

    assert {term.key for term in defined(terms, "what does AS mean")} == {"one", "two"}


def test_either_of_two_names_finds_a_term():
    terms = [a_fact("salt", title="SALT or SLT"), a_fact("dsr", title="DSR and CETR")]

    assert [term.key for term in defined(terms, "what is salt")] == ["salt"]
    assert [term.key for term in defined(terms, "what is a CETR")] == ["dsr"]


def test_words_families_use_lead_to_a_fact_as_its_title_does():
    fits = {"weeks": FactFit(words="backlog")}

    assert closest(FACTS, "they blame the backlog", 1, fits)[0].key == "weeks"


def test_background_comes_after_what_a_family_can_act_on():
    fits = {"weeks": FactFit(is_background=True)}

    assert [fact.key for fact in closest(FACTS, "zzz", 3, fits)] == ["ask", "refuse", "weeks"]


def test_a_fact_of_another_topic_needs_more_than_one_word():
    other = a_fact("bus", topic="travel", title="Buses", text="A bus pass.")

    assert closest([*FACTS, other], "bus", 4)[-1].key == "bus"


FITS = {"child": FactFit(below_age_years=16.0), "grown": FactFit(from_age_years=16.0)}


@pytest.mark.parametrize(
    ("age_years", "phase", "order"),
    [
        (5.0, None, ["any", "child", "grown"]),
        (17.0, None, ["any", "grown", "child"]),
        (None, "post16", ["any", "grown", "child"]),
        (None, "primary", ["any", "child", "grown"]),
        (None, None, ["grown", "any", "child"]),
    ],
)
def test_facts_for_another_age_come_last(age_years, phase, order):
    assert in_order_of_fit(["grown", "any", "child"], FITS, age_years=age_years, phase=phase)[-1] == order[-1]


@given(st.floats(0, 25), st.sampled_from(["early_years", "primary", "secondary", "post16", "young_adult", None]))
def test_ordering_by_age_loses_no_fact(age, phase):
    keys = ["grown", "any", "child"]

    assert sorted(in_order_of_fit(keys, FITS, age_years=age, phase=phase)) == sorted(keys)
    assert set(fitting(keys, FITS, age_years=age, phase=phase)) <= set(keys)
