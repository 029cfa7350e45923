"""The bundled postcode tables: which councils a district or sector touches, and in what share.

They answer without the ONS directory being loaded. Read from data/places on first use and kept.

Source: counted over OS Code-Point Open, October 2025 (live postcodes of Great Britain; Open Government Licence v3).
Contains OS data (c) Crown copyright and database right 2025. Contains Royal Mail data (c) Royal Mail copyright and
database right 2025. Source: Office for National Statistics licensed under the Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from localoffer.errors import PlaceError
from localoffer.reading.postcode_grammar import area_of

EDITION = "October 2025"
DISTRICT_SOURCE = "Code-Point Open district table"
SECTOR_SOURCE = "Code-Point Open sector table"

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""


@dataclass(frozen=True)
class Candidate:
    """A council, or a nation other than England, that has postcodes in a district or sector."""

    nation: str
    gss_code: str | None
    postcodes: int
    point: Point | None = None
    district_code: str | None = None
    """The district council, where it is known: it decides between the successors of a split county."""


@dataclass(frozen=True)
class TableAnswer:
    """Everything the tables know about one district or sector, largest share first."""

    key: str
    candidates: tuple[Candidate, ...]

    @property
    def point(self) -> Point | None:
        """The mean of the members' points; None where no postcode in it has a location."""
        return centre(self.candidates)


class PostcodeTables:
    """The bundled tables.

    Args:
        folder: Where postcode_districts.csv, postcode_sectors.csv and postcode_areas.csv are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def district(self, outcode: str) -> TableAnswer | None:
        """Councils of an outcode; None when the tables do not know it.

        An outcode of central London without its last letter ("SW1") stands for all that start with it.
        """
        rows = self._districts.get(outcode)
        if rows is None:
            rows = [row for letter in "ABCDEFGHJKMNPRSTUVWXY" for row in self._districts.get(outcode + letter, ())]
        return TableAnswer(outcode, merged(rows)) if rows else None

    def sector(self, sector: str) -> TableAnswer | None:
        """Councils of a sector such as "BS3 1"; None when the tables do not know it."""
        rows = self._sectors.get(sector)
        return TableAnswer(sector, merged(rows)) if rows else None

    def sample(self, outcode: str) -> Point | None:
        """Where a made-up outcode of the invented council lies: out at sea."""
        return self._samples.get(outcode)

    def nations(self, postcode: str) -> tuple[str, ...]:
        """Nations of a postcode's area, from its letters alone, largest first; none when no such area is in use."""
        return self._areas.get(area_of(postcode), ())

    @cached_property
    def _districts(self) -> Mapping[str, list[Candidate]]:
        return self._read("postcode_districts.csv", "postcode_district")

    @cached_property
    def _sectors(self) -> Mapping[str, list[Candidate]]:
        return self._read("postcode_sectors.csv", "postcode_sector")

    @cached_property
    def _areas(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._rows("postcode_areas.csv"):
            found[row["postcode_area"]].append(row["nation"])
        return {area: tuple(nations) for area, nations in found.items()}

    @cached_property
    def _samples(self) -> Mapping[str, Point]:
        rows = self._rows("sample_districts.csv")
        return {row["postcode_district"]: (float(row["lat"]), float(row["long"])) for row in rows}

    def _read(self, name: str, key: str) -> Mapping[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = defaultdict(list)
        for row in self._rows(name):
            point = (float(row["lat"]), float(row["long"])) if row["lat"] else None
            found[row[key]].append(Candidate(row["nation"], row["gss_code"] or None, int(row["postcodes"]), point))
        return dict(found)

    def _rows(self, name: str) -> list[dict[str, str]]:
        try:
            with (self._folder / name).open(encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))
        except OSError as error:
            raise PlaceError(f"data/places/{name} cannot be read. Fetch the project's files again.") from error


def merged(rows: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates with one row a council and district, largest first; England without a council is left out."""
    groups: dict[tuple[str, str | None, str | None], list[Candidate]] = defaultdict(list)
    for row in rows:
        if row.gss_code is not None or row.nation != "England":
            groups[row.nation, row.gss_code, row.district_code].append(row)
    found = [
        Candidate(nation, code, sum(row.postcodes for row in members), centre(members), district)
        for (nation, code, district), members in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.postcodes, each.nation, each.gss_code or "")))


def centre(rows: Iterable[Candidate]) -> Point | None:
    """The mean of candidates' points, each weighing as many postcodes as it has."""
    located = [(row.postcodes, row.point) for row in rows if row.point is not None]
    weight = sum(postcodes for postcodes, _ in located)
    if not weight:
        return None
    latitude = sum(postcodes * point[0] for postcodes, point in located) / weight
    longitude = sum(postcodes * point[1] for postcodes, point in located) / weight
    return latitude, longitude
