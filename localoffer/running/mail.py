"""Letters: sent through the mail server that is set, or laid down as files when none is.

Nobody is written to twice within `OFFER_MAIL_AGAIN_DAYS`: `var/mail/sent.csv` holds who was written to and when, and is
held by one run at a time. What a letter says is its writer's business.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol, TextIO

from localoffer.errors import MailError, SettingError
from localoffer.running.checks import unwritable
from localoffer.settings import Settings

SENT, WRITTEN, TOO_SOON, REFUSED = "sent", "written", "too soon", "refused"
"""What can become of a letter."""
ANSWER_SECONDS = 30.0
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Carrier(Protocol):
    """Takes letters away."""

    becomes: str
    """What a letter it took has become."""

    def carry(self, letter: EmailMessage, on: date) -> bool:
        """Take one letter; False when its address is refused.

        Raises:
            MailError: No letter can be taken at all.
        """


class Files:
    """Lays letters down as files that a mail program opens as drafts.

    Args:
        folder: Where to.
    """

    becomes = WRITTEN

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def carry(self, letter: EmailMessage, on: date) -> bool:
        """Write it under its day and its address, hidden in a short hash."""
        letter["X-Unsent"] = "1"
        name = hashlib.sha256(str(letter["To"]).casefold().encode()).hexdigest()[:12]
        file = self.folder / f"{on.isoformat()}-{name}.eml"
        try:
            file.write_bytes(bytes(letter))
        except OSError as error:
            raise MailError(unwritable(self.folder, "OFFER_VAR", error)) from error
        return True


class Smtp:
    """Hands letters to one mail server.

    Args:
        server: Connected and, where that is set, signed in.
        name: How the server is named in trouble.
    """

    becomes = SENT

    def __init__(self, server: smtplib.SMTP, name: str) -> None:
        self._server, self._name = server, name

    def carry(self, letter: EmailMessage, on: date) -> bool:  # noqa: ARG002 - a mail server has its own clock
        """Send it."""
        try:
            self._server.send_message(letter)
        except smtplib.SMTPRecipientsRefused:
            return False
        except (OSError, smtplib.SMTPException) as error:
            raise MailError(_undeliverable(self._name, error)) from error
        return True


class PostOffice:
    """Takes letters in, knows who was written to lately, and hands the rest on.

    Args:
        carrier: Takes them away.
        register: The open list of who was written to.
        settings: For who letters are from and how soon somebody may be written to again.
    """

    def __init__(self, carrier: Carrier, register: TextIO, settings: Settings) -> None:
        self._carrier, self._register, self._settings = carrier, register, settings
        register.seek(0)
        self._written_to = {
            (row["address"], row["became"]): row["on"] for row in csv.DictReader(register) if row["became"]
        }
        self._rows = csv.writer(register)
        if register.tell() == 0:
            self._rows.writerow(["address", "on", "became"])

    def send(self, to: str, subject: str, text: str, on: date) -> str:
        """What became of one letter: sent, written, too soon, or refused.

        Raises:
            MailError: No letter can be taken at all; those before it were.
        """
        address = to.casefold()
        before = self._written_to.get((address, self._carrier.becomes))
        if before and (on - date.fromisoformat(before)).days < self._settings.mail_again_days:
            return TOO_SOON
        if not self._carrier.carry(self._letter(to, subject, text), on):
            return REFUSED
        self._written_to[address, self._carrier.becomes] = on.isoformat()
        self._rows.writerow([address, on.isoformat(), self._carrier.becomes])
        self._register.flush()
        return self._carrier.becomes

    def _letter(self, to: str, subject: str, text: str) -> EmailMessage:
        letter = EmailMessage()
        letter["To"], letter["Subject"] = to, subject
        if self._settings.mail_from:
            letter["From"] = self._settings.mail_from
        # An automatic reply to an automatic letter helps nobody (RFC 3834).
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(text)
        return letter


@contextmanager
def post_office(settings: Settings, *, only_files: bool = False) -> Iterator[PostOffice]:
    """The way letters go here: the mail server that is set, or files.

    Args:
        settings: This installation's.
        only_files: Write files whatever is set, as for the sample council.

    Raises:
        MailError: The server or the folder cannot be used, or another run is sending.
        SettingError: The mail settings do not fit together.
    """
    folder = settings.var / "mail"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # a letter holds links that work
        register = (folder / "sent.csv").open("a+", encoding="utf-8", newline="")
    except OSError as error:
        raise MailError(unwritable(folder, "OFFER_VAR", error)) from error
    with register:
        try:
            fcntl.flock(register, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise MailError("Another run is sending letters now. Wait until it has ended, then try again.") from None
        if only_files or not settings.smtp_host:
            yield PostOffice(Files(folder), register, settings)
            return
        with _server(settings) as server:
            yield PostOffice(Smtp(server, _name(settings)), register, settings)


@contextmanager
def _server(settings: Settings) -> Iterator[smtplib.SMTP]:
    if not settings.mail_from:
        raise SettingError("OFFER_MAIL_FROM", "", "an e-mail address, which a mail server asks for")
    if settings.smtp_user and settings.smtp_tls == "off" and settings.smtp_host not in _LOOPBACK:
        raise SettingError("OFFER_SMTP_TLS", "off", "starttls or tls, which a password needs on its way")
    try:
        server = _connected(settings)
    except smtplib.SMTPAuthenticationError as error:
        raise MailError(
            f"{_name(settings)}: the server refused the name or the password (code {error.smtp_code}). "
            "Check OFFER_SMTP_USER and OFFER_SMTP_PASSWORD."
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(_undeliverable(_name(settings), error)) from error
    with server:
        yield server


def _connected(settings: Settings) -> smtplib.SMTP:
    where = (settings.smtp_host, settings.smtp_port)
    trusted = ssl.create_default_context()
    if settings.smtp_tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=ANSWER_SECONDS, context=trusted)
    else:
        server = smtplib.SMTP(*where, timeout=ANSWER_SECONDS)
    try:
        if settings.smtp_tls == "starttls":
            server.starttls(context=trusted)
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
    except BaseException:
        server.close()
        raise
    return server


def _name(settings: Settings) -> str:
    return f"mail server {settings.smtp_host}:{settings.smtp_port}"


def _undeliverable(name: str, error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return f"{name}: {said}. Check OFFER_SMTP_HOST, OFFER_SMTP_PORT and OFFER_SMTP_TLS, then run it again."
