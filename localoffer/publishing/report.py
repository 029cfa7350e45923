"""What an import found and would do, as plain JSON values: what `offer import --json` prints and a page shows."""

from __future__ import annotations

from typing import Any

from localoffer.publishing.diff import Changes
from localoffer.publishing.draft import Draft


def report(draft: Draft, changes: Changes) -> dict[str, Any]:
    """An import in numbers and lists.

    Returns:
        format, read, kept, added, changed, removed (counts), problems (in file order), and beside those the lists
        under "changes", the unmapped terms with how many services have each, and what the source says it has in all.
    """
    return {
        "format": draft.format,
        "read": draft.read,
        "kept": len(draft.services),
        "added": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "same": changes.same,
        "problems": [problem.as_json() for problem in changes.problems],
        "changes": {
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
        },
        "unmapped": [
            {"vocabulary": vocabulary, "name": name, "services": count} for vocabulary, name, count in draft.unmapped
        ],
        "source": changes.source,
        "source_total": draft.source_total,
        "is_part": draft.is_part,
    }
