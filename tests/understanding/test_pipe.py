"""`python -m bot.understand` with the trained archive: one line for one line, whatever is sent."""

from __future__ import annotations

import json
import subprocess
from contextlib import closing

import pytest

from localoffer.running.training import QUIET
from localoffer.running.understander import UNDERSTAND, Understander
from localoffer.settings import ROOT, Settings

pytestmark = pytest.mark.slow

TYPED = "zanzibar"
HOSTILE = (
    "", " \n\t ", "?", "/", "//restart", "/find_support{", "\x00", "\ud800", "\ud83d hello", "\u200b\u202e", "👩‍👧‍👦" * 500,
    "ابني عمره أربع سنوات ولا يتكلم", "é" * 10_000, f"{TYPED} " * 2_000, "x" * 10_000, "7" * 2_000, "[" * 5_000,
    "\u2028line\u2029", "line\r\nline", '{"text": "inner"}', "\\ud800", "%s %(x)s {0}",
)  # fmt: skip
NO_QUESTIONS = (
    b"",
    b"nonsense",
    b"[]",
    b"7",
    b"null",
    b"{}",
    b'{"text": 7}',
    b'{"text": null}',
    b"\xff\xfe",
    b"[" * 9_000,
)
"""Lines that ask nothing; each still gets its line."""


@pytest.fixture(scope="module")
def answered(trained_model):
    """Every hostile text between two plain questions, and what came back."""
    texts = [{"text": text} for text in ("what is a blue badge", *HOSTILE, "how do i apply for school transport")]
    lines = [json.dumps(each).encode() for each in texts]
    return lines, subprocess.run(
        [*UNDERSTAND, "--model", str(trained_model)],
        cwd=ROOT,
        env=QUIET,
        input=b"\n".join([*lines, *NO_QUESTIONS]) + b"\n",
        capture_output=True,
        timeout=300,
        check=False,
    )


def test_every_line_gets_one_line_in_order(answered):
    lines, done = answered

    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert len(answers) == len(lines) + len(NO_QUESTIONS)
    assert answers[len(lines) - 1]["ranking"][0]["name"] == "ask_transport"
    assert answers[0]["ranking"][0]["name"] != "ask_transport"


def test_no_text_makes_a_component_fail(answered):
    lines, done = answered

    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert [answer["error"] for answer in answers[: len(lines)] if "error" in answer] == []
    assert all(set(answer) == {"intent", "ranking", "entities", "danger"} for answer in answers[: len(lines)])
    assert [answer.get("error") for answer in answers[len(lines) :]] == ["bad_line"] * len(NO_QUESTIONS)


def test_rankings_are_sorted_and_without_the_fallback(answered):
    lines, done = answered

    for line in done.stdout.splitlines()[: len(lines)]:
        ranking = json.loads(line)["ranking"]
        confidences = [each["confidence"] for each in ranking]
        assert confidences == sorted(confidences, reverse=True)
        assert "nlu_fallback" not in {each["name"] for each in ranking}


def test_nothing_that_was_asked_is_logged(answered):
    assert TYPED.encode() not in answered[1].stderr
    assert b"blue badge" not in answered[1].stderr


def test_a_missing_archive_ends_with_one_line(tmp_path):
    done = subprocess.run(
        [*UNDERSTAND, "--model", str(tmp_path / "none.tar.gz")],
        cwd=ROOT,
        env=QUIET,
        input=b"",
        capture_output=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"none.tar.gz" in done.stderr


def test_asked_by_pipe_the_same_label_comes_back(trained_model, tmp_path):
    with closing(Understander(Settings.read({"OFFER_VAR": str(tmp_path)}), trained_model)) as understander:
        answers = [understander.ask("how do i apply for school transport") for _ in range(2)]

    assert answers[0] == answers[1]
    assert answers[0]["intent"]["name"] == "ask_transport"
