"""One door to councils' servers: a real server that behaves in every bad way we know."""

from __future__ import annotations

import gzip
import ssl
import threading
from itertools import repeat

import pytest
import trustme

from localoffer.errors import FetchError
from localoffer.publishing.fetch import MAX_REDIRECTS, Fetcher, Limits
from localoffer.publishing.guard import Guard
from tests.localoffer.publishing.feed_server import Reply, serving

MEGABYTE = b" " * 1024 * 1024


def always(reply):
    return lambda _path, _query: reply


def redirecting(to, status=302):
    return Reply((b"",), status, {"Location": to})


def body_of(reply, **limits):
    with serving(always(reply)) as council, council.fetcher(**limits) as fetcher:
        return fetcher.get(f"{council.url}/services").body


def refusal_of(reply, **limits):
    with pytest.raises(FetchError) as refused:
        body_of(reply, **limits)
    return refused.value


def test_page_is_read_as_it_was_sent():
    assert body_of(Reply((b'{"a": 1}',))) == b'{"a": 1}'


def test_compressed_page_is_unpacked():
    packed = gzip.compress(b'{"a": 1}')

    assert body_of(Reply((packed,), headers={"Content-Encoding": "gzip"})) == b'{"a": 1}'


def test_page_sent_in_chunks_is_joined():
    pieces = (b"3\r\n[1,\r\n", b"2\r\n2]\r\n", b"0\r\n\r\n")

    assert body_of(Reply(iter(pieces), headers={"Transfer-Encoding": "chunked"})) == b"[1,2]"


def test_only_the_real_name_is_asked_of_the_server_and_nothing_of_ours_sent(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    with serving(always(Reply())) as council:
        guard = council.guard(resolve=lambda _host, _port: ["127.0.0.1"])
        with Fetcher(guard) as fetcher:
            fetcher.get(f"http://feeds.example:{council.port}/services")

    headers = council.asked[0].headers
    assert headers["Host"] == f"feeds.example:{council.port}"
    assert {"Cookie", "Authorization"}.isdisjoint(headers)


def test_name_is_looked_up_once_however_often_it_is_asked():
    """A name that changes its answer after it was checked changes nothing (DNS rebinding)."""
    looked_up = []

    def rebinding(_host, _port):
        looked_up.append(1)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.0.0.1"]

    with serving(always(Reply())) as council, Fetcher(council.guard(resolve=rebinding)) as fetcher:
        fetcher.get(f"http://feeds.example:{council.port}/services")
        fetcher.get(f"http://feeds.example:{council.port}/services?page=2")

    assert len(looked_up) == 1
    assert len(council.asked) == 2


def test_connections_are_kept_from_page_to_page():
    with serving(always(Reply())) as council, council.fetcher() as fetcher:
        for page in range(5):
            fetcher.get(f"{council.url}/services?page={page}")

    assert (len(council.asked), len(council.connections)) == (5, 1)


def test_address_that_does_not_answer_is_passed_over():
    with serving(always(Reply((b"[1]",)))) as council:
        guard = Guard(
            also=[("127.0.0.1", council.port), ("127.0.0.9", council.port)],
            resolve=lambda _host, _port: ["127.0.0.9", "127.0.0.1"],
        )
        with Fetcher(guard) as fetcher:
            assert fetcher.get(f"http://feeds.example:{council.port}/").body == b"[1]"


# --- redirects ---


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_to_where_it_leads(status):
    def answer(path, _query):
        return redirecting("/v3/services", status) if path == "/services" else Reply((b"[1]",))

    with serving(answer) as council, council.fetcher() as fetcher:
        fetched = fetcher.get(f"{council.url}/services")

    assert (fetched.body, fetched.address) == (b"[1]", f"{council.url}/v3/services")


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/services", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://127.0.0.1/",
        "http://localhost/", "http://127.0.0.1:5432/", "//192.168.0.1/", "file:///etc/passwd", "http://a:b@10.0.0.1/",
    ],
)  # fmt: skip
def test_redirect_inside_the_network_is_refused_and_not_shown(to):
    refused = refusal_of(redirecting(to))

    assert "http://127.0.0.1:" in str(refused)
    assert to not in str(refused)


def test_redirect_to_a_name_that_leads_inside_is_refused():
    with serving(always(redirecting("http://innocent.example/"))) as council:
        names = {"feeds.example": ["127.0.0.1"], "innocent.example": ["10.0.0.7"]}
        guard = council.guard(resolve=lambda host, _port: names[host])
        with Fetcher(guard) as fetcher, pytest.raises(FetchError, match="private network"):
            fetcher.get(f"http://feeds.example:{council.port}/services")

    assert len(council.asked) == 1


def test_circle_of_redirects_comes_to_an_end():
    with (
        serving(always(redirecting("/services"))) as council,
        council.fetcher() as fetcher,
        pytest.raises(FetchError, match="more than 5 times"),
    ):
        fetcher.get(f"{council.url}/services")

    assert len(council.asked) == MAX_REDIRECTS + 1


def test_redirect_to_nowhere_is_one_clear_line():
    assert "redirects to nowhere" in str(refusal_of(Reply((b"",), 302)))


# --- too much, too slow, never ending ---


def test_page_above_the_limit_is_cut_off():
    assert "sends too much" in str(refusal_of(Reply((MEGABYTE,)), max_bytes=1000))


def test_page_that_never_ends_is_cut_off():
    refused = refusal_of(Reply(repeat(MEGABYTE)), max_bytes=5_000_000)

    assert "sends too much" in str(refused)


def test_bomb_is_measured_as_it_unpacks():
    bomb = gzip.compress(MEGABYTE * 100)

    refused = refusal_of(Reply((bomb,), headers={"Content-Encoding": "gzip"}), max_bytes=1_000_000)

    assert len(bomb) < 1_000_000
    assert "sends too much" in str(refused)


def test_bomb_packed_in_bombs_is_refused():
    bomb = MEGABYTE * 20
    for _ in range(3):
        bomb = gzip.compress(bomb)

    refusal_of(Reply((bomb,), headers={"Content-Encoding": "gzip, gzip, gzip"}), max_bytes=1_000_000)


def test_page_that_drips_is_given_up():
    refused = refusal_of(Reply(repeat(b" "), pause_seconds=0.02), seconds=0.3)

    assert "too slow" in str(refused)
    assert refused.is_passing


def test_nothing_goes_on_reading_after_giving_up():
    with serving(always(Reply(repeat(b" "), pause_seconds=0.02))) as council:
        with council.fetcher(seconds=0.3) as fetcher, pytest.raises(FetchError):
            fetcher.get(council.url)
        left = [each for each in threading.enumerate() if each.name == "fetch"]
        for each in left:
            each.join(timeout=5)

    assert not any(each.is_alive() for each in left)


def test_headers_that_drip_are_given_up():
    def dripping():
        yield b"HTTP/1.1 200 OK\r\nX-Slow: "
        yield from repeat(b"a", 200)

    refused = refusal_of(Reply(dripping(), pause_seconds=0.02, raw_head=b""), seconds=0.3)

    assert "too slow" in str(refused)


def test_silent_server_is_given_up():
    refused = refusal_of(Reply((b"{}",), pause_seconds=1.0), silence_seconds=0.1)

    assert "does not answer" in str(refused)


def test_page_that_stops_in_the_middle_is_refused():
    assert refusal_of(Reply((b'{"a',), headers={"Content-Length": "100"}), silence_seconds=0.2).is_passing


def test_nobody_listening_is_one_clear_line():
    with serving(always(Reply())) as council:
        fetcher = council.fetcher()
    with pytest.raises(FetchError, match="cannot be reached") as refused:
        fetcher.get(f"{council.url}/services?key=secret")

    assert str(refused.value).count("\n") == 0
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "head",
    [b"hello\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 300 + b"\r\n", b"\x00" * 99],
)
def test_server_that_speaks_no_http_is_refused(head):
    assert isinstance(refusal_of(Reply((b"",), raw_head=head), seconds=2.0), FetchError)


def test_what_is_packed_wrongly_is_refused():
    assert refusal_of(Reply((b"not gzip",), headers={"Content-Encoding": "gzip"}))


@pytest.mark.parametrize(
    ("status", "todo", "is_passing"),
    [(401, "without a key", False), (403, "without a key", False), (404, "Check the address", False), (500, "later", True), (503, "later", True)],
)  # fmt: skip
def test_refusing_server_is_told_with_what_to_do(status, todo, is_passing):
    refused = refusal_of(Reply((b"secret inside",), status))

    assert (refused.status, refused.is_passing) == (status, is_passing)
    assert todo in str(refused)
    assert "secret inside" not in str(refused)


def test_server_that_asks_for_patience_is_heard():
    assert refusal_of(Reply((b"",), 429, {"Retry-After": "7"})).retry_after_seconds == 7


# --- https ---


@pytest.fixture(scope="module")
def certificates():
    return trustme.CA()


def over_https(certificates, name, tmp_path, *, trusts=True):
    """What a server whose certificate is for `name` sends to whoever asks feeds.example, at its checked address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificates.issue_cert(name).configure_cert(context)
    greeted = []
    context.sni_callback = lambda _socket, greeting, _context: greeted.append(greeting)
    trusted = tmp_path / "trusted.pem"
    certificates.cert_pem.write_to_path(str(trusted))
    with serving(always(Reply((b"[1]",))), context) as council:
        guard = council.guard(resolve=lambda _host, _port: ["127.0.0.1"])
        with Fetcher(guard, trusted=str(trusted) if trusts else None) as fetcher:
            body = fetcher.get(f"https://feeds.example:{council.port}/services").body
    return body, greeted


def test_certificate_of_the_name_is_checked_at_the_pinned_address(certificates, tmp_path):
    assert over_https(certificates, "feeds.example", tmp_path) == (b"[1]", ["feeds.example"])


def test_certificate_of_another_name_is_refused(certificates, tmp_path):
    with pytest.raises(FetchError, match="no certificate we can trust"):
        over_https(certificates, "other.example", tmp_path)


def test_certificate_that_nobody_vouches_for_is_refused(certificates, tmp_path):
    with pytest.raises(FetchError, match="no certificate we can trust"):
        over_https(certificates, "feeds.example", tmp_path, trusts=False)


def test_redirect_from_https_to_plain_http_is_refused(certificates, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificates.issue_cert("feeds.example").configure_cert(context)
    trusted = tmp_path / "trusted.pem"
    certificates.cert_pem.write_to_path(str(trusted))
    with serving(always(redirecting("http://feeds.example/")), context) as council:
        guard = council.guard(resolve=lambda _host, _port: ["127.0.0.1"])
        with Fetcher(guard, Limits(), trusted=str(trusted)) as fetcher, pytest.raises(FetchError, match="plain http"):
            fetcher.get(f"https://feeds.example:{council.port}/services")
