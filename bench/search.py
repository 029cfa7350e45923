"""How long a search takes among 230,000 services: `.venv/bin/python bench/search.py [--postgresql URL]`.

Fills an empty database with 153 councils' made-up lists (services of the judged sample, varied), makes the index and
prints the median and the 95th percentile of every kind of search. SQLite lies in a folder of its own; PostgreSQL is
asked only when an address of an empty database is given.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert, text

from localoffer.navigator import Navigator
from localoffer.navigator.searching import best
from localoffer.search import index
from localoffer.search.query import Filters, Query
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import (
    AuthorityRecord,
    CostRecord,
    Record,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)
from tests.search_quality.quality import judged_searches
from tests.search_quality.sample import FOLDER, TODAY

COUNCILS, ROUNDS = 153, 3
PLACES = "Ash Beck Cold Dean Elm Fern Gold Hay Ivy Kings Long Mill New Oak Priors Quarry Red Stone Thorn Upper".split()
ENDS = "bury combe dale field ford ham hill ley mere moor port stead ton wick worth".split()
NEEDS = "SLCN ASD SpLD MLD SLD PMLD DS SEMH HI VI MSI PD OTH".split()
AT_ONCE = 5_000


def code_of(council: int) -> str:
    return f"SAMPLE-{council:03}"


def point_of(council: int) -> tuple[float, float]:
    """A council's middle: a grid over England."""
    return 50.5 + (council // 9) * 0.28, -4.5 + (council % 9) * 0.7


def rows_of(number: int, templates: list[dict[str, str]], dice: random.Random) -> Iterator[tuple[type[Record], dict]]:
    """One made-up service with its parts."""
    council, made = number % COUNCILS, dice.choice(templates)
    place = f"{dice.choice(PLACES)}{dice.choice(ENDS)}"
    key, (latitude, longitude) = f"service-{number}", point_of(council)
    filler = " ".join(dice.choice(templates)["description"] for _ in range(dice.randrange(4)))
    yield ServiceRecord, {
        "service_id": key, "gss_code": code_of(council), "name": f"{place} {made['name']}", "status": "active",
        "description": f"{made['description']} {filler}", "eligibility": made["eligibility"] or None,
        "min_age_years": float(made["min_age"]) if made["min_age"] else None,
        "max_age_years": float(made["max_age"]) if made["max_age"] else None,
        "assured_on": TODAY.replace(year=dice.choice((2024, 2026)), month=dice.randrange(1, 11)),
        "is_sample": True, "source_fields": {},
    }  # fmt: skip
    yield ServiceLocationRecord, {
        "service_id": key, "kind": "physical", "town": place,
        "latitude": latitude + dice.uniform(-0.15, 0.15), "longitude": longitude + dice.uniform(-0.3, 0.3),
    }  # fmt: skip
    if dice.random() < 0.6:
        yield ServiceAreaRecord, {"service_id": key, "gss_code": code_of(council)}
    if made["cost"]:
        yield CostRecord, {"service_id": key, "amount_pounds": float(made["cost"])}
    if made["days"]:
        yield ScheduleRecord, {"service_id": key, "freq": "WEEKLY", "byday": made["days"]}
    for need in dice.sample(NEEDS, dice.randrange(3)):
        yield (
            ServiceTermRecord,
            {"service_id": key, "vocabulary": "need", "code": need, "score": dice.choice((0.6, 0.9))},
        )


def fill(database: Database, services: int) -> None:
    """Councils and services, in batches."""
    with (FOLDER / "services.csv").open(encoding="utf-8", newline="") as file:
        templates = list(csv.DictReader(file))
    dice = random.Random(230_000)  # noqa: S311 - the same lists every time
    with database.session() as session:
        for council in range(COUNCILS):
            name = f"Sample council {council}"
            session.add(
                AuthorityRecord(
                    gss_code=code_of(council), name=name, friendly_name=name, kind="sample", region="Sample"
                )
            )
    for start in range(0, services, AT_ONCE):
        rows: dict[type[Record], list[dict]] = {}
        for number in range(start, min(start + AT_ONCE, services)):
            for record, row in rows_of(number, templates, dice):
                rows.setdefault(record, []).append(row)
        with database.session() as session:
            for record, batch in rows.items():
                session.execute(insert(record), batch)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """How long work took, and how long this process itself was at work, in milliseconds."""
    started, own = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - started) * 1000, (time.process_time() - own) * 1000


def told(name: str, times: list[tuple[float, float]]) -> None:
    """One line: what a family waits, and what of it is this process's own work, however busy the machine."""
    whole, own = (sorted(each) for each in zip(*times, strict=True))
    print(
        f"  {name:44} median {statistics.median(whole):7.1f} ms   95 % {whole[int(len(whole) * 0.95)]:7.1f} ms"
        f"   own work: median {statistics.median(own):6.1f} ms   95 % {own[int(len(own) * 0.95)]:6.1f} ms",
        flush=True,
    )


def measure(url: str, services: int) -> None:
    """Fill, index, search, print."""
    navigator = Navigator(Database(url), Settings.read({"OFFER_ENV": "production"}), today=lambda: TODAY)
    navigator.database.migrate()
    print(f"{navigator.database.engine.dialect.name}: {services:,} services in {COUNCILS} lists")
    fill(navigator.database, services)
    whole, own = (each / 1000 for each in timed(navigator.searching.rebuild))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  indexed in {whole:.0f} s, own work {own:.0f} s; peak memory {peak_mb:.0f} MB", flush=True)
    if navigator.database.engine.dialect.name == "postgresql":
        with navigator.database.session() as session:
            session.execute(text("ANALYZE"))
    search(navigator)
    navigator.database.close()


def search(navigator: Navigator) -> None:
    """Every judged search, in the ways the product asks."""
    dice = random.Random(1)  # noqa: S311
    asked = [judged.query for judged in judged_searches(navigator)] * ROUNDS

    def anywhere(query: Query, **filters: object) -> Callable[[], object]:
        def work() -> object:
            with navigator.database.session() as session:
                return best(session, query, Filters(age_years=query.age_years, **filters), today=TODAY, limit=10)

        return work

    def run(name: str, make: Callable[[Query, int], Callable[[], object]]) -> None:
        told(name, [timed(make(query, dice.randrange(COUNCILS))) for query in asked])

    def homed(query: Query, council: int, *, words: bool = True) -> Query:
        point = tuple(round(each, 2) for each in point_of(council))
        needs = query.needs or (() if words else ("ASD",))
        return replace(query, gss_code=code_of(council), needs=needs, point=point, words=query.words if words else "")

    run("one council's list, by words", lambda q, c: anywhere(homed(q, c), authority=code_of(c)))
    run(
        "one council's list, by needs (the chat)", lambda q, c: anywhere(homed(q, c, words=False), authority=code_of(c))
    )
    run("near home, whoever lists it", lambda q, c: anywhere(homed(q, c), area=code_of(c)))
    run(
        "all of England, by words",
        lambda q, _c: anywhere(replace(q, gss_code="", point=None)),
    )

    def page(query: Query, _council: int) -> Callable[[], object]:
        def work() -> object:
            with navigator.database.session() as session:
                return session.scalars(index.matching_ids(session, query.words).limit(50)).all()

        return work

    run("all of England, every word, a page of 50", page)


def main() -> None:
    options = argparse.ArgumentParser(prog="bench/search.py")
    options.add_argument("--services", type=int, default=230_000)
    options.add_argument("--postgresql", help="address of an empty database")
    options.add_argument("--only-postgresql", action="store_true")
    given = options.parse_args()
    if not given.only_postgresql:
        with tempfile.TemporaryDirectory() as folder:
            measure(f"sqlite:///{folder}/offer.db", given.services)
    if given.postgresql:
        measure(given.postgresql, given.services)


if __name__ == "__main__":
    main()
