"""The three processes of one navigator: how each is called, what it is told and how it says that it is ready."""

from __future__ import annotations

import http.client
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from localoffer.running.checks import LOOPBACK
from localoffer.running.children import Command
from localoffer.running.training import QUIET, RASA
from localoffer.settings import ROOT, Settings

ASK_SECONDS = 3.0
RASA_BODY_BYTES = 100_000
"""Largest request Rasa reads: a turn of 2,000 characters with its metadata is far below."""


def commands(settings: Settings, model: Path) -> list[Command]:
    """The three processes, in the order they are started.

    Args:
        settings: Complete settings, keys included.
        model: The archive Rasa serves.
    """
    return [_rasa(settings, model), _actions(settings), _web(settings)]


def as_environ(settings: Settings) -> dict[str, str]:
    """These settings as the environment variables that give them again."""
    return {each.metadata["name"]: _text(getattr(settings, each.name)) for each in fields(settings)}


def answers(host: str, port: int, path: str, headers: Mapping[str, str] | None = None) -> bool:
    """Whether this address answers 200 now."""
    connection = http.client.HTTPConnection(host, port, timeout=ASK_SECONDS)
    try:
        connection.request("GET", path, headers=dict(headers or {}))
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _rasa(settings: Settings, model: Path) -> Command:
    port = settings.rasa_port
    bearer = {"Authorization": f"Bearer {settings.internal_token}"}
    return Command(
        name="the Rasa server",
        args=(*RASA, "run", "-i", LOOPBACK, "-p", str(port), *_files(), "-m", str(model)),
        environ={
            **QUIET,
            # The few values that credentials.yml and endpoints.yml name; no database and no signing key in here.
            "OFFER_INTERNAL_TOKEN": settings.internal_token,
            "OFFER_ACTIONS_PORT": str(settings.actions_port),
            "OFFER_IDLE_MINUTES": str(settings.idle_minutes),
            "REDIS_URL": settings.redis_url,
            "SANIC_REQUEST_MAX_SIZE": str(RASA_BODY_BYTES),
            "SANIC_HOST": LOOPBACK,
            # At INFO Rasa writes what people typed.
            "LOG_LEVEL": "WARNING",
        },
        log=settings.var / "log" / "rasa.log",
        is_ready=lambda: answers(LOOPBACK, port, "/webhooks/navigator/ready", bearer),
    )


def _files() -> tuple[str, ...]:
    return "--endpoints", str(ROOT / "endpoints.yml"), "--credentials", str(ROOT / "credentials.yml")


def _actions(settings: Settings) -> Command:
    port, path = settings.actions_port, f"/health?token={settings.internal_token}"
    return Command(
        name="the action server",
        args=(sys.executable, "-m", "actions.server"),
        environ={**as_environ(settings), "SANIC_HOST": LOOPBACK, "OTEL_SDK_DISABLED": "true"},
        log=settings.var / "log" / "actions.log",
        is_ready=lambda: answers(LOOPBACK, port, path),
    )


def _web(settings: Settings) -> Command:
    host = LOOPBACK if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104 - asked, not bound
    return Command(
        name="the web app",
        args=(sys.executable, "-m", "web"),
        environ=as_environ(settings),
        log=settings.var / "log" / "web.log",
        is_ready=lambda: answers(host, settings.port, "/healthz"),
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)
