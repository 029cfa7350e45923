"""How long importing a large offer takes and how much memory it holds: `.venv/bin/python bench/imports.py [SERVICES]`.

Writes one Open Referral UK page of invented services, then imports and publishes it, imports it again unchanged, and
rolls back to it after a smaller edition: each in a process of its own, so that its peak memory is its own. SQLite and,
with `--postgresql ADDRESS` of an empty database, PostgreSQL.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from localoffer.navigator import Navigator
from localoffer.settings import Settings

COUNCIL = "Bristol, City of"
ENGLAND = 230_000
"""153 councils with 1,500 services each."""
KINDS = (
    "club",
    "group",
    "play scheme",
    "therapy service",
    "sports session",
    "advice line",
    "short break",
    "youth club",
)
THEMES = (
    "Autism",
    "Hearing support",
    "Speech and language",
    "Sensory play",
    "Family support",
    "Mobility",
    "SEND music",
)
PLACES = ("Bedminster", "Clifton", "Easton", "Fishponds", "Hartcliffe", "Knowle", "Southmead", "Stockwood")
SENTENCES = (
    "Children come with a parent or carer and stay for as long as suits them.",
    "Staff know how to help a child who finds noise or crowds hard.",
    "Please ring before the first visit so that somebody can show you round.",
    "There is step-free access, a changing place and a quiet room.",
    "Sessions run in term time and on some days of each school holiday.",
    "Siblings are welcome, and there is tea for the grown-ups.",
    "A social worker or the school can refer a family, or families can ask themselves.",
    "Places are free for families who live in the area.",
)


def entries(count: int) -> Iterator[dict[str, Any]]:
    """Invented services of ordinary size, the same each time."""
    dice = random.Random(20261121)  # noqa: S311 - the same services each time
    for number in range(count):
        place, theme, kind = dice.choice(PLACES), dice.choice(THEMES), dice.choice(KINDS)
        name = f"{place} {theme.casefold()} {kind} {number}"
        yield {
            "id": str(uuid.UUID(int=number + 1)),
            "name": name,
            "status": "active",
            "description": f"A sample {kind} in {place}. " + " ".join(dice.sample(SENTENCES, 5)),
            "url": f"https://service{number}.sample.org.uk/",
            "email": f"hello@service{number}.sample.org.uk",
            "minimum_age": dice.choice((0, 4, 11)),
            "maximum_age": dice.choice((12, 18, 25)),
            "assured_date": "2026-09-14",
            "last_modified": "2026-09-14T09:12:05Z",
            "organization": {"id": str(uuid.UUID(int=10**9 + number // 4)), "name": f"Sample trust {number // 4}"},
            "service_areas": [{"id": "a", "name": "Bristol"}],
            "service_at_locations": [
                {
                    "id": f"l{number}",
                    "location": {
                        "id": f"p{number}",
                        "location_type": "physical",
                        "name": f"{place} hall",
                        "latitude": 51.4 + dice.random() / 10,
                        "longitude": -2.6 + dice.random() / 10,
                        "addresses": [{"address_1": "1 Sample Street", "city": "Bristol", "postal_code": "BS3 1AA"}],
                    },
                }
            ],
            "contacts": [{"id": f"c{number}", "title": "Office", "phones": [{"number": "0117 496 0123"}]}],
            "schedules": [{"id": f"s{number}", "freq": "WEEKLY", "byday": "SA", "opens_at": "10:00"}],
            "cost_options": [{"id": f"o{number}", "option": "Child", "amount": 3.5}],
            "attributes": [{"id": f"t{number}", "taxonomy_term": {"id": theme, "name": theme, "taxonomy": "Sample"}}],
        }


def write_page(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"total_items": {count}, "contents": [')
        for number, entry in enumerate(entries(count)):
            file.write(f"{',' if number else ''}\n{json.dumps(entry)}")
        file.write("]}")


def work(what: str, path: Path, url: str) -> dict[str, Any]:
    """One piece of work, with its time and the peak memory of this process."""
    started = time.perf_counter()
    stages: dict[str, float] = {}

    def progress(stage: str, _done: int, _total: int) -> None:
        stages[stage] = time.perf_counter() - started

    navigator = Navigator.open(Settings.read({"DATABASE_URL": url, "OFFER_VAR": str(path.parent)}))
    navigator.prepare()
    if what == "rollback":
        first = navigator.history.versions(COUNCIL)[-1]["version"]
        told = navigator.history.roll_back(COUNCIL, first, publish=True).report
    else:
        told = navigator.offers.import_file(
            path, COUNCIL, publish=True, accept_removals=True, source="bench.json", progress=progress
        ).report
    counts = {name: told[name] for name in ("added", "changed", "removed", "same")}
    seconds = time.perf_counter() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(seconds),
        "peak MB": round(peak_mb),
        **counts,
        "until": {k: round(v) for k, v in stages.items()},
    }


def measured(what: str, path: Path, url: str) -> None:
    """The same in a process of its own."""
    done = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, __file__, "--work", what, str(path), url], capture_output=True, text=True, check=False
    )
    print(f"  {what:8} {done.stdout.strip() or done.stderr.strip()[-500:]}", flush=True)


def main(count: int, postgresql: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page, smaller = Path(folder) / "bench.json", Path(folder) / "smaller.json"
        write_page(page, count)
        write_page(smaller, count // 2)
        size = page.stat().st_size / 1e6
        print(f"{count} services, {size:.0f} MB, {size * 1000 / count:.1f} KB each")
        for url in filter(None, (f"sqlite:///{folder}/offer.db", postgresql)):
            print(url.split(":")[0])
            for what, path in (("import", page), ("again", page), ("half", smaller), ("rollback", page)):
                measured(what, path, url)
            if url.startswith("sqlite"):
                print(f"  database {Path(folder, 'offer.db').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        print(json.dumps(work(sys.argv[2], Path(sys.argv[3]), sys.argv[4])))
    else:
        asked = argparse.ArgumentParser(description=__doc__)
        asked.add_argument("services", nargs="?", type=int, default=ENGLAND)
        asked.add_argument("--postgresql", help="address of an empty database")
        given = asked.parse_args()
        main(given.services, given.postgresql)
