"""`offer understand` as people and programs call it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main


@pytest.fixture
def offer(tmp_path):
    def call(*args: str):
        return CliRunner().invoke(main, ("understand", *args), env={"OFFER_VAR": str(tmp_path / "var")})

    return call


@pytest.mark.slow
def test_a_file_gives_one_line_for_each_message(offer, tmp_path, trained_model):
    file = tmp_path / "messages.csv"
    file.write_text('id,Text,label\n1,"he is 4,\nnot talking",a\n2,,b\n3,café,\n', encoding="utf-8-sig")

    done = offer("--file", str(file), "--model", str(trained_model))

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["text"] for line in lines] == ["he is 4,\nnot talking", "", "café"]
    assert [line["columns"] for line in lines] == [
        {"id": "1", "label": "a"},
        {"id": "2", "label": "b"},
        {"id": "3", "label": ""},
    ]
    assert (lines[0]["age_years"], lines[0]["needs"][0]["code"]) == (4.0, "SLCN")


@pytest.mark.slow
def test_one_message_gives_one_line_without_columns(offer, trained_model):
    done = offer("my son wants to kill himself tonight", "--model", str(trained_model))

    (line,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert "columns" not in line
    assert (line["intent"], line["crisis"]["level"]) == ("crisis", "urgent")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"id,words\n1,hello\n", "no column `text`; found id, words"),
        (b"", "no column `text`"),
        (b"text\nhello\n\xff\xfe\n", "Save it as UTF-8 CSV"),
    ],
)
def test_a_file_we_cannot_read_is_refused_at_once(offer, tmp_path, written, said):
    file = tmp_path / "messages.csv"
    file.write_bytes(written)

    done = offer("--file", str(file))

    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("args", [(), ("hello", "--file", __file__)])
def test_a_message_or_a_file_is_asked_for(offer, args):
    done = offer(*args)

    assert done.exit_code == 2
    assert "either one message or --file" in done.stderr


@pytest.mark.slow
def test_an_archive_that_cannot_be_loaded_is_told(offer, tmp_path):
    broken = tmp_path / "navigator-broken.tar.gz"
    broken.write_bytes(b"not an archive")

    done = offer("hello", "--model", str(broken))

    assert done.exit_code == 1
    assert done.stderr.startswith("offer: the assistant could not be asked")
