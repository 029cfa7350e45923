"""Stored services, organisations and terms as Open Referral UK 3.0, with the project's own fields beside them.

What goes out can come in again unchanged: `own_fields` says how. Nothing is read here and nothing is filled in that
nobody stated, but for what the standard requires.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from localoffer.catalogue.freshness import is_stale
from localoffer.publishing import own_fields as own
from localoffer.publishing.export.parts import service_parts
from localoffer.publishing.export.values import NOT_STATED, day, known, lasting_id, mail, number, says_something
from localoffer.publishing.fields import storable
from localoffer.publishing.uri import as_uri
from localoffer.store.records import OrganisationRecord, ServiceRecord

VERSION = "HSDS-UK-3.0"
PROFILE = "https://openreferraluk.org"
SPECIFICATION = "https://openreferraluk.org/specifications/3.0/openapi.json"
_STATUSES = ("active", "inactive", "defunct", "temporarily closed")
_LISTED_WORDS = {"languages": ("name", "code", "note"), "funding": ("source",)}
"""Standard lists without a table of ours, and which words of their entries are given back in their own place."""


@dataclass(frozen=True)
class Surroundings:
    """What exporting a record needs besides the record.

    Args:
        today: The day on which a record is fresh or stale.
        councils: What people call each council, by code.
        read_at: When each version was published, by its id.
    """

    today: date
    councils: Mapping[str, str]
    read_at: Mapping[int, datetime] = field(default_factory=dict)


def api_details() -> dict[str, str]:
    """What the root of an Open Referral UK interface says about itself."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": SPECIFICATION}


def service(record: ServiceRecord, around: Surroundings, *, full: bool) -> dict[str, Any]:
    """A service.

    Args:
        record: The record, with its organisation, and its parts where they are wanted.
        around: What it is exported with.
        full: With its lists; without them it is as list pages of Open Referral UK have it.
    """
    service_id = lasting_id("service", record.service_id)
    organisation = record.organisation
    shown = known(
        **_service_ids(record, service_id),
        organization_id=lasting_id("organisation", organisation.organisation_id) if organisation else None,
        name=_named(record.name, is_sample=record.is_sample),
        description=record.description,
        status=record.status if record.status in _STATUSES else "inactive",
        url=as_uri(record.url) if record.url else None,
        email=mail(record.email),
        minimum_age=number(record.min_age_years),
        maximum_age=number(record.max_age_years),
        eligibility_description=record.eligibility,
        application_process=record.how_to_get,
        alert=record.alert,
        assured_date=day(record.assured_on),
        last_modified=moment(record.last_modified_at),
        organization=organization(organisation, is_sample=record.is_sample) if organisation else None,
    )
    parts = {**_listed(record, service_id), **service_parts(record)} if full else {}
    return {**shown, **parts, **_own(record, around, full=full)}


def organization(record: OrganisationRecord, *, is_sample: bool) -> dict[str, Any]:
    """Who runs services; the standard requires a description, so the name stands in where there is none."""
    own_id, name = lasting_id("organisation", record.organisation_id), _named(record.name, is_sample=is_sample)
    stand_ins = [] if record.source_id else ["id"]
    if not says_something(record.description):
        stand_ins.append("description")
    return known(
        id=own_id,
        name=name,
        description=name if "description" in stand_ins else record.description,
        email=mail(record.email),
        website=as_uri(record.url) if record.url else None,
        **{
            own.SOURCE_ID: record.source_id if record.source_id != own_id else None,
            own.STAND_INS: stand_ins,
            own.SAMPLE: is_sample or None,
        },
    )


def minimal(record: ServiceRecord) -> dict[str, Any]:
    """A service's id and when it was changed, under the schema's name for that and under the prose's."""
    changed = moment(record.last_modified_at)
    return known(id=lasting_id("service", record.service_id), last_modified=changed, modified_date=changed)


def moment(value: datetime | None) -> str | None:
    """A moment in UTC with its offset, to the millisecond, or finer where its source is."""
    if value is None:
        return None
    utc = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    return f"{utc.isoformat(timespec='microseconds' if utc.microsecond % 1000 else 'milliseconds')}Z"


def _service_ids(record: ServiceRecord, service_id: str) -> dict[str, Any]:
    if record.source_id is None:
        return {"id": service_id, own.STAND_INS: ["id"]}
    return {"id": service_id, own.SOURCE_ID: record.source_id if record.source_id != service_id else None}


def _own(record: ServiceRecord, around: Surroundings, *, full: bool) -> dict[str, Any]:
    """What the project says beside the standard, each under its own prefix."""
    read_at = around.read_at.get(record.version_id) if record.version_id is not None else None
    return {own.GSS_CODE: record.gss_code} | known(
        lon_authority=around.councils.get(record.gss_code),
        lon_source=record.source,
        lon_read_on=day(read_at.date()) if read_at else None,
        lon_review_by=day(record.review_by),
        lon_freshness="stale" if is_stale(record, around.today) else "checked",
        lon_sample=record.is_sample or None,
        lon_source_fields=storable(record.source_fields) if full else None,
    )


def _named(name: str, *, is_sample: bool) -> str:
    shown = name if says_something(name) else NOT_STATED
    return f"{own.SAMPLE_NAME}{shown}" if is_sample else shown


def _listed(record: ServiceRecord, service_id: str) -> dict[str, Any]:
    """What the source said in standard lists that we only keep: the words, under ids and a link that hold."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, words in _LISTED_WORDS.items():
        entries = (record.source_fields or {}).get(name)
        for position, entry in enumerate(entries if isinstance(entries, list) else ()):
            said = known(**{word: entry.get(word) for word in words}) if isinstance(entry, dict) else {}
            if said and all(isinstance(each, str) for each in said.values()):
                own_id = own.export_id(name, service_id, str(position))
                found.setdefault(name, []).append({"id": own_id, "service_id": service_id, **said})
    return found
