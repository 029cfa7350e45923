"""The neutral answer to a family's question, before anybody renders it.

An `Answer` becomes chat cards (actions), a page (web) and text or JSON (`offer find`). Nothing in it is wording of a
channel; every row in it carries where it comes from, how sure we are and when it was checked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """Every way an answer can end."""

    ANSWERED = "answered"
    """The council's own data was read and is part of the answer."""
    ANSWERED_NATIONAL = "answered_national"
    """We hold no data from this council yet: what holds across England."""
    FACTS = "facts"
    """A question about process, money, rights or words, answered from facts."""
    NEED_PLACE = "need_place"
    NEED_CHOICE = "need_choice"
    """A postcode, or part of one, that several councils share."""
    NEED_NEED = "need_need"
    NEED_AGE = "need_age"
    OUTSIDE_ENGLAND = "outside_england"
    NO_HOME = "no_home"
    """A postcode where nobody lives: PO boxes, forces post, business mail."""
    UNKNOWN_PLACE = "unknown_place"
    UNREADABLE_PLACE = "unreadable_place"
    NOTHING_FOUND = "nothing_found"
    CLAIM_TRUE = "claim_true"
    CLAIM_PARTLY = "claim_partly"
    CLAIM_NOT = "claim_not"
    """What somebody was told, and whether it is so."""


class DataState(StrEnum):
    """What we hold of a council's own published offer; the three are never mixed."""

    NOT_READ = "not_read"
    READ_IN_PART = "read_in_part"
    READ = "read"

    @classmethod
    def of(cls, read_on: date | None, *, read_in_part: bool) -> DataState:
        """The state of a council whose data was last loaded on a day, or never."""
        if read_on is None:
            return cls.NOT_READ
        return cls.READ_IN_PART if read_in_part else cls.READ


@dataclass(frozen=True)
class Provenance:
    """How sure a row is, and since when."""

    strength: str
    """must, should or common."""
    basis: str
    law_status: str
    source: str
    source_url: str | None
    confidence: str
    verified_on: date | None
    review_by: date | None
    strength_note: str | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class Area:
    """The council an answer is for, and how it was worked out."""

    gss_code: str
    name: str
    basis: str
    """exact, sector, district or chosen."""
    data_state: DataState
    read_on: date | None = None
    district: str | None = None
    """The first half of the postcode, where one was given."""
    ended_on: str | None = None
    """Month the postcode ended, "1996-06"."""
    services_held: int = 0
    local_offer_url: str | None = None
    sendiass_name: str | None = None
    sendiass_url: str | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class ProvisionItem:
    """One thing that is ordinarily provided."""

    key: str
    what: str
    responsible: str
    budget: str | None
    is_local: bool
    """From this council's own data, not the national layer."""
    provenance: Provenance
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class SupportItem:
    """One kind of help: who is responsible for it and how to get it."""

    code: str
    name: str
    what: str
    responsible: str
    budget: str | None
    how_to_get: str
    ages: str | None
    provenance: Provenance
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class ServiceItem:
    """One local service a family could use."""

    service_id: str
    name: str
    organisation: str | None
    description: str | None
    distance_miles: float | None
    ages: str
    cost: str
    how_to_get: str | None
    phone: str | None
    email: str | None
    url: str | None
    last_checked: date | None
    is_stale: bool
    is_sample: bool
    review_by: date | None = None
    town: str | None = None
    point: tuple[float, float] | None = None
    """Where its first place lies, latitude and longitude in degrees (WGS 84)."""
    alert: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Help we looked for in what a council published, and did not find there."""

    support: str
    name: str
    responsible: str


@dataclass(frozen=True)
class FactItem:
    """One sentence of law, process, money or vocabulary."""

    key: str
    title: str
    text: str
    provenance: Provenance


@dataclass(frozen=True)
class ClaimItem:
    """Something a family was told, whether it is so, and what to say back."""

    key: str
    claim: str
    verdict: str
    """true, partly or not."""
    rule: str
    say_back: str
    provenance: Provenance
    facts: tuple[str, ...] = ()
    """Keys of facts that say more."""
    supports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """A helpline or directory."""

    key: str
    name: str
    what_for: str
    phone: str | None
    text: str | None
    email: str | None
    url: str | None
    hours: str | None
    confidence: str
    verified_on: date | None
    relay: str | None = None
    bsl: str | None = None
    open_now: str | None = None
    """Whether somebody answers now, in words; None where nobody asked."""


@dataclass(frozen=True)
class Asked:
    """What we understood, to be shown back and corrected."""

    age_years: float | None = None
    phases: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Plain names of needs."""
    supports: tuple[str, ...] = ()
    """Plain names of kinds of help."""
    unread: str | None = None
    """A worry given in words of which we recognised nothing."""
    need_codes: tuple[str, ...] = ()
    support_codes: tuple[str, ...] = ()
    """The same needs and kinds of help in codes, for counting."""


@dataclass(frozen=True)
class Answer:
    """Everything we have to say to one question."""

    outcome: Outcome
    asked: Asked = field(default_factory=Asked)
    area: Area | None = None
    candidates: tuple[tuple[str, str, float], ...] = ()
    """Councils to choose from: (gss_code, friendly name, share in per cent), likeliest first."""
    nation: str | None = None
    special: str | None = None
    part: str | None = None
    """The part of a postcode that was typed, where councils share it; None when it was a whole one."""
    provision: tuple[ProvisionItem, ...] = ()
    supports: tuple[SupportItem, ...] = ()
    services: tuple[ServiceItem, ...] = ()
    gaps: tuple[Gap, ...] = ()
    facts: tuple[FactItem, ...] = ()
    figures: tuple[FactItem, ...] = ()
    claims: tuple[ClaimItem, ...] = ()
    contacts: tuple[Contact, ...] = ()
    next_steps: tuple[str, ...] = ()
    today: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape of `offer find --json`; documented in docs/data-formats.md."""
        return {
            "outcome": str(self.outcome),
            "area": self._area_as_json(),
            "asked": {
                "age_years": self.asked.age_years,
                "phases": list(self.asked.phases),
                "needs": list(self.asked.needs),
                "supports": list(self.asked.supports),
                "unread": self.asked.unread,
            },
            "provision": [
                {
                    "what": each.what,
                    "responsible": each.responsible,
                    "budget": each.budget,
                    **_provenance_as_json(each.provenance),
                    "local": each.is_local,
                    "why": list(each.reasons),
                }
                for each in self.provision
            ],
            "supports": [
                {
                    "code": each.code,
                    "name": each.name,
                    "what": each.what,
                    "responsible": each.responsible,
                    "budget": each.budget,
                    "how_to_get": each.how_to_get,
                    "ages": each.ages,
                    **_provenance_as_json(each.provenance),
                    "why": list(each.reasons),
                }
                for each in self.supports
            ],
            "services": [service_as_json(each) for each in self.services],
            "gaps": [{"support": each.support, "name": each.name, "state": "not_published"} for each in self.gaps],
            "facts": [
                {"key": each.key, "title": each.title, "text": each.text, **_provenance_as_json(each.provenance)}
                for each in (*self.facts, *self.figures)
            ],
            "contacts": [
                {
                    "name": each.name,
                    "phone": each.phone,
                    "text": each.text,
                    "relay": each.relay,
                    "bsl": each.bsl,
                    "email": each.email,
                    "url": each.url,
                    "hours": each.hours,
                    "open_now": each.open_now,
                }
                for each in self.contacts
            ],
            "next_steps": list(self.next_steps),
        }

    def _area_as_json(self) -> dict[str, Any]:
        if self.area is None:
            return {
                "gss_code": None,
                "name": None,
                "nation": self.nation,
                "candidates": [
                    {"gss_code": code, "name": name, "share_pct": share} for code, name, share in self.candidates
                ],
            }
        area = self.area
        return {
            "gss_code": area.gss_code,
            "name": area.name,
            "nation": "England",
            "basis": area.basis,
            "district": area.district,
            "ended_on": area.ended_on,
            "data_state": str(area.data_state),
            "read_on": _iso(area.read_on),
            "services_held": area.services_held,
            "local_offer_url": area.local_offer_url,
            "sendiass_name": area.sendiass_name,
            "sendiass_url": area.sendiass_url,
            "sample": area.is_sample,
        }


def _provenance_as_json(provenance: Provenance) -> dict[str, Any]:
    return {
        "strength": provenance.strength,
        "strength_note": provenance.strength_note,
        "basis": provenance.basis,
        "law_status": provenance.law_status,
        "source": provenance.source,
        "source_url": provenance.source_url,
        "confidence": provenance.confidence,
        "verified_on": _iso(provenance.verified_on),
        "review_by": _iso(provenance.review_by),
        "sample": provenance.is_sample,
    }


def claim_as_json(claim: ClaimItem) -> dict[str, Any]:
    """One claim of `offer claim --json`."""
    return {
        "key": claim.key,
        "claim": claim.claim,
        "verdict": claim.verdict,
        "rule": claim.rule,
        "say_back": claim.say_back,
        "facts": list(claim.facts),
        "supports": list(claim.supports),
        **_provenance_as_json(claim.provenance),
    }


def service_as_json(service: ServiceItem) -> dict[str, Any]:
    """One service of `offer find --json` and `offer search --json`."""
    return {
        "id": service.service_id,
        "name": service.name,
        "organisation": service.organisation,
        "description": service.description,
        "distance_miles": service.distance_miles,
        "town": service.town,
        "ages": service.ages,
        "cost": service.cost,
        "how_to_get": service.how_to_get,
        "phone": service.phone,
        "email": service.email,
        "url": service.url,
        "alert": service.alert,
        "last_checked": _iso(service.last_checked),
        "review_by": _iso(service.review_by),
        "stale": service.is_stale,
        "sample": service.is_sample,
        "why": list(service.reasons),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
