"""Call-backs: a form of the web app alone, never for a crisis, kept apart, taken back with a code."""

from __future__ import annotations

import logging
import re
import sqlite3
from contextlib import closing
from html import unescape

import pytest

from localoffer.publishing.seed import from_csv
from localoffer.settings import ROOT, Settings
from localoffer.store.records import HelplineRecord
from tests.localoffer.navigator.councils import BRISTOL, a_navigator, add
from tests.web.conftest import hidden
from web import create_app

SERVICE = {
    "OFFER_CALLBACK_SERVICE": "Bristol Helpline",
    "OFFER_CALLBACK_HOURS": "Monday to Friday, 9am to 4pm",
    "OFFER_CALLBACK_REPLY": "within 2 working days",
}
CANARY = "Zelda-Canary"
GOOD = {"route": "phone", "contact": "07700 900123", "topic": "money", "consent": "yes"}
URGENT = "he has taken an overdose"
SOFT = "he used to self harm years ago"


@pytest.fixture
def build(site):
    """Builds a core and a client for settings."""
    made = []

    def call(url: str = "sqlite://", **environ: str):
        core = a_navigator(url=url, **environ)
        add(core, [_line("contact", "money|talk_to_person", 120), _line("family-lives", "talk_to_person", 20)])
        made.append(core)
        app = create_app(core.settings, locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
        return core, app.test_client()

    yield call
    for core in made:
        core.database.close()


@pytest.fixture
def taken(build):
    return build(**SERVICE)


def _line(key: str, topics: str, position: int) -> HelplineRecord:
    row = dict.fromkeys((each.name for each in HelplineRecord.__table__.columns), "")
    told = {"key": key, "name": f"Line {key}", "what_for": "Advice.", "phone": "01632 960001", "source": "Test",
            "topics": topics, "position": str(position), "confidence": "high", "opening": "24/7"}  # fmt: skip
    return HelplineRecord(**from_csv(HelplineRecord, {**row, **told}, where="test"))


def send(client, **changes: str):
    return client.post("/call-back", data={**GOOD, **changes})


def code_in(page: str) -> str:
    return re.search(r'id="code">([^<]+)<', page)[1]


def test_request_is_kept_and_shown_with_its_code_and_last_day(taken):
    core, client = taken

    page = send(client, name="Sam", authority=BRISTOL, note="About DLA", best_time="Mondays").text

    (kept,) = core.callbacks.listed()
    assert (kept.route, kept.contact, kept.name, kept.gss_code, kept.note) == (
        "phone", "07700 900123", "Sam", BRISTOL, "About DLA",
    )  # fmt: skip
    for words in ("07700 900123", "Sam", "Mondays", "About DLA", "Bristol", "Money and benefits"):
        assert words in page
    assert f"{kept.delete_on.day} {kept.delete_on:%B %Y}" in page
    assert re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]{4}", code_in(page))


def test_code_takes_the_request_back_however_it_is_typed(taken):
    core, client = taken
    code = code_in(send(client).text)

    assert "no request with that code" in client.post("/call-back/withdraw", data={"code": code[:-1] + "?"}).text
    page = client.post("/call-back/withdraw", data={"code": code.lower().replace("-", " ")}).text

    assert "Your request is deleted" in page
    assert core.callbacks.listed(None) == []


def test_sending_the_same_page_again_keeps_one_request(taken):
    core, client = taken
    code = hidden(client.get("/call-back").text, "code")

    send(client, code=code)
    send(client, code=code, contact="07700 900124")

    assert [each.contact for each in core.callbacks.listed()] == ["07700 900124"]


@pytest.mark.parametrize("field", ["note", "name", "best_time", "contact"])
def test_urgent_words_anywhere_get_the_card_and_are_kept_nowhere(taken, field):
    core, client = taken

    page = send(client, **{field: URGENT, "name": URGENT if field == "name" else CANARY})

    assert page.status_code == 200
    assert "Please get help now" in page.text
    assert "overdose" not in page.text
    assert CANARY not in page.text
    assert core.callbacks.listed(None) == []


def test_softer_danger_is_no_matter_for_a_call_back_either(taken):
    core, client = taken

    page = send(client, note=SOFT)

    assert "If things feel unsafe" in page.text
    assert f"{SOFT}</textarea>" in page.text
    assert core.callbacks.listed(None) == []


def test_danger_comes_before_every_other_problem(taken):
    _, client = taken

    assert "Please get help now" in client.post("/call-back", data={"note": URGENT}).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"consent": ""}, "Tick the box if you agree"),
        ({"contact": ""}, "Give a phone number or an email address"),
        ({"contact": "1234"}, "Give a phone number with all its digits"),
        ({"route": "email"}, "Give an email address"),
        ({"route": ""}, "Choose how we should reach you"),
        ({"topic": ""}, "Choose what it is about"),
        ({"topic": "magic"}, "Not a valid choice"),
        ({"authority": "magic"}, "Not a valid choice"),
        ({"note": "x" * 501}, "Use 500 letters or fewer"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept(taken, changes, words):
    core, client = taken

    page = send(client, **changes)

    assert page.status_code == 400
    assert "There is a problem" in page.text
    assert words in page.text
    assert core.callbacks.listed(None) == []


def test_without_a_service_the_page_says_so_and_helps_all_the_same(build):
    core, client = build()

    page = client.get(f"/call-back?topic=money&authority={BRISTOL}").text

    assert "We cannot call you back" in page
    assert 'action="/call-back"' not in page
    assert "Bristol SENDIASS" in unescape(page)
    assert "this: Money and benefits." in page
    assert page.index("Line contact") < page.index("Line family-lives")
    assert "Open now, day and night" in page
    assert send(client).status_code == 409
    assert core.callbacks.listed(None) == []


def test_words_to_say_follow_what_is_chosen(build):
    _, client = build()

    page = client.post("/call-back/words", data={"topic": "travel", "authority": BRISTOL}).text

    assert "Travel to school or college." in page
    assert "council: Bristol." in page


def test_of_an_address_only_codes_are_read(build):
    _, client = build()

    page = client.get(f"/call-back?topic={CANARY}&authority={CANARY}&note={CANARY}&contact={CANARY}")

    assert page.status_code == 200
    assert CANARY not in page.text


def test_one_address_cannot_flood_the_service(taken):
    core, client = taken

    answers = [send(client, note=f"number {number}").status_code for number in range(4)]

    assert answers == [200, 200, 429, 429]
    assert len(core.callbacks.listed()) == 2


def test_other_sites_cannot_send_requests(taken):
    core, client = taken

    answer = client.post("/call-back", data=GOOD, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert core.callbacks.listed(None) == []


def test_what_is_typed_reaches_no_log_no_assistant_and_no_other_table(build, site, tmp_path, caplog):
    file = tmp_path / "offer.db"
    core, client = build(f"sqlite:///{file}", **SERVICE)

    with caplog.at_level(logging.DEBUG):
        page = send(client, name=CANARY, note=f"{CANARY} wants a call", best_time=CANARY)
        send(client, name=CANARY, note=URGENT)
        core.database.close()
        send(client, contact=CANARY)

    assert CANARY in page.text
    assert CANARY not in caplog.text
    assert "900123" not in caplog.text
    assert site.relay.turns == []
    with closing(sqlite3.connect(file)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        holding = [
            name
            for name in tables
            if CANARY in str(database.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608
        ]
        code = code_in(page.text)
        stored = str(database.execute("SELECT * FROM callback_request").fetchall())
    assert holding == ["callback_request"]
    assert code not in stored
    assert code.replace("-", "") not in stored


def test_pages_rest_kindly_without_a_core(site):
    assert site.client.get("/call-back").status_code == 503
    assert site.client.post("/call-back", data=GOOD).status_code == 503


def test_trouble_with_the_database_keeps_the_words_in_their_boxes(taken, monkeypatch):
    from localoffer.errors import StoreError  # noqa: PLC0415

    core, client = taken

    def broken(*_args, **_more):
        raise StoreError("down")

    monkeypatch.setattr(core.callbacks, "add", broken)
    page = send(client, note="About DLA")

    assert page.status_code == 503
    assert "About DLA</textarea>" in page.text


def test_every_page_has_one_heading_and_posts_its_forms(taken):
    _, client = taken

    for page in (client.get("/call-back").text, client.get("/call-back/withdraw").text, send(client).text):
        assert page.count("<h1") == 1
        assert page.count("<form") == page.count('method="post"')


def test_privacy_page_says_how_long_a_request_is_kept(site):
    page = site.client.get("/privacy").text

    assert "30 days after your call is done, and after 90 days at the latest" in page


def test_settings_and_files_are_where_this_test_looks():
    assert set(SERVICE) <= {name for name, *_ in __import__("localoffer.settings").settings.documented()}
    assert (ROOT / "data" / "offer" / "helplines.csv").is_file()
    assert Settings.read(SERVICE).takes_callbacks
