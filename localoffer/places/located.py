"""Where a typed place turned out to be: the value every edge gets from the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class AuthorityShare:
    """A council that may be responsible, with its share of an area's postcodes.

    For a border area another nation may stand here too: the country's GSS code ("S92000003") and name ("Scotland").
    """

    gss_code: str
    name: str
    share_pct: float


@dataclass(frozen=True)
class Located:
    """What a typed postcode leads to.

    Args:
        query: As typed.
        postcode: Canonical reading, None where there is none.
        status: one, several, outside_england, no_home, unknown or unreadable.
        basis: exact, sector, district or chosen: how it was found.
        nation: England, Scotland, Wales, Northern Ireland, Jersey, Guernsey or Isle of Man; None where an area spans
            nations or the place is overseas.
        authorities: One or several councils, largest share first; empty for the other statuses.
        ended_on: Month the postcode ended, "1996-06".
        source: Name of the data that said so.
        edition: Its edition.
        district: The first half.
        point: Latitude and longitude rounded to 0.01 degree, about a kilometre.
        special: Why there is no home or no answer: non_geographic, mail_only, forces, pseudo, overseas, santa,
            several_postcodes, area_only; or large_user for a council found from one organisation's own postcode.
    """

    query: str
    postcode: str | None
    status: str
    basis: str | None = None
    nation: str | None = None
    authorities: tuple[AuthorityShare, ...] = ()
    ended_on: str | None = None
    source: str | None = None
    edition: str | None = None
    district: str | None = None
    point: tuple[float, float] | None = None
    special: str | None = None

    def as_json(self) -> dict[str, Any]:
        """One line of `offer where --json`."""
        return {
            "query": self.query,
            "postcode": self.postcode,
            "status": self.status,
            "basis": self.basis,
            "nation": self.nation,
            "authorities": [_share(each) for each in self.authorities],
            "ended_on": self.ended_on,
            "source": self.source,
            "edition": self.edition,
        }

    def as_metadata(self) -> dict[str, Any]:
        """What may travel to Rasa: no full postcode, no exact place."""
        return {
            "status": self.status,
            "basis": self.basis,
            "nation": self.nation,
            "district": self.district,
            "point": list(self.point) if self.point else None,
            "authorities": [_share(each) for each in self.authorities],
            "ended_on": self.ended_on,
            "special": self.special,
        }


def _share(each: AuthorityShare) -> dict[str, Any]:
    return {"gss_code": each.gss_code, "name": each.name, "share_pct": each.share_pct}


def rounded(point: tuple[float, float] | None) -> tuple[float, float] | None:
    """A point coarse enough to be no one's house."""
    return (round(point[0], 2), round(point[1], 2)) if point else None
