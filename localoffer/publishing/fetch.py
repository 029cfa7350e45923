"""The one door by which something is fetched from a council's web server: public, small enough and soon, or not at all.

`guard.py` says which addresses are fit; here the request goes to the very IP addresses that were checked, redirects are
followed by hand and checked again, and size and time have limits that no server can stretch: not by compressing, not by
sending a byte at a time, not by never ending. What a feed means is left to `feed.py`.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as SilenceError

from localoffer.errors import FetchError
from localoffer.publishing.guard import PORTS, Guard, Target, split

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which a later try may well succeed."""
_CHUNK = 64 * 1024
_HEADERS = {
    "User-Agent": "Local-Offer-Navigator (reads councils' published SEND Local Offers)",
    "Accept": "application/json, application/x-ndjson;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True)
class Limits:
    """What one fetch may cost.

    Args:
        max_bytes: Of the answer, before and after it is unpacked.
        seconds: For the whole of it, redirects included.
        connect_seconds: To be connected.
        silence_seconds: Between two bytes.
    """

    max_bytes: int = 50 * 1024 * 1024
    seconds: float = 60.0
    connect_seconds: float = 10.0
    silence_seconds: float = 20.0


@dataclass(frozen=True)
class Fetched:
    """What an address sent.

    Args:
        address: Where it was in the end, after redirects.
        body: Unpacked.
    """

    address: str
    body: bytes


class Fetcher:
    """Fetches for one errand, such as reading a feed: names are looked up once and connections kept; close it after.

    Args:
        guard: Which addresses are fit.
        limits: What one fetch may cost.
        clock: Seconds that only go up.
        trusted: File of certificates to trust; those every browser trusts when omitted.
    """

    def __init__(
        self,
        guard: Guard | None = None,
        limits: Limits = Limits(),
        *,
        clock: Callable[[], float] = time.monotonic,
        trusted: str | None = None,
    ) -> None:
        self._guard = guard or Guard()
        self._limits = limits
        self._clock = clock
        self._trusted = trusted
        self._ways: dict[object, tuple[Target, list[requests.Session]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends every connection."""
        for _, doors in self._ways.values():
            for door in doors:
                door.close()

    def get(self, address: str) -> Fetched:
        """What an address sends, whole.

        Raises:
            FetchError: It may not, cannot or will not be read within the limits.
        """
        deadline = self._clock() + self._limits.seconds
        results: queue.SimpleQueue[Fetched | Exception] = queue.SimpleQueue()
        # In a thread: no limit of `requests` counts looking up a name, nor headers that trickle in.
        work = threading.Thread(target=self._into, args=(results, address, deadline), daemon=True, name="fetch")
        work.start()
        try:
            result = results.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise self._too_slow(address) from None
        if isinstance(result, Fetched):
            return result
        if isinstance(result, (requests.RequestException, HTTPError, OSError, ValueError)):
            raise _translated(address, result) from None
        raise result

    def _into(self, results: queue.SimpleQueue[Fetched | Exception], address: str, deadline: float) -> None:
        try:
            results.put(self._followed(address, deadline))
        except Exception as error:  # noqa: BLE001 - handed to the thread that waits for it
            results.put(error)

    def _followed(self, address: str, deadline: float) -> Fetched:
        at = address
        for _ in range(MAX_REDIRECTS + 1):
            with self._asked(at, address, deadline) as answer:
                if answer.status_code not in _REDIRECTS:
                    return Fetched(at, self._body(answer, address, deadline))
                at = _onward(at, answer, address)
        found = f"redirects more than {MAX_REDIRECTS} times"
        raise FetchError(address, found, "an address that answers itself", "Give the address it should lead to.")

    # --- one request ---

    @contextmanager
    def _asked(self, at: str, address: str, deadline: float) -> Iterator[requests.Response]:
        request = requests.Request("GET", at, headers=_HEADERS).prepare()
        # The prepared form is what is sent, so it is what is checked.
        target, doors = self._way_to(str(request.url), None if at == address else address)
        request.headers["Host"] = _host_header(target)
        left = deadline - self._clock()
        if left <= 0:
            raise self._too_slow(address)
        timeouts = (min(self._limits.connect_seconds, left), min(self._limits.silence_seconds, left))
        answer = _through_any(doors, request, timeouts)
        try:
            yield answer
        finally:
            answer.close()

    def _way_to(self, address: str, shown: str | None) -> tuple[Target, list[requests.Session]]:
        """Where an address leads, with a session for each checked IP address; found out once a host, and kept."""
        parts = split(address, shown)
        key = (parts.scheme, parts.hostname, parts.port)
        if key not in self._ways:
            target = self._guard.target(address, shown)
            self._ways[key] = target, [_door(ip, target.host, self._trusted) for ip in target.ips]
        return self._ways[key]

    def _body(self, answer: requests.Response, address: str, deadline: float) -> bytes:
        if answer.status_code != requests.codes.ok:
            raise _refused(address, answer)
        parts: list[bytes] = []
        size = 0
        # `read1` gives what is there: a server that sends a byte a second cannot hold us past the deadline.
        while part := answer.raw.read1(_CHUNK, decode_content=True):
            size += len(part)
            if size > self._limits.max_bytes:
                limit = f"at most {self._limits.max_bytes // 1024 // 1024} MB in one page"
                raise FetchError(
                    address, "sends too much", limit, "Ask for smaller pages, with per_page in the address."
                )
            if self._clock() > deadline:
                raise self._too_slow(address)
            parts.append(part)
        return b"".join(parts)

    def _too_slow(self, address: str) -> FetchError:
        expected = f"the whole answer within {self._limits.seconds:g} seconds"
        return FetchError(address, "is too slow", expected, "Try again later.", is_passing=True)


class _Pinned(HTTPAdapter):
    """Connects to one IP address, while the certificate must still be that of the name."""

    def __init__(self, ip: str, host: str) -> None:
        self._ip, self._host = ip, host
        super().__init__(pool_maxsize=1)

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        """Where to connect, in place of looking the name up again."""
        where, how = super().build_connection_pool_key_attributes(request, verify, cert)
        name = {"server_hostname": self._host} if where["scheme"] == "https" else {}
        return {**where, "host": self._ip}, {**how, **name}


def _door(ip: str, host: str, trusted: str | None) -> requests.Session:
    door = requests.Session()
    # No proxy, password or certificate file of the machine's own may change where a request goes.
    door.trust_env = False
    if trusted:
        door.verify = trusted
    for scheme in PORTS:
        door.mount(f"{scheme}://", _Pinned(ip, host))
    return door


def _through_any(
    doors: list[requests.Session], request: requests.PreparedRequest, timeouts: tuple[float, float]
) -> requests.Response:
    """The answer through the first door that opens, which is tried first from then on."""
    for door in tuple(doors[:-1]):
        with suppress(requests.ConnectionError):
            return _sent(door, request, timeouts)
        doors.append(doors.pop(0))
    return _sent(doors[0], request, timeouts)


def _sent(
    door: requests.Session, request: requests.PreparedRequest, timeouts: tuple[float, float]
) -> requests.Response:
    return door.send(request, stream=True, timeout=timeouts, allow_redirects=False)


def _host_header(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == PORTS[target.scheme] else f"{host}:{target.port}"


def _onward(at: str, answer: requests.Response, address: str) -> str:
    to = answer.headers.get("Location", "")
    try:
        onward = urljoin(at, to)
        schemes = urlsplit(at).scheme, urlsplit(onward).scheme
    except ValueError:
        to = ""
    if not to:
        raise FetchError(address, "redirects to nowhere", "an address to go on to", "Ask the council to mend it.")
    if schemes == ("https", "http"):
        raise FetchError(
            address, "redirects from https to plain http", "https throughout", "Give the http address if that is meant."
        )
    return onward


def _refused(address: str, answer: requests.Response) -> FetchError:
    status = answer.status_code
    todo = "Check the address."
    if status in {401, 403}:
        todo = "Ask the council to open it: a feed is read without a key."
    elif status in _PASSING:
        todo = "Try again later."
    wait = answer.headers.get("Retry-After", "")
    return FetchError(
        address,
        f"answered {status}",
        "200 and a page of services",
        todo,
        status=status,
        is_passing=status in _PASSING,
        retry_after_seconds=int(wait) if wait.isdecimal() and len(wait) < 7 else None,
    )


def _translated(address: str, error: Exception) -> FetchError:
    """What went wrong in plain words; what a library says may hold addresses and is not passed on."""
    if isinstance(error, requests.exceptions.SSLError):
        return FetchError(address, "has no certificate we can trust", "https that browsers trust", "Tell the council.")
    if isinstance(error, (requests.Timeout, SilenceError, TimeoutError)):
        return FetchError(address, "does not answer", "an answer within seconds", "Try again later.", is_passing=True)
    if isinstance(error, ValueError):
        return FetchError(address, "is not an address we can read", "https://…", "Check it for typing mistakes.")
    return FetchError(
        address, "cannot be reached, or stops in the middle", "a whole answer", "Try again later.", is_passing=True
    )
