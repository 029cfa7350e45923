"""A service as plain JSON values, and back: what is compared, kept as history and spooled are the same thing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from localoffer.publishing.draft import (
    AreaDraft,
    ContactDraft,
    CostDraft,
    LocationDraft,
    OrganisationDraft,
    ScheduleDraft,
    ServiceDraft,
    TermDraft,
)

COLUMNS = (
    "source_id", "name", "description", "status", "url", "email", "min_age_years", "max_age_years", "eligibility",
    "how_to_get", "alert", "assured_on", "last_modified_at", "source_fields",
)  # fmt: skip
"""Columns of a service that a draft fills."""
BESIDE = ("source", "review_by")
"""Columns that history keeps too, though no source states them."""
_PART_DRAFTS: Mapping[str, type[Any]] = {
    "locations": LocationDraft,
    "areas": AreaDraft,
    "costs": CostDraft,
    "contacts": ContactDraft,
    "schedules": ScheduleDraft,
    "terms": TermDraft,
}
PARTS = tuple(_PART_DRAFTS)
"""Parts of a service; a part that changes is written anew."""


def _names(draft: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(draft))


PART_COLUMNS: Mapping[str, tuple[str, ...]] = {name: _names(draft) for name, draft in _PART_DRAFTS.items()}
"""The columns a draft fills of each part."""
ORGANISATION_COLUMNS = _names(OrganisationDraft)
_DRAFTS: tuple[type[Any], ...] = (ServiceDraft, *_PART_DRAFTS.values())
_KINDS = {field.name: field.type for each in _DRAFTS for field in fields(each)}
_DAYS = frozenset(name for name, kind in _KINDS.items() if kind == "date | None")
_DATED = _DAYS | {name for name, kind in _KINDS.items() if kind == "datetime | None"}


def content_of(service: object) -> dict[str, Any]:
    """What a draft or a record says, as plain JSON values; parts in their order.

    Args:
        service: A `ServiceDraft` or a `ServiceRecord`: both have all the names.
    """
    values = _plain_values(service, COLUMNS)
    organisation = getattr(service, "organisation")  # noqa: B009 - a draft or a record
    values["organisation"] = organisation and _plain_values(organisation, ORGANISATION_COLUMNS)
    for name, columns in PART_COLUMNS.items():
        values[name] = [_plain_values(part, columns) for part in getattr(service, name)]
    return values


def stored_content(record: object) -> dict[str, Any]:
    """A stored service whole: what history keeps of it.

    Args:
        record: A `ServiceRecord`.
    """
    return {**content_of(record), **_plain_values(record, BESIDE)}


def service_of(service_id: str, content: Mapping[str, Any], **more: Any) -> ServiceDraft:
    """The draft that `content_of` made these values from.

    Args:
        service_id: Its id.
        content: As `content_of` gives it; what an older version did not keep is read as not stated.
        more: Fields of the draft that content leaves out, such as its row.
    """
    values: dict[str, Any] = {name: _value(name, content.get(name)) for name in COLUMNS}
    organisation = content.get("organisation")
    if organisation:
        values["organisation"] = OrganisationDraft(**_known(ORGANISATION_COLUMNS, organisation))
    for name, draft in _PART_DRAFTS.items():
        columns = PART_COLUMNS[name]
        values[name] = tuple(draft(**_known(columns, part)) for part in content.get(name) or ())
    values["source_fields"] = values["source_fields"] or {}
    return ServiceDraft(**{"row": 0, "service_id": service_id, **values, **more})


def in_any_order(content: Mapping[str, Any]) -> dict[str, Any]:
    """The same content with its parts sorted, so that their order never counts as a change."""
    return {name: _sorted(value) if name in PART_COLUMNS else value for name, value in content.items()}


def plain(value: object) -> object:
    """A column's value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def day(value: str | None) -> date | None:
    """The day that `plain` wrote."""
    return date.fromisoformat(value) if value else None


def _plain_values(holder: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: plain(getattr(holder, name)) for name in names}


def _known(columns: Iterable[str], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, values[name]) for name in columns if name in values}


def _value(name: str, value: Any) -> Any:
    if value is None or name not in _DATED:
        return value
    return day(value) if name in _DAYS else datetime.fromisoformat(value)


def _sorted(parts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(parts, key=lambda part: json.dumps(part, sort_keys=True))
