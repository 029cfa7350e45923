"""Letters to finish, print and take along.

What a family types into a letter travels only in the body of a POST, becomes the page or file it asked for, and is
forgotten: nothing of it is stored or logged. An address holds the code of a council at most.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as BaseResponse
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from localoffer.answers.answer import Area
from localoffer.answers.drafts import Draft
from localoffer.answers.word_file import plain, word_file
from localoffer.answers.wording import DISCLAIMER
from localoffer.errors import QueryError
from localoffer.navigator import Navigator
from web import wording
from web.crisis import Helplines
from web.downloads import TEXT, WORD, download
from web.limits import AddressLimit
from web.parts import ReadDanger

LONGEST = wording.ACCEPTED_LENGTH
"""Letters of one letter: as many as are looked at for crisis words."""
_WAYS = frozenset({"edit", "print", "docx", "txt"})
_EMPTY = "Write your letter"
_TOO_LONG = "Use 10,000 letters or fewer"
_AFTER_CRISIS = "Your letter is not lost, and we have not kept it. When you are ready, you can go back to it."
_BESIDE_CRISIS = "Your letter is still in the box. If you want it as it is, press the button again."


class LetterForm(FlaskForm):
    """The whole letter in one box."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    text = TextAreaField(
        "Your letter",
        filters=[lambda typed: plain(typed or "").strip()],
        validators=[DataRequired(_EMPTY), Length(max=LONGEST, message=_TOO_LONG)],
    )


@dataclass(frozen=True)
class LetterDesk:
    """What the pages lean on; without the core they say that they are resting."""

    core: Navigator | None
    read_danger: ReadDanger
    helplines: Helplines
    limit: AddressLimit


@dataclass(frozen=True)
class Try:
    """What came of a letter that was sent to us.

    Args:
        way: What the family asked for; "edit" shows the box again.
        status: HTTP status of the page.
        crisis: The card to show first.
        is_urgent: Whether nothing but the card and the way back is shown.
        said: What we say above the box.
    """

    way: str = "edit"
    status: int = 200
    crisis: dict[str, Any] | None = None
    is_urgent: bool = False
    said: tuple[str, ...] = field(default=())


def letter_pages(desk: LetterDesk) -> Blueprint:
    """The addresses of the letters."""
    pages = Blueprint("letters", __name__)

    @pages.get("/letters")
    def listed() -> str:
        """Every letter there is; `area` is the code of a council."""
        return render_template("letters/list.html", letters=_core(desk).letters.known, area=_area(desk, request.args))

    @pages.get("/letters/<key>")
    def write(key: str) -> tuple[str, int]:
        """A letter to finish."""
        draft = _draft(desk, key, _area(desk, request.args))
        return _page(desk, draft, LetterForm(formdata=None, data={"text": draft.text}), Try())

    @pages.post("/letters/<key>/council")
    def fill_in(key: str) -> BaseResponse:
        """The same letter for a council, at an address that holds its code."""
        draft = _draft(desk, key, _area(desk, request.form))
        return redirect(url_for("letters.write", key=draft.key, area=draft.gss_code), code=303)

    @pages.post("/letters/<key>")
    def take(key: str) -> Response | tuple[str, int]:
        """The finished letter, to print or as a file."""
        draft = _draft(desk, key, _area(desk, request.form))
        form = LetterForm()
        tried = _read(desk, form)
        text = form.text.data or ""
        if tried.way == "docx":
            made = word_file(draft.title, text.split("\n\n"), made_on=_core(desk).today())
            return download(made, f"{draft.key}.docx", WORD)
        if tried.way == "txt":
            return download(f"{text}\n".encode(), f"{draft.key}.txt", TEXT)
        return _page(desk, draft, form, tried)

    return pages


def _read(desk: LetterDesk, form: LetterForm) -> Try:
    """Danger first, on the whole text; then what the box needs; then what was asked for."""
    text = form.text.data or ""
    danger = desk.read_danger(text) if len(text) <= LONGEST else None
    card = desk.helplines.card(danger) if danger and not request.form.get("told") else None
    if card and danger and danger.level == "urgent":
        return Try(crisis=card, is_urgent=True, said=(_AFTER_CRISIS,))
    if not form.validate():
        return Try(status=400, crisis=card)
    if not desk.limit.admits(request.remote_addr or ""):
        return Try(status=429, crisis=card, said=tuple(wording.SLOW_DOWN))
    if card:
        return Try(crisis=card, said=(_BESIDE_CRISIS,))
    way = request.form.get("way", "")
    return Try(way=way if way in _WAYS else "edit")


def _core(desk: LetterDesk) -> Navigator:
    return desk.core if desk.core is not None else abort(503)


def _draft(desk: LetterDesk, key: str, area: Area | None) -> Draft:
    try:
        return _core(desk).letters.draft(key, area)
    except QueryError:
        abort(404)


def _area(desk: LetterDesk, said: Any) -> Area | None:
    return _core(desk).letters.area_or_none(said.get("area", ""))


def _page(desk: LetterDesk, draft: Draft, form: LetterForm, tried: Try) -> tuple[str, int]:
    page = render_template(
        "letters/print.html" if tried.way == "print" else "letters/write.html",
        draft=draft,
        form=form,
        tried=tried,
        councils=_core(desk).letters.councils(),
        disclaimer=DISCLAIMER,
        was_told=bool(tried.crisis or request.form.get("told")),
    )
    return page, tried.status
