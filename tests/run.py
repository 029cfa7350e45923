"""Runs the tests of both environments and adds up what they say: `make test`.

Two lanes run side by side: one trains the model, then talks to the whole product; the other runs the rest meanwhile,
and its lines are shown at the end. The last line printed is "N passed, N failed, N skipped"; an error counts as failed,
and so does an environment that ran nothing or broke off. `--quick` leaves out Rasa, browsers, PostgreSQL and everything that starts processes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from localoffer.errors import OfferError
from localoffer.running.progress import to_terminal
from localoffer.running.training import QUIET, ensure_model
from localoffer.settings import ROOT, Settings, documented

QUICK = "not slow and not needs_browser and not needs_postgresql"


@dataclass(frozen=True)
class Part:
    """The tests of one environment.

    Args:
        name: What it tests, for the summary.
        python: The environment's Python.
        args: What pytest is told there.
    """

    name: str
    python: Path
    args: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How the tests of a part went; skipped tests are named with their reasons."""

    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = field(default=())

    def __add__(self, other: Count) -> Count:
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {len(self.skipped)} skipped"


_WITH_MODEL = ("tests/conversations", "tests/journeys", "tests/understanding")
PRODUCT = Part(
    "the product", Path(sys.executable), ("tests", *(f"--ignore={each}" for each in (*_WITH_MODEL, "tests/bot")))
)
TOGETHER = Part("the product with the assistant", PRODUCT.python, _WITH_MODEL)
ASSISTANT = Part(
    "the assistant",
    ROOT / ".venv-rasa" / "bin" / "python",
    # The checkout stays the root, so that tests/conftest.py counts there too.
    ("-c", "tests/bot/pytest.ini", "--rootdir=.", "--confcutdir=.", "tests/bot"),
)
QUICK_PRODUCT = Part(
    "the product", PRODUCT.python, ("tests/localoffer", "tests/actions", "tests/web", "tests/house", "-m", QUICK)
)


def run_part(part: Part, environ: dict[str, str], folder: Path = ROOT, show: IO[bytes] | None = None) -> Count:
    """Runs the tests of one environment, shows them, and counts.

    Args:
        part: What to run.
        environ: The whole environment of the tests.
        folder: The checkout.
        show: Where the lines go; the terminal unless given.
    """
    with tempfile.TemporaryDirectory() as made:
        report = Path(made) / "report.xml"
        # A file that cannot even be read must not hide how the others go.
        more = ("-rfE", "--continue-on-collection-errors", f"--junitxml={report}")
        try:
            code = subprocess.call(
                [str(part.python), "-m", "pytest", *part.args, *more],
                cwd=folder,
                env=environ,
                stdout=show,
                stderr=subprocess.STDOUT if show else None,
            )
        except FileNotFoundError:
            to_terminal(f"{part.name}: {part.python} is missing. Run `make test`.")
            return Count(failed=1)
        counted = count(report)
    if code != 0 and counted.failed == 0:
        to_terminal(f"{part.name}: pytest ended with code {code}; that counts as one failure.")
        counted += Count(failed=1)
    return counted


def count(report: Path) -> Count:
    """What a junit report says; nothing at all when it is missing or was cut off."""
    try:
        suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own pytest wrote it
        return sum((_suite(each) for each in suites), Count())
    except (OSError, ET.ParseError):
        return Count()


def _suite(suite: ET.Element) -> Count:
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = tuple(
        f"{case.get('classname')}.{case.get('name')}: {reason.get('message')}"
        for case in suite.iter("testcase")
        for reason in case.iter("skipped")
    )
    return Count(int(suite.get("tests", 0)) - failed - len(skipped), failed, skipped)


def clean_environ() -> dict[str, str]:
    """Our environment without the product's own settings: a developer's choices must not change a result."""
    ours = {name for name, *_ in documented()}
    return {name: value for name, value in os.environ.items() if name not in ours}


def run_all() -> Count:
    """Every part, in two lanes."""
    environ = clean_environ()
    with tempfile.TemporaryFile() as lines, ThreadPoolExecutor(1) as beside:
        product = beside.submit(_announced, PRODUCT, environ, lines)
        before = _train(environ)
        assistant = beside.submit(_announced, ASSISTANT, environ, lines)  # one after the other
        counts = {TOGETHER: _announced(TOGETHER, environ), PRODUCT: product.result(), ASSISTANT: assistant.result()}
        lines.seek(0)
        to_terminal(f"\n=== what was printed beside it\n{lines.read().decode(errors='replace')}")
    for part, counted in counts.items():
        to_terminal(f"{part.name}: {counted}")
    return sum(counts.values(), before)


def _train(environ: dict[str, str]) -> Count:
    """Names the trained model to the tests; a training that fails counts as one failure."""
    try:
        environ["OFFER_TEST_MODEL"] = str(ensure_model(Settings.read(environ)))
    except OfferError as error:
        to_terminal(f"{error} That counts as one failure; tests that need the model are skipped or fail.")
        return Count(failed=1)
    return Count()


def _announced(part: Part, environ: dict[str, str], show: IO[bytes] | None = None) -> Count:
    to_terminal(f"\n=== {part.name} ({part.python.parent.parent.name}){' beside it' if show else ''}")
    started = time.monotonic()
    counted = run_part(part, {**environ, **QUIET} if part is ASSISTANT else environ, show=show)
    to_terminal(f"=== {part.name}: {time.monotonic() - started:.0f} s")
    return counted


def report(total: Count) -> int:
    """Shows the skipped tests and, last, the sum; 0 only when tests ran and none failed."""
    for each in total.skipped:
        to_terminal(f"skipped: {each}")
    shared = sum("../shared" in each for each in total.skipped)
    if shared:
        to_terminal(f"{shared} of the skipped need ../shared.")
    to_terminal(str(total))
    return 1 if total.failed or not total.passed else 0


def main(args: Sequence[str]) -> int:
    """Runs what was asked for."""
    return report(_announced(QUICK_PRODUCT, clean_environ()) if "--quick" in args else run_all())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
