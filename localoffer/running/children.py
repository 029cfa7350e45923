"""Child processes that never outlive us.

Each child leads its own process group, so that a Ctrl-C in the terminal reaches only the supervisor and a stop reaches
the child's own children too. On Linux the kernel also ends a child whose parent was killed outright.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from localoffer.errors import StartError
from localoffer.running.checks import unwritable
from localoffer.settings import ROOT

PATIENCE_SECONDS = 10.0
"""How long a child may take to close by itself before it is killed."""
KEPT_LOGS = 3
PR_SET_PDEATHSIG = 1
"""Source: prctl(2), Linux."""
PASSED_ON = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"
)  # fmt: skip
"""All that a child inherits of our environment; the rest it gets by name or not at all."""


@dataclass(frozen=True)
class Command:
    """A process to start.

    Args:
        name: What to call it in a sentence: "the web app".
        args: Program and arguments.
        environ: Variables on top of the few that every child inherits.
        log: File that gets all it prints.
        is_ready: Whether it answers now; asked again and again while it comes up.
    """

    name: str
    args: tuple[str, ...]
    environ: Mapping[str, str]
    log: Path
    is_ready: Callable[[], bool] = lambda: True


class Child:
    """A started process.

    Raises:
        StartError: The program is missing or its log cannot be written.
    """

    def __init__(self, command: Command) -> None:
        self.command = command
        try:
            _rotate(command.log)
            with command.log.open("ab") as log:
                self._process = _start(command, log.fileno())
        except FileNotFoundError as error:
            raise StartError(f"{command.name} cannot start: {error.filename} is missing. Run `make run`.") from error
        except OSError as error:
            raise StartError(unwritable(command.log, "OFFER_VAR", error)) from error

    @property
    def ended(self) -> int | None:
        """Its exit code, negative for a signal; None while it runs."""
        return self._process.poll()

    def signal_group(self, number: int) -> bool:
        """Sends a signal to the child and its own children; false when none of them is left."""
        self._process.poll()
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return False
        except PermissionError:
            # macOS answers this for a group of which only an unreaped process is left.
            return self._process.poll() is None
        return True

    def sentence(self) -> str:
        """How it ended, and where to read more."""
        code = self.ended
        how = f"was ended by signal {-code}" if code is not None and code < 0 else f"stopped with exit code {code}"
        return f"{self.command.name} {how}. What it said is in {self.command.log}."


def stop_all(children: Sequence[Child], *, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Ends all these children and theirs: asked first, killed when they do not listen."""
    left = [child for child in children if child.signal_group(signal.SIGTERM)]
    deadline = time.monotonic() + patience_seconds
    while left and time.monotonic() < deadline:
        time.sleep(0.05)
        left = [child for child in left if child.signal_group(0)]
    for child in left:
        child.signal_group(signal.SIGKILL)
    for child in children:
        child._process.wait()  # noqa: SLF001 - reaping is this module's business


def _start(command: Command, log: int) -> subprocess.Popen[bytes]:
    inherited = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return subprocess.Popen(
        command.args,
        cwd=ROOT,
        env={**inherited, "PYTHONUNBUFFERED": "1", **command.environ},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        # Safe here: the supervisor starts children from its only thread.
        preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509
    )


def _die_with(parent: int) -> Callable[[], None]:
    """What a child does before its program starts: asks the kernel to kill it when this parent is gone."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        # Between our fork and this line the parent may already have gone.
        if os.getppid() != parent:
            os._exit(1)

    return bind


def _rotate(log: Path) -> None:
    """Moves the last runs' logs one place back and drops the oldest."""
    log.parent.mkdir(parents=True, exist_ok=True)
    for number in range(KEPT_LOGS - 1, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        newer = log if number == 1 else log.with_name(f"{log.name}.{number - 1}")
        if newer.exists():
            newer.replace(older)
