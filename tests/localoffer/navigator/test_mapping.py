"""What a person says of a council's terms, from import to the next import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from localoffer.errors import MappingError
from localoffer.navigator import Navigator
from localoffer.reading.files import load_vocabulary
from localoffer.settings import ROOT, Settings
from localoffer.store.database import Database
from tests.factories import TODAY, an_authority
from tests.localoffer.publishing.offer_files import a_page, an_entry


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary(ROOT / "data" / "vocabulary")


@pytest.fixture
def file(tmp_path) -> Path:
    def tagged(number: int, *names: str) -> dict[str, Any]:
        terms = [{"taxonomy_term": {"id": name, "name": name, "taxonomy": "Local"}} for name in names]
        return an_entry(number, attributes=terms)

    path = tmp_path / "bristol.json"
    path.write_bytes(a_page(tagged(1, "Gardening", "Autism"), tagged(2, "Gardening")))
    return path


@pytest.fixture
def navigator(vocabulary, file) -> Iterator[Navigator]:
    """Over a database into which a small offer of Bristol was published."""
    navigator = Navigator(Database("sqlite://"), Settings.read({}), today=lambda: TODAY)
    navigator.vocabulary = vocabulary
    navigator.database.migrate()
    with navigator.database.session() as session:
        session.add(an_authority())
    navigator.offers.import_file(file, "Bristol", publish=True)
    yield navigator
    navigator.database.close()


def shown(navigator: Navigator) -> dict[str, Any]:
    return {row.term: row for row in navigator.mappings.show("Bristol")}


def next_import(navigator: Navigator, file: Path) -> tuple[int, list[str]]:
    told = navigator.offers.import_file(file, "Bristol").report
    return told["changed"], [each["name"] for each in told["unmapped"]]


def test_import_reports_terms_that_lead_nowhere(navigator, file):
    assert next_import(navigator, file) == (0, ["Gardening"])
    assert [row.term for row in navigator.mappings.show("Bristol")] == ["Gardening", "Autism"]
    assert shown(navigator)["Autism"].codes == {("need", "ASD"): 0.9}


def test_what_a_person_says_holds_in_store_and_at_the_next_import(navigator, file):
    done = navigator.mappings.set("Bristol", "gardening", "support", ["leisure_clubs"], by="Sam Officer")

    assert (done.rules, done.services, done.unmet) == (1, 2, None)
    assert shown(navigator)["Gardening"].codes == {("support", "leisure_clubs"): 1.0}
    assert shown(navigator)["Gardening"].said_by == "Sam Officer"
    assert next_import(navigator, file) == (0, [])


def test_unset_gives_the_term_back_to_the_vocabulary(navigator, file):
    before = shown(navigator)
    navigator.mappings.set("Bristol", "Autism", "nothing")
    assert next_import(navigator, file) == (0, ["Gardening"])

    done = navigator.mappings.unset("Bristol", "Autism")

    assert (done.rules, done.services) == (1, 1)
    assert shown(navigator) == before
    assert next_import(navigator, file) == (0, ["Gardening"])


def test_taking_back_what_nobody_said_is_refused(navigator):
    with pytest.raises(MappingError, match="a term of which a person said anything here"):
        navigator.mappings.unset("Bristol", "Gardening")


def test_table_edited_in_a_spreadsheet_is_read_back(navigator, file, tmp_path):
    table = tmp_path / "map.csv"
    table.write_text(navigator.mappings.export("Bristol"), encoding="utf-8-sig")
    assert navigator.mappings.import_table("Bristol", table).rules == 0

    row = "bristol.json,Gardening,Local,2,,"
    table.write_text(navigator.mappings.export("Bristol").replace(row, f"{row}leisure_clubs"), encoding="utf-8")
    done = navigator.mappings.import_table("Bristol", table)

    assert (done.rules, done.services) == (1, 2)
    assert next_import(navigator, file) == (0, [])


def test_second_kind_is_added_and_nothing_replaces_both(navigator):
    for kind, code in (("support", "leisure_clubs"), ("phase", "primary")):
        navigator.mappings.set("Bristol", "Gardening", kind, [code], source="bristol.json")
    assert {kind for kind, _ in shown(navigator)["Gardening"].codes} == {"phase", "support"}

    navigator.mappings.set("Bristol", "Gardening", "nothing", source="bristol.json")

    assert shown(navigator)["Gardening"].codes == {}


def test_saying_the_same_twice_changes_nothing(navigator):
    navigator.mappings.set("Bristol", "Gardening", "support", ["leisure_clubs"])

    done = navigator.mappings.set("Bristol", "GARDENING", "support", ["Leisure and clubs"])

    assert (done.rules, done.services) == (0, 0)


def test_term_that_nothing_has_is_told_with_what_is_close(navigator):
    done = navigator.mappings.set("Bristol", "Gardenin", "support", ["leisure_clubs"])

    assert (done.services, done.unmet, done.close) == (0, "Gardenin", ("Gardening",))


def test_search_finds_services_by_what_a_person_said(navigator):
    def found() -> int:
        return len(navigator.find_typed("Bristol", "a blue badge").services)

    before = found()
    navigator.mappings.set("Bristol", "Gardening", "support", ["blue_badge"])

    assert (before, found()) == (0, 2)


def test_unknown_source_is_refused_with_those_there_are(navigator):
    with pytest.raises(MappingError, match='"x" is not one of: bristol'):
        navigator.mappings.set("Bristol", "Gardening", "support", ["leisure_clubs"], source="x")
