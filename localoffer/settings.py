"""Every environment variable the product reads: its type, unit, default and meaning.

Read once at a process's start by `Settings.read`; a bad value stops the start and is named. Nothing else in the
product looks at the environment. The Rasa server's few values reach it through credentials.yml and endpoints.yml.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from localoffer.errors import SettingError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: where data/, models/ and var/ lie."""


def _setting(name: str, default: str, kind: str, meaning: str) -> Any:
    """A field that is read from the environment variable `name`."""
    return field(default=None, metadata={"name": name, "default": default, "kind": kind, "meaning": meaning})


SHORTEST_SECRET = 16
"""Characters; what the Rasa channel asks of its token too."""


@dataclass(frozen=True)
class Settings:
    """One process's settings, already cast and checked; build with `Settings.read()`."""

    env: str = _setting("OFFER_ENV", "development", "development|production", "production refuses sample data")
    host: str = _setting("OFFER_HOST", "127.0.0.1", "host", "address the web app listens on")
    port: int = _setting("OFFER_PORT", "8000", "port", "port of the web app, the only public one")
    rasa_port: int = _setting("OFFER_RASA_PORT", "5005", "port", "loopback port of the Rasa server")
    actions_port: int = _setting("OFFER_ACTIONS_PORT", "5055", "port", "loopback port of the action server")
    internal_token: str = _setting(
        "OFFER_INTERNAL_TOKEN", "", "secret", "shared secret between our processes; `offer run` makes one when unset"
    )
    secret_key: str = _setting(
        "OFFER_SECRET_KEY", "", "secret", "signs form and conversation tokens; `offer run` makes one when unset"
    )
    database_url: str = _setting(
        "DATABASE_URL", "sqlite:///{var}/offer.db", "database", "SQLAlchemy address; SQLite or PostgreSQL"
    )
    var: Path = _setting("OFFER_VAR", str(ROOT / "var"), "path", "folder for what is made while running")
    models: Path = _setting("OFFER_MODELS", str(ROOT / "models"), "path", "folder of trained archives")
    redis_url: str = _setting("REDIS_URL", "", "redis", "Redis for conversation trackers; unset keeps them in memory")
    idle_minutes: int = _setting(
        "OFFER_IDLE_MINUTES", "60", "count", "minutes without a message after which a conversation is forgotten"
    )
    chat_off: str = _setting("CHAT_OFF", "", "text", "when set, the chat is closed and shows this message")
    postcodes_io: bool = _setting(
        "OFFER_POSTCODES_IO", "off", "on|off", "ask postcodes.io about postcodes our tables cannot decide"
    )
    postcodes_io_url: str = _setting(
        "OFFER_POSTCODES_IO_URL", "https://api.postcodes.io", "url", "base address of postcodes.io or your own copy"
    )
    turns_per_minute: int = _setting(
        "OFFER_TURNS_PER_MINUTE", "30", "count", "messages a minute accepted from one address"
    )
    turns_at_once: int = _setting("OFFER_TURNS_AT_ONCE", "24", "count", "messages answered at the same time, in all")
    trusted_proxies: int = _setting(
        "OFFER_TRUSTED_PROXIES", "0", "whole", "reverse proxies in front of the web app whose X-Forwarded-For we trust"
    )
    public_url: str = _setting(
        "OFFER_PUBLIC_URL", "", "url or unset", "address of the web app that links in mails lead to"
    )
    link_days: int = _setting("OFFER_LINK_DAYS", "60", "count", "days a link in a mail works")
    mail_from: str = _setting("OFFER_MAIL_FROM", "", "mail address", "who our mails are from; answers go there")
    mail_again_days: int = _setting(
        "OFFER_MAIL_AGAIN_DAYS", "30", "count", "days in which nobody gets a second mail about stale records"
    )
    smtp_host: str = _setting(
        "OFFER_SMTP_HOST", "", "text", "server that sends our mails; unset writes them as files under var/mail"
    )
    smtp_port: int = _setting("OFFER_SMTP_PORT", "587", "port", "port of that server")
    smtp_user: str = _setting("OFFER_SMTP_USER", "", "text", "name to sign in to it with; unset signs in to nothing")
    smtp_password: str = _setting("OFFER_SMTP_PASSWORD", "", "text", "password to sign in to it with")
    smtp_tls: str = _setting("OFFER_SMTP_TLS", "starttls", "starttls|tls|off", "how the way to it is encrypted")
    feed_pause_ms: int = _setting(
        "OFFER_FEED_PAUSE_MS", "200", "count", "milliseconds we wait before each request to a council's feed"
    )
    feed_details: int = _setting(
        "OFFER_FEED_DETAILS", "5000", "count", "most services of one feed whose details are asked for in one reading"
    )
    feed_minutes: int = _setting("OFFER_FEED_MINUTES", "60", "count", "minutes that reading one feed may take")
    feed_whole_days: int = _setting(
        "OFFER_FEED_WHOLE_DAYS", "7", "count", "days after which a refresh reads a feed whole, to see what is gone"
    )
    local_feeds: str = _setting(
        "OFFER_LOCAL_FEEDS", "", "ip:port list", "servers inside the network to try feeds from; refused in production"
    )
    widget_origins: str = _setting(
        "OFFER_WIDGET_ORIGINS", "", "origins", "sites that may show the chat, with a space between; unset: none"
    )
    client_windows: int = _setting(
        "OFFER_CLIENT_WINDOWS", "50", "whole", "chat windows of other makers open at once by Socket.IO, in all; 0: none"
    )
    languages: str = _setting(
        "OFFER_LANGUAGES", "en", "languages", "languages we speak, with a space between, the usual one first"
    )
    callback_service: str = _setting(
        "OFFER_CALLBACK_SERVICE", "", "text", "who rings families back, by name; unset takes no requests"
    )
    callback_hours: str = _setting(
        "OFFER_CALLBACK_HOURS", "", "text", "when it rings, such as Monday to Friday, 9am to 4pm"
    )
    callback_reply: str = _setting(
        "OFFER_CALLBACK_REPLY", "", "text", "how soon it rings, such as within 2 working days"
    )

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings of this process.

        Args:
            environ: Variables to read; the process's own when omitted.

        Raises:
            SettingError: A value cannot be used; names the variable and what it may be.
        """
        given = os.environ if environ is None else environ
        var = given.get("OFFER_VAR") or str(ROOT / "var")
        values: dict[str, Any] = {}
        for each in fields(cls):
            meta = each.metadata
            raw = given.get(meta["name"], "").strip() or meta["default"].replace("{var}", var)
            values[each.name] = _cast(meta["name"], raw, meta["kind"])
        settings = cls(**values)
        settings._expect_whole_callbacks()
        return settings

    @property
    def production(self) -> bool:
        """Whether real families use this installation."""
        return self.env == "production"

    @property
    def takes_callbacks(self) -> bool:
        """Whether somebody is there to ring families back."""
        return bool(self.callback_service)

    def _expect_whole_callbacks(self) -> None:
        """Nobody is promised a call without knowing from whom, when and how soon."""
        names = ("callback_service", "callback_hours", "callback_reply")
        missing = [name for name in names if not getattr(self, name)]
        if missing and len(missing) < len(names):
            expected = "set, although another OFFER_CALLBACK_ setting is: all three are needed"
            raise SettingError(f"OFFER_{missing[0].upper()}", "", expected)

    @property
    def web_address(self) -> str:
        """The address to open in a browser on this machine."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - shown, not bound
        return f"http://{host}:{self.port}/"


def documented() -> list[tuple[str, str, str, str]]:
    """Every setting as (variable, kind, default, meaning), in order: what docs/running-it.md must list."""
    return [
        (each.metadata["name"], each.metadata["kind"], each.metadata["default"], each.metadata["meaning"])
        for each in fields(Settings)
    ]


_NUMBERS = {
    "port": (1, 65535, "a port from 1 to 65535"),
    "count": (1, 1_000_000, "a whole number from 1 up"),
    "whole": (0, 100, "a whole number from 0 to 100"),
}
_FITS: dict[str, tuple[Callable[[str], bool], str]] = {
    "url": (lambda raw: urlsplit(raw).scheme in {"http", "https"}, "an http or https address"),
    "url or unset": (
        lambda raw: not raw or urlsplit(raw).scheme in {"http", "https"},
        "an http or https address",
    ),
    "mail address": (
        lambda raw: not raw or re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", raw) is not None,
        "one e-mail address, such as send@council.example",
    ),
    "ip:port list": (
        lambda raw: all(re.fullmatch(r"[0-9a-fA-F.:\[\]]+:\d{1,5}", each.strip()) for each in raw.split(",") if each),
        "IP addresses with ports, such as 127.0.0.1:9000",
    ),
    "origins": (
        lambda raw: all(re.fullmatch(r"https?://[a-z0-9.-]+(:\d{1,5})?", each) for each in raw.split()),
        "origins such as https://www.example.gov.uk, without a path, with a space between",
    ),
    "languages": (
        lambda raw: all(re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", each) for each in raw.split()) and bool(raw.split()),
        "codes of languages such as en cy, with a space between",
    ),
    "database": (
        lambda raw: raw.startswith(("sqlite:///", "postgresql")),
        "a sqlite:/// or postgresql:// address",
    ),
    "host": (
        lambda raw: bool(raw) and not any(c.isspace() or c == "/" for c in raw),
        "a host name or IP address to listen on",
    ),
    "redis": (
        lambda raw: not raw or urlsplit(raw).scheme in {"redis", "rediss", "unix"},
        "a redis:// address",
    ),
    "secret": (
        lambda raw: not raw or len(raw) >= SHORTEST_SECRET,
        f"at least {SHORTEST_SECRET} characters long",
    ),
}


def _cast(name: str, raw: str, kind: str) -> Any:
    if kind in _NUMBERS:
        return _whole(name, raw, *_NUMBERS[kind])
    if kind == "path":
        return Path(raw)
    fits, expected = _FITS.get(kind, (lambda _raw: True, ""))
    if not fits(raw):
        # Addresses may hold a password before the @, and a secret is one.
        shown = raw if kind == "mail address" else raw.rsplit("@", maxsplit=1)[-1]
        raise SettingError(name, "(hidden)" if kind == "secret" else shown, expected)
    if "|" in kind:
        if raw not in kind.split("|"):
            raise SettingError(name, raw, f"one of {', '.join(kind.split('|'))}")
        return raw == "on" if kind == "on|off" else raw
    return raw


def _whole(name: str, raw: str, low: int, high: int, expected: str) -> int:
    try:
        number = int(raw)
    except ValueError:
        raise SettingError(name, raw, expected) from None
    if not low <= number <= high:
        raise SettingError(name, raw, expected)
    return number
