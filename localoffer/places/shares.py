"""From postcodes counted by council to the councils a family may choose from, in order of share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from localoffer.places.authority import Authorities
from localoffer.places.located import AuthorityShare
from localoffer.places.tables import Candidate

_COUNTRIES = {
    "Wales": "W92000004",
    "Scotland": "S92000003",
    "Northern Ireland": "N92000002",
    "Isle of Man": "M83000003",
    "Jersey": "L93000001",
    "Guernsey": "L93000001",
}


def shares_of(candidates: Iterable[Candidate], authorities: Authorities, today: date) -> tuple[AuthorityShare, ...]:
    """Councils, and nations beyond the border, that candidates stand for on a day, largest share first.

    Where a county was split and the district is not known, every council that took over gets an equal part of the
    county's share: how it divides is not known, and each may be the right one.
    """
    counts: dict[str, float] = defaultdict(float)
    names: dict[str, str] = {}
    for candidate in candidates:
        codes = _codes(candidate, authorities, today)
        for code, name in codes.items():
            counts[code] += candidate.postcodes / len(codes)
            names[code] = name
    total = sum(counts.values())
    ordered = sorted(counts, key=lambda code: (-counts[code], names[code]))
    return tuple(AuthorityShare(code, names[code], round(100 * counts[code] / total, 1)) for code in ordered)


def added(
    base: Iterable[Candidate], more: Iterable[Candidate], authorities: Authorities, today: date
) -> list[Candidate]:
    """The bundled table's candidates, with those of the loaded edition that the table does not have yet."""
    found = list(base)
    known = {code for candidate in found for code in _codes(candidate, authorities, today)}
    return found + [each for each in more if not known.issuperset(_codes(each, authorities, today))]


def is_council(share: AuthorityShare) -> bool:
    """Whether it is a council, not another nation."""
    return share.gss_code not in _COUNTRIES.values()


def _codes(candidate: Candidate, authorities: Authorities, today: date) -> dict[str, str]:
    if candidate.gss_code is None:
        return {_COUNTRIES[candidate.nation]: candidate.nation} if candidate.nation in _COUNTRIES else {}
    codes = authorities.current(candidate.gss_code, today, district_code=candidate.district_code)
    known = {code: authority.friendly_name for code in codes if (authority := authorities.get(code))}
    # A code newer than our list of councils: shown as it is rather than left out, so that nobody is sent elsewhere.
    return known or {candidate.gss_code: candidate.gss_code}
