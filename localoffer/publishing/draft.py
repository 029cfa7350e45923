"""What an offer file says once it is read and cleaned, before anything is stored.

Plain values with the names of the columns they will fill (`localoffer.store.records`), so that comparing and storing
need no translation. `Findings` gathers everything that was mended, noted or is blocking, with the row it was seen in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

MENDED, NOTED, BLOCKING = "mended", "noted", "blocking"
"""Put right by us; worth a person's look; stops a publish."""
LISTED = 1_000
"""Of each kind of problem or change so many are listed; the rest are counted, so that no report grows without end."""
_FOUND_LIMIT = 120


@dataclass(frozen=True)
class Problem:
    """One thing about a file that its owner should know.

    Args:
        row: Position of the record in the file, from 1; the line number in a file of lines; 0 for the file as a whole.
        field: Name of the field, as Open Referral UK spells it.
        found: What was there, shortened; never a person's name or address.
        done: What we did, or what is needed.
        level: mended, noted or blocking.
    """

    row: int
    field: str
    found: str
    done: str
    level: str

    def as_json(self) -> dict[str, Any]:
        """The problem as `offer import --json` prints it."""
        return {"row": self.row, "field": self.field, "found": self.found, "done": self.done, "level": self.level}


@dataclass
class Findings:
    """Collects problems while one record is read; all records share one list.

    Args:
        row: The record being read.
        problems: The shared list.
        blanks: How often each field held a null, an empty text or a word for nothing.
        told: How often each kind of problem (level and field) was found; of each only the first `LISTED` are kept.
    """

    row: int = 0
    problems: list[Problem] = field(default_factory=list)
    blanks: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def at(self, row: int) -> Findings:
        """The same collection, for another record."""
        return Findings(row, self.problems, self.blanks, self.told)

    def mended(self, name: str, found: object, done: str) -> None:
        """Something we put right."""
        self._add(name, found, done, MENDED)

    def noted(self, name: str, found: object, done: str) -> None:
        """Something a person should look at."""
        self._add(name, found, done, NOTED)

    def blocking(self, name: str, found: object, done: str) -> None:
        """Something that stops a publish."""
        self._add(name, found, done, BLOCKING)

    def blank(self, holder: object, key: str, name: str, shown: str) -> None:
        """A field that is there but says nothing; reported once a file, with its count.

        Args:
            holder: The object it is in, alive as long as its record is read, so that asking twice counts once.
            key: The field as the source spells it.
            name: The field as a problem names it.
            shown: What stood there.
        """
        if (id(holder), key) not in self._seen:
            self._seen.add((id(holder), key))
            self.blanks[(name, shown)] += 1

    def in_order(self) -> tuple[Problem, ...]:
        """Every problem in file order, the file's own first."""
        blanks = [
            Problem(0, name, f"{shown}, {'once' if count == 1 else f'{count} times'}", "Read as not stated.", MENDED)
            for (name, shown), count in sorted(self.blanks.items())
        ]
        more = [
            Problem(0, name, f"{count - LISTED} more", f"Only the first {LISTED} of this kind are listed.", level)
            for (level, name), count in sorted(self.told.items())
            if count > LISTED
        ]
        return tuple(sorted([*self.problems, *blanks, *more], key=lambda problem: problem.row))

    def _add(self, name: str, found: object, done: str, level: str) -> None:
        self.told[(level, name)] += 1
        if self.told[(level, name)] <= LISTED:
            self.problems.append(Problem(self.row, name, shorten(found), done, level))


def shorten(found: object) -> str:
    """A value in one short line, fit to show beside a problem."""
    words = " ".join(printable(str(found)[: _FOUND_LIMIT * 4]).split())
    return words if len(words) <= _FOUND_LIMIT else words[: _FOUND_LIMIT - 1] + "…"


def printable(text: str) -> str:
    """Text without NUL, control characters and halves of surrogate pairs, which no database or terminal wants."""
    if text.isprintable():
        return text
    return "".join(each for each in text if each in "\n\t" or (each.isprintable() or each.isspace()))


@dataclass(frozen=True)
class LocationDraft:
    """A place, or the internet, where a service is given."""

    kind: str
    name: str | None = None
    address: str | None = None
    town: str | None = None
    county: str | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    accessibility: str | None = None
    source_id: str | None = None


@dataclass(frozen=True)
class AreaDraft:
    """Where families may live to use a service."""

    name: str | None = None
    gss_code: str | None = None
    uri: str | None = None
    source_id: str | None = None
    extent: str | None = None
    extent_type: str | None = None


@dataclass(frozen=True)
class CostDraft:
    """A price; free is an amount of 0."""

    option: str | None = None
    amount_pounds: float | None = None
    description: str | None = None
    source_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class ContactDraft:
    """A way to reach a service; never a private person."""

    name: str | None = None
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    source_id: str | None = None
    department: str | None = None


@dataclass(frozen=True)
class ScheduleDraft:
    """When a service is open."""

    freq: str | None = None
    interval: int | None = None
    byday: str | None = None
    bymonthday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    dtstart: date | None = None
    description: str | None = None
    source_id: str | None = None
    location_source_id: str | None = None


@dataclass(frozen=True)
class TermDraft:
    """A taxonomy term: the source's own, or one of our codes with its reason and score."""

    vocabulary: str
    code: str
    name: str | None = None
    reason: str | None = None
    score: float | None = None
    source_id: str | None = None
    link_type: str | None = None


@dataclass(frozen=True)
class OrganisationDraft:
    """Who runs a service."""

    organisation_id: str
    source_id: str | None
    name: str
    description: str | None = None
    url: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class ServiceDraft:
    """One service, cleaned.

    Args:
        row: Where in the file it stood.
        id_is_derived: Its id was made by us from the source's own id.
        is_shallow: A list entry without any of its parts (places, contacts, …): it says nothing about them, so stored
            ones are kept.
        is_mapped: It comes from an export of ours, with our codes: they are not read from its words again.
    """

    row: int
    service_id: str
    source_id: str | None
    name: str
    description: str | None = None
    status: str = "active"
    url: str | None = None
    email: str | None = None
    min_age_years: float | None = None
    max_age_years: float | None = None
    eligibility: str | None = None
    how_to_get: str | None = None
    alert: str | None = None
    assured_on: date | None = None
    last_modified_at: datetime | None = None
    source_fields: dict[str, Any] = field(default_factory=dict)
    organisation: OrganisationDraft | None = None
    locations: tuple[LocationDraft, ...] = ()
    areas: tuple[AreaDraft, ...] = ()
    costs: tuple[CostDraft, ...] = ()
    contacts: tuple[ContactDraft, ...] = ()
    schedules: tuple[ScheduleDraft, ...] = ()
    terms: tuple[TermDraft, ...] = ()
    id_is_derived: bool = False
    is_shallow: bool = False
    is_mapped: bool = False

    def texts(self) -> Iterator[str]:
        """Everything it says in words about itself and where it is."""
        yield from filter(None, (self.name, self.description, self.eligibility))
        if self.organisation:
            yield from filter(None, (self.organisation.name, self.organisation.description))
        for place in self.locations:
            yield from filter(None, (place.name, place.address, place.town, place.county))
        yield from (area.name for area in self.areas if area.name)


@dataclass(frozen=True)
class Draft:
    """A whole file, read, cleaned and checked; nothing stored.

    Args:
        format: Kind of file, recognised from its content: oruk-3.0, oruk-1.0, hsds-3.0, outpost, or unreadable.
        source: File name or feed address.
        sha256: Of the file's bytes.
        gss_code: The council whose offer it is said to be.
        read: Records found in the file.
        services: Those that would be stored; gone through as often as wanted, and on disk when they are many.
        problems: In file order.
        unmapped: Terms of the source that lead to none of our codes: (vocabulary, name, how many services).
        source_total: How many records the source says it has in all; None when it does not say.
        is_list: False for a file that is one service, which says nothing about what else there is.
        is_part: The source has more than this file: it is one page of several, or one service.
        file_name: The file, where its records belong to a source of another name.
    """

    format: str
    source: str
    sha256: str
    gss_code: str
    read: int = 0
    services: Collection[ServiceDraft] = ()
    problems: tuple[Problem, ...] = ()
    unmapped: tuple[tuple[str, str, int], ...] = ()
    source_total: int | None = None
    is_list: bool = True
    is_part: bool = False
    file_name: str | None = None

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stops a publish."""
        return tuple(problem for problem in self.problems if problem.level == BLOCKING)
