"""Small feeds for tests, honest and lying, spoken by a real server."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from localoffer.publishing.feed import FeedLimits, FeedReading, read_feed
from tests.localoffer.publishing.feed_server import Council, Reply, as_json, serving
from tests.localoffer.publishing.offer_files import an_id

NOT_FOUND = Reply((b"",), 404)


def an_entry(number: int, **changes: Any) -> dict[str, Any]:
    """What a list page says of a service: no parts."""
    return {
        "id": an_id(number),
        "name": f"Saturday club {number}",
        "status": "active",
        "description": "A relaxed play session for children, with helpers who know each child well.",
        "last_modified": "2026-11-01T09:00:00.000Z",
        "organization": {"id": an_id(9000 + number), "name": f"Club trust {number}", "description": "A charity."},
        **changes,
    }


def details_of(entry: dict[str, Any]) -> dict[str, Any]:
    """The same service with its parts."""
    contact = {"id": entry["id"], "phones": [{"id": entry["id"], "number": "0117 496 0123"}]}
    return {**entry, "service_areas": [{"id": entry["id"], "name": "Bristol"}], "contacts": [contact]}


@dataclass
class Feed:
    """An Open Referral UK 3.0 feed; `header` overrides what its pages say of themselves."""

    entries: list[dict[str, Any]]
    per_page: int = 3
    header: dict[str, Any] = field(default_factory=dict)
    envelope: str = "contents"
    heeds_modified_after: bool = True
    broken_details: set[str] = field(default_factory=set)
    root: str = ""
    last_page_answers: int = 200

    def __call__(self, path: str, query: dict[str, str]) -> Reply:
        if path == f"{self.root}/services":
            return self.page(query)
        if path.startswith(f"{self.root}/services/"):
            return self.details(path.rpartition("/")[2])
        return NOT_FOUND

    def page(self, query: dict[str, str]) -> Reply:
        listed = self.entries
        if self.heeds_modified_after and "modified_after" in query:
            listed = [each for each in listed if each["last_modified"] >= query["modified_after"]]
        number, size = int(query.get("page", 1)), min(self.per_page, int(query.get("per_page", 50)))
        pages = max(1, -(-len(listed) // size))
        if number > pages and self.last_page_answers != 200:
            return Reply((b"",), self.last_page_answers)
        shown = listed[(number - 1) * size : number * size]
        header = {
            "total_items": len(listed),
            "total_pages": pages,
            "page_number": number,
            "size": len(shown),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not shown,
        }
        told = {key: value for key, value in {**header, **self.header}.items() if value is not None}
        return as_json({**told, self.envelope: shown})

    def details(self, source_id: str) -> Reply:
        found = next((each for each in self.entries if str(each["id"]) == source_id), None)
        if found is None or source_id in self.broken_details:
            return Reply((b"",), 404)
        return as_json(details_of(found))


def some(*numbers: int, **changes: Any) -> list[dict[str, Any]]:
    return [an_entry(number, **changes) for number in numbers]


@dataclass
class Read:
    """What reading came to."""

    reading: FeedReading
    page: Any
    council: Council

    @property
    def records(self) -> list[dict[str, Any]]:
        return self.page["contents"]

    @property
    def names(self) -> list[int]:
        """The services' numbers."""
        return [int(each["name"].rpartition(" ")[2]) for each in self.records]


NO_WAITING = {"pause_seconds": 0.0}


def read(answer: Any, tmp_path, given: str = "/services", since=None, sleep=lambda _: None, **limits: Any) -> Read:
    """A feed read from what `given` adds to its server's address."""
    with serving(answer) as council, council.fetcher() as fetcher:
        reading = read_feed(
            fetcher,
            council.url + given,
            tmp_path / "feed.json",
            since=since,
            limits=FeedLimits(**{**NO_WAITING, **limits}),
            sleep=sleep,
        )
    return Read(reading, json.loads((tmp_path / "feed.json").read_text()), council)
