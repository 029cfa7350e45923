"""Whole feeds, honest and lying, read from a real server."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import count

import pytest

from localoffer.errors import FetchError, UploadError
from tests.localoffer.publishing.feed.feeds import NOT_FOUND, Feed, an_entry, details_of, read, some
from tests.localoffer.publishing.feed_server import Reply, as_json
from tests.localoffer.publishing.offer_files import an_id, drafted

SINCE = datetime(2026, 11, 10)  # noqa: DTZ001 - UTC, as stored


def found(problems):
    return [each.found for each in problems]


@pytest.mark.parametrize("given", ["/v3/services", "/v3", "/v3/", "/v3/services?page=2", "/v3/services/"])
def test_every_page_is_read_whatever_was_given(given, tmp_path):
    done = read(Feed(some(*range(1, 9)), root="/v3"), tmp_path, given)

    assert done.names == [1, 2, 3, 4, 5, 6, 7, 8]
    assert done.reading.address == done.council.url + "/v3/services"
    assert (done.reading.count, done.reading.is_whole, done.reading.problems) == (8, True, ())


def test_shallow_entries_are_completed_by_their_details(tmp_path):
    entries = some(1, 2)

    done = read(Feed(entries), tmp_path)

    assert done.records == [details_of(each) for each in entries]


def test_file_reads_like_the_page_of_any_council(tmp_path):
    read(Feed(some(*range(1, 9))), tmp_path)

    draft = drafted((tmp_path / "feed.json").read_bytes())

    assert (draft.format, draft.read, draft.is_part, draft.is_list) == ("oruk-3.0", 8, False, True)
    assert not any(service.is_shallow for service in draft.services)


def test_entries_with_parts_are_not_asked_for_again(tmp_path):
    done = read(Feed([details_of(each) for each in some(1, 2)]), tmp_path)

    assert set(done.council.paths()) == {"/services"}


def test_feed_of_version_one_stays_version_one(tmp_path):
    entries = some(1, 2, eligibilitys=[{"id": "1", "minimum_age": 4}])

    done = read(Feed(entries, envelope="content"), tmp_path)

    assert drafted(json.dumps(done.page).encode()).format == "oruk-1.0"
    assert len(done.page["content"]) == 2


# --- headers that lie ---


@pytest.mark.parametrize(
    "header",
    [
        {"total_pages": 1}, {"total_pages": 1, "last_page": True, "total_items": 3}, {"last_page": True},
        {"last_page": False}, {"empty": True}, {"total_items": None, "total_pages": None, "last_page": None},
        {"page_number": 0}, {"page_number": 99}, {"total_pages": 900}, {"total_items": 0, "total_pages": 0}, {"size": 0},
        {"total_items": "eight", "total_pages": [], "last_page": "no"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("last_page_answers", [200, 404])
def test_no_lying_header_hides_a_page(header, last_page_answers, tmp_path):
    done = read(Feed(some(*range(1, 9)), header=header, last_page_answers=last_page_answers), tmp_path)

    assert done.names == [1, 2, 3, 4, 5, 6, 7, 8]


def test_feed_that_counts_pages_from_nought_is_read_whole(tmp_path):
    feed = Feed(some(*range(1, 9)))

    def from_nought(path, query):
        number = int(query.pop("page", 0))
        feed.header = {"page_number": number, "number": number}
        return feed(path, {**query, "page": str(number + 1)})

    assert read(from_nought, tmp_path).names == [1, 2, 3, 4, 5, 6, 7, 8]


def test_feed_that_repeats_its_last_page_comes_to_an_end(tmp_path):
    feed = Feed(some(*range(1, 6)), header={"last_page": False})

    done = read(lambda path, query: feed(path, {**query, "page": str(min(2, int(query.get("page", 1))))}), tmp_path)

    assert done.names == [1, 2, 3, 4, 5]
    assert len([path for path in done.council.paths() if path == "/services"]) == 3


def test_feed_without_pages_is_asked_once_more_only(tmp_path):
    whole = as_json({"contents": [details_of(each) for each in some(1, 2, 3)]})

    done = read(lambda path, _query: whole if path == "/offer.json" else NOT_FOUND, tmp_path, "/offer.json")

    assert done.names == [1, 2, 3]
    assert done.council.paths() == ["/offer.json", "/offer.json"]


def test_short_page_in_the_middle_ends_nothing(tmp_path):
    pages = [some(1, 2, 3), some(4), some(5, 6)]

    def answer(path, query):
        number = int(query.get("page", 1))
        if path != "/services" or number > 3:
            return NOT_FOUND
        return as_json({"contents": [details_of(each) for each in pages[number - 1]], "total_pages": 3})

    assert read(answer, tmp_path).names == [1, 2, 3, 4, 5, 6]


def test_records_that_move_between_pages_are_kept_once(tmp_path):
    pages = [some(1, 2, 3), some(3, 4, 5), []]

    def answer(_path, query):
        shown = pages[min(2, int(query.get("page", 1)) - 1)]
        return as_json({"contents": [details_of(each) for each in shown], "total_items": 6})

    done = read(answer, tmp_path)

    assert done.names == [1, 2, 3, 4, 5]
    assert not done.reading.is_whole


def test_two_services_with_one_id_are_both_kept(tmp_path):
    entries = [details_of(an_entry(1)), details_of(an_entry(1, name="Chess club 2"))]

    assert read(Feed(entries), tmp_path).names == [1, 2]


def test_feed_that_holds_back_records_removes_nothing(tmp_path):
    done = read(Feed(some(1, 2, 3, 4), header={"total_items": 874}), tmp_path)

    assert not done.reading.is_whole
    assert found(done.reading.problems) == ["874, with 4 records to be had"]
    assert done.reading.stated_total == 874


def test_feed_that_breaks_off_removes_nothing(tmp_path):
    def answer(path, query):
        if path == "/services" and "page" not in query:
            return as_json({"contents": [details_of(each) for each in some(1, 2)], "total_pages": 4})
        return NOT_FOUND

    assert not read(answer, tmp_path).reading.is_whole


def test_whole_feed_is_refused_when_a_page_cannot_be_had(tmp_path):
    feed = Feed(some(*range(1, 9)))

    with pytest.raises(FetchError, match="answered 500"):
        read(lambda path, query: Reply((b"",), 500) if query.get("page") == "2" else feed(path, query), tmp_path)


def test_feed_that_never_ends_is_refused(tmp_path):
    numbers = count(1)

    with pytest.raises(FetchError, match="no end after 20 pages"):
        read(lambda _path, _query: as_json({"contents": [details_of(an_entry(next(numbers)))]}), tmp_path, pages=20)


def test_feed_that_sends_too_much_in_all_is_refused(tmp_path):
    with pytest.raises(FetchError, match="too much in all"):
        read(Feed(some(*range(1, 99))), tmp_path, total_bytes=5_000)


def test_feed_that_cannot_be_read_in_time_is_refused(tmp_path):
    with pytest.raises(FetchError, match="not read to its end"):
        read(Feed(some(1)), tmp_path, seconds=-1.0)


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"<!doctype html><p>Welcome", "web page"), (b'{"contents": [{"id": "1", "term_uri": "x", "name": "Autism"}]}', "taxonomy terms")],
)  # fmt: skip
def test_address_of_something_else_says_what_it_is(body, said, tmp_path):
    with pytest.raises(UploadError, match=said) as refused:
        read(lambda _path, _query: Reply((body,)), tmp_path)

    assert "http://127.0.0.1" in str(refused.value)


def test_site_without_a_feed_says_where_it_was_looked_for(tmp_path):
    with pytest.raises(FetchError, match="/nothing/services: answered 404"):
        read(lambda _path, _query: NOT_FOUND, tmp_path, "/nothing")


def test_base_address_may_be_the_list_itself(tmp_path):
    whole = as_json({"contents": [details_of(each) for each in some(1, 2)]})

    done = read(lambda path, _query: whole if path == "/open-data" else NOT_FOUND, tmp_path, "/open-data")

    assert (done.names, done.reading.address) == ([1, 2], done.council.url + "/open-data")


def test_address_of_one_service_reads_that_service(tmp_path):
    done = read(Feed(some(1, 2)), tmp_path, f"/services/{an_id(2)}")

    assert done.page["name"] == "Saturday club 2"
    assert not done.reading.is_whole


def test_feed_that_refuses_what_we_ask_for_is_asked_plainly(tmp_path):
    feed = Feed(some(*range(1, 6)))

    def strict(path, query):
        return Reply((b"",), 400) if {"per_page", "modified_after"} & query.keys() else feed(path, query)

    assert read(strict, tmp_path, since=SINCE).reading.count == 0
    assert read(strict, tmp_path).names == [1, 2, 3, 4, 5]


# --- a server in trouble ---


def test_server_in_trouble_is_given_time_and_tried_again(tmp_path):
    answers = iter(
        [Reply((b"",), 503), Reply((b"",), 429, {"Retry-After": "30"}), Reply((b"",), 429, {"Retry-After": "9999"})]
    )
    slept = []
    feed = Feed([details_of(an_entry(1))])

    def troubled(path, query):
        return next(answers, None) or feed(path, query)

    with pytest.raises(FetchError, match="answered 429"):
        read(troubled, tmp_path, sleep=slept.append)
    assert slept == [0.0, 2.0, 0.0, 30, 0.0]

    answers = iter([Reply((b"",), 502)])
    assert read(troubled, tmp_path).names == [1]


def test_pause_is_kept_before_every_request(tmp_path):
    slept = []

    done = read(Feed(some(1, 2, 3, 4)), tmp_path, sleep=slept.append, pause_seconds=0.5)

    assert slept == [0.5] * len(done.council.asked)


# --- details ---


def test_entry_whose_details_fail_is_kept_and_told(tmp_path):
    done = read(Feed(some(1, 2, 3), broken_details={an_id(2)}), tmp_path)

    assert done.names == [1, 2, 3]
    assert [(each.row, each.level) for each in done.reading.problems] == [(2, "noted")]
    assert done.reading.is_whole


def test_details_of_another_service_are_not_taken(tmp_path):
    feed = Feed(some(1, 2))

    def confused(path, query):
        return as_json(details_of(an_entry(7))) if path.endswith(an_id(2)) else feed(path, query)

    done = read(confused, tmp_path)

    assert done.names == [1, 2]
    assert "not this service" in done.reading.problems[0].found


def test_feed_without_details_is_soon_left_in_peace(tmp_path):
    numbers = range(1, 31)

    done = read(Feed(some(*numbers), broken_details={an_id(each) for each in numbers}), tmp_path)

    assert done.names == list(numbers)
    assert len([path for path in done.council.paths() if path != "/services"]) == 10
    assert "20 without details: 10 in a row could not be read" in found(done.reading.problems)


def test_only_so_many_details_are_asked_for(tmp_path):
    done = read(Feed(some(1, 2, 3, 4)), tmp_path, details=3)

    assert found(done.reading.problems) == ["1 without details: at most 3 are asked for"]
    assert ["contacts" in each for each in done.records] == [True, True, True, False]


def test_ids_that_are_numbers_have_details_too(tmp_path):
    done = read(Feed([an_entry(1, id=5634)]), tmp_path)

    assert "/services/5634" in done.council.paths()
    assert "contacts" in done.records[0]


# --- only what changed ---


@pytest.mark.parametrize("heeds", [True, False])
def test_only_what_changed_is_read_whether_the_feed_heeds_it_or_not(heeds, tmp_path):
    entries = [*some(*range(1, 6)), *some(6, 7, last_modified="2026-11-12T08:00:00.000Z")]

    done = read(Feed(entries, heeds_modified_after=heeds), tmp_path, since=SINCE)

    assert done.names == [6, 7]
    assert done.council.asked[0].query["modified_after"] == "2026-11-10T00:00:00Z"
    assert len([path for path in done.council.paths() if path != "/services"]) == 2
    assert not done.reading.is_whole
    assert done.reading.problems == ()


def test_service_that_does_not_say_when_it_changed_is_read(tmp_path):
    done = read(Feed(some(1, last_modified="some day"), heeds_modified_after=False), tmp_path, since=SINCE)

    assert done.names == [1]


def test_nothing_changed_leaves_nothing_to_read(tmp_path):
    done = read(Feed(some(1, 2)), tmp_path, since=SINCE)

    assert done.reading.count == 0


def test_nothing_is_left_beside_the_file(tmp_path):
    read(Feed(some(1, 2)), tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["feed.json"]
