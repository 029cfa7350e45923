"""What an import of provision, contacts or Schedule 2 answers found and would do, as plain JSON values."""

from __future__ import annotations

from typing import Any

from localoffer.publishing.rows_diff import RowChanges
from localoffer.publishing.rows_draft import RowsDraft


def rows_report(draft: RowsDraft, changes: RowChanges) -> dict[str, Any]:
    """An import in numbers and lists, with the keys of `report.report`."""
    return {
        "format": draft.format,
        "read": draft.read,
        "kept": len(draft.rows),
        "added": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "same": changes.same,
        "problems": [problem.as_json() for problem in changes.problems],
        "changes": {
            "added": [{"id": row.record_id, "name": row.name} for row in changes.added],
            "changed": [
                {"id": row.record_id, "name": row.name, "fields": [each.as_json() for each in fields]}
                for row, fields in changes.changed
            ],
            "removed": [{"id": row.record_id, "name": row.name} for row in changes.removed],
        },
        "unmapped": [],
        "source": changes.source,
        "source_total": None,
        "is_part": False,
    }
