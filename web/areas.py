"""Pages anyone can link to and print: councils, services, kinds of help, kinds of need, a search, and the sitemap.

Their addresses hold codes only: a council, a need, a band of age, an id. What a family types is never part of one. No
page needs the assistant; without a core each says that it is resting.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, stream_with_context, url_for
from markupsafe import escape

from localoffer.answers import cards, wording
from localoffer.answers.answer import DataState
from localoffer.errors import QueryError, UnknownAuthority
from localoffer.navigator import Home, Navigator, Request
from localoffer.navigator.browsing import ServicePage
from localoffer.places.authority import Authority
from localoffer.search.query import Filters
from web.crisis import Helplines
from web.limits import AddressLimit
from web.parts import ReadDanger
from web.replies import page_cards, shown

AGE_BANDS = {
    "early_years": "Under 5",
    "primary": "Primary school",
    "secondary": "Secondary school",
    "post16": "16 to 18",
    "young_adult": "19 to 25",
}
MOST_FOUND = 20
LONGEST_SEARCH = 300
SITEMAP_LIMIT = 50_000
"""Addresses a sitemap may hold (sitemaps.org)."""
FIRST_SHOWN = 8
LISTED = (
    "chat.home",
    "directory.ask",
    "areas.councils",
    "areas.kinds",
    "areas.search",
    "glossary.terms",
    "deadlines.ask",
)
"""Pages of one address each that a sitemap names."""


@dataclass(frozen=True)
class AreaDesk:
    """What the pages lean on."""

    core: Navigator | None
    read_danger: ReadDanger
    helplines: Helplines
    limit: AddressLimit

    @property
    def open_core(self) -> Navigator:
        """The core; a resting page where there is none."""
        if self.core is None:
            abort(503)
        return self.core


def area_pages(desk: AreaDesk) -> Blueprint:
    """The pages' addresses."""
    pages = Blueprint("areas", __name__)

    @pages.get("/areas")
    def councils() -> str:
        """Every council of today, by region."""
        return render_template("areas/councils.html", regions=desk.open_core.browsing.councils())

    @pages.get("/areas/<gss_code>")
    def council(gss_code: str) -> str:
        """What is ordinarily available in one council's area; ?need= and ?age= hold codes."""
        return _council(desk.open_core, gss_code)

    @pages.get("/services/<service_id>")
    def service(service_id: str) -> str:
        found = desk.open_core.browsing.service(service_id) or abort(404)
        card, about = page_cards([found.card])[0], _as_schema(found)
        return render_template("areas/service.html", found=found, card=card, about=about)

    @pages.get("/help")
    def kinds() -> str:
        """Every kind of help and every kind of need."""
        supports, needs = desk.open_core.browsing.kinds()
        return render_template("areas/kinds.html", supports=supports, needs=needs)

    @pages.get("/help/<code>")
    def support(code: str) -> str:
        found = desk.open_core.browsing.support(code) or abort(404)
        return render_template("areas/topic.html", found=found, cards=page_cards(found.cards), is_need=False)

    @pages.get("/needs/<code>")
    def need(code: str) -> str:
        found = desk.open_core.browsing.need(code) or abort(404)
        return render_template("areas/topic.html", found=found, cards=page_cards(found.cards), is_need=True)

    @pages.get("/search")
    def search() -> str:
        """The empty box. A query string is never read."""
        return _search_page()

    @pages.post("/search")
    def found() -> tuple[str, int]:
        """Services found by a family's own words."""
        return _found(desk, request.form.get("words", "").strip(), request.form.get("council", ""))

    @pages.get("/sitemap.xml")
    def sitemap() -> Response:
        return Response(stream_with_context(_sitemap(desk.open_core)), mimetype="application/xml")

    return pages


def _council(core: Navigator, gss_code: str) -> str:
    authority = core.authorities.get(gss_code)
    if authority is None or not (authority.is_sample or authority in core.authorities.on(core.today())):
        abort(404)
    _, needs = core.browsing.kinds()
    need, age = request.args.get("need", ""), request.args.get("age", "")
    if (need and need not in dict(needs)) or (age and age not in AGE_BANDS):
        abort(404)
    answer = core.find(Home(gss_code), Request(phase=age or None, needs=(need,) if need else ()))
    area = answer.area
    read = area is not None and area.data_state is DataState.READ
    return render_template(
        "areas/council.html",
        area=area,
        state=wording.data_state(area) if area else "",
        links=[wording.local_offer(area), wording.sendiass(area)] if area else [],
        cards=page_cards(cards.cards(answer)),
        services=core.browsing.services(gss_code),
        audit=core.audits.of(gss_code, named=0) if read else None,
        figures=page_cards(core.browsing.figures(gss_code)),
        needs=needs,
        bands=AGE_BANDS,
        need=need,
        age=age,
        first_shown=FIRST_SHOWN,
    )


def _found(desk: AreaDesk, words: str, council: str) -> tuple[str, int]:
    core = desk.open_core
    danger = desk.read_danger(words) if words else None
    card = desk.helplines.card(danger) if danger else None
    if danger and danger.level == "urgent":
        return _search_page(answer=shown("crisis", crisis=card)), 200
    if not words or len(words) > LONGEST_SEARCH:
        return _search_page(words=words, council=council, problem=True), 400
    if not desk.limit.admits(request.remote_addr or ""):
        abort(429)
    try:
        filters = Filters(authority=core.authorities.find(council, on=core.today()).gss_code if council else "")
        results = core.searching.search(words, filters, home=filters.authority or "", limit=MOST_FOUND)
    except (QueryError, UnknownAuthority):
        results = []
    return _search_page(words=words, council=council, results=results, answer=shown("found", crisis=card)), 200


def _search_page(**shown_parts: Any) -> str:
    parts: dict[str, Any] = {"words": "", "council": "", "results": None, "answer": None, "problem": False}
    return render_template("areas/search.html", longest=LONGEST_SEARCH, **{**parts, **shown_parts})


def _as_schema(found: ServicePage) -> str:
    """The service in schema.org's words, for search engines; a sample is told as nothing real, so it is left out."""
    item = found.item
    if item.is_sample:
        return ""
    about = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": item.name,
        "description": item.description,
        "url": item.url,
        "provider": {"@type": "Organization", "name": item.organisation} if item.organisation else None,
        "areaServed": {"@type": "AdministrativeArea", "name": found.area.name},
        "telephone": item.phone,
        "email": item.email,
    }
    # "<" would let a council's words end the script element.
    return json.dumps({name: value for name, value in about.items() if value}, ensure_ascii=False).replace(
        "<", "\\u003c"
    )


def _sitemap(core: Navigator) -> Iterator[str]:
    """Every address that may be found by a search engine: pages, real councils, kinds and services."""
    supports, needs = core.browsing.kinds()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    addresses = [url_for(name, _external=True) for name in LISTED]
    addresses += [url_for("areas.council", gss_code=each.gss_code, _external=True) for each in _real(core)]
    addresses += [url_for("areas.support", code=code, _external=True) for code, _ in supports]
    addresses += [url_for("areas.need", code=code, _external=True) for code, _ in needs]
    left = SITEMAP_LIMIT - len(addresses)
    ids = core.browsing.service_ids()[:left]
    addresses += [url_for("areas.service", service_id=each, _external=True) for each in ids]
    for address in addresses:
        yield f"<url><loc>{escape(address)}</loc></url>\n"
    yield "</urlset>\n"


def _real(core: Navigator) -> tuple[Authority, ...]:
    return core.authorities.on(core.today())
