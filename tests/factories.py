"""Small records for tests; each shows only what matters and fills the rest with plain values."""

from __future__ import annotations

from datetime import date
from typing import Any

from localoffer.store.records import (
    AuthorityRecord,
    ContactRecord,
    FactRecord,
    ProvisionRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
    SupportTypeRecord,
)

TODAY = date(2026, 11, 21)
EVERY_AREA = ["communication_interaction", "cognition_learning", "semh", "sensory_physical"]
EVERY_PHASE = ["early_years", "primary", "secondary", "post16", "young_adult"]
_SOURCED = {
    "source": "Test source",
    "source_url": None,
    "confidence": "high",
    "verified_on": date(2026, 11, 1),
    "review_by": date(2027, 11, 1),
    "law_status": "in_force",
    "basis": "Test Act, section 1",
}


def an_authority(**changes: Any) -> AuthorityRecord:
    """A council whose data we have not read."""
    values = {
        "gss_code": "E06000023",
        "name": "Bristol, City of",
        "friendly_name": "Bristol",
        "kind": "unitary",
        "region": "South West",
        "link_status": "not tested",
    }
    return AuthorityRecord(**{**values, **changes})


def a_provision(**changes: Any) -> ProvisionRecord:
    """A national row for talking, at any age."""
    values = {
        "provision_id": "row",
        "areas_of_need": ["communication_interaction"],
        "phases": EVERY_PHASE,
        "needs": [],
        "supports": [],
        "is_general": False,
        "what": "Pictures and signs are used.",
        "responsible": "The school",
        "budget": "The school's own budget",
        "strength": "should",
        "is_sample": False,
    }
    return ProvisionRecord(**{**_SOURCED, **values, **changes})


def a_support(code: str = "portage", **changes: Any) -> SupportTypeRecord:
    """A kind of help for talking."""
    values = {
        "code": code,
        "name": code.replace("_", " ").capitalize(),
        "what": "Help.",
        "responsible": "The council",
        "budget": "The council",
        "strength": "common",
        "how_to_get": "Ask the council",
        "needs": ["SLCN"],
        "is_local": True,
    }
    return SupportTypeRecord(**{**_SOURCED, **values, **changes})


def a_fact(key: str, **changes: Any) -> FactRecord:
    """A fact about the EHC process."""
    values = {"topic": "ehc_process", "title": key, "text": "Text.", "strength": "must", "position": 1}
    return FactRecord(**{**_SOURCED, "key": key, **values, **changes})


def a_service(
    service_id: str = "s1",
    *,
    needs: tuple[str, ...] = ("SLCN",),
    supports: tuple[str, ...] = (),
    at: tuple[float, float] | None = None,
    phone: str | None = None,
    **changes: Any,
) -> ServiceRecord:
    """An open service of Bristol, checked lately."""
    values = {
        "service_id": service_id,
        "gss_code": "E06000023",
        "name": f"Service {service_id}",
        "status": "active",
        "assured_on": date(2026, 10, 1),
        "is_sample": False,
    }
    terms = [("need", code) for code in needs] + [("support", code) for code in supports]
    return ServiceRecord(
        **{**values, **changes},
        terms=[ServiceTermRecord(vocabulary=kind, code=code) for kind, code in terms],
        locations=[ServiceLocationRecord(kind="physical", latitude=at[0], longitude=at[1])] if at else [],
        contacts=[ContactRecord(phone=phone)] if phone else [],
    )
