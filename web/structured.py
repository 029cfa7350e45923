"""What a page is about in schema.org's words, for search engines. What is made up is told to none of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from localoffer.answers.answer import Area
from localoffer.answers.cards import Card
from localoffer.navigator.browsing import ServicePage


def of_service(found: ServicePage) -> str:
    """One service: who gives it, where, and how to reach it."""
    item = found.item
    if item.is_sample:
        return ""
    return _script(
        "Service",
        name=item.name,
        description=item.description,
        url=item.url,
        provider={"@type": "Organization", "name": item.organisation} if item.organisation else None,
        areaServed={"@type": "AdministrativeArea", "name": found.area.name},
        telephone=item.phone,
        email=item.email,
    )


def of_area(area: Area, page: str) -> str:
    """One council's page: the council, its area and its own list."""
    if area.is_sample:
        return ""
    council = {"@type": "GovernmentOrganization", "name": area.name, "identifier": area.gss_code}
    own_list = {**council, "url": area.local_offer_url} if area.local_offer_url else council
    return _script(
        "WebPage", url=page, about=own_list, spatialCoverage={"@type": "AdministrativeArea", "name": area.name}
    )


def of_terms(terms: Iterable[tuple[str, Card]], page: str) -> str:
    """The glossary: each word, what it means, and its address."""
    return _script(
        "DefinedTermSet",
        url=page,
        hasDefinedTerm=[
            {
                "@type": "DefinedTerm",
                "name": card["heading"],
                "description": " ".join(str(fact["value"]) for fact in card["facts"]),
                "url": f"{page}#{name}",
            }
            for name, card in terms
        ],
    )


def _script(kind: str, **about: Any) -> str:
    told = {"@context": "https://schema.org", "@type": kind, **{name: value for name, value in about.items() if value}}
    # "<" would let somebody else's words end the script element.
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
