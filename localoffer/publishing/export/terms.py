"""What a stored service is sorted by, as Open Referral UK 3.0 has it: attributes with taxonomy terms, and our codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localoffer.catalogue.open_data import TermKey
from localoffer.publishing.codes import AREA, NEED, PHASE, SUPPORT, codes
from localoffer.publishing.export.values import NOT_STATED, in_order, known, number, says_something
from localoffer.publishing.own_fields import CODE, CODE_LISTS, GSS_CODE, OWN_TAXONOMIES, SOURCE_ID, STAND_INS, export_id
from localoffer.publishing.uri import as_uri
from localoffer.store.records import ServiceRecord

_OWN = {
    NEED: ("SEND needs", "Needs, grouped by the broad areas of need of the SEND Code of Practice 2015 (6.28 to 6.35)."),
    SUPPORT: ("Kinds of help", "Kinds of help that families of children with SEND ask for."),
    PHASE: ("Stages of education", "Stages that a service's stated ages reach into."),
}
_LINK_TYPES = {"need": "send_need", "support": "taxonomy", "phase": "eligibility"}
"""What our own codes say about a service, in Open Referral's open list of words."""


def attributes(service: ServiceRecord, service_id: str) -> list[dict[str, Any]]:
    """Every term of a service, the source's and ours alike, for whoever reads the standard."""
    found = []
    for term in in_order(service.terms):
        shown = taxonomy_term(service.gss_code, term.vocabulary, term.code, term.name, term.source_id)
        found.append(
            known(
                id=export_id("attribute", service_id, shown["id"]),
                link_id=service_id,
                link_type=term.link_type or _LINK_TYPES.get(term.vocabulary),
                taxonomy_term_id=shown["id"],
                taxonomy_term=shown,
            )
        )
    return found


def code_lists(service: ServiceRecord) -> dict[str, Any]:
    """Our codes with the reason and score of each, under the fields that reading an export of ours looks at."""
    return {field: list(_codes(service, vocabulary)) for vocabulary, field in CODE_LISTS.items()}


def taxonomy_term(
    gss_code: str, vocabulary: str, code: str, name: str | None, source_id: str | None = None
) -> dict[str, Any]:
    """A term as Open Referral has it.

    Args:
        gss_code: The council whose own word it is; our own terms are everybody's.
        vocabulary: As `service_term.vocabulary`.
        code: As `service_term.code`.
        name: As its source writes it; ours have their plain names.
        source_id: The source's own id of it.
    """
    shown = plain_name(vocabulary, code) or name or code
    shown = shown if says_something(shown) else NOT_STATED
    area = codes(NEED).areas.get(code) if vocabulary == NEED else None
    return known(
        id=term_id_of(gss_code, vocabulary, code),
        name=shown,
        description=shown,
        parent_id=term_id_of(gss_code, NEED, area) if area else None,
        taxonomy=_OWN[vocabulary][0] if vocabulary in _OWN else vocabulary,
        taxonomy_id=taxonomy_id_of(gss_code, vocabulary),
        term_uri=as_uri(code),
        **{CODE: code, SOURCE_ID: source_id, STAND_INS: None if source_id else ["id"]},
    )


def own_taxonomies() -> Iterator[tuple[str, dict[str, Any]]]:
    """Our vocabularies, each by its name in the store."""
    for vocabulary, (name, description) in _OWN.items():
        yield vocabulary, {"id": OWN_TAXONOMIES[vocabulary], "name": name, "description": description}


def own_terms() -> Iterator[tuple[dict[str, Any], tuple[TermKey, ...]]]:
    """Our terms, each with what it stands for in the store: an area of need stands for every need in it."""
    needs = codes(NEED)
    for area, name in codes(AREA).names.items():
        inside = tuple(TermKey(None, NEED, need) for need, its_area in needs.areas.items() if its_area == area)
        yield taxonomy_term("", NEED, area, name), inside
    for vocabulary in _OWN:
        for code, name in codes(vocabulary).names.items():
            yield taxonomy_term("", vocabulary, code, name), (TermKey(None, vocabulary, code),)


def source_taxonomy(gss_code: str, vocabulary: str, council: str) -> dict[str, Any]:
    """A council's own vocabulary, of which nothing but its name is known."""
    return {
        "id": taxonomy_id_of(gss_code, vocabulary),
        "name": vocabulary if says_something(vocabulary) else NOT_STATED,
        "description": f"Words by which {council}'s own directory sorts its services.",
        GSS_CODE: gss_code,
    }


def taxonomy_id_of(gss_code: str, vocabulary: str) -> str:
    """The lasting id of a vocabulary: one for everybody where it is ours, one a council where it is a source's."""
    return OWN_TAXONOMIES.get(vocabulary) or export_id("taxonomy", gss_code, vocabulary)


def term_id_of(gss_code: str, vocabulary: str, code: str) -> str:
    """The lasting id of a term."""
    return export_id("term", taxonomy_id_of(gss_code, vocabulary), code)


def plain_name(vocabulary: str, code: str) -> str | None:
    """What one of our codes is called; None for any other term."""
    return codes(vocabulary).names.get(code) if vocabulary in OWN_TAXONOMIES else None


def _codes(service: ServiceRecord, vocabulary: str) -> Iterator[dict[str, Any]]:
    for term in in_order([each for each in service.terms if each.vocabulary == vocabulary]):
        yield known(
            code=term.code, name=plain_name(vocabulary, term.code), reason=term.reason, score=number(term.score)
        )
