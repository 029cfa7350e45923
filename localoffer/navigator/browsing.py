"""What pages anyone can link to show: one council, one service, one kind of help, one kind of need."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.answers import cards, compose
from localoffer.answers.answer import Answer, Area, DataState, Outcome, ServiceItem
from localoffer.answers.cards import Card
from localoffer.catalogue import freshness, provision, services
from localoffer.navigator.area import Home, area_of
from localoffer.navigator.ground import Ground
from localoffer.search.query import Query
from localoffer.search.ranking import Match, rank_provision, rank_supports
from localoffer.store.records import AuthorityRecord, EhcFigureRecord, ScheduleRecord, ServiceRecord, ServiceTermRecord

ENGLAND = "E92000001"
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
MOST_LISTED = 200
"""Services named on a council's page; the search finds the rest."""


@dataclass(frozen=True)
class Council:
    """One line of the list of councils."""

    gss_code: str
    name: str
    region: str
    data_state: DataState
    is_sample: bool


@dataclass(frozen=True)
class ListedService:
    """One line of a council's list of services."""

    service_id: str
    name: str
    is_sample: bool


@dataclass(frozen=True)
class ServicePage:
    """One service, whole.

    Args:
        item: As answers show it.
        area: The council whose list it stands in.
        card: Laid out, with what a page has room for.
        supports: Kinds of help it is listed under, as (code, name).
    """

    item: ServiceItem
    area: Area
    card: Card
    supports: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Topic:
    """A kind of help or a kind of need, whatever the council.

    Args:
        code: Its code.
        name: Its name.
        plain_name: What a family would say.
        cards: What holds across England.
        related: The kinds of help for a need, or the needs a kind of help is usually for, as (code, name).
    """

    code: str
    name: str
    plain_name: str
    cards: tuple[Card, ...]
    related: tuple[tuple[str, str], ...]


class Browsing:
    """What the pages show.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def councils(self) -> dict[str, list[Council]]:
        """Today's councils by region, each by name; an invented one, where there is one, comes last."""
        codes = [each.gss_code for each in self.ground.authorities.on(self.ground.today())]
        found: dict[str, list[Council]] = defaultdict(list)
        with self.ground.database.session() as session:
            today = AuthorityRecord.gss_code.in_(codes) | AuthorityRecord.is_sample
            rows = session.scalars(select(AuthorityRecord).where(today))
            for row in sorted(rows, key=lambda each: (each.is_sample, each.region, each.friendly_name)):
                state = DataState.of(row.read_on, read_in_part=row.read_in_part)
                region = "Sample" if row.is_sample else row.region
                found[region].append(Council(row.gss_code, row.friendly_name, region, state, row.is_sample))
        return dict(found)

    def services(self, gss_code: str) -> list[ListedService]:
        """The open services in a council's list, by name; `MOST_LISTED` at most."""
        with self.ground.database.session() as session:
            rows = session.execute(
                select(ServiceRecord.service_id, ServiceRecord.name, ServiceRecord.is_sample)
                .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(services.OPEN))
                .order_by(ServiceRecord.name, ServiceRecord.service_id)
                .limit(MOST_LISTED)
            )
            return [ListedService(*row) for row in rows]

    def fresh(self, gss_code: str) -> int:
        """How many services in a council's list were checked lately: by their review date, or within a year."""
        with self.ground.database.session() as session:
            return freshness.count_fresh(session, gss_code, self.ground.today())

    def figures(self, gss_code: str) -> list[Card]:
        """Official figures of a council beside England's, with their year and source."""
        newest = select(EhcFigureRecord).order_by(EhcFigureRecord.year.desc())
        with self.ground.database.session() as session:
            local = session.scalars(newest.where(EhcFigureRecord.gss_code == gss_code)).first()
            england = session.scalars(newest.where(EhcFigureRecord.gss_code == ENGLAND)).first()
            item = compose.timeliness_figure(local, england) if local else None
        return [cards.fact_card(item, self.ground.today())] if item else []

    def service(self, service_id: str) -> ServicePage | None:
        """One open service; None when there is none of this id."""
        today = self.ground.today()
        with self.ground.database.session() as session:
            row = next(iter(services.services_by_id(session, [service_id])), None)
            if row is None or row.status not in services.OPEN:
                return None
            area = area_of(session, Home(row.gss_code))
            item = compose.service_item(Match(row, fit=0, reasons=()), today)
            card = cards.service_card(item, Answer(Outcome.ANSWERED, area=area, today=today))
            card = card | {"facts": [*card["facts"], *_more(row)]}
            return ServicePage(item, area, card, self._supports_of(session, service_id))

    def support(self, code: str) -> Topic | None:
        """One kind of help; None when there is none of this code."""
        words, today = self.ground.vocabulary, self.ground.today()
        with self.ground.database.session() as session:
            rows = [row for row in provision.support_types(session) if row.code == code]
            if not rows:
                return None
            query = Query("", supports=(code,))
            first = [cards.support_card(compose.support_item(each), today) for each in rank_supports(rows, query)]
            national = [each for each in provision.provision_of(session, "") if code in each.supports]
            rest = [cards.provision_card(compose.provision_item(Match(each, 0, ())), today) for each in national]
            needs = tuple((each, words.need_name(each)) for each in rows[0].needs)
            return Topic(code, rows[0].name, words.support_name(code), (*first, *rest), needs)

    def need(self, code: str) -> Topic | None:
        """One kind of need: what is ordinarily provided for it across England; None when there is none of this code."""
        words, today = self.ground.vocabulary, self.ground.today()
        if code not in words.need_codes:
            return None
        area = words.broad_area(code)
        query = Query("", needs=(code,), areas_of_need=(area,) if area else ())
        with self.ground.database.session() as session:
            ranked = rank_provision(provision.provision_of(session, ""), query)
            shown = tuple(cards.provision_card(compose.provision_item(each), today) for each in ranked)
            kinds = [row for row in provision.support_types(session) if code in row.needs]
            return Topic(
                code, words.need_name(code), words.need_name(code), shown, tuple((k.code, k.name) for k in kinds)
            )

    def kinds(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """Every kind of help and every kind of need, as (code, name), by name."""
        words = self.ground.vocabulary
        with self.ground.database.session() as session:
            supports = sorted(
                ((row.code, row.name) for row in provision.support_types(session)), key=lambda each: each[1]
            )
        needs = sorted(((code, words.need_name(code)) for code in words.need_codes), key=lambda each: each[1])
        return tuple(supports), tuple(needs)

    def service_ids(self) -> list[str]:
        """Ids of every open service that is not made up: what a list of addresses names."""
        with self.ground.database.session() as session:
            rows = select(ServiceRecord.service_id).where(
                ServiceRecord.status.in_(services.OPEN), ServiceRecord.is_sample.is_(False)
            )
            return list(session.scalars(rows.order_by(ServiceRecord.service_id)))

    def _supports_of(self, session: Session, service_id: str) -> tuple[tuple[str, str], ...]:
        codes = session.scalars(
            select(ServiceTermRecord.code)
            .where(ServiceTermRecord.service_id == service_id, ServiceTermRecord.vocabulary == "support")
            .where((ServiceTermRecord.score.is_(None)) | (ServiceTermRecord.score >= services.PROOF))
            .order_by(ServiceTermRecord.code)
        )
        return tuple((code, self.ground.vocabulary.support_name(code)) for code in codes)


def _by_name(kind: tuple[str, str]) -> str:
    return kind[1].casefold()


def _more(row: ServiceRecord) -> list[dict[str, str]]:
    """What a page has room for beside the card: each place, and when it is open."""
    places = [", ".join(filter(None, (each.name, each.address, each.town, each.postcode))) for each in row.locations]
    hours = [opening_words(each) for each in row.schedules]
    named = [("Place", each) for each in dict.fromkeys(places)] + [("Open", each) for each in dict.fromkeys(hours)]
    return [{"label": label, "value": value} for label, value in named if value]


def opening_words(schedule: ScheduleRecord) -> str:
    """When a service is open, as far as its record says: "Monday, Thursday, 10:00 to 11:30 (term time)"."""
    days = [_DAYS[day] for day in (schedule.byday or "").upper().replace(" ", "").split(",") if day in _DAYS]
    times = " to ".join(filter(None, (schedule.opens_at, schedule.closes_at)))
    said = ", ".join(filter(None, (*days, times)))
    if not schedule.description:
        return said
    return f"{said} ({schedule.description})" if said else schedule.description
