"""Asking postcodes.io, or a copy of it, about a postcode: off unless somebody switched it on.

It sends a home postcode to a third party, so nothing here runs until a client is built, and nothing but the postcode is
sent. A chat turn waits two seconds in all and never retries; other work may be patient, retry and ask in bulk. An
unknown postcode is an answer, not an outage.

Source: postcodes.io 18.0.1 (February 2026), from its source and from its server run on real rows.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import requests

from localoffer.errors import PlaceError
from localoffer.places.live_cache import LiveCache
from localoffer.reading.postcode import compact
from localoffer.reading.postcode_grammar import canonical

SOURCE = "postcodes.io"
TURN_SECONDS = 2.0
"""All the time a family waits for it in one chat turn."""
_PATIENT_TIMEOUTS = (2.0, 3.0)
_RETRIED_STATUSES = frozenset({502, 503, 504})
_LONGEST_PAUSE_SECONDS = 5.0
_BREAK_SECONDS = 60.0
_FAILURES_TO_BREAK = 3
_BULK = 100
_FIELDS = "postcode,country,latitude,longitude,quality,admin_district,admin_county,codes"
_ROUGHEST_LATITUDE = 90.0


class LiveError(PlaceError):
    """postcodes.io did not answer, or not in its own words."""


@dataclass(frozen=True)
class LiveAnswer:
    """What postcodes.io says about one postcode.

    Args:
        kind: found, ended, not_found or invalid.
        postcode: Canonical.
        nation: Its `country`; None unless found, or ended and placed by its nearest neighbour.
        country_code: "E92000001" for England, "" otherwise.
        county_code: May be a pseudo code.
        district_code: District or unitary code.
        point: Latitude and longitude, None where it has no location.
        ended_on: "1996-06" for an ended one.
    """

    kind: str
    postcode: str
    nation: str | None = None
    country_code: str = ""
    county_code: str = ""
    district_code: str = ""
    point: tuple[float, float] | None = None
    ended_on: str | None = None


class PostcodesIo:
    """A client of one postcodes.io server; safe to share between threads.

    Args:
        base_url: Where it is, such as "https://api.postcodes.io".
        clock: Seconds that only go up.
        sleep: Waits between tries, outside a chat turn.
        turn_seconds: The limit of one chat turn.
    """

    def __init__(
        self,
        base_url: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        turn_seconds: float = TURN_SECONDS,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._clock = clock
        self._sleep = sleep
        self._turn_seconds = turn_seconds
        self._cache = LiveCache(clock)
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0

    # --- inside a chat turn ---

    def in_turn(self, postcode: str) -> LiveAnswer | None:
        """An answer within two seconds, or None: then the family is asked instead.

        Args:
            postcode: Canonical full postcode.
        """
        known = self._cache.get(compact(postcode))
        if known is not None or self._is_broken():
            return known
        asked_at = self._clock()
        answers: queue.SimpleQueue[LiveAnswer | None] = queue.SimpleQueue()
        # In a thread: the limits of `requests` do not count looking up a name, nor an answer that trickles in.
        threading.Thread(target=self._answer_into, args=(answers, postcode), daemon=True, name="postcodes-io").start()
        try:
            return answers.get(timeout=self._turn_seconds)
        except queue.Empty:
            self._break(asked_at)
            return None

    def _answer_into(self, answers: queue.SimpleQueue[LiveAnswer | None], postcode: str) -> None:
        try:
            answers.put(self._lookup(postcode, (self._turn_seconds, self._turn_seconds), tries=1))
        except LiveError:
            answers.put(None)

    # --- outside a turn ---

    def lookup(self, postcode: str) -> LiveAnswer:
        """An answer however long it takes, up to two tries.

        Raises:
            LiveError: It does not answer.
        """
        return self._lookup(postcode, _PATIENT_TIMEOUTS, tries=2)

    def bulk(self, postcodes: Sequence[str]) -> dict[str, LiveAnswer]:
        """Answers for many postcodes, by canonical postcode; those it does not know, or that ended, are not_found.

        Raises:
            LiveError: It does not answer.
        """
        found: dict[str, LiveAnswer] = {}
        wanted = list(dict.fromkeys(postcodes))
        for start in range(0, len(wanted), _BULK):
            chunk = wanted[start : start + _BULK]
            path, body = f"/postcodes?filter={_FIELDS}", {"postcodes": chunk}
            _, payload = self._ask("POST", path, _PATIENT_TIMEOUTS, tries=2, body=body)
            # Entries may be dropped without trace, so an answer is matched by the query it repeats, not by its place.
            results = {item.get("query"): item.get("result") for item in _list(payload.get("result"))}
            for postcode in chunk:
                result = results.get(postcode)
                found[postcode] = _found(postcode, result) if result else LiveAnswer("not_found", postcode)
        return found

    # --- one postcode ---

    def _lookup(self, postcode: str, timeouts: tuple[float, float], *, tries: int) -> LiveAnswer:
        key = compact(postcode)
        known = self._cache.get(key)
        if known is not None:
            return known
        status, payload = self._ask("GET", f"/postcodes/{quote(key, safe='')}", timeouts, tries=tries)
        if status == requests.codes.ok:
            answer = _found(canonical(key), _dict(payload.get("result")))
        elif payload.get("terminated"):
            answer = self._ended(canonical(key), _dict(payload["terminated"]), timeouts, tries)
        else:
            kind = "invalid" if payload.get("error") == "Invalid postcode" else "not_found"
            answer = LiveAnswer(kind, canonical(key))
        self._cache.put(key, answer, is_known=answer.kind in {"found", "ended"})
        return answer

    def _ended(self, postcode: str, ended: dict[str, Any], timeouts: tuple[float, float], tries: int) -> LiveAnswer:
        """An ended postcode has no codes: its nearest living neighbour's are taken."""
        year, month = ended.get("year_terminated"), ended.get("month_terminated")
        ended_on = f"{int(year):04d}-{int(month):02d}" if year and month else None
        point = _point(ended)
        if point is None:
            return LiveAnswer("ended", postcode, ended_on=ended_on)
        path = f"/postcodes?lon={point[1]}&lat={point[0]}&widesearch=true&limit=1"
        _, payload = self._ask("GET", path, timeouts, tries=tries)
        neighbours = _list(payload.get("result"))
        if not neighbours:
            return LiveAnswer("ended", postcode, point=point, ended_on=ended_on)
        near = _found(postcode, neighbours[0])
        return LiveAnswer(
            "ended",
            postcode,
            nation=near.nation,
            country_code=near.country_code,
            county_code=near.county_code,
            district_code=near.district_code,
            point=point,
            ended_on=ended_on,
        )

    # --- the wire ---

    def _ask(
        self, method: str, path: str, timeouts: tuple[float, float], *, tries: int, body: dict[str, Any] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Status and body of an answer in postcodes.io's own words: 200 or 404.

        Raises:
            LiveError: Anything else, after as many tries as allowed.
        """
        failure = "is resting after failures"
        for attempt in range(tries):
            if self._is_broken():
                break
            asked_at = self._clock()
            pause = random.uniform(0.1, 0.5)  # noqa: S311 - spreads tries over time, keeps no secret
            try:
                response = requests.request(
                    method, self._base_url + path, json=body, timeout=timeouts, allow_redirects=False
                )
            except requests.Timeout:
                self._break(asked_at)
                raise LiveError(f"{SOURCE} did not answer in time. The bundled tables are used.") from None
            except requests.RequestException as error:
                failure = f"cannot be reached ({type(error).__name__})"
            else:
                payload = _json(response)
                if response.status_code in {200, 404} and payload is not None:
                    self._failures = 0
                    return response.status_code, payload
                failure = f"answered {response.status_code}"
                if response.status_code not in _RETRIED_STATUSES:
                    break
                pause = max(pause, _retry_after(response))
            if attempt + 1 < tries:
                self._sleep(pause)
        self._count_failure()
        raise LiveError(f"{SOURCE} {failure}. The bundled tables are used.")

    def _is_broken(self) -> bool:
        return self._clock() < self._closed_until

    def _break(self, asked_at: float) -> None:
        """Rest for a minute from when the question was put, however late its failure is noticed."""
        self._closed_until = max(self._closed_until, asked_at + _BREAK_SECONDS)

    def _count_failure(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= _FAILURES_TO_BREAK:
                self._failures = 0
                self._break(self._clock())


def _json(response: requests.Response) -> dict[str, Any] | None:
    """The body, unless a proxy in front answered with a page of its own."""
    try:
        payload = response.json()
    except requests.JSONDecodeError:
        return None
    return payload if isinstance(payload, dict) else None


def _retry_after(response: requests.Response) -> float:
    seconds = response.headers.get("Retry-After", "")
    return min(float(seconds), _LONGEST_PAUSE_SECONDS) if seconds.isdigit() else 0.0


def _found(postcode: str, result: dict[str, Any]) -> LiveAnswer:
    codes = _dict(result.get("codes"))
    nation = result.get("country")
    return LiveAnswer(
        "found",
        postcode,
        nation=nation if isinstance(nation, str) else None,
        country_code="E92000001" if nation == "England" else "",
        county_code=str(codes.get("admin_county") or ""),
        district_code=str(codes.get("admin_district") or ""),
        point=_point(result),
    )


def _point(result: dict[str, Any]) -> tuple[float, float] | None:
    latitude, longitude = result.get("latitude"), result.get("longitude")
    if not isinstance(latitude, (int, float)) or not isinstance(longitude, (int, float)):
        return None
    return (float(latitude), float(longitude)) if abs(latitude) < _ROUGHEST_LATITUDE else None


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
