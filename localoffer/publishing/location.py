"""Where a service is given and where its families may live: two different questions, kept apart.

Precision stays honest. Half a postcode is a district, not a point; a point in the sea, at 0, 0 or rounded to whole
tenths of a degree is no point; a masked address (a refuge, a childminder's home) keeps its district only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from localoffer.publishing import clean
from localoffer.publishing.draft import AreaDraft, Findings, LocationDraft, printable
from localoffer.publishing.fields import Fields, is_blank
from localoffer.publishing.own_fields import GSS_CODE, SAMPLE
from localoffer.publishing.text import one_line
from localoffer.reading.postcode import read_postcodes

_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][ABD-HJLNP-UW-Z]{2})\b")
_OUTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_ONLINE = re.compile(r"\b(?:online|virtual|zoom|teams|website|internet|by phone|telephone)\b", re.IGNORECASE)
_NATIONWIDE = frozenset({"nationwide", "national", "countrywide", "uk", "uk wide", "uk-wide", "england"})
_DRAWN = re.compile(r"\s*[{\[<]")
_LONGEST_EXTENT = 100_000
_GSS = re.compile(r"\b[ENSWKJ]\d{8}\b")
# The United Kingdom's box, WGS 84, to whole tenths outwards: Scilly to Shetland, Rockall left out.
_SOUTH, _NORTH, _WEST, _EAST = 49.8, 60.9, -8.7, 1.9


def locations(service: Fields) -> tuple[LocationDraft, ...]:
    """Every place of a service, in the shapes of all dialects: nested under service_at_locations or directly."""
    found = [draft for place in places_of(service) for draft in _drafts(place)]
    return tuple(dict.fromkeys(found))


def places_of(service: Fields) -> list[Fields]:
    """The location objects of a service, from service_at_locations and locations alike."""
    nested = [place for link in service.children("service_at_locations") for place in link.children("location")]
    return [*nested, *service.children("locations", "location")]


def areas(service: Fields) -> tuple[AreaDraft, ...]:
    """Where families may live: the stated service areas, and a town that is really an area ("Nationwide")."""
    found = [area for each in service.children("service_areas", "service_area") if (area := _area(each))]
    for place in places_of(service):
        for source in place.children("addresses") or [place]:
            town = clean.line(source, "city")
            if town and town.casefold() in _NATIONWIDE:
                source.findings.mended(source.label("city"), town, "Not a town; kept as the area it serves.")
                found.append(AreaDraft(name=town))
    return tuple(dict.fromkeys(found))


def read_postcode(words: str) -> tuple[str | None, bool]:
    """The postcode in a field, spaced ("BS3 1AA"), and whether it is whole; (None, False) when there is none."""
    upper = " ".join(words.upper().split())
    if match := _POSTCODE.search(upper):
        return f"{match[1]} {match[2]}", True
    if _OUTCODE.fullmatch(upper):
        return upper, False
    mended = next((each.postcode for each in read_postcodes(words[:100], expecting=True) if each.kind == "full"), None)
    return mended, mended is not None


def _area(source: Fields) -> AreaDraft | None:
    name = clean.line(source, "area_name")
    extent, extent_type = _extent(source)
    if name is None and extent and not _DRAWN.match(extent):
        name = clean.line(source, "extent")
    uri = clean.line(source, "uri")
    if uri and re.match(r"https?://(?:www\.)?example\.(?:com|org|net)\b", uri):
        source.findings.mended(source.label("uri"), uri, "A placeholder, not a real address; read as not stated.")
        uri = None
    source_id = clean.identifier(source)
    coded = (match[0] for text in (uri, source_id, name) if text and (match := _GSS.search(text)))
    code = clean.identifier(source, GSS_CODE) or next(coded, None)
    draft = AreaDraft(name, code, uri, source_id, extent, extent_type)
    return draft if name or code or uri or extent else None


def _extent(source: Fields) -> tuple[str | None, str | None]:
    """An area's shape or its description as published, with the word for what it is; a shape is never cut."""
    stated = source.get("extent")
    if not isinstance(stated, str):
        return None, None
    extent = printable(stated).strip()
    if is_blank(extent):
        return None, None
    if len(extent) > _LONGEST_EXTENT:
        source.findings.noted(source.label("extent"), f"{len(extent)} letters", "Too long to keep; left out.")
        return None, None
    kind = clean.line(source, "extent_type")
    return extent, kind[:16].strip() if kind else None


def _drafts(place: Fields) -> Iterator[LocationDraft]:
    addresses = place.children("addresses")
    for source in addresses or [place]:
        draft = _location(place, source)
        if any((draft.name, draft.address, draft.town, draft.postcode, draft.latitude)) or draft.kind == "virtual":
            yield draft


def _location(place: Fields, source: Fields) -> LocationDraft:
    findings = place.findings
    name = clean.line(place, "name")
    address = ", ".join(filter(None, (clean.line(source, "address_1"), clean.line(source, "address_2")))) or None
    town, county = clean.line(source, "city"), clean.line(source, "state_province")
    postcode, is_whole = _postcode(source, findings, address or name)
    point, kind = _point(place), _kind(place, name, town, address)
    if town and (town.casefold() in _NATIONWIDE or _ONLINE.fullmatch(town)):
        town = None
    if place.get("mask_exact_address") is True:
        findings.noted(place.label("address"), "a masked address", "Only its postcode district is kept.")
        name = address = None
        postcode, is_whole = (postcode.split()[0] if postcode else None), False
    if postcode and not is_whole and point:
        findings.noted(place.label("latitude"), "a point, beside half a postcode", "Left out: it may be a masked home.")
    if point is None or (postcode and not is_whole) or place.get("mask_exact_address") is True:
        point = (None, None)
    return LocationDraft(
        kind=kind,
        name=name,
        address=address,
        town=town,
        county=county,
        postcode=postcode,
        latitude=point[0],
        longitude=point[1],
        accessibility=_accessibility(place),
        source_id=clean.identifier(place),
    )


def _kind(place: Fields, name: str | None, town: str | None, address: str | None) -> str:
    stated = place.get("location_type")
    if isinstance(stated, str) and stated.casefold() in {"physical", "postal", "virtual"}:
        return stated.casefold()
    if address is None and any(_ONLINE.search(each) for each in (name, town) if each):
        return "virtual"
    return "physical"


def _postcode(source: Fields, findings: Findings, address: str | None) -> tuple[str | None, bool]:
    stated = clean.line(source, "postal_code")
    match = _POSTCODE.search(address.upper()) if address else None
    in_address = (f"{match[1]} {match[2]}", True) if match else (None, False)
    if stated is None:
        return in_address
    label = source.label("postal_code")
    postcode, is_whole = read_postcode(stated)
    if postcode is None:
        findings.noted(label, stated, "Not a postcode; read as not stated.")
        return in_address
    if not is_whole:
        findings.noted(label, stated, "Half a postcode: kept as a district, without a point on the map.")
    elif postcode != stated:
        findings.mended(label, stated, f"Read as {postcode}.")
    return postcode, is_whole


def _point(place: Fields) -> tuple[float, float] | tuple[None, None] | None:
    """Latitude and longitude that can be true of a place in the United Kingdom; an invented place may lie at sea."""
    latitude, longitude = _coordinates(place)
    if latitude is None or longitude is None:
        return None
    if place.get(SAMPLE) is True:
        return latitude, longitude
    label, shown = place.label("latitude"), f"{latitude:g}, {longitude:g}"
    if not _in_kingdom(latitude, longitude) and _in_kingdom(longitude, latitude):
        place.findings.mended(label, shown, "Latitude and longitude changed places.")
        latitude, longitude = longitude, latitude
    if not _in_kingdom(latitude, longitude):
        place.findings.mended(label, shown, "Not a place in the United Kingdom; read as not stated.")
        return None
    if round(latitude, 1) == latitude and round(longitude, 1) == longitude:
        place.findings.noted(label, shown, "Too coarse to be a place; read as not stated.")
        return None
    return latitude, longitude


def _coordinates(place: Fields) -> tuple[float | None, float | None]:
    geometry = place.child("geometry")
    pair = geometry.get("coordinates") if geometry else None
    if isinstance(pair, list) and len(pair) == 2:
        return clean.as_number(pair[1]), clean.as_number(pair[0])  # GeoJSON puts longitude first
    return clean.number(place, "latitude"), clean.number(place, "longitude")


def _in_kingdom(latitude: float, longitude: float) -> bool:
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def _accessibility(place: Fields) -> str | None:
    found: list[str] = []
    for item in place.items("accessibility"):
        if isinstance(item, dict):
            each = Fields(item, place.findings, place.label("accessibility"))
            parts = (clean.line(each, "name", "description", "accessibility"), clean.line(each, "details"))
            found.append(": ".join(filter(None, parts)))
        elif isinstance(item, str):
            found.append(one_line(item))
    return "; ".join(dict.fromkeys(filter(None, found))) or None
