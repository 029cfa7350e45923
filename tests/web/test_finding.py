"""The plain page over a real database with the national layer and the sample council."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from localoffer.answers.cards import cards, services_in
from localoffer.errors import StoreError
from localoffer.navigator import Navigator
from localoffer.reading.postcode import read_postcodes
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import ShownRecord, UnmetNeedRecord
from tests.web.conftest import Site
from web import create_app
from web.directory import FIRST_SHOWN
from web.finding import Finding


@pytest.fixture(scope="module")
def navigator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Navigator]:
    folder = tmp_path_factory.mktemp("store")
    settings = Settings.read({"DATABASE_URL": f"sqlite:///{folder / 'offer.db'}", "OFFER_VAR": str(folder)})
    navigator = Navigator(Database(settings.database_url), settings)
    navigator.prepare()
    yield navigator
    navigator.database.close()


@pytest.fixture
def page(navigator: Navigator, site: Site):
    app = create_app(
        Settings.read({}), locate=Finding(navigator).locate, relay=site.relay, navigator=Finding(navigator)
    )
    return lambda **typed: app.test_client().post("/find", data={"need": "", "age": "", **typed})


def test_real_answer_names_council_payer_and_source(page):
    answer = page(place="BS3 1AA", need="my son hardly talks", age="4")

    assert answer.status_code == 200
    for words in ("Bristol", "Who is responsible", "Who pays", "Source:", "What you can do next"):
        assert words in answer.text


def test_sample_council_says_that_it_is_made_up(page):
    answer = page(place="Sampleshire", need="hardly talks", age="4")

    assert "Sample data: made up" in answer.text


def test_shared_district_offers_real_councils(page):
    answer = page(place="BR6", need="hardly talks")

    assert answer.status_code == 200
    assert 'name="place" value="E' in answer.text


@pytest.mark.parametrize("place", ["EH1 1AA", "Narnia", "ZZ99 3VZ", "07700 900123", "🏠", "BS3 1A"])
def test_odd_places_get_a_kind_line(page, place):
    answer = page(place=place, need="hardly talks")

    assert answer.status_code == 200
    assert "What we found" in answer.text


@pytest.mark.parametrize("age", ["4", "18 months", "Year 9", "reception", ""])
def test_ages_in_many_words_are_answered(page, age):
    assert page(place="BS3 1AA", need="hardly talks", age=age).status_code == 200


@pytest.mark.parametrize("age", ["40", "minus 3", "-1", "<b>", "9" * 40, "9" * 41])
def test_odd_ages_are_asked_for_again_kindly(page, age):
    answer = page(place="BS3 1AA", need="hardly talks", age=age)

    assert answer.status_code == 400
    assert "Enter an age from 0 to 25" in answer.text
    assert "hardly talks</textarea>" in answer.text


def test_chat_tells_the_assistant_which_council(navigator, site):
    app = create_app(Settings.read({}), locate=Finding(navigator).locate, relay=site.relay)

    app.test_client().post("/chat/turn", json={"turn": "1", "text": "he is 4, we live in BS3 1AA"})

    place = site.relay.turns[0]["metadata"]["places"][0]
    assert [each["name"] for each in place["authorities"]] == ["Bristol"]
    assert "1AA" not in str(site.relay.turns[0])


def test_pages_open_and_chat_is_kind_without_a_database(tmp_path, site):
    broken = tmp_path / "offer.db"
    broken.write_bytes(b"this is not a database" * 100)
    lost = Navigator(Database(f"sqlite:///{broken}"), Settings.read({}))
    app = create_app(Settings.read({}), locate=Finding(lost).locate, relay=site.relay, navigator=Finding(lost))
    client = app.test_client()

    with pytest.raises(StoreError):
        Finding(lost).locate(read_postcodes("BS3 1AA")[0])
    assert client.get("/").status_code == 200
    assert client.get("/healthz").status_code == 503
    assert client.post("/chat/turn", json={"turn": "1", "text": "BS3 1AA"}).json["outcome"] == "down"
    assert client.post("/find", data={"place": "BS3 1AA", "need": "talking"}).status_code == 503
    urgent = client.post("/chat/turn", json={"turn": "2", "text": "he has taken an overdose"})
    assert urgent.json["crisis"]["contacts"]
    lost.database.close()


def test_plain_page_counts_services_it_opens_and_gaps(page, navigator):
    page(place="Sampleshire", need="hardly talks", age="4")
    navigator.counting.write()

    with navigator.database.session() as session:
        shown = session.scalars(select(ShownRecord)).all()
        unmet = {row.support for row in session.scalars(select(UnmetNeedRecord))}
    answer = navigator.find_typed("Sampleshire", "hardly talks", "4")
    first = services_in(cards(answer)[:FIRST_SHOWN])
    assert {row.service_id for row in shown} == set(first) != set()
    assert unmet == {gap.support for gap in answer.gaps}


def test_the_same_answer_in_simpler_words_is_one_button_away(page):
    typed = {"place": "Bristol", "need": "speech therapy", "age": "4"}
    usual, simple, detail = page(**typed).text, page(**typed, style="simple").text, page(**typed, style="detail").text

    assert '<button type="submit" name="style" value="simple">Simpler words</button>' in usual
    assert "The usual words" in simple
    assert "Who pays" in usual
    assert "Who pays" not in simple
    assert "Next check due" in detail


def test_a_style_nobody_knows_is_the_usual_one(page):
    typed = {"place": "Bristol", "need": "speech therapy", "age": "4"}

    assert "Who pays" in page(**typed, style="<script>").text


def test_telling_an_answer_again_counts_no_need_twice(page, navigator):
    typed = {"place": "Sampleshire (sample data)", "need": "portage", "age": "3"}

    def counted() -> int:
        navigator.counting.write()
        with navigator.database.session() as session:
            return sum(row.times for row in session.scalars(select(UnmetNeedRecord)))

    page(**typed)
    before = counted()
    page(**typed, style="simple")

    assert counted() == before
