"""The page of dates: typed words travel by POST only, every date has its source, and a file can be taken along."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.settings import Settings
from tests.factories import a_fact
from tests.localoffer.navigator.councils import a_navigator
from web import create_app

KEYS = ("deadline-assess-decision", "deadline-no-plan", "deadline-final-plan", "ehc-late-reasons")


@pytest.fixture
def client(site):
    core = a_navigator(*(a_fact(key, title=f"Title of {key}") for key in KEYS), today=date(2026, 11, 21))
    app = create_app(Settings.read({}), locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
    yield app.test_client()
    core.database.close()


def send(client, address: str = "/deadlines", **typed: str):
    return client.post(address, data={"kind": "ehc_request", "when": "3 March 2026", "closed": "", **typed})


def test_empty_page_ignores_what_stands_in_an_address(client):
    page = client.get("/deadlines", query_string={"when": "3 March 2026"})

    assert page.status_code == 200
    assert "3 March 2026" not in page.text.replace("such as 3 March 2026", "")
    assert '<option value="ehc_request">' in page.text


def test_one_date_gives_all_with_source_and_steps(client):
    page = send(client)

    assert page.status_code == 200
    for day in ("14 April 2026", "23 June 2026", "21 July 2026"):
        assert f"<h3>{day}</h3>" in page.text
    assert page.text.count('class="source"') == 3
    assert "Title of ehc-late-reasons" in page.text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": ""}, "Choose what the date is about"),
        ({"kind": "nonsense"}, "Not a valid choice"),
        ({"when": ""}, "Type a date"),
        ({"when": "after Easter"}, "are not on the same days each year"),
        ({"when": "31 February"}, "I do not find that day"),
        ({"closed": "half term"}, "Type a first and a last day"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(client, typed, words):
    page = send(client, **typed)

    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert words in page.text


def test_dates_can_be_taken_as_calendar_file(client):
    file = send(client, "/deadlines.ics")

    assert file.mimetype == "text/calendar"
    assert file.headers["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert file.text.count("BEGIN:VEVENT") == 3


def test_a_file_of_nothing_is_the_page_with_its_problem(client):
    answer = send(client, "/deadlines.ics", when="after Easter")

    assert (answer.status_code, answer.mimetype) == (400, "text/html")


def test_words_of_danger_get_the_card_and_are_forgotten(client):
    page = send(client, when="I want to kill myself today")

    assert "crisis-urgent" in page.text
    assert "kill myself" not in page.text


def test_without_a_core_the_page_is_resting(site):
    assert site.client.get("/deadlines").status_code == 503
