"""A mail server just big enough to be told letters by smtplib."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class MailServer:
    """What a server was told.

    Args:
        refuses: Addresses it does not take.
        login: The one name and password it believes; None where it asks for none.
    """

    refuses: set[str] = field(default_factory=set)
    login: str | None = None
    port: int = 0
    letters: list[tuple[str, str]] = field(default_factory=list)
    """(address, letter) as they came."""


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say("220 test")
        to = ""
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith("EHLO"):
                self.say("250-test\r\n250 AUTH PLAIN" if self.server.told.login else "250 test")
            elif word.startswith("AUTH"):
                self.say("235 in" if line.split()[-1] == self.server.told.login else "535 no")
            elif word.startswith("RCPT"):
                to = line.partition("<")[2].partition(">")[0]
                self.say("550 unknown" if to in self.server.told.refuses else "250 fine")
            elif word == "DATA":
                self.say("354 go on")
                lines = []
                while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
                    lines.append(line)
                self.server.told.letters.append((to, "\n".join(lines)))
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    told: MailServer


@contextmanager
def mail_server(**told: object) -> Iterator[MailServer]:
    """A server on a free loopback port."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.told = MailServer(port=server.server_address[1], **told)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.told
        finally:
            server.shutdown()
            thread.join()
