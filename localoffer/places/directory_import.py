"""Loading an edition of the ONS Postcode Directory: beside the old one, checked, then swapped in at once.

Until the swap, every question is answered from the old edition; whatever stops an import, the old edition stays whole.
What a killed import left behind is cleared away by the next one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine, delete, func, insert, select, true, update
from sqlalchemy.exc import SQLAlchemyError

from localoffer.errors import DirectoryFileError, StoreError
from localoffer.places.authority import Authorities
from localoffer.places.bundled import bundled_authorities
from localoffer.places.directory_file import DirectoryFile, PostcodeRow, open_directory
from localoffer.places.directory_write import write_rows
from localoffer.reading.postcode_grammar import AREAS, area_of
from localoffer.settings import ROOT
from localoffer.store.records import PostcodeEditionRecord, PostcodeRecord

Progress = Callable[[int, int], None]
"""Told rows done and bytes done; `directory_size` says how many bytes there are."""

WHOLE_ROWS = 1_000_000
"""More rows than this claim to be the whole directory and are held to its standards; fewer are an extract."""
_FEWEST_ROWS = 2_500_000
_MOST_WITHOUT_COUNCIL = 0.001
_ROWS_BETWEEN_REPORTS = 20_000
_MAX_AREAS_NAMED = 20


@dataclass(frozen=True)
class ImportReport:
    """What an import did.

    Args:
        rows: Postcodes stored.
        english: Those of them in England.
        dropped: Northern Irish rows left out, as their licence asks.
        edition: Name of the edition, such as "AUG_2026".
        warnings: Sentences to show; empty for a whole, sound edition.
        is_extract: It is a part of the directory.
    """

    rows: int
    english: int
    dropped: int
    edition: str
    warnings: tuple[str, ...]
    is_extract: bool


def import_directory(  # noqa: PLR0913 - each is one choice of the person importing
    engine: Engine,
    path: Path,
    folder: Path = ROOT / "data" / "places",
    *,
    progress: Progress | None = None,
    force: bool = False,
    today: date | None = None,
) -> ImportReport:
    """Load an edition, whole or not at all.

    Args:
        engine: The database; its tables are there.
        path: The zip ONS publishes, its CSV, or an extract of it.
        folder: data/places.
        progress: Told rows done and bytes done as it goes.
        force: Load a whole edition that fails its checks, or an extract over a whole one.
        today: The day councils are counted for; the machine's when omitted.

    Raises:
        DirectoryFileError: The file cannot be used; nothing was changed.
        StoreError: The database refused; the edition before is still there.
    """
    file = open_directory(path)
    authorities = bundled_authorities(folder)
    try:
        edition_id = _begin(engine, file)
        try:
            tally = _Tally()
            write_rows(engine, edition_id, _counted(file, authorities, tally, progress))
            day = today or datetime.now(UTC).date()
            warnings = tally.judge(file, authorities, day, _loaded_rows(engine), force=force)
            _swap(engine, edition_id, tally.rows)
        except BaseException:
            _clear(engine, only=edition_id)
            raise
        _clear(engine)
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0]
        raise StoreError(f"the database refused the postcodes: {cause}. The edition before is still in use.") from error
    return ImportReport(tally.rows, tally.english, file.dropped, file.edition, warnings, tally.rows <= WHOLE_ROWS)


@dataclass
class _Tally:
    """Counts kept while rows go by, and what they say about the file."""

    rows: int = 0
    english: int = 0
    live_english: int = 0
    without_council: int = 0
    areas: Counter[str] = field(default_factory=Counter)
    councils: set[tuple[str, str | None]] = field(default_factory=set)

    def add(self, row: PostcodeRow) -> None:
        self.rows += 1
        self.areas[area_of(row.postcode)] += 1
        if row.nation != "England":
            return
        self.english += 1
        if row.gss_code is not None:
            self.councils.add((row.gss_code, row.district_code))
        if row.ended_on is None:
            self.live_english += 1
            self.without_council += row.gss_code is None

    def judge(
        self, file: DirectoryFile, authorities: Authorities, today: date, loaded_rows: int, *, force: bool
    ) -> tuple[str, ...]:
        """Warnings; a fault that must stop the import is raised unless it is forced."""
        name = file.path.name
        if not self.rows:
            raise DirectoryFileError(f"{name} has no postcodes outside Northern Ireland. Nothing was changed.")
        is_extract = self.rows + file.dropped <= WHOLE_ROWS
        faults = self._extract_faults(loaded_rows) if is_extract else self._faults(file, authorities, today)
        if faults and not force:
            raise DirectoryFileError(
                f"{name}: {' '.join(faults)} Nothing was changed. Download the newest edition again, "
                "or use --force to load it as it is."
            )
        notes = [self._extract_note()] if is_extract else []
        if is_extract and self.without_council:
            notes.append(f"Live English postcodes in it without a council: {self.without_council:,}.")
        return (*file.columns.warnings, *notes, *faults)

    def _faults(self, file: DirectoryFile, authorities: Authorities, today: date) -> list[str]:
        faults = []
        if self.rows + file.dropped < _FEWEST_ROWS:
            faults.append(f"It has {self.rows + file.dropped:,} rows where a whole edition has over {_FEWEST_ROWS:,}.")
        if self.without_council > self.live_english * _MOST_WITHOUT_COUNCIL:
            faults.append(f"{self.without_council:,} of {self.live_english:,} live English postcodes have no council.")
        present = {
            code
            for gss_code, district_code in self.councils
            for code in authorities.current(gss_code, today, district_code=district_code)
        }
        missing = [each.name for each in authorities.on(today) if each.gss_code not in present]
        if missing:
            faults.append(f"No postcode lies in {'; '.join(missing[:10])}.")
        return faults

    def _extract_faults(self, loaded_rows: int) -> list[str]:
        if loaded_rows <= WHOLE_ROWS:
            return []
        return [f"It is an extract of {self.rows:,} postcodes and would replace a whole edition of {loaded_rows:,}."]

    def _extract_note(self) -> str:
        areas = Counter({area: number for area, number in self.areas.items() if area in AREAS})
        names = [area for area, _ in areas.most_common(_MAX_AREAS_NAMED)]
        more = len(areas) - len(names)
        listed = ", ".join(sorted(names)) + (f" and {more} more" if more else "")
        return (
            f"This is an extract of {self.rows:,} postcodes, not the whole directory. It covers these areas, perhaps "
            f"in part: {listed}. Other postcodes are still answered from the bundled tables."
        )


def _counted(
    file: DirectoryFile, authorities: Authorities, tally: _Tally, progress: Progress | None
) -> Iterator[PostcodeRow]:
    for row in file.rows(authorities):
        tally.add(row)
        yield row
        if progress is not None and tally.rows % _ROWS_BETWEEN_REPORTS == 0:
            progress(tally.rows, file.bytes_read)
    if progress is not None:
        progress(tally.rows, file.size_bytes)


def _begin(engine: Engine, file: DirectoryFile) -> int:
    """Clear what an import that was killed left behind, and name a new edition that is not yet current."""
    with engine.begin() as connection:
        newest = connection.scalar(select(func.max(PostcodeEditionRecord.edition_id))) or 0
        strays = connection.scalar(select(func.max(PostcodeRecord.edition_id))) or 0
    edition_id = max(newest, strays) + 1
    _clear(engine)
    with engine.begin() as connection:
        connection.execute(
            insert(PostcodeEditionRecord).values(
                edition_id=edition_id,
                name=file.edition[:40],
                file_name=file.path.name[:200],
                file_sha256=_sha256(file.path),
                rows=0,
                imported_at=datetime.now(UTC).replace(tzinfo=None),
                is_current=False,
            )
        )
    return edition_id


def _loaded_rows(engine: Engine) -> int:
    with engine.connect() as connection:
        statement = select(PostcodeEditionRecord.rows).where(PostcodeEditionRecord.is_current.is_(True))
        return connection.scalar(statement) or 0


def _swap(engine: Engine, edition_id: int, rows: int) -> None:
    """Make the new edition the current one, in one transaction."""
    edition = PostcodeEditionRecord
    with engine.begin() as connection:
        stored = connection.scalar(
            select(func.count()).select_from(PostcodeRecord).where(PostcodeRecord.edition_id == edition_id)
        )
        connection.execute(update(edition).where(edition.edition_id != edition_id).values(is_current=False))
        done = connection.execute(
            update(edition).where(edition.edition_id == edition_id).values(is_current=True, rows=rows)
        )
        if done.rowcount != 1 or stored != rows:
            raise StoreError(
                "another import of postcodes ran at the same time and took over. The edition that is in use is whole; "
                "start this import again when the other has ended."
            )


def _clear(engine: Engine, *, only: int | None = None) -> None:
    """Delete editions that are not in use, in pieces so that no other writer waits long."""
    edition = PostcodeEditionRecord
    with engine.begin() as connection:
        current = connection.scalars(select(edition.edition_id).where(edition.is_current.is_(True))).all()
    stale = PostcodeRecord.edition_id == only if only is not None else PostcodeRecord.edition_id.not_in(current)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    with engine.connect() as connection:
        any_left = connection.scalar(select(PostcodeRecord.edition_id).where(stale).limit(1)) is not None
    pieces = [PostcodeRecord.postcode.between(a, f"{a}ZZZZZZ") for a in letters] if any_left else []
    for piece in (*pieces, true()):
        with engine.begin() as connection:
            connection.execute(delete(PostcodeRecord).where(stale, piece))
    stale_edition = edition.edition_id == only if only is not None else edition.is_current.is_(False)
    with engine.begin() as connection:
        connection.execute(delete(edition).where(stale_edition, edition.is_current.is_(False)))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
