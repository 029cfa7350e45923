"""What an import found and would do, as plain JSON values: what `offer import --json` prints and a page shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from localoffer.publishing.diff import Changes
from localoffer.publishing.draft import LISTED, Draft
from localoffer.publishing.rollback import Rollback


def report(draft: Draft, changes: Changes) -> dict[str, Any]:
    """An import in numbers and lists.

    Returns:
        format, read, kept, added, changed, removed (counts), problems (in file order), and beside those the lists
        under "changes", the unmapped terms with how many services have each, and what the source says it has in all.
        No list has more than `LISTED` of a kind; of unmapped terms those of most services.
    """
    return {
        "format": draft.format,
        "read": draft.read,
        "kept": len(draft.services),
        **{name: changes.counts[name] for name in ("added", "changed", "removed", "same")},
        "problems": [problem.as_json() for problem in changes.problems],
        "changes": _changes(changes),
        "unmapped": [
            {"vocabulary": vocabulary, "name": name, "services": count} for vocabulary, name, count in _listed(draft)
        ],
        "source": changes.source,
        "source_total": draft.source_total,
        "is_part": draft.is_part,
    }


def _changes(changes: Changes) -> dict[str, list[dict[str, Any]]]:
    return {
        "added": [{"id": each.service_id, "name": each.name} for each in changes.added],
        "changed": [
            {
                "id": each.service.service_id,
                "name": each.service.name,
                "fields": [change.as_json() for change in each.fields],
            }
            for each in changes.changed
        ],
        "removed": [{"id": each.service_id, "name": each.name} for each in changes.removed],
    }


def _listed(draft: Draft) -> list[tuple[str, str, int]]:
    """The unmapped terms that most services have, in their order."""
    most = sorted(draft.unmapped, key=lambda term: (-term[2], term))[:LISTED]
    return sorted(most)


def rollback_report(done: Rollback, version_id: int) -> dict[str, Any]:
    """What going back changes, in the same shape: what `offer rollback --json` prints.

    Args:
        done: What it changes.
        version_id: The version gone back to.
    """
    rows = Counter(row.change for row in done.rows)
    return {
        "to_version": version_id,
        "version": done.version_id,
        **{name: done.changes.counts[name] + rows[name] for name in ("added", "changed", "removed")},
        "same": done.changes.same,
        "changes": _changes(done.changes),
        "rows": [{"kind": row.kind, "id": row.record_id, "change": row.change} for row in done.rows[:LISTED]],
    }
