"""The claims in data/offer: each is sourced, dated, plain, polite and tied to facts and kinds of help we hold."""

from __future__ import annotations

import re

from localoffer.catalogue.claims import load_claims
from tests.house.test_offer_data import AVOIDED, BRIEF_READ_ON, OFFER, OFFICIAL_NAMES, SUPPORTS, rows

CLAIMS = load_claims(OFFER)
BLAMING = re.compile(r"\b(you failed|your fault|illegal|unlawful|lying|liar|wrong)\b", re.IGNORECASE)


def shown(claim) -> tuple[str, str, str]:
    return claim.claim, claim.rule, claim.say_back


def test_there_are_at_least_thirty_five_claims() -> None:
    assert len(CLAIMS) >= 35
    assert {claim.verdict for claim in CLAIMS} == {"true", "partly", "not"}


def test_every_claim_leads_to_facts_and_help_we_hold() -> None:
    facts = {row["key"] for row in rows("facts")}

    for claim in CLAIMS:
        assert claim.facts, claim.key
        assert set(claim.facts) <= facts, claim.key
        assert set(claim.supports) <= SUPPORTS, claim.key


def test_every_claim_is_dated_and_falls_due() -> None:
    for claim in CLAIMS:
        assert (claim.confidence == "not_checked") == (claim.verified_on is None), claim.key
        assert claim.verified_on is None or claim.verified_on <= BRIEF_READ_ON, claim.key
        assert claim.review_by > BRIEF_READ_ON, claim.key


def test_claims_are_told_in_short_plain_polite_words() -> None:
    for claim in CLAIMS:
        for text in shown(claim):
            assert not AVOIDED.search(OFFICIAL_NAMES.sub("", text)), (claim.key, text)
            assert not BLAMING.search(text), (claim.key, text)
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                assert len(sentence.split()) <= 22, (claim.key, sentence)


def test_a_rule_says_must_only_where_the_law_does() -> None:
    for claim in CLAIMS:
        if re.search(r"\bmust\b|\bentitle", claim.rule):
            assert claim.strength == "must", claim.key


def test_reform_claims_are_told_as_proposals() -> None:
    reform = [claim for claim in CLAIMS if claim.key.startswith("reform-")]

    assert len(reform) >= 4
    for claim in reform:
        assert re.search(r"\bpropos(ed|als?)\b", claim.rule), claim.key
        assert claim.review_by.year == 2026, "an editor looks again every month"
