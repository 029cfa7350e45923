"""Comments: checked before anything is kept, seen by nobody until published, then shown by year."""

from __future__ import annotations

import csv
import io

import pytest

from localoffer.settings import Settings
from localoffer.store.records import FactRecord
from tests.factories import a_fact, a_service
from tests.localoffer.navigator.councils import BRISTOL, a_navigator, add
from tests.web.conftest import hidden
from tests.web.fakes import a_reply
from web import create_app

GOOD = "There is nothing for teenagers at weekends."


@pytest.fixture
def core():
    made = a_navigator(a_service("s1", name="Talking <b>Tots</b>"))
    add(made, [_law("lo-comments"), _law("lo-comments-about")])
    yield made
    made.database.close()


def _law(key: str) -> FactRecord:
    return a_fact(key, topic="local_offer", title=f"Law of {key}")


@pytest.fixture
def client(core, site):
    app = create_app(Settings.read({}), locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
    return app.test_client()


def send(client, text: str, **more: str):
    return client.post("/comments/new", data={"authority": BRISTOL, "text": text, **more})


def kept(core) -> list[str]:
    return [each.text for each in core.comments.listed()]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"service": "s1"}, "Comment on Talking &lt;b&gt;Tots&lt;/b&gt;"),
        ({"authority": BRISTOL, "gap": "portage"}, "Comment on Portage"),
        ({"authority": BRISTOL}, "Comment on the list of help from Bristol"),
    ],
)
def test_form_names_what_it_is_about_and_the_law(client, query, words):
    page = client.get("/comments/new", query_string=query)

    assert page.status_code == 200
    assert f"<h1>{words}</h1>" in page.text
    assert "Law of lo-comments" in page.text


@pytest.mark.parametrize(
    "query", [{}, {"service": "<i>x"}, {"authority": "<i>x"}, {"authority": BRISTOL, "gap": "<i>x"}]
)
def test_unknown_subject_is_a_kind_page(client, query):
    for page in (
        client.get("/comments/new", query_string=query),
        client.post("/comments/new", data={**query, "text": GOOD}),
        client.get("/comments/thanks", query_string=query),
    ):
        assert page.status_code == 404
        assert "<i>x" not in page.text


def test_good_comment_is_kept_and_thanked_for(client, core):
    answer = send(client, GOOD)

    assert answer.status_code == 303
    assert answer.location == f"/comments/thanks?authority={BRISTOL}"
    assert "Thank you for your comment" in client.get(answer.location).text
    assert kept(core) == [GOOD]
    assert GOOD not in client.get(f"/councils/{BRISTOL}/comments").text


def test_names_and_numbers_are_shown_marked_and_nothing_is_kept(client, core):
    page = send(client, "My son Jack waits. Ring 07700 900123.")

    assert page.status_code == 400
    for part in ("Jack", "07700 900123"):
        assert f"</span>{part}<span" in page.text
    assert "My son Jack waits. Ring 07700 900123.</textarea>" in page.text
    assert 'aria-invalid="true"' in page.text
    assert kept(core) == []


def test_urgent_words_get_the_card_and_are_not_kept_anywhere(client, core):
    page = send(client, "he has taken an overdose, and the club is shut")

    assert page.status_code == 200
    assert "Please get help now" in page.text
    assert "overdose" not in page.text
    assert kept(core) == []


def test_softer_danger_shows_the_card_before_the_comment_may_go(client, core):
    words = "CAMHS sent us away though he used to self harm years ago"
    page = send(client, words)

    assert "If things feel unsafe" in page.text
    assert f"{words}</textarea>" in page.text
    assert kept(core) == []
    assert send(client, words, told=hidden(page.text, "told")).status_code == 303
    assert kept(core) == [words]


@pytest.mark.parametrize(("text", "words"), [("", "Write your comment"), ("x" * 2_001, "Use 2,000 letters or fewer")])
def test_empty_or_long_comments_are_named_and_kept_in_the_box(client, core, text, words):
    page = send(client, text)

    assert page.status_code == 400
    assert f'<a href="#text">{words}</a>' in page.text
    assert f"{text}</textarea>" in page.text
    assert kept(core) == []


def test_lines_of_a_form_count_as_they_were_typed(client, core):
    assert send(client, "a\r\n" * 900).status_code == 303
    assert kept(core) == [("a\n" * 900).strip()]


def test_one_address_cannot_flood_us(client, core):
    answers = [send(client, f"{GOOD} {'again ' * number}").status_code for number in range(5)]

    assert answers == [303, 303, 303, 429, 429]
    assert len(kept(core)) == 3


def test_other_sites_cannot_send_comments(client, core):
    answer = client.post(
        "/comments/new", data={"authority": BRISTOL, "text": GOOD}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403
    assert kept(core) == []


def test_published_comment_stands_beside_its_answer(client, core):
    send(client, "Is there <i>any</i> club?")
    (comment,) = core.comments.listed()
    core.comments.answer(comment.comment_id, "Yes.", "We put it in the list.")
    core.comments.publish([comment.comment_id])

    page = client.get(f"/councils/{BRISTOL}/comments").text

    for words in (
        "You said, we did: Bristol 2026",
        "Is there &lt;i&gt;any&lt;/i&gt; club?",
        "A family said, in November 2026",
        "Yes.",
        "We put it in the list.",
    ):
        assert words in page
    assert client.get(f"/councils/{BRISTOL}/comments/2026").text == page


def test_comments_of_a_year_are_a_table_too(client, core):
    send(client, "=1+1 is what the page says")
    core.comments.publish([1])

    table = client.get(f"/councils/{BRISTOL}/comments/2026.csv")
    (row,) = csv.DictReader(io.StringIO(table.text))

    assert table.mimetype == "text/csv"
    assert (row["council"], row["said_in"], row["comment"]) == ("Bristol", "2026-11", "'=1+1 is what the page says")


@pytest.mark.parametrize(
    "address", ["/councils/X/comments", f"/councils/{BRISTOL}/comments/1999", f"/councils/{BRISTOL}/comments/1999.csv"]
)
def test_pages_of_nothing_are_not_found(client, address):
    assert client.get(address).status_code == 404


def test_page_without_comments_blames_nobody(client):
    page = client.get(f"/councils/{BRISTOL}/comments")

    assert page.status_code == 200
    assert "We hold no published comments on this list yet" in page.text


def test_cards_lead_to_the_form(site):
    gap = {"name": "Portage", "support": "portage", "gss_code": BRISTOL}
    card = {"heading": "Not found", "facts": [], "about": [gap, {"name": "Tots", "service_id": "s&1"}]}
    site.relay.messages = [a_reply(cards=[card])]

    page = site.form("hello").text
    told = site.turn("hello").json["cards"][0]["comments"]

    assert f'href="/comments/new?authority={BRISTOL}&amp;gap=portage">Comment on Portage</a>' in page
    assert [each["query"] for each in told] == [f"authority={BRISTOL}&gap=portage", "service=s%261"]


def test_pages_rest_kindly_without_a_core(site):
    assert site.client.get("/comments/new?authority=E06000023").status_code == 503
    assert site.client.get("/councils/E06000023/comments").status_code == 503


def test_every_comment_page_posts_its_forms_and_has_one_heading(client):
    for address in (
        f"/comments/new?authority={BRISTOL}",
        f"/councils/{BRISTOL}/comments",
        f"/comments/thanks?authority={BRISTOL}",
    ):
        page = client.get(address).text
        assert page.count("<form") == page.count('method="post"')
        assert page.count("<h1") == 1
