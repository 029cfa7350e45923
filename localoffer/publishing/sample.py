"""Sampleshire: an invented council for newcomers, tests and screenshots, from data/offer/sample_*.csv.

Every row is marked as sample and says so wherever it is shown. Refused, and removed if it is there, in production.
"""

from __future__ import annotations

import csv
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from localoffer.publishing import history
from localoffer.publishing.content import stored_content
from localoffer.publishing.seed import from_csv
from localoffer.store.records import (
    AuthorityAliasRecord,
    AuthorityContactRecord,
    AuthorityRecord,
    CommentRecord,
    ContactRecord,
    CostRecord,
    MappingRuleRecord,
    OfferSourceRecord,
    OfferVersionRecord,
    OrganisationRecord,
    ProvisionRecord,
    RecordVersionRecord,
    Schedule2AnswerRecord,
    SeedRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
    UnmetNeedRecord,
)

SAMPLE_CODE = "SAMPLE01"
_FILES = ("sample_authority.csv", "sample_provision.csv", "sample_services.csv")
_COUNCILS_OWN: tuple[type[Any], ...] = (
    RecordVersionRecord, ProvisionRecord, AuthorityContactRecord, Schedule2AnswerRecord, CommentRecord,
    MappingRuleRecord, OfferSourceRecord, UnmetNeedRecord, OrganisationRecord, OfferVersionRecord,
    AuthorityAliasRecord, AuthorityRecord,
)  # fmt: skip
"""Everything kept for one council beside its services; what points at another comes first."""
_SERVICE_COLUMNS = (
    "name", "description", "status", "url", "email", "min_age_years", "max_age_years", "how_to_get", "alert",
    "assured_on", "review_by",
)  # fmt: skip
_LOCATION_COLUMNS = ("town", "postcode", "latitude", "longitude")


def load(session: Session, data: Path) -> bool:
    """Load Sampleshire if its files changed.

    Returns:
        True when something was loaded.

    Raises:
        SeedError: A row is wrong.
    """
    folder = data / "offer"
    # This file too: what it makes of the rows may change though they do not.
    read = (Path(__file__), *(folder / name for name in _FILES))
    fingerprint = hashlib.sha256(b"".join(each.read_bytes() for each in read)).hexdigest()
    state = session.get(SeedRecord, "sample")
    if state is not None and state.fingerprint == fingerprint:
        return False
    unload(session)
    for row in _rows(folder / _FILES[0]):
        session.add(AuthorityRecord(**from_csv(AuthorityRecord, row, where=_FILES[0]), is_sample=True))
    session.flush()
    session.add_all(AuthorityAliasRecord(alias=alias, gss_code=SAMPLE_CODE) for alias in ("Sampleshire", "Sample"))
    version = _version(session, fingerprint)
    provision = [
        ProvisionRecord(**from_csv(ProvisionRecord, row, where=_FILES[1]), gss_code=SAMPLE_CODE, is_sample=True)
        for row in _rows(folder / _FILES[1])
    ]
    services = [_service(session, row) for row in _rows(folder / _FILES[2])]
    _store(session, version, provision, services)
    session.merge(SeedRecord(name="sample", fingerprint=fingerprint))
    session.flush()
    return True


def unload(session: Session) -> None:
    """Take every trace of Sampleshire out of the store."""
    for service in session.query(ServiceRecord).filter_by(gss_code=SAMPLE_CODE):
        session.delete(service)
    session.flush()
    for record in _COUNCILS_OWN:
        session.execute(delete(record).where(record.gss_code == SAMPLE_CODE))
    session.execute(delete(SeedRecord).where(SeedRecord.name == "sample"))


def _version(session: Session, fingerprint: str) -> OfferVersionRecord:
    """The sample has a history too, so that going back can be tried out on it."""
    version = OfferVersionRecord(
        gss_code=SAMPLE_CODE,
        source=_FILES[2],
        file_name=_FILES[2],
        format="sample",
        file_sha256=fingerprint,
        published_at=datetime.now(UTC).replace(tzinfo=None),
        published_by="the project",
        added=0,
        changed=0,
        removed=0,
    )
    session.add(version)
    session.flush()
    return version


def _store(
    session: Session,
    version: OfferVersionRecord,
    provision: Sequence[ProvisionRecord],
    services: Sequence[ServiceRecord],
) -> None:
    version.added = len(provision) + len(services)
    for row in provision:
        row.version_id = version.version_id
    for service in services:
        service.version_id, service.source = version.version_id, version.source
    session.add_all([*provision, *services])
    session.flush()
    kept = {row.provision_id: history.columns_of(row) for row in provision}
    history.remember(session, version.version_id, SAMPLE_CODE, history.PROVISION, kept)
    contents = {service.service_id: stored_content(service) for service in services}
    history.remember(session, version.version_id, SAMPLE_CODE, history.SERVICE, contents)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _service(session: Session, row: Mapping[str, str]) -> ServiceRecord:
    where = f"{_FILES[2]}, {row['name']}"
    service_id = _id("service", row["name"])
    values: dict[str, Any] = from_csv(ServiceRecord, {each: row[each] for each in _SERVICE_COLUMNS}, where=where)
    spot = from_csv(ServiceLocationRecord, {each: row[each] for each in _LOCATION_COLUMNS}, where=where)
    price = from_csv(CostRecord, {"amount_pounds": row["amount_pounds"], "option": row["cost_words"]}, where=where)
    terms = [("need", code) for code in row["needs"].split("|")] + [("support", c) for c in row["supports"].split("|")]
    return ServiceRecord(
        **values,
        service_id=service_id,
        gss_code=SAMPLE_CODE,
        is_sample=True,
        organisation=_organisation(session, row["organisation"]),
        areas=[ServiceAreaRecord(name="Sampleshire", gss_code=SAMPLE_CODE)],
        locations=[ServiceLocationRecord(kind="physical" if row["latitude"] else "virtual", **spot)],
        costs=[CostRecord(**price)] if any(value is not None for value in price.values()) else [],
        contacts=[ContactRecord(phone=row["phone"])] if row["phone"] else [],
        terms=[
            ServiceTermRecord(vocabulary=kind, code=code, reason="sample", score=1.0) for kind, code in terms if code
        ],
    )


def _organisation(session: Session, name: str) -> OrganisationRecord:
    key = _id("organisation", name)
    known = session.get(OrganisationRecord, key)
    if known is None:
        known = OrganisationRecord(organisation_id=key, gss_code=SAMPLE_CODE, name=name)
        session.add(known)
        session.flush()
    return known


def _id(kind: str, name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"sample:{kind}:{name}"))
