"""Addresses of a feed: from what a person pastes to its list of services, its pages and one service's details."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from localoffer.publishing.guard import PORTS, split

PER_PAGE = 100
"""Records asked for in one page; feeds may give fewer. Source: ORUK 3.0 lays down neither default nor ceiling."""
_ASKED_BY_US = frozenset({"page", "modified_after"})
_FILES = (".json", ".ndjson", ".jsonl")


def list_addresses(address: str) -> tuple[str, ...]:
    """Where a feed's list of services may be, likeliest first, whatever of the feed was given.

    A base address, `/services` or one page of it lead to the same. The first that answers names the source.

    Args:
        address: An http or https address.

    Raises:
        FetchError: It is no plain http or https address.
    """
    parts = split(address.strip())
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    is_usual = parts.port in {None, PORTS.get(parts.scheme)}
    query = urlencode([(name, value) for name, value in _queried(parts.query) if name not in _ASKED_BY_US])
    path = parts.path.rstrip("/")

    def at(path: str) -> str:
        return urlunsplit((parts.scheme, host if is_usual else f"{host}:{parts.port}", path, query, ""))

    if is_list(at(path)) or path.casefold().endswith(_FILES):
        return (at(path),)
    return at(f"{path}/services"), at(path)


def is_list(address: str) -> bool:
    """Whether an address is a feed's list of services by its own name, so that details are found below it."""
    return urlsplit(address).path.casefold().endswith("/services")


def page_address(
    address: str, number: int | None = None, since: datetime | None = None, *, is_plain: bool = False
) -> str:
    """One page of a list.

    Args:
        address: The list.
        number: Which page; None for the first, which no feed has to be asked for by number.
        since: UTC; only what changed on or after it.
        is_plain: Ask for nothing but the page, of a feed that refuses more.
    """
    parts = urlsplit(address)
    queried = _queried(parts.query)
    more: list[tuple[str, str]] = []
    if not is_plain and not any(name == "per_page" for name, _ in queried):
        more.append(("per_page", str(PER_PAGE)))
    if since is not None and not is_plain:
        more.append(("modified_after", f"{since:%Y-%m-%dT%H:%M:%SZ}"))
    if number is not None:
        more.append(("page", str(number)))
    return urlunsplit(parts._replace(query=urlencode([*queried, *more])))


def detail_address(address: str, source_id: str) -> str:
    """One service of a list."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path}/{quote(source_id, safe='')}", query=""))


def _queried(query: str) -> Iterable[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)
