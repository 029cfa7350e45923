"""The list of Schedule 2: every item of the brief, every code known, and nothing unchecked shown as checked."""

from __future__ import annotations

import csv
import re

import pytest

from localoffer.catalogue.schedule2 import FILE, Wording, load_items, plain
from localoffer.errors import SeedError
from localoffer.publishing.codes import codes
from localoffer.publishing.templates import ROLES
from localoffer.settings import ROOT

DATA = ROOT / "data"
LETTERED = {
    "LO-01": "abcdefgh", "LO-03": "abcd", "LO-04": "abcd", "LO-05": "abcdefghij", "LO-10": "abc", "LO-11": "abc",
    "LO-12": "abc", "LO-13": "abcd", "LO-15": "abcdef", "LO-18": "abc", "LO-R57": "ab",
}  # fmt: skip
ALONE = ("LO-02", "LO-06", "LO-07", "LO-08", "LO-09", "LO-14", "LO-16", "LO-17", "LO-R54", "LO-R56")
ITEMS = load_items(DATA)


def test_list_holds_every_key_of_the_brief_once():
    expected = {f"{stem}{letter}" for stem, letters in LETTERED.items() for letter in letters} | set(ALONE)

    assert sorted(item.key for item in ITEMS) == sorted(expected)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_only_a_checked_item_names_its_paragraph(item):
    is_checked = item.wording is not Wording.NOT_CHECKED

    assert (item.paragraph is not None) == is_checked
    assert (item.verified_on is not None) == is_checked
    assert is_checked or item.source_url is None


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_clues_of_an_item_use_codes_of_ours(item):
    assert {clue.text for clue in item.supports} <= codes("support").names.keys()
    assert {clue.text for clue in item.phases} <= codes("phase").names.keys()
    assert {clue.text for clue in item.roles} <= ROLES.keys()
    assert all(re.fullmatch(r"[a-z0-9 ]+\*?", clue.text) for clue in item.words)
    assert all(plain(clue.text).strip() == clue.text.rstrip("*") for clue in item.words)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_enough_is_within_reach_of_an_item(item):
    assert item.enough >= 1
    assert item.subject
    assert item.what.endswith(".")


def rows():
    with (DATA / FILE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(folder, changed):
    path = folder / FILE
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(changed[0]))
        writer.writeheader()
        writer.writerows(changed)
    return folder


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("wording_status", "sure", 'schedule2.csv, line 2, wording_status: "sure" is not V, P or G'),
        ("enough", "few", 'schedule2.csv, line 2, enough: "few" is not a whole number'),
        ("verified_on", "lately", 'schedule2.csv, line 2, verified_on: "lately" is not a date'),
    ],
)
def test_wrong_row_is_told_with_its_line_and_column(tmp_path, column, text, said):
    changed = [{**row, column: text} if at == 0 else row for at, row in enumerate(rows())]

    with pytest.raises(SeedError) as told:
        load_items(written(tmp_path, changed))

    assert str(told.value).startswith(said)


def test_key_that_is_there_twice_is_refused(tmp_path):
    found = rows()

    with pytest.raises(SeedError, match="LO-01a is there twice"):
        load_items(written(tmp_path, [*found, found[0]]))


def test_missing_list_is_told_plainly(tmp_path):
    with pytest.raises(SeedError, match=r"schedule2\.csv is missing"):
        load_items(tmp_path)
