"""Call-backs: taken with consent where somebody rings back, listed and closed by a person, gone in time."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest

from localoffer.catalogue.callbacks import Wish, new_code
from localoffer.errors import CallbackError, SettingError, StoreError
from localoffer.navigator import callbacks as desk
from localoffer.settings import Settings
from localoffer.store.records import CallbackRecord
from tests.localoffer.navigator.councils import BRISTOL, a_navigator

SERVICE = {
    "OFFER_CALLBACK_SERVICE": "Bristol Helpline",
    "OFFER_CALLBACK_HOURS": "Monday to Friday, 9am to 4pm",
    "OFFER_CALLBACK_REPLY": "within 2 working days",
}
NOW = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
WISH = Wish("phone", "07700 900123", "money", name="Sam", gss_code=BRISTOL)


@pytest.fixture
def navigator():
    made = a_navigator(**SERVICE)
    made.now = lambda: NOW
    yield made
    made.database.close()


def add(navigator, wish: Wish = WISH, code: str | None = None):
    return navigator.callbacks.add(wish, code or new_code(), consents=True)


def later(navigator, **days: float) -> None:
    navigator.now = lambda: NOW + timedelta(**days)


def rows(navigator) -> int:
    with navigator.database.session() as session:
        return session.query(CallbackRecord).count()


def test_service_is_named_only_by_settings(navigator):
    assert navigator.callbacks.service.reply == "within 2 working days"
    assert a_navigator().callbacks.service is None


@pytest.mark.parametrize("left_out", SERVICE)
def test_a_service_that_is_half_named_stops_the_start(left_out):
    told = {name: value for name, value in SERVICE.items() if name != left_out}

    with pytest.raises(SettingError, match=left_out):
        Settings.read(told)


def test_kept_request_says_when_it_is_gone(navigator):
    kept = add(navigator)

    assert (kept.state, kept.consented_at, kept.closed_at) == ("open", NOW.replace(tzinfo=None), None)
    assert kept.delete_on == (NOW + timedelta(days=90)).date()


@pytest.mark.parametrize(
    "wish",
    [
        Wish("pigeon", "07700 900123", "money"),
        Wish("phone", "no number", "money"),
        Wish("phone", "07700 900123", "magic"),
        Wish("phone", "07700 900123", "money", gss_code="X"),
        Wish("phone", "07700 900123", "money", note="x" * 501),
        Wish("phone", "07700 900123", "money", note="he has taken an overdose"),
        Wish("phone", "07700 900123", "money", best_time="before I end it all"),
    ],
)
def test_what_may_not_be_kept_is_refused_whole(navigator, wish):
    with pytest.raises(CallbackError):
        add(navigator, wish)

    assert rows(navigator) == 0


def test_nothing_is_kept_without_consent_or_without_a_service(navigator):
    with pytest.raises(CallbackError, match="has not agreed"):
        navigator.callbacks.add(WISH, new_code(), consents=False)
    silent = a_navigator()
    with pytest.raises(CallbackError, match="OFFER_CALLBACK_SERVICE"):
        add(silent)

    assert rows(navigator) == rows(silent) == 0


def test_refusals_never_repeat_what_was_typed(navigator):
    with pytest.raises(CallbackError) as refused:
        add(navigator, Wish("phone", "Zelda-Canary", "money"))

    assert "Canary" not in str(refused.value)


def test_a_code_changes_its_own_request_until_it_is_closed(navigator):
    code = new_code()
    first = add(navigator, code=code)
    again = add(navigator, Wish("email", "sam@example.com", "travel"), code)
    navigator.callbacks.close(first.request_id)
    add(navigator, WISH, code)

    (kept,) = navigator.callbacks.listed(None)
    assert again.request_id == first.request_id
    assert (kept.route, kept.topic, kept.state) == ("email", "travel", "closed")


def test_the_code_takes_back_and_nothing_else_does(navigator):
    code = new_code()
    add(navigator, code=code)

    assert not navigator.callbacks.withdraw(new_code())
    assert not navigator.callbacks.withdraw("1")
    assert navigator.callbacks.withdraw(code)
    assert not navigator.callbacks.withdraw(code)
    assert rows(navigator) == 0


def test_too_many_waiting_requests_are_not_taken(navigator, monkeypatch):
    monkeypatch.setattr(desk, "MOST_OPEN", 1)
    first = add(navigator)

    assert add(navigator) is None
    navigator.callbacks.close(first.request_id)
    assert add(navigator) is not None


@pytest.mark.parametrize(("days", "left"), [(89, 1), (90, 0), (200, 0)])
def test_an_open_request_is_gone_after_90_days(navigator, days, left):
    add(navigator)
    later(navigator, days=days)

    assert len(navigator.callbacks.listed(None)) == left
    assert rows(navigator) == left


@pytest.mark.parametrize(("closed_after", "days", "left"), [(1, 30, 1), (1, 31, 0), (80, 89, 1), (80, 90, 0)])
def test_a_closed_request_is_gone_after_30_days_and_90_at_most(navigator, closed_after, days, left):
    kept = add(navigator)
    later(navigator, days=closed_after)
    navigator.callbacks.close(kept.request_id)
    later(navigator, days=days)

    assert navigator.callbacks.purge() == 1 - left
    assert rows(navigator) == left


def test_closing_twice_starts_no_new_days(navigator):
    kept = add(navigator)
    first = navigator.callbacks.close(kept.request_id)
    later(navigator, days=20)

    assert navigator.callbacks.close(kept.request_id).closed_at == first.closed_at


def test_closing_what_is_not_there_is_refused(navigator):
    with pytest.raises(CallbackError, match="call-back 7: there is none"):
        navigator.callbacks.close(7)


def test_open_requests_are_listed_oldest_first(navigator):
    numbers = [add(navigator).request_id for _ in range(3)]
    navigator.callbacks.close(numbers[1])

    assert [each.request_id for each in navigator.callbacks.listed()] == [numbers[0], numbers[2]]
    assert [each.request_id for each in navigator.callbacks.listed(None)] == numbers


def test_start_deletes_what_is_over_and_survives_a_broken_database(navigator, monkeypatch, caplog):
    tried = threading.Semaphore(0)

    def broken():
        tried.release()
        raise StoreError("Zelda-Canary")

    monkeypatch.setattr(navigator.callbacks, "purge", broken)
    with caplog.at_level(logging.ERROR):
        navigator.callbacks.keep_purging(every_seconds=0.01)
        assert all(tried.acquire(timeout=20) for _ in range(2))
        navigator.callbacks.stop_purging()
        navigator.callbacks._cleaner.join(20)

    assert "StoreError" in caplog.text
    assert "Canary" not in caplog.text


def test_local_advice_names_the_council_or_nothing(navigator):
    assert "Bristol SENDIASS" in navigator.callbacks.local_advice(BRISTOL)
    assert navigator.callbacks.local_advice("X") is None
