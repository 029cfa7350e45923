"""`offer import` asks before it stores; `history`, `show` and `rollback` tell and undo what was stored."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from localoffer.cli import main, offers
from tests.localoffer.publishing.offer_files import a_page, an_entry, an_id

BRISTOL = ("--authority", "Bristol, City of")
LEEDS = ("--authority", "Leeds")


@pytest.fixture(scope="module")
def offer(tmp_path_factory):
    """Runs a command over one database that lives as long as this module."""
    environ = {"OFFER_VAR": str(tmp_path_factory.mktemp("offers"))}

    def call(*args: str, typed: str | None = None):
        return CliRunner().invoke(main, args, env=environ, input=typed)

    return call


@pytest.fixture
def file(tmp_path):
    """Writes services to a file of a name."""

    def write(*numbers: int, name: str = "offer.json", **changes: object) -> str:
        path = tmp_path / name
        path.write_bytes(a_page(*(an_entry(number, service_areas=[], **changes) for number in numbers)))
        return str(path)

    return write


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(offers, "_may_ask", lambda *, as_json: not as_json)


@pytest.fixture(scope="module")
def published(offer, tmp_path_factory):
    """Two editions of Bristol's offer; gives the version of the first."""
    path = tmp_path_factory.mktemp("editions") / "offer.json"
    for number, name in ((1, "Art club"), (2, "Sign club")):
        path.write_bytes(a_page(an_entry(1, name=name), *(an_entry(n) for n in range(number, 5) if n > 1)))
        done = offer("import", str(path), *BRISTOL, "--publish", "--by", f"clerk {number}")
        assert done.exit_code == 0, done.output
    return json.loads(offer("history", *BRISTOL, "--json").stdout)[-1]["version"]


def test_history_says_who_when_and_from_what(offer, published):
    newest, oldest = json.loads(offer("history", *BRISTOL, "--json").stdout)

    assert (oldest["version"], oldest["by"], oldest["added"], oldest["format"]) == (published, "clerk 1", 4, "oruk-3.0")
    assert (newest["by"], newest["changed"], newest["file_name"]) == ("clerk 2", 1, "offer.json")
    assert len(newest["sha256"]) == 64
    assert newest["published_at"].endswith("Z")
    told = offer("history", *BRISTOL).stdout
    assert f"version {published}" in told
    assert "clerk 2" in told


@pytest.mark.usefixtures("published")
def test_service_is_shown_by_id_and_by_name(offer):
    told = json.loads(offer("show", an_id(1), *BRISTOL, "--json").stdout)

    assert [(each["id"], each["name"]) for each in told["services"]] == [(an_id(1), "Sign club")]
    assert "description: A relaxed play session" in offer("show", "sign club", *BRISTOL).stdout


@pytest.mark.usefixtures("published")
def test_list_of_a_day_is_what_was_published_by_then(offer):
    today = offer("show", *BRISTOL)
    long_ago = offer("show", *BRISTOL, "--at", "2020-01-31")

    assert "4 services, as version" in today.stdout
    assert "Nothing was published for this council by then." in long_ago.stdout


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("asked", "said"),
    [(("show", "pottery", *BRISTOL), "no such service"), (("show", "club", *BRISTOL), "may be any of 4 services")],
)
def test_unclear_service_is_refused_with_what_to_do(offer, asked, said):
    done = offer(*asked)

    assert done.exit_code == 1
    assert said in done.stderr


def test_rollback_shows_first_and_stores_when_told(offer, published):
    shown = offer("rollback", str(published), *BRISTOL)
    done = offer("rollback", str(published), *BRISTOL, "--publish", "--json")
    again = offer("rollback", str(published), *BRISTOL, "--publish")

    assert "changed   Art club" in shown.stdout
    assert "Nothing stored" in shown.stdout
    assert json.loads(done.stdout)["changed"] == 1
    assert "Nothing changed" in again.stdout
    assert "Art club" in offer("show", an_id(1), *BRISTOL).stdout


def test_rollback_to_no_version_is_refused(offer):
    done = offer("rollback", "999", *BRISTOL, "--publish")

    assert done.exit_code == 1
    assert "offer history" in done.stderr


def test_sample_council_has_a_history_too(offer):
    (version,) = json.loads(offer("history", "--authority", "Sampleshire", "--json").stdout)

    assert (version["format"], version["by"]) == ("sample", "the project")
    assert "services, as version" in offer("show", "--authority", "Sampleshire").stdout


@pytest.mark.usefixtures("at_a_terminal")
def test_person_at_a_terminal_is_asked_before_storing(offer, file):
    refused = offer("import", file(21), *LEEDS, typed="n\n")
    agreed = offer("import", file(21), *LEEDS, typed="y\n")
    unchanged = offer("import", file(21), *LEEDS, typed="y\n")

    assert "Publish? [y/N]" in refused.stdout
    assert "Nothing stored" in refused.stdout
    assert "Stored as version" in agreed.stdout
    assert "Publish?" not in unchanged.stdout
    assert "Nothing changed." in unchanged.stdout


@pytest.mark.usefixtures("at_a_terminal")
def test_nobody_is_asked_for_json_or_when_it_is_blocked(offer, file, tmp_path):
    (tmp_path / "broken.json").write_text("<html>")

    as_json = offer("import", file(22), *LEEDS, "--json", typed="y\n")
    blocked = offer("import", str(tmp_path / "broken.json"), *LEEDS, typed="y\n")

    assert json.loads(as_json.stdout)["added"] == 1
    assert "Publish?" not in blocked.stdout
    assert blocked.exit_code == 1


def test_without_a_terminal_nothing_is_asked_or_stored(offer, file):
    done = offer("import", file(23, 24, name="others.json"), *LEEDS, typed="y\n")

    assert "Publish?" not in done.stdout
    assert "add --publish" in done.stdout


def test_source_can_be_named_where_the_file_is_called_otherwise(offer, file):
    offer("import", file(31, 32, 33, name="reading.json"), "--authority", "Reading", "--publish")
    done = offer(
        "import", file(31, 32, name="new.json"), "--authority", "Reading", "--publish", "--source", "reading.json",
        "--json",
    )  # fmt: skip

    told = json.loads(done.stdout)
    assert (told["source"], told["removed"], told["same"]) == ("reading.json", 1, 2)
