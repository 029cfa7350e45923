"""Keeping records true: which are stale, whom to ask, what they say, and what families asked for and did not find."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.answers import cards, compose
from localoffer.answers.answer import Answer, Area, DataState, Outcome
from localoffer.answers.letters import Letter, Listed, letter
from localoffer.answers.unmet import UnmetLine, unmet_lines
from localoffer.catalogue import counts
from localoffer.catalogue.freshness import StaleService, stale_services
from localoffer.catalogue.services import OPEN
from localoffer.navigator.ground import Ground
from localoffer.publishing import upkeep
from localoffer.publishing.upkeep import Link, Links
from localoffer.search.ranking import Match
from localoffer.store.records import AuthorityContactRecord, AuthorityRecord, ServiceRecord

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""Addresses a letter may go to: one, plain, without anything that a mail header could misread."""

_LIST_TEAM = "local_offer_team"
"""Role of those at a council who look after its list."""


@dataclass(frozen=True)
class StaleList:
    """One council's stale records.

    Args:
        gss_code: The council.
        name: Its everyday name.
        data_state: What we hold of its list; of a council not read there is nothing to look at again.
        services: Its stale records, those families see most first.
        is_sample: Whether the council is made up.
    """

    gss_code: str
    name: str
    data_state: DataState
    services: tuple[StaleService, ...]
    is_sample: bool


@dataclass(frozen=True)
class Unmet:
    """What families asked for and did not find in one council's list.

    Args:
        gss_code: The council.
        name: Its everyday name.
        since: The first month counted, as its first day.
        data_state: What we hold of its list; nothing is counted until it was read whole.
        lines: As `answers.unmet` shows them.
        names: Kinds of help and needs in plain words, by code.
    """

    gss_code: str
    name: str
    since: date
    data_state: DataState
    lines: tuple[UnmetLine, ...]
    names: dict[str, str]


@dataclass(frozen=True)
class Entry:
    """What a "still right" link leads to.

    Args:
        state: `open`; `confirmed` (somebody said it is right since the link was made); `changed` (it says something
            else than when its page was opened); `ended` (the link is too old); `gone` (no longer in the list); or
            `unreadable` (no link of ours).
        card: The record as families see it; None where there is none to show.
        council: The council that lists it, and where its own list is.
        team: Who at the council looks after its list, with number and address, where it says so.
        seen: Mark of what the record says, to be given back when it is confirmed.
        confirmed_on: The day somebody last said that it is right.
    """

    state: str
    card: cards.Card | None = None
    council: Area | None = None
    team: str | None = None
    seen: str = ""
    confirmed_on: date | None = None


class Upkeep:
    """What keeps a council's records true."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def stale(self, authority: str) -> StaleList:
        """A council's records that somebody should look at again.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        gss_code = self._code(authority)
        with self.ground.database.session() as session:
            council = session.get_one(AuthorityRecord, gss_code)
            return StaleList(
                gss_code,
                council.friendly_name,
                DataState.of(council.read_on, read_in_part=council.read_in_part),
                tuple(stale_services(session, gss_code, self.ground.today())),
                council.is_sample,
            )

    def letters(self, authority: str, key: str) -> list[Letter]:
        """A letter to each address that stale records name, with a link for each record; most shown first.

        Args:
            authority: The council.
            key: Signs the links; the key the web app has.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        found = self.stale(authority)
        by_address: defaultdict[str, list[StaleService]] = defaultdict(list)
        for service in found.services:
            if service.email and _ADDRESS.fullmatch(service.email.strip()):
                by_address[service.email.strip().casefold()].append(service)
        settings, today = self.ground.settings, self.ground.today()
        links = Links(key, settings.link_days)
        base = (settings.public_url or settings.web_address).rstrip("/")

        def listed(service: StaleService) -> Listed:
            return Listed(
                service.name, service.last_checked, f"{base}/still-right?link={links.make(service.service_id, today)}"
            )

        return [
            letter(
                to,
                found.name,
                [listed(each) for each in services],
                ends_on=links.ends_on(today),
                again_days=settings.mail_again_days,
                is_sample=found.is_sample,
            )
            for to, services in by_address.items()
        ]

    def look(self, link: str, key: str) -> Entry:
        """What a link leads to; changes nothing."""
        said = Links(key, self.ground.settings.link_days).read(link)
        if said is None:
            return Entry("unreadable")
        with self.ground.database.session() as session:
            return self._entry(session, said, session.get(ServiceRecord, said.service_id))

    def confirm(self, link: str, key: str, seen: str) -> Entry:
        """Store that a record is right today; twice is as good as once.

        Args:
            link: As it was sent.
            key: What it was signed with.
            seen: The mark of what was on the page, so that nobody confirms what they did not see.
        """
        said = Links(key, self.ground.settings.link_days).read(link)
        if said is None:
            return Entry("unreadable")
        with self.ground.database.session() as session:
            record = session.get(ServiceRecord, said.service_id, with_for_update=True)
            entry = self._entry(session, said, record)
            if record is None or entry.state != "open":
                return entry
            if entry.seen != seen:
                return replace(entry, state="changed")
            upkeep.confirm(session, record, today=self.ground.today(), now=datetime.now(UTC))
            return self._entry(session, said, record)

    def unmet(self, authority: str, since: date) -> Unmet:
        """What families asked for and did not find, from the month of a day on.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        gss_code, words = self._code(authority), self.ground.vocabulary
        with self.ground.database.session() as session:
            council = session.get_one(AuthorityRecord, gss_code)
            lines = unmet_lines(counts.unmet_since(session, gss_code, f"{since:%Y-%m}"))
        supports = {line.support: words.support_name(line.support) for line in lines if line.support}
        needs = {need: words.need_name(need) for line in lines for need, _, _ in line.parts if need}
        return Unmet(
            gss_code,
            council.friendly_name,
            since.replace(day=1),
            DataState.of(council.read_on, read_in_part=council.read_in_part),
            tuple(lines),
            {**needs, **supports},
        )

    def _code(self, authority: str) -> str:
        return self.ground.authorities.find(authority, on=self.ground.today()).gss_code

    def _entry(self, session: Session, link: Link, record: ServiceRecord | None) -> Entry:
        today = self.ground.today()
        if record is None or record.status not in OPEN:
            return Entry("gone")
        area = _area(session.get_one(AuthorityRecord, record.gss_code))
        item = compose.service_item(Match(record, 0, ()), today)
        card = cards.service_card(item, Answer(Outcome.FACTS, area=area, today=today))
        state = "open"
        if record.assured_on is not None and record.assured_on >= link.made_on:
            state = "confirmed"
        elif today > link.ends_on:
            return Entry("ended", council=area)
        return Entry(state, card, area, _team(session, record.gss_code), upkeep.fingerprint(record), record.assured_on)


def _team(session: Session, gss_code: str) -> str | None:
    rows = select(AuthorityContactRecord).where(
        AuthorityContactRecord.gss_code == gss_code, AuthorityContactRecord.role == _LIST_TEAM
    )
    team = session.scalars(rows.order_by(AuthorityContactRecord.contact_id)).first()
    return ", ".join(filter(None, (team.name, team.phone, team.email))) if team else None


def _area(council: AuthorityRecord) -> Area:
    return Area(
        gss_code=council.gss_code,
        name=council.friendly_name,
        basis="exact",
        data_state=DataState.of(council.read_on, read_in_part=council.read_in_part),
        local_offer_url=council.local_offer_url,
        is_sample=council.is_sample,
    )
