"""Pages and answers in another language: everything said goes through the catalogue, and the language stays."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from localoffer.errors import SettingError
from tests import pseudo
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.fakes import CARD, a_reply
from tests.web.open_site import CLUB
from tests.web.whole_site import CALL_BACK, whole_site

CODE = pseudo.CODE
OURS = (
    *CALL_BACK.values(), "Bristol Helpline", "Far swimming", "Little talkers", "Sensory club", "Teens talk, 100%_ free",
    "short breaks", "There is nothing for teenagers at weekends.", "We are asking two clubs.", "A club opens in spring.",
    "Harbour Trust", "Harbour Hall", "Hall, 1 Mill Lane", "1 Mill Lane", "Online", "talking",
)  # fmt: skip
"""What an operator, a council, an organisation or a family wrote itself: nobody translates it."""
PAGES = [
    "/", "/frame", "/find", "/search", "/help", "/help/short_breaks", "/help/speech_language_therapy", "/needs/SLCN", "/needs/ASD",
    "/areas", f"/areas/{BRISTOL}", "/areas/SAMPLE01", f"/areas/{BRISTOL}?need=SLCN&age=primary", f"/services/{CLUB}",
    "/glossary", "/compare", f"/compare?area={BRISTOL}", f"/compare?area={BRISTOL}&area=E08000035&area=SAMPLE01&need=ASD&age=primary",
    "/deadlines", "/letters", "/letters/call-sheet", "/call-back", "/call-back/withdraw", "/crisis", "/about", "/privacy",
    "/accessibility", f"/comments/new?service={CLUB}", "/comments/new?authority=SAMPLE01&gap=portage",
    f"/councils/{BRISTOL}/comments/2026", "/nowhere",
]  # fmt: skip
POSTS = [
    ("/find", {"place": "BS3 1AA", "need": "hardly talks", "age": "4"}),
    ("/find", {"place": "", "need": "", "age": "ninety"}),
    ("/search", {"words": "sensory club"}),
    ("/search", {"words": ""}),
    ("/deadlines", {"kind": "ehc_request", "when": "9 weeks ago", "closed": ""}),
    ("/deadlines", {"kind": "", "when": "soon", "closed": "never"}),
    ("/call-back", {"contact": "", "topic": ""}),
    ("/call-back", {"contact": "7" * 300, "topic": "money", "note": "word " * 900}),
    ("/call-back", {"contact": "07700 900123", "topic": "money", "route": "phone", "consent": "yes"}),
    (f"/comments/new?service={CLUB}", {"text": ""}),
    (f"/comments/new?service={CLUB}", {"text": "Ring Mrs Smith on 07700 900123."}),
    ("/chat", {"text": "he has taken an overdose, please help"}),
    ("/chat", {"text": "🙂"}),
    ("/chat/delete", {}),
]
ENGLISH_ON_PURPOSE = {"textarea", "article"}
"""Letters, and words to say on the phone: whoever gets them reads English."""


class Visible(HTMLParser):
    """What a page shows or has read out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.direction = self.language = ""
        self._hidden = 0

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self._hidden += tag in {"script", "style", *ENGLISH_ON_PURPOSE}
        if tag == "html":
            self.direction, self.language = told.get("dir", ""), told["lang"]
        is_description = told.get("name") == "description"
        self.texts += [told[name] for name in ("aria-label", "alt", "title", "placeholder") if told.get(name)]
        self.texts += [told["content"]] if is_description else []

    def handle_endtag(self, tag):
        self._hidden -= tag in {"script", "style", *ENGLISH_ON_PURPOSE}

    def handle_data(self, data):
        if not self._hidden and data.strip():
            self.texts.append(" ".join(data.split()))


def read(page: str) -> Visible:
    visible = Visible()
    visible.feed(page)
    return visible


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    with pseudo.held(folder), whole_site(folder, OFFER_LANGUAGES=f"en {CODE}") as site:
        yield site


def addressed(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}language={CODE}"


def left_in_english(texts: list[str], *typed: str) -> list[str]:
    return [text for text in texts if pseudo.unworded(text, *OURS, *typed)]


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_a_page_goes_through_the_catalogue(whole, path):
    visible = read(whole.app.test_client().get(addressed(path)).text)

    assert len(visible.texts) > 5
    assert left_in_english(visible.texts) == ([] if path == "/frame" else ["English"])
    assert (visible.direction, visible.language) == ("rtl", CODE)


@pytest.mark.parametrize(("path", "fields"), POSTS)
def test_every_word_after_a_form_goes_through_the_catalogue(whole, path, fields):
    client = whole.app.test_client()
    token = re.search(r'name="token" value="([^"]*)"', client.get("/").text)[1]
    sent = {**fields, "token": token} if path.startswith("/chat") else fields

    answer = client.post(addressed(path), data=sent)

    typed = [word for value in fields.values() for word in (value, *value.split()) if len(word) > 2]
    assert left_in_english(read(answer.text).texts, *typed) == ["English"]


def test_answers_of_the_assistant_are_worded_where_they_go_out(whole):
    card = {**CARD, "heading": "Show more", "facts": [{"label": "Phone", "value": "0117 496 0000"}]}
    whole.relay.messages = [
        a_reply(say=["Here is the rest."], cards=[card], choices=[{"title": "Simpler words", "payload": "/more"}])
    ]

    reply = whole.app.test_client().post(addressed("/chat/turn"), json={"text": "hello", "turn": "1"}).json

    assert whole.relay.turns[-1]["metadata"]["language"] == CODE
    assert reply["say"] == [pseudo.pseudo("Here is the rest.")]
    assert reply["choices"][0]["title"] == pseudo.pseudo("Simpler words")
    fact = reply["cards"][0]["facts"][0]
    assert fact == {"label": pseudo.pseudo("Phone"), "value": "0117 496 0000", "href": "tel:01174960000"}
    assert pseudo.pseudo("Here is the rest.") in reply["announce"]


def test_what_a_family_typed_is_shown_as_typed(whole):
    page = whole.app.test_client().post(addressed("/chat"), data={"text": "Show more", "turn": "1"}).text

    assert ">Show more</p>" in page


def test_language_stays_on_the_way_and_is_in_no_other_address(whole):
    client = whole.app.test_client()
    page = client.get(addressed("/")).text
    leads = re.findall(r'(?:href|action)="(/[^"#]*)', page)
    plain = client.get("/").text

    assert len(leads) > 15
    assert [
        each for each in leads if f"language={CODE}" not in each and "/static/" not in each and each != "/?language=en"
    ] == []
    assert set(re.findall(r"language=[\w-]+", plain)) == {f"language={CODE}"}  # the one link that changes it
    assert client.get(addressed("/chat")).headers["Location"] == f"/?language={CODE}"


def test_english_is_said_where_the_language_is_not_spoken(whole):
    page = read(whole.app.test_client().get("/about?language=fr").text)

    assert (page.language, page.direction) == ("en-GB", "")
    assert "About this service" in page.texts


def test_widget_learns_its_words_its_language_and_its_direction(whole):
    client = whole.app.test_client()
    told, plain = client.get(addressed("/widget/settings")).json, client.get("/widget/settings").json

    assert (told["language"], told["direction"]) == (CODE, "rtl")
    assert told["words"]["Skip to the latest answer"] == pseudo.pseudo("Skip to the latest answer")
    assert left_in_english([*told["intro"], *(line["what_for"] for line in told["advice"])]) == []
    assert (plain["language"], plain["direction"], plain["words"]) == ("en-GB", "ltr", {})


def test_english_alone_offers_no_other_language(site):
    page = site.client.get("/").text

    assert "hreflang" not in page
    assert "language=" not in page


def test_a_language_without_a_catalogue_stops_the_start(build_site):
    with pytest.raises(SettingError, match="OFFER_LANGUAGES"):
        build_site(settings={"OFFER_LANGUAGES": "en fr"})


@pytest.mark.parametrize("codes", ["english", "EN", "../x", "en;cy"])
def test_only_codes_of_languages_are_taken(build_site, codes):
    with pytest.raises(SettingError, match="OFFER_LANGUAGES"):
        build_site(settings={"OFFER_LANGUAGES": codes})
