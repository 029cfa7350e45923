"""The pages of areas, needs and kinds of help in simpler words: the rows' own, and one address for search engines."""

from __future__ import annotations

import re

import pytest

from tests.house.test_offer_data import rows
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.whole_site import whole_site

SIMPLE = {(row["kind"], row["key"]): row["words"] for row in rows("simple_words")}
PAGES = [f"/areas/{BRISTOL}", "/areas/SAMPLE01", "/needs/SLCN", "/help/speech_language_therapy"]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with whole_site(tmp_path_factory.mktemp("easy")) as site:
        yield site.app.test_client()


def text_of(page: str) -> str:
    words = re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    return " ".join(words.split())


@pytest.mark.parametrize("path", PAGES)
def test_page_leads_to_simpler_words_and_back(client, path):
    usual, easy = client.get(path).text, client.get(f"{path}?easy=yes").text

    assert f'href="{path}?easy=yes"' in usual
    assert f'href="{path}"' in easy
    assert "Show this page in simpler words" in usual
    assert "Show the usual words" in easy


@pytest.mark.parametrize("path", PAGES)
def test_rows_say_their_simpler_words_and_not_their_usual_ones(client, path):
    usual, easy = text_of(client.get(path).text), text_of(client.get(f"{path}?easy=yes").text)

    assert sum(words in easy for words in SIMPLE.values()) >= 1
    assert not any(words in usual for words in SIMPLE.values())
    assert "Who pays" not in easy
    assert len(easy) < len(usual)


@pytest.mark.parametrize("path", PAGES)
def test_both_have_one_canonical_address(client, path):
    canonical = re.compile(r'<link rel="canonical" href="([^"]+)"')

    assert canonical.search(client.get(path).text)[1] == canonical.search(client.get(f"{path}?easy=yes").text)[1]


def test_need_and_age_stay_when_the_words_change(client):
    page = client.get(f"/areas/{BRISTOL}?need=SLCN&age=primary").text

    assert f'href="/areas/{BRISTOL}?need=SLCN&amp;age=primary&amp;easy=yes"' in page
    assert 'name="easy" value="yes"' in client.get(f"/areas/{BRISTOL}?easy=yes").text
