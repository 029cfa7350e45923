"""The pipe to the assistant's understanding, with small programs of our own at its end."""

from __future__ import annotations

import sys
from contextlib import closing

import pytest

from localoffer.errors import StartError
from localoffer.running.understander import Understander
from localoffer.settings import Settings

ECHO = """
import json, sys
for line in sys.stdin:
    text = json.loads(line)["text"]
    sys.stderr.write("busy\\n")
    if text == "leave":
        sys.exit(3)
    print(json.dumps({"text": text}) if text != "chatter" else "chatter", flush=True)
"""
STUBBORN = """
import json, sys, time
print(json.dumps({"text": json.loads(sys.stdin.readline())["text"]}), flush=True)
time.sleep(600)
"""


@pytest.fixture
def settings(tmp_path):
    return Settings.read({"OFFER_VAR": str(tmp_path)})


@pytest.fixture
def understander(settings, tmp_path):
    with closing(Understander(settings, tmp_path / "model", program=(sys.executable, "-c", ECHO))) as made:
        yield made


def test_answers_come_in_the_order_asked(understander):
    texts = ["", "one", "two\nlines\r\n\u2028", "\ud800", "é" * 100_000, "last"]

    assert [understander.ask(text)["text"] for text in texts] == texts


def test_a_child_that_ends_is_told(understander, tmp_path):
    with pytest.raises(StartError, match=r"understand\.log"):
        understander.ask("leave")

    assert "busy" in (tmp_path / "log" / "understand.log").read_text()


def test_chatter_is_not_taken_for_an_answer(understander):
    with pytest.raises(StartError, match=r"understand\.log"):
        understander.ask("chatter")


def test_asking_after_the_end_is_told_too(understander):
    understander.close()

    with pytest.raises(StartError):
        understander.ask("hello")


def test_a_child_that_cannot_load_is_told_at_once(settings, tmp_path):
    with pytest.raises(StartError, match=r"understand\.log"):
        Understander(settings, tmp_path / "model", program=(sys.executable, "-c", "raise SystemExit(1)"))


def test_a_missing_program_is_named(settings, tmp_path):
    with pytest.raises(StartError, match="nowhere/python"):
        Understander(settings, tmp_path / "model", program=(str(tmp_path / "nowhere" / "python"),))


def test_a_child_that_does_not_listen_is_killed(settings, tmp_path):
    stubborn = Understander(settings, tmp_path / "model", program=(sys.executable, "-c", STUBBORN))

    stubborn.close(patience_seconds=0.1)

    assert stubborn._process.poll() == -9


def test_memory_is_told_where_the_system_tells(understander):
    held = understander.memory_mb()

    assert 1 < held < 1_000 if sys.platform == "linux" else held is None
