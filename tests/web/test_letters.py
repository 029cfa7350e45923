"""Letters: a draft to finish, a page and two files of it, and nothing of what was typed left anywhere."""

from __future__ import annotations

import io
import logging
from html import unescape

import pytest
from docx import Document
from sqlalchemy import MetaData, select

from localoffer.settings import Settings
from tests.factories import a_fact, an_authority
from tests.localoffer.navigator.councils import BRISTOL, a_navigator
from tests.web.conftest import hidden
from web import create_app, letters

CANARY = "marmalade-helicopter"
MY_LETTER = f"Dear SEND team,\r\n\r\nPlease see <b>{CANARY}</b> & answer.\r\nThank you."
AS_PLAIN = f"Dear SEND team,\n\nPlease see <b>{CANARY}</b> & answer.\nThank you."
SOFT = "He used to self harm years ago, and CAMHS sent us away."
URGENT = "He has taken an overdose tonight. I ask for an assessment."


@pytest.fixture
def core(tmp_path):
    made = a_navigator(
        an_authority(gss_code="SAMPLE01", name="Sampleshire", friendly_name="Sampleshire", is_sample=True),
        a_fact("ehc-the-test", text="It <must> assess."),
        url=f"sqlite:///{tmp_path}/offer.db",
    )
    yield made
    made.database.close()


@pytest.fixture
def client(core, site):
    app = create_app(Settings.read({}), locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def send(client, text: str = MY_LETTER, way: str = "print", **more: str):
    return client.post("/letters/ehc-assessment", data={"text": text, "way": way, **more})


def paragraphs(file) -> list[str]:
    return [each.text for each in Document(io.BytesIO(file.data)).paragraphs]


def test_every_letter_is_listed_and_opens(client, core):
    page = client.get("/letters").text

    for each in core.letters.known:
        assert f'href="/letters/{each.key}"' in page
        assert client.get(f"/letters/{each.key}").status_code == 200


def test_a_draft_names_council_rule_and_source(client):
    page = client.get("/letters/ehc-assessment", query_string={"area": BRISTOL}).text

    assert "The SEND team, Bristol" in page
    assert "“It &lt;must&gt; assess.”" in page
    assert "Source: Test source. Checked 1 November 2026." in page
    assert "for &#34;Bristol SENDIASS&#34;" in page
    assert f'<option value="{BRISTOL}" selected>' in page


def test_choosing_a_council_leads_to_an_address_with_its_code(client):
    chosen = client.post("/letters/records/council", data={"area": BRISTOL})
    strange = client.post("/letters/records/council", data={"area": CANARY})

    assert (chosen.status_code, chosen.location) == (303, f"/letters/records?area={BRISTOL}")
    assert strange.location == "/letters/records"


@pytest.mark.parametrize("address", ["/letters/poem", "/letters/poem/council"])
def test_an_unknown_letter_is_not_found(client, address):
    assert client.post(address, data={"text": MY_LETTER}).status_code == 404


def test_page_to_print_shows_the_words_and_runs_none(client):
    page = send(client).text

    assert f"Please see &lt;b&gt;{CANARY}&lt;/b&gt; &amp; answer." in page
    assert f"<b>{CANARY}" not in page
    assert 'class="letter"' in page


def test_a_letter_can_be_changed_again_after_printing(client):
    again = unescape(hidden(send(client).text, "text"))

    page = send(client, again, "edit").text

    assert f"{AS_PLAIN.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</textarea>" in page


def test_word_file_opens_again_and_holds_the_text(client):
    file = send(client, way="docx")

    assert file.headers["Content-Disposition"] == 'attachment; filename="ehc-assessment.docx"'
    assert paragraphs(file) == AS_PLAIN.split("\n\n")


def test_text_file_is_the_text(client):
    file = send(client, way="txt")

    assert (file.mimetype, file.text) == ("text/plain", f"{AS_PLAIN}\n")
    assert file.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("text", "words"), [("  ", "Write your letter"), ("x" * 10_001, "Use 10,000 letters or fewer")]
)
def test_empty_and_long_letters_are_named_and_kept_in_the_box(client, text, words):
    page = send(client, text, "docx")

    assert (page.status_code, page.mimetype) == (400, "text/html")
    assert f'<a href="#text">{words}</a>' in page.text
    assert f"{text.strip()}</textarea>" in page.text


def test_softer_danger_shows_the_card_before_the_file(client):
    page = send(client, SOFT, "docx")

    assert page.mimetype == "text/html"
    assert "crisis-soft" in page.text
    assert f"{SOFT}</textarea>" in page.text
    assert paragraphs(send(client, SOFT, "docx", told=hidden(page.text, "told"))) == [SOFT]


def test_urgent_danger_shows_only_the_card_and_the_way_back(client):
    page = send(client, URGENT, "docx")

    assert "crisis-urgent" in page.text
    assert "<textarea" not in page.text
    assert "overdose" not in page.text.replace(f'name="text" value="{URGENT}"', "")
    back = send(client, hidden(page.text, "text"), "edit", told=hidden(page.text, "told"))
    assert f"{URGENT}</textarea>" in back.text


def test_one_address_cannot_keep_us_busy(client):
    answers = [send(client, way="txt").status_code for _ in range(40)]

    assert answers[0] == 200
    assert answers[-1] == 429


def test_other_sites_cannot_send_letters(client):
    answer = client.post("/letters/records", data={"text": "x"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


def test_a_letter_for_the_invented_council_says_so(client):
    page = client.get("/letters/ehc-assessment", query_string={"area": "SAMPLE01"}).text

    assert "this council is invented. Do not send this letter" in page


def test_every_form_posts_and_no_page_has_script_inside(client):
    pages = [client.get(each).text for each in ("/letters", "/letters/records", "/letters/call-sheet")]

    for page in [*pages, send(client).text, send(client, URGENT).text]:
        assert page.count("<form") == page.count('method="post"')
        assert page.count("<h1") == 1
        assert "<script>" not in page
        assert " style=" not in page


def test_without_a_core_the_pages_are_resting(site):
    for address in ("/letters", "/letters/records", "/letters/call-sheet"):
        assert site.client.get(address).status_code == 503


def traces(folder, database) -> list[str]:
    """Where the canary stands: in files of the folder, and in rows of any table."""
    found = [str(path) for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    held = MetaData()
    held.reflect(database.engine)
    with database.engine.connect() as connection:
        for table in held.sorted_tables:
            found += [table.name for row in connection.execute(select(table)) if CANARY in " ".join(map(str, row))]
    return found


def test_nothing_typed_is_in_any_log_table_or_file(client, core, tmp_path, monkeypatch):
    heard = logging.StreamHandler(io.StringIO())
    root = logging.getLogger()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    try:
        for way in ("edit", "print", "docx", "txt", CANARY):
            send(client, way=way)
        for text in (URGENT, SOFT, "x" * 10_001):
            send(client, f"{CANARY} {text}", "docx")
        monkeypatch.setattr(letters, "word_file", _broken)
        assert send(client, way="docx").status_code == 500
    finally:
        root.removeHandler(heard)
        root.setLevel(level)

    assert "ValueError" in heard.stream.getvalue()
    assert CANARY not in heard.stream.getvalue()
    assert traces(tmp_path, core.database) == []


def _broken(_title, paragraphs, **_more):
    raise ValueError(paragraphs)


def test_a_canary_that_was_kept_would_be_found(core, tmp_path):
    (tmp_path / "web.log").write_text(CANARY)
    core.comments.add(core.comments.subject(gss_code=BRISTOL), CANARY)

    found = traces(tmp_path, core.database)

    assert str(tmp_path / "web.log") in found
    assert "comment" in found
