"""The crisis card: first, alone when danger is now, and never dependent on anything that can be down."""

from __future__ import annotations

import csv
from datetime import UTC, datetime

import pytest

from localoffer.errors import SeedError, StoreError
from localoffer.settings import ROOT
from tests.web.fakes import a_reply
from web.crisis import FOOTER_KEYS, GROUPS, Helplines

FILE = ROOT / "data" / "offer" / "helplines.csv"
URGENT = "my daughter Zelda-Canary says she wants to die tonight, she has tablets, BS3 1AA"


def test_urgent_gets_only_the_card_and_keeps_nothing(site):
    token = site.token()

    reply = site.turn(URGENT, token=token).json
    kept = site.client.post("/chat/resume", json={"token": reply["token"]}).text

    assert reply["crisis"]["contacts"]
    assert reply["cards"] == []
    assert [choice["title"] for choice in reply["choices"]] == ["Carry on"]
    assert site.relay.turns == []
    assert "Zelda-Canary" not in kept
    assert "tablets" not in kept


def test_carrying_on_needs_no_assistant(site):
    site.relay.broken = "unreachable"
    first = site.turn(URGENT).json

    reply = site.turn(token=first["token"], turn="turn-2", choice=first["choices"][0]["id"]).json

    assert reply["outcome"] == "carry_on"
    assert reply["say"]


def test_soft_gets_the_card_and_the_answer(site):
    reply = site.turn("he used to self harm years ago, what speech therapy is there in BS3 1AA").json

    assert reply["crisis"]["level"] == "soft"
    assert reply["say"] == ["Here is what I found."]
    assert site.relay.turns[0]["metadata"]["danger"]["level"] == "soft"


def test_card_shows_when_the_assistant_notices_danger(site):
    site.relay.messages = [a_reply(danger={"level": "soft", "group": "domestic_abuse"})]

    reply = site.turn("what help is there").json

    assert "press 55" in reply["crisis"]["lead"]
    assert "not kept" not in reply["crisis"]["about_us"]


def test_urgent_noticed_by_the_assistant_shows_only_the_card(site):
    site.relay.messages = [a_reply(danger={"level": "urgent", "group": "suicide_self_harm"})]

    reply = site.turn("I have sorted out who gets the Zelda-Canary").json
    kept = site.client.post("/chat/resume", json={"token": reply["token"]}).text

    assert reply["outcome"] == "crisis"
    assert reply["crisis"]["level"] == "urgent"
    assert [choice["title"] for choice in reply["choices"]] == ["Carry on"]
    assert "Here is what I found." not in reply["say"]
    assert "not kept" not in reply["crisis"]["about_us"]
    assert "Zelda-Canary" not in kept


def test_words_that_are_soft_keep_the_answer(site):
    """The words decide on the level, whatever the assistant makes of it."""
    site.relay.messages = [a_reply(danger={"level": "urgent", "group": "suicide_self_harm"})]

    reply = site.turn("he used to self harm years ago, what speech therapy is there in BS3 1AA").json

    assert reply["crisis"]["level"] == "soft"
    assert reply["say"] == ["Here is what I found."]


def test_crisis_works_with_everything_else_down(site):
    site.relay.broken = "unreachable"
    site.places.broken = True

    by_script = site.turn(URGENT)
    by_form = site.form(URGENT)

    assert by_script.status_code == by_form.status_code == 200
    assert by_script.json["crisis"]["contacts"]
    assert 'href="tel:999"' in by_form.text
    assert "Zelda-Canary" not in by_form.text


def test_plain_page_shows_the_card_without_a_database(site):
    site.navigator.problem = StoreError("down")

    page = site.client.post("/find", data={"place": "BS3 1AA", "need": URGENT, "age": "14"})

    assert page.status_code == 200
    assert "Please get help now" in page.text
    assert "Zelda-Canary" not in page.text
    assert site.navigator.asked == []


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_contacts_to_tap(group):
    card = Helplines.from_file(FILE).card_for("urgent", group)

    addresses = [way["href"] for contact in card["contacts"] for way in contact["ways"]]
    assert card["lead"]
    assert any(address and address.startswith("tel:") for address in addresses)


@pytest.mark.parametrize(
    "group", ["immediate_danger", "suicide_self_harm", "child_abuse", "child_violence", "missing_child"]
)
def test_emergency_services_lead_where_danger_is_now(group):
    card = Helplines.from_file(FILE).card_for("urgent", group)

    assert card["contacts"][0]["ways"][0]["href"] == "tel:999"


def test_child_typing_sees_childline_first():
    card = Helplines.from_file(FILE).card_for("urgent", "child_abuse", child_typing=True)

    names = [contact["name"] for contact in card["contacts"]]
    assert names[0] == "Childline"
    assert "NSPCC helpline" in names


def test_only_contacts_of_high_confidence_are_crisis_help(tmp_path):
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    doubtful = next(row for row in rows if row["key"] == "papyrus")
    doubtful["confidence"] = "medium"
    changed = tmp_path / "helplines.csv"
    with changed.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)

    card = Helplines.from_file(changed).card_for("urgent", "suicide_self_harm")

    assert "Papyrus" not in str(card)


def test_app_refuses_to_start_without_its_numbers(tmp_path):
    with pytest.raises(SeedError, match=r"helplines\.csv"):
        Helplines.from_file(tmp_path / "helplines.csv")


def test_every_page_ends_with_the_numbers(site):
    for address in ("/", "/find", "/crisis", "/about", "/privacy", "/accessibility", "/no-such-page"):
        page = site.client.get(address).text
        for number in ("tel:999", "tel:111", "tel:116123", "tel:08001111", "sms:85258"):
            assert f'href="{number}"' in page, (address, number)


def test_footer_keys_are_in_the_file():
    lines = FILE.read_text(encoding="utf-8").splitlines()

    assert set(FOOTER_KEYS) <= {row["key"] for row in csv.DictReader(lines)}


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 23, 12, 0, tzinfo=UTC), "Open now until 5pm"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "Closed now: opens tomorrow at 9.30am"),
        (datetime(2026, 12, 25, 12, 0, tzinfo=UTC), "Opening hours not known to us"),
    ],
)
def test_contacts_say_whether_they_answer_now(moment, words):
    helplines = Helplines.from_file(FILE)
    helplines._now = lambda: moment

    shown = {line["name"]: line["open_now"] for line in helplines.advice()}

    assert shown["Contact (for families with disabled children)"] == words
    assert {line["open_now"] for line in helplines.footer()} == {"Open now, day and night"}


def test_emergency_services_name_text_relay_and_sign_language():
    card = Helplines.from_file(FILE).card_for("urgent", "suicide_self_harm")

    assert {"words": "Text relay: call 18000", "href": "tel:18000"} in card["contacts"][0]["ways"]
    assert {"words": "Sign language (BSL): 999 BSL", "href": None} in card["contacts"][0]["ways"]


def test_crisis_page_says_who_answers_now(site):
    assert "Open now, day and night" in site.client.get("/crisis").text
