"""The glossary page: the words of SEND in plain English, each with its own address (/glossary#senco), fit to print."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template, url_for

from localoffer.answers.cards import Card
from localoffer.navigator import Navigator
from web import structured

Letter = tuple[str, list[tuple[str, Card]]]


def glossary_pages(core: Navigator | None) -> Blueprint:
    """The glossary's address; without a core the page says that it is resting."""
    pages = Blueprint("glossary", __name__)

    @pages.get("/glossary")
    def terms() -> tuple[str, int]:
        found = core.glossary.terms() if core else {}
        about = structured.of_terms(found.items(), url_for("glossary.terms", _external=True)) if found else ""
        return render_template("glossary/terms.html", letters=_by_letter(found), about=about), 200 if found else 503

    return pages


def _by_letter(terms: dict[str, Card]) -> list[Letter]:
    return [(letter, list(group)) for letter, group in groupby(terms.items(), key=lambda term: _letter(term[1]))]


def _letter(card: Card) -> str:
    first = str(card["heading"])[0].upper()
    return first if first.isalpha() else "0 to 9"
