"""Measures how well messages are understood: `make evaluate`.

Prints a page and keeps it, with the same figures as JSON, under var/evaluation/. Takes every message the product's own
path and fails nothing by itself; tests/understanding/test_floors.py holds the floors. No message is printed or kept.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from localoffer.errors import OfferError
from localoffer.reading.danger import read_danger
from localoffer.reading.files import load_vocabulary
from localoffer.reading.vocabulary import Vocabulary
from localoffer.running.progress import to_standard_error, to_terminal
from localoffer.running.training import ensure_model
from localoffer.running.understander import Understander
from localoffer.settings import ROOT, Settings
from localoffer.understanding import tidied, understand
from tests.search_quality.quality import search_quality
from tests.understanding.report import as_markdown
from tests.understanding.scoring import Case, scores
from tests.understanding.sets import FILES, Meant, load


class Stopwatch:
    """The understander with the time it took for the last question."""

    def __init__(self, understander: Understander) -> None:
        self._understander, self.ms = understander, 0.0

    def ask(self, text: str) -> dict[str, Any]:
        started = time.perf_counter()
        try:
            return self._understander.ask(text)
        finally:
            self.ms = (time.perf_counter() - started) * 1000


def measure(model: Path, settings: Settings) -> dict[str, Any]:
    """Every figure for one archive, of each set that is there.

    Args:
        model: The archive.
        settings: Say where the child's log lies.
    """
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    started = time.perf_counter()
    with closing(Understander(settings, model)) as understander:
        loading_s = time.perf_counter() - started
        sets = {name: _cases(load(name, vocabulary), vocabulary, understander) for name in FILES}
        memory_mb = understander.memory_mb()
    return {
        "model": model.name,
        "measured_on": datetime.now(timezone.utc).date().isoformat(),
        "loading_s": round(loading_s, 1),
        "memory_mb": round(memory_mb) if memory_mb else None,
        "sets": {name: scores(cases) for name, cases in sets.items() if cases},
        "search": search_quality(),
    }


def _cases(messages: list[Meant], vocabulary: Vocabulary, understander: Understander) -> list[Case]:
    return [_case(meant, vocabulary, Stopwatch(understander)) for meant in messages]


def _case(meant: Meant, vocabulary: Vocabulary, watch: Stopwatch) -> Case:
    started = time.perf_counter()
    line = understand(meant.text, vocabulary, watch.ask).as_json()
    whole_ms = (time.perf_counter() - started) * 1000
    words = read_danger(tidied(meant.text))
    return Case(meant, line, words.level if words else None, whole_ms, watch.ms)


def keep(measured: dict[str, Any], folder: Path) -> Path:
    """Write the figures as JSON and as a page, named after the archive; the page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / measured["model"].replace(".tar.gz", ".md")
    page.write_text(as_markdown(measured), encoding="utf-8")
    page.with_suffix(".json").write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    return page


def main() -> int:
    options = argparse.ArgumentParser(prog="make evaluate")
    options.add_argument("--model", type=Path, help="an archive; the one for the present training data when omitted")
    settings = Settings.read()
    try:
        model = options.parse_args().model or ensure_model(settings, say=to_standard_error)
        measured = measure(model, settings)
    except OfferError as error:
        to_standard_error(str(error))
        return 1
    page = keep(measured, settings.var / "evaluation")
    to_terminal(as_markdown(measured))
    to_terminal(f"Kept in {page} and, as JSON, beside it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
