"""Which other sites may talk to us: our own pages, and the origins that OFFER_WIDGET_ORIGINS lists.

One rule for the widget and for chat clients of other makers. There are no cookies, so nothing is ever allowed "with
credentials".
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, request

PREFLIGHT_SECONDS = 600
ASK_THEMSELVES = frozenset({"widget", "clients"})
"""Blueprints open to other sites; each asks `Sites` before it takes anything."""


@dataclass(frozen=True)
class Sites:
    """Sites that may talk to us.

    Args:
        origins: Their origins, such as "https://www.example.gov.uk".
    """

    origins: frozenset[str]

    def may_talk(self) -> bool:
        """Whether the present request comes from a page that may talk to us, or from no page at all."""
        origin = request.headers.get("Origin")
        if origin is None:
            # A page of another site can ask without naming itself, but then it could not read the answer anyway.
            return request.headers.get("Sec-Fetch-Site") in {None, "same-origin", "none"}
        return origin == request.host_url.rstrip("/") or origin in self.origins

    def preflight(self, *, methods: str = "POST", headers: str = "Content-Type") -> Response:
        """The answer to a browser that asks before it lets a page send."""
        response = Response(status=204)
        if self.may_talk():
            response.headers["Access-Control-Allow-Methods"] = methods
            response.headers["Access-Control-Allow-Headers"] = headers
            response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
        return response

    def let_read(self, response: Response) -> Response:
        """Let the page that asked read our answer, when it is one that may."""
        origin = request.headers.get("Origin")
        if origin and self.may_talk():
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers.add("Vary", "Origin")
        return response
