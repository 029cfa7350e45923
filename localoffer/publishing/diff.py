"""What a draft would change: pure, from two sets of values to a list of intended changes.

Services are met by id anywhere in the council's offer. Each belongs to one source, a file or feed; another source may
correct it but never takes it over, and what is gone is looked for in one source only: the one of the same name or,
where a council names its exports by month, the one that most of this file's records came from.

A file is compared in portions, each with what the store holds of it, so that neither has to fit into memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from localoffer.publishing.content import PARTS, content_of, in_any_order, plain, service_of
from localoffer.publishing.draft import BLOCKING, LISTED, Draft, Findings, Problem, ServiceDraft
from localoffer.publishing.identity import feed_of, made_id, same_export
from localoffer.publishing.terms import OURS

ARCHIVED = "archived"
"""Status of a service that its source no longer lists."""
REMOVAL_LIMIT = 0.4
"""A source that drops more than this share of its services is not believed without a person's word."""


@dataclass(frozen=True)
class StoredService:
    """A service as it is in the store.

    Args:
        service_id: Its id.
        name: Its name.
        source: The source it belongs to; None for none.
        values: Its fields, as `content.content_of` gives them.
        review_by: When somebody should look at it again; no file says so, so it stays until a file's own check.
    """

    service_id: str
    name: str
    source: str | None
    values: Mapping[str, Any]
    review_by: date | None = None

    @property
    def is_archived(self) -> bool:
        """Whether its source no longer lists it."""
        return bool(self.values["status"] == ARCHIVED)

    @property
    def content(self) -> dict[str, Any]:
        """All of it, as history keeps it: the same as `content.stored_content` of its record."""
        return {**self.values, "source": self.source, "review_by": plain(self.review_by)}


@dataclass(frozen=True)
class Gone:
    """A stored service that its source no longer lists."""

    service_id: str
    name: str


@dataclass(frozen=True)
class Stored:
    """What the store holds that some services of a draft can touch.

    Args:
        services: This council's, by id.
        others: Council by id, for ids of the draft that another council's services have.
        other_organisations: Ids of the draft's organisations that another council's offer has.
    """

    services: Mapping[str, StoredService] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    other_organisations: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Holdings:
    """How a whole file meets the store, in counts.

    Args:
        feeds: For each source of the council, the feed its ids belong to, as `identity.feed_of` names it.
        met: For each source, how many of the file's services belong to it.
        taken: How many of the file's services another council has.
    """

    feeds: Mapping[str, str] = field(default_factory=dict)
    met: Mapping[str, int] = field(default_factory=dict)
    taken: int = 0


@dataclass(frozen=True)
class Standing:
    """What a file is to the store.

    Args:
        source: The source it continues; its own when it is new.
        feed: The feed its ids belong to.
        holdings: How it meets the store.
        is_mostly_taken: Whether most of its services are another council's.
    """

    source: str
    feed: str
    holdings: Holdings
    is_mostly_taken: bool = False

    def may_correct(self, old: StoredService) -> bool:
        """Whether the file speaks of the same record: another kind of feed may use the same id for its own."""
        return old.source in {None, self.source} or self.holdings.feeds.get(old.source or "", self.feed) == self.feed


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
class Entry:
    """A service as it will be stored.

    Args:
        service: All of it, with the parts that a shallow list entry leaves as they are.
        source: The source it belongs to.
        review_by: When somebody should look at it again.
        fields: What changes, where it is stored already.
    """

    service: ServiceDraft
    source: str | None
    review_by: date | None = None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Step:
    """What some services of a file change."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Gone, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the store says all this already."""
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Changes:
    """Everything a publish would do, and every problem there is.

    Args:
        source: Name of the source the draft continues; its own when it is new.
        added: New services; of these and the next two at most `LISTED`.
        changed: Services that differ, field by field.
        removed: Services the source no longer lists; they will be archived.
        counts: How many are added, changed, removed and same, in all.
        problems: The draft's and those of comparing, in file order.
    """

    source: str
    added: tuple[ServiceDraft, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Gone, ...] = ()
    counts: Mapping[str, int] = field(default_factory=Counter)
    problems: tuple[Problem, ...] = ()

    @property
    def same(self) -> int:
        """How many stay as they are."""
        return self.counts["same"]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stops a publish."""
        return tuple(problem for problem in self.problems if problem.level == BLOCKING)

    @property
    def is_empty(self) -> bool:
        """Whether the store says all this already."""
        return not any(self.counts[each] for each in ("added", "changed", "removed"))


class Tally:
    """Adds up steps, keeping only as many examples as a report lists."""

    def __init__(self) -> None:
        self._added: list[ServiceDraft] = []
        self._changed: list[Entry] = []
        self._removed: list[Gone] = []
        self.counts: Counter[str] = Counter()

    def take(self, step: Step) -> None:
        """Another step."""
        for name in ("added", "changed", "removed"):
            self.counts[name] += len(getattr(step, name))
        self.counts["same"] += step.same
        self._added += [each.service for each in step.added[: LISTED - len(self._added)]]
        self._changed += step.changed[: LISTED - len(self._changed)]
        self._removed += step.removed[: LISTED - len(self._removed)]

    def changes(self, source: str, problems: Iterable[Problem] = ()) -> Changes:
        """All of it."""
        in_order = tuple(sorted(problems, key=lambda problem: problem.row))
        return Changes(source, tuple(self._added), tuple(self._changed), tuple(self._removed), self.counts, in_order)


def compare(draft: Draft, stored: Stored, *, accept_removals: bool = False) -> Changes:
    """What publishing a draft would change, when both fit into memory at once.

    Args:
        draft: The file, read and checked.
        stored: What the store holds.
        accept_removals: A person has said that a large removal is right.
    """
    findings, tally = Findings(), Tally()
    met = Counter(old.source for each in draft.services if (old := stored.services.get(each.service_id)) and old.source)
    feeds = {each.source: feed_of(draft.gss_code, draft.format) for each in stored.services.values() if each.source}
    taken = sum(each.service_id in stored.others for each in draft.services)
    standing = standing_of(draft, Holdings(feeds, met, taken), findings)
    services = [settled(each, stored, standing, findings) for each in draft.services]
    tally.take(step_of(services, stored, standing, findings))
    held = [each for each in stored.services.values() if each.source == standing.source and not each.is_archived]
    listed = {service.service_id for service in services}
    gone = [Gone(each.service_id, each.name) for each in held if each.service_id not in listed]
    if may_remove(draft):
        tally.take(Step(removed=tuple(sorted(gone, key=lambda each: (each.name, each.service_id)))))
        check_removals(len(gone), len(held), standing.source, findings, accept_removals=accept_removals)
    return tally.changes(standing.source, (*draft.problems, *findings.in_order()))


def comparable(service: object) -> dict[str, Any]:
    """A draft's or a record's fields as plain JSON values that can be compared and shown; parts without their order."""
    return in_any_order(content_of(service))


def standing_of(draft: Draft, holdings: Holdings, findings: Findings) -> Standing:
    """What a file is to the store; tells what it has in common with other sources."""
    source = _source_of(draft, holdings)
    for other, count in sorted(holdings.met.items()):
        if other != source and holdings.feeds.get(other) == feed_of(draft.gss_code, draft.format):
            done = "They are corrected there and stay its own; what this file lacks is not taken as gone from it."
            if count * 2 >= len(draft.services) and draft.is_list:
                done += f' If this file replaces {other}, import it with --source "{other}".'
            findings.at(0).noted("source", f"{count} of {len(draft.services)} services are from {other}", done)
    is_mostly_taken = holdings.taken * 2 > len(draft.services)
    return Standing(source, feed_of(draft.gss_code, draft.format), holdings, is_mostly_taken)


def settled(service: ServiceDraft, stored: Stored, standing: Standing, findings: Findings) -> ServiceDraft:
    """A service under an id that is free or its own: another council's record is never overwritten."""
    feed = standing.feed
    organisation = service.organisation
    if organisation and organisation.organisation_id in stored.other_organisations:
        own = made_id(feed, "organisation", organisation.source_id or organisation.organisation_id)
        service = replace(service, organisation=replace(organisation, organisation_id=own))
    if service.service_id in stored.others:
        _tell_owner(service, stored.others[service.service_id], standing, findings)
        return replace(service, service_id=made_id(feed, "service", service.source_id or service.service_id))
    old = stored.services.get(service.service_id)
    is_other = old is not None and old.source not in {None, standing.source}
    if old and service.id_is_derived and is_other and old.name.casefold() != service.name.casefold():
        findings.at(service.row).noted(
            "id", service.source_id, f'"{old.name}" from {old.source} has this id too. Both are kept.'
        )
        own = made_id(feed, "service", standing.source, service.source_id or service.name)
        return replace(service, service_id=own)
    return service


def step_of(services: Iterable[ServiceDraft], stored: Stored, standing: Standing, findings: Findings) -> Step:
    """What some services of a file change, once they are settled."""
    added: list[Entry] = []
    changed: list[Entry] = []
    same = 0
    for service in services:
        old = stored.services.get(service.service_id)
        if old is None:
            added.append(Entry(service, standing.source))
        elif not standing.may_correct(old):
            done = "It belongs to another kind of feed, so it is left as it was."
            findings.at(service.row).noted("id", f"{service.source_id}, which is in {old.source}", done)
            same += 1
        elif fields := differences(old, service):
            owner = standing.source if old.is_archived or old.source is None else old.source
            is_checked_anew = any(each.field == "assured_on" for each in fields)
            review_by = None if is_checked_anew else old.review_by
            changed.append(Entry(_whole(old, service), owner, review_by, fields))
        else:
            same += 1
    return Step(tuple(added), tuple(changed), same=same)


def differences(old: StoredService, new: ServiceDraft) -> tuple[FieldChange, ...]:
    """Field by field, what a draft says otherwise; what a shallow list entry does not speak of is left as it is."""
    wanted = content_of(new)
    if wanted == {name: old.values.get(name) for name in wanted}:
        return ()
    kept = unspoken(new, old.values)
    wanted, had = in_any_order(wanted), in_any_order(old.values)
    found = tuple(
        FieldChange(name, had.get(name), wanted[name])
        for name in wanted
        if name not in kept and had.get(name) != wanted[name]
    )
    return () if old.review_by is not None and all(map(_is_an_older_word, found)) else found


def _is_an_older_word(change: FieldChange) -> bool:
    """Whether a file only says that the record was last checked before somebody confirmed it here (`upkeep`)."""
    return change.field == "assured_on" and (change.new or "") < (change.old or "")


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


def may_remove(draft: Draft) -> bool:
    """Whether what a file lacks is gone: not when it is one service, or a part of what its source has."""
    return draft.is_list and not draft.is_part


def check_removals(removed: int, held: int, source: str, findings: Findings, *, accept_removals: bool) -> None:
    """Blocks when a source suddenly drops much of what it had, unless a person said that this is right."""
    if held and removed > REMOVAL_LIMIT * held:
        found = f"{removed} of the {held} services from {source} are not in this file"
        if accept_removals:
            findings.at(0).noted("removals", found, "They are archived, as you said.")
        else:
            findings.at(0).blocking("removals", found, "If that is right, say so with --accept-removals.")


def _source_of(draft: Draft, holdings: Holdings) -> str:
    if draft.source in holdings.feeds or not draft.is_list:
        return draft.source
    best = max(holdings.met, key=lambda each: (holdings.met[each], each), default=None)
    if best and holdings.met[best] * 2 >= len(draft.services) and same_export(best, draft.source):
        return best
    return draft.source


def _tell_owner(service: ServiceDraft, owner: str, standing: Standing, findings: Findings) -> None:
    here = findings.at(service.row)
    if standing.is_mostly_taken:
        here.blocking("id", service.source_id, f"Already loaded for another council ({owner}). Nothing is stored.")
    else:
        here.noted("id", service.source_id, f"Another council ({owner}) lists it too; kept under an id of its own.")


def _whole(old: StoredService, new: ServiceDraft) -> ServiceDraft:
    """A service with the parts that it does not speak of as they are in the store."""
    kept = unspoken(new, old.values)
    before = service_of(new.service_id, old.values) if kept else new
    return replace(new, **{name: getattr(before, name) for name in kept})
