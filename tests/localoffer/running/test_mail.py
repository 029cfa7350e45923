"""Letters by a real (small) mail server, or as files; nobody is written to twice too soon."""

from __future__ import annotations

import base64
import email
import fcntl
import socket
from datetime import timedelta

import pytest

from localoffer.errors import MailError, SettingError
from localoffer.running.mail import post_office
from localoffer.settings import Settings
from tests.factories import TODAY
from tests.localoffer.running.mail_server import mail_server

FROM = {"OFFER_MAIL_FROM": "send@council.example", "OFFER_SMTP_TLS": "off", "OFFER_SMTP_HOST": "127.0.0.1"}


def settings_of(tmp_path, **environ: object) -> Settings:
    return Settings.read({"OFFER_VAR": str(tmp_path), **{name: str(value) for name, value in environ.items()}})


def send(settings: Settings, *addresses: str, on=TODAY, **how) -> list[str]:
    with post_office(settings, **how) as post:
        return [
            post.send(each, "Is this still right?", "Hello\n\nhttps://x.example/?link=abc\n", on) for each in addresses
        ]


def said(password: str) -> dict[str, str]:
    return {"OFFER_SMTP_PASSWORD": password}


def test_without_a_server_letters_are_drafts_in_files(tmp_path):
    assert send(settings_of(tmp_path), "a@b.example") == ["written"]

    (file,) = (tmp_path / "mail").glob("*.eml")
    letter = email.message_from_bytes(file.read_bytes())
    assert (letter["To"], letter["X-Unsent"]) == ("a@b.example", "1")
    assert "link=abc" in letter.get_payload()


def test_with_a_server_letters_are_sent(tmp_path):
    with mail_server() as server:
        became = send(settings_of(tmp_path, **FROM, OFFER_SMTP_PORT=server.port), "a@b.example", "c@d.example")

    assert became == ["sent", "sent"]
    assert [to for to, _ in server.letters] == ["a@b.example", "c@d.example"]
    assert "From: send@council.example" in server.letters[0][1]
    assert list((tmp_path / "mail").glob("*.eml")) == []


def test_nobody_is_written_to_twice_too_soon(tmp_path):
    settings = settings_of(tmp_path, OFFER_MAIL_AGAIN_DAYS=30)

    again = [
        send(settings, "a@b.example"),
        send(settings, "A@B.example", "new@b.example", on=TODAY + timedelta(days=29)),
        send(settings, "a@b.example", on=TODAY + timedelta(days=30)),
    ]

    assert again == [["written"], ["too soon", "written"], ["written"]]


def test_a_file_written_before_does_not_stop_a_letter(tmp_path):
    send(settings_of(tmp_path), "a@b.example")

    with mail_server() as server:
        assert send(settings_of(tmp_path, **FROM, OFFER_SMTP_PORT=server.port), "a@b.example") == ["sent"]


def test_refused_address_is_told_and_the_next_still_sent(tmp_path):
    with mail_server(refuses={"a@b.example"}) as server:
        settings = settings_of(tmp_path, **FROM, OFFER_SMTP_PORT=server.port)
        assert send(settings, "a@b.example", "c@d.example") == ["refused", "sent"]
        # A refused letter was not sent, so it may be tried again at once.
        assert send(settings, "a@b.example") == ["refused"]


def test_made_up_data_is_never_sent(tmp_path):
    with mail_server() as server:
        settings = settings_of(tmp_path, **FROM, OFFER_SMTP_PORT=server.port)
        assert send(settings, "a@sampleshire.example", only_files=True) == ["written"]

    assert server.letters == []


def test_name_and_password_are_used(tmp_path):
    right = base64.b64encode(b"\0anna\0right").decode()
    with mail_server(login=right) as server:
        known = {**FROM, "OFFER_SMTP_PORT": server.port, "OFFER_SMTP_USER": "anna"}
        assert send(settings_of(tmp_path, **known, **said("right")), "a@b.example") == ["sent"]
        with pytest.raises(MailError, match="refused the name or the password") as problem:
            send(settings_of(tmp_path, **known, **said("wrong-one")), "a@b.example")

    assert "wrong-one" not in str(problem.value)


def test_password_never_goes_over_an_open_way(tmp_path):
    settings = settings_of(tmp_path, **{**FROM, "OFFER_SMTP_HOST": "mail.council.example"}, OFFER_SMTP_USER="anna")

    with pytest.raises(SettingError, match="OFFER_SMTP_TLS"):
        send(settings, "a@b.example")


def test_server_without_encryption_gets_no_letter_when_it_is_asked_for(tmp_path):
    with mail_server() as server:
        settings = settings_of(tmp_path, **{**FROM, "OFFER_SMTP_TLS": "starttls"}, OFFER_SMTP_PORT=server.port)
        with pytest.raises(MailError, match="SMTPNotSupportedError"):
            send(settings, "a@b.example")

    assert server.letters == []


def test_silent_server_is_named_with_what_to_do(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(MailError, match=rf"127.0.0.1:{port}: Connection refused. Check OFFER_SMTP_HOST"):
        send(settings_of(tmp_path, **FROM, OFFER_SMTP_PORT=port), "a@b.example")


def test_server_needs_an_address_to_send_from(tmp_path):
    with pytest.raises(SettingError, match="OFFER_MAIL_FROM"):
        send(settings_of(tmp_path, OFFER_SMTP_HOST="127.0.0.1"), "a@b.example")


def test_two_runs_never_send_at_once(tmp_path):
    (tmp_path / "mail").mkdir()
    with (tmp_path / "mail" / "sent.csv").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(MailError, match="Another run"):
            send(settings_of(tmp_path), "a@b.example")


def test_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "mail").write_text("a file in its place")

    with pytest.raises(MailError, match="OFFER_VAR"):
        send(settings_of(tmp_path), "a@b.example")


@pytest.mark.parametrize("address", ["two@a.example, b@c.example", "no-at-sign", "Anna <a@b.example>", "a@b@c"])
def test_sender_must_be_one_plain_address(tmp_path, address):
    with pytest.raises(SettingError, match="OFFER_MAIL_FROM"):
        settings_of(tmp_path, OFFER_MAIL_FROM=address)
