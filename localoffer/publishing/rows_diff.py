"""What a table of provision, contacts or Schedule 2 answers would change: pure, from values to intended changes.

Like `diff` for services: rows are met by id anywhere in the council's, and missed in one source only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from localoffer.publishing.content import plain
from localoffer.publishing.diff import REMOVAL_LIMIT, FieldChange
from localoffer.publishing.draft import BLOCKING, Findings, Problem
from localoffer.publishing.identity import feed_of, made_id, same_export
from localoffer.publishing.rows_draft import RowDraft, RowsDraft


@dataclass(frozen=True)
class StoredRow:
    """A row as it is in the store.

    Args:
        record_id: Its id.
        name: What to show of it.
        source: Name of the source that last brought or changed it; None for none.
        values: Its columns as plain JSON values.
    """

    record_id: str
    name: str
    source: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class StoredRows:
    """What the store holds that a draft can touch.

    Args:
        rows: This council's, by id.
        others: Council by id, for ids of the draft that another council's rows, or the national ones, have.
    """

    rows: Mapping[str, StoredRow] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RowChanges:
    """Everything a publish would do, and every problem there is; as `diff.Changes`."""

    source: str
    added: tuple[RowDraft, ...]
    changed: tuple[tuple[RowDraft, tuple[FieldChange, ...]], ...]
    removed: tuple[StoredRow, ...]
    same: int
    problems: tuple[Problem, ...]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stops a publish."""
        return tuple(problem for problem in self.problems if problem.level == BLOCKING)

    @property
    def is_empty(self) -> bool:
        """Whether the store says all this already."""
        return not (self.added or self.changed or self.removed)


def compare_rows(draft: RowsDraft, stored: StoredRows, *, accept_removals: bool = False) -> RowChanges:
    """What publishing a draft would change, from values alone.

    Args:
        draft: The table, read and checked.
        stored: What the store holds.
        accept_removals: A person has said that a large removal is right.
    """
    findings = Findings(problems=list(draft.problems))
    source = _source_of(draft, stored)
    rows = [_own(row, draft, stored, findings) for row in draft.rows]
    changed = []
    for row in rows:
        old = stored.rows.get(row.record_id)
        if old and (fields := _differences(old, row)):
            changed.append((row, fields))
    added = tuple(row for row in rows if row.record_id not in stored.rows)
    listed = {row.record_id for row in rows}
    held = [old for old in stored.rows.values() if old.source == source]
    removed = tuple(sorted((old for old in held if old.record_id not in listed), key=lambda old: old.name))
    _check_removals(len(removed), len(held), source, findings, accept_removals=accept_removals)
    same = len(rows) - len(added) - len(changed)
    return RowChanges(source, added, tuple(changed), removed, same, findings.in_order())


def _source_of(draft: RowsDraft, stored: StoredRows) -> str:
    """The source these rows continue: of the same name, or an edition of it that at least half of them came from."""
    if any(old.source == draft.source for old in stored.rows.values()):
        return draft.source
    met = Counter(old.source for row in draft.rows if (old := stored.rows.get(row.record_id)) and old.source)
    best = met.most_common(1)
    if best and best[0][1] * 2 >= len(draft.rows) and same_export(best[0][0], draft.source):
        return best[0][0]
    return draft.source


def _own(row: RowDraft, draft: RowsDraft, stored: StoredRows, findings: Findings) -> RowDraft:
    """A row under an id of its own: another council's is never overwritten."""
    owner = stored.others.get(row.record_id)
    if owner is None:
        return row
    findings.at(row.row).noted("id", row.name, f"{owner} has a row with this id too; kept under an id of its own.")
    return replace(row, record_id=made_id(feed_of(draft.gss_code, draft.format), draft.kind, row.record_id))


def _differences(old: StoredRow, new: RowDraft) -> tuple[FieldChange, ...]:
    wanted = {name: plain(value) for name, value in new.values.items()}
    return tuple(
        FieldChange(name, old.values[name], value) for name, value in wanted.items() if old.values[name] != value
    )


def _check_removals(removed: int, held: int, source: str, findings: Findings, *, accept_removals: bool) -> None:
    if not held or removed <= REMOVAL_LIMIT * held:
        return
    found = f"{removed} of the {held} rows from {source} are not in this file"
    if accept_removals:
        findings.noted("removals", found, "They are taken out, as you said. History keeps them.")
    else:
        findings.blocking("removals", found, "If that is right, say so with --accept-removals.")
