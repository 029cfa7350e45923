"""Counting what families were shown, what was not found, and whether it was useful, without slowing an answer.

Counts gather in memory and are written together, by a thread of their own, every few seconds. Trouble with the
database costs counts, never an answer; it is logged once. Only the two serving processes write (`keep_writing`); the
command line counts nothing.
"""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Iterable
from datetime import date

from localoffer.answers.answer import Answer
from localoffer.answers.unmet import unmet_in
from localoffer.answers.useful import Useful, useful
from localoffer.catalogue import counts
from localoffer.catalogue import useful as usefulness
from localoffer.errors import OfferError
from localoffer.navigator.ground import Ground

EVERY_SECONDS = 5.0
MOST_KEPT = 20_000
"""Different things counted between two writes, far more than families can ask; the rest is not counted."""
_CODES = re.compile(r"\w{1,40} \w{0,16} \w{0,40}", re.ASCII)
"""An outcome, a council and a topic, as the table has room for them."""
log = logging.getLogger("offer.counting")


class Counting:
    """The counts of one process."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._lock = threading.Lock()
        self._shown: Counter[tuple[str, ...]] = Counter()
        self._unmet: Counter[tuple[str, ...]] = Counter()
        self._useful: Counter[tuple[str, ...]] = Counter()
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

    def judged(self, said: str, *, outcome: str, area: str, topic: str) -> None:
        """A family said whether an answer was useful.

        Args:
            said: One of localoffer.catalogue.useful.SAID; anything else is not counted.
            outcome: How the answer ended.
            area: The council it was about, as a code; "" for none.
            topic: What was talked about, as a code; "" for nothing.
        """
        if said not in usefulness.SAID or not _CODES.fullmatch(f"{outcome} {area} {topic}"):
            return
        with self._lock:
            self._add(self._useful, (self._month(), outcome, area, topic, said))

    def useful(self, since: date, authority: str | None = None) -> Useful:
        """What families said of answers, from the month of a day on.

        Args:
            since: Any day of the first month.
            authority: A council by any of its names; every answer when not given.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        found = self.ground.authorities.find(authority, on=self.ground.today()).gss_code if authority else None
        with self.ground.database.session() as session:
            return useful(usefulness.since(session, f"{since:%Y-%m}", found))

    def write(self) -> None:
        """Write what has gathered; what cannot be written is dropped."""
        with self._lock:
            shown, self._shown = self._shown, Counter()
            unmet, self._unmet = self._unmet, Counter()
            said, self._useful = self._useful, Counter()
        if not (shown or unmet or said):
            return
        try:
            with self.ground.database.session() as session:
                counts.add_shown(session, shown)
                counts.add_unmet(session, unmet)
                usefulness.add(session, said)
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
