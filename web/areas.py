"""Pages anyone can link to and print: councils, services, kinds of help, kinds of need, a search, and the sitemap.

Their addresses hold codes only: a council, a need, a band of age, an id. What a family types is never part of one. No
page needs the assistant; without a core each says that it is resting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, stream_with_context, url_for
from flask_wtf import FlaskForm
from markupsafe import escape
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from localoffer.answers import cards
from localoffer.answers import wording as answer_wording
from localoffer.answers.answer import DataState
from localoffer.errors import QueryError, UnknownAuthority
from localoffer.navigator import Home, Navigator, Request
from localoffer.places.authority import Authority
from localoffer.search.query import Filters
from web import structured, wording
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
_TYPE_IT = "Type what you are looking for, in up to 300 letters"
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
    "compare.show",
    "letters.listed",
    "call_sheet.show",
    "pages.about",
    "pages.how",
    "pages.crisis",
    "pages.privacy",
    "pages.accessibility",
)
"""Pages of one address each that a sitemap names."""


class SearchForm(FlaskForm):
    """What is looked for, and where."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    words = StringField(
        "What are you looking for?",
        filters=[lambda typed: (typed or "").strip()],
        validators=[DataRequired(_TYPE_IT), Length(max=LONGEST_SEARCH, message=_TYPE_IT)],
    )
    council = StringField("Council (you can leave this empty)", filters=[lambda typed: (typed or "").strip()])


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
        card, about = page_cards([found.card])[0], structured.of_service(found)
        return render_template("areas/service.html", found=found, card=card, about=about)

    @pages.get("/help")
    def kinds() -> str:
        """Every kind of help and every kind of need."""
        supports, needs = desk.open_core.browsing.kinds()
        return render_template("areas/kinds.html", supports=supports, needs=needs)

    @pages.get("/help/<code>")
    def support(code: str) -> str:
        found = desk.open_core.browsing.support(code) or abort(404)
        shown_cards = _in_words_asked_for(desk.open_core, found.cards)
        return render_template("areas/topic.html", found=found, cards=shown_cards, is_need=False, easy=_is_easy())

    @pages.get("/needs/<code>")
    def need(code: str) -> str:
        found = desk.open_core.browsing.need(code) or abort(404)
        shown_cards = _in_words_asked_for(desk.open_core, found.cards)
        return render_template("areas/topic.html", found=found, cards=shown_cards, is_need=True, easy=_is_easy())

    @pages.get("/search")
    def search() -> str:
        """The empty box. A query string is never read."""
        return _search_page(SearchForm(formdata=None))

    @pages.post("/search")
    def found() -> tuple[str, int]:
        """Services found by a family's own words."""
        return _found(desk, SearchForm())

    @pages.get("/sitemap.xml")
    def sitemap() -> Response:
        return Response(stream_with_context(_sitemap(desk.open_core)), mimetype="application/xml")

    return pages


def _is_easy() -> bool:
    """Whether a page is asked for in simpler words: `?easy=yes`."""
    return request.args.get("easy") == "yes"


def _in_words_asked_for(core: Navigator, found: Sequence[cards.Card]) -> list[dict[str, Any]]:
    return page_cards(core.plain_words.easy(found) if _is_easy() else found)


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
        state=answer_wording.data_state(area) if area else "",
        links=[answer_wording.local_offer(area), answer_wording.sendiass(area)] if area else [],
        cards=_in_words_asked_for(core, cards.cards(answer)),
        easy=_is_easy(),
        services=core.browsing.services(gss_code),
        fresh=core.browsing.fresh(gss_code),
        about=structured.of_area(area, url_for("areas.council", gss_code=gss_code, _external=True)) if area else "",
        audit=core.audits.of(gss_code, named=0) if read else None,
        figures=page_cards(core.browsing.figures(gss_code)),
        needs=needs,
        bands=AGE_BANDS,
        need=need,
        age=age,
        first_shown=FIRST_SHOWN,
    )


def _found(desk: AreaDesk, form: SearchForm) -> tuple[str, int]:
    """Danger first, on all that was typed; then what the form needs; then the search."""
    core = desk.open_core
    words, council = form.words.data or "", form.council.data or ""
    danger = desk.read_danger(words) if words and len(words) <= wording.ACCEPTED_LENGTH else None
    card = desk.helplines.card(danger) if danger else None
    if danger and danger.level == "urgent":
        return _search_page(SearchForm(formdata=None), answer=shown("crisis", crisis=card)), 200
    if not form.validate():
        return _search_page(form, answer=shown("check_form", crisis=card)), 400
    if not desk.limit.admits(request.remote_addr or ""):
        abort(429)
    try:
        filters = Filters(authority=core.authorities.find(council, on=core.today()).gss_code if council else "")
        results = core.searching.search(words, filters, home=filters.authority or "", limit=MOST_FOUND)
    except (QueryError, UnknownAuthority):
        results = []
    return _search_page(form, results=results, answer=shown("found", crisis=card)), 200


def _search_page(form: SearchForm, **shown_parts: Any) -> str:
    return render_template("areas/search.html", form=form, **{"results": None, "answer": None, **shown_parts})


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
