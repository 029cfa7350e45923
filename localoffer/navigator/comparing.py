"""Areas side by side: gathered from the store, then laid out by localoffer.answers.comparing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.answers import compose
from localoffer.answers.answer import Asked, SupportItem
from localoffer.answers.comparing import Comparison, Held
from localoffer.answers.comparing_rows import BESIDE, rows_of, says
from localoffer.answers.official_figures import MEASURES, Figures, Measure, figures_of, together
from localoffer.answers.strip_plot import StripPlot, strip_plot
from localoffer.catalogue import provision
from localoffer.errors import QueryError
from localoffer.language import worded
from localoffer.navigator.ground import Ground
from localoffer.navigator.holdings import Holdings
from localoffer.navigator.searching import Searching, named
from localoffer.places.neighbours import Neighbours
from localoffer.reading.phase import phase_for_age, phases_for
from localoffer.search import ranking
from localoffer.search.query import OLDEST_YEARS, Query
from localoffer.search.ranking import Match, fits_age
from localoffer.store.records import AuthorityRecord, EhcFigureRecord, SupportTypeRecord

if TYPE_CHECKING:
    from localoffer.navigator.navigator import Request

MOST_AREAS = 6
"""Councils asked about at once; more columns nobody reads."""
MOST_NEIGHBOURS = 6
ENGLAND = "E92000001"


class Comparing:
    """What each area publishes, held beside others.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def compare(self, codes: Sequence[str], request: Request, *, with_: str = "england") -> Comparison:
        """Councils side by side, for a need, an age and a kind of help.

        Args:
            codes: GSS codes, or names, of 1 to `MOST_AREAS` councils.
            request: For whom. Words are not searched for: every list is asked the same, in codes.
            with_: What to put beside: england; region, the regions too; neighbours, those of the first council too.

        Raises:
            UnknownAuthority: A code is no council's today.
            QueryError: No council, too many, or an unknown word for what to put beside.
        """
        asked_for = self._current(codes, with_)
        beside = [each for each in self._beside(asked_for, with_) if each not in asked_for]
        query, asked = self._query(request)
        with self.ground.database.session() as session:
            figures = self._figures(session)
            supports = self._supports(session, query) if query.needs or query.supports else []
            held = [
                replace(self._holdings.of(session, code, query), figures=figures.get(code), was_asked=code in asked_for)
                for code in (*asked_for, *beside)
            ]
        held += self._wide(asked_for, figures, with_)
        return Comparison(
            asked=asked,
            columns=tuple(held),
            rows=rows_of(held, supports, asked),
            says=says(held, beside=with_),
            beside=with_,
            today=self.ground.today(),
            pictures=self._pictures(asked_for, figures),
            supports=tuple(supports),
        )

    def neighbours(self, gss_code: str) -> tuple[str, ...]:
        """Codes of the councils next door, as far as we can tell; none for an island."""
        return self._neighbours.of(gss_code, self.ground.authorities, self.ground.today())

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What a page offers to choose from: councils, needs and supports as (code, name), by name."""
        authorities, words = self.ground.authorities, self.ground.vocabulary
        with self.ground.database.session() as session:
            supports = [(row.code, row.name) for row in provision.support_types(session)]
            samples = select(AuthorityRecord.gss_code, AuthorityRecord.friendly_name).where(AuthorityRecord.is_sample)
            invented = [(code, name) for code, name in session.execute(samples)]
        councils = [(each.gss_code, each.friendly_name) for each in authorities.on(self.ground.today())]
        return {
            "councils": [*sorted(councils, key=_by_name), *invented],
            "needs": [(code, words.need_name(code)) for code in words.need_codes],
            "supports": sorted(supports, key=_by_name),
        }

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours.load(self.ground.data / "places")

    @cached_property
    def _holdings(self) -> Holdings:
        return Holdings(self.ground)

    @cached_property
    def _searching(self) -> Searching:
        return Searching(self.ground)

    # --- which areas ---

    def _current(self, codes: Sequence[str], with_: str) -> list[str]:
        if with_ not in BESIDE:
            raise QueryError(f'with: "{with_}" is not known. Write one of {", ".join(BESIDE)}.')
        authorities, today = self.ground.authorities, self.ground.today()
        found = list(dict.fromkeys(authorities.find(each, on=today).gss_code for each in codes))
        if not 1 <= len(found) <= MOST_AREAS:
            raise QueryError(f"compare: {len(found)} councils. Give 1 to {MOST_AREAS}.")
        return found

    def _beside(self, asked_for: Sequence[str], with_: str) -> Sequence[str]:
        return self.neighbours(asked_for[0])[:MOST_NEIGHBOURS] if with_ == "neighbours" else ()

    def _wide(self, asked_for: Sequence[str], figures: Mapping[str, Figures], with_: str) -> list[Held]:
        """The regions of the councils asked about, where wanted, and England."""
        wide = []
        current = self.ground.authorities.on(self.ground.today())
        for region in self._regions(asked_for) if with_ == "region" else ():
            codes = [each.gss_code for each in current if each.region == region]
            summed = together(region, [figures[code] for code in codes if code in figures])
            wide.append(Held(region, worded("{region} (region)", region=region), summed, was_asked=False))
        return [*wide, Held(ENGLAND, "England", figures.get(ENGLAND), was_asked=False)]

    def _regions(self, codes: Sequence[str]) -> list[str]:
        found = [self.ground.authorities.get(code) for code in codes]
        return list(dict.fromkeys(each.region for each in found if each and not each.is_sample))

    # --- what is asked ---

    def _query(self, request: Request) -> tuple[Query, Asked]:
        words, phases = self.ground.vocabulary, phases_for(request.age_years, request.phase)
        query = Query(
            "",
            age_years=request.age_years,
            phases=phases,
            needs=request.needs,
            areas_of_need=tuple(dict.fromkeys(area for each in request.needs if (area := words.broad_area(each)))),
            supports=request.supports,
            named=named(words, request.needs, request.supports),
            alike=self._searching.alike,
        )
        asked = Asked(
            age_years=request.age_years,
            phases=phases,
            needs=tuple(words.need_name(code) for code in request.needs),
            supports=tuple(words.support_name(code) for code in request.supports),
            need_codes=request.needs,
            support_codes=request.supports,
        )
        return query, asked

    def _supports(self, session: Session, query: Query) -> list[SupportItem]:
        """Kinds of help that a list would be expected to hold for this need, most looked for first."""
        matches = ranking.rank_supports(provision.support_types(session), query)
        return [compose.support_item(each) for each in compose.looked_for(matches) if _fits_phase(each, query)]

    # --- figures ---

    def _figures(self, session: Session) -> dict[str, Figures]:
        """The newest figures of every council that has its duties today, and of England."""
        codes = {ENGLAND, *(each.gss_code for each in self.ground.authorities.on(self.ground.today()))}
        rows = session.scalars(select(EhcFigureRecord).order_by(EhcFigureRecord.year))
        return {row.gss_code: figures_of(row) for row in rows if row.gss_code in codes}

    def _pictures(self, asked_for: Sequence[str], figures: Mapping[str, Figures]) -> tuple[StripPlot, ...]:
        shares = [measure for measure in MEASURES if measure.weight]
        return tuple(plot for each in shares if (plot := self._picture(each, asked_for, figures)))

    def _picture(self, measure: Measure, asked_for: Sequence[str], figures: Mapping[str, Figures]) -> StripPlot | None:
        """All councils on one line; the invented one has no figures and is never among them."""
        councils = {code: each for code, each in figures.items() if code != ENGLAND}
        year = max((each.year for each in councils.values()), default=0)
        own = {code: self._name(code) for code in asked_for if not self._is_sample(code)}
        return strip_plot(
            measure.key,
            f"{worded(measure.label)}, {measure.when(year)}",
            {code: value for code, each in councils.items() if (value := _of_year(measure, each, year)) is not None},
            own=own,
            england=_of_year(measure, figures.get(ENGLAND), year),
        )

    def _name(self, code: str) -> str:
        found = self.ground.authorities.get(code)
        return found.friendly_name if found else code

    def _is_sample(self, code: str) -> bool:
        found = self.ground.authorities.get(code)
        return found is not None and found.is_sample


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _of_year(measure: Measure, figures: Figures | None, year: int) -> float | None:
    return measure.value(figures) if figures and figures.year == year else None


def _fits_phase(match: Match[SupportTypeRecord], query: Query) -> bool:
    """Whether its ages touch the phase asked about, where no age is known."""
    if query.age_years is not None or not query.phases:
        return True
    years = [year for year in range(OLDEST_YEARS + 1) if phase_for_age(year) in query.phases]
    return any(fits_age(match.row.min_age_years, match.row.max_age_years, year) for year in years)
