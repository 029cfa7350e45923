"""One page of a feed: its records, and what its header says of the rest, which is often wrong.

Whether the header is believed is left to `feed.py`; which bytes are services at all, to `read.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from localoffer.publishing.read import read_upload

ENVELOPES = ("contents", "content", "services", "data", "items", "results")
"""Names under which feeds list their records; ORUK 3.0 first, then ORUK 1.0."""
_NUMBERS = ("page_number", "number", "pageNumber", "page")
_LAST = ("last_page", "last", "lastPage")


@dataclass(frozen=True)
class Page:
    """What one answer of a feed holds.

    Args:
        records: In its order.
        envelope: Name the records were listed under; "" for a bare list.
        is_list: False for a single service.
        number: Of this page, as it says.
        pages: In all, as it says.
        total: Records in all, as it says.
        is_last: As it says.
    """

    records: tuple[Any, ...]
    envelope: str = ""
    is_list: bool = True
    number: int | None = None
    pages: int | None = None
    total: int | None = None
    is_last: bool | None = None

    def claims_more(self, number: int, listed: int) -> bool:
        """Whether its header says that pages follow.

        Args:
            number: Which page it is by our own count.
            listed: Records listed so far.
        """
        return self.is_last is False or (self.pages or 0) > number or (self.total or 0) > listed


def read_page(body: bytes) -> Page:
    """A page from what a feed sent.

    Raises:
        UploadError: It is not JSON, or not services.
    """
    header = _header(body)
    envelope = next((name for name in ENVELOPES if isinstance(header.get(name), list)), "")
    if envelope and not header[envelope]:
        return Page((), envelope, total=_whole(header, "total_items", "totalElements", "totalItems"))
    if body.strip() == b"[]":
        return Page(())
    upload = read_upload(body)
    return Page(
        tuple(record.value for record in upload.records),
        envelope if upload.is_list else "",
        upload.is_list,
        number=_whole(header, *_NUMBERS),
        pages=_whole(header, "total_pages", "totalPages"),
        total=upload.total,
        is_last=next((header[name] for name in _LAST if isinstance(header.get(name), bool)), None),
    )


def _header(body: bytes) -> Mapping[str, Any]:
    """The object around the records; empty where there is none, or where `read_upload` will say what is wrong."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _whole(header: Mapping[str, Any], *names: str) -> int | None:
    found = next((header[name] for name in names if name in header), None)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 10**9 else None
