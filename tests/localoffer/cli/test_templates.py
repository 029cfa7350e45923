"""`offer template` as people call it."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner

from localoffer.cli import main
from localoffer.publishing.table import read_table
from localoffer.publishing.templates import TEMPLATES


def template(*args: str):
    return CliRunner().invoke(main, ["template", *args])


@pytest.mark.parametrize("kind", TEMPLATES)
def test_empty_table_is_written_to_the_screen(kind):
    done = template(kind)

    assert done.exit_code == 0
    assert tuple(next(csv.reader(io.StringIO(done.stdout)))) == TEMPLATES[kind].names


@pytest.mark.parametrize("kind", TEMPLATES)
@pytest.mark.parametrize("more", [(), ("--xlsx",)])
def test_filled_table_is_written_to_a_file(tmp_path, kind, more):
    file = tmp_path / "rows"

    done = template(kind, "--sample", "--out", str(file), *more)

    assert done.exit_code == 0
    assert len(read_table(file.read_bytes()).rows) == 4
    assert [each.name for each in tmp_path.iterdir()] == ["rows"]


def test_guide_says_what_to_write_in_each_column():
    rows = list(csv.DictReader(io.StringIO(template("provision", "--guide").stdout)))

    assert {row["column"]: row["needed"] for row in rows}["strength"] == "yes"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gardens",), "'gardens' is not one of"),
        (("services", "--xlsx"), "add --out"),
        (("services", "--guide", "--sample"), "stands alone"),
        (("services", "--out", "/nowhere/at/all.csv"), "cannot be written"),
    ],
)
def test_wrong_options_are_refused_clearly(args, said):
    done = template(*args)

    assert done.exit_code == 2
    assert said in done.output
