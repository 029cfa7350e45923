"""A spreadsheet is met as one of our templates by its headings; what is odd about it is told by row and column."""

from __future__ import annotations

import os

import pytest

from localoffer.errors import UploadError
from localoffer.publishing.table import looks_like_table, other_table, read_table
from localoffer.publishing.templates import TEMPLATES
from localoffer.publishing.workbook import write_workbook
from tests.localoffer.publishing.sheets import a_csv, a_workbook

PROVISION = ("what", "responsible", "strength", "areas_of_need", "phases")
A_ROW = ("A talk group.", "The school", "common", "all", "all")


def told(data: bytes) -> list[tuple[int, str, str]]:
    return [(each.row, each.field, each.level) for each in read_table(data).problems]


@pytest.mark.parametrize("kind", TEMPLATES)
@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_template_with_a_row_is_recognised_by_content(kind, carrier):
    template = TEMPLATES[kind]
    rows = [template.names, [column.example for column in template.columns]]
    data = a_workbook(*rows) if carrier == "xlsx" else a_csv(*([f'"{cell}"' for cell in row] for row in rows))

    table = read_table(data)

    assert looks_like_table(data)
    assert table.format == f"{carrier}-{kind}"
    assert table.problems == ()
    assert set(table.rows[0].cells) == set(template.names)


@pytest.mark.parametrize(
    "headings", [("Name", "Post code"), ("NAME *", "Postal-Code"), ("Service name", "postcode"), ("﻿name", "town")]
)
def test_headings_are_met_as_people_write_them(headings):
    table = read_table(a_csv(headings, ("Club", "BS3 1AA")))

    assert table.template.kind == "services"
    assert table.rows[0].cells["name"] == "Club"


def test_title_rows_above_the_headings_are_passed_over():
    table = read_table(a_csv(("Our offer 2026", ""), ("", ""), ("name", "phone", "url"), ("Club", "01632 960000", "")))

    assert [(row.number, row.cells["name"]) for row in table.rows] == [(4, "Club")]


def test_missing_column_blocks_and_names_the_guide():
    (problem,) = read_table(a_csv(PROVISION[:2] + PROVISION[3:], A_ROW[:2] + A_ROW[3:])).problems

    assert (problem.row, problem.field, problem.level) == (1, "strength", "blocking")
    assert "offer template provision --guide" in problem.done


def test_unknown_and_repeated_headings_are_told_with_the_nearest():
    table = read_table(a_csv((*PROVISION, "budgett", "what", "colour"), (*A_ROW, "School", "x", "blue")))

    assert [(each.field, each.level) for each in table.problems] == [
        ("budgett", "noted"),
        ("what", "noted"),
        ("colour", "noted"),
    ]
    assert "Is it budget?" in table.problems[0].done
    assert "Is it" not in table.problems[2].done
    assert table.rows[0].cells["what"] == "A talk group."


def test_cells_without_a_heading_are_told_by_row():
    assert told(a_csv(PROVISION, A_ROW, (*A_ROW, "more"))) == [(3, "row", "noted")]


def test_formula_without_a_value_is_told_by_its_cell():
    assert told(a_workbook((*PROVISION, "budget"), (*A_ROW, "=A1&B1"))) == [(2, "cell F2", "noted")]


def test_sheet_of_another_kind_in_the_workbook_is_told():
    contacts = [("role", "name", "phone"), ("sendiass", "Advice team", "01632 960000")]

    table = read_table(a_workbook(PROVISION, A_ROW, more={"Contacts": contacts}))

    assert table.template.kind == "provision"
    assert [(each.row, each.field) for each in table.problems] == [(0, "file")]


def test_guide_sheet_of_our_own_workbook_is_no_table():
    template = TEMPLATES["provision"]
    data = write_workbook([("Rows", [PROVISION, A_ROW]), ("How to fill this in", list(template.guide()))])

    assert read_table(data).problems == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (a_csv(("colour", "size"), ("red", "4")), "headings (colour, size) are those of none"),
        (a_workbook(("colour", "size"), ("red", "4")), "(Excel)"),
        (a_workbook(), "empty"),
        (a_csv(PROVISION, ("", "", "", "", "")), "no rows"),
    ],
)
def test_table_without_our_headings_or_rows_is_refused(data, said):
    with pytest.raises(UploadError) as refusal:
        read_table(data)

    assert said in str(refusal.value)


def test_only_other_tables_than_services_are_taken(tmp_path):
    files = {
        "provision.csv": a_csv(PROVISION, A_ROW),
        "services.csv": a_csv(("name", "phone"), ("Club", "")),
        "offer.json": b"[]",
        "damaged.xlsx": b"PK\x03\x04",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    taken = [name for name in files if other_table(tmp_path / name)]

    assert taken == ["provision.csv"]
    assert other_table(tmp_path / "gone.csv") is None


def test_pipe_is_left_for_the_one_reader_it_can_have(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert other_table(tmp_path / "pipe") is None
