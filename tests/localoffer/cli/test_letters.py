"""`offer letter` as people and programs call it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from docx import Document

from localoffer.cli import main


@pytest.fixture(scope="module")
def offer(tmp_path_factory):
    """Runs the command over one database that lives as long as this module."""
    environ = {"OFFER_VAR": str(tmp_path_factory.mktemp("cli"))}

    def call(*args: str):
        return CliRunner().invoke(main, ["letter", *args], env=environ)

    return call


def test_letters_are_listed_without_a_key(offer):
    assert "ehc-assessment     Ask for an EHC needs assessment" in offer().stdout
    assert {each["key"] for each in json.loads(offer("--json").stdout)["letters"]} >= {"records", "call-sheet"}


def test_a_letter_is_printed_with_its_sources(offer):
    said = offer("ehc-assessment", "--authority", "Hartlepool").stdout

    assert "The SEND team, Hartlepool" in said
    assert "Children and Families Act 2014, section 36(8)" in said
    assert "https://www.hartlepoolsendiass.co.uk/ (we have not tested this link)" in said
    assert "Source: SEND Regulations 2014, regulation 5" in said


def test_text_is_the_letter_alone(offer):
    said = offer("records", "--text").stdout

    assert said.startswith("[Your name]")
    assert "Source:" not in said
    assert json.loads(offer("records", "--json").stdout)["text"] == said.rstrip("\n")


@pytest.mark.parametrize("key", ["mediation-advice", "call-sheet"])
def test_a_word_file_holds_the_same_text(offer, tmp_path, key):
    file = tmp_path / "letter.docx"

    assert offer(key, "--authority", "Bristol", "--docx", str(file)).exit_code == 0

    written = "\n\n".join(each.text for each in Document(str(file)).paragraphs)
    assert written == offer(key, "--authority", "Bristol", "--text").stdout.rstrip("\n")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("poem",), "Use one of ehc-assessment"),
        (("records", "--authority", "Atlantis"), "is not the name of one English council"),
        (("call-sheet", "--need", "XYZ"), "Use one of SLCN"),
        (("records", "--docx", "/nowhere/at/all.docx"), "all.docx"),
    ],
)
def test_trouble_is_one_line(offer, args, words):
    done = offer(*args)

    assert done.exit_code == 1
    assert words in done.stderr


def test_a_sample_letter_says_that_it_is_made_up(offer):
    assert offer("ehc-assessment", "--authority", "SAMPLE01").stdout.startswith("This is sample data.")
