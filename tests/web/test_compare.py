"""The page of councils side by side: codes in the address, a drawing with words, three states apart, careful words."""

from __future__ import annotations

import csv
import io
import re

import pytest

from localoffer.settings import Settings
from localoffer.store.records import AuthorityRecord
from tests.localoffer.answers.test_strip_plot import a_plot
from tests.web.fakes import FakePlaces
from tests.web.open_site import open_site
from web import create_app
from web.drawings import drawn, picture_of

BRISTOL, LEEDS, SAMPLE, ISLAND = "E06000023", "E08000035", "SAMPLE01", "E06000046"
CANARY = "Canary-Wharfedale"


@pytest.fixture(scope="module")
def site():
    with open_site() as made:
        yield made


@pytest.fixture(scope="module")
def page(site):
    return site.get("/compare", area=[BRISTOL, LEEDS, SAMPLE], need="ASD", age_band="primary").text


def test_empty_page_offers_lists_and_no_box_to_type_in(site):
    page = site.get("/compare")

    assert page.status_code == 200
    assert page.text.count('name="area"') == 3
    assert f'<option value="{LEEDS}">Leeds</option>' in page.text
    assert not re.search(r'<input (?!type="hidden")|<textarea', page.text)
    assert "<svg viewBox" not in page.text


def test_councils_stand_side_by_side_with_their_figures(page):
    assert "Bristol, Leeds and Sampleshire (sample data) side by side: autism, primary school" in page
    assert 'role="rowheader">EHC plans finished within the legal time limit (2024)</th>' in page
    assert "not read yet" in page
    assert ">published</td>" in page
    assert ">not published</td>" in page
    assert "Publishing is not providing." in page
    assert "Checked 1 November 2026." in page
    assert "we have not tested this link" in page


def test_drawing_says_in_words_what_it_shows(page):
    drawing = re.search(r'<svg viewBox="[^"]+" role="img" aria-label="([^"]+)">(.*?)</svg>', page, re.DOTALL)

    assert drawing[1].startswith("EHC plans finished within the legal time limit, 2024: 149 councils. Each dot is one")
    assert "<title>" in drawing[2]
    assert "<desc>" in drawing[2]
    assert drawing[2].count('class="strip-dot"') == 147
    assert drawing[2].count('class="strip-own"') == 2
    assert ">Bristol: " in drawing[2]
    assert "Sampleshire" not in drawing[2]


def test_one_council_alone_is_seen_among_all(site):
    page = site.get("/compare", area=LEEDS).text

    assert "<h1>Leeds and England</h1>" in page
    assert 'class="strip-own"' in page
    assert ">not published</td>" not in page


def test_council_without_a_usable_figure_says_so(site):
    assert "Isle of Wight: no usable figure." in site.get("/compare", area=ISLAND).text


@pytest.mark.parametrize(
    ("beside", "name"), [("region", "South West (region)"), ("neighbours", "South Gloucestershire")]
)
def test_region_or_neighbours_can_be_put_beside(site, beside, name):
    page = site.get("/compare", **{"area": BRISTOL, "with": beside}).text

    assert f'role="columnheader">{name}</th>' in page


def test_table_can_be_taken_along(site, page):
    (link,) = re.findall(r'href="(/compare\.csv[^"]+)"', page)

    answer = site.client.get(link.replace("&amp;", "&"))
    rows = list(csv.DictReader(io.StringIO(answer.text)))

    assert answer.mimetype == "text/csv"
    assert [row["what"] for row in rows if row["key"] == "on_time"] == [
        "EHC plans finished within the legal time limit"
    ]
    assert {"Bristol", "Leeds", "Sampleshire (sample data)", "England"} < set(rows[0])


@pytest.mark.parametrize(
    "asked",
    [
        {"area": CANARY},
        {"area": LEEDS, "need": CANARY},
        {"area": LEEDS, "support": CANARY},
        {"area": LEEDS, "age_band": CANARY},
        {"area": LEEDS, "with": CANARY},
        {"area": [f"E0900000{number}" for number in range(1, 8)]},
    ],
)
def test_what_is_not_one_of_our_codes_is_refused_and_not_shown(site, asked):
    page = site.get("/compare", **asked)

    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert CANARY not in page.text
    assert site.get("/compare.csv", **asked).status_code == 404


def test_an_offer_read_in_part_has_neither_gap_nor_score():
    with open_site() as other:
        with other.core.database.session() as session:
            record = session.get(AuthorityRecord, SAMPLE)
            record.read_in_part = True
        page = other.get("/compare", area=SAMPLE, need="ASD").text

    assert "read in part" in page
    assert ">not published</td>" not in page
    assert " of 60" not in page


def test_production_offers_no_invented_council():
    with open_site(OFFER_ENV="production") as site:
        assert "Sampleshire" not in site.get("/compare").text
        assert site.get("/compare", area=SAMPLE).status_code == 400


def test_without_a_core_the_page_is_resting():
    client = create_app(Settings.read({}), locate=FakePlaces().locate).test_client()

    assert client.get("/compare").status_code == 503


@pytest.mark.parametrize("word", ["not available", "worst", "best", "league"])
def test_no_word_puts_one_council_above_another(page, word):
    words = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition('<form class="find"')[0])

    assert word not in words.casefold()


def test_page_has_no_style_or_script_inside(page):
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page


# --- the same in a card of the chat ---


def a_card(**changes):
    table = {"columns": ["Bristol", "Leeds"], "rows": [{"label": "Plans", "cells": ["1", "2"]}]}
    return {"kind": "comparison", "table": table, "picture": a_plot().as_json(), "facts": [{"value": "x"}], **changes}


def test_card_of_a_comparison_becomes_table_and_picture():
    found = drawn(a_card(), str)

    assert found["facts"] == []
    assert found["table"]["rows"] == [{"label": "Plans", "cells": ["1", "2"]}]
    assert {mark["kind"] for mark in found["picture"]["marks"]} == {"council", "own", "england"}


@pytest.mark.parametrize("card", [a_card(kind="fact"), a_card(table=None), a_card(table={"columns": [], "rows": []})])
def test_any_other_card_stays_as_it_is(card):
    assert drawn(card, str) == {}


@pytest.mark.parametrize(
    "damage",
    [
        {"width": '360" onload="x'},
        {"height": float("nan")},
        {"band": [1]},
        {"marks": [{"kind": "<script>", "x": 1, "y": 1}]},
        {"marks": [{"kind": "own", "x": "1", "y": 1}]},
        {"ticks": [{"x": 1}]},
    ],
)
def test_picture_that_is_not_numbers_is_left_out(damage):
    assert picture_of({**a_plot().as_json(), **damage}, str) is None
