"""A person's word on a source's term, and how it beats the vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.publishing.mapping_rules import EVERY_SOURCE, NOTHING, NOTHING_SAID, CouncilRules, Rule, folded
from tests.localoffer.publishing.offer_files import Need, Support, Words, a_page, an_entry, drafted

WORDS = Words(Need("ASD", "autism"), Support("portage", "portage"), Need("VI", "faint", 0.5))
SAID = CouncilRules().with_meaning(
    EVERY_SOURCE, "Autism", frozenset({("support", "short_breaks"), ("phase", "primary")})
)
MEANINGS = st.none() | st.frozensets(st.tuples(st.just("need"), st.sampled_from(["ASD", "SLCN"])))


def tagged(*names):
    terms = [{"taxonomy_term": {"id": name, "name": name, "taxonomy": "Local"}} for name in names]
    return a_page(an_entry(attributes=terms))


def codes(draft):
    (service,) = draft.services
    return {(term.vocabulary, term.code): (term.score, term.reason) for term in service.terms if term.score}


def test_what_a_person_says_beats_the_vocabulary():
    draft = drafted(tagged("Autism"), words=WORDS, rules=SAID)

    assert codes(draft) == {
        ("support", "short_breaks"): (1.0, 'the source\'s term "Autism", said by a person'),
        ("phase", "primary"): (1.0, 'the source\'s term "Autism", said by a person'),
    }


@pytest.mark.parametrize("written", ["AUTISM", " autism ", "Autism"])
def test_case_and_spacing_of_a_term_do_not_matter(written):
    assert ("support", "short_breaks") in codes(drafted(tagged(written), words=WORDS, rules=SAID))


def test_nothing_said_by_a_person_is_not_reported_as_unmapped():
    rules = CouncilRules().with_meaning(EVERY_SOURCE, "Pets", frozenset())

    draft = drafted(tagged("Pets", "Gardening", "Faint"), words=WORDS, rules=rules)

    assert [name for _, name, _ in draft.unmapped] == ["Faint", "Gardening"]


def test_words_of_the_name_are_read_all_the_same():
    page = a_page(an_entry(name="Portage group", attributes=[{"taxonomy_term": {"id": "a", "name": "Autism"}}]))

    assert ("support", "portage") in codes(drafted(page, words=WORDS, rules=SAID))


def test_one_source_is_spoken_of_before_all():
    rules = SAID.with_meaning("offer.json", "autism", frozenset({("need", "SLCN")}))

    assert codes(drafted(tagged("Autism"), words=WORDS, rules=rules)).keys() == {("need", "SLCN")}
    assert ("phase", "primary") in codes(drafted(tagged("Autism"), source="other.json", words=WORDS, rules=rules))


def test_meaning_of_nothing_is_kept_as_a_rule():
    assert CouncilRules().with_meaning("a", "Pets", frozenset()).rules == {Rule("a", "pets", NOTHING)}


@given(MEANINGS, st.sampled_from(["", "a"]), st.text(max_size=8))
def test_saying_and_taking_back_leaves_the_rules_alone(meaning, source, term):
    said = NOTHING_SAID.with_meaning(source, term, meaning)

    assert said.of("a").meaning(term) == meaning
    assert said.with_meaning(source, term, None) == NOTHING_SAID


@given(st.text(max_size=20))
def test_folding_a_term_twice_changes_nothing(words):
    assert folded(folded(words)) == folded(words)
