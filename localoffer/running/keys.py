"""The two secrets our processes share, made here when the operator gives none."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from pathlib import Path

from localoffer.errors import StartError
from localoffer.running.checks import unwritable
from localoffer.settings import Settings


def with_keys(settings: Settings) -> Settings:
    """The same settings, with an internal token and a secret key filled in where unset.

    The token lives as long as this run. The secret key is kept in var/, so that a page left open survives a restart.

    Raises:
        StartError: The key's file cannot be read or made.
    """
    return replace(
        settings,
        internal_token=settings.internal_token or secrets.token_urlsafe(32),
        secret_key=settings.secret_key or kept_key(settings.var / "secret-key"),
    )


def kept_key(file: Path) -> str:
    """The key in this file; made at the first call, readable by its owner alone.

    Raises:
        StartError: The file cannot be read or made.
    """
    try:
        if file.exists() and (kept := file.read_text(encoding="ascii").strip()):
            return kept
        file.unlink(missing_ok=True)
        made = secrets.token_urlsafe(48)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(made + "\n")
    except OSError as error:
        raise StartError(unwritable(file, "OFFER_VAR", error)) from error
    return made
