"""What anyone may read of the store: services, places and organisations that fit a request, counted and page by page.

Archived records are never among them; invented ones only where they are asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, selectinload

from localoffer.catalogue.services import ARCHIVED
from localoffer.store.records import (
    AuthorityRecord,
    OfferVersionRecord,
    OrganisationRecord,
    SeedRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)

_METRES_A_DEGREE = math.radians(1) * 6_371_008.8
"""On a great circle. Source: mean Earth radius (IUGG, R1)."""
_WIDER = ("E92000001", "K02000001", "K03000001", "K04000001")
"""England, the United Kingdom, Great Britain, England and Wales. Source: ONS codes for countries."""
_PARTS = ("locations", "areas", "costs", "contacts", "schedules", "terms")


@dataclass(frozen=True)
class Near:
    """Within so many metres of a point, as the crow flies.

    Args:
        latitude: Degrees, WGS 84.
        longitude: Degrees, WGS 84.
        metres: Above 0.
    """

    latitude: float
    longitude: float
    metres: float


@dataclass(frozen=True)
class TermKey:
    """A vocabulary, or one term of it.

    Args:
        gss_code: The council whose own words they are; None for ours.
        vocabulary: As `service_term.vocabulary`.
        code: As `service_term.code`; None for any term.
    """

    gss_code: str | None
    vocabulary: str
    code: str | None = None


@dataclass(frozen=True)
class Window:
    """A stretch of a list.

    Args:
        limit: Records at most.
        offset: Records passed over.
        after: The id behind which it begins, for reading on.
    """

    limit: int
    offset: int = 0
    after: Any = None


@dataclass(frozen=True)
class Wanted:
    """Which services are wanted; all that is given must hold.

    Args:
        with_sample: Invented ones too.
        gss_code: The council whose offer lists it.
        service_id: This one.
        organisation_id: Who runs it.
        changed_since: UTC: its source, or our reading of it, is of that moment or later.
        terms: It has a term of one of these; empty: none has it.
        councils: Codes of councils; its area is one of them, or the country, or it states no area that can be placed
            and one of them lists it.
        near: It has a place there.
        min_age_years: It is for this age or older ones; one that states no age stays.
        max_age_years: It is for this age or younger ones; one that states no age stays.
        among: A select of the only ids that count.
    """

    with_sample: bool = False
    gss_code: str | None = None
    service_id: str | None = None
    organisation_id: str | None = None
    changed_since: datetime | None = None
    terms: tuple[TermKey, ...] | None = None
    councils: tuple[str, ...] | None = None
    near: Near | None = None
    min_age_years: float | None = None
    max_age_years: float | None = None
    among: Select[tuple[str]] | None = None


def count_services(session: Session, wanted: Wanted) -> int:
    """How many services fit."""
    return session.scalar(select(func.count()).select_from(ServiceRecord).where(*_fits(wanted))) or 0


def services(session: Session, wanted: Wanted, window: Window, *, full: bool = False) -> Sequence[ServiceRecord]:
    """Services that fit, in id order; with all their parts where they are wanted."""
    rows = select(ServiceRecord).where(*_fits(wanted), ServiceRecord.service_id > (window.after or ""))
    parts = [selectinload(getattr(ServiceRecord, name)) for name in _PARTS] if full else []
    rows = rows.options(selectinload(ServiceRecord.organisation), *parts)
    return session.scalars(rows.order_by(ServiceRecord.service_id).offset(window.offset).limit(window.limit)).all()


def services_with_places(session: Session, ids: Sequence[str], wanted: Wanted) -> Sequence[ServiceRecord]:
    """Those of these services that fit, with their places."""
    rows = select(ServiceRecord).where(*_fits(wanted), ServiceRecord.service_id.in_(ids))
    return session.scalars(rows.options(selectinload(ServiceRecord.locations))).all()


def count_places(session: Session, wanted: Wanted) -> int:
    """How many places of services fit."""
    return session.scalar(select(func.count()).select_from(_places(wanted).subquery())) or 0


def places(session: Session, wanted: Wanted, window: Window) -> Sequence[ServiceLocationRecord]:
    """Places of services that fit, in the order in which they were stored."""
    rows = _places(wanted).where(ServiceLocationRecord.id > (window.after or 0)).order_by(ServiceLocationRecord.id)
    found = session.scalars(
        select(ServiceLocationRecord)
        .where(ServiceLocationRecord.id.in_(rows.offset(window.offset).limit(window.limit)))
        .order_by(ServiceLocationRecord.id)
    )
    return found.all()


def count_organisations(session: Session, words: str | None, *, with_sample: bool) -> int:
    """How many organisations run a service that anyone may read of."""
    rows = select(func.count()).select_from(OrganisationRecord)
    return session.scalar(rows.where(*_runs(words, with_sample=with_sample))) or 0


def organisations(
    session: Session, words: str | None, window: Window, *, with_sample: bool
) -> list[tuple[OrganisationRecord, bool]]:
    """Organisations that run a service anyone may read of, in id order, and whether each is invented."""
    rows = (
        select(OrganisationRecord, AuthorityRecord.is_sample)
        .join(AuthorityRecord, AuthorityRecord.gss_code == OrganisationRecord.gss_code)
        .where(*_runs(words, with_sample=with_sample), OrganisationRecord.organisation_id > (window.after or ""))
        .order_by(OrganisationRecord.organisation_id)
    )
    return [
        (record, is_sample) for record, is_sample in session.execute(rows.offset(window.offset).limit(window.limit))
    ]


def organisation(
    session: Session, organisation_id: str, *, with_sample: bool
) -> tuple[OrganisationRecord, bool] | None:
    """One organisation that runs a service anyone may read of, and whether it is invented."""
    rows = (
        select(OrganisationRecord, AuthorityRecord.is_sample)
        .join(AuthorityRecord, AuthorityRecord.gss_code == OrganisationRecord.gss_code)
        .where(*_runs(None, with_sample=with_sample), OrganisationRecord.organisation_id == organisation_id)
    )
    found = session.execute(rows).first()
    return (found[0], found[1]) if found else None


def data_marks(session: Session) -> dict[str, str]:
    """For each council with services, a word that changes whenever its offer does."""
    seeds = [tuple(each) for each in session.execute(select(SeedRecord.name, SeedRecord.fingerprint))]
    versions = select(OfferVersionRecord.gss_code, func.max(OfferVersionRecord.version_id))
    newest = {row[0]: row[1] for row in session.execute(versions.group_by(OfferVersionRecord.gss_code))}
    held = session.scalars(select(ServiceRecord.gss_code).distinct())
    return {gss_code: f"{newest.get(gss_code)} {sorted(seeds)}" for gss_code in held}


def source_terms(session: Session, wanted: Wanted) -> Iterator[tuple[str, str, str | None]]:
    """Every term that the services wanted have, each once: its vocabulary, code and name."""
    term = ServiceTermRecord
    rows = (
        select(term.vocabulary, term.code, func.min(term.name))
        .join(ServiceRecord, ServiceRecord.service_id == term.service_id)
        .where(*_fits(wanted))
        .group_by(term.vocabulary, term.code)
        .order_by(term.vocabulary, term.code)
    )
    for row in session.execute(rows):
        yield row[0], row[1], row[2]


def published_at(session: Session, version_ids: Sequence[int]) -> dict[int, datetime]:
    """When each of these versions was published."""
    rows = select(OfferVersionRecord.version_id, OfferVersionRecord.published_at)
    found = session.execute(rows.where(OfferVersionRecord.version_id.in_(version_ids)))
    return {row[0]: row[1] for row in found}


def _fits(wanted: Wanted) -> list[ColumnElement[bool]]:
    service = ServiceRecord
    asked: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
        (None if wanted.with_sample else False, service.is_sample.is_),
        (wanted.gss_code, service.gss_code.__eq__),
        (wanted.service_id, service.service_id.__eq__),
        (wanted.organisation_id, service.organisation_id.__eq__),
        (wanted.changed_since, _changed_since),
        (wanted.terms, _has_any),
        (wanted.councils, _serves),
        (wanted.near, _has_place_near),
        (wanted.min_age_years, lambda age: or_(service.max_age_years.is_(None), service.max_age_years >= age)),
        (wanted.max_age_years, lambda age: or_(service.min_age_years.is_(None), service.min_age_years <= age)),
        (wanted.among, service.service_id.in_),
    )
    return [service.status != ARCHIVED, *(condition(value) for value, condition in asked if value is not None)]


def _changed_since(moment: datetime) -> ColumnElement[bool]:
    read_since = select(OfferVersionRecord.version_id).where(OfferVersionRecord.published_at >= moment)
    return or_(ServiceRecord.last_modified_at >= moment, ServiceRecord.version_id.in_(read_since))


def _has_any(terms: Iterable[TermKey]) -> ColumnElement[bool]:
    return or_(false(), *(_has(term) for term in terms))


def _has(term: TermKey) -> ColumnElement[bool]:
    rows = select(ServiceTermRecord.service_id).where(ServiceTermRecord.vocabulary == term.vocabulary)
    if term.code is not None:
        rows = rows.where(ServiceTermRecord.code == term.code)
    has = ServiceRecord.service_id.in_(rows)
    return has if term.gss_code is None else and_(has, ServiceRecord.gss_code == term.gss_code)


def _serves(councils: tuple[str, ...]) -> ColumnElement[bool]:
    area = ServiceAreaRecord
    own = area.service_id == ServiceRecord.service_id
    serves = exists().where(own, area.gss_code.in_((*councils, *_WIDER)))
    says_nothing = ~exists().where(own, area.gss_code.is_not(None))
    return or_(serves, and_(says_nothing, ServiceRecord.gss_code.in_(councils)))


def _has_place_near(near: Near) -> ColumnElement[bool]:
    return ServiceRecord.service_id.in_(select(ServiceLocationRecord.service_id).where(_is_near(near)))


def _is_near(near: Near) -> ColumnElement[bool]:
    """Inside the circle, on a map flat enough for a country: within 1 % of the great circle up to 200 km."""
    place, height = ServiceLocationRecord, near.metres / _METRES_A_DEGREE
    width_factor = math.cos(math.radians(near.latitude))
    width = height / width_factor
    north = (place.latitude - near.latitude) * _METRES_A_DEGREE
    east = (place.longitude - near.longitude) * (_METRES_A_DEGREE * width_factor)
    return and_(
        place.latitude.between(near.latitude - height, near.latitude + height),
        place.longitude.between(near.longitude - width, near.longitude + width),
        north * north + east * east <= near.metres**2,
    )


def _places(wanted: Wanted) -> Select[tuple[int]]:
    rows = select(ServiceLocationRecord.id).join(
        ServiceRecord, ServiceRecord.service_id == ServiceLocationRecord.service_id
    )
    rows = rows.where(*_fits(wanted))
    return rows.where(_is_near(wanted.near)) if wanted.near else rows


def _runs(words: str | None, *, with_sample: bool) -> list[ColumnElement[bool]]:
    own = ServiceRecord.organisation_id == OrganisationRecord.organisation_id
    conditions: list[ColumnElement[bool]] = [exists().where(own, *_fits(Wanted(with_sample=with_sample)))]
    organisation = OrganisationRecord
    for word in (words or "").split():
        in_description = organisation.description.icontains(word, autoescape=True)
        conditions.append(or_(organisation.name.icontains(word, autoescape=True), in_description))
    return conditions
