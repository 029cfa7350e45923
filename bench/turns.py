"""How fast a turn is and how much memory the processes hold: `.venv/bin/python bench/turns.py [TURNS]`.

Starts the three real processes over a database of their own with the newest trained model, talks, and prints medians.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from localoffer.running.training import ensure_model
from localoffer.settings import Settings
from tests.serving import Serving, serving

MESSAGES = (
    "my son is 4 and hardly talks, we're in BS3 1AA",
    "what about transport?",
    "who pays for speech therapy",
    "and for her sister, she's 9",
    "they refused to assess him, how do i appeal",
    "what is an annual review",
)


def resident_mb(serving_now: Serving) -> dict[str, float]:
    """Resident memory of each process, in megabytes (Linux)."""
    sizes = {}
    for child in serving_now.children:
        status = Path(f"/proc/{child._process.pid}/status").read_text()  # noqa: SLF001 - measured from outside
        line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        sizes[child.command.name] = int(line.split()[1]) / 1024
    return sizes


def main(turns: int) -> None:
    """Talk and print."""
    model = ensure_model(Settings.read())
    print(f"model {model.name}: {model.stat().st_size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), model) as navigator:
        print("at start, MB:", {name: round(size) for name, size in resident_mb(navigator).items()})
        talk, seconds = navigator.talk(), []
        for number in range(turns):
            if number % 25 == 0:
                talk = navigator.talk()
            started = time.perf_counter()
            talk.say(MESSAGES[number % len(MESSAGES)])
            seconds.append(time.perf_counter() - started)
        print(
            f"{turns} turns: median {statistics.median(seconds) * 1000:.0f} ms, "
            f"95 % {sorted(seconds)[int(turns * 0.95)] * 1000:.0f} ms"
        )
        print(f"after {turns} turns, MB:", {name: round(size) for name, size in resident_mb(navigator).items()})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
