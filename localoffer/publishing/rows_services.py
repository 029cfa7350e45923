"""The services table: rows as Open Referral UK objects, so that `service` mends them as it mends a feed's.

A service with several places or hours has a row for each; further rows repeat its id and whatever is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from localoffer.publishing.codes import NEED, SUPPORT, codes
from localoffer.publishing.own_fields import PREFIX
from localoffer.publishing.sheet import Cell, phone_number
from localoffer.publishing.table import Table
from localoffer.publishing.terms import STATED

_STATED_IN = {kind: name for name, kind in STATED.items()}
_CATEGORIES = "categories"
_AS_THEY_ARE = {
    "id": "id",
    "name": "name",
    "description": "description",
    "status": "status",
    "url": "url",
    "email": "email",
    "min_age": "minimum_age",
    "max_age": "maximum_age",
    "eligibility": "eligibility_description",
    "how_to_get": "application_process",
    "alert": "alert",
    "last_checked": "assured_date",
}
_ADDRESS = {"address": "address_1", "town": "city", "county": "state_province", "postcode": "postal_code"}
_PLACE = {"place": "name", "latitude": "latitude", "longitude": "longitude", "accessibility": "accessibility"}
_HOURS = {"days": "byday", "opens_at": "opens_at", "closes_at": "closes_at", "times": "description"}
_BUILT = {"organisation", "phone", "cost", "online", "areas", "needs", "supports", "categories"}
_TEXT = {"id", "days", "postcode"}
_READ = {*_AS_THEY_ARE, *_ADDRESS, *_PLACE, *_HOURS, *_BUILT}
_OF_FURTHER_ROWS = {*_ADDRESS, *_PLACE, *_HOURS, "phone", "areas", "online"}
_LISTS = ("phones", "service_areas", "locations", "schedules")


def service_records(table: Table) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each service's row number and shape as a feed would have it; a further row of a service is part of its first."""
    found: list[tuple[int, dict[str, Any]]] = []
    first: dict[Cell, tuple[Mapping[str, Cell], dict[str, Any]]] = {}
    for row in table.rows:
        cells = {name: _plain(name, cell) for name, cell in row.cells.items()}
        service = _service(cells)
        before = first.get(cells.get("id", ""))
        if before and _is_further(cells, before[0]):
            _join(before[1], service)
            continue
        found.append((row.number, service))
        if "id" in cells:
            first.setdefault(cells["id"], (cells, service))
    yield from found


def _is_further(cells: Mapping[str, Cell], first: Mapping[str, Cell]) -> bool:
    """Whether a row only adds places, hours, numbers or areas to the service of an earlier one."""
    other = {name for name, cell in cells.items() if first.get(name) != cell}
    return bool(other) and other <= _OF_FURTHER_ROWS


def _join(service: dict[str, Any], further: Mapping[str, Any]) -> None:
    for name in _LISTS:
        service[name] += [each for each in further[name] if each not in service[name]]


def _service(cells: Mapping[str, Cell]) -> dict[str, Any]:
    service: dict[str, Any] = _renamed(cells, _AS_THEY_ARE)
    if "organisation" in cells:
        service["organization"] = {"name": cells["organisation"]}
    # Empty lists say that the sheet speaks of these parts and this row has none: it is no shallow list entry.
    service["phones"] = [{"number": phone_number(cells["phone"])}] if "phone" in cells else []
    service["service_areas"] = [{"name": each} for each in _list(cells.get("areas"))]
    service["locations"] = _locations(cells)
    service["schedules"] = [hours] if (hours := _renamed(cells, _HOURS)) else []
    service["attributes"] = list(_terms(cells))
    service.update(_cost(cells.get("cost")))
    # Headings of a council's own are kept beside, but none may pass for a field that only our exports write.
    others = {name: cell for name, cell in cells.items() if name not in _READ and not name.startswith(PREFIX)}
    return {**others, **service}


def _renamed(cells: Mapping[str, Cell], names: Mapping[str, str]) -> dict[str, Any]:
    return {names[name]: cell for name, cell in cells.items() if name in names}


def _locations(cells: Mapping[str, Cell]) -> list[dict[str, Any]]:
    place, address = _renamed(cells, _PLACE), _renamed(cells, _ADDRESS)
    online = str(cells.get("online", "")).casefold() in {"yes", "y", "true", "1"}
    if not place and not address:
        return [{"location_type": "virtual", "name": "Online"}] if online else []
    kind = {"location_type": "virtual"} if online and not address else {}
    return [{**place, **kind, "addresses": [address] if address else []}]


def _cost(cell: Cell | None) -> dict[str, Any]:
    if cell is None:
        return {"cost_options": []}
    if isinstance(cell, (int, float)) or re.fullmatch(r"£?\s*\d+(?:\.\d{1,2})?", cell):
        return {"cost_options": [{"amount": float(str(cell).lstrip("£ "))}]}
    return {"cost_options": [], "fees_description": cell}


def _terms(cells: Mapping[str, Cell]) -> Iterator[dict[str, Any]]:
    for name, kind in (("needs", NEED), ("supports", SUPPORT)):
        ours = codes(kind)
        found, unknown = ours.read(str(cells.get(name, "")))
        for code in found:
            yield _term(_STATED_IN[kind], ours.names[code], code)
        for words in unknown:
            yield _term(_CATEGORIES, words)
    for words in _list(cells.get("categories")):
        yield _term(_CATEGORIES, words)


def _term(vocabulary: str, name: str, code: str | None = None) -> dict[str, Any]:
    return {"taxonomy_term": {"vocabulary": vocabulary, "name": name, **({"code": code} if code else {})}}


def _list(cell: Cell | None) -> list[str]:
    return [each.strip() for each in re.split(r"[|;\n]", str(cell or "")) if each.strip()]


def _plain(name: str, cell: Cell) -> Cell:
    return str(cell) if name in _TEXT else cell
