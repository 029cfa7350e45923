"""`offer comments …`, as the person who reads them calls it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main
from localoffer.publishing.sample import SAMPLE_CODE
from localoffer.store.database import Database
from localoffer.store.records import CommentRecord
from tests.factories import TODAY


@pytest.fixture
def offer(tmp_path):
    """Runs a command over a database with one new comment, number 1."""
    environ = {"OFFER_VAR": str(tmp_path)}

    def call(*args: str):
        return CliRunner().invoke(main, ["comments", *args], env=environ)

    assert call("list").stdout == "0 comments.\n"
    database = Database(f"sqlite:///{tmp_path / 'offer.db'}")
    with database.session() as session:
        session.add(CommentRecord(gss_code=SAMPLE_CODE, about="Portage", text="Is there any?", made_on=TODAY))
    database.close()
    return call


def test_comment_is_listed_answered_published_and_hidden(offer):
    assert "1  new  2026-11-21  SAMPLE01  Portage" in offer("list", "--authority", "Sampleshire").stdout
    assert "answered: Yes." in offer("answer", "1", "--reply", "Yes.", "--action", "Listed now.").stdout
    assert "1  published" in offer("publish", "1").stdout
    assert offer("list", "--status", "new").stdout == "0 comments.\n"

    hidden = json.loads(offer("hide", "1", "--because", "names a worker", "--json").stdout)

    assert [(each["status"], each["reply"], each["hidden_because"]) for each in hidden] == [
        ("hidden", "Yes.", "names a worker")
    ]


def test_answer_that_names_somebody_is_pointed_out(offer):
    done = offer("answer", "1", "--reply", "Mrs Jones will ring.")

    assert done.exit_code == 0
    assert "seems to name Jones" in done.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("publish", "7"), "comment 7: there is none."),
        (("publish", "1", "--authority", "Leeds"), "about another council's offer"),
        (("answer", "1", "--reply", " "), "say an answer"),
    ],
)
def test_trouble_is_one_line_on_standard_error(offer, args, words):
    done = offer(*args)

    assert done.exit_code == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
