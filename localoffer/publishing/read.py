"""From a file's bytes to its records: the kind of file is recognised from its content, never asked.

Read here: an Open Referral UK 3.0 page (`contents`), an ORUK 1.0 or Outpost page (`content`), a JSON list of services,
one service, and lines of JSON. What each field means is left to `service.py`; what is wrong with it, to `clean.py`.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from localoffer.errors import UploadError
from localoffer.publishing.draft import shorten

MAX_BYTES = 200 * 1024 * 1024
"""Largest file that is read: about 15,000 services at the 13.5 KB an average directory record takes."""
MAX_DEPTH = 40
"""Deepest nesting of lists and objects; Open Referral needs about ten."""

ORUK_3, ORUK_1, HSDS_3, OUTPOST = "oruk-3.0", "oruk-1.0", "hsds-3.0", "outpost"

_LISTS = ("contents", "content", "services", "data", "items", "results")
_TOTALS = ("total_items", "totalElements", "total_elements", "totalItems")
_PAGES = ("total_pages", "totalPages")
_NUMBERS = ("page_number", "number", "pageNumber")
# Fields that only one kind of feed has; a feed may have fields of several kinds, so the strongest sign is asked first.
_SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        OUTPOST,
        frozenset({"send_needs", "target_directories", "local_offer", "suitabilities", "needs_referral"}),
    ),
    (
        ORUK_1,
        frozenset(
            {
                "eligibilitys", "service_taxonomys", "regular_schedules", "holiday_schedules", "fundings",
                "link_taxonomys", "deliverable_type", "attending_access",
            }
        ),
    ),
    (
        HSDS_3,
        frozenset(
            {
                "phones", "alternate_name", "interpretation_services", "application_process", "fees_description",
                "wait_time", "eligibility_description", "licenses", "required_documents", "program", "program_id",
                "capacities", "additional_urls",
            }
        ),
    ),
)  # fmt: skip
_WORDS = frozenset({"name", "title", "description", "service_name", "serviceName", "organization", "organisation"})
_OF_SERVICES = frozenset(
    {
        "organization", "organisation", "organization_id", "status", "service_at_locations", "min_age", "minimum_age",
        "contacts", "schedules", "cost_options", "eligibilitys", "attributes", "assured_date", "send_needs",
    }
)  # fmt: skip
_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("taxonomy terms", frozenset({"term_uri", "taxonomy", "taxonomy_id", "parent_id", "vocabulary", "taxonomy_terms"})),
    ("organisations", frozenset({"services", "organization_identifiers", "parent_organization_id", "legal_status"})),
    ("places", frozenset({"addresses", "physical_addresses", "location_type"})),
)
_TABLE_ROW = re.compile(r"[^{}\[\]<>\n]{1,200},[^{}\[\]<>\n]*\n")


@dataclass(frozen=True)
class SourceRecord:
    """One entry of a file, as it came.

    Args:
        row: Its position from 1, or its line in a file of lines.
        value: Any JSON value; a service should be an object.
    """

    row: int
    value: Any


@dataclass(frozen=True)
class Upload:
    """A file's records and what the file says about itself.

    Args:
        format: oruk-3.0, oruk-1.0, hsds-3.0 or outpost.
        records: In file order.
        encoding: How its text is written; "utf-8" is the one that it should be.
        total: Records the source says it has in all; None when it does not say.
        page: (this page, pages in all), where the file says.
        is_list: False when the file is one service.
        header_faults: (field, what it says) where the page header cannot be right.
    """

    format: str
    records: tuple[SourceRecord, ...]
    encoding: str = "utf-8"
    total: int | None = None
    page: tuple[int, int] | None = None
    is_list: bool = True
    header_faults: tuple[tuple[str, str], ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether the source has more than this file: it is one page of several, or one service."""
        more = self.total is not None and self.total > len(self.records)
        return not self.is_list or more or self.page is not None


def load(path: Path) -> bytes:
    """The bytes of a file on disk, if there are not too many.

    Raises:
        UploadError: There is no such file, it cannot be opened, or it is larger than `MAX_BYTES`.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(size)
        return path.read_bytes()
    except OSError as error:
        raise UploadError(f"{path.name}: cannot be read ({error.strerror}). Check the name and try again.") from error


def read_upload(data: bytes) -> Upload:
    """A file's records, with the kind of file they come from.

    Args:
        data: The whole file.

    Raises:
        UploadError: It is not JSON we can read, or holds nothing that looks like services.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    _refuse_other_kinds(data)
    text, encoding = _decoded(data)
    if not text.strip():
        raise UploadError("The file is empty. Save it again from its directory.")
    parsed, is_lines = _parsed(text)
    _refuse_deep(parsed)
    upload = _from_lines(parsed) if is_lines else _from_value(parsed)
    if not upload.records:
        raise UploadError("The file has no services in it, so there is nothing to store. Check how it was saved.")
    return replace(upload, encoding=encoding)


def _too_large(size: int) -> UploadError:
    limit = MAX_BYTES // 1024 // 1024
    return UploadError(f"The file is {size // 1024 // 1024} MB; at most {limit} MB is read. Split it into pages.")


def _refuse_other_kinds(data: bytes) -> None:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        raise UploadError("This is a zip or Excel file, not JSON. Unpack it, or save the Open Referral file.")
    if start.startswith(b"%PDF"):
        raise UploadError("This is a PDF, not JSON. Ask for the Open Referral file behind it.")
    if start.startswith(b"\x1f\x8b"):
        raise UploadError("This is a gzip file, not JSON. Unpack it first.")
    if start.startswith(b"<"):
        kind = "XML" if start.lower().startswith(b"<?xml") else "a web page (HTML)"
        raise UploadError(f"This is {kind}, not JSON. Save what the feed's own address sends, not the page about it.")


def _decoded(data: bytes) -> tuple[str, str]:
    """The text and how it was written; Windows-1252 is the usual culprit when it is not Unicode."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else json.detect_encoding(data)
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise UploadError("This file is not text. Save it as JSON in UTF-8.")
    try:
        return data.decode("cp1252"), "windows-1252"
    except UnicodeDecodeError:
        raise UploadError("The letters in this file cannot be read. Save it as JSON in UTF-8.") from None


def _parsed(text: str) -> tuple[Any, bool]:
    """The JSON value, or the (line, value) pairs of a file of lines, with which of the two it is."""
    try:
        return _loads(text), False
    except json.JSONDecodeError as error:
        lines = _lines(text)
        if lines is not None:
            return lines, True
        raise UploadError(_what_is_wrong(text, error)) from None


def _loads(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError:
        raise
    except ValueError:
        raise UploadError("The file holds a number too long to be one. Check the digits and save it again.") from None


def _lines(text: str) -> list[tuple[int, Any]] | None:
    """The values of a file with one JSON object a line; None when it is no such file."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith("{") for _, line in lines):
        return None
    try:
        _loads(lines[0][1])
    except json.JSONDecodeError:
        return None
    return [(number, _line(number, line)) for number, line in lines]


def _line(number: int, line: str) -> Any:
    try:
        return _loads(line)
    except json.JSONDecodeError as error:
        raise UploadError(
            f"Line {number} is not whole JSON ({error.msg}). The file may have been cut short; save it again."
        ) from None


def _what_is_wrong(text: str, error: json.JSONDecodeError) -> str:
    if text.lstrip()[:1] not in {"{", "["}:
        if _TABLE_ROW.match(text.lstrip()):
            return "This looks like a table (CSV), not JSON. Tables are not read yet; save the Open Referral file."
        return "This is not JSON. Save what the feed's own address sends."
    rest = text[error.pos :].strip()
    if not rest or error.msg.startswith("Unterminated string"):
        return f"The file stops in the middle (line {error.lineno}). It was cut short; save or download it again."
    return f"Line {error.lineno}, column {error.colno}: not JSON ({error.msg}). Save the file again from its directory."


def _too_deep() -> UploadError:
    return UploadError(f"The file nests lists and objects deeper than {MAX_DEPTH} levels; a feed of services does not.")


def _refuse_deep(value: object) -> None:
    """Bounded once here, so that nothing after has to fear its own recursion."""
    layer, depth = [value], 0
    while layer:
        if depth > MAX_DEPTH:
            raise _too_deep()
        nested: list[Any] = []
        for each in layer:
            nested.extend(each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
        layer, depth = [each for each in nested if isinstance(each, (dict, list))], depth + 1


def _from_lines(lines: list[tuple[int, Any]]) -> Upload:
    values = [value for _, value in lines]
    return Upload(_recognised(values, None), tuple(SourceRecord(row, value) for row, value in lines))


def _from_value(value: object) -> Upload:
    if isinstance(value, list):
        return Upload(_recognised(value, None), _numbered(value))
    if not isinstance(value, dict):
        raise UploadError(f"The file holds only {shorten(json.dumps(value))}, not services. Save the list of services.")
    for name in _LISTS:
        if isinstance(value.get(name), list) and not _is_service(value):
            records = value[name]
            return Upload(
                _recognised(records, name),
                _numbered(records),
                total=_whole(value, _TOTALS),
                page=_page(value),
                header_faults=tuple(_header_faults(value, len(records))),
            )
    return Upload(_recognised([value], None), _numbered([value]), is_list=False)


def _numbered(values: list[Any]) -> tuple[SourceRecord, ...]:
    return tuple(SourceRecord(row, value) for row, value in enumerate(values, start=1) if value is not None)


def _is_service(value: Mapping[str, Any]) -> bool:
    """An object with a name of its own is a record, even if it has a field called, say, `services`."""
    return isinstance(value.get("name"), str) and "services" not in value


def _recognised(records: list[Any], envelope: str | None) -> str:
    """The kind of feed, by the fields most of its records share.

    Raises:
        UploadError: The records are of another kind, such as organisations.
    """
    objects = [record for record in records if isinstance(record, dict)]
    if records and not objects:
        raise UploadError("The file is a list, but not of services: its entries are plain values. Save the services.")
    _refuse_other_records(objects)
    votes: Counter[str] = Counter()
    for record in objects:
        votes.update([next((kind for kind, signs in _SIGNS if signs & record.keys()), "")])
    if votes[OUTPOST]:
        return OUTPOST
    if envelope == "content" or votes[ORUK_1]:
        return ORUK_1
    return HSDS_3 if votes[HSDS_3] else ORUK_3


def _refuse_other_records(records: list[dict[str, Any]]) -> None:
    keys = {key for record in records[:50] for key in record}
    if not keys:
        return
    if not keys & _WORDS:
        seen = shorten(", ".join(sorted(keys)))
        raise UploadError(f"The file is JSON, but not services: its fields are {seen}. Save the list of services.")
    if keys & _OF_SERVICES:
        return
    for kind, signs in _OTHERS:
        if keys & signs:
            raise UploadError(f"These look like {kind}, not services. Save what the feed sends at /services.")


def _whole(value: Mapping[str, Any], names: tuple[str, ...]) -> int | None:
    for name in names:
        found = value.get(name)
        if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 10**9:
            return found
    return None


def _page(value: Mapping[str, Any]) -> tuple[int, int] | None:
    number, pages = _whole(value, _NUMBERS), _whole(value, _PAGES)
    return (number, pages) if number is not None and pages is not None and pages > 1 else None


def _header_faults(value: Mapping[str, Any], count: int) -> Iterator[tuple[str, str]]:
    """What a page header says that its own page disproves; real feeds often do."""
    size, total, page = _whole(value, ("size",)), _whole(value, _TOTALS), _page(value)
    pages = _whole(value, _PAGES)
    if size is not None and size != count:
        yield "size", f"{size}, with {count} records"
    if total is not None and total < count:
        yield "total_items", f"{total}, with {count} records"
    if pages == 1 and total is not None and total > count:
        yield "total_pages", f"1, with {count} of {total} records"
    if value.get("empty") is True and count:
        yield "empty", f"true, with {count} records"
    last = value.get("last_page", value.get("last"))
    if last is True and page and page[0] < page[1]:
        yield "last_page", f"true, on page {page[0]} of {page[1]}"
