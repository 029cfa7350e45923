"""What holds for every address: headers, no words in addresses, kind errors, nothing kept, nothing logged."""

from __future__ import annotations

import io
import logging

import pytest

from tests.web.fakes import a_reply

PAGES = ("/", "/find", "/crisis", "/about", "/privacy", "/accessibility", "/healthz", "/robots.txt", "/no-such-page")
CANARY = "Canary-Wharfedale"
OF_PUBLISHED_RECORDS = (
    "/councils/",
    "/oruk/",
    "/open-data/",
    "/areas/",
    "/services/",
    "/help/",
    "/needs/",
    "/letters/",
    "/widget/",
)
"""Addresses that may hold the code of something published; no form leads to them."""


def answers(site):
    """One answer from every kind of address, good and bad."""
    yield from (site.client.get(address) for address in PAGES)
    yield site.client.get("/chat")
    yield site.client.get("/static/page.css", buffered=True)  # read to its end and closed
    yield site.client.get("/chat/turn")
    yield site.turn("hello")
    yield site.form("hello")
    yield site.client.post("/find", data={"place": "BS3 1AA", "need": "talking", "age": "4"})
    yield site.client.post("/chat/delete", data={"token": site.token()})
    yield site.client.post("/chat/turn", data=b"x" * 70_000)
    yield site.client.post("/chat/turn", headers={"Origin": "https://elsewhere.example"})


def test_every_answer_carries_every_header(site):
    for answer in answers(site):
        place = answer.request.path
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self';"), place
        assert "unsafe" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer", place
        assert answer.headers["X-Content-Type-Options"] == "nosniff", place
        assert answer.headers["X-Frame-Options"] == "DENY", place
        assert "geolocation=()" in answer.headers["Permissions-Policy"], place
        assert "Set-Cookie" not in answer.headers, place
        if not place.startswith("/static/"):
            assert answer.headers["Cache-Control"] == "no-store", place


def test_no_page_has_script_or_style_inside(site):
    for answer in answers(site):
        if answer.mimetype == "text/html":
            assert "<style" not in answer.text
            assert " style=" not in answer.text
            assert " onclick" not in answer.text
            assert "<script>" not in answer.text


def test_no_address_takes_what_a_family_types(site):
    for rule in site.app.url_map.iter_rules():
        if rule.endpoint == "static" or "GET" not in rule.methods:
            continue
        assert not rule.arguments or rule.rule.startswith(OF_PUBLISHED_RECORDS), rule.rule
        parts = {name: 2026 if name == "year" else CANARY for name in rule.arguments}
        address = site.app.url_map.bind("localhost").build(rule.endpoint, parts)
        words = {"text": CANARY, "place": CANARY, "need": CANARY, "q": CANARY, "token": CANARY, "choice": CANARY}
        answer = site.client.get(address, query_string=words)
        assert CANARY not in answer.text + str(answer.headers), rule.rule
    assert site.relay.turns == []
    assert site.navigator.asked == []


def test_every_form_posts(site):
    for address in PAGES:
        page = site.client.get(address).text
        assert page.count("<form") == page.count('method="post"'), address


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://a.localhost", "Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_only_our_own_pages_may_post(site, headers, status):
    for address, data in (
        ("/chat", {"text": "hi"}),
        ("/find", {"place": "BS3", "need": "talking"}),
        ("/chat/delete", {}),
    ):
        assert site.client.post(address, data=data, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("method", "address", "status"), [("get", "/none", 404), ("put", "/chat", 405), ("get", "/chat/delete", 405)]
)
def test_error_pages_are_kind(site, method, address, status):
    page = getattr(site.client, method)(address)

    assert page.status_code == status
    assert 'href="tel:999"' in page.text
    assert "Traceback" not in page.text


def test_fault_of_ours_is_a_kind_page_without_words(site, caplog):
    site.app.config["PROPAGATE_EXCEPTIONS"] = False
    site.navigator.problem = ZeroDivisionError(f"about {CANARY}")

    page = site.client.post("/find", data={"place": "BS3 1AA", "need": CANARY, "age": ""})

    assert page.status_code == 500
    assert "This is our fault, not yours" in page.text
    assert CANARY not in page.text
    assert "ZeroDivisionError" in caplog.text
    assert CANARY not in caplog.text


def test_no_log_line_holds_a_familys_words(site):
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    words = f"my son {CANARY} in BS3 1AA, 07700 900123"
    try:
        for breakage in ("", "unreachable", "too_slow"):
            site.relay.broken = breakage
            token = site.turn(words, turn=f"t{breakage}").json["token"]
            site.form(words)
            site.client.post("/chat/delete", data={"token": token})
        site.places.broken = True
        site.turn(words, turn="places")
        site.client.post("/find", data={"place": "BS3 1AA", "need": words, "age": "4"})
        site.client.get(f"/no/{CANARY}?q={CANARY}")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)

    assert "unreachable" in heard.getvalue()
    for secret in (CANARY, "BS3", "07700", "127.0.0.1"):
        assert secret not in heard.getvalue()


def test_healthz_tells_well_from_unwell_and_no_more(site):
    well = site.client.get("/healthz")
    site.relay.is_ready = False
    no_rasa = site.client.get("/healthz")
    site.relay.is_ready = True
    site.navigator.problem = ValueError()
    no_database = site.client.get("/healthz")

    assert (well.status_code, well.json) == (200, {"status": "ok"})
    assert (no_rasa.status_code, no_rasa.json) == (503, {"status": "down"})
    assert (no_database.status_code, no_database.json) == (503, {"status": "down"})


def test_robots_may_not_enter_the_chat(site):
    assert "Disallow: /chat" in site.client.get("/robots.txt").text


def test_sample_data_says_that_it_is_made_up(site):
    card = {"heading": "Talking Tots", "sample": True, "facts": []}
    site.relay.messages = [a_reply(cards=[card])]

    page = site.form("hello").text

    assert "Sample data: made up" in page
    assert "Not yet checked" in page


@pytest.mark.parametrize("contact", ["send@council.example", ""])
def test_accessibility_statement_claims_no_more_than_was_tested(build_site, contact):
    page = build_site({"OFFER_MAIL_FROM": contact}).client.get("/accessibility").text

    assert "partially compliant" in page
    assert "What was not tested" in page
    assert (f'href="mailto:{contact}"' in page) == bool(contact)
