from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from localoffer.errors import StartError
from localoffer.running.checks import check_folder, check_ports
from tests.localoffer.running.small_processes import settings_in


@pytest.mark.parametrize(
    ("field", "setting"),
    [("port", "OFFER_PORT"), ("rasa_port", "OFFER_RASA_PORT"), ("actions_port", "OFFER_ACTIONS_PORT")],
)
def test_a_taken_port_is_named_with_its_setting(tmp_path, field, setting):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(StartError) as refused:
            check_ports(replace(settings_in(tmp_path), **{field: port}))

    assert f"port {port} on 127.0.0.1 is taken" in str(refused.value)
    assert setting in str(refused.value)


def test_free_ports_are_left_free_for_the_children(tmp_path):
    settings = settings_in(tmp_path)

    check_ports(settings)

    with socket.socket() as ours:
        ours.bind(("127.0.0.1", settings.port))


def test_two_settings_with_the_same_port_are_named(tmp_path):
    settings = settings_in(tmp_path)

    with pytest.raises(StartError, match="OFFER_PORT and OFFER_RASA_PORT are both"):
        check_ports(replace(settings, rasa_port=settings.port))


def test_an_address_of_another_machine_is_refused(tmp_path):
    # 203.0.113.0/24 is kept for documents (RFC 5737), so no machine has it.
    with pytest.raises(StartError, match=r"cannot listen on 203\.0\.113\.1.*OFFER_HOST"):
        check_ports(replace(settings_in(tmp_path), host="203.0.113.1"))


def test_a_missing_folder_is_made_before_start(tmp_path):
    check_folder(tmp_path / "new" / "var", "OFFER_VAR", needed_mb=0)

    assert (tmp_path / "new" / "var").is_dir()
    assert list((tmp_path / "new" / "var").iterdir()) == []


def test_a_folder_we_cannot_write_is_named(tmp_path):
    # A file in the way refuses root as well, which a read-only folder does not.
    (tmp_path / "var").write_text("in the way", encoding="utf-8")

    with pytest.raises(StartError) as refused:
        check_folder(tmp_path / "var" / "log", "OFFER_VAR")

    assert str(tmp_path / "var") in str(refused.value)
    assert "OFFER_VAR" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_disk_with_too_little_room_is_refused(tmp_path):
    with pytest.raises(StartError, match=r"MB free and we need 1000000000000 MB.*OFFER_VAR"):
        check_folder(tmp_path, "OFFER_VAR", needed_mb=10**12)
