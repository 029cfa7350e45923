from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from localoffer.errors import StartError
from localoffer.running.supervisor import run, supervise
from localoffer.settings import ROOT
from tests.localoffer.running.small_processes import eventually, is_running, pid_in, python, settings_in, sleeper

pytestmark = pytest.mark.slow

DIES = """
    import os, pathlib, sys, time
    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
    while not pathlib.Path(sys.argv[2]).exists():
        time.sleep(0.05)
    sys.exit(3)
"""
"""Ends with code 3 as soon as the file named second is there."""
NEVER_READY = """
    import time
    time.sleep(600)
"""
WHOLE_RUN = """
import pathlib, sys
from localoffer.running.supervisor import run
from tests.localoffer.running.small_processes import settings_in, sleeper
folder = pathlib.Path(sys.argv[1])
run(
    settings_in(folder),
    lambda: print("prepared", flush=True),
    train=lambda settings, say: folder / "model",
    commands=lambda settings, model: [sleeper(name, folder) for name in ("rasa", "actions", "web")],
)
print("left in order", flush=True)
"""
NAMES = ("rasa", "actions", "web")


@pytest.fixture
def supervisor(tmp_path):
    """A supervisor in a process of its own, with three small children that are ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", WHOLE_RUN, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    shown = []
    for line in process.stdout:
        shown.append(line.strip())
        if "is ready:" in line:
            break
    yield process, shown
    process.kill()
    process.communicate()


def pids(folder: Path) -> list[int]:
    return [pid for name in NAMES if (pid := pid_in(folder / name)) is not None]


def test_one_address_is_shown_when_all_answer(supervisor):
    _, shown = supervisor

    assert [line for line in shown if "http" in line] == [shown[-1]]
    assert shown[0] == "prepared"
    assert all(any(f"the {name} answers" in line for line in shown) for name in NAMES)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name)
def test_asked_to_stop_it_stops_all(supervisor, tmp_path, number):
    process, _ = supervisor
    children = pids(tmp_path)

    process.send_signal(number)
    rest, _ = process.communicate(timeout=60)

    assert len(children) == 3
    assert not any(is_running(pid) for pid in children)
    assert process.returncode == 0
    assert rest.splitlines()[-2:] == ["Stopped.", "left in order"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the children of a killed parent")
def test_a_killed_supervisor_leaves_no_orphan(supervisor, tmp_path):
    process, _ = supervisor
    children = pids(tmp_path)

    process.kill()

    assert len(children) == 3
    assert eventually(lambda: not any(is_running(pid) for pid in children))


def test_a_dead_child_is_named_and_stops_the_others(tmp_path):
    dying = python("rasa", DIES, tmp_path, str(tmp_path / "web"))
    commands = [dying, sleeper("web", tmp_path)]

    with pytest.raises(StartError) as stopped:
        supervise(commands, "http://127.0.0.1/", say=str)

    assert "the rasa stopped with exit code 3" in str(stopped.value)
    assert str(dying.log) in str(stopped.value)
    assert "\n" not in str(stopped.value)
    assert eventually(lambda: not any(is_running(pid) for pid in pids(tmp_path)))


def test_a_killed_child_is_named_with_its_signal(tmp_path):
    suicide = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"

    with pytest.raises(StartError, match="the rasa was ended by signal 9"):
        supervise([python("rasa", suicide, tmp_path)], "http://127.0.0.1/", say=str)


def test_a_child_that_never_answers_is_named(tmp_path):
    commands = [sleeper("web", tmp_path), python("rasa", NEVER_READY, tmp_path)]

    with pytest.raises(StartError, match=r"the rasa did not answer within 2 seconds.*rasa\.log"):
        supervise(commands, "http://127.0.0.1/", say=str, ready_seconds=2)

    assert eventually(lambda: not any(is_running(pid) for pid in pids(tmp_path)))


def test_a_child_that_cannot_start_stops_the_others(tmp_path):
    missing = replace(sleeper("rasa", tmp_path), args=(str(tmp_path / "no-program"),))

    with pytest.raises(StartError, match="the rasa cannot start"):
        supervise([sleeper("web", tmp_path), missing], "http://127.0.0.1/", say=str)

    assert not any(is_running(pid) for pid in pids(tmp_path))


def test_a_taken_port_stops_the_start_before_anything_else(tmp_path):
    settings, done = settings_in(tmp_path), []

    with pytest.raises(StartError, match="OFFER_PORT and OFFER_ACTIONS_PORT"):
        run(replace(settings, actions_port=settings.port), lambda: done.append("prepared"), say=str)

    assert done == []
    assert not (tmp_path / "var").exists()


def test_a_full_disk_while_preparing_is_one_sentence(tmp_path):
    def prepare():
        # /dev/full answers every write as a full disk does.
        with Path("/dev/full").open("w", encoding="ascii") as full:
            full.write("x")

    with pytest.raises(StartError, match="the system refused: No space left on device"):
        run(settings_in(tmp_path), prepare, say=str)


def test_relative_folders_mean_where_the_operator_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seen = []
    settings = replace(settings_in(tmp_path), var=Path("var"), database_url="sqlite:///var/offer.db")

    def train(complete, **_):
        seen.append((complete.var, complete.database_url))
        raise KeyboardInterrupt

    run(settings, lambda: None, say=str, train=train)

    assert seen == [(tmp_path / "var", f"sqlite:///{tmp_path}/var/offer.db")]


def test_signals_mean_again_what_they_meant_before(tmp_path):
    before = signal.getsignal(signal.SIGTERM)

    def stop(*_, **__):
        raise KeyboardInterrupt

    run(settings_in(tmp_path), lambda: None, say=str, train=stop)

    assert signal.getsignal(signal.SIGTERM) is before
