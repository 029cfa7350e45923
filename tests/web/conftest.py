"""A web app put together from real templates, real readers and real crisis numbers, with stand-ins for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from localoffer.settings import Settings
from tests.web.fakes import FakeClock, FakeNavigator, FakePlaces, FakeRelay
from web import HELPLINES, create_app


@dataclass
class Site:
    """The web app under test and its stand-ins."""

    settings: dict[str, str] = field(default_factory=dict)
    relay: FakeRelay = field(default_factory=FakeRelay)
    places: FakePlaces = field(default_factory=FakePlaces)
    navigator: FakeNavigator = field(default_factory=FakeNavigator)
    clock: FakeClock = field(default_factory=FakeClock)
    helplines_file: Path = HELPLINES

    def __post_init__(self) -> None:
        self.app = create_app(
            Settings.read(self.settings),
            locate=self.places.locate,
            relay=self.relay,
            navigator=self.navigator,
            clock=self.clock,
            helplines_file=self.helplines_file,
        )
        self.client: FlaskClient = self.app.test_client()

    def token(self) -> str:
        """A token as the first page gives it."""
        return hidden(self.client.get("/").text, "token")

    def turn(
        self, text: str | None = None, *, token: str | None = None, turn: str = "turn-1", **more: Any
    ) -> TestResponse:
        """One turn as the page's script sends it."""
        body = {"token": token or self.token(), "turn": turn} | ({} if text is None else {"text": text}) | more
        return self.client.post("/chat/turn", json=body)

    def form(self, text: str = "", *, page: str | None = None, **more: str) -> TestResponse:
        """One turn as the form on a page sends it."""
        page = page or self.client.get("/").text
        fields = {"token": hidden(page, "token"), "turn": hidden(page, "turn"), "text": text, **more}
        return self.client.post("/chat", data=fields)


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no hidden field {name}"
    return found.group(1)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def build_site():
    return Site
