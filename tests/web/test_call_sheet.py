"""What to ask the SENCO: one page and two files, from codes in the address only."""

from __future__ import annotations

import io

import pytest
from docx import Document

from localoffer.settings import Settings
from tests.factories import a_provision
from tests.localoffer.navigator.councils import BRISTOL, a_navigator
from web import create_app

CODES = {"area": BRISTOL, "need": "SLCN", "age_band": "primary"}


@pytest.fixture
def client(site):
    core = a_navigator(
        a_provision(provision_id="talk", needs=["SLCN"], what="Pictures <b>help</b>.", strength="must"),
        a_provision(provision_id="sums", needs=["MLD"], areas_of_need=["cognition_learning"], what="Sums."),
    )
    app = create_app(Settings.read({}), locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
    yield app.test_client()
    core.database.close()


def test_each_question_says_strength_payer_and_source(client):
    page = client.get("/letters/call-sheet", query_string=CODES).text

    for part in (
        "Pictures &lt;b&gt;help&lt;/b&gt;.",
        "The law says this must happen",
        "<dt>Who pays</dt><dd>The school&#39;s own budget</dd>",
        "Source: Test source. Checked 1 November 2026.",
        "Council: Bristol",
    ):
        assert part in page
    assert "Sums." not in page


def test_files_hold_the_same_questions(client):
    word = client.get("/letters/call-sheet.docx", query_string=CODES)
    text = client.get("/letters/call-sheet.txt", query_string=CODES)

    written = "\n\n".join(each.text for each in Document(io.BytesIO(word.data)).paragraphs)
    assert f"{written}\n" == text.text
    assert "1. Pictures <b>help</b>." in text.text
    assert text.mimetype == "text/plain"


def test_what_was_chosen_becomes_codes_in_the_address(client):
    answer = client.post("/letters/call-sheet", data=CODES)

    assert (answer.status_code, answer.location) == (
        303,
        f"/letters/call-sheet?area={BRISTOL}&need=SLCN&age_band=primary",
    )


def test_anything_but_our_codes_is_left_out(client):
    typed = dict.fromkeys(CODES, "my <i>son</i> Jack")

    assert client.post("/letters/call-sheet", data=typed).location == "/letters/call-sheet"
    page = client.get("/letters/call-sheet", query_string=typed)
    assert page.status_code == 200
    assert "Jack" not in page.text
    assert "Council: what holds across England" in page.text
