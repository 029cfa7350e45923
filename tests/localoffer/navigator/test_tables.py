"""Tables a council filled in, from the file to what a family is told."""

from __future__ import annotations

import pytest

from localoffer.answers.answer import DataState, Outcome
from localoffer.navigator import Navigator
from localoffer.publishing.template_files import as_csv, as_workbook
from localoffer.publishing.templates import TEMPLATES
from localoffer.settings import ROOT, Settings
from localoffer.store.database import Database
from tests.factories import TODAY
from tests.localoffer.publishing.row_files import ANSWER, CONTACT, PROVISION, rows_of

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def navigator(tmp_path_factory):
    settings = Settings.read({"OFFER_VAR": str(tmp_path_factory.mktemp("tables"))})
    navigator = Navigator(Database(settings.database_url), settings, today=lambda: TODAY)
    navigator.prepare()
    yield navigator
    navigator.database.close()


def put_in(navigator, tmp_path, data: bytes, authority: str = "Leeds", *, name: str = "rows.csv", publish: bool = True):
    path = tmp_path / name
    path.write_bytes(data)
    return navigator.offers.import_file(path, authority, publish=publish)


def test_published_provision_is_told_to_families_there(navigator, tmp_path):
    row = {**PROVISION, "needs": "SLCN", "source": "Leeds guide for schools", "verified_on": "2026-09-14"}

    done = put_in(navigator, tmp_path, rows_of({**row, "what": "Every school has a talk champion."}))

    assert done.version_id is not None
    answer = navigator.find_typed("Leeds", "my son hardly talks", "7")
    (told,) = [item for item in answer.provision if item.what == "Every school has a talk champion."]
    assert (told.provenance.strength, told.provenance.source) == ("common", "Leeds guide for schools")
    assert answer.area.data_state is DataState.READ_IN_PART
    assert answer.gaps == ()
    elsewhere = navigator.find_typed("Bradford", "my son hardly talks", "7")
    assert elsewhere.outcome is Outcome.ANSWERED_NATIONAL
    assert all(item.what != "Every school has a talk champion." for item in elsewhere.provision)


def test_nothing_is_stored_without_a_persons_word(navigator, tmp_path):
    done = put_in(navigator, tmp_path, rows_of(CONTACT), "Bradford", publish=False)

    assert (done.report["added"], done.version_id, done.is_blocked) == (1, None, False)
    assert put_in(navigator, tmp_path, rows_of(CONTACT), "Bradford", publish=False).report["added"] == 1


def test_named_source_is_continued_whatever_the_file_is_called(navigator, tmp_path):
    (tmp_path / "a.csv").write_bytes(rows_of(CONTACT))
    (tmp_path / "b.csv").write_bytes(rows_of({**CONTACT, "name": "Transport team"}))
    offers = navigator.offers

    offers.import_file(tmp_path / "a.csv", "Kent", publish=True, source="our contacts")
    done = offers.import_file(tmp_path / "b.csv", "Kent", publish=True, source="our contacts", accept_removals=True)

    assert (done.report["added"], done.report["removed"], done.report["source"]) == (1, 1, "our contacts")


def test_blocked_table_is_reported_and_not_stored(navigator, tmp_path):
    done = put_in(navigator, tmp_path, rows_of({**ANSWER, "key": "LO-99"}), "Bradford")

    assert (done.is_blocked, done.version_id) == (True, None)
    assert [problem["field"] for problem in done.report["problems"] if problem["level"] == "blocking"] == ["key"]


def test_table_that_cannot_be_opened_is_reported_as_unreadable(navigator, tmp_path):
    done = put_in(navigator, tmp_path, b"PK\x03\x04", name="rows.xlsx")

    assert (done.report["format"], done.is_blocked) == ("unreadable", True)
    assert "cut short or damaged" in done.report["problems"][0]["done"]


@pytest.mark.parametrize("kind", TEMPLATES)
def test_sample_of_every_table_is_taken_as_csv_and_workbook(navigator, tmp_path, kind):
    first = put_in(navigator, tmp_path, as_csv(kind, DATA, sample=True), "Sampleshire", name=f"{kind}.csv")
    again = put_in(navigator, tmp_path, as_workbook(kind, DATA, sample=True), "Sampleshire", name=f"{kind}.xlsx")

    assert (first.report["format"], first.report["kept"], first.is_blocked) == (f"csv-{kind}", 4, False)
    assert (again.report["format"], again.report["same"]) == (f"xlsx-{kind}", 4)
