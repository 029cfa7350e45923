"""The parts of a stored service as Open Referral UK 3.0 has them: places, areas, prices, ways in, opening hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from localoffer.publishing.export.links import link_ids
from localoffer.publishing.export.terms import attributes, code_lists
from localoffer.publishing.export.values import (
    NOT_STATED,
    content,
    day,
    identified,
    in_order,
    known,
    lasting_id,
    mail,
    number,
    says_something,
    with_ids,
)
from localoffer.publishing.own_fields import GSS_CODE, LOCATION_SOURCE_ID, SAMPLE, STAND_INS, export_id
from localoffer.store.records import (
    ContactRecord,
    CostRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
)

_KINDS = ("physical", "postal", "virtual")
_FREQUENCIES = ("WEEKLY", "MONTHLY")
_GSS = re.compile(r"[A-Z]\d{8}")
_ONS = "http://statistics.data.gov.uk/id/statistical-geography/"


def service_parts(service: ServiceRecord) -> dict[str, Any]:
    """Everything of a service that Open Referral keeps in lists, and our codes."""
    own_id, gss_code = lasting_id("service", service.service_id), service.gss_code
    places = dict(links_of(service))
    by_place: dict[str | None, str] = {}
    for place, link in places.items():
        by_place.setdefault(place.source_id, link["id"])
    made: dict[str, Any] = {
        "service_areas": [_area(*each) for each in with_ids("area", gss_code, own_id, in_order(service.areas))],
        "cost_options": [_cost(*each) for each in with_ids("cost", gss_code, own_id, in_order(service.costs))],
        "contacts": [_contact(*each) for each in with_ids("contact", gss_code, own_id, in_order(service.contacts))],
        "schedules": [
            _schedule(rule, rule_id, by_place.get(rule.location_source_id) if rule.location_source_id else None)
            for rule, rule_id in with_ids("schedule", gss_code, own_id, in_order(service.schedules))
        ],
    }
    for part in (each for listed in made.values() for each in listed):
        part["service_id"] = own_id
    return known(service_at_locations=list(places.values()), **made, attributes=attributes(service, own_id)) | known(
        **code_lists(service)
    )


def links_of(service: ServiceRecord) -> Iterator[tuple[ServiceLocationRecord, dict[str, Any]]]:
    """Each place of a service, and the service at that location."""
    own_id, places = lasting_id("service", service.service_id), in_order(service.locations)
    numbered = link_ids(own_id, [content(each) for each in places])
    for (place, place_id), link_id in zip(
        with_ids("location", service.gss_code, own_id, places), numbered, strict=True
    ):
        shown = _location(place, place_id) | known(**{SAMPLE: service.is_sample or None})
        yield place, {"id": link_id, "service_id": own_id, "location_id": place_id, "location": shown}


def without_lists(shown: dict[str, Any]) -> dict[str, Any]:
    """An object as list pages of Open Referral UK have it: single values only."""
    return {name: value for name, value in shown.items() if name == STAND_INS or not isinstance(value, list)}


def _location(place: ServiceLocationRecord, own_id: str) -> dict[str, Any]:
    latitude, longitude = number(place.latitude), number(place.longitude)
    has_point = latitude is not None and longitude is not None
    words = place.accessibility
    access = {"id": export_id("accessibility", own_id, words or ""), "location_id": own_id, "description": words}
    return known(
        **identified(own_id, place.source_id),
        location_type=place.kind if place.kind in _KINDS else "physical",
        name=place.name,
        latitude=latitude if has_point else None,
        longitude=longitude if has_point else None,
        addresses=list(_addresses(place, own_id)),
        accessibility=[access] if says_something(words) else None,
    )


def _addresses(place: ServiceLocationRecord, own_id: str) -> Iterator[dict[str, Any]]:
    said = (place.address, place.town, place.county, place.postcode)
    named = dict(zip(("address_1", "city", "state_province", "postal_code"), said, strict=True))
    silent = [name for name, each in named.items() if not says_something(each)]
    if len(silent) < len(named):
        yield {
            "id": export_id("address", own_id, *(each or "" for each in said)),
            "location_id": own_id,
            **named,
            **dict.fromkeys(silent, NOT_STATED),
            "country": "GB",
            "address_type": place.kind if place.kind in _KINDS else "physical",
            **known(**{STAND_INS: silent}),
        }


def _area(area: ServiceAreaRecord, own_id: str) -> dict[str, Any]:
    ids, uri = identified(own_id, area.source_id), area.uri
    if not uri and area.gss_code and _GSS.fullmatch(area.gss_code):
        # Open Referral UK asks for the ONS identifier where there is one; the source did not give it.
        uri = f"{_ONS}{area.gss_code}"
        ids = {**ids, STAND_INS: [*ids.get(STAND_INS, ()), "uri"]}
    return known(
        **ids, name=area.name, uri=uri, extent=area.extent, extent_type=area.extent_type, **{GSS_CODE: area.gss_code}
    )


def _cost(cost: CostRecord, own_id: str) -> dict[str, Any]:
    return known(
        **identified(own_id, cost.source_id),
        option=cost.option,
        amount=number(cost.amount_pounds),
        amount_description=cost.description,
        valid_from=day(cost.valid_from),
        valid_to=day(cost.valid_to),
    )


def _contact(contact: ContactRecord, own_id: str) -> dict[str, Any]:
    phone = contact.phone
    phones = [{"id": export_id("phone", own_id, phone or ""), "contact_id": own_id, "number": phone}]
    return known(
        **identified(own_id, contact.source_id),
        name=contact.name,
        title=contact.title,
        department=contact.department,
        email=mail(contact.email),
        phones=phones if says_something(phone) else None,
    )


def _schedule(rule: ScheduleRecord, own_id: str, link_id: str | None) -> dict[str, Any]:
    return known(
        **identified(own_id, rule.source_id),
        service_at_location_id=link_id,
        freq=rule.freq if rule.freq in _FREQUENCIES else None,
        interval=rule.interval,
        byday=rule.byday,
        bymonthday=rule.bymonthday,
        opens_at=rule.opens_at,
        closes_at=rule.closes_at,
        valid_from=day(rule.valid_from),
        valid_to=day(rule.valid_to),
        dtstart=day(rule.dtstart),
        description=rule.description,
        **{LOCATION_SOURCE_ID: None if link_id else rule.location_source_id},
    )
