"""A table of provision, contacts or Schedule 2 answers to a draft: read, cleaned, checked; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from localoffer.publishing import clean
from localoffer.publishing.check import Councils, check_words
from localoffer.publishing.draft import Findings
from localoffer.publishing.fields import Fields
from localoffer.publishing.history import CONTACT, PROVISION, SCHEDULE2
from localoffer.publishing.rows_contacts import draft_contact
from localoffer.publishing.rows_draft import RowDraft, RowReading, RowsDraft
from localoffer.publishing.rows_provision import draft_provision
from localoffer.publishing.rows_schedule2 import draft_answer
from localoffer.publishing.table import Table, TableRow
from localoffer.publishing.templates import CONTACTS
from localoffer.publishing.templates import PROVISION as PROVISION_TABLE
from localoffer.publishing.templates import SCHEDULE2 as SCHEDULE2_TABLE

_Drafting = Callable[[Fields, int, RowReading], RowDraft | None]
_KINDS: Mapping[str, tuple[str, _Drafting]] = {
    PROVISION_TABLE: (PROVISION, draft_provision),
    CONTACTS: (CONTACT, draft_contact),
    SCHEDULE2_TABLE: (SCHEDULE2, draft_answer),
}
"""By template: the kind of record its rows become, and how."""

_SAID = ("what", "responsible", "name", "address", "answer")


@dataclass(frozen=True)
class RowsFile:
    """Which file a table came from.

    Args:
        name: Its name.
        sha256: Of its bytes.
        source: The source whose rows these are; its name when omitted.
    """

    name: str
    sha256: str
    source: str | None = None


def prepare_rows(table: Table, file: RowsFile, reading: RowReading, councils: Councils) -> RowsDraft:
    """Everything a table says, fit to store, with every problem found on the way.

    Args:
        table: One of our templates other than services.
        file: Where it came from.
        reading: The council and the day.
        councils: The councils a row can name.
    """
    kind, drafting = _KINDS[table.template.kind]
    findings = Findings(problems=list(table.problems))
    if table.encoding == "windows-1252":
        findings.mended("file", "letters in Windows-1252", "Read as such. Save it as UTF-8 to be sure.")
    drafted = [row for each in table.rows if (row := _drafted(each, drafting, reading, councils, findings))]
    rows = _settled(drafted, kind, reading, findings)
    check_words([_words(row) for row in rows], reading.gss_code, councils, findings)
    return RowsDraft(
        kind,
        table.format,
        file.source or file.name,
        file.name,
        file.sha256,
        reading.gss_code,
        len(table.rows),
        tuple(rows),
        findings.in_order(),
    )


def _drafted(
    row: TableRow, drafting: _Drafting, reading: RowReading, councils: Councils, findings: Findings
) -> RowDraft | None:
    source = Fields(row.cells, findings.at(row.number))
    _check_council(source, reading, councils)
    return drafting(source, row.number, reading)


def _check_council(source: Fields, reading: RowReading, councils: Councils) -> None:
    stated = clean.line(source, "council")
    code = councils.code_of(stated)
    if stated and code is None:
        source.findings.noted("council", stated, "Not the name of one council; not looked at.")
    elif code not in {None, reading.gss_code}:
        source.findings.blocking("council", stated, "A row of another council. Take it out, or choose that council.")


def _settled(rows: Iterable[RowDraft], kind: str, reading: RowReading, findings: Findings) -> list[RowDraft]:
    """Rows with an id each: a copy is kept once, another row under the same id gets one of its own."""
    kept: dict[str, RowDraft] = {}
    for row in rows:
        first, here = kept.get(row.record_id), findings.at(row.row)
        if first is None:
            kept[row.record_id] = row
        elif _content(first) == _content(row):
            here.mended("row", row.name, f"The same as row {first.row}; kept once.")
        elif kind == SCHEDULE2:
            kept[row.record_id] = _joined(first, row)
            here.noted("key", row.name, f"Row {first.row} answers this item too; the two answers were joined.")
        else:
            own = reading.id_of(kind, None, row.record_id, _content(row))
            kept[own] = replace(row, record_id=own)
            here.noted(
                "id", row.name, f"Row {first.row} counts as the same. Both are kept; give each an id of its own."
            )
    return list(kept.values())


def _joined(first: RowDraft, row: RowDraft) -> RowDraft:
    answers = dict.fromkeys([*first.values["answer"].split("\n\n"), *row.values["answer"].split("\n\n")])
    return replace(first, values={**first.values, "answer": "\n\n".join(answers)})


def _content(row: RowDraft) -> str:
    return json.dumps(row.values, sort_keys=True, default=str)


def _words(row: RowDraft) -> str:
    """What a row itself says; its source may be named by us."""
    return "\n".join(str(row.values[name]) for name in _SAID if row.values.get(name))
