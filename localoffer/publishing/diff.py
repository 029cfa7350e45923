"""What a draft would change: pure, from two sets of values to a list of intended changes.

Services are met by id anywhere in the council's offer. What is gone is looked for in one source only: the file or feed
of the same name or, where a council names its exports by month, the one that most of this file's records came from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from localoffer.publishing.draft import BLOCKING, Draft, Findings, Problem, ServiceDraft
from localoffer.publishing.identity import feed_of, made_id
from localoffer.publishing.terms import OURS
from localoffer.store.records import Record

ARCHIVED = "archived"
"""Status of a service that its source no longer lists."""
REMOVAL_LIMIT = 0.4
"""A source that drops more than this share of its services is not believed without a person's word."""

COLUMNS = (
    "source_id", "name", "description", "status", "url", "email", "min_age_years", "max_age_years", "eligibility",
    "how_to_get", "alert", "assured_on", "last_modified_at", "source_fields",
)  # fmt: skip
"""Columns of a service that a draft fills."""
_ORGANISATION = ("organisation_id", "source_id", "name", "description", "url", "email")
_TIES = frozenset({"id", "service_id"})
PARTS = ("locations", "areas", "costs", "contacts", "schedules", "terms")
"""Parts of a service; a part that changes is written anew."""


@dataclass(frozen=True)
class StoredService:
    """A service as it is in the store.

    Args:
        service_id: Its id.
        name: Its name.
        source: Name of the source that last brought or changed it; None for none.
        values: Its fields, as `comparable` gives them.
    """

    service_id: str
    name: str
    source: str | None
    values: Mapping[str, Any]

    @property
    def is_archived(self) -> bool:
        """Whether its source no longer lists it."""
        return bool(self.values["status"] == ARCHIVED)


@dataclass(frozen=True)
class Stored:
    """What the store holds that a draft can touch.

    Args:
        services: This council's, by id.
        others: Council by id, for ids of the draft that another council's services have.
        other_organisations: Ids of the draft's organisations that another council's offer has.
    """

    services: Mapping[str, StoredService] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    other_organisations: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FieldChange:
    """One field's old and new value."""

    field: str
    old: Any
    new: Any

    def as_json(self) -> dict[str, Any]:
        """For `offer import --json`."""
        return {"field": self.field, "old": self.old, "new": self.new}


@dataclass(frozen=True)
class ChangedService:
    """A stored service that the draft says differently."""

    service: ServiceDraft
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Changes:
    """Everything a publish would do, and every problem there is.

    Args:
        source: Name of the source the draft continues; its own when it is new.
        added: New services.
        changed: Services that differ, field by field.
        removed: Services the source no longer lists; they will be archived.
        same: How many stay as they are.
        problems: The draft's and those of comparing, in file order.
    """

    source: str
    added: tuple[ServiceDraft, ...] = ()
    changed: tuple[ChangedService, ...] = ()
    removed: tuple[StoredService, ...] = ()
    same: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stops a publish."""
        return tuple(problem for problem in self.problems if problem.level == BLOCKING)

    @property
    def is_empty(self) -> bool:
        """Whether the store says all this already."""
        return not (self.added or self.changed or self.removed)


def compare(draft: Draft, stored: Stored, *, accept_removals: bool = False) -> Changes:
    """What publishing a draft would change.

    Args:
        draft: The file, read and checked.
        stored: What the store holds.
        accept_removals: A person has said that a large removal is right.
    """
    findings = Findings(problems=list(draft.problems))
    source = _source_of(draft, stored)
    services = [_settled(service, draft, stored, source, findings) for service in draft.services]
    _check_ownership(draft, stored, findings)
    added = tuple(service for service in services if service.service_id not in stored.services)
    changed: list[ChangedService] = []
    for service in services:
        old = stored.services.get(service.service_id)
        if old and (differing := differences(old, service)):
            changed.append(ChangedService(service, differing))
    removed = _removed(draft, services, stored, source)
    _check_removals(removed, stored, source, findings, accept_removals=accept_removals)
    return Changes(
        source, added, tuple(changed), removed, len(services) - len(added) - len(changed), findings.in_order()
    )


def comparable(service: object) -> dict[str, Any]:
    """A draft's or a record's fields as plain JSON values that can be compared and shown; parts without their order."""
    values = {name: _plain(getattr(service, name)) for name in COLUMNS}
    organisation = getattr(service, "organisation")  # noqa: B009 - a draft or a record: both have it
    values["organisation"] = organisation and {name: _plain(getattr(organisation, name)) for name in _ORGANISATION}
    for name in PARTS:
        parts = ({key: _plain(item) for key, item in _own(part).items()} for part in getattr(service, name))
        values[name] = _in_any_order(parts)
    return values


def differences(old: StoredService, new: ServiceDraft) -> tuple[FieldChange, ...]:
    """Field by field, what a draft says otherwise; what a shallow list entry does not speak of is left as it is."""
    wanted = comparable(new)
    kept = unspoken(new, old.values)
    return tuple(
        FieldChange(name, old.values[name], wanted[name])
        for name in wanted
        if name not in kept and old.values[name] != wanted[name]
    )


def unspoken(new: ServiceDraft, old: Mapping[str, Any]) -> frozenset[str]:
    """Parts that a shallow list entry leaves out, so that the stored ones stay.

    Its terms stay too once the store has the source's own: a list entry has none to map from.
    """
    if not new.is_shallow:
        return frozenset()
    silent = {name for name in PARTS if name != "terms" and not getattr(new, name)}
    if any(term["vocabulary"] not in OURS for term in old["terms"]) and all(t.vocabulary in OURS for t in new.terms):
        silent.add("terms")
    return frozenset(silent)


def _source_of(draft: Draft, stored: Stored) -> str:
    held = Counter(each.source for each in stored.services.values() if each.source)
    if draft.source in held or not draft.is_list:
        return draft.source
    met = Counter(
        old.source for service in draft.services if (old := stored.services.get(service.service_id)) and old.source
    )
    best = met.most_common(1)
    return best[0][0] if best and best[0][1] * 2 >= len(draft.services) else draft.source


def _settled(service: ServiceDraft, draft: Draft, stored: Stored, source: str, findings: Findings) -> ServiceDraft:
    """A service under an id that is free or its own: another council's record is never overwritten."""
    feed = feed_of(draft.gss_code, draft.format)
    organisation = service.organisation
    if organisation and organisation.organisation_id in stored.other_organisations:
        own = made_id(feed, "organisation", organisation.source_id or organisation.organisation_id)
        service = replace(service, organisation=replace(organisation, organisation_id=own))
    if service.service_id in stored.others:
        return replace(service, service_id=made_id(feed, "service", service.source_id or service.service_id))
    old = stored.services.get(service.service_id)
    is_other = old is not None and old.source not in {None, source} and old.name.casefold() != service.name.casefold()
    if old and service.id_is_derived and is_other:
        findings.at(service.row).noted(
            "id", service.source_id, f'"{old.name}" from {old.source} has this id too. Both are kept.'
        )
        return replace(service, service_id=made_id(feed, "service", source, service.source_id or service.name))
    return service


def _check_ownership(draft: Draft, stored: Stored, findings: Findings) -> None:
    taken = [service for service in draft.services if service.service_id in stored.others]
    if not taken:
        return
    is_most = len(taken) * 2 > len(draft.services)
    for service in taken:
        owner = stored.others[service.service_id]
        here = findings.at(service.row)
        if is_most:
            here.blocking("id", service.source_id, f"Already loaded for another council ({owner}). Nothing is stored.")
        else:
            here.noted("id", service.source_id, f"Another council ({owner}) lists it too; kept under an id of its own.")


def _removed(draft: Draft, services: Iterable[ServiceDraft], stored: Stored, source: str) -> tuple[StoredService, ...]:
    if not draft.is_list:
        return ()
    listed = {service.service_id for service in services}
    gone = [each for each in _held(stored, source) if each.service_id not in listed]
    return tuple(sorted(gone, key=lambda each: (each.name, each.service_id)))


def _check_removals(
    removed: tuple[StoredService, ...], stored: Stored, source: str, findings: Findings, *, accept_removals: bool
) -> None:
    held = len(_held(stored, source))
    if held and len(removed) > REMOVAL_LIMIT * held:
        found = f"{len(removed)} of the {held} services from {source} are not in this file"
        if accept_removals:
            findings.at(0).noted("removals", found, "They are archived, as you said.")
        else:
            findings.at(0).blocking("removals", found, "If that is right, say so with --accept-removals.")


def _held(stored: Stored, source: str) -> list[StoredService]:
    return [each for each in stored.services.values() if each.source == source and not each.is_archived]


def _own(part: object) -> dict[str, Any]:
    """A part's values by column name, without the columns that only tie it to its service."""
    if isinstance(part, Record):
        return {column.key: getattr(part, column.key) for column in part.__table__.columns if column.key not in _TIES}
    return dict(vars(part))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _in_any_order(parts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(parts, key=lambda part: json.dumps(part, sort_keys=True, default=str))
