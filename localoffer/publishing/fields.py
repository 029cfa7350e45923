"""A source object seen through our own field names, whatever the dialect calls them.

Real feeds write `minimum_age`, `min_age`, `minAge`; `organization` and `organisation`. Names are compared without case,
hyphens and inner underscores, and each of ours has a list of others that mean the same. `Fields` remembers what was
asked for, so that what nobody read can be kept as it came.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from localoffer.publishing.draft import Findings, printable
from localoffer.publishing.own_fields import stand_ins

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("@id", "_id", "uuid", "identifier"),
    "service_name": ("name", "title"),
    "description": ("desc", "details", "summary"),
    "url": ("website", "uri", "web", "web_address", "link"),
    "email": ("email_address", "e_mail", "mail", "contact_email"),
    "minimum_age": ("min_age", "age_min", "age_from", "from_age", "lower_age"),
    "maximum_age": ("max_age", "age_max", "age_to", "to_age", "upper_age"),
    "ages": ("age_range", "age", "age_group", "ages_text"),
    "assured_date": ("date_assured", "assured_on", "assured"),
    "last_modified": ("modified_date", "updated_at", "modified", "last_updated", "date_modified"),
    "organization": ("organisation", "provider"),
    "eligibility_description": ("eligibility", "eligibility_criteria", "who_for"),
    "application_process": ("how_to_apply", "referral", "how_to_get"),
    "latitude": ("lat",),
    "longitude": ("lng", "lon", "long"),
    "address_1": ("address", "street", "street_address", "address_line_1", "line_1"),
    "address_2": ("address_line_2", "line_2"),
    "city": ("town", "post_town", "locality"),
    "state_province": ("county",),
    "postal_code": ("postcode", "post_code", "zip"),
    "phone": ("telephone", "phone_number", "tel", "mobile", "telephone_number", "contact_phone", "contact_telephone"),
    "number": ("phone", "telephone", "phone_number", "tel"),
    "schedules": ("regular_schedules", "regular_schedule", "schedule"),
    "byday": ("weekday", "day", "days", "day_of_week"),
    "opens_at": ("open_at", "start_time", "opens", "opening_time"),
    "closes_at": ("close_at", "end_time", "closes", "closing_time"),
    "addresses": ("physical_addresses", "physical_address", "postal_addresses"),
    "accessibility": ("accessibility_for_disabilities", "accessibilities"),
    "amount": ("cost", "price"),
    "option": ("cost_type",),
    "amount_description": ("cost_description",),
    "area_name": ("name", "service_area", "area"),
    "local_authority": ("authority", "council", "local_authority_name"),
}
NOTHING = frozenset(
    {
        "n/a", "na", "n.a.", "none", "null", "nil", "nan", "undefined", "tbc", "tba", "t.b.c.", "not applicable",
        "not available", "not known", "not provided", "not specified", "not stated", "unknown", "no email",
        "no website", "no url", "no phone", "-", "--", "---", ".", "?", "x", "xx", "xxx",
    }
)  # fmt: skip
"""Words that people write where nothing is known."""


class Fields:
    """One object of a source, read through our field names.

    Args:
        data: The object as parsed from JSON.
        findings: Where blank values are counted.
        where: Name put before a field in a problem, such as "contacts".
    """

    def __init__(self, data: Mapping[str, Any], findings: Findings, where: str = "") -> None:
        self.data = data
        self.findings = findings
        self.where = where
        self._keys: dict[str, list[str]] = {}
        filled_in = stand_ins(data)
        for key in data:
            if key not in filled_in:
                self._keys.setdefault(_squash(key), []).append(key)
        self._asked: set[str] = set()

    def label(self, name: str) -> str:
        """The field as a problem names it."""
        return f"{self.where}.{name}" if self.where else name

    def get(self, *names: str) -> Any:
        """The first value that says something under these names or their aliases; None when none does."""
        found = None
        for key in self._known(names):
            value = self.data[key]
            self._asked.add(key)
            if is_blank(value):
                if not isinstance(value, (list, dict)):
                    shown = "null" if value is None else f'"{str(value).strip()}"'
                    self.findings.blank(self.data, key, self.label(names[0]), shown)
            elif found is None:
                found = value
        return found

    def has(self, *names: str) -> bool:
        """Whether the source has a field of one of these names, blank or not."""
        return any(True for _ in self._known(names))

    def child(self, name: str) -> Fields | None:
        """The object under a name; None when there is none."""
        value = self.get(name)
        return Fields(value, self.findings, self.label(name)) if isinstance(value, dict) else None

    def children(self, *names: str) -> list[Fields]:
        """The objects listed under any of these names; a single object counts as a list of one."""
        return [
            Fields(item, self.findings, self.label(names[0])) for item in self.items(*names) if isinstance(item, dict)
        ]

    def items(self, *names: str) -> list[Any]:
        """What is listed under any of these names, blanks left out; a single value counts as a list of one."""
        listed: list[Any] = []
        for key in self._known(names):
            self._asked.add(key)
            value = self.data[key]
            listed.extend(value if isinstance(value, list) else [value])
        return [item for item in listed if not is_blank(item)]

    def unread(self) -> dict[str, Any]:
        """What nobody asked for, as it came."""
        return {key: value for key, value in self.data.items() if key not in self._asked}

    def _known(self, names: tuple[str, ...]) -> Iterator[str]:
        for name in names:
            for alias in (name, *_ALIASES.get(name, ())):
                yield from self._keys.get(_squash(alias), ())


def is_blank(value: object) -> bool:
    """Whether a value says nothing: null, an empty text, list or object, or a word for nothing."""
    if isinstance(value, str):
        word = value.strip().casefold()
        return not word or word in NOTHING
    return value is None or value in ([], {})


def storable(value: object, depth: int = 0) -> object:
    """A JSON value any of our databases takes: no NUL, no infinite number, no embedded file, no endless text."""
    if isinstance(value, str):
        words = printable(value)[:5_000]
        return "" if words.lstrip().startswith("data:") else words
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 2**53 else str(value)
    if depth > 20:
        return None
    if isinstance(value, dict):
        return {printable(str(key)): storable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [storable(item, depth + 1) for item in value[:500]]
    return value


@lru_cache(maxsize=4_096)
def _squash(name: str) -> str:
    """A field name for comparing; a leading underscore stays (Outpost has both `_id` and `id`)."""
    lead = "_" if name.startswith("_") else ""
    return lead + re.sub(r"[\s_\-]+", "", name).casefold()
