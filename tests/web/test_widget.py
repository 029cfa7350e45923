"""The widget's addresses: open files, posts only from listed sites, weights within the budget."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest

from tests.web.conftest import Site
from web.widget import FILES

COUNCIL = "https://www.council.example"
PANEL = ("panel.js", "talk.js", "nodes.js", "tools.js", "words.js")
STYLE = ("talk.css", "panel.css")


@pytest.fixture
def site():
    return Site({"OFFER_WIDGET_ORIGINS": f"{COUNCIL} https://other.example:8443"})


def weight(*names: str) -> int:
    """Bytes on the wire, each file compressed by itself."""
    return sum(len(gzip.compress((FILES / name).read_bytes())) for name in names)


def test_loader_panel_and_style_keep_to_their_weights():
    # Budgets of the issue: 5 kB, 25 kB and 8 kB gzipped.
    assert weight("widget.js") <= 5_000
    assert weight(*PANEL) <= 25_000
    assert weight(*STYLE) <= 8_000


def test_no_file_of_the_widget_is_forgotten_by_the_budget():
    assert {file.name for file in FILES.iterdir()} == {"widget.js", *PANEL, *STYLE}


def test_the_widget_leans_on_nothing_else_and_parses_no_html():
    for file in FILES.glob("*.js"):
        script = file.read_text(encoding="utf-8")
        assert set(re.findall(r'from "([^"]+)"', script)) <= {f"./{name}" for name in PANEL}, file.name
        assert not re.search(
            r"innerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage|document\.cookie", script
        )


def test_its_files_may_be_read_from_any_site(site):
    for path in ("/widget.js", "/widget/panel.js", "/widget/talk.css", "/widget/settings"):
        answer = site.client.get(path, headers={"Origin": "https://anywhere.example"})

        assert answer.status_code == 200, path
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in answer.headers


def test_only_its_own_files_are_given(site):
    for path in ("/widget/chat.js", "/widget/..%2fchat.js", "/widget/panel.py", "/widget/000000000000/widget.js"):
        assert site.client.get(path).status_code == 404, path


def test_the_pinned_loader_is_what_its_checksum_says(site):
    page = site.client.get("/embed").text
    path, said = re.search(
        r"http://localhost(/widget/[0-9a-f]{12}/widget\.js).*?sha384-([\w+/=]+)", page, re.DOTALL
    ).groups()
    answer = site.client.get(path)

    assert base64.b64encode(hashlib.sha384(answer.data).digest()).decode() == said
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("origin", [COUNCIL, "https://other.example:8443", "http://localhost"])
def test_a_listed_site_may_talk(site, origin):
    asked = site.client.options("/widget/turn", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
    said = site.client.post("/widget/turn", json={"turn": "t1", "text": "hello"}, headers={"Origin": origin})

    assert asked.headers["Access-Control-Allow-Origin"] == origin
    assert asked.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert said.status_code == 200
    assert said.headers["Access-Control-Allow-Origin"] == origin
    assert "Access-Control-Allow-Credentials" not in said.headers


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", f"{COUNCIL}.evil.example", "http://www.council.example"]
)
def test_a_site_that_is_not_listed_may_not(site, origin):
    asked = site.client.options("/widget/turn", headers={"Origin": origin})
    said = site.client.post("/widget/turn", json={"turn": "t1", "text": "hello"}, headers={"Origin": origin})

    assert "Access-Control-Allow-Origin" not in asked.headers
    assert said.status_code == 403
    assert site.relay.turns == []


def test_a_conversation_goes_on_and_is_gone_when_deleted(site):
    headers = {"Origin": COUNCIL}
    first = site.client.post("/widget/turn", json={"turn": "t1", "text": "hello"}, headers=headers).json
    again = site.client.post("/widget/resume", json={"token": first["token"]}, headers=headers).json
    gone = site.client.post("/widget/delete", json={"token": first["token"]}, headers=headers).json
    after = site.client.post("/widget/resume", json={"token": first["token"]}, headers=headers).json

    assert [turn["said"] for turn in again["turns"]] == ["hello"]
    assert gone == {"everywhere": True}
    assert after == {"turns": []}
    assert len(site.relay.deleted) == 1


def test_the_frame_may_stand_only_on_listed_sites(site):
    framed = site.client.get("/frame")
    turn = site.client.post("/chat", data={"text": "hello", "framed": "yes"})
    plain = site.client.get("/")

    for page in (framed, turn):
        assert f"frame-ancestors {COUNCIL} https://other.example:8443" in page.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in page.headers
        assert 'name="framed"' in page.text
        assert "<header" not in page.text
    assert "frame-ancestors 'none'" in plain.headers["Content-Security-Policy"]
    assert plain.headers["X-Frame-Options"] == "DENY"


def test_without_listed_sites_nothing_may_be_framed():
    assert Site().client.get("/frame").headers["X-Frame-Options"] == "DENY"
