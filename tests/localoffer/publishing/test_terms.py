"""The words a source sorts by, and our own codes where an export of ours lists them."""

from __future__ import annotations

from localoffer.publishing.own_fields import OWN_TAXONOMIES
from localoffer.publishing.terms import terms
from tests.localoffer.publishing.offer_files import a_source


def an_attribute(**term):
    return {"link_type": "eligibility", "taxonomy_term": {"name": "Under 5s", "taxonomy": "Ages", **term}}


def test_a_term_keeps_what_its_source_says_with_it():
    (found,) = terms(a_source(attributes=[an_attribute(id="17")]))

    assert (found.vocabulary, found.name, found.link_type, found.source_id) == ("Ages", "Under 5s", "eligibility", "17")


def test_our_codes_are_read_from_an_export_of_ours_only():
    listed = [{"code": "ASD", "name": "autism", "reason": "said so", "score": 2}]

    (found,) = terms(a_source(lon_gss_code="E06000023", lon_needs=listed))

    assert (found.vocabulary, found.code, found.name, found.reason, found.score) == (
        "need",
        "ASD",
        None,
        "said so",
        1.0,
    )
    assert terms(a_source(lon_needs=listed)) == ()


def test_our_codes_among_attributes_are_not_read_twice():
    ours = an_attribute(taxonomy_id=OWN_TAXONOMIES["need"])

    assert terms(a_source(lon_gss_code="E06000023", attributes=[ours])) == ()
