"""A file as an answer: saved under a name of ours, never opened in place."""

from __future__ import annotations

from flask import Response

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
CALENDAR = "text/calendar"


def download(content: bytes, name: str, mimetype: str) -> Response:
    """A file to save.

    Args:
        content: What is in it.
        name: The name it is saved under; ours, never what somebody typed.
        mimetype: What it is.
    """
    file = Response(content, mimetype=mimetype)
    file.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return file
