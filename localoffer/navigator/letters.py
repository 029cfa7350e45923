"""Letters and what to ask the SENCO: drafts a family finishes itself; nothing of what it types comes here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from localoffer.answers import compose, wording
from localoffer.answers.answer import Area, DataState, FactItem
from localoffer.answers.call_sheet import CallSheet, call_sheet
from localoffer.answers.drafts import Draft, draft, gap_comment, oldest_check
from localoffer.catalogue import provision, services
from localoffer.catalogue.letters import Letter, load_letters
from localoffer.errors import QueryError, UnknownAuthority
from localoffer.language import worded
from localoffer.navigator.area import Home, area_of
from localoffer.navigator.ground import Ground
from localoffer.reading.phase import phases_for
from localoffer.search import ranking
from localoffer.search.letters import letters_in
from localoffer.search.query import PHASES, Query
from localoffer.store.records import AuthorityRecord, SupportTypeRecord

_GENERAL = "every child with SEND"


@dataclass(frozen=True)
class GapHelp:
    """What a family can do about help that was not found in a council's list.

    Args:
        comment: Ready-made words for a comment to the council; a family may change them.
        ask: Who is responsible and how the help is usually asked for.
        advice: The free advice service of the area, or where to look for it.
    """

    comment: str
    ask: tuple[str, ...]
    advice: str


class Letters:
    """Use cases about letters.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def known(self) -> tuple[Letter, ...]:
        """Every letter, in the order of its file.

        Raises:
            SeedError: The project's own data is damaged.
        """
        return load_letters(self.ground.data / "offer")

    def councils(self) -> list[tuple[str, str]]:
        """Councils a letter can be filled in for: (code, everyday name), by name; the invented one last."""
        real = sorted((each.friendly_name, each.gss_code) for each in self.ground.authorities.on(self.ground.today()))
        with self.ground.database.session() as session:
            invented = session.scalars(select(AuthorityRecord).where(AuthorityRecord.is_sample))
            return [*((code, name) for name, code in real), *((row.gss_code, row.friendly_name) for row in invented)]

    def area(self, authority: str) -> Area | None:
        """The council somebody names, by code or name; None for none.

        Raises:
            UnknownAuthority: It is not the name of one council.
        """
        if not authority.strip():
            return None
        found = self.ground.authorities.find(authority, on=self.ground.today())
        with self.ground.database.session() as session:
            return area_of(session, Home(found.gss_code))

    def area_or_none(self, gss_code: str) -> Area | None:
        """The same for a code that came with an address: None where it is no council's."""
        try:
            return self.area(gss_code)
        except UnknownAuthority:
            return None

    def meant(self, text: str, topic: str = "") -> tuple[Letter, ...]:
        """The letters a message is about; those of a topic where it names none."""
        return letters_in(self.known, text) or tuple(each for each in self.known if topic and topic in each.topics)

    def checked(self, letter: Letter) -> str | None:
        """When the rules in a letter were checked: the oldest check of them counts."""
        return oldest_check(self._facts(letter), self.ground.today())

    def draft(self, key: str, area: Area | None = None) -> Draft:
        """One letter, filled in as far as we can.

        Raises:
            QueryError: There is no such letter.
        """
        letter = next((each for each in self.known if each.key == key), None)
        if letter is None:
            keys = ", ".join(each.key for each in self.known)
            raise QueryError(f'letter: "{key}" is none of our letters. Use one of {keys}.')
        return draft(letter, self._facts(letter), area, today=self.ground.today())

    def call_sheet(self, *, area: Area | None = None, need: str = "", age_band: str = "") -> CallSheet:
        """What to ask the SENCO.

        Args:
            area: The council; what holds across England where it is not known.
            need: Code of a need; what holds for every child where it is empty.
            age_band: Code of a phase.

        Raises:
            QueryError: A code is unknown.
        """
        words = self.ground.vocabulary
        _known("need", need, words.need_codes)
        _known("age band", age_band, PHASES)
        query = Query(
            gss_code=area.gss_code if area else "",
            phases=phases_for(None, age_band or None),
            needs=(need,) if need else (),
            areas_of_need=(words.broad_area(need),) if need and words.broad_area(need) else (),
        )
        with self.ground.database.session() as session:
            ranked = ranking.rank_provision(provision.provision_of(session, query.gss_code), query)
            items = [compose.provision_item(match) for match in ranked]
        about = [
            worded("Council: {name}", name=area.name if area else "what holds across England"),
            worded("About: {what}", what=words.need_name(need) if need else _GENERAL),
            *([worded("Age: {age}", age=words.phase_name(age_band))] if age_band else []),
        ]
        return call_sheet(items, about, area, today=self.ground.today())

    def gap(self, gss_code: str, support: str) -> GapHelp | None:
        """What to do about help that is not in a council's list.

        Returns:
            None unless the whole list was read and this help is not in it: our not knowing is no gap.
        """
        with self.ground.database.session() as session:
            council = session.get(AuthorityRecord, gss_code)
            kind = session.get(SupportTypeRecord, support)
            if council is None or kind is None:
                return None
            area = area_of(session, Home(gss_code))
            published = set(services.published_supports(session, gss_code))
            if area.data_state is not DataState.READ or not kind.is_local or kind.code in published:
                return None
            ask = (
                worded("Who is responsible: {responsible}.", responsible=kind.responsible),
                worded("How to get it: {how_to_get}", how_to_get=kind.how_to_get),
            )
            return GapHelp(gap_comment(kind.name, area), ask, wording.sendiass(area))

    def _facts(self, letter: Letter) -> list[FactItem]:
        with self.ground.database.session() as session:
            return [compose.fact_item(row) for row in provision.facts_by_key(session, letter.facts)]


def _known(name: str, code: str, codes: Iterable[str]) -> None:
    if code and code not in (known := tuple(codes)):
        raise QueryError(f'{name}: "{code}" is none of our codes. Use one of {", ".join(known)}.')
