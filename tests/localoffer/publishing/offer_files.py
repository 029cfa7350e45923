"""Small offer files, built to show one thing each, and what reading them needs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from localoffer.places.authority import Authorities, Authority
from localoffer.publishing.draft import Draft, Findings, ServiceDraft
from localoffer.publishing.fields import Fields
from localoffer.publishing.prepare import prepare

TODAY = date(2026, 11, 21)
BRISTOL, LEEDS, READING, BUCKINGHAMSHIRE = "E06000023", "E08000035", "E06000038", "E06000060"
SOUTH_GLOUCESTERSHIRE = "E06000025"
AUTHORITIES = Authorities(
    [
        Authority(BRISTOL, "Bristol, City of", "Bristol"),
        Authority(SOUTH_GLOUCESTERSHIRE, "South Gloucestershire", "South Gloucestershire"),
        Authority(LEEDS, "Leeds", "Leeds"),
        Authority(READING, "Reading", "Reading"),
        Authority(BUCKINGHAMSHIRE, "Buckinghamshire", "Buckinghamshire"),
    ],
    aliases=[("Bristol City Council", BRISTOL)],
    counties={"E07000004": BUCKINGHAMSHIRE},
)


@dataclass(frozen=True)
class Need:
    """A need mention as `localoffer.reading.vocabulary` gives them."""

    code: str
    text: str
    score: float = 1.0
    negated: bool = False
    whose: str = "child"


@dataclass(frozen=True)
class Support:
    """A support mention."""

    code: str
    text: str
    score: float = 1.0


@dataclass(frozen=True)
class Said:
    """What a text speaks of."""

    needs: tuple[Need, ...] = ()
    supports: tuple[Support, ...] = ()


class Words:
    """A word reader that knows the phrases it was given, where the vocabulary is not what is tested."""

    def __init__(self, *known: Need | Support) -> None:
        self.known = known

    def read(self, text: str) -> Said:
        met = [each for each in self.known if each.text in text.casefold()]
        return Said(
            tuple(each for each in met if isinstance(each, Need)),
            tuple(each for each in met if isinstance(each, Support)),
        )


def an_id(number: int) -> str:
    """A UUID, different for each number."""
    return f"00000000-0000-4000-8000-{number:012d}"


def an_entry(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A clean Open Referral UK 3.0 service that nobody could complain about."""
    values = {
        "id": an_id(number),
        "name": f"Saturday club {number}",
        "status": "active",
        "description": "A relaxed play session for children, with helpers who know each child well.",
        "url": f"https://club{number}.example/",
        "organization": {"id": an_id(9000 + number), "name": f"Club trust {number}", "description": "A charity."},
        "service_areas": [{"id": an_id(8000 + number), "name": "Bristol"}],
    }
    return {**values, **changes}


def a_page(*entries: object, **header: Any) -> bytes:
    """A whole Open Referral UK page."""
    listed = {"total_items": len(entries), "total_pages": 1, "page_number": 1, "size": len(entries)}
    return as_bytes({**listed, "contents": list(entries), **header})


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def drafted(
    data: bytes, gss_code: str = BRISTOL, source: str = "offer.json", words: Words | None = None, **others: Any
) -> Draft:
    """A file as it would be stored for a council; its services at hand, to be looked at one by one."""
    draft = prepare(data, source, gss_code, words or Words(), AUTHORITIES, today=TODAY, **others)
    return replace(draft, services=tuple(draft.services))


def the_service(**changes: Any) -> ServiceDraft:
    """The one service of a page that holds it."""
    (service,) = drafted(a_page(an_entry(**changes))).services
    return service


def a_source(**values: Any) -> Fields:
    """One object of a feed, with findings of its own."""
    return Fields(values, Findings(row=1))


def levels(draft: Draft, field: str) -> list[str]:
    """Levels of the problems told about one field."""
    return [problem.level for problem in draft.problems if problem.field == field]
