"""How much one address, and everybody together, may ask at once.

Addresses are never kept: a bucket's key is a keyed hash whose key is drawn at start and dies with the process.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import threading
from collections import OrderedDict

from web.parts import Clock

MOST_BUCKETS = 20_000


class AddressLimit:
    """A bucket of turns for each address, refilled steadily.

    Args:
        per_minute: Turns an address may use up in a minute, and the most it can save up.
        clock: Seconds, ever rising.
    """

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._size, self._per_second = float(per_minute), per_minute / 60
        self._clock, self._key, self._lock = clock, secrets.token_bytes(32), threading.Lock()
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Whether one more turn from this address is fine now; takes it from the bucket when it is."""
        key = self._hidden(address)
        with self._lock:
            now = self._clock()
            left, filled_at = self._buckets.pop(key, (self._size, now))
            left = min(self._size, left + (now - filled_at) * self._per_second)
            admitted = left >= 1
            self._buckets[key] = (left - 1 if admitted else left, now)
            # The bucket untouched for longest is dropped: it is the one nearest to full again.
            while len(self._buckets) > MOST_BUCKETS:
                self._buckets.popitem(last=False)
            return admitted

    def _hidden(self, address: str) -> bytes:
        return hashlib.blake2b(_network(address).encode(), key=self._key, digest_size=16).digest()


def _network(address: str) -> str:
    """The address, or the /64 it belongs to: one household has a whole /64 of IPv6 addresses."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6 and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed.ipv4_mapped or parsed) if parsed.version == 6 else str(parsed)


class Seats:
    """How many turns may be under way at the same time, in all.

    Args:
        number: The most turns at once.
    """

    def __init__(self, number: int) -> None:
        self._seats = threading.BoundedSemaphore(number)

    def take(self) -> bool:
        """Take a seat if one is free."""
        return self._seats.acquire(blocking=False)

    def free(self) -> None:
        """Give a seat back."""
        self._seats.release()
