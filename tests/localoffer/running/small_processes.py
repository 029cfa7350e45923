"""Small real processes to start, watch and stop."""

from __future__ import annotations

import os
import socket
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from localoffer.running.children import Command
from localoffer.settings import Settings

SLEEPER = """
    import os, pathlib, sys, time
    pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(600)
"""
"""Leaves its process number in a file, then waits."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_running(pid: int) -> bool:
    """Whether this process still works; one that ended and waits to be collected does not."""
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
        except (FileNotFoundError, ProcessLookupError):
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(claim: Callable[[], bool]) -> bool:
    """Whether this becomes true at all; half a minute is far beyond what any of our claims takes."""
    for _ in range(600):
        if claim():
            return True
        time.sleep(0.05)
    return claim()


def python(name: str, code: str, folder: Path, *args: str) -> Command:
    """A child that runs this code, ready as soon as it left its process number in `folder/name`."""
    mark = folder / name
    return Command(
        name=f"the {name}",
        args=(sys.executable, "-c", textwrap.dedent(code), str(mark), *args),
        environ={},
        log=folder / "log" / f"{name}.log",
        is_ready=lambda: pid_in(mark) is not None,
    )


def sleeper(name: str, folder: Path) -> Command:
    return python(name, SLEEPER, folder)


def pid_in(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def settings_in(folder: Path) -> Settings:
    """Settings that point at free ports and at folders of one test alone."""
    given = Settings.read({"OFFER_VAR": str(folder / "var"), "OFFER_MODELS": str(folder / "models")})
    return replace(given, port=free_port(), rasa_port=free_port(), actions_port=free_port())
