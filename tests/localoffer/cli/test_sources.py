"""`offer import ADDRESS`, `offer refresh` and `offer sources` as people and timers call them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main
from tests.localoffer.publishing.feed.feeds import Feed, an_entry, some
from tests.localoffer.publishing.feed_server import Reply, serving

LATER = "2099-01-01T09:00:00.000Z"


class Server:
    """A feed that can be switched off."""

    def __init__(self):
        self.feed = Feed(some(1, 2, 3, 4))
        self.is_down = False

    def __call__(self, path, query):
        return Reply((b"inside",), 404) if self.is_down else self.feed(path, query)


@pytest.fixture(scope="module")
def council():
    server = Server()
    with serving(server) as running:
        running.server = server
        yield running


@pytest.fixture(scope="module")
def offer(tmp_path_factory, council):
    """Runs a command over one database that lives as long as this module."""
    environ = {
        "OFFER_VAR": str(tmp_path_factory.mktemp("cli")),
        "OFFER_LOCAL_FEEDS": f"127.0.0.1:{council.port}",
        "OFFER_FEED_PAUSE_MS": "1",
    }

    def call(*args, **more):
        return CliRunner().invoke(main, args, env={**environ, **more})

    return call


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1/services", "private network"), ("http://localhost/", "private network"),
        ("http://169.254.169.254/latest", "private network"), ("https://clerk:pw@feeds.example/", "name or password"),
        ("ftp://feeds.example/", "not an address we can read"), ("http://[::1", "not an address we can read"),
        ("http://127.0.0.1:22/", "port 22"),
    ],
)  # fmt: skip
def test_address_that_may_not_be_read_is_one_clear_line(offer, address, said):
    done = offer("import", address, "--authority", "Bristol", "--publish")

    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert "clerk" not in done.stderr


def test_file_that_is_not_there_is_still_a_wrong_argument(offer):
    done = offer("import", "nowhere.json", "--authority", "Bristol")

    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def test_production_refuses_the_exception_for_trying_feeds(offer, council):
    done = offer("import", council.url, "--authority", "Bristol", OFFER_ENV="production")

    assert done.exit_code == 1
    assert "OFFER_LOCAL_FEEDS" in done.stderr


def test_feed_is_imported_listed_refreshed_and_switched_off(offer, council):
    source = f"{council.url}/services"
    assert offer("sources", "list").stdout.startswith("No feed yet")

    imported = offer("import", council.url, "--authority", "Bristol", "--publish", "--json")
    assert json.loads(imported.stdout)["added"] == 4
    assert [each["source"] for each in json.loads(offer("sources", "list", "--json").stdout)] == [source]

    council.server.feed.entries.append(an_entry(5, last_modified=LATER))
    (line,) = offer("refresh", "--json").stdout.splitlines()
    told = json.loads(line)
    assert (told["outcome"], told["added"], told["source"]) == ("published", 1, source)
    assert told["version"] is not None
    assert "Bristol" in offer("refresh").stdout

    assert offer("sources", "off", council.url).stdout.startswith("off")
    assert offer("refresh").stdout == ""
    assert offer("sources", "on", council.url).stdout.startswith("on")


def test_timer_is_told_by_the_exit_code_when_nothing_worked(offer, council):
    offer("import", council.url, "--authority", "Bristol", "--publish")
    council.server.is_down = True

    failed = offer("refresh")
    resting = offer("refresh")

    assert failed.exit_code == 1
    assert "FAILED" in failed.stdout
    assert "answered 404" in failed.stdout
    assert "inside" not in failed.output
    assert (resting.exit_code, "left in peace" in resting.stdout) == (0, True)
    assert "failed once since" in offer("sources", "list").stdout
    council.server.is_down = False


def test_feed_nobody_knows_is_one_clear_line(offer):
    done = offer("sources", "off", "https://nowhere.example/")

    assert done.exit_code == 1
    assert "offer sources list" in done.stderr
