"""Reading one feed as an errand: what it may cost, and how politely a council's server is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from localoffer.errors import FetchError
from localoffer.publishing.fetch import Fetcher

_WAITS_SECONDS = (2.0, 8.0)
"""After a failure that may pass; a server may ask for longer."""
_LONGEST_WAIT_SECONDS = 60.0


@dataclass(frozen=True)
class FeedLimits:
    """What reading one feed may cost.

    Args:
        pages: Most pages of the list.
        details: Most services whose details are asked for.
        total_bytes: Of all pages of the list.
        seconds: For all of it; details that do not fit in are left out, a list that does not is refused.
        pause_seconds: Before each request, so that a council's server is not pressed.
    """

    pages: int = 1_000
    details: int = 5_000
    total_bytes: int = 1024**3
    seconds: float = 3_600.0
    pause_seconds: float = 0.2


class Errand:
    """Asks one after the other, again where that may help, and not past the end of its time.

    Args:
        fetcher: The door to the feed's server.
        limits: What it may cost.
        clock: Seconds that only go up.
        sleep: Waits.
    """

    def __init__(
        self, fetcher: Fetcher, limits: FeedLimits, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self.limits = limits
        self._fetcher, self._clock, self._sleep = fetcher, clock, sleep
        self._deadline = clock() + limits.seconds

    @property
    def is_late(self) -> bool:
        """Whether it has taken all its time."""
        return self._clock() > self._deadline

    def get(self, address: str) -> bytes:
        """What an address sends; a server in trouble is tried three times.

        Raises:
            FetchError: It sends nothing we can use, or time is up.
        """
        for wait in _WAITS_SECONDS:
            try:
                return self._once(address)
            except FetchError as error:  # noqa: PERF203 - a request costs more than a try
                if not error.is_passing or self.is_late:
                    raise
                self._sleep(min(error.retry_after_seconds or wait, _LONGEST_WAIT_SECONDS))
        return self._once(address)

    def _once(self, address: str) -> bytes:
        if self.is_late:
            found = f"is not read to its end after {self.limits.seconds / 60:g} minutes"
            raise FetchError(address, found, "a feed that can be read in that time", "Put a larger per_page in it.")
        self._sleep(self.limits.pause_seconds)
        return self._fetcher.get(address).body
