"""Ids for services at locations, which no table keeps: made from the service's id, and leading back to it.

Such an id is the service's UUID with a fixed scramble laid over it (exclusive or), one of a few hundred scrambles for
the few places a service may have. Which scramble a place gets follows from what the place says, so an id lasts as long
as its place does; and from an id there are only so many service ids it can have come from.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from functools import cache

SLOTS = 512
"""Scrambles tried first; a service with more places than this uses further ones."""
MOST_SLOTS = 4096
_KEPT_BITS = (0xF << 76) | (0x3 << 62)
"""A UUID's version and variant stay what they are."""


def link_ids(service_id: str, places: Sequence[str]) -> list[str]:
    """Ids for the places of one service, in their order.

    Args:
        service_id: The service's UUID.
        places: What each place says, in an order that only that decides.
    """
    slots = max(SLOTS, len(places))
    used: set[int] = set()
    found = []
    for place in places:
        slot = int.from_bytes(hashlib.sha256(place.encode()).digest()[:8], "big") % slots
        while slot in used:
            slot = (slot + 1) % slots
        used.add(slot)
        found.append(_scrambled(uuid.UUID(service_id), slot))
    return found


def services_behind(link_id: str) -> Iterator[list[str]]:
    """The ids of services that an id made by `link_ids` can have come from, the likely ones first."""
    for start in range(0, MOST_SLOTS, SLOTS):
        yield [_scrambled(uuid.UUID(link_id), slot) for slot in range(start, start + SLOTS)]


def _scrambled(own: uuid.UUID, slot: int) -> str:
    return str(uuid.UUID(int=own.int ^ _scramble(slot)))


@cache
def _scramble(slot: int) -> int:
    digest = hashlib.sha256(f"service at location {slot}".encode()).digest()
    return int.from_bytes(digest[:16], "big") & ~_KEPT_BITS
