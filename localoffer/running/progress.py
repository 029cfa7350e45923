"""Lines shown while something takes its time."""

from __future__ import annotations

import sys
from collections.abc import Callable

Say = Callable[[str], None]
"""Shows one line of progress."""


def to_terminal(line: str) -> None:
    """Shows one line on standard output, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def to_standard_error(line: str) -> None:
    """Shows one line beside standard output, for commands whose output another program reads."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
