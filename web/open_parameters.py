"""What may be asked of the open data: each parameter's name, meaning and form, read and described from one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from werkzeug.datastructures import MultiDict

from localoffer.errors import QueryError

PER_PAGE, MOST_PER_PAGE = 50, 100
_MOST_PAGES = 10_000_000
_LONGEST = 200
_FARTHEST_METRES = 200_000
_SHOWN = 60
_POSTCODE = r"^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}$"
_FALLEN_PLUS = re.compile(r" (\d{2}:?\d{2})$")
_OLDEST_YEARS = 130


@dataclass(frozen=True)
class Parameter:
    """One thing that may be asked.

    Args:
        name: As it stands in the address.
        meaning: In plain words.
        schema: Its form, as JSON Schema has it.
        expected: Its form, for a message.
        read: Its value; raises `ValueError` for anything else.
        default: Its value when it is not given.
    """

    name: str
    meaning: str
    schema: dict[str, Any]
    expected: str
    read: Callable[[str], Any]
    default: Any = None


def values_of(given: MultiDict[str, str], parameters: Iterable[Parameter]) -> dict[str, Any]:
    """The value of every parameter; those that nobody knows are passed over, as feeds do.

    Raises:
        QueryError: One has a form that it may not have, or is given twice.
    """
    return {each.name: _value(each, given.getlist(each.name)) for each in parameters}


def _value(parameter: Parameter, given: list[str]) -> Any:
    if not given:
        return parameter.default
    if len(given) > 1:
        raise QueryError(f"{parameter.name}: given {len(given)} times. Give it once.")
    try:
        return parameter.read(given[0])
    except (ValueError, OverflowError):
        found = "".join(each for each in given[0] if each.isprintable())[:_SHOWN]
        raise QueryError(
            f'{parameter.name}: "{found}" is not {parameter.expected}. Change it or leave it out.'
        ) from None


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", text) or not low <= int(text) <= high:
            raise ValueError
        return int(text)

    return read


def _number(low: float, high: float, *, is_open: bool = False) -> Callable[[str], float]:
    def read(text: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{0,30})?(?:[eE][+-]?[0-9]{1,3})?", text):
            raise ValueError
        found = float(text)
        if not low <= found <= high or (is_open and found == low):
            raise ValueError
        return found

    return read


def _words(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError
    return text.replace("\x00", " ")


def _name(text: str) -> str:
    if not text:
        raise ValueError
    return _words(text)


def _truth(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError
    return text == "true"


def _uuid(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", text):
        raise ValueError
    return str(UUID(text))


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError
        return text

    return read


def _postcode(text: str) -> str:
    if not re.fullmatch(_POSTCODE, text.strip(" ")):
        raise ValueError
    return text


def _moment(text: str) -> datetime:
    """A moment in UTC; a plus sign that an address turned into a space is put back, a leap second is the one before."""
    text = _FALLEN_PLUS.sub(r"+\1", text.upper()).replace(":60", ":59")
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        return found
    try:
        return found.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return found.replace(tzinfo=None)


def is_id(text: str) -> bool:
    """Whether a text is written as ids are."""
    try:
        return bool(_uuid(text))
    except ValueError:
        return False


def _flag(name: str, meaning: str) -> Parameter:
    return Parameter(name, meaning, {"type": "boolean", "default": False}, "true or false", _truth, default=False)


def _id(name: str, meaning: str) -> Parameter:
    return Parameter(name, meaning, {"type": "string", "format": "uuid"}, "a UUID", _uuid)


SEARCH = Parameter(
    "search", "Words; every one must be met.", {"type": "string", "maxLength": _LONGEST},
    f"at most {_LONGEST} letters", _words, default="",
)  # fmt: skip
PAGE = Parameter(
    "page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": _MOST_PAGES, "default": 1},
    f"a whole number from 1 to {_MOST_PAGES}", _whole(1, _MOST_PAGES), default=1,
)  # fmt: skip
SIZE = Parameter(
    "per_page",
    "Records on a page.",
    {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
    f"a whole number from 1 to {MOST_PER_PAGE}",
    _whole(1, MOST_PER_PAGE),
    default=PER_PAGE,
)
FORM = Parameter(
    "format", "json, a page; or ndjson, everything, one record a line, without pages.",
    {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
    "json or ndjson", _one_of("json", "ndjson"), default="json",
)  # fmt: skip
LISTED = (SEARCH, PAGE, SIZE, FORM)

TERM = _id("taxonomy_term_id", "Services that have this term; a broad area of need stands for every need in it.")
TAXONOMY = _id("taxonomy_id", "Services, or terms, of this taxonomy.")
ORGANISATION = _id("organization_id", "Services that this organisation runs.")
CHANGED = Parameter(
    "modified_after",
    "Changed at its source, or read by us, at this moment or later.",
    {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]},
    "a date and time such as 2026-09-14T09:12:05Z",
    _moment,
)
MINIMAL = _flag("minimal", "Only ids and dates of change; with format=ndjson all in one call.")
FULL = _flag("full", "With schedules, places, areas, prices, contacts and terms.")
FULL_SERVICE = _flag("full_service", "With the organisation's services inside, at most 50 of them.")
POSTCODE = Parameter(
    "postcode",
    "Services for families who live there: by their stated area or, where that cannot be placed, by the council that "
    "lists them. It is kept nowhere.",
    {"type": "string", "pattern": _POSTCODE},
    "a whole postcode, such as BS3 1AA",
    _postcode,
)
PROXIMITY = Parameter(
    "proximity",
    "With postcode: at most so many metres away, as the crow flies, from a point within about a kilometre of it. "
    "Without postcode it has no effect.",
    {"type": "number", "exclusiveMinimum": 0, "maximum": _FARTHEST_METRES},
    f"a number of metres above 0 and up to {_FARTHEST_METRES}",
    _number(0, _FARTHEST_METRES, is_open=True),
)
_AGE_SCHEMA = {"type": "number", "minimum": 0, "maximum": _OLDEST_YEARS}
_AGE_EXPECTED = f"an age in years from 0 to {_OLDEST_YEARS}"
MINIMUM_AGE = Parameter(
    "minimum_age", "For this age or older; services that state no ages stay.",
    _AGE_SCHEMA, _AGE_EXPECTED, _number(0, _OLDEST_YEARS),
)  # fmt: skip
MAXIMUM_AGE = Parameter(
    "maximum_age", "For this age or younger; services that state no ages stay.",
    _AGE_SCHEMA, _AGE_EXPECTED, _number(0, _OLDEST_YEARS),
)  # fmt: skip
AUTHORITY = Parameter(
    "authority", "One council: its name, everyday name or GSS code. 404 when no one council has it.",
    {"type": "string", "minLength": 1, "maxLength": _LONGEST}, f"1 to {_LONGEST} letters", _name,
)  # fmt: skip
PARENT = _id("parent_id", "Terms right below this one.")
TOP_ONLY = _flag("top_only", "Terms below no other.")

SERVICES = (
    *LISTED, TERM, TAXONOMY, ORGANISATION, CHANGED, MINIMAL, FULL, POSTCODE, PROXIMITY, MINIMUM_AGE, MAXIMUM_AGE,
    AUTHORITY,
)  # fmt: skip
PLACES = (*LISTED, TERM, TAXONOMY, ORGANISATION, CHANGED, FULL, POSTCODE, PROXIMITY, AUTHORITY)
ORGANISATIONS = (*LISTED, FULL, FULL_SERVICE)
TERMS = (*LISTED, TAXONOMY, TOP_ONLY, PARENT)
