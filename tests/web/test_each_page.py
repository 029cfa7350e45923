"""Every kind of page beside the chat: there, linked, of one address, printable, and up while the assistant is down."""

from __future__ import annotations

import json
import re

import pytest

from localoffer.answers.answer import Answer, Area, DataState, Outcome
from localoffer.answers.cards import service_card
from localoffer.answers.compose import service_item
from localoffer.search.ranking import Match
from localoffer.store.records import ServiceLocationRecord, ServiceRecord
from tests.factories import TODAY, a_service
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.open_site import CLUB, open_site
from web.structured import of_area

SAMPLE = "SAMPLE01"
PAGES = {
    "area": f"/areas/{BRISTOL}",
    "service": f"/services/{CLUB}",
    "support": "/help/short_breaks",
    "need": "/needs/SLCN",
    "glossary": "/glossary",
    "compare": f"/compare?area={BRISTOL}&need=ASD",
    "deadlines": "/deadlines",
    "comments": f"/comments/new?authority={BRISTOL}",
    "said and done": f"/councils/{BRISTOL}/comments",
    "privacy": "/privacy",
    "how": "/how-answers-are-made",
    "accessibility": "/accessibility",
    "search": "/search",
    "letters": "/letters",
}


@pytest.fixture(scope="module")
def site():
    """No assistant is behind this one: its relay leads nowhere."""
    with open_site(OFFER_RASA_PORT="1") as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_served_whole_without_the_assistant(site, path):
    answer = site.get(path)

    assert answer.status_code == 200
    assert len(re.findall(r"<h1[ >]", answer.text)) == 1
    assert "<script" not in re.sub(r'<script type="application/ld\+json">', "", answer.text)
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_has_one_address_at_most_and_nothing_typed_in_it(site, path):
    told = f"{path}{'&' if '?' in path else '?'}words=my+son+Jack"
    addresses = re.findall(r'<link rel="canonical" href="([^"]+)"', site.get(told).text)

    assert len(addresses) <= 1
    assert not [each for each in addresses if "Jack" in each or "words" in each]


@pytest.mark.parametrize("path", ["/compare?area=E06000023&need=ASD&age_band=primary", "/areas/E06000023?need=ASD"])
def test_what_was_chosen_by_code_stays_in_the_one_address(site, path):
    (address,) = re.findall(r'<link rel="canonical" href="([^"]+)"', site.get(path).text)

    assert "E06000023" in address
    assert "need=ASD" in address


def test_an_address_that_is_none_of_ours_is_repeated_nowhere(site):
    page = site.get("/areas/my-son-Jack")

    assert page.status_code == 404
    assert "Jack" not in page.text


def test_all_that_can_be_found_by_a_search_engine_is_listed(site):
    listed = re.findall(r"<loc>http://localhost(.*?)</loc>", site.get("/sitemap.xml").text)

    for path in ("/", "/find", "/areas", "/help", "/search", "/glossary", "/deadlines", "/compare", "/letters",
                 "/how-answers-are-made", "/privacy", "/accessibility", f"/areas/{BRISTOL}", f"/services/{CLUB}"):  # fmt: skip
        assert path in listed, path


def test_the_foot_of_every_page_leads_to_them(site):
    foot = site.get("/privacy").text.partition("<footer")[2]

    for path in ("/areas", "/help", "/search", "/glossary", "/compare", "/how-answers-are-made", "/accessibility"):
        assert f'href="{path}"' in foot, path


def test_a_councils_page_says_what_is_usual_what_is_there_what_is_not_how_fresh_and_in_figures(site):
    page = site.get(f"/areas/{SAMPLE}").text

    for heading in ("What is usually there", "Services in its list", "What its list shows"):
        assert f">{heading}</h2>" in page
    assert "Official figures" in site.get(f"/areas/{BRISTOL}").text
    assert 'name="age"' in page
    assert re.search(r"<p>\d+ of the \d+ were checked lately", page)


def test_freshness_is_counted_by_review_date_or_within_a_year(site):
    with site.core.database.session() as session:
        services = session.query(ServiceRecord).filter_by(gss_code=BRISTOL).all()
        before = {each.service_id: (each.assured_on, each.review_by) for each in services}
        for each in services:
            each.assured_on, each.review_by = TODAY, None
        services[0].review_by = TODAY.replace(year=2025)
        services[1].assured_on = None
    open_ones = [each for each in services if each.status == "active"]
    fresh = site.core.browsing.fresh(BRISTOL)
    with site.core.database.session() as session:
        for service_id, (assured_on, review_by) in before.items():
            record = session.get(ServiceRecord, service_id)
            record.assured_on, record.review_by = assured_on, review_by

    assert fresh == len(open_ones) - sum(each in open_ones for each in services[:2])


def told(page):
    """What a page tells search engines about itself."""
    return [json.loads(each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def test_councils_and_words_are_told_to_search_engines_and_what_is_made_up_is_not(site):
    (council,) = told(site.get(f"/areas/{BRISTOL}").text)
    (words,) = told(site.get("/glossary").text)

    assert council["about"] == {
        "@type": "GovernmentOrganization", "name": "Bristol", "identifier": BRISTOL,
        "url": council["about"]["url"],
    }  # fmt: skip
    assert len(words["hasDefinedTerm"]) > 100
    assert all(
        each["description"] and each["url"].startswith("http://localhost/glossary#") for each in words["hasDefinedTerm"]
    )
    assert told(site.get(f"/areas/{SAMPLE}").text) == []


def test_words_of_a_council_cannot_end_the_script_that_tells_of_it():
    area = Area(gss_code=BRISTOL, name="</script><script>alert(1)</script>", basis="chosen", data_state=DataState.READ)

    assert "<" not in of_area(area, "http://localhost/")


def test_a_page_says_how_answers_are_made(site):
    page = site.get("/how-answers-are-made").text

    for words in ("words of danger first", "It can be wrong", "Not read", "Nobody can pay", "when it was last checked"):
        assert words in page


def test_the_privacy_page_names_the_one_key_and_when_it_comes_and_goes(site):
    page = site.get("/privacy").text

    for words in ("<code>offer-conversation</code>", "Before your first message, nothing is kept", "close the tab",
                  "Start again", "Delete this conversation", "Leave this page quickly", "60 quiet minutes"):  # fmt: skip
        assert words in page
    assert "whether an answer was useful" in page


# --- where it is on a map ---


def a_card(kind="physical", *, is_sample=False, latitude=51.44331, longitude=-2.608):
    row = a_service("s1", name="Sensory club", is_sample=is_sample)
    row.locations = [
        ServiceLocationRecord(kind="virtual", name="Online"),
        ServiceLocationRecord(kind=kind, name="Hall", latitude=latitude, longitude=longitude),
    ]
    return service_card(service_item(Match(row, 0, ()), TODAY), Answer(Outcome.ANSWERED, today=TODAY))


def test_a_service_with_a_place_has_a_link_to_a_map(site):
    (link,) = [each for each in a_card()["links"] if each["title"].startswith("Map")]

    assert link["title"] == "Map of where Sensory club is"
    assert link["url"].startswith("https://www.openstreetmap.org/?mlat=51.44331&mlon=-2.60800#")
    assert "Map of where Sensory club is" in site.get(f"/services/{CLUB}").text


@pytest.mark.parametrize("changes", [{"kind": "postal"}, {"is_sample": True}, {"latitude": None}])
def test_no_map_of_a_letter_box_of_nowhere_or_of_what_is_made_up(changes):
    assert not [each for each in a_card(**changes)["links"] if each["title"].startswith("Map")]
