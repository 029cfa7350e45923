"""Counting what families were shown and what was asked and not found, without slowing an answer.

Counts gather in memory and are written together, by a thread of their own, every few seconds. Trouble with the
database costs counts, never an answer; it is logged once. Only the two serving processes write (`keep_writing`); the
command line counts nothing.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterable

from localoffer.answers.answer import Answer
from localoffer.answers.unmet import unmet_in
from localoffer.catalogue import counts
from localoffer.errors import OfferError
from localoffer.navigator.ground import Ground

EVERY_SECONDS = 5.0
MOST_KEPT = 20_000
"""Different things counted between two writes, far more than families can ask; the rest is not counted."""
log = logging.getLogger("offer.counting")


class Counting:
    """The counts of one process."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._lock = threading.Lock()
        self._shown: Counter[tuple[str, ...]] = Counter()
        self._unmet: Counter[tuple[str, ...]] = Counter()
        self._is_failing = False
        self._writer: threading.Thread | None = None

    def shown(self, service_ids: Iterable[str]) -> None:
        """These services were put before a family, each once."""
        month = self._month()
        with self._lock:
            for service_id in set(service_ids):
                self._add(self._shown, (service_id, month))

    def answered(self, answer: Answer) -> None:
        """A family was given this answer: count what it did not find."""
        found = unmet_in(answer)
        if not found or answer.area is None:
            return
        month = self._month()
        with self._lock:
            for support, need, phase in found:
                self._add(self._unmet, (answer.area.gss_code, month, need, support, phase))

    def write(self) -> None:
        """Write what has gathered; what cannot be written is dropped."""
        with self._lock:
            shown, self._shown = self._shown, Counter()
            unmet, self._unmet = self._unmet, Counter()
        if not shown and not unmet:
            return
        try:
            with self.ground.database.session() as session:
                counts.add_shown(session, shown)
                counts.add_unmet(session, unmet)
        except OfferError as error:
            if not self._is_failing:
                log.warning("counts are not kept for now: %s", type(error).__name__)
            self._is_failing = True
        else:
            self._is_failing = False

    def keep_writing(self, every_seconds: float = EVERY_SECONDS) -> None:
        """Write every few seconds until the process ends; what gathered after the last time is lost with it."""
        if self._writer is None:
            self._writer = threading.Thread(target=self._write_on, args=(every_seconds,), daemon=True)
            self._writer.start()

    def _write_on(self, every_seconds: float) -> None:
        pause = threading.Event()
        while not pause.wait(every_seconds):
            self.write()

    def _month(self) -> str:
        return f"{self.ground.today():%Y-%m}"

    @staticmethod
    def _add(counter: Counter[tuple[str, ...]], key: tuple[str, ...]) -> None:
        if key in counter or len(counter) < MOST_KEPT:
            counter[key] += 1
