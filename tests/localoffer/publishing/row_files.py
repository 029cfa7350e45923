"""Tables of provision, contacts and Schedule 2 answers, built to show one thing each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localoffer.publishing.check import Councils
from localoffer.publishing.rows_draft import RowDraft, RowReading, RowsDraft
from localoffer.publishing.rows_prepare import RowsFile, prepare_rows
from localoffer.publishing.sheet import write_csv
from localoffer.publishing.table import read_table
from tests.localoffer.publishing.offer_files import AUTHORITIES, BRISTOL, TODAY

KEYS = ("LO-01a", "LO-03a", "LO-12a", "LO-17", "LO-R54", "LO-R57b")
PROVISION = {
    "what": "A talk group three times a week.",
    "responsible": "The school",
    "strength": "common",
    "areas_of_need": "communication_interaction",
    "phases": "primary",
}
CONTACT = {"role": "sen_team", "name": "SEN team", "phone": "0117 496 0000"}
ANSWER = {"key": "LO-03a", "answer": "Our guide says what every school does."}


def rows_of(*rows: Mapping[str, Any]) -> bytes:
    """Rows as CSV, with every column any of them has."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return write_csv([names, *([row.get(name, "") for name in names] for row in rows)]).encode()


def drafted_rows(*rows: Mapping[str, Any], gss_code: str = BRISTOL, source: str = "rows.csv") -> RowsDraft:
    """A table as it would be stored for a council."""
    table = read_table(rows_of(*rows))
    reading = RowReading(gss_code, "Bristol", table.format, TODAY, KEYS)
    return prepare_rows(table, RowsFile(source, "0" * 64), reading, Councils(AUTHORITIES, TODAY))


def the_row(*rows: Mapping[str, Any]) -> RowDraft:
    """The one row of a table."""
    (row,) = drafted_rows(*rows).rows
    return row


def row_levels(draft: RowsDraft, field: str) -> list[str]:
    """Levels of the problems told about one column."""
    return [problem.level for problem in draft.problems if problem.field == field]
