"""Comments: kept unseen, never with a name in them, published and answered by a person."""

from __future__ import annotations

import pytest

from localoffer.errors import CommentError
from localoffer.navigator import comments as desk
from localoffer.store.records import CommentRecord
from tests.factories import TODAY, a_service
from tests.localoffer.navigator.councils import BRISTOL, LEEDS, a_navigator

GOOD = "There is nothing for teenagers at weekends."


@pytest.fixture
def navigator():
    made = a_navigator(a_service("s1", name="Talking Tots"))
    yield made
    made.database.close()


@pytest.fixture
def kept(navigator) -> int:
    """The number of one comment on Talking Tots."""
    navigator.comments.add(navigator.comments.subject(service_id="s1"), GOOD)
    return navigator.comments.listed()[0].comment_id


@pytest.mark.parametrize(
    ("named", "about"),
    [
        ({"service_id": "s1"}, "Talking Tots"),
        ({"gss_code": BRISTOL, "support": "portage"}, "Portage"),
        ({"gss_code": BRISTOL}, "the list of help from Bristol"),
        ({"service_id": "s9"}, None),
        ({"gss_code": BRISTOL, "support": "magic"}, None),
        ({"gss_code": "X"}, None),
        ({}, None),
    ],
)
def test_subject_is_a_record_a_gap_or_a_whole_list(navigator, named, about):
    subject = navigator.comments.subject(**named)

    assert (subject and subject.about) == about


def test_new_comment_is_seen_by_nobody(navigator, kept):
    (comment,) = navigator.comments.listed("Bristol")

    assert (comment.comment_id, comment.status, comment.text, comment.made_on) == (kept, "new", GOOD, TODAY)
    assert navigator.comments.published(BRISTOL).comments == ()
    assert navigator.comments.published(BRISTOL).years == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "x" * 2_001,
        "My son Jack waits",
        "Ring 07700 900123",
        "a@b.com",
        "We live at BS3 1AA",
        "he has taken an overdose",
    ],
)
def test_what_may_not_be_kept_is_refused_whole(navigator, text):
    with pytest.raises(CommentError):
        navigator.comments.add(navigator.comments.subject(gss_code=BRISTOL), text)

    assert navigator.comments.listed() == []


def test_comment_sent_twice_is_kept_once(navigator, kept):
    assert navigator.comments.add(navigator.comments.subject(service_id="s1"), f" {GOOD}\r\n") is True

    assert [each.comment_id for each in navigator.comments.listed()] == [kept]


def test_unread_comments_cannot_pile_up_for_ever(navigator, kept, monkeypatch):
    monkeypatch.setattr(desk, "MOST_WAITING", 1)

    assert navigator.comments.add(navigator.comments.subject(gss_code=BRISTOL), "Another one.") is False
    assert navigator.comments.add(navigator.comments.subject(gss_code=LEEDS), "Another one.") is True
    navigator.comments.publish([kept])
    assert navigator.comments.add(navigator.comments.subject(gss_code=BRISTOL), "Another one.") is True


def test_published_comment_stands_with_its_answer_by_year(navigator, kept):
    navigator.comments.answer(kept, "You are right.", "A club opens in May.", "Bristol")
    navigator.comments.publish([kept], "Bristol")

    page = navigator.comments.published(BRISTOL)
    (comment,) = page.comments
    assert page.years == (2026,)
    assert (comment.reply, comment.action, comment.published_on) == ("You are right.", "A club opens in May.", TODAY)
    assert navigator.comments.published(BRISTOL, 2025).comments == ()


def test_hidden_comment_leaves_the_page_and_keeps_its_reason(navigator, kept):
    navigator.comments.publish([kept])
    navigator.comments.hide(kept, "names a worker")

    assert navigator.comments.published(BRISTOL).comments == ()
    assert navigator.comments.listed(status="hidden")[0].hidden_because == "names a worker"


def test_publishing_again_keeps_the_first_day(navigator, kept):
    navigator.comments.publish([kept])
    navigator.today = lambda: TODAY.replace(year=2027)

    assert navigator.comments.publish([kept])[0].published_on == TODAY


@pytest.mark.parametrize(
    "change",
    [
        lambda desk, number: desk.publish([number], "Leeds"),
        lambda desk, number: desk.hide(number, "why", "Leeds"),
        lambda desk, number: desk.answer(number, "words", "", "Leeds"),
        lambda desk, number: desk.publish([number, number + 1]),
        lambda desk, number: desk.hide(number, " "),
        lambda desk, number: desk.answer(number, ""),
    ],
)
def test_wrong_council_number_or_silence_changes_nothing(navigator, kept, change):
    with pytest.raises(CommentError):
        change(navigator.comments, kept)

    with navigator.database.session() as session:
        record = session.get_one(CommentRecord, kept)
    assert (record.status, record.reply, record.hidden_because) == ("new", None, None)


def test_name_of_the_service_may_be_said(navigator):
    navigator.comments.add(navigator.comments.subject(service_id="s1"), "Talking Tots is only on Tuesdays.")

    assert len(navigator.comments.listed()) == 1
