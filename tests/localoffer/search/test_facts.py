"""Choosing facts by the words of a question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localoffer.search.facts import closest, defined
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
