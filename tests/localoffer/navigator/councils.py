"""A navigator over an empty database with one council, Bristol, whose list was read, and what else a test adds."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from localoffer.navigator import Navigator
from localoffer.reading.files import load_vocabulary
from localoffer.reading.vocabulary import Vocabulary
from localoffer.settings import ROOT, Settings
from localoffer.store.database import Database
from localoffer.store.records import Record
from tests.factories import TODAY, a_support, an_authority

BRISTOL, LEEDS = "E06000023", "E08000035"
OLD = TODAY - timedelta(days=800)
KEY = "k" * 32


@functools.cache
def vocabulary() -> Vocabulary:
    """The words families use; loading them takes longer than all else here."""
    return load_vocabulary(ROOT / "data" / "vocabulary")


def a_navigator(*records: Record, today=TODAY, url: str = "sqlite://", **environ: str) -> Navigator:
    """A navigator whose tables are made and empty: no national layer, no sample council."""
    navigator = Navigator(Database(url), Settings.read(environ), today=lambda: today)
    navigator.database.migrate()
    navigator.vocabulary = vocabulary()
    add(navigator, [an_authority(read_on=TODAY), an_authority(gss_code=LEEDS, name="Leeds", friendly_name="Leeds")])
    add(navigator, [a_support("portage"), a_support("short_breaks", needs=[])])
    add(navigator, records)
    return navigator


def add(navigator: Navigator, records: Iterable[Record]) -> None:
    """Store records."""
    with navigator.database.session() as session:
        session.add_all(records)


def stored(navigator: Navigator, kind: type[Record], key: Any) -> Any:
    """One record as it is now."""
    with navigator.database.session() as session:
        return session.get_one(kind, key)
