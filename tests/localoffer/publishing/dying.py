"""A publisher that is killed: `python -m tests.localoffer.publishing.dying FILE`, asked by lines on standard input.

Each line is `ADDRESS POINT`. A child is forked that publishes FILE into the database at ADDRESS and is killed with
signal 9 at the point: `12` is the twelfth moment before or after a statement or commit, `0.05` is so many seconds
after its beginning, and `never` lets it live. Answered is `ended CODE MOMENTS`, the moments it passed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import event

from localoffer.publishing.apply import publish
from localoffer.store.database import Database
from tests.localoffer.publishing.offer_files import drafted
from tests.localoffer.publishing.test_apply import NOW, WORDS


class Moments:
    """Counts what a connection does, and kills this process at one of them."""

    def __init__(self, deadly: int | None) -> None:
        self.passed, self._deadly = 0, deadly

    def watch(self, database: Database) -> None:
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(database.engine, name, self._pass)

    def _pass(self, *_: object) -> None:
        self.passed += 1
        if self.passed == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)


def publish_file(url: str, file: Path, deadly: int | None, tell: int) -> None:
    moments = Moments(deadly)
    database = Database(url)
    moments.watch(database)
    with database.session() as session:
        publish(session, drafted(file.read_bytes(), words=WORDS), by="clerk", now=NOW)
    moments._pass()
    os.write(tell, str(moments.passed).encode())


def ended(url: str, file: Path, point: str) -> str:
    """What became of a child that publishes."""
    heard, tell = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            publish_file(url, file, int(point) if point.isdigit() else None, tell)
            code = 0
        finally:
            os._exit(code)
    os.close(tell)
    if not point.isdigit() and point != "never":
        time.sleep(float(point))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(heard) as said:
        return f"ended {os.waitstatus_to_exitcode(status)} {said.read() or 0}"


if __name__ == "__main__":
    for line in sys.stdin:
        address, at = line.split()
        sys.stdout.write(ended(address, Path(sys.argv[1]), at) + "\n")
        sys.stdout.flush()
