"""Web addresses as RFC 3986 wants them, so that what we publish is valid wherever it is read."""

from __future__ import annotations

import re
from urllib.parse import quote

_PARTS = re.compile(r"(https?://)([^/?#]+)((?:[/?][^#]*)?)(#.*)?", re.IGNORECASE | re.DOTALL)
_NETLOC = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=-]+(?::\d{0,5})?")
_ALLOWED = "/?:@!$&'()*+,;=%-._~"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def as_uri(address: str) -> str | None:
    """A web address with everything encoded that an address may not hold; None when it can be none.

    Args:
        address: With its scheme; only http and https pass.
    """
    match = _PARTS.fullmatch(address.strip())
    netloc = _ascii_host(match[2]) if match else None
    if match is None or netloc is None or not _NETLOC.fullmatch(netloc):
        return None
    fragment = f"#{_encoded(match[4][1:])}" if match[4] else ""
    return f"{match[1]}{netloc}{_encoded(match[3])}{fragment}"


def _ascii_host(netloc: str) -> str | None:
    if netloc.isascii():
        return netloc
    host, mark, port = netloc.partition(":")
    try:
        return f"{host.encode('idna').decode()}{mark}{port}"
    except UnicodeError:
        return None


def _encoded(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_ALLOWED, errors="replace")
