"""What every publication made of each record: written with it, read back as a council's offer was on any day.

One row of `record_version` holds the whole of a record as plain JSON values; no content means that it was archived.
Rows are written in the publication's own transaction, so history and offer cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import exists, func, insert, select
from sqlalchemy.orm import Session

from localoffer.publishing.content import plain
from localoffer.publishing.spool import AT_ONCE
from localoffer.publishing.stored import batches, services_by_id
from localoffer.store.records import AuthorityRecord, OfferVersionRecord, Record, RecordVersionRecord, ServiceRecord

SERVICE, PROVISION, CONTACT, SCHEDULE2 = KINDS = ("service", "provision", "contact", "schedule2")
"""Kinds of record with a history."""

Content = Mapping[str, Any]
"""The whole of a record, by column name, as plain JSON values."""


def remember(
    session: Session, version_id: int, gss_code: str, kind: str, contents: Mapping[str, Content | None]
) -> None:
    """Keep what a publication made of some records; call it in the publication's transaction.

    Args:
        session: The publication's session.
        version_id: Its row of `offer_version`, already flushed.
        gss_code: The council.
        kind: One of `KINDS`.
        contents: By the record's id, the whole of it as it is now; None where it was archived. Of a service, as
            `content.stored_content` gives it; of another kind, as `columns_of` does.
    """
    rows = [
        {"version_id": version_id, "gss_code": gss_code, "kind": kind, "record_id": record_id, "content": content}
        for record_id, content in contents.items()
    ]
    if rows:
        session.execute(insert(RecordVersionRecord), rows, execution_options={"render_nulls": True})


def columns_of(record: Record) -> dict[str, Any]:
    """The whole of a record that has no parts (provision, a contact, an answer to Schedule 2), for `remember`."""
    return {column.key: plain(getattr(record, column.key)) for column in record.__table__.columns}


def versions(session: Session, gss_code: str) -> Sequence[OfferVersionRecord]:
    """A council's publications, the newest first."""
    return session.scalars(
        select(OfferVersionRecord)
        .where(OfferVersionRecord.gss_code == gss_code)
        .order_by(OfferVersionRecord.version_id.desc())
    ).all()


def version_at(session: Session, gss_code: str, at: datetime) -> int | None:
    """A council's last publication up to a moment (UTC, without zone); None when there was none yet."""
    return session.scalar(
        select(func.max(OfferVersionRecord.version_id)).where(
            OfferVersionRecord.gss_code == gss_code, OfferVersionRecord.published_at <= at
        )
    )


def state_at(
    session: Session, gss_code: str, version_id: int, kind: str = SERVICE
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record of a kind as it was just after a publication, archived ones left out; (id, content), by id.

    Read in portions, so that a whole council never has to fit into memory.
    """
    last = (
        select(func.max(RecordVersionRecord.id).label("id"))
        .where(
            RecordVersionRecord.gss_code == gss_code,
            RecordVersionRecord.kind == kind,
            RecordVersionRecord.version_id <= version_id,
        )
        .group_by(RecordVersionRecord.record_id)
        .subquery()
    )
    rows = session.execute(
        select(RecordVersionRecord.record_id, RecordVersionRecord.content)
        .join(last, RecordVersionRecord.id == last.c.id)
        .where(RecordVersionRecord.content.is_not(None))
        .order_by(RecordVersionRecord.record_id)
        .execution_options(yield_per=AT_ONCE)
    )
    yield from rows.tuples()


def begin(session: Session) -> None:
    """Give councils whose services were stored before history was kept a first entry for each of them."""
    unkept = select(AuthorityRecord.gss_code).where(
        exists().where(ServiceRecord.gss_code == AuthorityRecord.gss_code, ServiceRecord.version_id.is_not(None)),
        ~exists().where(RecordVersionRecord.gss_code == AuthorityRecord.gss_code, RecordVersionRecord.kind == SERVICE),
    )
    for gss_code in session.scalars(unkept).all():
        services = select(ServiceRecord.version_id, ServiceRecord.service_id).where(
            ServiceRecord.gss_code == gss_code, ServiceRecord.version_id.is_not(None)
        )
        brought = session.execute(services.order_by(ServiceRecord.version_id)).tuples().all()
        for version_id, group in groupby(brought, key=itemgetter(0)):
            for ids in batches(service_id for _, service_id in group):
                stored = services_by_id(session, gss_code, ids)
                contents = {each.service_id: None if each.is_archived else each.content for each in stored.values()}
                remember(session, version_id or 0, gss_code, SERVICE, contents)
