"""The headers every answer carries: nothing kept, nothing sent on, nothing run but our own files."""

from __future__ import annotations

from flask import Response, request

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STATIC_SECONDS = 3600


def add_headers(response: Response) -> Response:
    """Put our headers on an answer; only our own style, script and icon may be kept by a browser."""
    response.headers.update(HEADERS)
    if request.endpoint == "static" and response.status_code in {200, 304}:
        response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response
