"""How much one address may ask: fair over time, blind to who it is."""

from __future__ import annotations

import pytest

from tests.web.fakes import FakeClock
from web import limits
from web.limits import AddressLimit, Seats


def test_bucket_fills_again_with_time():
    clock = FakeClock()
    limit = AddressLimit(6, clock)
    taken = [limit.admits("192.0.2.1") for _ in range(7)]

    clock.now += 10

    assert taken == [True] * 6 + [False]
    assert [limit.admits("192.0.2.1") for _ in range(2)] == [True, False]


def test_addresses_do_not_share_a_bucket():
    limit = AddressLimit(1, FakeClock())

    assert limit.admits("192.0.2.1")
    assert limit.admits("192.0.2.2")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_one_household_shares_one_bucket(first, second, same):
    limit = AddressLimit(1, FakeClock())
    limit.admits(first)

    assert limit.admits(second) is not same


def test_addresses_are_not_kept_readably():
    limit = AddressLimit(1, FakeClock())

    limit.admits("192.0.2.77")

    assert "192.0.2.77" not in repr(vars(limit))
    assert b"192.0.2.77" not in b"".join(limit._buckets)


def test_many_addresses_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(limits, "MOST_BUCKETS", 10)
    limit = AddressLimit(1, FakeClock())

    for number in range(50):
        limit.admits(f"192.0.2.{number}")

    assert len(limit._buckets) == 10


def test_seats_are_given_back():
    seats = Seats(1)

    assert [seats.take(), seats.take()] == [True, False]
    seats.free()
    assert seats.take()
