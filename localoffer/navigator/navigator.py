"""Answers for families: where they live, what is available there, what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.answers import compose
from localoffer.answers.answer import Answer, Asked, FactItem, Outcome
from localoffer.catalogue import provision, services
from localoffer.catalogue.bank_holidays import bank_holidays
from localoffer.catalogue.fact_fit import FactFit, load_fact_fit
from localoffer.errors import QueryError
from localoffer.navigator.area import Home, area_of
from localoffer.navigator.audit import Audits
from localoffer.navigator.browsing import Browsing
from localoffer.navigator.callbacks import Callbacks
from localoffer.navigator.claims import Claims
from localoffer.navigator.comments import Comments
from localoffer.navigator.comparing import Comparing
from localoffer.navigator.counting import Counting
from localoffer.navigator.deadlines import Deadlines
from localoffer.navigator.follow_ups import FollowUpFacts
from localoffer.navigator.glossary import Glossary
from localoffer.navigator.ground import Ground
from localoffer.navigator.history import History
from localoffer.navigator.letters import Letters
from localoffer.navigator.mapping import Mappings
from localoffer.navigator.offers import Offers
from localoffer.navigator.open_data import OpenData
from localoffer.navigator.open_tables import OpenTables
from localoffer.navigator.plain_words import PlainWords
from localoffer.navigator.searching import Searching, asks, best, codes, named, telling
from localoffer.navigator.sources import Sources
from localoffer.navigator.upkeep import Upkeep
from localoffer.navigator.young_people import YoungPeople
from localoffer.places.directory_import import ImportReport, import_directory
from localoffer.places.resolver import Located
from localoffer.reading.phase import phases_for
from localoffer.search import ranking
from localoffer.search.facts import closest, defined, fitting, in_order_of_fit
from localoffer.search.query import Filters, Query
from localoffer.store.records import EhcFigureRecord

_ENGLAND = "E92000001"
_OUTCOME_OF_STATUS = {
    "outside_england": Outcome.OUTSIDE_ENGLAND,
    "no_home": Outcome.NO_HOME,
    "unknown": Outcome.UNKNOWN_PLACE,
    "unreadable": Outcome.UNREADABLE_PLACE,
}


@dataclass(frozen=True)
class Request:
    """A question in codes, before its council is looked up."""

    age_years: float | None = None
    phase: str | None = None
    needs: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    unread: str | None = None
    words: str = ""
    """What was typed, for this one answer; never kept."""


class Navigator(Ground):
    """The product's use cases over one database: answers here, everything else one desk a subject."""

    @cached_property
    def offers(self) -> Offers:
        """What councils publish."""
        return Offers(self)

    @cached_property
    def open_data(self) -> OpenData:
        """What anyone may read, in Open Referral UK."""
        return OpenData(self)

    @cached_property
    def open_tables(self) -> OpenTables:
        """What anyone may read, as tables."""
        return OpenTables(self)

    @cached_property
    def sources(self) -> Sources:
        """The feeds councils publish."""
        return Sources(self)

    @cached_property
    def history(self) -> History:
        """Who published what, and the way back."""
        return History(self)

    @cached_property
    def audits(self) -> Audits:
        """What councils publish, held against Schedule 2."""
        return Audits(self)

    @cached_property
    def mappings(self) -> Mappings:
        """What councils' own terms lead to."""
        return Mappings(self)

    @cached_property
    def upkeep(self) -> Upkeep:
        """What keeps records true."""
        return Upkeep(self)

    @cached_property
    def young_people(self) -> YoungPeople:
        """Young people who ask for themselves."""
        return YoungPeople(self)

    @cached_property
    def callbacks(self) -> Callbacks:
        """Families who asked to be called back."""
        return Callbacks(self)

    @cached_property
    def claims(self) -> Claims:
        """What families are told, and whether it is so."""
        return Claims(self)

    @cached_property
    def browsing(self) -> Browsing:
        """Pages anyone can link to."""
        return Browsing(self)

    @cached_property
    def follow_ups(self) -> FollowUpFacts:
        """Short questions about the last answer."""
        return FollowUpFacts(self)

    @cached_property
    def glossary(self) -> Glossary:
        """The words of SEND, explained."""
        return Glossary(self)

    @cached_property
    def letters(self) -> Letters:
        """Letters to finish, and what to ask the SENCO."""
        return Letters(self)

    @cached_property
    def plain_words(self) -> PlainWords:
        """Answers in simpler words, or with all their law."""
        return PlainWords(self)

    @cached_property
    def counting(self) -> Counting:
        """What families were shown, and asked for in vain."""
        return Counting(self)

    @cached_property
    def deadlines(self) -> Deadlines:
        """Which days follow from one."""
        return Deadlines(self)

    @cached_property
    def comments(self) -> Comments:
        """What families say about councils' offers, and what they are answered."""
        return Comments(self)

    @cached_property
    def comparing(self) -> Comparing:
        """Areas side by side."""
        return Comparing(self)

    @cached_property
    def searching(self) -> Searching:
        """Services found by words and filters."""
        return Searching(self)

    # --- places ---

    def where(self, typed: str) -> Located:
        """Which council is responsible for what was typed as a postcode."""
        return self.resolver.locate(typed)

    def where_all(self, typed: Iterable[str]) -> Iterator[Located]:
        """The same for many, outside a chat turn."""
        return self.resolver.locate_all(typed)

    def home(self, typed: str) -> Home | Located:
        """A home from a postcode or a council's name; the `Located` when it does not lead to one council.

        Raises:
            UnknownAuthority: It is no postcode, and no council's name either.
        """
        located = self.where(typed)
        if located.status == "one":
            return home_of(located)
        if located.status != "unreadable":
            return located
        return Home(self.authorities.find(typed, on=self.today()).gss_code)

    # --- answers ---

    def find(self, home: Home, request: Request) -> Answer:
        """What is ordinarily available for one child in one council's area."""
        query, asked = self._query(home, request)
        with self.database.session() as session:
            area = area_of(session, home)
            supports = ranking.rank_supports(provision.support_types(session), query)
            filters = Filters(authority=home.gss_code, age_years=query.age_years)
            return compose.compose(
                query,
                asked,
                area,
                provision=ranking.rank_provision(provision.provision_of(session, home.gss_code), query),
                supports=supports,
                services=best(session, query, filters, today=self.today()) if asks(query) else (),
                published=services.published_supports(session, home.gss_code),
                contacts=(),
                figures=self._figures(session, home.gss_code) if "ehc_plan" in query.supports else (),
                today=self.today(),
            )

    def find_typed(self, place: str, need: str = "", age: str = "", phase: str = "") -> Answer:
        """The same from typed words: what `offer find` and the plain web page ask.

        Raises:
            UnknownAuthority: The place is no postcode, and no one council's name either.
        """
        if not place.strip():
            return Answer(Outcome.NEED_PLACE, today=self.today())
        home = self.home(place)
        if isinstance(home, Located):
            return place_answer(home, self.today())
        return self.find(home, self.read_request(need, age, phase))

    def read_request(self, need: str, age: str = "", phase: str = "") -> Request:
        """A request from words: the need in a parent's own, the age as a number of years or words.

        Raises:
            QueryError: The age is none we can use.
        """
        reading = self.vocabulary.read(need)
        aged = self.vocabulary.read(f"age {age}" if age.strip().replace(".", "", 1).isdigit() else age)
        if age.strip() and aged.age_years is None and aged.phase is None:
            raise QueryError(f'age: "{age}" is not an age from 0 to 25 or a school year. Write 4, 18 months or Year 9.')
        needs, supports = codes(reading)
        return Request(
            age_years=aged.age_years if aged.age_years is not None else reading.age_years,
            phase=phase or aged.phase or reading.likely_phase,
            needs=needs,
            supports=supports,
            unread=need.strip() if need.strip() and not (needs or supports) else None,
            words=telling(need, reading),
        )

    def best_facts(
        self, topics: Sequence[str], question: str, limit: int, *, request: Request | None = None
    ) -> list[str]:
        """Keys of the facts of these topics that answer a question best; for "what is X" the terms it names.

        Args:
            topics: The one that matters most first.
            question: A family's (redacted) words.
            limit: How many at most.
            request: Whose age decides which of them come last.
        """
        with self.database.session() as session:
            rows = provision.facts_about(session, topics)
        if "terms" in topics:
            return [row.key for row in defined(rows, question)[:limit]]
        ranked = [row.key for row in closest(rows, question, len(rows), self._fits)]
        return self._in_order(ranked, request or Request())[:limit]

    def fitting(self, keys: Sequence[str], request: Request) -> list[str]:
        """Those of the facts that are for the age asked about; all of them where none is."""
        return fitting(keys, self._fits, age_years=request.age_years, phase=request.phase) or list(keys)

    @cached_property
    def _fits(self) -> Mapping[str, FactFit]:
        return load_fact_fit(self.data / "offer")

    def _in_order(self, keys: Sequence[str], request: Request) -> list[str]:
        return in_order_of_fit(keys, self._fits, age_years=request.age_years, phase=request.phase)

    def facts(self, keys: Sequence[str], home: Home | None, request: Request) -> Answer:
        """These facts, with the kinds of help they are about and, where the council is known, what it offers."""
        answer = self.find(home, request) if home else Answer(Outcome.FACTS, today=self.today())
        with self.database.session() as session:
            rows = provision.facts_by_key(session, self._in_order(keys, request))
            supports = answer.supports
            if home is None and request.supports:
                query, _ = self._query(Home(""), request)
                ranked = ranking.rank_supports(provision.support_types(session), query)
                supports = tuple(compose.support_item(match) for match in ranked)
        facts = tuple(compose.fact_item(row) for row in rows)
        return replace(answer, outcome=Outcome.FACTS, facts=facts, supports=supports)

    def helplines(self, *topics: str, first: Sequence[str] = ()) -> Answer:
        """People to talk to about any of these topics, and whether they answer now; never only a machine.

        Args:
            topics: Topics of helplines; all helplines without any.
            first: Topics whose helplines come before the others.
        """
        now, holidays = self.now(), bank_holidays()
        with self.database.session() as session:
            rows = [row for row in provision.helplines(session) if not topics or set(row.topics) & set(topics)]
        rows.sort(key=lambda row: not set(row.topics) & set(first))
        contacts = tuple(compose.contact(row, now, holidays) for row in rows)
        return Answer(Outcome.FACTS, contacts=contacts, today=self.today())

    def choice(self, gss_code: str) -> Home:
        """A home from a council a family chose by name or button.

        Raises:
            UnknownAuthority: No such council today.
        """
        return Home(self.authorities.find(gss_code, on=self.today()).gss_code)

    # --- postcodes ---

    def import_postcodes(
        self, path: Path, progress: Callable[[int, int], None] | None = None, *, force: bool = False
    ) -> ImportReport:
        """Load an edition of the ONS Postcode Directory, whole or not at all.

        Raises:
            DirectoryFileError: The file cannot be used; nothing was changed.
        """
        report = import_directory(
            self.database.engine, path, self.data / "places", progress=progress, force=force, today=self.today()
        )
        self.__dict__.pop("resolver", None)
        return report

    # --- inside ---

    def _query(self, home: Home, request: Request) -> tuple[Query, Asked]:
        words = self.vocabulary
        query = Query(
            gss_code=home.gss_code,
            age_years=request.age_years,
            phases=phases_for(request.age_years, request.phase),
            needs=request.needs,
            areas_of_need=tuple(dict.fromkeys(a for n in request.needs if (a := words.broad_area(n)))),
            supports=request.supports,
            point=home.point,
            words=request.words,
            named=named(words, request.needs, request.supports),
            alike=self.searching.alike,
        )
        return query, self._asked(request, query.phases)

    def _asked(self, request: Request, phases: tuple[str, ...] = ()) -> Asked:
        words = self.vocabulary
        return Asked(
            age_years=request.age_years,
            phases=phases,
            needs=tuple(words.need_name(code) for code in request.needs),
            supports=tuple(words.support_name(code) for code in request.supports),
            unread=request.unread,
            need_codes=request.needs,
            support_codes=request.supports,
        )

    def _figures(self, session: Session, gss_code: str) -> tuple[FactItem, ...]:
        newest = select(EhcFigureRecord).order_by(EhcFigureRecord.year.desc())
        local = session.scalars(newest.where(EhcFigureRecord.gss_code == gss_code)).first()
        england = session.scalars(newest.where(EhcFigureRecord.gss_code == _ENGLAND)).first()
        return (compose.timeliness_figure(local, england),) if local else ()


def home_of(located: Located) -> Home:
    """The home a postcode leads to, when it leads to one council."""
    return Home(
        gss_code=located.authorities[0].gss_code,
        basis=located.basis or "chosen",
        district=located.district,
        point=located.point,
        ended_on=located.ended_on,
    )


def place_answer(located: Located, today: date) -> Answer:
    """An answer to a place that leads to no one council: choose, or a kind reason."""
    if located.status == "several":
        return Answer(
            Outcome.NEED_CHOICE,
            candidates=tuple((each.gss_code, each.name, each.share_pct) for each in located.authorities),
            nation=located.nation,
            part=located.district if located.basis == "district" else None,
            today=today,
        )
    return Answer(_OUTCOME_OF_STATUS[located.status], nation=located.nation, special=located.special, today=today)
