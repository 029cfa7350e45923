"""The published schemas of Open Referral UK 3.0, ready to check an answer without a network."""

from __future__ import annotations

import functools
import json
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.conftest import SHARED

_BASE = "https://openreferraluk.org/specifications/3.0/schema/"
_FOLDER = SHARED / "oruk-schemas" / "oruk-3.0" / "schema"


@functools.cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """What checks against one schema, formats included."""
    found = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in _FOLDER.glob("*.json")}
    del found["empy_list_response.json"]
    resources = [(_BASE + each, Resource(schema, DRAFT202012)) for each, schema in found.items()]
    return jsonschema.Draft202012Validator(
        {"$ref": _BASE + name}, registry=Registry().with_resources(resources), format_checker=jsonschema.FormatChecker()
    )


def faults(name: str, value: Any) -> list[str]:
    """What a schema finds wrong with an answer, as it would arrive."""
    arrived = json.loads(json.dumps(value, allow_nan=False))
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(arrived)]


def blanks(value: Any, path: str = "") -> list[str]:
    """Where an answer holds a null or an empty text; unknown should be left out. A source's own fields are its own."""
    if isinstance(value, dict):
        inside = ((f"{path}.{name}", each) for name, each in value.items() if name != "lon_source_fields")
        return [found for where, each in inside for found in blanks(each, where)]
    if isinstance(value, list):
        return [found for position, each in enumerate(value) for found in blanks(each, f"{path}[{position}]")]
    return [path] if value is None or (isinstance(value, str) and not value.strip()) else []
