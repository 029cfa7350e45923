"""A publisher that is killed leaves the old offer or the new one, whole: never a part, never neither."""

from __future__ import annotations

import importlib
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from localoffer.settings import ROOT
from localoffer.store.database import Database
from tests.localoffer.publishing.offer_files import a_page, an_entry
from tests.localoffer.publishing.test_apply import a_database, contents, of, put_in

pytestmark = pytest.mark.slow

KILLED = -9
FEW, MANY = 6, 200
AFTER_THE_OLD = a_page(
    *(an_entry(n, name=f"Renamed {n}", phones=[{"number": "01632 960123"}]) for n in range(1, 7)),
    *(an_entry(n) for n in range(7, 13)),
    *(an_entry(n) for n in range(17, 23)),
)
"""Changes 6 of 16 services, leaves 6, lacks 4 and adds 6."""

Snapshot = dict[str, list[Any]]


class Store:
    """One kind of database, to be made as it was before again and again.

    Args:
        fresh: Makes another database that holds the old offer, and gives its address.
    """

    def __init__(self, fresh: Callable[[], str], publisher: Callable[[str, str], tuple[int, int]]) -> None:
        self.fresh, self._publisher = fresh, publisher
        self.old = self._snapshot(fresh())
        whole = fresh()
        code, self.moments = publisher(whole, "never")
        assert code == 0
        self.new = self._snapshot(whole)

    def killed(self, point: str) -> tuple[int, Snapshot]:
        """How a publisher that is killed at a point ended, and what it left."""
        url = self.fresh()
        code, _ = self._publisher(url, point)
        return code, self._snapshot(url)

    def _snapshot(self, url: str) -> Snapshot:
        with closing(Database(url)) as database:
            return contents(database)


@contextmanager
def a_publisher(file: Path) -> Iterator[Callable[[str, str], tuple[int, int]]]:
    """Asks a process of its own to publish and be killed; gives how it ended and the moments it passed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.localoffer.publishing.dying", str(file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(url: str, point: str) -> tuple[int, int]:
        process.stdin.write(f"{url} {point}\n")
        process.stdin.flush()
        _, code, moments = process.stdout.readline().split()
        return int(code), int(moments)

    try:
        yield ask
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()


@pytest.fixture
def publisher(tmp_path):
    file = tmp_path / "offer.json"
    file.write_bytes(AFTER_THE_OLD)
    with a_publisher(file) as ask:
        yield ask


@pytest.fixture
def sqlite(tmp_path, publisher) -> Store:
    base = tmp_path / "base.db"
    with closing(a_database(f"sqlite:///{base}")) as database:
        put_in(database, of(*range(1, 17)))
    made = iter(range(10_000))

    def fresh() -> str:
        copy = tmp_path / f"copy-{next(made)}.db"
        shutil.copy(base, copy)
        return f"sqlite:///{copy}"

    return Store(fresh, publisher)


@pytest.fixture
def postgresql(postgresql_url, publisher) -> Iterator[Store]:
    with closing(a_database(postgresql_url)) as database:
        put_in(database, of(*range(1, 17)))
    psycopg = importlib.import_module("psycopg")
    server = postgresql_url.replace("postgresql+psycopg", "postgresql")
    base = urlsplit(server).path.lstrip("/")
    made: list[str] = []
    # A database can be copied, and dropped, only while nobody is in it.
    with psycopg.connect(server.replace(f"/{base}", "/postgres"), autocommit=True) as connection:

        def fresh() -> str:
            if made:
                connection.execute(f"DROP DATABASE {made.pop()} WITH (FORCE)")
            made.append(f"{base}_copy")
            connection.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {base}")
            return postgresql_url.replace(f"/{base}", f"/{made[-1]}")

        try:
            yield Store(fresh, publisher)
        finally:
            for name in made:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)])
def store(request) -> Store:
    return request.getfixturevalue(request.param)


def test_killed_publisher_leaves_one_whole_offer(store):
    left = [store.killed(str(point)) for point in moments(store, FEW)]

    assert {code for code, _ in left} == {KILLED}
    assert all(snapshot in (store.old, store.new) for _, snapshot in left)
    assert [snapshot for _, snapshot in left[:2]] == [store.old, store.old]
    assert left[-1][1] == store.new
    assert store.old != store.new


@pytest.mark.soak
def test_publisher_killed_anywhere_leaves_one_whole_offer(store):
    dice = random.Random(20261121)  # noqa: S311 - the same points each time
    points = [str(point) for point in moments(store, MANY // 2)]
    points += [f"{dice.uniform(0.001, 0.4):.4f}" for _ in range(MANY - len(points))]

    left = [store.killed(point)[1] for point in points]

    assert len(left) >= MANY
    assert all(snapshot in (store.old, store.new) for snapshot in left)


def moments(store: Store, count: int) -> list[int]:
    """So many of the moments of a publication, from its first to the one after its commit."""
    last = store.moments
    return sorted({1, last, *(round(1 + (last - 1) * step / (count - 1)) for step in range(count))})
