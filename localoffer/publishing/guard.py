"""Which addresses a feed may be read from: on the public internet only, whatever a name or a redirect says.

A name is looked up once, every address it leads to must be public, and the caller connects to those very addresses
(`fetch.py`), so that a second look-up cannot give another answer. Looking up is all the network this module touches.

Source: IANA special-purpose address registries for IPv4 and IPv6, as Python's `ipaddress` holds them.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from localoffer.errors import FetchError

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2_000
_NAT64 = IPv6Network("64:ff9b::/96")
# In the registries, but not yet in every Python's own table.
_SPECIAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "5f00::/16")))
_MOST_IPS = 4
"""Of one name; more than are ever needed to find one that answers."""

Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True)
class Target:
    """Where a request may connect to.

    Args:
        scheme: http or https.
        host: The name as it is asked for, for the Host header and the certificate.
        port: 80 or 443, or one that was allowed with its host.
        ips: What to connect to, best first; each was checked.
    """

    scheme: str
    host: str
    port: int
    ips: tuple[str, ...]


def is_address(text: str) -> bool:
    """Whether somebody means a web address rather than a file; it may still be one that is refused."""
    return "://" in text


def is_public(ip: str) -> bool:
    """Whether an IP address is on the public internet.

    Addresses that carry another inside (6to4, NAT64) are as public as that other; IPv4 written as IPv6, tunnels and
    anything reserved are not.
    """
    try:
        found = ip_address(ip)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inside = _inside(found)
        if inside is not None:
            return is_public(str(inside))
        if found.scope_id or found.ipv4_mapped or found.teredo or found.is_site_local:
            return False
    if any(found in special for special in _SPECIAL):
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def system_resolve(host: str, port: int) -> Iterable[str]:
    """Every address the system knows for a name, in its order of preference.

    Raises:
        OSError: There is none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return dict.fromkeys(str(each[4][0]) for each in found)


class Guard:
    """The rule of one installation.

    Args:
        also: Pairs (IP address, port) inside the network that may be read too, such as a feed being tried out.
        resolve: Addresses of a name.
    """

    def __init__(self, also: Iterable[tuple[str, int]] = (), resolve: Resolve = system_resolve) -> None:
        self._also = frozenset(also)
        self._resolve = resolve

    def target(self, address: str, shown: str | None = None) -> Target:
        """Where an address leads, once it has been found fit.

        Args:
            address: As it will be asked for.
            shown: The address a person gave, where this one is what it redirects to.

        Raises:
            FetchError: It is no public http or https address; says so without telling what is inside the network.
        """
        where = shown or address
        parts = split(address, where)
        host, port = (parts.hostname or "").rstrip("."), parts.port or PORTS[parts.scheme]
        if port not in PORTS.values() and port not in {allowed for _, allowed in self._also}:
            raise FetchError(
                where, f"uses port {port}", "80 and 443 are read", "Ask for the feed on an ordinary https address."
            )
        try:
            ips = tuple(self._resolve(host, port))
        except (OSError, UnicodeError):
            ips = ()
        if not ips:
            raise FetchError(where, "its name is not known", "a name on the public internet", "Check the address.")
        if not all(self._is_allowed(ip, port) for ip in ips):
            raise FetchError(
                where, "leads inside a private network", "an address on the public internet", "Give the public address."
            )
        return Target(parts.scheme, host, port, ips[:_MOST_IPS])

    def _is_allowed(self, ip: str, port: int) -> bool:
        return (ip, port) in self._also or (port in PORTS.values() and is_public(ip))


def split(address: str, shown: str | None = None) -> SplitResult:
    """The parts of an address that could be read at all; where it leads is not looked at.

    Args:
        address: As it was given.
        shown: What to call it in a refusal.

    Raises:
        FetchError: It is no plain http or https address.
    """
    where = shown or address
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise _not_usable(where) from None
    is_clean = address.isprintable() and not any(each.isspace() or each == "\\" for each in address)
    if parts.scheme not in PORTS or not parts.hostname or not is_clean or len(address) > LONGEST_ADDRESS:
        raise _not_usable(where)
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            where, "has a name or password in it", "an address that anyone may read", "Give it without what is before @"
        )
    return parts


def _not_usable(where: str) -> FetchError:
    return FetchError(where, "is not an address we can read", "https://… or http://…", "Check it for typing mistakes.")


def _inside(found: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a 6to4 or NAT64 address leads to."""
    return IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else found.sixtofour
