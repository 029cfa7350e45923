"""Templates, guides and samples agree with each other, and what we hand out we read without a word."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from localoffer.catalogue.schedule2 import load_items
from localoffer.places.authority import Authorities, Authority
from localoffer.publishing.check import Councils
from localoffer.publishing.prepare import prepare
from localoffer.publishing.rows_draft import RowReading
from localoffer.publishing.rows_prepare import RowsFile, prepare_rows
from localoffer.publishing.table import read_table
from localoffer.publishing.template_files import as_csv, as_workbook, guide_as_csv
from localoffer.publishing.templates import TEMPLATES, Template
from localoffer.store.records import LAW_STATUSES, STRENGTHS
from tests.localoffer.publishing.offer_files import Words

ROOT = Path(__file__).parents[3]
DATA, FORMATS = ROOT / "data", ROOT / "docs" / "data-formats.md"
TODAY = date(2026, 11, 21)
FILES = {"need": "needs.csv", "area": "broad_areas.csv", "support": "supports.csv", "phase": "phases.csv"}
SAMPLE = Authorities([Authority("SAMPLE01", "Sampleshire (sample data)", "Sampleshire")])


def sample_files(kind: str) -> list[bytes]:
    return [as_csv(kind, DATA, sample=True), as_workbook(kind, DATA, sample=True)]


def problems_of(kind: str, data: bytes) -> list[str]:
    if kind == "services":
        return [str(each) for each in prepare(data, "s", "SAMPLE01", Words(), SAMPLE, today=TODAY).problems]
    keys = tuple(item.key for item in load_items(DATA))
    reading = RowReading("SAMPLE01", "Sampleshire", "csv", TODAY, keys)
    draft = prepare_rows(read_table(data), RowsFile("s", ""), reading, Councils(SAMPLE, TODAY))
    return [str(each) for each in draft.problems]


@pytest.mark.parametrize("kind", TEMPLATES)
def test_filled_sample_is_read_without_a_word(kind):
    for data in sample_files(kind):
        # An id that is no UUID is mended into a lasting one; a file says so of every service.
        told = [each for each in problems_of(kind, data) if "Not a UUID" not in each and "byte-order" not in each]
        assert told == []


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_sample_row_says_that_it_is_invented(kind):
    with (DATA / "templates" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert tuple(rows[0]) == TEMPLATES[kind].names
    assert len(rows) >= 4
    shown = {"services": "name", "provision": "what", "contacts": "name", "schedule2": "answer"}[kind]
    assert all("sample" in row[shown].casefold() for row in rows)
    assert all(".example" in row.get("url", ".example") or not row.get("url") for row in rows)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_sample_shows_every_column_at_work(kind):
    with (DATA / "templates" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    empty = {name for name in TEMPLATES[kind].names if not any(row[name] for row in rows)}
    # A point on the map would put an invented place somewhere real.
    assert empty <= {"latitude", "longitude", "postcode"}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_guide_explains_each_column_once(kind):
    rows = list(csv.DictReader(io.StringIO(guide_as_csv(kind).decode("utf-8-sig"))))

    assert tuple(row["column"] for row in rows) == TEMPLATES[kind].names
    assert all(row["what to write"] and row["allowed"] for row in rows)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_documentation_holds_the_same_table(kind):
    expected = documented_table(TEMPLATES[kind])

    assert expected in FORMATS.read_text(encoding="utf-8"), f"docs/data-formats.md should hold:\n{expected}"


def documented_table(template: Template) -> str:
    """A template's columns as docs/data-formats.md has them: long lists of codes by their file."""
    lines = [f"### `{template.kind}`: {template.title}", "", f"One row is {template.row_is}.", ""]
    lines += ["| column | needed | what to write | allowed |", "|---|---|---|---|"]
    for each in template.columns:
        listed = f" (`data/vocabulary/{FILES[each.codes_of]}`)" if each.codes_of else ""
        allowed = each.allowed.replace("|", "\\|") + listed
        lines.append(f"| `{each.name}` | {'yes' if each.required else ''} | {each.meaning} | {allowed} |")
    return "\n".join(lines)


def test_allowed_values_are_those_of_the_store():
    columns = {column.name: column for column in TEMPLATES["provision"].columns}

    assert columns["strength"].allowed == ", ".join(STRENGTHS)
    assert columns["law_status"].allowed == ", ".join(LAW_STATUSES)


def test_empty_schedule2_table_lists_every_item():
    rows = list(csv.DictReader(io.StringIO(as_csv("schedule2", DATA).decode("utf-8-sig"))))

    assert [row["key"] for row in rows] == [item.key for item in load_items(DATA)]
    assert not any(row["answer"] for row in rows)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_empty_workbook_has_its_guide_beside_it(kind):
    data = as_workbook(kind, DATA)

    assert len(data) < 200_000
    # A template with nothing filled in is refused for that, and not for its guide.
    if kind != "schedule2":
        with pytest.raises(Exception, match="no rows"):
            read_table(data)
