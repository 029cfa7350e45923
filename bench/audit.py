"""How long the Schedule 2 audit takes over every council's list: `.venv/bin/python bench/audit.py [DATABASE_URL]`.

Fills an empty database (SQLite in a temporary folder unless one is named) with 153 councils of 1,500 invented services
each, audits all of them and one of them, and prints seconds and peak memory.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert, select, text, update

from localoffer.navigator import Navigator
from localoffer.publishing.codes import SUPPORT, codes
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import AuthorityRecord, ServiceRecord, ServiceTermRecord

SERVICES_EACH = 1_500
TODAY = date(2026, 11, 21)
NAMES = (
    "club group team service centre trust project drop-in therapy school nursery college support advice mediation "
    "complaints transport autism speech swimming saturday holiday family parent carer youth"
).split()
LOCAL_TERMS = [f"{first} {second}" for first in NAMES for second in NAMES]


def services(gss_code: str, chance: random.Random) -> Iterator[dict[str, Any]]:
    """One council's list."""
    for number in range(SERVICES_EACH):
        yield {
            "service_id": f"{gss_code}-{number}",
            "gss_code": gss_code,
            "name": " ".join(chance.choices(NAMES, k=4)).capitalize(),
            "status": "active",
            "assured_on": TODAY - timedelta(days=chance.randrange(900)),
            "is_sample": False,
            "source_fields": {},
        }


def terms(service_id: str, chance: random.Random, supports: list[str]) -> Iterator[dict[str, Any]]:
    """Six terms of a service: four of the source's own, two of ours."""
    for name in chance.sample(LOCAL_TERMS, 4):
        yield {"service_id": service_id, "vocabulary": "Local", "code": name, "name": name, "score": None}
    for code in chance.sample(supports, 2):
        score = round(chance.uniform(0.5, 1.0), 2)
        yield {"service_id": service_id, "vocabulary": "support", "code": code, "name": None, "score": score}


def fill(navigator: Navigator) -> int:
    """Invent every council's list; how many services there are."""
    chance = random.Random(4)  # noqa: S311 - invented services, no secrets
    supports = list(codes(SUPPORT).names)
    councils = [each.gss_code for each in navigator.authorities.on(TODAY)]
    with navigator.database.session() as session:
        session.execute(update(AuthorityRecord).where(AuthorityRecord.gss_code.in_(councils)).values(read_on=TODAY))
        for gss_code in councils:
            listed = list(services(gss_code, chance))
            session.execute(insert(ServiceRecord), listed)
            held = [term for each in listed for term in terms(each["service_id"], chance, supports)]
            session.execute(insert(ServiceTermRecord), held)
    with navigator.database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    with navigator.database.session() as session:
        return len(session.scalars(select(ServiceRecord.service_id).where(ServiceRecord.is_sample.is_(False))).all())


def seconds(deed: Callable[[], object]) -> tuple[float, float]:
    """How long a deed takes by the clock, and how much of that this process worked (SQLite works inside it)."""
    started, worked = time.perf_counter(), time.process_time()
    deed()
    return time.perf_counter() - started, time.process_time() - worked


def main(url: str | None) -> None:
    """Fill, audit and print."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.read({"OFFER_VAR": folder, **({"DATABASE_URL": url} if url else {})})
        navigator = Navigator(Database(settings.database_url), settings, today=lambda: TODAY)
        navigator.prepare()
        filling, _ = seconds(lambda: print(f"{fill(navigator):,} services", end=" "))
        print(f"in {filling:.0f} s on {navigator.database.engine.dialect.name}")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        clock, work = seconds(navigator.audits.all)
        print(f"all councils: {clock:.1f} s, {work:.1f} s of work in this process")
        one = [seconds(lambda: navigator.audits.of("Bristol")) for _ in range(5)]
        clock, work = (statistics.median(each) for each in zip(*one, strict=True))
        print(f"one council: median {clock:.2f} s, {work:.2f} s of work in this process")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"peak memory {before / 1024:.0f} MB before the audits, {grown / 1024:.0f} MB more with them")
        navigator.database.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
