"""The postcodes.io client against a real HTTP server that answers, errs, stalls and refuses as the real one does."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from localoffer.places.postcodes_io import LiveError, PostcodesIo
from tests.localoffer.places.postcodes_io_server import BRISTOL, FarEnd, found, serving

PROXY_PAGE = "<html><body>Service Unavailable</body></html>"


class Clock:
    """A clock that goes on when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def far_end() -> Iterator[FarEnd]:
    with serving(FarEnd()) as far_end:
        yield far_end


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def client(far_end: FarEnd, clock: Clock, pauses: list[float]) -> PostcodesIo:
    return PostcodesIo(far_end.url, clock=clock, sleep=pauses.append)


def refused_address() -> str:
    """An address where nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_found_postcode_gives_its_codes_and_place(client: PostcodesIo, far_end: FarEnd):
    answer = client.in_turn("BS3 1AA")

    assert (answer.kind, answer.nation, answer.district_code, answer.point) == (
        "found",
        "England",
        "E06000023",
        (51.44, -2.6),
    )
    assert far_end.asked == ["/postcodes/BS31AA"]


def test_crown_dependency_has_a_country_and_no_place(client: PostcodesIo, far_end: FarEnd):
    codes = {"admin_district": "L99999999", "admin_county": "L99999999"}
    far_end.postcodes["JE24WD"] = found("JE2 4WD", codes, "Channel Islands", latitude=None, longitude=None)

    answer = client.lookup("JE2 4WD")

    assert (answer.nation, answer.country_code, answer.point) == ("Channel Islands", "", None)


@pytest.mark.parametrize(("postcode", "kind"), [("BS3 9ZZ", "not_found"), ("XX", "invalid")])
def test_unknown_is_an_answer_and_no_outage(client: PostcodesIo, postcode: str, kind: str):
    assert [client.lookup(postcode).kind for _ in range(5)] == [kind] * 5


def test_ended_postcode_takes_its_neighbours_codes(client: PostcodesIo, far_end: FarEnd):
    far_end.ended["SE19ZZ"] = {
        "postcode": "SE1 9ZZ",
        "year_terminated": 1998,
        "month_terminated": 12,
        "longitude": -0.09,
        "latitude": 51.5,
    }
    far_end.near = found("SE1 9AA", {"admin_district": "E09000028", "admin_county": "E99999999"})

    answer = client.in_turn("SE1 9ZZ")

    assert (answer.kind, answer.ended_on, answer.district_code, answer.point) == (
        "ended",
        "1998-12",
        "E09000028",
        (51.5, -0.09),
    )
    assert far_end.asked[-1] == "/postcodes?lon=-0.09&lat=51.5&widesearch=true&limit=1"


def test_ended_postcode_with_nothing_near_has_no_codes(client: PostcodesIo, far_end: FarEnd):
    far_end.ended["SE19ZZ"] = {"year_terminated": 1998, "month_terminated": 1, "longitude": -0.09, "latitude": 51.5}

    answer = client.lookup("SE1 9ZZ")

    assert (answer.kind, answer.ended_on, answer.nation) == ("ended", "1998-01", None)


def test_answers_are_remembered_for_their_time(client: PostcodesIo, far_end: FarEnd, clock: Clock):
    day = 24 * 3600
    client.lookup("BS3 1AA")
    client.lookup("BS3 9ZZ")

    clock.now += day - 1
    client.lookup("bs31aa")
    client.lookup("BS3 9ZZ")
    assert len(far_end.asked) == 2

    clock.now += 2
    client.lookup("BS3 1AA")
    client.lookup("BS3 9ZZ")
    assert len(far_end.asked) == 3

    clock.now += 30 * day
    client.lookup("BS3 1AA")
    assert len(far_end.asked) == 4


def test_stalled_server_ends_the_turn_and_rests_a_minute(far_end: FarEnd, clock: Clock):
    """The first time-out opens the breaker: the next families do not wait at all, until a minute has passed."""
    far_end.pause_seconds = 3.0
    client = PostcodesIo(far_end.url, clock=clock, turn_seconds=1.5)

    assert client.in_turn("BS3 1AA") is None
    far_end.pause_seconds = 0.0
    clock.now += 59
    assert client.in_turn("BS3 1AB") is None
    assert "/postcodes/BS31AB" not in far_end.asked

    clock.now += 2
    assert client.in_turn("BS3 1AB").kind == "not_found"


def test_turn_ends_when_the_answer_trickles_in(far_end: FarEnd, clock: Clock):
    """Every byte comes well within a socket's limit, so only a limit on the whole can end it."""
    far_end.drip = True
    client = PostcodesIo(far_end.url, clock=clock, turn_seconds=1.0)

    assert client.in_turn("BS3 1AA") is None
    assert client.in_turn("BS3 1AB") is None
    assert "/postcodes/BS31AB" not in far_end.asked


def test_turn_never_tries_twice(client: PostcodesIo, far_end: FarEnd, pauses: list[float]):
    far_end.failures = [(503, PROXY_PAGE, {})]

    assert client.in_turn("BS3 1AA") is None

    assert (len(far_end.asked), pauses) == (1, [])


@pytest.mark.parametrize("status", [502, 503, 504])
def test_patient_lookup_tries_once_more(client: PostcodesIo, far_end: FarEnd, pauses: list[float], status: int):
    far_end.failures = [(status, PROXY_PAGE, {})]

    assert client.lookup("BS3 1AA").kind == "found"

    assert len(far_end.asked) == 2
    assert 0 < pauses[0] < 1


def test_patient_lookup_waits_as_long_as_asked(client: PostcodesIo, far_end: FarEnd, pauses: list[float]):
    far_end.failures = [(503, PROXY_PAGE, {"Retry-After": "3"})]

    client.lookup("BS3 1AA")

    assert pauses == [3.0]


@pytest.mark.parametrize(
    ("status", "body"), [(429, PROXY_PAGE), (500, PROXY_PAGE), (200, PROXY_PAGE), (404, PROXY_PAGE), (200, "[]")]
)
def test_page_of_a_proxy_is_an_outage_not_retried(client: PostcodesIo, far_end: FarEnd, status: int, body: str):
    far_end.failures = [(status, body, {})]

    with pytest.raises(LiveError):
        client.lookup("BS3 1AA")

    assert len(far_end.asked) == 1
    assert client.lookup("BS3 1AA").kind == "found"


def test_refused_connection_is_tried_twice_then_told(clock: Clock, pauses: list[float]):
    client = PostcodesIo(refused_address(), clock=clock, sleep=pauses.append)

    with pytest.raises(LiveError, match="cannot be reached") as caught:
        client.lookup("BS3 1AA")

    assert len(pauses) == 1
    assert "BS3" not in str(caught.value)
    assert client.in_turn("BS3 1AA") is None


def test_three_failures_rest_the_client_for_a_minute(client: PostcodesIo, far_end: FarEnd, clock: Clock):
    far_end.failures = [(500, PROXY_PAGE, {})] * 3
    for _ in range(3):
        assert client.in_turn("BS3 1AA") is None

    assert client.in_turn("BS3 1AA") is None
    assert len(far_end.asked) == 3
    clock.now += 61
    assert client.in_turn("BS3 1AA").kind == "found"


def test_redirect_is_not_followed_elsewhere(client: PostcodesIo, far_end: FarEnd):
    far_end.failures = [(302, "", {"Location": f"{far_end.url}/postcodes/BS31AA"})]

    assert client.in_turn("BS3 1AA") is None
    assert len(far_end.asked) == 1


def test_bulk_is_asked_by_the_hundred_and_matched_by_query(client: PostcodesIo, far_end: FarEnd):
    """The far end answers in reverse order: only the query it repeats says which is which."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    wanted = [f"BS3 {digit}A{letter}" for digit in range(10) for letter in letters] + ["BS4 1AA"]
    for postcode in wanted[:150]:
        far_end.postcodes[postcode.replace(" ", "")] = found(postcode, {**BRISTOL, "admin_district": postcode})

    answers = client.bulk([*wanted, wanted[0]])

    assert [len(body["postcodes"]) for body in far_end.bodies] == [100, 100, 1]
    assert {postcode: answers[postcode].district_code for postcode in wanted[:150]} == {
        each: each for each in wanted[:150]
    }
    assert {answers[postcode].kind for postcode in wanted[150:]} == {"not_found"}


def test_only_the_postcode_is_sent(client: PostcodesIo, far_end: FarEnd):
    client.bulk(["BS3 1AA"])
    client.in_turn("BS3 1AA")

    assert far_end.bodies == [{"postcodes": ["BS3 1AA"]}]
    assert far_end.asked[1:] == ["/postcodes/BS31AA"]
