"""Ids that stay the same for the life of a record, whatever the source calls its own.

A UUID is kept. Anything else gets a version-5 UUID from feed, kind and source id. A feed here is one council's system:
its GSS code and the family of formats, not the name of a file, so that next month's export is the same feed.
"""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from dataclasses import replace

from localoffer.publishing.draft import Findings, ServiceDraft
from localoffer.publishing.read import OUTPOST

_NAMESPACE = uuid.UUID("5d1f6c0e-7a0b-5b1e-9c53-0f6f1f0a4a21")
_NIL = uuid.UUID(int=0)


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


def settle_duplicates(services: list[ServiceDraft], feed: str, findings: Findings) -> list[ServiceDraft]:
    """Every service with an id of its own: the same record twice is one, different services with one id are kept.

    Which of them keeps the id does not depend on their order in the file: the first by name does.
    """
    groups: defaultdict[str, list[ServiceDraft]] = defaultdict(list)
    for service in services:
        groups[service.service_id].append(service)
    settled: list[ServiceDraft] = []
    for group in groups.values():
        settled.extend(_settled(group, feed, findings) if len(group) > 1 else group)
    return sorted(settled, key=lambda service: service.row)


def _settled(group: list[ServiceDraft], feed: str, findings: Findings) -> list[ServiceDraft]:
    kept: dict[str, ServiceDraft] = {}
    for service in sorted(group, key=lambda each: (each.name.casefold(), _content(each), each.row)):
        content = _content(service)
        if content in kept:
            row = kept[content].row
            findings.at(service.row).mended("id", service.source_id, f"The same record as row {row}; kept once.")
        elif not kept:
            kept[content] = service
        else:
            number = sum(each.name == service.name for each in kept.values())
            own = made_id(feed, "service", service.source_id or "", service.name.casefold(), str(number))
            kept[content] = replace(service, service_id=own, id_is_derived=True)
            findings.at(service.row).noted(
                "id", service.source_id, "Another service has this id too. Both are kept; give each an id of its own."
            )
    return list(kept.values())


def _content(service: ServiceDraft) -> str:
    """All a service says, for telling copies from namesakes."""
    return json.dumps(replace(service, row=0).__dict__, sort_keys=True, default=repr)
