"""Ids that stay the same for the life of a record, whatever the source calls its own.

A UUID is kept. Anything else gets a version-5 UUID from feed, kind and source id. A feed here is one council's system:
its GSS code and the family of formats, not the name of a file, so that next month's export is the same feed.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from dataclasses import replace
from itertools import groupby

from localoffer.publishing.draft import Findings, ServiceDraft
from localoffer.publishing.recognise import OUTPOST
from localoffer.publishing.spool import Spool

_NAMESPACE = uuid.UUID("5d1f6c0e-7a0b-5b1e-9c53-0f6f1f0a4a21")
_NIL = uuid.UUID(int=0)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DATING = frozenset({*_MONTHS, *(month[:3] for month in _MONTHS), "sept", "copy", "final", "latest", "new", "v"})
"""Words by which people tell one edition of a file from the next."""


def feed_of(gss_code: str, format_name: str) -> str:
    """The name under which ids of one council's system are made."""
    return f"{gss_code}/{'outpost' if format_name == OUTPOST else 'open-referral'}"


def stable_id(feed: str, kind: str, source_id: str) -> tuple[str, bool]:
    """A record's UUID, and whether it had to be made.

    Args:
        feed: As `feed_of` names it.
        kind: service or organisation.
        source_id: The source's own id, or other words that will not change.
    """
    try:
        own = uuid.UUID(source_id)
    except ValueError:
        own = _NIL
    if own != _NIL:
        return str(own), False
    return made_id(feed, kind, source_id), True


def made_id(feed: str, kind: str, *words: str) -> str:
    """A version-5 UUID from feed, kind and whatever tells a record from others."""
    return str(uuid.uuid5(_NAMESPACE, "/".join((feed, kind, *words))))


def same_export(one: str, other: str) -> bool:
    """Whether two file names are editions of one export: alike but for dates, numbers and months.

    The address of a feed is its name as it stands.
    """
    return one == other or ("://" not in one + other and _undated(one) == _undated(other))


def _undated(name: str) -> str:
    words = re.split(r"[^a-z]+", name.casefold())
    return " ".join(word for word in words if word and word not in _DATING)


def settle_duplicates(spool: Spool, feed: str, findings: Findings) -> None:
    """Every service with an id of its own: the same record twice is one, different services with one id are kept.

    Which of them keeps the id does not depend on their order in the file: the first by name does.
    """
    copies: list[int] = []
    renamed: list[tuple[int, str]] = []
    for _, group in groupby(spool.namesakes(), key=lambda service: service.service_id):
        kept: Counter[str] = Counter()
        last: ServiceDraft | None = None
        for service in group:
            here = findings.at(service.row)
            if last and _is_copy(service, last):
                here.mended("id", service.source_id, f"The same record as row {last.row}; kept once.")
                copies.append(service.row)
                continue
            if kept:
                words = (service.source_id or "", service.name.casefold(), str(kept[service.name]))
                renamed.append((service.row, made_id(feed, "service", *words)))
                done = "Another service has this id too. Both are kept; give each an id of its own."
                here.noted("id", service.source_id, done)
            kept[service.name] += 1
            last = service
    spool.drop(copies)
    spool.give_ids(renamed)


def _is_copy(service: ServiceDraft, other: ServiceDraft) -> bool:
    return replace(service, row=other.row) == other
