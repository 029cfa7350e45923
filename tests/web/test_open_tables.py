"""Tables for anyone, and the description of all open data, held to by a program that tries everything it allows."""

from __future__ import annotations

import csv
import io

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from localoffer.navigator.open_tables import OpenTable
from localoffer.store.records import ProvisionRecord
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.open_site import BASE, CLUB, TRUST, open_site
from web.openapi import document

TABLES = ("councils", "provision", "coverage", "statistics")
_BOUNDED = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def site():
    with open_site() as site:
        yield site


@pytest.fixture(scope="module")
def described(site):
    return schemathesis.openapi.from_wsgi("/open-data/openapi.json", site.app)


@pytest.mark.parametrize("path", list(document()["paths"]))
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_asked_the_answer_is_as_described(described, path, mode):
    operation = described[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not document()["paths"][path]["get"]["parameters"]:
        return  # nothing can be asked wrongly

    @_BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case):
        case.call_and_validate()

    holds()


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("services", {"full": "true", "per_page": 100}),
        ("services", {"minimal": "true"}),
        ("service_at_locations", {"full": "true"}),
        ("organizations", {"full_service": "true"}),
        ("taxonomy_terms", {"per_page": 100}),
    ],
)
def test_full_lists_are_as_described(described, path, asked):
    case = described[f"{BASE}/{path}"]["GET"].Case(query=asked)

    response = case.call_and_validate()

    assert response.json()["size"] > 0


@pytest.mark.parametrize(("path", "own_id"), [("services", CLUB), ("organizations", TRUST)])
def test_single_records_are_as_described(described, path, own_id):
    case = described[f"{BASE}/{path}/{{id}}"]["GET"].Case(path_parameters={"id": own_id})

    assert case.call_and_validate().json()["id"] == own_id


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_the_same_as_json_and_as_csv(site, name):
    as_json = site.get(f"/open-data/{name}.json").json

    headings, *rows = csv.reader(io.StringIO(site.get(f"/open-data/{name}.csv").text))

    assert as_json["about"]
    assert headings == as_json["columns"]
    assert len(rows) == len(as_json["rows"]) > 0
    for row, same in zip(rows, as_json["rows"], strict=True):
        assert {column for column, cell in zip(headings, row, strict=True) if cell} >= {
            column for column, value in same.items() if value not in ([], "")
        }


def test_coverage_never_scores_a_council_we_have_not_read(site):
    rows = site.get("/open-data/coverage.json").json["rows"]

    assert {row["data"] for row in rows} >= {"not read"}
    assert not [row for row in rows if row["data"] == "not read" and "score" in row]


def test_figures_name_their_year_and_source(site):
    rows = site.get("/open-data/statistics.json", authority="Bristol").json["rows"]

    assert {row["gss_code"] for row in rows} == {BRISTOL, "E92000001"}
    assert all(row["year"] and row["source"] and row["verified_on"] for row in rows)


def test_provision_of_one_council_comes_with_what_holds_everywhere(site):
    with site.core.database.session() as session:
        national = session.query(ProvisionRecord).filter(ProvisionRecord.gss_code.is_(None)).count()

    rows = site.get("/open-data/provision.json", authority="Sampleshire").json["rows"]

    own = [row for row in rows if "gss_code" in row]
    assert len(rows) - len(own) == national
    assert own
    assert all(row["is_sample"] for row in own)


def test_a_table_never_hands_a_spreadsheet_a_formula():
    table = OpenTable("about", ("what",), [["=1+1"], [None], [True], [["a", "b"]]])

    assert table.as_cells() == [["what"], ["=1+1"], [None], ["yes"], ["a|b"]]
    assert table.as_json()["rows"] == [{"what": "=1+1"}, {}, {"what": True}, {"what": ["a", "b"]}]
