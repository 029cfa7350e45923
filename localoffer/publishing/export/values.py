"""Values and ids of an export: what nobody stated is left out, and every object has an id that lasts."""

from __future__ import annotations

import json
import math
import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from localoffer.publishing.content import PART_COLUMNS, plain
from localoffer.publishing.own_fields import SOURCE_ID, STAND_INS, export_id
from localoffer.store.records import (
    ContactRecord,
    CostRecord,
    Record,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceTermRecord,
)

NOT_STATED = "not stated"
"""What stands where the standard requires a text that nobody gave; our own reading, too, takes it for nothing."""
_KIND_OF: dict[type[Record], str] = {
    ServiceLocationRecord: "locations",
    ServiceAreaRecord: "areas",
    CostRecord: "costs",
    ContactRecord: "contacts",
    ScheduleRecord: "schedules",
    ServiceTermRecord: "terms",
}


def known(**values: object) -> dict[str, Any]:
    """The fields that say something: no null, no empty text, list or object."""
    return {name: value for name, value in values.items() if says_something(value)}


def says_something(value: object) -> bool:
    """Whether a value is worth a field."""
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ([], {})


def number(value: float | None) -> float | int | None:
    """A number without an idle decimal point; None for what is none."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def day(value: date | None) -> str | None:
    """A date as 2026-09-14."""
    return value.isoformat() if value else None


def mail(address: str | None) -> str | None:
    """An e-mail address that can be one."""
    return address if address and "@" in address else None


def identified(own_id: str, source_id: str | None) -> dict[str, Any]:
    """An object's id, and beside it what its source called it where that is something else."""
    if source_id is None:
        return {"id": own_id, STAND_INS: ["id"]}
    return {"id": own_id} if source_id == own_id else {"id": own_id, SOURCE_ID: source_id}


def lasting_id(kind: str, stored_id: str) -> str:
    """A stored id, which is a UUID unless somebody put it there by hand."""
    return _uuid(stored_id) or export_id(kind, stored_id)


def in_order(parts: Sequence[Any]) -> list[Any]:
    """Parts in an order that only their content decides."""
    return sorted(parts, key=content)


def with_ids(kind: str, gss_code: str, service_id: str, parts: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    """Each part with an id: the source's own where it is a UUID and no other part has it, else a lasting one of ours.

    Args:
        kind: Which part, such as location.
        gss_code: The council, within which a source's own id means one thing.
        service_id: The service.
        parts: In order.
    """
    used: set[str] = set()
    for part in parts:
        own_id = _uuid(part.source_id)
        if own_id is None and part.source_id:
            own_id = export_id(kind, gss_code, part.source_id)
        copies = 0
        while own_id is None or own_id in used:
            own_id = export_id(kind, service_id, content(part), str(copies))
            copies += 1
        used.add(own_id)
        yield part, own_id


def content(part: Record) -> str:
    """Everything a part says, as one text."""
    return json.dumps([plain(getattr(part, column)) for column in PART_COLUMNS[_KIND_OF[type(part)]]])


def _uuid(text: str | None) -> str | None:
    try:
        found = str(uuid.UUID(text)) if text else None
    except ValueError:
        return None
    return found if found == text else None
