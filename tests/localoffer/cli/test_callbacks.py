"""`offer callbacks …`, as the person who rings families back calls it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from localoffer.cli import main
from localoffer.store.database import Database
from localoffer.store.records import CallbackRecord


@pytest.fixture
def offer(tmp_path):
    """Runs a command over a database with one new request, number 1, and one that is long over."""
    environ = {"OFFER_VAR": str(tmp_path)}

    def call(*args: str):
        return CliRunner().invoke(main, ["callbacks", *args], env=environ)

    assert call("list").stdout == "0 requests.\n"
    now = datetime.now(UTC).replace(tzinfo=None)
    database = Database(f"sqlite:///{tmp_path / 'offer.db'}")
    with database.session() as session:
        session.add_all(_request(number, now - timedelta(days=age)) for number, age in ((1, 0), (2, 91)))
    database.close()
    return call


def _request(number: int, made: datetime) -> CallbackRecord:
    return CallbackRecord(
        request_id=number, code_hash=str(number), route="phone", contact="07700 900123", topic="money",
        note="About DLA", consented_at=made, state="open",
    )  # fmt: skip


def test_requests_are_listed_and_closed(offer):
    listed = offer("list").stdout

    assert "1  open  " in listed
    assert "phone: 07700 900123" in listed
    assert "about: Money and benefits" in listed
    assert listed.endswith("1 request.\n")
    assert "1  closed" in offer("close", "1").stdout
    assert offer("list").stdout == "0 requests.\n"
    (closed,) = json.loads(offer("list", "--all", "--json").stdout)
    assert (closed["state"], closed["note"]) == ("closed", "About DLA")
    assert "code_hash" not in closed


def test_purge_deletes_only_what_is_over(offer):
    assert offer("purge").stdout == "1 request deleted.\n"
    assert offer("purge").stdout == "0 requests deleted.\n"
    assert offer("list").stdout.endswith("1 request.\n")


def test_trouble_is_one_line_on_standard_error(offer):
    done = offer("close", "7")

    assert done.exit_code == 1
    assert done.stderr == "offer: call-back 7: there is none. `offer callbacks list` shows their numbers.\n"
