"""Councils next door, as far as the bundled tables tell: those whose homes share a postcode sector.

We hold no map of borders. Homes of one sector ("BS3 1") lie side by side, so two councils that share one are close
neighbours; an island has none. The source is that of the sector table (localoffer.places.tables).
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import permutations
from pathlib import Path

from localoffer.errors import PlaceError
from localoffer.places.authority import Authorities


class Neighbours:
    """Who shares postcode sectors with whom.

    Args:
        sectors: The councils' codes of each sector that more than one council shares.
    """

    def __init__(self, sectors: Iterable[Iterable[str]]) -> None:
        self._sectors = [frozenset(codes) for codes in sectors]

    @classmethod
    def load(cls, folder: Path) -> Neighbours:
        """From data/places.

        Raises:
            PlaceError: The table cannot be read.
        """
        try:
            with (folder / "postcode_sectors.csv").open(encoding="utf-8", newline="") as file:
                return cls(_shared(csv.DictReader(file)))
        except OSError as error:
            raise PlaceError(
                "data/places/postcode_sectors.csv cannot be read. Fetch the project's files again."
            ) from error

    def of(self, gss_code: str, authorities: Authorities, today: date) -> tuple[str, ...]:
        """The neighbours of a council on a day, those that share most sectors with it first; then by code."""
        counted: Counter[str] = Counter()
        for sector in self._sectors:
            codes = {now for code in sector for now in authorities.current(code, today)}
            counted.update(other for one, other in permutations(codes, 2) if one == gss_code)
        return tuple(sorted(counted, key=lambda code: (-counted[code], code)))


def _shared(rows: Iterable[Mapping[str, str]]) -> list[set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["gss_code"]:
            found[row["postcode_sector"]].add(row["gss_code"])
    return [codes for codes in found.values() if len(codes) > 1]
