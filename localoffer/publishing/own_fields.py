"""Fields that our own exports add to Open Referral UK, and what reading such an export back needs to know of them.

Every name begins with `lon_`, as a supplier's own fields should. What the standard requires and nobody stated is
filled in on the way out and listed under `STAND_INS`, so that on the way in it is still not stated.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

PREFIX = "lon_"
GSS_CODE = "lon_gss_code"
"""On a service: the council whose offer lists it; also what tells a record of our own from any other."""
AUTHORITY = "lon_authority"
SOURCE_ID = "lon_source_id"
"""The source's own id, where it is no UUID of the form that stands in `id`."""
STAND_INS = "lon_stand_ins"
"""Names of fields beside it that say nothing: the standard requires them and nobody stated them."""
SOURCE_FIELDS = "lon_source_fields"
CODE = "lon_code"
LOCATION_SOURCE_ID = "lon_location_source_id"
SAMPLE = "lon_sample"
SAMPLE_NAME = "Sample: "
"""Put before every invented name, and taken off again."""
CODE_LISTS: Mapping[str, str] = {"need": "lon_needs", "support": "lon_supports", "phase": "lon_phases"}
"""Our vocabularies, and the field of a service that lists its codes with their reasons and scores."""

_NAMESPACE = uuid.UUID("0b7c5a56-6c5e-5f0b-9d0a-3f6f8f1d2c77")


def export_id(kind: str, *words: str) -> str:
    """A lasting UUID for something that we publish and that has none of its own.

    Args:
        kind: What it is, such as taxonomy or location.
        words: What tells it from others of its kind.
    """
    return str(uuid.uuid5(_NAMESPACE, "\n".join((kind, *words))))


OWN_TAXONOMIES: Mapping[str, str] = {vocabulary: export_id("taxonomy", vocabulary) for vocabulary in CODE_LISTS}
"""Our vocabularies, and the ids under which we publish them as taxonomies."""


def is_own(data: Mapping[str, Any]) -> bool:
    """Whether a service comes from an export of ours."""
    return isinstance(data.get(GSS_CODE), str)


def own_id(data: Mapping[str, Any]) -> str | None:
    """The id that an object of such an export has, whatever its source called it; None when it is no UUID."""
    found = data.get("id")
    try:
        return str(uuid.UUID(found)) if isinstance(found, str) else None
    except ValueError:
        return None


def stand_ins(data: Mapping[str, Any]) -> frozenset[str]:
    """The fields of an object that only look as if they said something."""
    listed = data.get(STAND_INS)
    return frozenset(each for each in listed if isinstance(each, str)) if isinstance(listed, list) else frozenset()


def without_sample_name(name: str, data: Mapping[str, Any]) -> str:
    """A name as it was before an export marked it as a sample."""
    return name.removeprefix(SAMPLE_NAME) if data.get(SAMPLE) is True else name
