"""What every use case stands on: the database, the settings, the clock and what is loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

from localoffer.places.authority import Authorities
from localoffer.places.postcodes_io import PostcodesIo
from localoffer.places.resolver import Resolver
from localoffer.publishing import history, sample
from localoffer.publishing.seed import seed
from localoffer.reading.files import load_vocabulary
from localoffer.reading.vocabulary import Vocabulary
from localoffer.search import index
from localoffer.settings import ROOT, Settings
from localoffer.store.database import Database


class Ground:
    """One database with its settings, its clock and its data folder.

    Args:
        database: The store.
        settings: This process's settings.
        today: The calendar; a test gives its own.
        now: The clock, with its time zone; a test gives its own.
        data: Folder of the project's own CSV files.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        *,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        data: Path = ROOT / "data",
    ) -> None:
        self.database = database
        self.settings = settings
        self.today = today
        self.now = now
        self.data = data

    @classmethod
    def open(cls, settings: Settings | None = None) -> Self:
        """Stands on the database the settings name, not yet prepared."""
        settings = settings or Settings.read()
        return cls(Database(settings.database_url), settings)

    def prepare(self) -> None:
        """Create or upgrade the tables and load the national layer and, outside production, the sample council.

        Raises:
            StoreError: The database cannot be written.
            SeedError: The project's own data is damaged.
        """
        self.database.migrate()
        with self.database.session() as session:
            history.begin(session)
            seed(session, self.data)
            if self.settings.production:
                sample.unload(session)
            else:
                sample.load(session, self.data)
            index.ensure(session)
        self.__dict__.pop("authorities", None)
        self.__dict__.pop("resolver", None)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words families use, loaded once a process."""
        return _vocabulary(self.data / "vocabulary")

    @cached_property
    def authorities(self) -> Authorities:
        """Every council, loaded once."""
        with self.database.session() as session:
            return Authorities.load(session)

    @cached_property
    def resolver(self) -> Resolver:
        """Postcode to council, over whatever sources are there."""
        live = PostcodesIo(self.settings.postcodes_io_url) if self.settings.postcodes_io else None
        return Resolver.over(self.database.engine, self.authorities, self.data / "places", live=live, today=self.today)


@lru_cache(maxsize=2)
def _vocabulary(folder: Path) -> Vocabulary:
    """Loaded once however many grounds stand on it: it takes a second, and nothing changes it."""
    return load_vocabulary(folder)
