"""Being called back: taken only where somebody is named who calls, kept apart and not for long, never for a crisis."""

from __future__ import annotations

import logging
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from localoffer.answers import wording
from localoffer.catalogue import callbacks
from localoffer.catalogue.callbacks import CLOSED, LONGEST, OPEN, ROUTES, TOPICS, Callback, Wish
from localoffer.errors import CallbackError, OfferError
from localoffer.navigator.area import Home, area_of
from localoffer.navigator.comments import tidy
from localoffer.navigator.ground import Ground
from localoffer.reading.danger import read_danger
from localoffer.store.records import CallbackRecord

MOST_OPEN = 500
"""Requests that may wait; beyond that no more are taken, so that nobody can flood the service that rings back."""
EVERY_SECONDS = 3600.0
log = logging.getLogger("offer.callbacks")


@dataclass(frozen=True)
class CallingService:
    """Who rings back, when, and how soon, as the settings name it."""

    name: str
    hours: str
    reply: str


class Callbacks:
    """Requests to be called back."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._cleaner: threading.Thread | None = None
        self._is_over = threading.Event()

    # --- families ---

    @property
    def service(self) -> CallingService | None:
        """Who rings back; None where nobody does, and no request is taken then."""
        told = self.ground.settings
        if not told.takes_callbacks:
            return None
        return CallingService(told.callback_service, told.callback_hours, told.callback_reply)

    def councils(self) -> list[tuple[str, str]]:
        """Every council a family may live in today, by name: (gss_code, name)."""
        current = self.ground.authorities.on(self.ground.today())
        return sorted(((each.gss_code, each.friendly_name) for each in current), key=lambda each: each[1])

    def local_advice(self, gss_code: str) -> str | None:
        """The free advice service of a council's area, or where to look for it; None for no such council."""
        if self.ground.authorities.get(gss_code) is None:
            return None
        with self.ground.database.session() as session:
            return wording.sendiass(area_of(session, Home(gss_code)))

    def new_code(self) -> str:
        """A code with which its writer can take a request back; it is shown once and never stored."""
        return callbacks.new_code()

    def add(self, wish: Wish, code: str, *, consents: bool) -> Callback | None:
        """Keep a request whose writer agreed to it; sent again with the same code, it takes the place of the first.

        Returns:
            None when too many wait already and it was not kept.

        Raises:
            CallbackError: Nobody rings back here, the request cannot be used, or it speaks of danger: its writer must
                be shown the crisis card instead.
        """
        if self.service is None:
            raise CallbackError("call-back: no service is named that rings back. Set OFFER_CALLBACK_SERVICE.")
        if not consents:
            raise CallbackError("call-back: its writer has not agreed that we keep it. Ask first.")
        asked = self._checked(wish)
        self.purge()
        with self.ground.database.session() as session:
            row = callbacks.of_code(session, code)
            if row is None and callbacks.waiting(session) >= MOST_OPEN:
                return None
            if row is None:
                row = CallbackRecord(code_hash=callbacks.hashed(code), state=OPEN, consented_at=self._now())
                session.add(row)
            if row.state == OPEN:
                for name, value in asdict(asked).items():
                    setattr(row, name, value)
            session.flush()
            return callbacks.callback_of(row)

    def withdraw(self, typed: str) -> bool:
        """Delete a request at once, by its code.

        Returns:
            False when we hold nothing of that code.
        """
        code = callbacks.tidy_code(typed)
        if code is None:
            return False
        with self.ground.database.session() as session:
            row = callbacks.of_code(session, code)
            if row is not None:
                session.delete(row)
            return row is not None

    # --- the desk ---

    def listed(self, state: str | None = OPEN) -> list[Callback]:
        """Requests, the oldest first; those whose time is over are deleted before anybody sees them."""
        self.purge()
        with self.ground.database.session() as session:
            return callbacks.requests(session, state=state)

    def close(self, number: int) -> Callback:
        """Mark a request as dealt with; from now on its days are counted.

        Raises:
            CallbackError: There is no such request.
        """
        self.purge()
        with self.ground.database.session() as session:
            row = session.get(CallbackRecord, number)
            if row is None:
                raise CallbackError(f"call-back {number}: there is none. `offer callbacks list` shows their numbers.")
            if row.state != CLOSED:
                row.state, row.closed_at = CLOSED, self._now()
            return callbacks.callback_of(row)

    def purge(self) -> int:
        """Delete every request whose time is over, and say how many that were."""
        today = self._now().date()
        with self.ground.database.session() as session:
            over = [
                row for row in session.scalars(select(CallbackRecord)) if callbacks.callback_of(row).delete_on <= today
            ]
            for row in over:
                session.delete(row)
            return len(over)

    def keep_purging(self, every_seconds: float = EVERY_SECONDS) -> None:
        """Delete what is over now and every hour until the process ends; trouble is logged, never raised."""
        if self._cleaner is None:
            self._cleaner = threading.Thread(target=self._purge_on, args=(every_seconds,), daemon=True)
            self._cleaner.start()

    def stop_purging(self) -> None:
        """End what `keep_purging` began."""
        self._is_over.set()

    def _purge_on(self, every_seconds: float) -> None:
        while not self._is_over.is_set():
            try:
                self.purge()
            except OfferError as error:
                log.error("call-backs were not deleted in time: %s", type(error).__name__)  # noqa: TRY400 - no values
            self._is_over.wait(every_seconds)

    def _checked(self, wish: Wish) -> Wish:
        """The request, tidied, when it can be used."""
        asked = _tidied(wish)
        for name, longest in LONGEST.items():
            if len(getattr(asked, name) or "") > longest:
                raise CallbackError(f"call-back, {name}: more than {longest} characters. Shorten it.")
        if asked.route not in ROUTES or not callbacks.fits(asked.route, asked.contact):
            raise CallbackError("call-back, contact: not a number or address that can be used. Write it again.")
        if asked.topic not in TOPICS:
            raise CallbackError(f"call-back, topic: not one of {', '.join(TOPICS)}. Choose one.")
        if asked.gss_code is not None and self.ground.authorities.get(asked.gss_code) is None:
            raise CallbackError("call-back, council: not the code of a council. Choose one, or leave it out.")
        if read_danger(asked.words) is not None:
            raise CallbackError("call-back: it speaks of danger. Show the crisis card instead of keeping it.")
        return asked

    def _now(self) -> datetime:
        return self.ground.now().astimezone(UTC).replace(tzinfo=None)


def _tidied(wish: Wish) -> Wish:
    return Wish(
        route=wish.route,
        contact=tidy(wish.contact),
        topic=wish.topic,
        name=tidy(wish.name or "") or None,
        best_time=tidy(wish.best_time or "") or None,
        gss_code=wish.gss_code or None,
        note=tidy(wish.note or "") or None,
    )
