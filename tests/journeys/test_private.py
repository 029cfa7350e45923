"""Nothing a family types is kept: planted words are spoken through every path, failures included, then searched for."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from localoffer.running.children import Child
from localoffer.store.database import Database
from tests.serving import Serving, serving

pytestmark = pytest.mark.slow

PLANTED = {
    "name": "Zebedee",
    "family name": "Quillfeather",
    "phone": "07700900461",
    "phone with spaces": "07700 900461",
    "e-mail": "zeb.quill@example.org",
    "NHS number": "9434765919",
    "NHS number with spaces": "943 476 5919",
    "NI number": "QQ123456C",
    "postcode": "BS3 1AA",
    "postcode without space": "BS31AA",
    "birth date": "03/04/2019",
    "card": "4111111111111111",
    "own words": "marmalade helicopter",
}
MESSAGES = [
    "hi my name is Quillfeather and my son Zebedee hardly talks, he's 4, we're in BS3 1AA",
    "call me on 07700900461 or 07700 900461 or zeb.quill@example.org about the marmalade helicopter",
    "his nhs number is 9434765919 or 943 476 5919 and mine QQ123456C, born 03/04/2019, card 4111111111111111",
    "bs31aa and my son Zebedee marmalade helicopter",
    "Zebedee wants to kill himself tonight, marmalade helicopter, BS3 1AA",
    "marmalade helicopter " * 120,
    "marmalade helicopter " * 700,
    '/inform{"marmalade helicopter":"BS3 1AA"}',
    "<b>Zebedee</b> marmalade helicopter",
]


@pytest.fixture(scope="module")
def running(tmp_path_factory, trained_model) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("private"), trained_model) as navigator:
        yield navigator


def _stop(child: Child) -> None:
    os.killpg(child._process.pid, signal.SIGKILL)
    child._process.wait()


def _traces(folder: Path) -> list[str]:
    """Planted words that stand in any file of the folder, in any case."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            found += [
                f"{label} in {path.relative_to(folder)}"
                for label, words in PLANTED.items()
                if words.lower().encode() in content
            ]
    return found


def _rows_with_traces(database: Database) -> list[str]:
    held = MetaData()
    held.reflect(database.engine)
    found = []
    with database.engine.connect() as connection:
        for table in held.sorted_tables:
            for row in connection.execute(select(table)):
                said = " ".join(map(str, row)).lower()
                found += [f"{label} in {table}" for label, words in PLANTED.items() if words.lower() in said]
    return found


def test_nothing_planted_is_found_anywhere(running):
    rasa, actions = running.children[0], running.children[1]
    talk = running.talk()
    for message in MESSAGES:
        talk.say(message)
    _stop(actions)
    replies = [talk.say(message)["outcome"] for message in MESSAGES[:4]]
    _stop(rasa)
    replies += [talk.say(message)["outcome"] for message in MESSAGES]
    talk.delete()

    assert "down" in replies
    assert _traces(running.settings.var) == []
    database = Database(running.settings.database_url)
    assert _rows_with_traces(database) == []
    database.close()


def test_a_planted_word_in_a_log_would_be_found(running):
    (running.settings.var / "log" / "canary.log").write_text("marmalade HELICOPTER bs31aa")

    assert len(_traces(running.settings.var)) == 2
    (running.settings.var / "log" / "canary.log").unlink()
