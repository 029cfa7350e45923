"""Trouble at an open-data address, told as problem details (RFC 9457): what was found, what is expected, what to do."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response
from werkzeug.exceptions import HTTPException

from localoffer.errors import OfferError, QueryError, UnknownAuthority

WORDS = {
    400: "The request cannot be read. Check its parameters against the description at /open-data/openapi.json.",
    404: "There is nothing at this address. Look at /open-data/openapi.json for those there are.",
    405: "This address can only be read. Use GET.",
    503: "The data cannot be read just now. Try again in a minute.",
}


def problem(status: int, detail: str | None = None) -> Response:
    """A problem as JSON."""
    said = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    said["detail"] = detail or WORDS.get(status) or WORDS[400 if status < 500 else 503]
    return Response(json.dumps(said, ensure_ascii=False), status=status, mimetype="application/problem+json")


def of_http(error: HTTPException) -> Response:
    """What Flask found wrong, with the headers that go with it, such as the methods there are."""
    shown = problem(error.code or 500)
    shown.headers.update([each for each in error.get_headers() if each[0] == "Allow"])
    return shown


def of_core(error: OfferError) -> Response:
    """What the core found wrong; of a fault of our own only that there was one."""
    if isinstance(error, UnknownAuthority):
        return problem(404, str(error))
    return problem(400, str(error)) if isinstance(error, QueryError) else problem(503)
