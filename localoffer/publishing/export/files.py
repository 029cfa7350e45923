"""A council's whole offer as one file: a page of Open Referral UK, lines of JSON, or rows for a spreadsheet.

Only the first two come in again unchanged: a row has no room for everything, and it is for looking at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from localoffer.publishing.export.envelope import page_of
from localoffer.publishing.export.values import NOT_STATED
from localoffer.publishing.own_fields import OWN_TAXONOMIES
from localoffer.publishing.sheet import write_csv
from localoffer.publishing.templates import SERVICES, TEMPLATES

ORUK, LINES, CSV = "oruk-3.0", "ndjson", "csv"
FORMATS = (ORUK, LINES, CSV)

Shown = Mapping[str, Any]


def written(services: Iterable[Shown], form: str, *, total: int) -> Iterator[str]:
    """The text of a file, piece by piece.

    Args:
        services: As `service.service` gives them, whole.
        form: One of `FORMATS`.
        total: How many there are.
    """
    if form == LINES:
        return (f"{json.dumps(each, ensure_ascii=False)}\n" for each in services)
    return _rows(services) if form == CSV else _page(services, total)


def _page(services: Iterable[Shown], total: int) -> Iterator[str]:
    header = page_of([], total=total, page=1, per_page=max(total, 1))
    yield json.dumps({**header, "size": total, "empty": total == 0}).removesuffix("]}")
    for position, each in enumerate(services):
        yield f"{',' if position else ''}\n{json.dumps(each, ensure_ascii=False)}"
    yield "\n]}\n"


def _rows(services: Iterable[Shown]) -> Iterator[str]:
    columns = TEMPLATES[SERVICES].names
    yield write_csv([columns])
    for each in services:
        for cells in _cells(each):
            yield write_csv([[cells.get(name) for name in columns]])


def _cells(service: Shown) -> Iterator[dict[str, Any]]:
    """A service's rows: the first says everything, further ones only add places, hours and numbers to it."""
    places = [link["location"] for link in service.get("service_at_locations", ())]
    phones = [phone["number"] for each in service.get("contacts", ()) for phone in each.get("phones", ())]
    parts = zip_longest(places, service.get("schedules", ()), phones)
    first = _whole(service)
    for place, hours, phone in parts if places or phones or service.get("schedules") else [(None, None, None)]:
        yield {**first, **_place(place or {}), **_hours(hours or {}), "phone": phone}
        first = {"id": service["id"], "name": service["name"]}


def _whole(service: Shown) -> dict[str, Any]:
    renamed = {
        "id": "id", "name": "name", "description": "description", "status": "status", "url": "url", "email": "email",
        "min_age": "minimum_age", "max_age": "maximum_age", "eligibility": "eligibility_description",
        "how_to_get": "application_process", "alert": "alert", "last_checked": "assured_date",
    }  # fmt: skip
    cells = {column: service.get(name) for column, name in renamed.items()}
    terms = [each["taxonomy_term"] for each in service.get("attributes", ())]
    theirs = {each["name"] for each in terms if each["taxonomy_id"] not in OWN_TAXONOMIES.values()}
    return {
        **cells,
        "organisation": service.get("organization", {}).get("name"),
        "cost": "; ".join(_price(each) for each in service.get("cost_options", ())),
        "areas": _listed(each.get("name") or each.get("lon_gss_code") for each in service.get("service_areas", ())),
        "needs": _listed(each["code"] for each in service.get("lon_needs", ())),
        "supports": _listed(each["code"] for each in service.get("lon_supports", ())),
        "categories": _listed(sorted(theirs)),
    }


def _place(place: Shown) -> dict[str, Any]:
    address: Shown = next(iter(place.get("addresses", ())), {})
    said = {
        "place": place.get("name"),
        "address": address.get("address_1"),
        "town": address.get("city"),
        "county": address.get("state_province"),
        "postcode": address.get("postal_code"),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "accessibility": next((each.get("description") for each in place.get("accessibility", ())), None),
        "online": "yes" if place.get("location_type") == "virtual" else None,
    }
    return {name: None if value == NOT_STATED else value for name, value in said.items()}


def _hours(hours: Shown) -> dict[str, Any]:
    columns = {"days": "byday", "opens_at": "opens_at", "closes_at": "closes_at", "times": "description"}
    return {column: hours.get(name) for column, name in columns.items()}


def _price(cost: Shown) -> str:
    amount = cost.get("amount")
    said = None if amount is None else "Free" if amount == 0 else f"£{amount:g}"
    return ", ".join(each for each in (cost.get("option"), said, cost.get("amount_description")) if each)


def _listed(names: Iterable[str | None]) -> str:
    return "|".join(dict.fromkeys(each for each in names if each))
