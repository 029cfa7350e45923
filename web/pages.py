"""The pages that only tell: crisis numbers, about, privacy, accessibility, robots, and whether we are well."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, render_template

from web.crisis import Helplines


def telling_pages(helplines: Helplines, is_well: Callable[[], bool], idle_minutes: int) -> Blueprint:
    """The addresses of the telling pages.

    Args:
        helplines: For the numbers.
        is_well: Whether the assistant and the database both answer.
        idle_minutes: For the privacy page.
    """
    pages = Blueprint("pages", __name__)

    @pages.get("/crisis")
    def crisis() -> str:
        contacts = [row.as_shown() for row in helplines.crisis()]
        return render_template("pages/crisis.html", contacts=contacts, advice=helplines.advice())

    @pages.get("/about")
    def about() -> str:
        return render_template("pages/about.html")

    @pages.get("/privacy")
    def privacy() -> str:
        return render_template("pages/privacy.html", idle_minutes=idle_minutes)

    @pages.get("/accessibility")
    def accessibility() -> str:
        return render_template("pages/accessibility.html")

    @pages.get("/healthz")
    def healthz() -> tuple[Response, int]:
        well = is_well()
        return jsonify(status="ok" if well else "down"), 200 if well else 503

    @pages.get("/robots.txt")
    def robots() -> Response:
        return Response(
            "User-agent: *\nDisallow: /chat\nDisallow: /comments\nDisallow: /still-right\n", mimetype="text/plain"
        )

    return pages
