"""Where the open data stands: the one place that knows its addresses."""

from __future__ import annotations

ORUK = "/oruk/3.0"
"""The Open Referral UK interface."""
TABLES = "/open-data"
"""Tables and the description of both."""
OPENAPI = f"{TABLES}/openapi.json"


def is_open(path: str) -> bool:
    """Whether an address is one of those that anyone, and any other site, may read."""
    return any(path == base or path.startswith(f"{base}/") for base in (ORUK, TABLES))
