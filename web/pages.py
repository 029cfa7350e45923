"""The pages that only tell: crisis numbers, about, privacy, accessibility, robots, and whether we are well."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, render_template, url_for

from localoffer.catalogue.callbacks import DAYS_AFTER_CLOSING, MOST_DAYS
from web.crisis import GROUPS, Helplines


def telling_pages(helplines: Helplines, is_well: Callable[[], bool], idle_minutes: int, contact: str) -> Blueprint:
    """The addresses of the telling pages.

    Args:
        helplines: For the numbers.
        is_well: Whether the assistant and the database both answer.
        idle_minutes: For the privacy page.
        contact: Mail address for the accessibility statement; empty when there is none.
    """
    pages = Blueprint("pages", __name__)

    @pages.get("/crisis")
    def crisis() -> str:
        return render_template(
            "pages/crisis.html", lead=helplines.lead(GROUPS[0]), contacts=helplines.crisis(), advice=helplines.advice()
        )

    @pages.get("/about")
    def about() -> str:
        return render_template("pages/about.html")

    @pages.get("/how-answers-are-made")
    def how() -> str:
        return render_template("pages/how.html")

    @pages.get("/privacy")
    def privacy() -> str:
        return render_template(
            "pages/privacy.html",
            idle_minutes=idle_minutes,
            days_after_closing=DAYS_AFTER_CLOSING,
            most_days=MOST_DAYS,
        )

    @pages.get("/accessibility")
    def accessibility() -> str:
        return render_template("pages/accessibility.html", contact=contact)

    @pages.get("/healthz")
    def healthz() -> tuple[Response, int]:
        well = is_well()
        return jsonify(status="ok" if well else "down"), 200 if well else 503

    @pages.get("/robots.txt")
    def robots() -> Response:
        closed = "".join(f"Disallow: {path}\n" for path in ("/call-back", "/chat", "/comments", "/still-right"))
        listed = url_for("areas.sitemap", _external=True)
        return Response(f"User-agent: *\n{closed}\nSitemap: {listed}\n", mimetype="text/plain")

    return pages
