"""The page behind a "still right" link: opening it changes nothing, its one button does."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from localoffer.errors import StoreError
from localoffer.publishing.upkeep import Links
from localoffer.settings import Settings
from localoffer.store.records import AuthorityContactRecord, ServiceRecord
from tests.factories import TODAY, a_service
from tests.localoffer.navigator.councils import BRISTOL, KEY, OLD, a_navigator, add, stored
from tests.web.conftest import hidden
from web import create_app

NAME = "Talking <b>Tots</b>"


@pytest.fixture
def core():
    made = a_navigator(a_service("s1", name=NAME, assured_on=OLD))
    yield made
    made.database.close()


@pytest.fixture
def client(core, site):
    settings = Settings.read({"OFFER_SECRET_KEY": KEY, "OFFER_MAIL_FROM": "send@council.example"})
    return create_app(settings, locate=site.places.locate, relay=site.relay, core=core).test_client()


def link_for(service_id: str = "s1", made_on=TODAY) -> str:
    return Links(KEY, 60).make(service_id, made_on)


def look(client, link: str):
    return client.get("/still-right", query_string={"link": link})


def press(client, page: str, **changes: str):
    fields = {"link": hidden(page, "link"), "seen": hidden(page, "seen"), **changes}
    return client.post("/still-right", data=fields)


def test_page_shows_what_families_see_and_one_button(client, core):
    page = look(client, link_for())

    assert page.status_code == 200
    assert html.escape(NAME) in page.text
    assert NAME not in page.text
    assert page.text.count("<button") == 1
    assert "Yes, still right</button>" in page.text
    assert "Comment on" not in page.text
    assert stored(core, ServiceRecord, "s1").assured_on == OLD


def test_scanner_that_follows_every_link_confirms_nothing(client, core):
    page = look(client, link_for()).text
    for address in re.findall(r'href="(/[^"]*)"', page):
        client.get(html.unescape(address), buffered=True)
    client.head("/still-right", query_string={"link": link_for()})

    assert stored(core, ServiceRecord, "s1").assured_on == OLD


def test_button_confirms_and_twice_is_fine(client, core):
    page = look(client, link_for()).text
    first, second = press(client, page), press(client, page)

    assert (first.status_code, second.status_code) == (200, 200)
    assert "<h1>Thank you</h1>" in first.text
    assert "confirmed on 21 November 2026" in second.text
    assert "<h1>This is already confirmed</h1>" in look(client, link_for()).text
    assert stored(core, ServiceRecord, "s1").assured_on == TODAY


def test_record_that_changed_meanwhile_is_shown_again(client, core):
    page = look(client, link_for()).text
    with core.database.session() as session:
        session.get_one(ServiceRecord, "s1").how_to_get = "Ask your GP"

    answer = press(client, page)

    assert answer.status_code == 409
    assert "Ask your GP" in answer.text
    assert "Yes, still right</button>" in answer.text
    assert press(client, answer.text).status_code == 200


@pytest.mark.parametrize(
    ("link", "status", "title"),
    [
        (link_for(made_on=TODAY - timedelta(days=61)), 410, "This link has ended"),
        (link_for("never"), 410, "This is no longer in the list"),
        (link_for() + "x", 404, "We cannot read this link"),
        ("x" * 5_000, 404, "We cannot read this link"),
        ("", 404, "We cannot read this link"),
    ],
)
def test_bad_links_get_a_kind_page_without_a_button(client, link, status, title):
    for page in (look(client, link), client.post("/still-right", data={"link": link, "seen": ""})):
        assert page.status_code == status
        assert f"<h1>{title}</h1>" in page.text
        assert "<button" not in page.text
        assert "xxx" not in page.text


def test_mistakes_can_be_told(client):
    page = look(client, link_for()).text

    assert 'href="mailto:send@council.example?subject=Please%20change%3A%20Talking' in page
    assert "Bristol" in page


def test_team_that_looks_after_the_list_is_named(client, core):
    team = AuthorityContactRecord(contact_id="c", gss_code=BRISTOL, role="local_offer_team", name="List team")
    team.phone = "0117 496 0000"
    add(core, [team])

    assert "Ask who looks after the list: List team, 0117 496 0000" in look(client, link_for()).text


def test_other_sites_cannot_press_the_button(client, core):
    page = look(client, link_for()).text
    answer = client.post(
        "/still-right",
        data={"link": hidden(page, "link"), "seen": hidden(page, "seen")},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 403
    assert stored(core, ServiceRecord, "s1").assured_on == OLD


def test_page_rests_kindly_without_a_database(client, core, monkeypatch, caplog):
    def refuse(*_args, **_more):
        raise StoreError("down")

    monkeypatch.setattr(core.database, "session", refuse)

    assert look(client, link_for()).status_code == 503
    assert "StoreError" in caplog.text
    assert link_for() not in caplog.text


def test_page_rests_kindly_without_a_core(site):
    assert site.client.get("/still-right").status_code == 503
    assert site.client.post("/still-right").status_code == 503
