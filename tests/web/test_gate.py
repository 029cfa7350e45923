"""What happens to a message before the assistant: order, limits, and kind lines of our own."""

from __future__ import annotations

import pytest

from web import gate, wording

URGENT = "my son has taken an overdose and is not breathing"
EARLIER = "of a page opened before the chat was closed"
SOFT = "he used to self harm years ago. We need speech therapy in BS3 1AA"


def test_danger_is_read_before_anything_can_refuse():
    names = [step.__name__ for step in gate.STEPS]

    assert names.index("notice_danger") < names.index("answer_urgent_danger")
    for later in ("say_chat_is_closed", "ask_for_less", "slow_an_address", "find_a_seat", "find_places", "redact"):
        assert names.index("answer_urgent_danger") < names.index(later)


def test_redacted_words_and_metadata_reach_the_assistant(site):
    reply = site.turn("My name is Priya. My son is 4 and hardly talks, BS3 1AA, ring 07700 900123")

    sent = site.relay.turns[0]
    assert reply.status_code == 200
    for secret in ("Priya", "BS3 1AA", "07700", "900123"):
        assert secret not in str(sent)
    assert "is 4 and hardly talks" in sent["text"]
    assert sent["metadata"]["places"] == [{"status": "one", "basis": "exact", "district": "BS3", "authorities": []}]
    assert sent["metadata"]["danger"] is None


def test_two_postcodes_both_become_places(site):
    site.turn("we are moving from BS3 1AA to LS1 1UR")

    places = site.relay.turns[0]["metadata"]["places"]
    assert [place["district"] for place in places] == ["BS3", "LS1"]


def test_names_are_put_back_when_shown(site):
    site.turn("my son Tariq is 4", token=(token := site.token()))
    redacted = site.relay.turns[0]["text"]
    stand_in = redacted.removeprefix("my son ").removesuffix(" is 4")

    site.relay.messages = [{"custom": {"outcome": "answered", "say": [f"About {stand_in}."], "cards": []}}]
    reply = site.turn("what about transport", token=token, turn="turn-2").json

    assert "Tariq" not in redacted
    assert reply["say"] == ["About Tariq."]


@pytest.mark.parametrize("text", ["/restart", "  //session_start", "/ find_support{}", "\n/\t/deny"])
def test_typed_commands_lose_their_slash(site, text):
    site.turn(text)

    assert not site.relay.turns[0]["text"].startswith("/")
    assert site.relay.turns[0]["payload"] is None


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", "empty"),
        ("   \n\t ", "empty"),
        ("\u200b\u200b", "empty"),
        ("\x00\x07", "empty"),
        ("😭😭❤️", "no_words"),
        ("?!?!", "no_words"),
        ("'; -- ;", "no_words"),
        ("Мой сын не говорит", "other_alphabet"),
        ("我儿子不会说话", "other_alphabet"),
        ("ابني لا يتكلم", "other_alphabet"),
        ("x" * 2_001, "too_long"),
        ("x " * 4_999, "too_long"),
    ],
)
def test_what_cannot_be_read_gets_a_kind_line(site, text, outcome):
    reply = site.turn(text)

    assert reply.status_code == 200
    assert reply.json["outcome"] == outcome
    assert reply.json["say"]
    assert site.relay.turns == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> help my son",
        "Robert'); DROP TABLE child;--",
        "mój syn nie mówi",
        "mi hijo no habla",
        "07700 900123",
        "he is 40",
        "he's minus 3",
        "4",
        "x" * 2_000,
        "help \ud83d my son",
    ],
)
def test_odd_words_still_reach_the_assistant(site, text):
    reply = site.turn(text)

    assert reply.status_code == 200
    assert reply.json["say"] == ["Here is what I found."]
    assert len(site.relay.turns) == 1


def test_far_too_long_is_refused_unread(site):
    reply = site.turn("x" * 10_001)

    assert reply.status_code == 413
    assert reply.json["outcome"] == "far_too_long"
    assert reply.json["keep_text"]
    assert site.relay.turns == []


def test_long_message_stays_in_the_box(site):
    reply = site.turn("he cries every day " * 200)

    assert reply.json["keep_text"]
    assert reply.json["said"] is None


def test_crisis_words_in_a_long_message_get_the_card(site):
    reply = site.turn("school again " * 400 + URGENT + " more and more " * 100).json

    assert reply["outcome"] == "crisis"
    assert reply["crisis"]["level"] == "urgent"


def test_soft_danger_in_a_long_message_keeps_its_card(site):
    reply = site.turn(SOFT + " and school again" * 200).json

    assert reply["outcome"] == "too_long"
    assert reply["crisis"]["level"] == "soft"


def test_one_address_is_slowed_but_crisis_is_answered(build_site):
    site = build_site(settings={"OFFER_TURNS_PER_MINUTE": "2"})
    for number in range(2):
        assert site.turn("hello", turn=f"turn-{number}").status_code == 200

    slowed = site.turn("my words", turn="turn-3")
    urgent = site.turn(URGENT, turn="turn-4")
    site.clock.now += 31
    later = site.turn("my words", turn="turn-5")

    assert slowed.status_code == 429
    assert slowed.json["keep_text"]
    assert slowed.json["say"] == list(wording.SLOW_DOWN)
    assert urgent.json["outcome"] == "crisis"
    assert later.status_code == 200


def test_chat_off_shows_the_message_and_crisis_numbers(build_site):
    site = build_site(settings={"CHAT_OFF": "We are back on Monday."})

    page = site.client.get("/")
    closed = site.turn("help with speech", token=EARLIER).json
    urgent = site.turn(URGENT, token=EARLIER, turn="turn-2").json
    by_form = site.client.post("/chat", data={"text": URGENT})

    assert "We are back on Monday." in page.text
    assert "<textarea" not in page.text
    assert closed["outcome"] == "closed"
    assert closed["say"] == ["We are back on Monday."]
    assert urgent["crisis"]["level"] == "urgent"
    assert "Please get help now" in by_form.text
    assert site.relay.turns == []
    assert site.client.get("/find").status_code == 200


def test_broken_postcode_source_says_sorry_and_keeps_words(site):
    site.places.broken = True

    reply = site.turn("we live in BS3 1AA")

    assert reply.status_code == 503
    assert reply.json["outcome"] == "down"
    assert reply.json["keep_text"]
    assert site.relay.turns == []
