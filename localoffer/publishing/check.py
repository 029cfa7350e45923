"""What a whole file is checked for once its records are clean: is it good, and is it this council's at all?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property

from localoffer.errors import UnknownAuthority
from localoffer.places.authority import Authorities
from localoffer.places.tables import PostcodeTables
from localoffer.publishing.draft import Findings, ServiceDraft

_SHORT_DESCRIPTION = 40
_PLACEHOLDER = re.compile(
    r"lorem ipsum|\bexample (?:sentence|text)\b|"
    r"^\s*(?:test(?:ing)?(?:\s+(?:service|record|page))?|tbc|tba|todo|to be confirmed|to follow|coming soon|"
    r"description(?: goes)? here|placeholder|asdf+|sample)[\s.!]*$",
    re.IGNORECASE,
)
_FEW, _MOST = 3, 0.9
"""Places needed before they prove anything, and the share that must agree."""
_FAR_OFF = "This is another council's. Choose the council whose file it is, or state your area as service area."
# Council names that are everyday words or far wider places: they prove nothing in running text.
_EVERYDAY = frozenset({"reading", "bath", "bury", "london", "city of london", "sutton", "kent", "westminster", "essex"})


class Councils:
    """Whose record one is: councils as a file names them, on one day.

    Args:
        authorities: The directory of councils.
        on: The day that decides between old and new councils.
        tables: Which councils have homes in a postcode district; without them places prove nothing.
    """

    def __init__(self, authorities: Authorities, on: date, tables: PostcodeTables | None = None) -> None:
        self._authorities = authorities
        self._on = on
        self._tables = tables
        self._known: dict[str, str | None] = {}

    def code_of(self, name_or_code: str | None) -> str | None:
        """The present council that a name or code means, old and district codes included; None when it means none."""
        if not name_or_code:
            return None
        if name_or_code not in self._known:
            try:
                self._known[name_or_code] = self._authorities.find(name_or_code, self._on).gss_code
            except UnknownAuthority:
                self._known[name_or_code] = None
        return self._known[name_or_code]

    def name_of(self, gss_code: str) -> str:
        """What people call a council."""
        authority = self._authorities.get(gss_code)
        return authority.friendly_name if authority else gss_code

    def around(self, postcode: str) -> frozenset[str]:
        """Codes of the present councils with homes in a postcode's district; none when that is not known."""
        district = self._tables.district(postcode.split(maxsplit=1)[0]) if self._tables else None
        codes = (self.code_of(each.gss_code) for each in (district.candidates if district else ()))
        return frozenset(code for code in codes if code)

    def named_in(self, text: str) -> set[str]:
        """Codes of the councils that a text names, spelt and capitalised as names."""
        pattern, codes = self._names
        return {codes[found] for found in pattern.findall(text)}

    def is_named(self, gss_code: str, text: str) -> bool:
        """Whether a text names this one council, in any case."""
        authority = self._authorities.get(gss_code)
        names = {authority.name, authority.friendly_name} if authority else {gss_code}
        return any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names)

    @cached_property
    def _names(self) -> tuple[re.Pattern[str], dict[str, str]]:
        codes = {
            name: authority.gss_code
            for authority in self._authorities.on(self._on)
            for name in (authority.name, authority.friendly_name)
            if name.casefold() not in _EVERYDAY
        }
        longest_first = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
        return re.compile(rf"\b(?:{longest_first or '(?!)'})\b"), codes


def with_area_codes(services: Iterable[ServiceDraft], councils: Councils) -> list[ServiceDraft]:
    """Services whose areas carry the code of the council they name, where they name one."""
    return [
        replace(
            service,
            areas=tuple(
                replace(area, gss_code=councils.code_of(area.gss_code or area.name) or area.gss_code)
                for area in service.areas
            ),
        )
        for service in services
    ]


def check_quality(services: Iterable[ServiceDraft], findings: Findings) -> None:
    """Notes what makes a record of little use to a family: placeholders, no description, no way to get in touch."""
    seen: dict[tuple[str, str | None], int] = {}
    for service in services:
        here = findings.at(service.row)
        for name, words in (("name", service.name), ("description", service.description)):
            if words and _PLACEHOLDER.search(words):
                here.noted(name, words, "Looks like a placeholder. Please write it.")
        if service.description is None:
            here.noted("description", "none", "Families will see a name only. Please describe it.")
        elif len(service.description) < _SHORT_DESCRIPTION:
            here.noted("description", service.description, "Very short. Say who it is for and what happens there.")
        if not _can_be_reached(service):
            here.noted("contacts", "none", "No website, e-mail address or phone number. Families cannot reach it.")
        place = next((each.postcode for each in service.locations if each.postcode), None)
        key = (service.name.casefold(), place)
        if key in seen:
            here.noted("name", service.name, f"Same name and place as row {seen[key]}. Both are kept: is it one?")
        seen.setdefault(key, service.row)


def check_authority(services: Iterable[ServiceDraft], gss_code: str, councils: Councils, findings: Findings) -> None:
    """Refuses records that are plainly another council's.

    A service area coded for other councils only is proof by itself. Names alone are proof when most records that
    state an area do so: a council may well list a few services next door. Where areas are not stated, postcodes and
    names in the text are proof when the file keeps pointing to one other council and never once to this one.

    Args:
        services: Cleaned services, their areas already with codes; gone through more than once.
        gss_code: The council the file was given for.
        councils: The councils a file can name.
        findings: Where blocking problems are told.
    """
    total = stated = 0
    elsewhere: list[tuple[int, frozenset[str], bool]] = []
    for service in services:
        total += 1
        if codes := _area_codes(service, councils):
            stated += 1
            if gss_code not in codes:
                elsewhere.append((service.row, codes, _is_coded(service)))
    is_most = len(elsewhere) * 2 > stated
    for row, codes, is_coded in elsewhere:
        here = findings.at(row)
        shown = ", ".join(sorted(councils.name_of(code) for code in codes))
        if is_most or is_coded:
            here.blocking("service_areas", shown, _FAR_OFF)
        else:
            here.noted("service_areas", shown, "Only for families of another council. Kept; please check.")
    if elsewhere or stated * 2 > total:
        return
    if not _check_places(services, gss_code, councils, findings):
        check_words(("\n".join(service.texts()) for service in services), gss_code, councils, findings)


def _check_places(services: Iterable[ServiceDraft], gss_code: str, councils: Councils, findings: Findings) -> bool:
    """Whether any place may lie in this council's area; blocks when nearly all lie in one other's instead."""
    placed = 0
    counts: Counter[str] = Counter()
    for service in services:
        codes = _outcode_councils(service, councils)
        if gss_code in codes:
            return True
        placed += bool(codes)
        counts.update(codes)
    if placed < _FEW:
        return False
    other, count = counts.most_common(1)[0]
    if count >= _MOST * placed:
        found = f"{count} of {placed} places are in {councils.name_of(other)}, none in this area"
        findings.at(0).blocking("postal_code", found, _FAR_OFF)
    return False


def check_words(texts: Iterable[str], gss_code: str, councils: Councils, findings: Findings) -> None:
    """Refuses records, each given as its words, that name one other council and never this one."""
    total = 0
    counts: Counter[str] = Counter()
    for text in texts:
        if councils.is_named(gss_code, text):
            return
        total += 1
        counts.update(councils.named_in(text))
    if not counts:
        return
    other, count = counts.most_common(1)[0]
    if count * 2 < total:
        return
    found = f"{count} of {total} records name {councils.name_of(other)}, none {councils.name_of(gss_code)}"
    if count > 1 or total == 1:
        findings.at(0).blocking("authority", found, _FAR_OFF)
    else:
        findings.at(0).noted("authority", found, "Please check that this is the right council's file.")


def _can_be_reached(service: ServiceDraft) -> bool:
    organisation = service.organisation
    return bool(
        service.url or service.email or service.contacts or (organisation and (organisation.url or organisation.email))
    )


def _area_codes(service: ServiceDraft, councils: Councils) -> frozenset[str]:
    return frozenset(code for area in service.areas if (code := councils.code_of(area.gss_code)))


def _is_coded(service: ServiceDraft) -> bool:
    """Whether an area itself carries a code, not only a name that led us to one."""
    return any(re.search(r"[A-Z]\d{8}", f"{area.uri} {area.name} {area.source_id}") for area in service.areas)


def _outcode_councils(service: ServiceDraft, councils: Councils) -> frozenset[str]:
    return frozenset().union(*(councils.around(place.postcode) for place in service.locations if place.postcode))
