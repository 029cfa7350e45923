"""What anyone may read in Open Referral UK 3.0: services, their places and organisations, by page or line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from localoffer.catalogue import open_data as catalogue
from localoffer.catalogue.open_data import Near, Wanted, Window
from localoffer.navigator.ground import Ground
from localoffer.navigator.open_terms import Terms
from localoffer.publishing.export import files, links, parts, service
from localoffer.publishing.export.envelope import page_of
from localoffer.publishing.export.service import Surroundings
from localoffer.search import index
from localoffer.store.records import OrganisationRecord, ServiceLocationRecord, ServiceRecord

FULL, MINIMAL, LISTED = "full", "minimal", "listed"
"""How much of a service is shown: everything; its id and when it changed; what fits on a list page."""
SERVICES_INSIDE = 50
"""Services shown inside an organisation; the rest are found by `organization_id`."""
_AT_ONCE = 200

Lines = Iterator[dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """A request for services, as it is made; all that is given must hold.

    Args:
        search: Words.
        authority: A council's name or code.
        organisation_id: Who runs it.
        taxonomy_id: It has a term of this vocabulary.
        taxonomy_term_id: It has this term.
        modified_after: UTC.
        postcode: Where somebody lives; kept nowhere.
        metres: With a postcode, without which it says nothing: it has a place within so many metres.
        min_age_years: For this age or older.
        max_age_years: For this age or younger.
    """

    search: str = ""
    authority: str | None = None
    organisation_id: str | None = None
    taxonomy_id: str | None = None
    taxonomy_term_id: str | None = None
    modified_after: datetime | None = None
    postcode: str | None = None
    metres: float | None = None
    min_age_years: float | None = None
    max_age_years: float | None = None


@dataclass(frozen=True)
class Page:
    """Which page of a list.

    Args:
        number: From 1.
        size: Records on a full page.
    """

    number: int = 1
    size: int = 50

    @property
    def window(self) -> Window:
        """The stretch of the list it is."""
        return Window(self.size, (self.number - 1) * self.size)


class OpenData:
    """The public reading of the store; invented data only outside production, and marked."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._with_sample = not ground.settings.production

    @cached_property
    def terms(self) -> Terms:
        """Taxonomies and their terms."""
        return Terms(self.ground, with_sample=self._with_sample)

    # --- services ---

    def services(self, asked: Asked, page: Page, *, shape: str = LISTED) -> dict[str, Any]:
        """A page of services.

        Args:
            asked: Which ones.
            page: Which page.
            shape: full, minimal or listed.

        Raises:
            UnknownAuthority: No one council has that name.
        """
        wanted = self._wanted(asked)
        with self.ground.database.session() as session:
            total = catalogue.count_services(session, wanted)
            rows = catalogue.services(session, wanted, page.window, full=shape == FULL)
            return page_of(self._shown(session, rows, shape), total=total, page=page.number, per_page=page.size)

    def service_lines(self, asked: Asked, *, shape: str = LISTED) -> Lines:
        """Every service asked for, in id order, with memory for a few hundred at a time.

        Raises:
            UnknownAuthority: No one council has that name; raised at once, not at the first line.
        """
        return self._service_lines(self._wanted(asked), shape)

    def service(self, service_id: str) -> dict[str, Any] | None:
        """One service with everything; None when there is none."""
        only = replace(self._everything(), service_id=service_id)
        return next(self._service_lines(only, FULL), None)

    def export(self, authority: str, form: str) -> Iterator[str]:
        """A council's whole offer as the text of a file, piece by piece.

        Args:
            authority: The council.
            form: One of `localoffer.publishing.export.files.FORMATS`.

        Raises:
            UnknownAuthority: No one council has that name.
        """
        wanted = self._wanted(Asked(authority=authority))
        with self.ground.database.session() as session:
            total = catalogue.count_services(session, wanted)
        return files.written(self._service_lines(wanted, FULL), form, total=total)

    # --- services at locations ---

    def places(self, asked: Asked, page: Page, *, full: bool = False) -> dict[str, Any]:
        """A page of services at locations.

        Raises:
            UnknownAuthority: No one council has that name.
        """
        wanted = self._wanted(asked)
        with self.ground.database.session() as session:
            total = catalogue.count_places(session, wanted)
            rows = catalogue.places(session, wanted, page.window)
            shown = list(self._links(session, rows, full=full))
            return page_of(shown, total=total, page=page.number, per_page=page.size)

    def place_lines(self, asked: Asked, *, full: bool = False) -> Lines:
        """Every service at a location asked for, in the order in which they were stored.

        Raises:
            UnknownAuthority: No one council has that name.
        """
        return self._place_lines(self._wanted(asked), full=full)

    def place(self, link_id: str) -> dict[str, Any] | None:
        """One service at a location; None when there is none."""
        with self.ground.database.session() as session:
            for ids in links.services_behind(link_id):
                for record in catalogue.services_with_places(session, ids, self._everything()):
                    found = (link for _, link in parts.links_of(record) if link["id"] == link_id)
                    if link := next(found, None):
                        return link
        return None

    # --- organisations ---

    def organisations(self, search: str, page: Page, *, with_services: bool = False) -> dict[str, Any]:
        """A page of the organisations that run services."""
        with self.ground.database.session() as session:
            total = catalogue.count_organisations(session, search, with_sample=self._with_sample)
            rows = catalogue.organisations(session, search, page.window, with_sample=self._with_sample)
            shown = [self._organisation(session, row, with_services=with_services) for row in rows]
            return page_of(shown, total=total, page=page.number, per_page=page.size)

    def organisation_lines(self, search: str, *, with_services: bool = False) -> Lines:
        """Every organisation that runs a service, in id order."""
        after, size = "", _AT_ONCE
        while size == _AT_ONCE:
            with self.ground.database.session() as session:
                rows = catalogue.organisations(
                    session, search, Window(_AT_ONCE, after=after), with_sample=self._with_sample
                )
                shown = [self._organisation(session, row, with_services=with_services) for row in rows]
            yield from shown
            size, after = len(rows), rows[-1][0].organisation_id if rows else after

    def organisation(self, organisation_id: str, *, with_services: bool = False) -> dict[str, Any] | None:
        """One organisation; None when there is none that runs a service."""
        with self.ground.database.session() as session:
            row = catalogue.organisation(session, organisation_id, with_sample=self._with_sample)
            return self._organisation(session, row, with_services=with_services) if row else None

    # --- inside ---

    def _everything(self) -> Wanted:
        return Wanted(with_sample=self._with_sample)

    def _wanted(self, asked: Asked) -> Wanted:
        councils, near = self._around(asked)
        wanted = Wanted(
            with_sample=self._with_sample,
            gss_code=self._council(asked.authority) if asked.authority else None,
            organisation_id=asked.organisation_id,
            changed_since=asked.modified_after,
            terms=self.terms.keys(asked.taxonomy_id, asked.taxonomy_term_id),
            councils=councils,
            near=near,
            min_age_years=asked.min_age_years,
            max_age_years=asked.max_age_years,
        )
        if not asked.search.strip():
            return wanted
        with self.ground.database.session() as session:
            return replace(wanted, among=index.matching_ids(session, asked.search))

    def _council(self, name: str) -> str:
        return self.ground.authorities.find(name, on=self.ground.today()).gss_code

    def _around(self, asked: Asked) -> tuple[tuple[str, ...] | None, Near | None]:
        """The councils a postcode lies in, and the circle around its point; nobody's where it lies in none."""
        if asked.postcode is None:
            return None, None
        located = self.ground.resolver.locate(asked.postcode)
        councils = tuple(each.gss_code for each in located.authorities)
        if asked.metres is None:
            return councils, None
        return (councils, Near(*located.point, asked.metres)) if located.point else ((), None)

    def _service_lines(self, wanted: Wanted, shape: str) -> Lines:
        after, size = "", _AT_ONCE
        while size == _AT_ONCE:
            with self.ground.database.session() as session:
                rows = catalogue.services(session, wanted, Window(_AT_ONCE, after=after), full=shape == FULL)
                shown = self._shown(session, rows, shape)
            yield from shown
            size, after = len(rows), rows[-1].service_id if rows else after

    def _place_lines(self, wanted: Wanted, *, full: bool) -> Lines:
        after, size = 0, _AT_ONCE
        while size == _AT_ONCE:
            with self.ground.database.session() as session:
                rows = catalogue.places(session, wanted, Window(_AT_ONCE, after=after))
                shown = list(self._links(session, rows, full=full))
            yield from shown
            size, after = len(rows), rows[-1].id if rows else after

    def _shown(self, session: Session, rows: Iterable[ServiceRecord], shape: str) -> list[dict[str, Any]]:
        records = list(rows)
        if shape == MINIMAL:
            return [service.minimal(record) for record in records]
        versions = {record.version_id for record in records if record.version_id is not None}
        around = Surroundings(
            today=self.ground.today(),
            councils={record.gss_code: self._name(record.gss_code) for record in records},
            read_at=catalogue.published_at(session, list(versions)),
        )
        return [service.service(record, around, full=shape == FULL) for record in records]

    def _name(self, gss_code: str) -> str:
        known = self.ground.authorities.get(gss_code)
        return known.friendly_name if known else gss_code

    def _links(self, session: Session, rows: Iterable[ServiceLocationRecord], *, full: bool) -> Lines:
        """Places in their order, each as a link that all places of its service have a say in."""
        records = list(rows)
        ids = list(dict.fromkeys(record.service_id for record in records))
        owners = catalogue.services_with_places(session, ids, self._everything())
        by_row = {place.id: link for owner in owners for place, link in parts.links_of(owner)}
        for record in records:
            link = by_row[record.id]
            yield link if full else {**link, "location": parts.without_lists(link["location"])}

    def _organisation(
        self, session: Session, row: tuple[OrganisationRecord, bool], *, with_services: bool
    ) -> dict[str, Any]:
        record, is_sample = row
        shown = service.organization(record, is_sample=is_sample)
        if not with_services:
            return shown
        wanted = replace(self._everything(), organisation_id=record.organisation_id)
        total = catalogue.count_services(session, wanted)
        rows = catalogue.services(session, wanted, Window(SERVICES_INSIDE), full=True)
        return {**shown, "services": self._shown(session, rows, FULL), "lon_services_total": total}
