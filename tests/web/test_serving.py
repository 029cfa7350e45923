"""The web app behind the server it really runs on."""

from __future__ import annotations

import http.client
import logging
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from localoffer.settings import ROOT, Settings
from tests.web.conftest import Site
from tests.web.serving import served
from web.__main__ import main, serving


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    with served(site.app, **serving(Settings.read({}))) as port:
        yield port


def ask(port: int, method: str, path: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body, kind)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_page_is_served_without_naming_the_server(port):
    status, headers, body = ask(port, "GET", "/")

    assert status == 200
    assert b"What help is there" in body
    assert "Server" not in headers


@pytest.mark.parametrize(("size", "kind"), [(70_000, True), (300_000, False)])
def test_big_bodies_are_refused_before_they_cost(port, site, size, kind):
    status, _, body = ask(port, "POST", "/chat", b"text=" + b"x" * size)

    assert status == 413
    assert (b"tel:999" in body) is kind
    assert site.relay.turns == []


def test_nothing_is_logged_about_a_visit(port, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(port, "GET", "/find?need=Canary")
        ask(port, "POST", "/chat", b"text=Canary")

    assert "Canary" not in caplog.text
    assert "127.0.0.1" not in caplog.text


def test_bad_setting_stops_the_start_in_one_line(monkeypatch, capsys):
    monkeypatch.setenv("OFFER_PORT", "eighty")

    status = main()

    assert status == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_taken_port_stops_the_start_in_one_line(port, tmp_path):
    told = {**os.environ, "OFFER_PORT": str(port), "OFFER_VAR": str(tmp_path)}

    ended = subprocess.run(
        [sys.executable, "-m", "web"], cwd=ROOT, env=told, capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"web: cannot listen on 127.0.0.1:{port}")
    assert ended.stderr.count("\n") == 1


def test_proxies_are_believed_only_when_told(build_site):
    plain, behind = (
        build_site({"OFFER_TURNS_PER_MINUTE": "1"}),
        build_site({"OFFER_TURNS_PER_MINUTE": "1", "OFFER_TRUSTED_PROXIES": "1"}),
    )

    def two_addresses(site: Site) -> list[int]:
        return [
            site.client.post(
                "/chat/turn", json={"turn": "t", "text": "hello"}, headers={"X-Forwarded-For": address}
            ).status_code
            for address in ("192.0.2.1", "192.0.2.2")
        ]

    assert two_addresses(plain) == [200, 429]
    assert two_addresses(behind) == [200, 200]
