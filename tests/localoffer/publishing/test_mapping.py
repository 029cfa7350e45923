"""From a service's words to our codes, each with its reason and score."""

from __future__ import annotations

import pytest

from localoffer.publishing.mapping import phases
from localoffer.publishing.prepare import prepare
from localoffer.reading.files import load_vocabulary
from localoffer.settings import ROOT
from tests.localoffer.publishing.offer_files import (
    AUTHORITIES,
    BRISTOL,
    TODAY,
    Need,
    Support,
    Words,
    a_page,
    an_entry,
    as_bytes,
    drafted,
)

WORDS = Words(
    Need("ASD", "autism"),
    Need("SLCN", "speech", 0.9),
    Need("SpLD", "organised", 0.5),
    Need("SEMH", "anxiety", negated=True),
    Need("VI", "blind parents", whose="parent"),
    Support("short_breaks", "short break"),
    Support("equipment_wheelchair", "equipment"),
    Support("camhs", "camhs"),
)


def codes(draft, kind):
    (service,) = draft.services
    return {term.code: (term.score, term.reason) for term in service.terms if term.vocabulary == kind}


def test_needs_and_supports_come_with_reason_and_score():
    entry = an_entry(name="Autism short break", description="A speech group for young children, each Monday afternoon.")

    draft = drafted(a_page(entry), words=WORDS)

    assert codes(draft, "need") == {
        "ASD": (0.85, '"autism" in the name'),
        "SLCN": (0.54, '"speech" in the description'),
    }
    assert codes(draft, "support") == {"short_breaks": (0.85, '"short break" in the name')}


def test_surest_reason_is_the_one_kept():
    term = {"taxonomy_term": {"id": "t1", "name": "Autism", "taxonomy": "Local"}}

    draft = drafted(
        a_page(an_entry(description="An autism group that meets weekly, all year round.", attributes=[term])),
        words=WORDS,
    )

    assert codes(draft, "need") == {"ASD": (0.9, 'the source\'s term "Autism"')}


def test_weak_hints_are_left_out():
    draft = drafted(a_page(an_entry(description="A well organised group that meets each week, all year.")), words=WORDS)

    assert codes(draft, "need") == {}


def test_single_word_of_a_description_names_no_support():
    prose = an_entry(description="We have equipment of our own, and time for a short break every week.")
    name = an_entry(name="Equipment library")

    assert codes(drafted(a_page(prose), words=WORDS), "support").keys() == {"short_breaks"}
    assert codes(drafted(a_page(name), words=WORDS), "support").keys() == {"equipment_wheelchair"}


def test_denied_needs_and_needs_of_others_are_left_out():
    draft = drafted(a_page(an_entry(name="No anxiety here, for blind parents")), words=WORDS)

    assert codes(draft, "need") == {}


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("autism", {"ASD"}),
        ("hearing", {"HI"}),
        ("visual", {"VI"}),
        ("communication-and-interaction", {"SLCN", "ASD"}),
        ("social-emotional-and-mental-health-difficulties", {"SEMH"}),
        ("sensory-and-physical-needs", {"HI", "VI", "MSI", "PD"}),
        ("cognition-and-learning", {"SpLD", "MLD", "SLD", "PMLD", "DS"}),
    ],
)
def test_outpost_boxes_lead_to_our_codes(slug, expected):
    entry = {"id": 1, "name": "Club", "send_needs": [{"id": 1, "name": slug, "slug": slug}], "organisation": {}}

    assert codes(drafted(as_bytes([entry])), "need").keys() == expected


def test_unmapped_terms_are_counted():
    def tagged(number, *names):
        return an_entry(
            number, attributes=[{"taxonomy_term": {"id": n, "name": n, "taxonomy": "Local"}} for n in names]
        )

    draft = drafted(a_page(tagged(1, "Autism", "Gardening"), tagged(2, "Gardening "), tagged(3, "Pets")), words=WORDS)

    assert draft.unmapped == (("Local", "Gardening", 2), ("Local", "Pets", 1))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, {}),
        (0, 4, {"early_years": 1.0, "primary": 0.12}),
        (5, 11, {"primary": 0.88, "secondary": 0.17}),
        (11, 16, {"primary": 0.12, "secondary": 1.0, "post16": 0.25}),
        (18, 25, {"post16": 0.5, "young_adult": 1.0}),
        (16, None, {"secondary": 0.17, "post16": 1.0, "young_adult": 0.5}),
        (None, 4, {"early_years": 1.0, "primary": 0.12}),
        (30, None, {}),
        (30, 40, {}),
    ],
)
def test_phases_are_those_the_ages_reach(low, high, expected):
    assert {term.code: term.score for term in phases(low, high)} == expected


def test_mapping_does_not_hang_on_the_order_of_terms():
    terms = [{"taxonomy_term": {"id": n, "name": n, "taxonomy": "Local"}} for n in ("Speech", "Autism")]

    one = codes(drafted(a_page(an_entry(attributes=terms)), words=WORDS), "need")
    other = codes(drafted(a_page(an_entry(attributes=terms[::-1])), words=WORDS), "need")

    assert one == other


def test_projects_own_vocabulary_maps_a_plain_club():
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    entry = an_entry(
        name="Autism youth club", description="A weekly club for autistic teenagers. Parents can ask for a short break."
    )

    draft = prepare(a_page(entry), "offer.json", BRISTOL, vocabulary, AUTHORITIES, today=TODAY)

    assert "ASD" in codes(draft, "need")
    assert {"leisure_clubs", "short_breaks"} <= codes(draft, "support").keys()
