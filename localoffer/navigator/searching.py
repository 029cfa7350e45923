"""Services found by words and filters, and why: one search for chat, pages, console and the open data alike."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from localoffer.answers import compose
from localoffer.answers.answer import ServiceItem, service_as_json
from localoffer.catalogue.services import services_by_id
from localoffer.errors import QueryError
from localoffer.navigator.ground import Ground
from localoffer.reading.vocabulary import HINT, Reading, Vocabulary
from localoffer.search import index, ranking
from localoffer.search.condition import sought
from localoffer.search.listing import Listing
from localoffer.search.query import Filters, Query
from localoffer.search.ranking import Match
from localoffer.search.text import LONGEST_QUESTION, alike, asked
from localoffer.store.records import ServiceRecord

MOST_SHOWN = 60
"""Services of one answer; nobody pages further, and a narrower question finds the rest."""


@dataclass(frozen=True)
class FoundService:
    """One service a search found.

    Args:
        item: The service, neutral, with its reasons.
        gss_code: The council that lists it.
        council: That council's everyday name.
        score: How much speaks for it.
    """

    item: ServiceItem
    gss_code: str
    council: str
    score: float

    def as_json(self) -> dict[str, Any]:
        """One line of `offer search --json`: the service as in `offer find --json`, with its council and score."""
        own = {"gss_code": self.gss_code, "council": self.council, "score": round(self.score, 2)}
        return {**service_as_json(self.item), **own}


class Searching:
    """The search over every council's services."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def search(
        self,
        words: str,
        filters: Filters,
        *,
        home: str = "",
        point: tuple[float, float] | None = None,
        limit: int = 10,
    ) -> list[FoundService]:
        """Services that fit, the one most speaks for first.

        Args:
            words: What is looked for, in a parent's own words; an age among them counts as a filter.
            filters: What a service must be.
            home: Code of the council a family lives in, when that is known.
            point: Where it lives, rounded to 0.01 degree.
            limit: How many at most, from 1 to `MOST_SHOWN`.

        Raises:
            QueryError: Nothing is asked, or a part lies outside its range.
        """
        if not 1 <= limit <= MOST_SHOWN:
            raise QueryError(f"limit: {limit} is not from 1 to {MOST_SHOWN}. Give a smaller number of results.")
        if filters.within_miles is not None and point is None:
            raise QueryError("distance: miles from where? Give a postcode too.")
        query = self.query(words, filters, home=home, point=point)
        filters = replace(filters, age_years=query.age_years)
        if not sought(query, filters):
            raise QueryError("search: there is nothing to look for. Give words, a need, a council or a day.")
        with self.ground.database.session() as session:
            matches = best(session, query, filters, today=self.ground.today(), limit=limit)
            return [self._found(match) for match in matches]

    def query(self, words: str, filters: Filters, *, home: str = "", point: tuple[float, float] | None = None) -> Query:
        """What words and filters ask, in codes."""
        vocabulary = self.ground.vocabulary
        reading = vocabulary.read(words[:LONGEST_QUESTION])
        needs, supports = codes(reading)
        needs = tuple(dict.fromkeys((*filters.needs, *needs)))
        supports = tuple(dict.fromkeys((*filters.supports, *supports)))
        return Query(
            home,
            age_years=filters.age_years if filters.age_years is not None else reading.age_years,
            needs=needs,
            supports=supports,
            point=point,
            words=telling(words, reading),
            named=named(vocabulary, needs, supports),
            alike=self.alike,
        )

    @cached_property
    def alike(self) -> dict[str, dict[str, str]]:
        """Words that families and listings use for the same thing, by stem; loaded once."""
        with (self.ground.data / "vocabulary" / "search_words.csv").open(encoding="utf-8", newline="") as file:
            return alike(row["words"].split("|") for row in csv.DictReader(file))

    def needs(self, typed: Iterable[str]) -> tuple[str, ...]:
        """Need codes from codes or words.

        Raises:
            QueryError: One is neither a code nor words we know.
        """
        return tuple(dict.fromkeys(code for each in typed for code in self._need(each)))

    def _need(self, typed: str) -> tuple[str, ...]:
        known = {code.casefold(): code for code in self.ground.vocabulary.need_codes}
        found = (
            (known[typed.casefold()],) if typed.casefold() in known else codes(self.ground.vocabulary.read(typed))[0]
        )
        if not found:
            raise QueryError(
                f'need: "{typed}" is no need we know. Write a code ({", ".join(known.values())}) or words.'
            )
        return found

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Make the search index anew; how many services are in it."""
        with self.ground.database.session() as session:
            return index.rebuild(session, progress)

    def _found(self, match: Match[ServiceRecord]) -> FoundService:
        council = self.ground.authorities.get(match.row.gss_code)
        return FoundService(
            compose.service_item(match, self.ground.today()),
            match.row.gss_code,
            council.friendly_name if council else match.row.gss_code,
            match.score,
        )


def best(
    session: Session, query: Query, filters: Filters, *, today: date, limit: int = MOST_SHOWN
) -> list[Match[ServiceRecord]]:
    """The services that fit best, whole."""
    ranked = ranking.rank_services(index.candidates(session, query, filters), query, today=today, filters=filters)
    matches = {match.row.service_id: match for match in ranked[:limit]}
    rows = services_by_id(session, list(matches))
    return [_whole(matches[row.service_id], row) for row in rows]


def _whole(match: Match[Listing], row: ServiceRecord) -> Match[ServiceRecord]:
    return Match(row, match.fit, match.reasons, match.distance_miles, match.score)


def asks(query: Query) -> bool:
    """Whether a query names anything that a service could be for."""
    return bool(query.needs or query.supports or asked(query.words))


def named(vocabulary: Vocabulary, needs: Iterable[str], supports: Iterable[str]) -> dict[str, str]:
    """Needs and kinds of help in plain words, by code."""
    return {
        **{code: vocabulary.need_name(code) for code in needs},
        **{code: vocabulary.support_name(code) for code in supports},
    }


def telling(words: str, reading: Reading) -> str:
    """A message without the ages and school years in it, which are no words to look for."""
    spans = [(age.start, age.end) for age in reading.ages]
    spans += [span for span in (reading.age_span, reading.phase_span) if span]
    kept = list(words)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def codes(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Needs and supports a message speaks of; what only hints counts where nothing is plain."""
    own = [each for each in reading.needs if not each.negated and each.whose == "child"]
    plain = [each.code for each in own if each.score >= HINT]
    called = [each.code for each in reading.supports if each.score >= HINT]
    if not plain and not called:
        plain, called = [each.code for each in own], [each.code for each in reading.supports]
    return tuple(dict.fromkeys(plain)), tuple(dict.fromkeys(called))
