"""One record of a feed to one service draft: which field goes where, in every dialect we read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from localoffer.publishing import clean
from localoffer.publishing.ages import ages
from localoffer.publishing.contact import contacts
from localoffer.publishing.draft import Findings, OrganisationDraft, ServiceDraft
from localoffer.publishing.fields import Fields, is_blank, storable
from localoffer.publishing.identity import made_id, stable_id
from localoffer.publishing.location import areas, locations
from localoffer.publishing.own_fields import PREFIX, SOURCE_FIELDS, is_own, own_id, without_sample_name
from localoffer.publishing.parts import costs, schedules
from localoffer.publishing.reach import web_and_mail
from localoffer.publishing.read import SourceRecord
from localoffer.publishing.terms import terms

_PARTS = (
    "schedules", "service_areas", "service_at_locations", "languages", "funding", "cost_options", "contacts",
    "attributes", "locations", "phones", "taxonomies", "service_taxonomys", "eligibilitys", "fundings",
)  # fmt: skip
# Kept nowhere: the addresses of people who look after records, and figures that change with every request.
_PRIVATE = frozenset({"assureremail", "assuredby", "createdby", "updatedby", "modifiedby", "lasteditedby", "owner"})
_TIES = frozenset({"id", "organization_id"})
_PASSING = frozenset({"score", "distanceaway", "distance"})


@dataclass(frozen=True)
class Reading:
    """What reading one record needs to know of its file.

    Args:
        feed: Whose ids these are, as `identity.feed_of` names it.
        today: A day that "last checked" cannot lie after; None for no limit.
    """

    feed: str
    today: date | None = None


def draft_service(record: SourceRecord, reading: Reading, findings: Findings) -> ServiceDraft | None:
    """A service as it would be stored.

    Args:
        record: One entry of the file.
        reading: The file it is from.
        findings: Where mends are told, already at this record's row.

    Returns:
        None when the record has lost its identity: neither id nor name.
    """
    if not isinstance(record.value, dict):
        findings.blocking("record", type(record.value).__name__, "Not a service. Take it out or mend it.")
        return None
    source = Fields(record.value, findings)
    source_id, name = clean.identifier(source), _name(source, "service_name")
    if source_id is None and name is None:
        findings.blocking("id, name", "neither", "A record needs an id or a name. Take it out or mend it.")
        return None
    organisation = _organisation(source, reading)
    reach = web_and_mail(source)
    service_id, is_made = _identity(source, source_id, name, reading)
    low, high = ages(source)
    shown = name or _stand_in(organisation, findings)
    return ServiceDraft(
        row=record.row,
        service_id=service_id,
        source_id=source_id,
        name=shown,
        description=_description(source),
        status=clean.status(source),
        url=reach.url,
        email=reach.email,
        min_age_years=low,
        max_age_years=high,
        eligibility=_eligibility(source),
        how_to_get=_how_to_get(source),
        alert=clean.text(source, "alert"),
        assured_on=_assured_on(source, reading.today),
        last_modified_at=clean.moment(source, "last_modified"),
        organisation=organisation,
        locations=locations(source),
        areas=areas(source),
        costs=costs(source),
        contacts=contacts(source, (shown, organisation.name if organisation else None), reach.more_emails),
        schedules=schedules(source),
        terms=terms(source),
        source_fields=_kept(source),
        id_is_derived=is_made,
        is_shallow=is_shallow(source),
        is_mapped=is_own(record.value),
    )


def is_shallow(source: Fields) -> bool:
    """Whether a record has none of its parts, as the entries of a list page do, so that it says nothing about them."""
    return not any(source.has(part) for part in _PARTS)


def _name(source: Fields, field: str) -> str | None:
    name = clean.line(source, field)
    return without_sample_name(name, source.data) if name else None


def _identity(source: Fields, source_id: str | None, name: str | None, reading: Reading) -> tuple[str, bool]:
    findings = source.findings
    if is_own(source.data) and (kept := own_id(source.data)):
        return kept, False
    if source_id is None:
        findings.noted("id", "none", "Made from the name, so a renamed service is a new one. Give it an id.")
        return made_id(reading.feed, "service", "name", (name or "").casefold()), True
    service_id, is_made = stable_id(reading.feed, "service", source_id)
    if is_made:
        findings.mended("id", source_id, f"Not a UUID; {service_id} was made from it and stays the same.")
    return service_id, is_made


def _stand_in(organisation: OrganisationDraft | None, findings: Findings) -> str:
    shown = organisation.name if organisation else "Service without a name"
    findings.noted("name", "none", f'Shown as "{shown}" until it has a name.')
    return shown


def _organisation(source: Fields, reading: Reading) -> OrganisationDraft | None:
    found = source.child("organization")
    if found is None:
        source.findings.noted("organization", "none", "Who runs it is not stated; the service is kept.")
        return None
    name, source_id = _name(found, "name"), clean.identifier(found)
    if source_id is None and not is_own(source.data):
        source_id = clean.identifier(source, "organization_id")
    if name is None:
        source.findings.noted("organization.name", "none", "Who runs it is not stated; the service is kept.")
        return None
    reach = web_and_mail(found)
    if source_id is None:
        organisation_id = made_id(reading.feed, "organisation", "name", name.casefold())
    else:
        organisation_id, _ = stable_id(reading.feed, "organisation", source_id)
    if is_own(source.data):
        organisation_id = own_id(found.data) or organisation_id
    return OrganisationDraft(organisation_id, source_id, name, clean.text(found, "description"), reach.url, reach.email)


def _description(source: Fields) -> str | None:
    """The description, and what Outpost keeps apart about children with SEND."""
    local_offer = source.child("local_offer")
    about_send = clean.text(local_offer, "description") if local_offer else None
    if about_send and about_send.casefold().startswith("example"):
        source.findings.mended("local_offer.description", about_send, "A placeholder; read as not stated.")
        about_send = None
    return "\n\n".join(filter(None, (clean.text(source, "description"), about_send))) or None


def _eligibility(source: Fields) -> str | None:
    said = [clean.text(source, "eligibility_description")]
    said += [clean.text(each, "eligibility_description") for each in source.children("eligibilitys")]
    return "\n\n".join(dict.fromkeys(filter(None, said))) or None


def _how_to_get(source: Fields) -> str | None:
    said = [clean.text(source, "application_process"), _attending(source), _survey_answer(source, "start to use")]
    if source.get("needs_referral") is True:
        said.append("You need a referral.")
    return "\n\n".join(filter(None, said)) or None


def _attending(source: Fields) -> str | None:
    """ORUK 1.0's closed list, in words."""
    words: Mapping[str, str] = {
        "referral": "You need a referral.",
        "appointment": "By appointment.",
        "membership": "For members.",
        "drop-in": "Just drop in.",
    }
    access = source.get("attending_access")
    return words.get(access.strip().casefold()) if isinstance(access, str) else None


def _survey_answer(source: Fields, asked: str) -> str | None:
    local_offer = source.child("local_offer")
    for survey in local_offer.children("survey_answers") if local_offer else ():
        question = survey.get("question")
        if isinstance(question, str) and asked in question:
            return clean.text(survey, "answer")
    return None


def _assured_on(source: Fields, today: date | None) -> date | None:
    stated = clean.day(source, "assured_date", latest=today)
    placecube = source.child("pc_metadata")
    return stated or (clean.day(placecube, "assured_date", latest=today) if placecube else None)


def _kept(source: Fields) -> dict[str, Any]:
    """What has no column of its own, without private addresses, passing figures and blanks; with ages as published."""
    unread = source.unread()
    if is_own(source.data):
        before = source.data.get(SOURCE_FIELDS)
        added = {key: value for key, value in unread.items() if not key.startswith(PREFIX) and key not in _TIES}
        kept = {**added, **(before if isinstance(before, dict) else {})}
    else:
        kept = {key: value for key, value in source.data.items() if key in unread or _bare(key) in _AS_PUBLISHED}
    bare = _without(storable(kept))
    return bare if isinstance(bare, dict) else {}


_AS_PUBLISHED = frozenset({"minimumage", "maximumage", "minage", "maxage", "pcmetadata", "localoffer"})
"""Read by us, and kept as they came too: an age may have been mended, and of Outpost's answers only one is read."""


def _without(value: object) -> object:
    if isinstance(value, dict):
        kept = {key: _without(item) for key, item in value.items() if not _is_dropped(_bare(key))}
        return {key: item for key, item in kept.items() if not is_blank(item)}
    if isinstance(value, list):
        return [item for each in value if not is_blank(item := _without(each))]
    return value


def _is_dropped(bare: str) -> bool:
    return bare in _PRIVATE | _PASSING or bare.startswith(("assurer", "contact"))


def _bare(key: str) -> str:
    return "".join(each for each in key.casefold() if each.isalnum())
