"""The description of all open data for programs: OpenAPI 3.1, from the same table that requests are read by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from localoffer.publishing.export.service import PROFILE, VERSION
from web import open_parameters as may
from web.open_addresses import OPENAPI, ORUK, TABLES
from web.open_parameters import Parameter

Schema = dict[str, Any]

_ID: Schema = {"type": "string", "format": "uuid"}
_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "format": "date"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_LINK: Schema = {"type": "string", "format": "uri"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TRUTH: Schema = {"type": "boolean"}
_CODED: Schema = {
    "type": "object",
    "required": ["code"],
    "properties": {
        "code": _TEXT,
        "name": _TEXT,
        "reason": _TEXT,
        "score": {"type": "number", "minimum": 0, "maximum": 1},
    },
}
_STAND_INS: Schema = {
    "type": "array", "items": _TEXT,
    "description": "Fields beside it that the standard requires and nobody stated.",
}  # fmt: skip


def _object(*required: str, **properties: Schema) -> Schema:
    shown = {**properties, "lon_stand_ins": _STAND_INS, "lon_source_id": _TEXT}
    return {"type": "object", "required": list(required), "properties": shown}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name), "minItems": 1}


def _schemas() -> dict[str, Schema]:
    return {
        "ApiDetails": _object("version", "profile", "openapi_url", version=_TEXT, profile=_LINK, openapi_url=_LINK),
        "Service": _service("name", "status", "lon_gss_code"),
        "ListedService": _service(),
        "Organization": _object(
            "id", "name", "description", id=_ID, name=_TEXT, description=_TEXT, email=_TEXT, website=_LINK,
            services=_list("Service"), lon_services_total=_COUNT, lon_sample=_TRUTH,
        ),
        "ServiceAtLocation": _object(
            "id", "location", id=_ID, service_id=_ID, location_id=_ID, location=_ref("Location")
        ),
        "Location": _object(
            "id", "location_type", id=_ID, location_type={"enum": ["physical", "postal", "virtual"]}, name=_TEXT,
            latitude=_NUMBER, longitude=_NUMBER, addresses=_list("Address"), accessibility=_list("Part"),
            lon_sample=_TRUTH,
        ),
        "Address": _object(
            *_ADDRESS, location_id=_ID, **dict.fromkeys(_ADDRESS[1:], _TEXT), id=_ID
        ),
        "Part": _object("id", id=_ID, service_id=_ID),
        "Attribute": _object(
            "id", "taxonomy_term", id=_ID, link_id=_ID, link_type=_TEXT, taxonomy_term_id=_ID,
            taxonomy_term=_ref("TaxonomyTerm"),
        ),
        "Taxonomy": _object(
            "id", "name", "description", id=_ID, name=_TEXT, description=_TEXT, taxonomy_terms=_list("TaxonomyTerm"),
            lon_gss_code=_TEXT,
        ),
        "TaxonomyTerm": _object(
            "id", "name", "description", id=_ID, name=_TEXT, description=_TEXT, parent_id=_ID, taxonomy=_TEXT,
            taxonomy_id=_ID, term_uri=_LINK, lon_code=_TEXT,
        ),
        "Page": _page_header(),
        "Table": {
            "type": "object",
            "required": ["about", "columns", "rows"],
            "properties": {
                "about": {**_TEXT, "description": "What the rows are, and what they are not."},
                "columns": {"type": "array", "items": _TEXT},
                "rows": {"type": "array", "items": {"type": "object"}},
            },
        },
        "Problem": {
            "type": "object",
            "required": ["type", "title", "status", "detail"],
            "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
        },
    }  # fmt: skip


_ADDRESS = ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type")


def _service(*required: str) -> Schema:
    return _object(
        "id", *required, id=_ID, organization_id=_ID, name=_TEXT, description=_TEXT,
        status={"enum": ["active", "inactive", "defunct", "temporarily closed"]}, url=_LINK, email=_TEXT,
        minimum_age=_NUMBER, maximum_age=_NUMBER, eligibility_description=_TEXT, application_process=_TEXT, alert=_TEXT,
        assured_date=_DAY, last_modified=_MOMENT, modified_date=_MOMENT, organization=_ref("Organization"),
        service_at_locations=_list("ServiceAtLocation"), service_areas=_list("Part"), cost_options=_list("Part"),
        contacts=_list("Part"), schedules=_list("Part"), attributes=_list("Attribute"),
        lon_gss_code={**_TEXT, "description": "The council whose offer lists it."},
        lon_authority={**_TEXT, "description": "What that council is called."},
        lon_source={**_TEXT, "description": "The file or feed it came from."},
        lon_read_on={**_DAY, "description": "The day we read it."},
        lon_review_by={**_DAY, "description": "The day by which it should be checked again."},
        lon_freshness={
            "enum": ["checked", "stale"],
            "description": "stale: past its review date, or not said to be right for a year.",
        },
        lon_sample={**_TRUTH, "description": "Invented; never there in production."},
        lon_needs=_codes("need"), lon_supports=_codes("kind of help"), lon_phases=_codes("stage of education"),
        lon_source_fields={"type": "object", "description": "What the source says that the standard has no field for."},
    )  # fmt: skip


def _codes(kind: str) -> Schema:
    return {"type": "array", "items": _CODED, "description": f"Each {kind} it is likely for, why, and how surely."}


def _page_header() -> Schema:
    counts = {"total_items": _COUNT, "total_pages": {"type": "integer", "minimum": 1}, "size": _COUNT}
    flags = dict.fromkeys(("first_page", "last_page", "empty"), _TRUTH)
    properties = {**counts, "page_number": {"type": "integer", "minimum": 1}, **flags}
    return {"type": "object", "required": [*properties, "contents"], "properties": properties}


def document() -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Local Offer Navigator: open data",
            "version": VERSION,
            "description": "Councils' published SEND Local Offers in England, in Open Referral UK 3.0 "
            f"({PROFILE}), and tables beside it. Information, not legal advice. Fields that begin with lon_ are "
            "our own. What nobody stated is left out.",
        },
        "servers": [{"url": "/"}],
        "paths": {**_oruk_paths(), **_table_paths()},
        "components": {"schemas": _schemas()},
    }


def _oruk_paths() -> Schema:
    lists = (
        ("services", "Service", "ListedService", may.SERVICES, ()),
        ("service_at_locations", "ServiceAtLocation", "ServiceAtLocation", may.PLACES, ()),
        ("organizations", "Organization", "Organization", may.ORGANISATIONS, (may.FULL_SERVICE,)),
        ("taxonomies", "Taxonomy", "Taxonomy", may.LISTED, ()),
        ("taxonomy_terms", "TaxonomyTerm", "TaxonomyTerm", may.TERMS, ()),
    )
    paths = {f"{ORUK}/": _get("What this interface is.", {"application/json": _ref("ApiDetails")})}
    for name, one, listed, parameters, of_one in lists:
        page = {"allOf": [_ref("Page"), {"properties": {"contents": {"type": "array", "items": _ref(listed)}}}]}
        forms = {"application/json": page, "application/x-ndjson": {"type": "string"}}
        paths[f"{ORUK}/{name}"] = _get(f"A page of {name.replace('_', ' ')}.", forms, parameters)
        own_id = {"name": "id", "in": "path", "required": True, "schema": _ID}
        paths[f"{ORUK}/{name}/{{id}}"] = _get(
            f"One of the {name.replace('_', ' ')}.", {"application/json": _ref(one)}, of_one, (own_id,)
        )
    return paths


def _table_paths() -> Schema:
    tables = (
        ("councils", "Councils with education duties.", ()),
        ("provision", "What is ordinarily provided, nationally and by councils.", (may.AUTHORITY,)),
        ("coverage", "How much of each council's published offer we hold, and what of Schedule 2 it shows.", ()),
        ("statistics", "Official figures about EHC plans.", (may.AUTHORITY,)),
    )
    paths: Schema = {OPENAPI: _get("This description.", {"application/json": {"type": "object"}})}
    for name, about, parameters in tables:
        paths[f"{TABLES}/{name}.json"] = _get(about, {"application/json": _ref("Table")}, parameters)
        paths[f"{TABLES}/{name}.csv"] = _get(about, {"text/csv": {"type": "string"}}, parameters)
    return paths


def _get(
    about: str, forms: dict[str, Schema], parameters: Sequence[Parameter] = (), in_path: Sequence[Schema] = ()
) -> Schema:
    asked = [
        {"name": each.name, "in": "query", "description": each.meaning, "schema": each.schema} for each in parameters
    ]
    found = {"description": "Found.", "content": {form: {"schema": schema} for form, schema in forms.items()}}
    answers = {"200": found, "503": _problem("It cannot be answered now.")}
    if asked:
        answers["400"] = _problem("A parameter has a form that it may not have.")
    if in_path or any(each.name == may.AUTHORITY.name for each in parameters):
        answers["404"] = _problem("There is no such record or council.")
    return {"get": {"summary": about, "parameters": [*in_path, *asked], "responses": answers}}


def _problem(about: str) -> Schema:
    return {"description": about, "content": {"application/problem+json": {"schema": _ref("Problem")}}}
