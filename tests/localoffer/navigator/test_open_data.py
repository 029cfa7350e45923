"""What anyone may read, asked of both databases: the same records by page and line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from localoffer.navigator import Navigator
from localoffer.navigator.open_data import FULL, Asked, Page
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import ServiceTermRecord
from tests.factories import TODAY, a_service
from tests.localoffer.publishing.offer_files import an_id
from tests.web.open_site import CLUB, FAR, TALKERS, TEENS, TRUST, fill

EVERY_WAY = (
    (Asked(authority="Bristol"), {CLUB, TALKERS, FAR, TEENS}),
    (Asked(search="free teens", authority="Bristol"), {TEENS}),
    (Asked(postcode="BS3 1AA", metres=5000), {CLUB}),
    (Asked(organisation_id=TRUST, max_age_years=3), {TALKERS}),
    (Asked(modified_after=datetime(2026, 11, 1), authority="Bristol"), {CLUB}),  # noqa: DTZ001 - UTC, as asked
    (Asked(postcode="EH1 1YZ", metres=5000), set()),
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)])
def core(request) -> Iterator[Navigator]:
    url = "sqlite://" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    core = Navigator(Database(url), Settings.read({}), today=lambda: TODAY)
    core.prepare()
    with core.database.session() as session:
        fill(session)
    yield core
    core.database.close()


def test_both_databases_give_the_same_by_page_and_by_line(core):
    for asked, expected in EVERY_WAY:
        page = core.open_data.services(asked, Page(1, 100), shape=FULL)
        lines = list(core.open_data.service_lines(asked, shape=FULL))

        assert {each["id"] for each in lines} == expected
        assert lines == page["contents"]
        assert page["total_items"] == len(expected)


def test_places_organisations_and_terms_are_read_from_both(core):
    data = core.open_data
    links = list(data.place_lines(Asked(authority="Bristol"), full=True))

    assert [link["service_id"] for link in links] == [CLUB, CLUB, FAR]
    assert [data.place(link["id"]) for link in links] == links
    assert TRUST in {each["id"] for each in data.organisation_lines("harbour")}
    assert "early" in {each["lon_code"] for each in data.terms.terms()}


def test_a_councils_new_terms_are_there_after_its_publish(core):
    before = {each["id"] for each in core.open_data.terms.terms()}
    service = a_service(an_id(50), needs=())
    service.terms = [ServiceTermRecord(vocabulary="Bristol's list", code="sport", name="Sport")]
    with core.database.session() as session:
        fill(session, version_id=101, services=[service])

    new = [each for each in core.open_data.terms.terms() if each["id"] not in before]

    assert [each["name"] for each in new] == ["Sport"]
    found = core.open_data.services(Asked(taxonomy_term_id=new[0]["id"]), Page())
    assert [each["id"] for each in found["contents"]] == [an_id(50)]
