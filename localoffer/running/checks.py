"""What must be true of this machine before anything is started: free ports, folders we may write, room on the disk."""

from __future__ import annotations

import errno
import shutil
import socket
import tempfile
from pathlib import Path

from localoffer.errors import StartError
from localoffer.settings import Settings

LOOPBACK = "127.0.0.1"
NEEDED_MB = 300
"""Room for the database, the logs and, while training, a model and its working copy."""


def check_ports(settings: Settings) -> None:
    """Refuses to start while one of our three ports cannot be used.

    Raises:
        StartError: Names the port, its setting and what stands in the way.
    """
    wanted = [
        ("OFFER_PORT", settings.host, settings.port),
        ("OFFER_RASA_PORT", LOOPBACK, settings.rasa_port),
        ("OFFER_ACTIONS_PORT", LOOPBACK, settings.actions_port),
    ]
    seen: dict[int, str] = {}
    for setting, host, port in wanted:
        if port in seen:
            raise StartError(f"{seen[port]} and {setting} are both {port}. Give each its own port.")
        seen[port] = setting
        _check_port(setting, host, port)


def _check_port(setting: str, host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # Without this a port we closed a moment ago would still look taken.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise StartError(_port_sentence(setting, host, port, error)) from error


def _port_sentence(setting: str, host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is taken. Stop the program that uses it, or choose another with {setting}."
    if error.errno == errno.EACCES:
        return f"port {port} needs more rights than we have. Choose one from 1024 up with {setting}."
    return f"cannot listen on {host}, port {port}: {error.strerror}. Check OFFER_HOST and {setting}."


def check_folder(folder: Path, setting: str, *, needed_mb: int = NEEDED_MB) -> None:
    """Makes a folder if need be and makes sure that we can write there and have room to.

    Args:
        folder: Where we are going to write.
        setting: The variable that names the folder, for the sentence.
        needed_mb: Free megabytes (10^6 bytes) that must be left.

    Raises:
        StartError: The folder cannot be made or written, or the disk is (nearly) full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            # One byte would be kept in the file system's own records; a block shows a full disk.
            probe.write(b"0" * 8192)
        free_mb = shutil.disk_usage(folder).free // 1_000_000
    except OSError as error:
        raise StartError(unwritable(folder, setting, error)) from error
    if free_mb < needed_mb:
        raise StartError(
            f"the disk of {folder} has {free_mb} MB free and we need {needed_mb} MB. "
            f"Make room, or choose a folder on another disk with {setting}."
        )


def unwritable(folder: Path, setting: str, error: OSError) -> str:
    """One sentence for a folder that refused to be written, with what to do."""
    if error.errno == errno.ENOSPC:
        return f"the disk of {folder} is full. Make room, or choose a folder on another disk with {setting}."
    return f"cannot write in {folder}: {error.strerror}. Allow it, or choose another folder with {setting}."
