"""Councils side by side, on a page and as CSV. An address holds codes only, and nothing is typed: all is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.datastructures import MultiDict

from localoffer.answers import comparing_table, wording
from localoffer.answers.comparing import Comparison
from localoffer.answers.comparing_rows import BESIDE
from localoffer.errors import QueryError, UnknownAuthority
from localoffer.navigator import Navigator, Request
from localoffer.navigator.comparing import MOST_AREAS
from localoffer.publishing.sheet import write_csv
from web.areas import AGE_BANDS
from web.drawings import picture_of

BESIDE_WORDS = {
    "england": "England",
    "region": "The region and England",
    "neighbours": "The councils next door and England",
}
CHOOSE = "Choose one council or more from the list."
BOXES = 3
"""Lists of councils on the page, when fewer were chosen."""


@dataclass(frozen=True)
class Chosen:
    """What an address asks for; every part of it is one of our own codes, or the address is refused."""

    areas: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    age_band: str = ""
    beside: str = "england"

    @property
    def request(self) -> Request:
        """The same, as the core is asked."""
        return Request(phase=self.age_band or None, needs=self.needs, supports=self.supports)

    @property
    def query(self) -> dict[str, Any]:
        """The same, as an address has it."""
        parts = {"area": self.areas, "need": self.needs, "support": self.supports, "age_band": self.age_band}
        return {name: value for name, value in {**parts, "with": self.beside}.items() if value}


@dataclass(frozen=True)
class Lists:
    """What can be chosen: (code, name) pairs."""

    councils: list[tuple[str, str]]
    needs: list[tuple[str, str]]
    supports: list[tuple[str, str]]
    bands: dict[str, str] = field(default_factory=lambda: dict(AGE_BANDS))
    beside: dict[str, str] = field(default_factory=lambda: dict(BESIDE_WORDS))


def compare_pages(core: Navigator | None) -> Blueprint:
    """The page's addresses; without a core it is resting."""
    pages = Blueprint("compare", __name__)

    @pages.get("/compare")
    def show() -> tuple[str, int]:
        """The lists to choose from and, once councils are chosen, everything about them."""
        desk = core if core is not None else abort(503)
        lists = _lists(desk)
        try:
            chosen = _chosen(request.args, lists)
            found = desk.comparing.compare(chosen.areas, chosen.request, with_=chosen.beside) if chosen.areas else None
        except (QueryError, UnknownAuthority):
            return _page(Chosen(), lists, None, problem=CHOOSE), 400
        return _page(chosen, lists, found), 200

    @pages.get("/compare.csv")
    def as_csv() -> Response:
        """The same as a table."""
        desk = core if core is not None else abort(503)
        try:
            chosen = _chosen(request.args, _lists(desk))
            found = desk.comparing.compare(chosen.areas, chosen.request, with_=chosen.beside)
        except (QueryError, UnknownAuthority):
            abort(404)
        response = Response(write_csv(comparing_table.of_comparison(found)), mimetype="text/csv")
        response.headers["Content-Disposition"] = 'attachment; filename="compare.csv"'
        return response

    return pages


def _lists(core: Navigator) -> Lists:
    choices = core.comparing.choices()
    return Lists(choices["councils"], choices["needs"], choices["supports"])


def _chosen(given: MultiDict[str, str], lists: Lists) -> Chosen:
    """What was chosen; a value that is none of ours is refused and shown nowhere.

    Raises:
        QueryError: A value is not in its list, or there are too many councils.
    """
    areas = _codes(given, "area", dict(lists.councils))
    if len(areas) > MOST_AREAS:
        raise QueryError(f"area: {len(areas)} councils. Give at most {MOST_AREAS}.")
    return Chosen(
        areas,
        _codes(given, "need", dict(lists.needs)),
        _codes(given, "support", dict(lists.supports)),
        next(iter(_codes(given, "age_band", lists.bands)), ""),
        next(iter(_codes(given, "with", dict.fromkeys(BESIDE, ""))), "england"),
    )


def _codes(given: MultiDict[str, str], name: str, known: dict[str, str]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(each for each in given.getlist(name) if each))
    if not known.keys() >= set(codes):
        raise QueryError(f"{name}: not one of our codes. Choose from the list.")
    return codes


def _page(chosen: Chosen, lists: Lists, found: Comparison | None, *, problem: str = "") -> str:
    shown = [*chosen.areas, *[""] * max(BOXES - len(chosen.areas), 1)][:MOST_AREAS]
    return render_template(
        "compare/page.html",
        chosen=chosen,
        lists=lists,
        boxes=shown,
        problem=problem,
        found=found,
        title=comparing_table.title(found) if found else "Compare councils",
        headings=comparing_table.HEADINGS,
        labelled=comparing_table.labelled,
        pictures=[picture_of(each.as_json(), str) for each in found.pictures] if found else [],
        sources=comparing_table.sources(found) if found else [],
        own_lists=[wording.local_offer(each.area) for each in found.named if each.area] if found else [],
    )
