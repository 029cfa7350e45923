from __future__ import annotations

import signal
import sys
from dataclasses import replace

import pytest

from localoffer.errors import StartError
from localoffer.running.children import Child, stop_all
from tests.localoffer.running.small_processes import eventually, is_running, pid_in, python, sleeper

pytestmark = pytest.mark.slow

STUBBORN = """
    import os, pathlib, signal, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(600)
"""
PARENT = """
    import os, pathlib, subprocess, sys, time
    inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    pathlib.Path(sys.argv[1]).write_text(str(inner.pid))
    time.sleep(600)
"""
TELLS_ENVIRONMENT = """
    import os, pathlib, sys
    print(*sorted(os.environ))
    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
"""


def started(command):
    child = Child(command)
    assert eventually(command.is_ready)
    return child


@pytest.mark.parametrize("code", [STUBBORN, PARENT], ids=["ignores TERM", "has a child of its own"])
def test_stopping_leaves_no_process_behind(tmp_path, code):
    child = started(python("server", code, tmp_path))
    inner = pid_in(tmp_path / "server")

    stop_all([child], patience_seconds=0.5)

    assert eventually(lambda: not is_running(inner))
    assert child.ended is not None


def test_a_child_that_listens_is_asked_only(tmp_path):
    child = started(sleeper("server", tmp_path))

    stop_all([child])

    assert child.ended == -signal.SIGTERM


def test_stopping_twice_does_no_harm(tmp_path):
    child = started(sleeper("server", tmp_path))

    stop_all([child])
    stop_all([child])

    assert child.ended == -signal.SIGTERM


def test_a_missing_program_is_named(tmp_path):
    command = replace(sleeper("server", tmp_path), args=(str(tmp_path / "no-program"),))

    with pytest.raises(StartError, match=r"the server cannot start: .*no-program is missing"):
        Child(command)


def test_a_log_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "log").write_text("in the way", encoding="utf-8")

    with pytest.raises(StartError, match="OFFER_VAR"):
        Child(sleeper("server", tmp_path))


def test_our_own_environment_is_not_handed_on(tmp_path, monkeypatch):
    monkeypatch.setenv("A_PRIVATE_VALUE", "ours")
    child = Child(replace(python("server", TELLS_ENVIRONMENT, tmp_path), environ={"GIVEN": "theirs"}))

    assert eventually(lambda: child.ended is not None)

    told = (tmp_path / "log" / "server.log").read_text(encoding="utf-8").split()
    assert "GIVEN" in told
    assert "PATH" in told
    assert "A_PRIVATE_VALUE" not in told


def test_the_last_runs_logs_are_kept_apart(tmp_path):
    log = tmp_path / "log" / "server.log"
    for word in ("first", "second", "third", "fourth"):
        command = replace(sleeper("server", tmp_path), args=(sys.executable, "-c", f"print('{word}')"))
        child = Child(command)
        assert eventually(lambda child=child: child.ended is not None)

    kept = {file.name: file.read_text(encoding="utf-8").strip() for file in log.parent.iterdir()}

    assert kept == {"server.log": "fourth", "server.log.1": "third", "server.log.2": "second"}
