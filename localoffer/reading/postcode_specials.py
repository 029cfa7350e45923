"""Codes that look like postcodes and are no family's home: business mail, forces, NHS, overseas, Father Christmas."""

from __future__ import annotations

import re

from localoffer.reading.postcode_grammar import canonical

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("non_geographic", re.compile(r"GIR[0O]AA|BX[0-9]{1,2}[0-9][A-Z]{2}")),
    ("forces", re.compile(r"BF1[0-9][A-Z]{2}|BFPO(?:[0-9]{1,4})?")),
    ("pseudo", re.compile(r"ZZ99(?:[0-9][A-Z]{2})?")),
    ("overseas", re.compile(r"(?:ASCN|BBND|BIQQ|FIQQ|PCRN|SIQQ|STHL|TDCU|TKCA)1ZZ|AI2640|KY\d{5}|GX111AA|VG\d{4}")),
    ("santa", re.compile(r"SANTA1|XM45HQ")),
)
_BARE = {"BX": "non_geographic", "BF": "forces"}


def special_kind(joined: str) -> str | None:
    """Which kind of special code a string without spaces is; None for an ordinary one."""
    return next((name for name, pattern in _KINDS if pattern.fullmatch(joined)), None)


def bare_special_kind(joined: str) -> str | None:
    """The same for a first half alone, such as "BF1"."""
    return _BARE[joined[:2]] if re.fullmatch(r"B[XF][0-9]{1,2}", joined) else None


def tidied(joined: str) -> str:
    """A special code as its users write it: "GIR 0AA", "KY1-1001", "BFPO 57"."""
    if joined.startswith("BFPO"):
        return f"BFPO {joined[4:]}".strip()
    if re.fullmatch(r"(?:KY|AI)[0-9]+", joined):
        cut = 3 if joined.startswith("KY") else 2
        return f"{joined[:cut]}-{joined[cut:]}"
    if joined.startswith("VG") or len(joined) < 5:
        return joined
    return canonical(joined.replace("GIRO", "GIR0"))
