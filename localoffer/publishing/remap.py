"""What happens to stored services when a person says what a term means: one version of each source that it changes.

Everything happens in the caller's transaction. Only what a changed rule changes is touched: codes that a service has
from elsewhere stay, so that saying something and taking it back leaves everything as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, selectinload

from localoffer.publishing import history
from localoffer.publishing.content import stored_content
from localoffer.publishing.diff import ARCHIVED
from localoffer.publishing.draft import TermDraft
from localoffer.publishing.mapping import TermReader, WordReader, codes_of
from localoffer.publishing.mapping_rules import CouncilRules, folded
from localoffer.publishing.terms import OURS
from localoffer.store.records import MappingRuleRecord, OfferVersionRecord, ServiceRecord, ServiceTermRecord

FORMAT = "mapping"
"""Format of a version that a changed rule made."""
_AT_ONCE = 500


@dataclass(frozen=True)
class By:
    """Who changes a rule, and when (with time zone)."""

    name: str
    at: datetime


def change(
    session: Session, gss_code: str, rules: tuple[CouncilRules, CouncilRules], vocabulary: WordReader, by: By
) -> frozenset[str]:
    """Keep new rules and bring stored services in line with them.

    Args:
        session: A session whose transaction the caller commits.
        gss_code: The council.
        rules: What was said until now, and what is said from now on.
        vocabulary: What reads the terms of which nothing is said.
        by: Who says so.

    Returns:
        Ids of the services whose codes changed, for whoever keeps an index of them.
    """
    old, new = rules
    _keep(session, gss_code, old, new, by)
    terms = frozenset(rule.term for rule in old.rules ^ new.rules)
    touched: set[str] = set()
    for source, ids in _carrying(session, gss_code, terms).items():
        before, after = (TermReader(vocabulary, each.of(source)) for each in rules)
        version: OfferVersionRecord | None = None
        for batch in _batches(session, ids):
            changed = [record for record in batch if _remap(record, before, after)]
            if changed:
                version = version or _version(session, gss_code, source, new, by)
                _remember(session, version, changed)
                touched.update(record.service_id for record in changed)
    return frozenset(touched)


def _keep(session: Session, gss_code: str, old: CouncilRules, new: CouncilRules, by: By) -> None:
    for rule in old.rules - new.rules:
        session.execute(
            delete(MappingRuleRecord).where(
                MappingRuleRecord.gss_code == gss_code,
                MappingRuleRecord.source == rule.source,
                MappingRuleRecord.term == rule.term,
                MappingRuleRecord.kind == rule.kind,
                MappingRuleRecord.code == rule.code,
            )
        )
    made_at = by.at.astimezone(UTC).replace(tzinfo=None)
    session.add_all(
        MappingRuleRecord(
            gss_code=gss_code,
            source=rule.source,
            term=rule.term,
            kind=rule.kind,
            code=rule.code,
            made_by=by.name[:80],
            made_at=made_at,
        )
        for rule in sorted(new.rules - old.rules, key=lambda rule: (rule.source, rule.term, rule.kind, rule.code))
    )
    session.flush()


def _carrying(session: Session, gss_code: str, terms: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Services of a council, by source, that have one of these terms; closed ones too, archived ones not."""
    met = {
        (each.vocabulary, each.code)
        for each in session.execute(
            select(ServiceTermRecord.vocabulary, ServiceTermRecord.code, ServiceTermRecord.name)
            .join(ServiceRecord, ServiceRecord.service_id == ServiceTermRecord.service_id)
            .where(ServiceRecord.gss_code == gss_code, ServiceTermRecord.vocabulary.not_in(OURS))
            .distinct()
        )
        if folded(each.name or each.code) in terms
    }
    found: dict[str, list[str]] = defaultdict(list)
    if not met:
        return found
    is_met = or_(
        *((ServiceTermRecord.vocabulary == vocabulary) & (ServiceTermRecord.code == code) for vocabulary, code in met)
    )
    carrying = (
        select(ServiceRecord.source, ServiceRecord.service_id)
        .where(ServiceRecord.gss_code == gss_code, ServiceRecord.status != ARCHIVED)
        .where(ServiceRecord.service_id.in_(select(ServiceTermRecord.service_id).where(is_met)))
        .order_by(ServiceRecord.service_id)
    )
    for source, service_id in session.execute(carrying):
        found[source or ""].append(service_id)
    return found


def _remap(record: ServiceRecord, before: TermReader, after: TermReader) -> bool:
    """Gives a stored service the codes that changed between two readings; whether any did."""
    own = [term for term in record.terms if term.vocabulary not in OURS]
    old, new = (_by_code(codes_of(record, own, reader)) for reader in (before, after))
    held = {(term.vocabulary, term.code): term for term in record.terms if term.vocabulary in OURS}
    changed = False
    for key in sorted(old.keys() | new.keys()):
        was, now, term = old.get(key), new.get(key), held.get(key)
        if was == now or (term and not (was and term.reason == was.reason)):
            continue
        if term and not now:
            record.terms.remove(term)
        elif term and now:
            term.reason, term.score = now.reason, now.score
        elif now and not was:
            record.terms.append(
                ServiceTermRecord(vocabulary=now.vocabulary, code=now.code, reason=now.reason, score=now.score)
            )
        else:
            continue
        changed = True
    return changed


def _by_code(codes: Iterable[TermDraft]) -> Mapping[tuple[str, str], TermDraft]:
    return {(each.vocabulary, each.code): each for each in codes}


def _batches(session: Session, ids: Sequence[str]) -> Iterator[Sequence[ServiceRecord]]:
    """Services by id, in portions that are forgotten again, so that memory stays flat."""
    for start in range(0, len(ids), _AT_ONCE):
        batch = session.scalars(
            select(ServiceRecord)
            .where(ServiceRecord.service_id.in_(ids[start : start + _AT_ONCE]))
            .options(selectinload("*"))
            .order_by(ServiceRecord.service_id)
        ).all()
        yield batch
        session.flush()
        for record in batch:
            session.expunge(record)


def _remember(session: Session, version: OfferVersionRecord, changed: Sequence[ServiceRecord]) -> None:
    for record in changed:
        record.version_id = version.version_id
    version.changed += len(changed)
    session.flush()
    contents = {record.service_id: stored_content(record) for record in changed}
    history.remember(session, version.version_id, version.gss_code, history.SERVICE, contents)


def _version(session: Session, gss_code: str, source: str, rules: CouncilRules, by: By) -> OfferVersionRecord:
    said = sorted([rule.source, rule.term, rule.kind, rule.code] for rule in rules.rules)
    version = OfferVersionRecord(
        gss_code=gss_code,
        source=source,
        file_name=None,
        format=FORMAT,
        file_sha256=hashlib.sha256(json.dumps(said).encode()).hexdigest(),
        published_at=by.at.astimezone(UTC).replace(tzinfo=None),
        published_by=by.name[:80],
        added=0,
        changed=0,
        removed=0,
    )
    session.add(version)
    session.flush()
    return version
