"""The Open Referral UK 3.0 interface: eleven addresses that anyone may read, from any other site.

Nothing here is typed by a family. Its addresses may hold a postcode, as the standard has it: those answers are kept by
nobody on the way, and no address is written to any log.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, request

from localoffer.errors import OfferError
from localoffer.navigator import Navigator
from localoffer.navigator.open_data import FULL, LISTED, MINIMAL, Asked, Page
from localoffer.publishing.export.envelope import page_of
from localoffer.publishing.export.service import api_details
from web import open_parameters as may
from web.limits import Seats
from web.open_addresses import OPENAPI, ORUK
from web.problems import of_core, problem

LARGE_AT_ONCE = 4
"""Answers of any length that may be on their way at once; further ones are asked to come again."""

Values = Mapping[str, Any]


def open_data_pages(core: Navigator | None) -> Blueprint:  # noqa: C901 - eleven addresses, one below the other
    """The eleven addresses.

    Args:
        core: What the answers come from; without it each says that it cannot answer now.
    """
    pages = Blueprint("open_data", __name__, url_prefix=ORUK)
    seats = Seats(LARGE_AT_ONCE)

    pages.register_error_handler(OfferError, of_core)
    if core is None:
        return resting(pages)
    data = core.open_data

    def get(path: str) -> Any:
        return pages.get(path, strict_slashes=False)

    @get("/")
    def root() -> Response:
        return as_json({**api_details(), "lon_openapi": OPENAPI})

    @get("/services")
    def services() -> Response:
        given = may.values_of(request.args, may.SERVICES)
        asked, shape = _asked(given), MINIMAL if given["minimal"] else FULL if given["full"] else LISTED
        if given["format"] == "ndjson":
            return as_lines(data.service_lines(asked, shape=shape), seats)
        return as_json(data.services(asked, _page(given), shape=shape))

    @get("/services/<own_id>")
    def service(own_id: str) -> Response:
        return _one(data.service(own_id) if may.is_id(own_id) else None)

    @get("/service_at_locations")
    def places() -> Response:
        given = may.values_of(request.args, may.PLACES)
        if given["format"] == "ndjson":
            return as_lines(data.place_lines(_asked(given), full=given["full"]), seats)
        return as_json(data.places(_asked(given), _page(given), full=given["full"]))

    @get("/service_at_locations/<own_id>")
    def place(own_id: str) -> Response:
        return _one(data.place(own_id) if may.is_id(own_id) else None)

    @get("/organizations")
    def organisations() -> Response:
        given = may.values_of(request.args, may.ORGANISATIONS)
        inside = given["full_service"]
        if given["format"] == "ndjson":
            return as_lines(data.organisation_lines(given["search"], with_services=inside), seats)
        return as_json(data.organisations(given["search"], _page(given), with_services=inside))

    @get("/organizations/<own_id>")
    def organisation(own_id: str) -> Response:
        inside = may.values_of(request.args, (may.FULL_SERVICE,))["full_service"]
        return _one(data.organisation(own_id, with_services=inside) if may.is_id(own_id) else None)

    @get("/taxonomies")
    def taxonomies() -> Response:
        given = may.values_of(request.args, may.LISTED)
        return _listed(data.terms.taxonomies(given["search"]), given, seats)

    @get("/taxonomies/<own_id>")
    def taxonomy(own_id: str) -> Response:
        return _one(data.terms.taxonomy(own_id))

    @get("/taxonomy_terms")
    def terms() -> Response:
        given = may.values_of(request.args, may.TERMS)
        kept = {name: given[name] for name in ("taxonomy_id", "parent_id", "top_only")}
        return _listed(data.terms.terms(given["search"], **kept), given, seats)

    @get("/taxonomy_terms/<own_id>")
    def term(own_id: str) -> Response:
        return _one(data.terms.term(own_id))

    return pages


def resting(pages: Blueprint) -> Blueprint:
    """Open-data addresses while there is no core: each says that it cannot answer now."""
    pages.add_url_rule("/", defaults={"path": ""}, view_func=_rest, endpoint="rest", strict_slashes=False)
    pages.add_url_rule("/<path:path>", view_func=_rest, endpoint="rest")
    return pages


def _rest(path: str) -> Response:  # noqa: ARG001 - whichever it is
    return problem(503)


def as_json(value: object) -> Response:
    """An answer as JSON."""
    return Response(json.dumps(value, ensure_ascii=False, allow_nan=False), mimetype="application/json")


def as_lines(records: Iterable[object], seats: Seats) -> Response:
    """An answer of any length, one record a line, written as it is read."""
    if not seats.take():
        busy = problem(503, "Too many large answers are on their way. Try again in a minute.")
        busy.headers["Retry-After"] = "60"
        return busy
    seat = _Seat(seats)
    response = Response(_lines(records, seat), mimetype="application/x-ndjson")
    response.call_on_close(seat.leave)
    return response


class _Seat:
    """A seat that is given back once, by whoever comes first: the last line, or whoever hangs up before it."""

    def __init__(self, seats: Seats) -> None:
        self._seats: Seats | None = seats

    def leave(self) -> None:
        seats, self._seats = self._seats, None
        if seats is not None:
            seats.free()


def _lines(records: Iterable[object], seat: _Seat) -> Iterator[str]:
    try:
        for each in records:
            yield f"{json.dumps(each, ensure_ascii=False, allow_nan=False)}\n"
    finally:
        seat.leave()


def _listed(records: Sequence[Any], given: Values, seats: Seats) -> Response:
    if given["format"] == "ndjson":
        return as_lines(records, seats)
    page = _page(given)
    start = (page.number - 1) * page.size
    shown = records[start : start + page.size]
    return as_json(page_of(shown, total=len(records), page=page.number, per_page=page.size))


def _one(record: object | None) -> Response:
    return problem(404, "Nothing has this id here.") if record is None else as_json(record)


def _page(given: Values) -> Page:
    return Page(given["page"], given["per_page"])


def _asked(given: Values) -> Asked:
    return Asked(
        search=given["search"],
        authority=given["authority"],
        organisation_id=given["organization_id"],
        taxonomy_id=given["taxonomy_id"],
        taxonomy_term_id=given["taxonomy_term_id"],
        modified_after=given["modified_after"],
        postcode=given["postcode"],
        metres=given["proximity"],
        min_age_years=given.get("minimum_age"),
        max_age_years=given.get("maximum_age"),
    )
