"""The headers every answer carries: nothing kept, nothing sent on, nothing run but our own files."""

from __future__ import annotations

from flask import Response, current_app, g, request

from web.open_addresses import is_open

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
OPEN_SECONDS = 300
OPEN_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What other sites may do with the open data: read it."""


def add_headers(response: Response) -> Response:
    """Put our headers on an answer; only our own style, script and icon may be kept by a browser."""
    response.headers.update(HEADERS)
    if g.get("framed") and (sites := current_app.config["WIDGET_ORIGINS"]):
        policy = HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", f"frame-ancestors {sites}")
        response.headers["Content-Security-Policy"] = policy
        del response.headers["X-Frame-Options"]  # it knows no list; the policy above says who may
    if request.blueprint == "widget" and request.method in {"GET", "HEAD"} and response.status_code in {200, 304}:
        return _as_widget(response)
    if is_open(request.path):
        return _as_open(response)
    if request.endpoint == "static" and response.status_code in {200, 304}:
        response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def _as_widget(response: Response) -> Response:
    """The widget's files run on any site; how long they may be kept is said where they are given."""
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response


def _as_open(response: Response) -> Response:
    """Open data may be kept for a while and asked for again by its tag; not where the address holds a postcode."""
    response.headers.update(OPEN_HEADERS)
    if response.status_code != 200 or "postcode" in request.args:
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Cache-Control"] = f"public, max-age={OPEN_SECONDS}"
    if not response.is_streamed:
        response.add_etag()
        response.make_conditional(request)
    return response
