"""The assistant's understanding without its server: one child in Rasa's environment, asked by pipe.

Question and answer go in turn, so neither side can wait for the other with a full pipe. Nothing asked is written to
its log. What is asked and what is made of the answer is not decided here.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from localoffer.errors import StartError
from localoffer.running.checks import unwritable
from localoffer.running.children import PASSED_ON
from localoffer.running.training import QUIET, RASA
from localoffer.settings import ROOT, Settings

UNDERSTAND = (RASA[0], "-m", "bot.understand")
"""How the child is called; tests hand in a stand-in program."""
PATIENCE_SECONDS = 10.0
"""How long the child may take to end once nothing more is asked."""


class Understander:
    """A loaded archive that can be asked; `close` ends the child.

    Args:
        settings: Say where its log lies.
        model: The archive.
        program: Program and first arguments of the child.

    Raises:
        StartError: The program is missing, its log cannot be written or the archive cannot be loaded; names the log.
    """

    def __init__(self, settings: Settings, model: Path, *, program: Sequence[str] = UNDERSTAND) -> None:
        self._log = settings.var.absolute() / "log" / "understand.log"
        self._process = self._start([*program, "--model", str(model.absolute())])
        try:
            # The first answer comes when the archive is loaded: waited for here, so that no family's words are lost.
            self.ask("hello")
        except BaseException:
            self.close()
            raise

    def ask(self, text: str) -> dict[str, Any]:
        """What the assistant makes of one text: {"intent", "ranking", "entities"}, or {"error"} where it cannot.

        Args:
            text: Redacted words, of any length and shape.

        Raises:
            StartError: The child ended or said something else than an answer.
        """
        try:
            self._in.write(json.dumps({"text": text}).encode("ascii") + b"\n")
            self._in.flush()
            answer = json.loads(self._out.readline())
        except (OSError, ValueError) as error:
            raise StartError(f"the assistant could not be asked. What it said is in {self._log}.") from error
        return dict(answer)

    def memory_mb(self) -> float | None:
        """Memory the child holds now, in megabytes (10^6 bytes); None where the system does not tell."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return None
        held = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")), None)
        return int(held) * 1024 / 1_000_000 if held else None

    def close(self, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """End the child: asked first, by the end of its input, killed when it does not listen."""
        # What could not be sent any more is of no interest to a child that is gone.
        with contextlib.suppress(OSError):
            self._in.close()
        try:
            self._process.wait(patience_seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._out.close()

    def _start(self, args: list[str]) -> subprocess.Popen[bytes]:
        inherited = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("wb") as log:
                process = subprocess.Popen(
                    args,
                    cwd=ROOT,
                    env={**inherited, **QUIET},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    # A Ctrl-C in the terminal reaches us alone; the child ends when its input does, even if we are
                    # killed outright.
                    start_new_session=True,
                )
        except FileNotFoundError as error:
            raise StartError(f"the assistant cannot start: {error.filename} is missing. Run `make run`.") from error
        except OSError as error:
            raise StartError(unwritable(self._log, "OFFER_VAR", error)) from error
        if process.stdin is None or process.stdout is None:
            raise StartError("the assistant was started without a pipe.")
        self._in, self._out = process.stdin, process.stdout
        return process
