"""Which column of an ONS Postcode Directory plays which part, whatever its year calls it.

Names and places of the columns move from edition to edition, so a column is found by the pattern of its name, never by
its position; a needed one that is missing stops the import.

Source: headers of ONSPD 2018 to August 2026 and NSPL 2022 to 2026.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from localoffer.errors import DirectoryFileError

_PATTERNS = {
    "postcode": r"pcds",
    "ended": r"doterm",
    "county": r"oscty|cty|cty(\d\d)cd",
    "district": r"oslaua|laua|lad|ladcd|lad(\d\d)cd",
    "country": r"ctry|ctry(\d\d)cd",
    "latitude": r"lat|latitude",
    "longitude": r"long|longitude",
    "user_type": r"usertype|usrtypind",
    "quality": r"osgrdind|gridind",
}
_OTHER_POSTCODES = (r"pcd8|pcd2", r"pcd7|pcd|postcode")
_OPTIONAL = {
    "user_type": "post boxes and large organisations cannot be told from homes",
    "quality": "a rough location cannot be told from an exact one",
}


@dataclass(frozen=True)
class Columns:
    """Position of each part in one file's rows."""

    postcode: int
    ended: int
    county: int
    district: int
    country: int
    latitude: int
    longitude: int
    user_type: int | None
    quality: int | None
    width: int
    """How many columns the header has; every row must have as many."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is lost by columns the file does not have."""
        return tuple(
            f"The file has no {part.replace('_', ' ')} column: {loss}."
            for part, loss in _OPTIONAL.items()
            if getattr(self, part) is None
        )


def has_postcodes(header: Sequence[str]) -> bool:
    """Whether a header could be that of a postcode file at all."""
    return _position(_names(header), "postcode") is not None


def columns_of(header: Sequence[str], file_name: str) -> Columns:
    """The parts of a header.

    Args:
        header: Column names as they stand in the file, with or without quotes, spaces or a byte order mark.
        file_name: For the message.

    Raises:
        DirectoryFileError: A needed column is missing; lists the header.
    """
    names = _names(header)
    found = {part: _position(names, part) for part in _PATTERNS}
    missing = [part for part, position in found.items() if position is None and part not in _OPTIONAL]
    if missing:
        raise DirectoryFileError(
            f"{file_name}: no column for {', '.join(missing)} in its header ({', '.join(names)[:1500]}). "
            "Nothing was changed. Use the ONS Postcode Directory as published; if its columns have new names, "
            "tell the project."
        )
    return Columns(**found, width=len(names))  # type: ignore[arg-type]


def _names(header: Sequence[str]) -> list[str]:
    return [name.replace("\ufeff", "").strip().strip('"').strip().lower() for name in header]


def _position(names: list[str], part: str) -> int | None:
    patterns = (_PATTERNS[part], *(_OTHER_POSTCODES if part == "postcode" else ()))
    for pattern in patterns:
        matches = [(match, at) for at, name in enumerate(names) if (match := re.fullmatch(pattern, name))]
        if matches:
            return max(matches, key=lambda each: (_year(each[0]), -each[1]))[1]
    return None


def _year(match: re.Match[str]) -> int:
    """The year in a column's name; where two columns match, the newer one holds."""
    return int(next((group for group in match.groups() if group), -1))
