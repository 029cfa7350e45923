"""The ONS Postcode Directory in the store: looking up a postcode, and what an outcode or sector holds.

Loading an edition is localoffer.places.directory_import's work; `import_directory` is offered here as well, because
this is where people look for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, bindparam, func, select
from sqlalchemy.exc import SQLAlchemyError

from localoffer.errors import StoreError
from localoffer.places.directory_file import directory_size
from localoffer.places.directory_import import ImportReport, import_directory
from localoffer.places.tables import Candidate, merged
from localoffer.reading.postcode import compact as compacted
from localoffer.reading.postcode_grammar import is_full
from localoffer.store.records import PostcodeEditionRecord, PostcodeRecord

__all__ = [
    "SOURCE",
    "DirectoryEntries",
    "DirectoryEntry",
    "ImportReport",
    "PostcodeDirectory",
    "directory_size",
    "import_directory",
]

SOURCE = "ONS Postcode Directory"
_ROUGH_QUALITIES = frozenset({6, 8})
"""Sector means and last known points: good for the council, not for distances."""


@dataclass(frozen=True)
class DirectoryEntry:
    """One postcode of the loaded edition."""

    nation: str
    gss_code: str | None
    district_code: str | None
    ended_on: str | None
    large_user: bool
    quality: int | None
    point: tuple[float, float] | None
    edition: str

    @property
    def is_mail_only(self) -> bool:
        """Whether it is a post box: placed at its sector's middle because it is nobody's address."""
        return self.large_user and self.quality == min(_ROUGH_QUALITIES)


class PostcodeDirectory:
    """The edition that is current at the moment of each question; empty until one is imported.

    Args:
        engine: The database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        entry, edition = PostcodeRecord, PostcodeEditionRecord
        # As subqueries, not joins: so that every database goes straight to the key (edition, postcode).
        current = select(edition.edition_id).where(edition.is_current.is_(True)).limit(1).scalar_subquery()
        name = select(edition.name).where(edition.is_current.is_(True)).limit(1).scalar_subquery()
        # Built once: building a statement costs more than running it.
        self._find: Select[Any] = select(
            entry.nation,
            entry.gss_code,
            entry.district_code,
            entry.ended_on,
            entry.large_user,
            entry.quality,
            entry.latitude,
            entry.longitude,
            name,
        ).where(entry.edition_id == current, entry.postcode == bindparam("compact"))
        self._count: Select[Any] = (
            select(
                entry.nation,
                entry.gss_code,
                entry.district_code,
                func.count(),
                func.avg(entry.latitude),
                func.avg(entry.longitude),
            )
            .where(
                entry.edition_id == current,
                entry.postcode.between(bindparam("first"), bindparam("last")),
                func.length(entry.postcode) == bindparam("length"),
                entry.ended_on.is_(None),
            )
            .group_by(entry.nation, entry.gss_code, entry.district_code)
        )

    def find(self, compact: str) -> DirectoryEntry | None:
        """One postcode, written without its space; None when the loaded edition does not have it.

        Raises:
            StoreError: The database cannot be asked.
        """
        rows = self._ask(self._find, compact=compact)
        if not rows:
            return None
        nation, gss_code, district_code, ended_on, large_user, quality, latitude, longitude, edition = rows[0]
        point = (latitude, longitude) if latitude is not None and longitude is not None else None
        return DirectoryEntry(nation, gss_code, district_code, ended_on, large_user, quality, point, edition)

    def candidates(self, prefix: str) -> tuple[Candidate, ...]:
        """Councils and nations of the live postcodes of an outcode ("BS3") or sector ("BS3 1"), largest first.

        Empty when the loaded edition has none.
        """
        outcode, _, digit = prefix.partition(" ")
        first, last = (f"{outcode}{digit or end}{unit}" for end, unit in (("0", "AA"), ("9", "ZZ")))
        rows = self._ask(self._count, first=first, last=last, length=len(outcode) + 3)
        return merged(
            Candidate(nation, gss_code, number, (latitude, longitude) if latitude is not None else None, district_code)
            for nation, gss_code, district_code, number, latitude, longitude in rows
            if nation != "unknown"
        )

    def edition(self) -> str | None:
        """The name of the loaded edition, such as "AUG_2026"; None before the first import."""
        rows = self._ask(select(PostcodeEditionRecord.name).where(PostcodeEditionRecord.is_current.is_(True)))
        return rows[0][0] if rows else None

    def _ask(self, statement: Select[Any], **values: str | int) -> Sequence[Any]:
        try:
            with self._engine.connect() as connection:
                return connection.execute(statement, values).all()
        except SQLAlchemyError as error:
            # The statement's values are a family's postcode: they stay out of the message.
            raise StoreError("the postcode table cannot be read. Run `offer prepare`, then try again.") from error


class DirectoryEntries:
    """The directory's rows for one question, each looked up once.

    Args:
        directory: None where there is none; then no postcode has a row.
    """

    def __init__(self, directory: PostcodeDirectory | None) -> None:
        self._directory = directory
        self._found: dict[str, DirectoryEntry | None] = {}

    def get(self, postcode: str) -> DirectoryEntry | None:
        """The row of a full postcode; None for a part, or when the loaded edition does not have it."""
        if self._directory is None or not is_full(postcode):
            return None
        if postcode not in self._found:
            self._found[postcode] = self._directory.find(compacted(postcode))
        return self._found[postcode]

    def has(self, postcode: str) -> bool:
        """Whether the loaded edition has exactly this postcode."""
        return self.get(postcode) is not None
