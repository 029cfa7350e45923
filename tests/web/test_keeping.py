"""Taking a conversation along without JavaScript, and keeping it alive: on the server, with a clock that tests move."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.conftest import Site, hidden
from tests.web.fakes import CARD, a_reply
from web.keeping import MAIL_LETTERS, mail
from web.wording import KEEP_PAYLOAD

DAYS = [{"on": "2027-03-01", "title": "The final plan, sent to you"}, {"on": "2027-02-15", "title": "A first letter"}]
MINUTE = 60


@pytest.fixture
def site():
    made = Site({"OFFER_WIDGET_ORIGINS": "https://www.council.example"})
    made.relay.messages = [a_reply(cards=[CARD], days=DAYS, next_steps=["Ring the nursery."])]
    return made


def posted(site, path, page):
    return site.client.post(path, data={"token": hidden(page, "token")})


def test_the_summary_holds_what_was_said_answered_and_every_date(site):
    page = site.form("hardly talks").text
    saved = posted(site, "/chat/file", page)

    assert saved.mimetype == "text/plain"
    assert saved.headers["Content-Disposition"] == 'attachment; filename="send-help.txt"'
    assert saved.headers["Cache-Control"] == "no-store"
    for words in (
        "You:\nhardly talks",
        CARD["heading"],
        "Phone: 0117 496 0000",
        "Ring the nursery.",
        "not legal advice",
    ):
        assert words in saved.text
    assert saved.text.endswith("Dates:\n15 February 2027: A first letter\n1 March 2027: The final plan, sent to you\n")


def test_dates_go_to_a_calendar_once_each(site):
    page = site.form("hardly talks").text
    page = site.form("and again", page=page).text
    file = posted(site, "/chat/dates.ics", page)

    assert file.mimetype == "text/calendar"
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", file.text) == ["20270215", "20270301"]
    assert "SUMMARY:The final plan\\, sent to you" in file.text


def test_a_talk_without_dates_offers_no_calendar(site):
    site.relay.messages = [a_reply()]

    assert "/chat/dates.ics" not in site.form("hardly talks").text
    assert 'id="keep"' not in site.client.get("/").text


def test_the_mail_is_a_new_letter_in_ones_own_program(site):
    (address,) = re.findall(r'href="(mailto:\?[^"]+)"', site.form("hardly talks").text)
    letter = parse_qs(urlsplit(html.unescape(address)).query)

    assert "hardly talks" in letter["body"][0]
    assert "15 February 2027: A first letter" in letter["body"][0]
    assert len(parse_qs(urlsplit(mail("x" * 5_000)).query)["body"][0]) < MAIL_LETTERS + 100


def test_a_day_that_is_none_is_left_out(site):
    site.relay.messages = [a_reply(days=[{"on": "soon", "title": "x"}])]
    page = site.form("hardly talks").text

    assert "Dates" not in posted(site, "/chat/file", page).text


@pytest.mark.parametrize("path", ["/chat/file", "/chat/dates.ics"])
def test_a_forgotten_talk_leads_to_the_first_page_and_says_so(site, path):
    page = site.form("hardly talks").text
    site.clock.now += 61 * MINUTE
    answer = posted(site, path, page)

    assert answer.mimetype == "text/html"
    assert "Your earlier messages were deleted" in answer.text
    assert site.client.post(path, data={}).status_code == 200


# --- the quiet minutes ---


def kept(site, token, path="/chat/keep"):
    return site.client.post(path, json={"token": token}).json["state"]


def turns_of(site, token):
    return site.client.post("/chat/resume", json={"token": token}).json["turns"]


def test_a_quiet_talk_ends_after_its_minutes_and_not_before(site):
    token = site.turn("hardly talks").json["token"]
    site.clock.now += 59 * MINUTE
    before = turns_of(site, token)
    site.clock.now += 2 * MINUTE

    assert len(before) == 1
    assert turns_of(site, token) == []


def test_keeping_it_begins_the_minutes_anew_here_and_at_the_assistant(site):
    token = site.turn("hardly talks").json["token"]
    site.clock.now += 55 * MINUTE
    state = kept(site, token)
    site.clock.now += 55 * MINUTE

    assert state == "kept"
    assert len(turns_of(site, token)) == 1
    assert [turn["payload"] for turn in site.relay.turns] == [None, KEEP_PAYLOAD]
    assert site.relay.turns[0]["conversation"] == site.relay.turns[1]["conversation"]


def test_a_talk_that_is_over_is_not_begun_again_by_keeping_it(site):
    token = site.turn("hardly talks").json["token"]
    site.clock.now += 61 * MINUTE

    assert kept(site, token) == "forgotten"
    assert kept(site, "nonsense") == "forgotten"
    assert len(site.relay.turns) == 1


def test_keeping_it_says_when_the_assistant_could_not_be_told(site):
    token = site.turn("hardly talks").json["token"]
    site.relay.broken = "unreachable"

    assert kept(site, token) == "down"
    assert len(turns_of(site, token)) == 1


def test_the_widget_keeps_it_too_from_listed_sites_only(site):
    token = site.turn("hardly talks").json["token"]
    for origin, status in (("https://www.council.example", 200), ("https://elsewhere.example", 403)):
        answer = site.client.post("/widget/keep", json={"token": token}, headers={"Origin": origin})

        assert answer.status_code == status


@pytest.mark.parametrize("minutes", ["5", "60", "240"])
def test_one_setting_rules_every_place_that_says_or_keeps_it(minutes):
    site = Site({"OFFER_IDLE_MINUTES": minutes})
    token = site.turn("hardly talks").json["token"]
    first, told = site.client.get("/").text, site.client.get("/widget/settings").json
    site.clock.now += int(minutes) * MINUTE - 1
    alive = len(turns_of(site, token))
    site.clock.now += 2

    assert f'data-idle-minutes="{minutes}"' in first
    assert f"forgotten after {minutes} quiet minutes" in first
    assert told["idle_minutes"] == int(minutes)
    assert any(f"{minutes} quiet minutes" in line for line in told["intro"])
    assert f"after {minutes} minutes without a message" in site.client.get("/privacy").text
    assert (alive, len(turns_of(site, token))) == (1, 0)
