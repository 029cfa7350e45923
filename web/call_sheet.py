"""What to ask the SENCO: one page to print or take along. Its address holds codes only."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from localoffer.answers.call_sheet import HOW, TITLE, CallSheet
from localoffer.answers.word_file import word_file
from localoffer.answers.wording import DISCLAIMER
from localoffer.navigator import Navigator
from localoffer.search.query import PHASES
from web.downloads import TEXT, WORD, download

_NAME = "what-to-ask-the-senco"


def call_sheet_pages(core: Navigator | None) -> Blueprint:
    """The sheet's addresses; without a core they say that they are resting."""
    pages = Blueprint("call_sheet", __name__)

    @pages.get("/letters/call-sheet")
    def show() -> str:
        """The questions for what the query's codes name."""
        return _page(_ready(core), request.args)

    @pages.post("/letters/call-sheet")
    def choose() -> BaseResponse:
        """The same for what was chosen, at an address that holds its codes."""
        return redirect(url_for("call_sheet.show", **_codes(_ready(core), request.form)), code=303)

    @pages.get("/letters/call-sheet.docx")
    def as_word() -> Response:
        """The questions as a Word file."""
        sheet, made_on = _sheet(_ready(core), request.args), _ready(core).today()
        return download(word_file(TITLE, sheet.paragraphs, made_on=made_on, heading=True), f"{_NAME}.docx", WORD)

    @pages.get("/letters/call-sheet.txt")
    def as_text() -> Response:
        """The questions as plain text."""
        return download(f"{_sheet(_ready(core), request.args).text}\n".encode(), f"{_NAME}.txt", TEXT)

    return pages


def _ready(core: Navigator | None) -> Navigator:
    return core if core is not None else abort(503)


def _codes(core: Navigator, said: Mapping[str, str]) -> dict[str, str]:
    """Of what was chosen, the codes that are ours; anything else is left out, and never stands in an address."""
    area = core.letters.area_or_none(said.get("area", ""))
    known = {"need": core.vocabulary.need_codes, "age_band": PHASES}
    codes = {name: said.get(name, "") for name, ours in known.items() if said.get(name, "") in ours}
    return {**({"area": area.gss_code} if area else {}), **codes}


def _sheet(core: Navigator, said: Mapping[str, str]) -> CallSheet:
    codes = _codes(core, said)
    area = core.letters.area_or_none(codes.get("area", ""))
    return core.letters.call_sheet(area=area, need=codes.get("need", ""), age_band=codes.get("age_band", ""))


def _page(core: Navigator, said: Mapping[str, str]) -> str:
    words = core.vocabulary
    return render_template(
        "letters/call_sheet.html",
        sheet=_sheet(core, said),
        chosen=_codes(core, said),
        councils=core.letters.councils(),
        needs=[(code, words.need_name(code)) for code in words.need_codes],
        age_bands=[(code, words.phase_name(code)) for code in PHASES],
        how=HOW,
        disclaimer=DISCLAIMER,
    )
