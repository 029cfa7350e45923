"""Pages anyone can link to: what they show, what they never show, and addresses made of codes only."""

from __future__ import annotations

import json
import re

import pytest

from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.open_site import CLUB, FAR, GONE, open_site

SAMPLE = "SAMPLE01"


@pytest.fixture(scope="module")
def site():
    with open_site() as opened:
        yield opened


def test_every_council_of_today_is_listed_once_and_the_invented_one_apart(site):
    page = site.get("/areas").text

    assert len(set(re.findall(r'href="/areas/(E\d{8})"', page))) == 153
    assert page.index("Sampleshire") > page.index("Made up to show how this works") > page.index("Bristol")


def test_a_council_that_was_not_read_says_so_and_has_no_gaps_and_no_services(site):
    page = site.get("/areas/E08000035").text

    assert "We have not read Leeds" in page
    assert "What its list shows" not in page
    assert "Services in its list" not in page
    assert "Official figures" in page


def test_a_council_whose_list_was_read_shows_its_services_and_what_was_seen(site):
    page = site.get(f"/areas/{SAMPLE}").text

    assert "Sample data: made up" in page
    assert "What its list shows" in page
    assert "Services in its list" in page
    assert 'content="noindex"' in page


def test_a_need_and_a_band_of_age_narrow_what_is_shown(site):
    everything = site.get("/areas/E08000035").text
    narrowed = site.get("/areas/E08000035", need="HI", age="early_years").text

    assert "hearing" in narrowed.casefold()
    assert narrowed != everything
    assert 'rel="canonical" href="http://localhost/areas/E08000035?need=HI&amp;age=early_years"' in narrowed


@pytest.mark.parametrize(
    "path",
    [
        "/areas/E99999999",
        "/areas/Leeds",
        "/areas/E08000035?need=my+son+Jack",
        "/areas/E08000035?age=7",
        "/services/nothing",
        f"/services/{GONE}",
        "/help/nothing",
        "/needs/nothing",
    ],
)
def test_an_address_that_is_no_code_of_ours_leads_nowhere_and_repeats_nothing(site, path):
    response = site.get(path)

    assert response.status_code == 404
    assert "Jack" not in response.text


def test_a_service_has_a_page_with_its_council_and_in_the_words_of_search_engines(site):
    page = site.get(f"/services/{CLUB}").text

    about = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert about["@type"] == "Service"
    assert about["areaServed"]["name"] == "Bristol"
    assert f"<h1>{about['name']}</h1>" in page
    assert f'href="/areas/{BRISTOL}"' in page


def test_an_invented_service_is_told_to_no_search_engine(site):
    listed = site.get(f"/areas/{SAMPLE}").text
    path = re.search(r'href="(/services/[^"]+)"', listed)[1]
    page = site.get(path).text

    assert "application/ld+json" not in page
    assert "(sample)" in page
    assert path not in site.get("/sitemap.xml").text


def test_every_kind_of_help_and_need_has_a_page_with_its_source(site):
    paths = set(re.findall(r'href="(/(?:help|needs)/[^"]+)"', site.get("/help").text))

    assert len(paths) > 60
    for path in paths:
        page = site.get(path)
        assert page.status_code == 200, path
        assert "Source: " in page.text, path


def test_a_need_says_that_no_diagnosis_is_needed(site):
    assert "does not need a diagnosis" in site.get("/needs/ASD").text


def test_services_are_found_by_a_familys_own_words_which_stay_out_of_the_address(site):
    response = site.client.post("/search", data={"words": "far swimming"})

    assert response.status_code == 200
    assert f"/services/{FAR}" in response.text
    assert site.get("/search", words="swimming").text == site.get("/search").text


def test_an_empty_search_and_one_too_long_say_what_to_do(site):
    for words in ("", "x" * 301):
        response = site.client.post("/search", data={"words": words})

        assert response.status_code == 400
        assert "Type what you are looking for" in response.text


def test_danger_typed_into_the_search_gets_the_card_and_is_not_repeated(site):
    response = site.client.post("/search", data={"words": "I want to kill myself tonight"})

    assert "116 123" in response.text
    assert "tonight" not in response.text


def test_a_council_we_do_not_know_finds_nothing_rather_than_everything(site):
    response = site.client.post("/search", data={"words": "swimming", "council": "Narnia"})

    assert "Nothing found" in response.text


def test_the_sitemap_lists_real_councils_and_services_by_code(site):
    listed = re.findall(r"<loc>(.*?)</loc>", site.get("/sitemap.xml").text)

    assert f"http://localhost/areas/{BRISTOL}" in listed
    assert f"http://localhost/services/{CLUB}" in listed
    assert not [each for each in listed if SAMPLE in each or "?" in each]
    assert "Sitemap: http://localhost/sitemap.xml" in site.get("/robots.txt").text


def test_every_listed_address_opens(site):
    listed = re.findall(r"<loc>http://localhost(.*?)</loc>", site.get("/sitemap.xml").text)

    assert {site.get(path).status_code for path in listed[:40]} == {200}
