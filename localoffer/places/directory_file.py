"""Reading an ONS Postcode Directory as it is published: a zip or a CSV, row by row, nothing unpacked.

A row comes out as what the store keeps. Which council has duties there on a given day is decided when it is looked up,
so that a reorganisation needs no new import.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

from localoffer.errors import DirectoryFileError
from localoffer.places.authority import Authorities
from localoffer.places.directory_columns import Columns, columns_of, has_postcodes
from localoffer.reading.postcode_grammar import area_of

_NATIONS = {
    "E92000001": "England",
    "W92000004": "Wales",
    "S92000003": "Scotland",
    "N92000002": "Northern Ireland",
    "M83000003": "Isle of Man",
    "M99999999": "Isle of Man",
}
_CHANNEL_ISLANDS = {"JE": "Jersey", "GY": "Guernsey"}
_POSTCODE = re.compile(r"[A-Z0-9]{5,7}")
_EDITION = re.compile(r"(?:ONSPD|NSPL)\d{0,2}[ _-]*([A-Za-z]{3,9})[ _-]*(\d{4})((?:[ _-]*\(?V\d+\)?)?)", re.IGNORECASE)
_NO_LOCATION = 90.0
"""Latitudes from here up stand for "no location" (the file writes 99.999999)."""
_ROWS_BETWEEN_LOOKS = 5000
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, csv.Error, UnicodeError, NotImplementedError, RuntimeError)


class PostcodeRow(NamedTuple):
    """One postcode, in the order of the store's columns after the edition."""

    postcode: str
    nation: str
    gss_code: str | None
    district_code: str | None
    ended_on: str | None
    large_user: bool
    quality: int | None
    latitude: float | None
    longitude: float | None


@dataclass
class DirectoryFile:
    """An opened directory file: its parts in reading order.

    Args:
        path: The file.
        parts: Names inside the zip; empty for a plain CSV.
        columns: The header of the first part.
        edition: Such as "AUG_2026"; the file's name where that does not say.
        size_bytes: How many bytes there are to read, unpacked: the measure of progress.
    """

    path: Path
    parts: tuple[str, ...]
    columns: Columns
    edition: str
    size_bytes: int
    dropped: int = field(default=0, init=False)
    """Northern Irish rows left out so far: their licence is not ours to take on."""

    bytes_read: int = field(default=0, init=False)
    """How far reading has come, of `size_bytes`; brought up to date every few thousand rows."""

    def rows(self, authorities: Authorities) -> Iterator[PostcodeRow]:
        """Every postcode outside Northern Ireland.

        Args:
            authorities: Decides which council a row lies in.

        Raises:
            DirectoryFileError: The file is damaged; names the line.
        """
        for part in self.parts or (None,):
            before = self.bytes_read
            with _opened(self.path, part) as raw:
                for number, row in enumerate(self._rows_of(raw, part or self.path.name, authorities)):
                    yield row
                    if number % _ROWS_BETWEEN_LOOKS == 0:
                        self.bytes_read = before + raw.tell()
                self.bytes_read = before + raw.tell()

    def _rows_of(self, raw: IO[bytes], name: str, authorities: Authorities) -> Iterator[PostcodeRow]:
        text = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")
        header = next(csv.reader([text.readline()]), [])
        columns = columns_of(header, name)
        reader = csv.reader(self._without_northern_ireland(text) if has_postcodes(header[:1]) else text)
        reading = _RowReader(columns, authorities)
        dropped_before = self.dropped
        try:
            for cells in reader:
                if not cells:
                    continue
                if len(cells) != columns.width:
                    raise ValueError(f"{len(cells)} columns where the header has {columns.width}")  # noqa: TRY301
                row = reading.row(cells)
                if row.postcode.startswith("BT"):
                    self.dropped += 1
                else:
                    yield row
        except (*_UNREADABLE, ValueError) as error:
            raise _damaged(name, 1 + reader.line_num + self.dropped - dropped_before, str(error)) from error
        finally:
            text.detach()

    def _without_northern_ireland(self, lines: Iterable[str]) -> Iterator[str]:
        """Lines whose first column is no Northern Irish postcode; the others are not even split into columns."""
        for line in lines:
            if line.startswith(("BT", '"BT')):
                self.dropped += 1
            else:
                yield line


def open_directory(path: Path) -> DirectoryFile:
    """Find the directory in a file and check its header, before anything is written.

    Args:
        path: A zip as ONS publishes it, or a CSV taken from one.

    Raises:
        DirectoryFileError: There is no such file, or no postcode directory in it.
    """
    if not path.is_file():
        raise DirectoryFileError(f"{path.name}: there is no such file. Give the zip or CSV downloaded from ONS.")
    if not zipfile.is_zipfile(path):
        if path.suffix.lower() == ".zip":
            raise DirectoryFileError(f"{path.name} is not a whole zip file. Download it again.")
        header = _header(path, None)
        return DirectoryFile(path, (), columns_of(header, path.name), _edition(path.name), path.stat().st_size)
    parts = _parts(path)
    columns = columns_of(_header(path, parts[0]), parts[0])
    with zipfile.ZipFile(path) as archive:
        size = sum(archive.getinfo(part).file_size for part in parts)
    return DirectoryFile(path, parts, columns, _edition(parts[0], path.name), size)


def directory_size(path: Path) -> int:
    """How many bytes an import of this file will read: the whole of its progress.

    Raises:
        DirectoryFileError: There is no directory in it.
    """
    return open_directory(path).size_bytes


def _parts(path: Path) -> tuple[str, ...]:
    """The one big CSV of the zip, or the CSVs of the postcode areas where it is not there."""
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [info for info in archive.infolist() if info.filename.lower().endswith(".csv")]
    except zipfile.BadZipFile as error:
        raise DirectoryFileError(f"{path.name} is not a whole zip file. Download it again.") from error
    found = [info for info in listed if has_postcodes(_header(path, info.filename))]
    if not found:
        names = ", ".join(info.filename for info in listed[:10]) or "no CSV at all"
        raise DirectoryFileError(
            f"{path.name}: no CSV in this zip has a column of postcodes (pcds, pcd8 or pcd7). It holds: {names}. "
            "Use the ONS Postcode Directory as published."
        )
    whole = [info for info in found if "multi_csv" not in info.filename.lower()]
    if whole:
        return (max(whole, key=lambda info: info.file_size).filename,)
    return tuple(sorted(info.filename for info in found))


def _header(path: Path, part: str | None) -> list[str]:
    try:
        with _opened(path, part) as raw:
            first = raw.readline(1_000_000).decode("utf-8-sig", errors="replace")
            return next(csv.reader([first]), [])
    except _UNREADABLE as error:
        raise _damaged(part or path.name, 1, str(error)) from error


@contextmanager
def _opened(path: Path, part: str | None) -> Iterator[IO[bytes]]:
    if part is None:
        with path.open("rb") as raw:
            yield raw
    else:
        with zipfile.ZipFile(path) as archive, archive.open(part) as raw:
            yield raw


def _edition(*names: str) -> str:
    for name in names:
        match = _EDITION.search(name)
        if match:
            month, year, version = match.groups()
            return f"{month[:3].upper()}_{year}" + (f" {version.strip(' _-()').upper()}" if version else "")
    return Path(names[-1]).stem[:40]


def _damaged(name: str, line: int, what: str) -> DirectoryFileError:
    return DirectoryFileError(
        f"{name}, line {line}: {what}. The file is damaged; nothing was changed. Download it again."
    )


class _RowReader:
    """Turns cells into rows; remembers the council of each combination of codes, of which there are only hundreds."""

    def __init__(self, columns: Columns, authorities: Authorities) -> None:
        self._columns = columns
        self._authorities = authorities
        self._councils: dict[tuple[str, str, str], tuple[str | None, str | None]] = {}

    def row(self, cells: list[str]) -> PostcodeRow:
        at = self._columns
        postcode = cells[at.postcode].replace(" ", "").upper()
        if not _POSTCODE.fullmatch(postcode):
            raise ValueError(f"{cells[at.postcode][:12]!r} is not a postcode")
        country = cells[at.country].strip()
        codes = (country, cells[at.county].strip(), cells[at.district].strip())
        council = self._councils.get(codes)
        if council is None:
            council = self._councils[codes] = self._council(*codes)
        quality = cells[at.quality].strip() if at.quality is not None else ""
        latitude, longitude = _location(cells[at.latitude], cells[at.longitude], quality)
        return PostcodeRow(
            postcode,
            _nation(country, postcode, council[0]),
            council[0],
            council[1],
            _month(cells[at.ended].strip()),
            at.user_type is not None and cells[at.user_type].strip() == "1",
            int(quality) if quality.isdigit() else None,
            latitude,
            longitude,
        )

    def _council(self, country: str, county: str, district: str) -> tuple[str | None, str | None]:
        gss_code = self._authorities.responsible(country, county, district)
        is_district = gss_code is not None and district.startswith("E07")
        return gss_code, district if is_district else None


def _nation(country: str, postcode: str, gss_code: str | None) -> str:
    if country in _NATIONS:
        return _NATIONS[country]
    return "England" if gss_code else _CHANNEL_ISLANDS.get(area_of(postcode), "unknown")


def _location(latitude: str, longitude: str, quality: str) -> tuple[float | None, float | None]:
    if not latitude.strip() or not longitude.strip() or quality == "9":
        return None, None
    point = float(latitude), float(longitude)
    return (None, None) if abs(point[0]) >= _NO_LOCATION else point


def _month(ended: str) -> str | None:
    if not ended:
        return None
    if not re.fullmatch(r"\d{6}", ended):
        raise ValueError(f"{ended[:12]!r} is not the month a postcode ended (YYYYMM)")
    return f"{ended[:4]}-{ended[4:]}"
