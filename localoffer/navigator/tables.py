"""Tables of provision, contacts and Schedule 2 answers that a council filled in: checked, compared and published."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from localoffer.catalogue.schedule2 import load_items
from localoffer.errors import PublishBlocked
from localoffer.navigator.ground import Ground
from localoffer.publishing.check import Councils
from localoffer.publishing.rows_apply import preview_rows, publish_rows
from localoffer.publishing.rows_diff import RowChanges
from localoffer.publishing.rows_draft import RowReading, RowsDraft
from localoffer.publishing.rows_prepare import RowsFile, prepare_rows
from localoffer.publishing.rows_report import rows_report
from localoffer.publishing.table import Table, other_table


class TableImport(NamedTuple):
    """What an import of a table found and did; as `OfferImport`."""

    report: dict[str, Any]
    is_blocked: bool
    version_id: int | None


def import_table(  # noqa: PLR0913 - a file and what to do with it
    ground: Ground,
    path: Path,
    gss_code: str,
    *,
    publish: bool,
    accept_removals: bool,
    by: str,
    source: str | None = None,
) -> TableImport | None:
    """Read a table, say what would change and, if asked, store it; None when the file is none of the three tables.

    Args:
        ground: What the use case stands on.
        path: The file.
        gss_code: The council whose rows these are said to be.
        publish: Store it, unless something is blocking.
        accept_removals: A person has said that a large removal is right.
        by: Who publishes.
        source: The source whose rows these are, where the file's name does not say so.
    """
    found = other_table(path)
    if found is None:
        return None
    table, data = found
    draft = _draft(ground, table, RowsFile(path.name, hashlib.sha256(data).hexdigest(), source), gss_code)
    try:
        with ground.database.session() as session:
            if not publish:
                return _told(draft, preview_rows(session, draft, accept_removals=accept_removals), None)
            done = publish_rows(session, draft, by=by, now=datetime.now(UTC), accept_removals=accept_removals)
    except PublishBlocked as blocked:
        return _told(draft, blocked.changes, None)
    return _told(draft, done.changes, done.version_id)


def _told(draft: RowsDraft, changes: RowChanges, version_id: int | None) -> TableImport:
    return TableImport(rows_report(draft, changes), bool(changes.blocking), version_id)


def _draft(ground: Ground, table: Table, file: RowsFile, gss_code: str) -> RowsDraft:
    authority = ground.authorities.get(gss_code)
    reading = RowReading(
        gss_code,
        authority.friendly_name if authority else gss_code,
        table.format,
        ground.today(),
        tuple(item.key for item in load_items(ground.data)),
    )
    return prepare_rows(table, file, reading, Councils(ground.authorities, ground.today()))
