"""How well searches are answered: nDCG@5 over the judged searches, for plain words, with synonyms, and fully ranked.

The grades (3 exactly it, 2 good, 1 of some use, else 0) were written before any weight was set. Weights were then set
on the searches of odd number only; those of even number say how far that carries.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from localoffer.navigator import Navigator
from localoffer.search import index, ranking
from localoffer.search.query import Filters, Query
from localoffer.settings import Settings
from localoffer.store.database import Database
from tests.search_quality.sample import FOLDER, HOME, TODAY, TOWNS, load

AT = 5


@dataclass(frozen=True)
class Judged:
    """A search with the services a careful person would want to see."""

    words: str
    query: Query
    filters: Filters
    grades: dict[str, int]


Way = Callable[[Session, Judged], list[str]]


def plain_words(session: Session, judged: Judged) -> list[str]:
    """The database's own full text, with the words as they were typed."""
    query = replace(judged.query, needs=(), supports=(), named={}, alike={}, words=judged.words)
    return [each.service_id for each in index.candidates(session, query, judged.filters)] if query.words else []


def with_synonyms(session: Session, judged: Judged) -> list[str]:
    """The same with what the vocabulary reads in the words."""
    return [each.service_id for each in index.candidates(session, judged.query, judged.filters)]


def ranked(session: Session, judged: Judged) -> list[str]:
    """What families get."""
    found = index.candidates(session, judged.query, judged.filters)
    matches = ranking.rank_services(found, judged.query, today=TODAY, filters=judged.filters)
    return [each.row.service_id for each in matches]


WAYS: dict[str, Way] = {"plain full text": plain_words, "with synonyms": with_synonyms, "fully ranked": ranked}


def ndcg(found: Sequence[str], grades: dict[str, int], at: int = AT) -> float:
    """How near the first results come to the best order there is, from 0 to 1."""
    return _gain([grades.get(each, 0) for each in found[:at]]) / _gain(sorted(grades.values(), reverse=True)[:at])


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def judged_searches(navigator: Navigator) -> list[Judged]:
    """Every judged search, read as the product reads it."""
    with (FOLDER / "judged.csv").open(encoding="utf-8", newline="") as file:
        return [_judged(row, navigator) for row in csv.DictReader(file)]


def _judged(row: dict[str, str], navigator: Navigator) -> Judged:
    options = row["filters"].split()
    home = None if "any" in options else HOME
    filters = Filters(
        area=home,
        age_years=float(row["age"]) if row["age"] else None,
        free="free" in options,
        day=next((each.removeprefix("day=") for each in options if each.startswith("day=")), None),
    )
    query = navigator.searching.query(row["query"], filters, home=home or "", point=TOWNS.get(row["town"]))
    grades = {key: int(grade) for key, _, grade in (each.partition("=") for each in row["judged"].split())}
    return Judged(row["query"], query, replace(filters, age_years=query.age_years), grades)


def search_quality(url: str = "sqlite://") -> dict[str, dict[str, float]]:
    """nDCG@5 of every way, on all searches and on each half."""
    navigator = Navigator(Database(url), Settings.read({"OFFER_ENV": "production"}), today=lambda: TODAY)
    navigator.database.migrate()
    try:
        with navigator.database.session() as session:
            load(session, navigator.vocabulary)
            searches = judged_searches(navigator)
            return {
                name: _means([ndcg(way(session, each), each.grades) for each in searches]) for name, way in WAYS.items()
            }
    finally:
        navigator.database.close()


def _means(scores: Sequence[float]) -> dict[str, float]:
    halves = {"all": scores, "tuned on": scores[::2], "held out": scores[1::2]}
    return {name: round(sum(part) / len(part), 3) for name, part in halves.items()}
