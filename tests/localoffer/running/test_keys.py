from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from localoffer.errors import StartError
from localoffer.running.keys import kept_key, with_keys
from tests.localoffer.running.small_processes import settings_in


def test_the_secret_key_survives_a_restart(tmp_path):
    first = kept_key(tmp_path / "secret-key")

    assert kept_key(tmp_path / "secret-key") == first
    assert len(first) >= 32


def test_only_its_owner_may_read_the_key(tmp_path):
    kept_key(tmp_path / "secret-key")

    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_an_emptied_key_file_is_written_again(tmp_path):
    (tmp_path / "secret-key").write_text("\n", encoding="ascii")

    assert kept_key(tmp_path / "secret-key")
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_every_run_has_a_token_of_its_own(tmp_path):
    settings = replace(settings_in(tmp_path), var=tmp_path)

    first, second = with_keys(settings), with_keys(settings)

    assert first.internal_token != second.internal_token
    assert first.secret_key == second.secret_key


def test_keys_the_operator_gives_are_kept(tmp_path):
    settings = replace(settings_in(tmp_path), internal_token="given token", secret_key="given key")  # noqa: S106

    filled = with_keys(settings)

    assert (filled.internal_token, filled.secret_key) == ("given token", "given key")
    assert not (tmp_path / "var").exists()


def test_a_key_that_cannot_be_kept_is_named(tmp_path):
    with pytest.raises(StartError, match="OFFER_VAR"):
        kept_key(tmp_path / "missing" / "secret-key")
