"""`offer run` as a person uses it: one address, all three processes, a clean stop, clear words when it cannot start."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from localoffer.settings import ROOT
from tests.serving import free_ports

pytestmark = pytest.mark.slow
OFFER = Path(sys.executable).parent / "offer"


@pytest.fixture
def environ(tmp_path) -> dict[str, str]:
    web, rasa, actions = free_ports(3)
    return {
        **os.environ,
        "OFFER_VAR": str(tmp_path / "var"),
        "OFFER_PORT": str(web),
        "OFFER_RASA_PORT": str(rasa),
        "OFFER_ACTIONS_PORT": str(actions),
    }


@pytest.fixture
def with_model(environ, tmp_path, trained_model) -> dict[str, str]:
    """Settings under which the shared archive already fits, so that nothing is trained."""
    models = tmp_path / "models"
    models.mkdir()
    shutil.copy(trained_model, models)
    return {**environ, "OFFER_MODELS": str(models)}


def _ended(process: subprocess.Popen) -> str:
    try:
        return process.communicate(timeout=60)[0]
    finally:
        process.kill()


def _alive(ports: list[str]) -> list[str]:
    alive = []
    for port in ports:
        try:
            requests.get(f"http://127.0.0.1:{port}/", timeout=2)
        except requests.ConnectionError:
            continue
        alive.append(port)
    return alive


def test_one_start_one_question_one_stop_no_orphan(with_model):
    process = subprocess.Popen(
        [OFFER, "run"], cwd=ROOT, env=with_model, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said, address = [], None
    for line in process.stdout:
        said.append(line)
        if match := re.search(r"http://\S+", line):
            address = match.group()
            break
    assert address, "".join(said)

    page = requests.get(address, timeout=10)
    form = {
        "token": re.search(r'name="token" value="([^"]+)"', page.text).group(1),
        "text": "my son is 4 and hardly talks, we're in BS3 1AA",
    }
    answer = requests.post(f"{address}chat", data=form, timeout=30)
    process.send_signal(signal.SIGTERM)
    said.append(_ended(process))

    assert "Bristol" in answer.text
    assert "Who is responsible" in answer.text
    assert process.returncode == 0, "".join(said)
    assert _alive([with_model[name] for name in ("OFFER_PORT", "OFFER_RASA_PORT", "OFFER_ACTIONS_PORT")]) == []


@pytest.mark.parametrize(("name", "value", "words"), [
    ("OFFER_PORT", "eighty", "OFFER_PORT"), ("OFFER_ENV", "staging", "OFFER_ENV"), ("DATABASE_URL", "mysql://x", "DATABASE_URL"),
])  # fmt: skip
def test_a_bad_setting_is_named_in_one_line(environ, name, value, words):
    done = subprocess.run(
        [OFFER, "run"], cwd=ROOT, env={**environ, name: value}, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert len(done.stderr.strip().splitlines()) == 1
