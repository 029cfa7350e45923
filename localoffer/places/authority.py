"""The councils with education and SEND duties: which there are on a day, what they are called, who took over from whom.

Held in memory for the life of a process; small (about 160 councils, 700 other names).

Source: county councils in two-tier areas, otherwise unitary, metropolitan and London councils; Surrey (Structural
Changes) Order 2026 for 1 April 2027; older changes in data/places/authority_successors.csv.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.errors import PlaceError, UnknownAuthority
from localoffer.places.authority_names import NameIndex
from localoffer.store.records import AuthorityAliasRecord, AuthorityRecord, DistrictRecord, SuccessorRecord

HOW_MANY = ((date(2023, 4, 1), 153), (date(2027, 4, 1), 154))
"""Councils with SEND duties in England from a day on; later reorganisations are planned but not yet made law."""
_PSEUDO = "99999999"
_LONGEST_NAME = 200
_FOREIGN_COUNTRIES = ("W", "S", "N", "L", "M")


@dataclass(frozen=True)
class Authority:
    """A council with education and SEND duties, past, present or coming."""

    gss_code: str
    name: str
    friendly_name: str
    kind: str = ""
    region: str = ""
    dfe_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_sample: bool = False

    def is_valid(self, on: date) -> bool:
        """Whether it has its duties on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Successor:
    """Who took over, or will, from the first day `on`."""

    old_code: str
    new_code: str
    on: date


class Authorities:
    """The directory of councils.

    Args:
        authorities: Every council the store knows, also ended and coming ones.
        aliases: (other name, GSS code) pairs.
        successors: Old code, or district of a council that was split, to new code.
        counties: District code to the code of its county council.
        districts: Name of a district council to its code.
    """

    def __init__(
        self,
        authorities: Iterable[Authority],
        aliases: Iterable[tuple[str, str]] = (),
        successors: Iterable[Successor] = (),
        counties: Mapping[str, str] | None = None,
        districts: Mapping[str, str] | None = None,
    ) -> None:
        self._by_code = {each.gss_code: each for each in authorities}
        self._by_dfe = {each.dfe_code: each for each in self._by_code.values() if each.dfe_code}
        self._successors: dict[str, list[Successor]] = defaultdict(list)
        for successor in successors:
            self._successors[successor.old_code].append(successor)
        self._counties = dict(counties or {})
        self._names = NameIndex()
        for each in self._by_code.values():
            self._names.add(each.gss_code, each.name, each.friendly_name)
        for alias, gss_code in aliases:
            self._names.add(gss_code, alias)
        self._districts = NameIndex()
        for name, code in (districts or {}).items():
            self._districts.add(code, name)

    @classmethod
    def load(cls, session: Session) -> Authorities:
        """The directory as the store has it."""
        districts = session.scalars(select(DistrictRecord)).all()
        return cls(
            [
                Authority(
                    gss_code=row.gss_code,
                    name=row.name,
                    friendly_name=row.friendly_name,
                    kind=row.kind,
                    region=row.region,
                    dfe_code=row.dfe_code,
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                    is_sample=row.is_sample,
                )
                for row in session.scalars(select(AuthorityRecord))
            ],
            aliases=[(row.alias, row.gss_code) for row in session.scalars(select(AuthorityAliasRecord))],
            successors=[Successor(r.old_code, r.new_code, r.on) for r in session.scalars(select(SuccessorRecord))],
            counties={row.lad_code: row.county_code for row in districts},
            districts={row.name: row.lad_code for row in districts},
        )

    def get(self, gss_code: str) -> Authority | None:
        """The council of a code, whatever the day; None for a code that is no council's."""
        return self._by_code.get(gss_code)

    def on(self, day: date) -> tuple[Authority, ...]:
        """The real councils that have their duties on a day, by code; the invented one is left out."""
        real = (each for each in self._by_code.values() if not each.is_sample and self._is_current(each, day))
        return tuple(sorted(real, key=lambda each: each.gss_code))

    def expect_complete(self, day: date) -> None:
        """Stop where a council is missing: its families would be told that nobody is responsible.

        Raises:
            PlaceError: The number of councils is not what the law makes it.
        """
        expected = max(((since, number) for since, number in HOW_MANY if since <= day), default=(day, 0))[1]
        found = len(self.on(day))
        if expected and found != expected:
            raise PlaceError(
                f"data/offer/authorities.csv: {found} councils have SEND duties on {day}, expected {expected}. "
                "Restore the missing rows and load the project's data again."
            )

    def county_of(self, district_code: str) -> str | None:
        """The county council of a district, such as "E10000030" for Elmbridge; None for any other code."""
        return self._counties.get(district_code)

    # --- who is responsible ---

    def current(self, gss_code: str, on: date, *, district_code: str | None = None) -> tuple[str, ...]:
        """The council or councils that have an area's duties on a day.

        Args:
            gss_code: A council's or district's code, however old.
            on: The day.
            district_code: The district, which decides where a county was split.

        Returns:
            One code; several where the council was split and the district is not known; none for a code nobody knows.
        """
        if district_code and len(self._next(gss_code, on)) > 1:
            by_district = self._follow(district_code, on)
            if by_district:
                return by_district
        return self._follow(gss_code, on)

    def responsible(self, country: str, county: str, district: str) -> str | None:
        """The council a row of the ONS directory lies in, before successors are applied.

        Args:
            country: Country code, "E92000001" for England.
            county: County code, or a pseudo code where there is no county council.
            district: District or unitary code; may be blank or old.

        Returns:
            None where the row is not in England or its council cannot be told.

        Source: exact for all 1,492,125 live English postcodes of May 2025 (counted).
        """
        if country.startswith(_FOREIGN_COUNTRIES):
            return None
        if county.startswith("E10"):
            return county
        if district.endswith(_PSEUDO):
            return None
        if district.startswith(("E06", "E08", "E09")):
            return district
        return self.county_of(district) or (district if district in self._successors else None)

    def _next(self, code: str, on: date) -> tuple[str, ...]:
        return tuple(each.new_code for each in self._successors.get(code, ()) if each.on <= on)

    def _follow(self, code: str, on: date, depth: int = 0) -> tuple[str, ...]:
        following = self._next(code, on)
        if not following or depth > len(self._successors):
            county = self.county_of(code)
            if county is not None:
                return self._follow(county, on, depth + 1)
            return (code,) if code in self._by_code else ()
        found = [last for each in following for last in self._follow(each, on, depth + 1)]
        return tuple(dict.fromkeys(found))

    def _is_current(self, authority: Authority, on: date) -> bool:
        return authority.is_valid(on) and not self._next(authority.gss_code, on)

    # --- names ---

    def find(self, typed: str, on: date) -> Authority:
        """The council somebody means by a code, a name or an everyday name.

        Args:
            typed: GSS code (old ones too), DfE number, ONS name, friendly name, other name, or a district's name.
            on: The day it must have its duties.

        Raises:
            UnknownAuthority: None fits, or more than one does; lists the likely ones.
        """
        text = typed.strip()[:_LONGEST_NAME]
        codes = self._codes_for(text)
        found = dict.fromkeys(last for code in codes for last in self.current(code, on))
        valid = [self._by_code[code] for code in found if self._is_current(self._by_code[code], on)]
        if len(valid) == 1:
            return valid[0]
        raise UnknownAuthority(typed, tuple(each.friendly_name for each in valid) or self._close_to(text, codes, on))

    def _codes_for(self, text: str) -> tuple[str, ...]:
        upper = text.upper()
        if upper in self._by_code or upper in self._successors or upper in self._counties:
            return (upper,)
        if upper in self._by_dfe:
            return (self._by_dfe[upper].gss_code,)
        return self._names.exact(text) or self._districts.exact(text)

    def _close_to(self, text: str, codes: tuple[str, ...], on: date) -> tuple[str, ...]:
        """Friendly names to offer: a coming council's present ones, else names that are like what was typed."""
        present = [old for code in codes for old in self._before(code, on)]
        likely = present or [last for code in self._names.close(text) for last in self.current(code, on)]
        names = [self._by_code[code].friendly_name for code in dict.fromkeys(likely) if code in self._by_code]
        return tuple(dict.fromkeys(names))[:10]

    def _before(self, code: str, on: date) -> list[str]:
        return [
            each.old_code
            for changes in self._successors.values()
            for each in changes
            if each.new_code == code and each.on > on and each.old_code in self._by_code
        ]
