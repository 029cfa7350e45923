"""Families' comments on what a council publishes, and the yearly page of what was said and answered.

A comment is checked before anything is kept: words of danger get the crisis card instead, and names or contact details
are shown marked, so that their writer can take them out. Nobody sees a comment until a person has published it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as BaseResponse
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from localoffer.errors import OfferError
from localoffer.language import worded
from localoffer.navigator import Navigator, Request
from localoffer.navigator.comments import LONGEST, Subject
from localoffer.navigator.letters import GapHelp
from localoffer.publishing.sheet import write_csv
from localoffer.reading.revealing import Piece
from web import wording
from web.crisis import Helplines
from web.finding import as_reply
from web.limits import AddressLimit
from web.parts import ReadDanger
from web.replies import from_messages

log = logging.getLogger(__name__)

COMMENTS_PER_MINUTE = 3
"""Comments kept a minute from one address."""
FACTS = ("lo-comments", "lo-comments-about")
"""What the law says of comments (data/offer/facts.csv)."""
CSV_COLUMNS = ("council", "about", "said_in", "comment", "answer", "action", "answered_in", "published_on")


class CommentForm(FlaskForm):
    """One box."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    text = TextAreaField(
        "Your comment",
        filters=[lambda typed: (typed or "").replace("\r\n", "\n").strip()],
        validators=[DataRequired(wording.COMMENT_EMPTY), Length(max=LONGEST, message=wording.COMMENT_TOO_LONG)],
    )


@dataclass(frozen=True)
class CommentDesk:
    """What the comment pages lean on; without the core they say that they are resting."""

    core: Navigator | None
    read_danger: ReadDanger
    helplines: Helplines
    limit: AddressLimit
    """Tries a minute."""
    comment_limit: AddressLimit
    """Comments kept a minute."""


@dataclass(frozen=True)
class Try:
    """How far a comment got.

    Args:
        is_kept: Whether it was kept.
        status: HTTP status of the page.
        crisis: The card to show first.
        marked: The comment in pieces, when some of them point to a person.
        said: What we say above the form.
        was_told: Whether the card has been shown, so that the comment may be sent all the same.
    """

    is_kept: bool = False
    status: int = 200
    crisis: dict[str, Any] | None = None
    marked: tuple[Piece, ...] = ()
    said: tuple[str, ...] = field(default=())
    was_told: bool = False


def comment_pages(desk: CommentDesk) -> Blueprint:
    """The comment pages' addresses."""
    pages = Blueprint("comments", __name__)

    @pages.get("/comments/new")
    def new() -> tuple[str, int]:
        """The form for one record, one gap or a council's whole list; for a gap with words to begin with."""
        subject = _subject(desk, request.args)
        gap = _gap(desk, subject)
        return _form_page(desk, subject, CommentForm(formdata=None, data={"text": gap.comment if gap else ""}), Try())

    @pages.post("/comments/new")
    def send() -> tuple[str, int] | BaseResponse:
        """Keep a comment, or say what has to change first."""
        subject = _subject(desk, request.form)
        form = CommentForm()
        tried = _take(desk, subject, form)
        if tried.is_kept:
            return redirect(url_for("comments.thanks", authority=subject.gss_code), code=303)
        return _form_page(desk, subject, form, tried)

    @pages.get("/comments/thanks")
    def thanks() -> str:
        """What happens to a comment now."""
        return render_template("comments/thanks.html", subject=_subject(desk, request.args))

    @pages.get("/councils/<gss_code>/comments")
    def published(gss_code: str) -> str:
        """What was said and answered in the newest year there is."""
        return _year_page(desk, gss_code, None)

    @pages.get("/councils/<gss_code>/comments/<int:year>")
    def published_in(gss_code: str, year: int) -> str:
        """What was said and answered in one year."""
        return _year_page(desk, gss_code, year)

    @pages.get("/councils/<gss_code>/comments/<int:year>.csv")
    def published_as_csv(gss_code: str, year: int) -> Response:
        """The same as a table."""
        return _year_table(desk, gss_code, year)

    return pages


def _take(desk: CommentDesk, subject: Subject, form: CommentForm) -> Try:
    """Danger first, on the whole text; then what the form needs; then names; then it is kept."""
    text = form.text.data or ""
    danger = desk.read_danger(text) if len(text) <= wording.ACCEPTED_LENGTH else None
    card = desk.helplines.card(danger) if danger else None
    if danger and danger.level == "urgent":
        form.text.data = ""  # not kept, not even on the page
        return Try(crisis=card, said=(wording.COMMENT_AFTER_CRISIS,))
    if not form.validate():
        return Try(status=400, crisis=card)
    if not desk.limit.admits(request.remote_addr or ""):
        return Try(status=429, crisis=card, said=wording.COMMENT_SLOW_DOWN)
    marked = tuple(_core(desk).comments.marked(text, subject))
    if any(piece.is_personal for piece in marked):
        return Try(status=400, crisis=card, marked=marked)
    if card and not request.form.get("told"):
        return Try(crisis=card, said=(wording.COMMENT_BESIDE_CRISIS,), was_told=True)
    if not desk.comment_limit.admits(request.remote_addr or ""):
        return Try(status=429, crisis=card, said=wording.COMMENT_SLOW_DOWN)
    return _keep(desk, subject, text)


def _keep(desk: CommentDesk, subject: Subject, text: str) -> Try:
    try:
        is_kept = _core(desk).comments.add(subject, text)
    except OfferError as problem:
        log.error("a comment was not kept: %s", type(problem).__name__)  # noqa: TRY400 - no words in a trace
        return Try(status=503, said=wording.COMMENT_DOWN)
    return Try(is_kept=True) if is_kept else Try(status=503, said=wording.COMMENT_FULL)


def _core(desk: CommentDesk) -> Navigator:
    return desk.core if desk.core is not None else abort(503)


def _subject(desk: CommentDesk, said: Any) -> Subject:
    """What a comment is about; a kind page when there is no such thing."""
    subject = _core(desk).comments.subject(
        gss_code=said.get("authority", ""), service_id=said.get("service", ""), support=said.get("gap", "")
    )
    return subject if subject is not None else abort(404)


def _gap(desk: CommentDesk, subject: Subject) -> GapHelp | None:
    """What to do about help that is not in the council's list; None where the comment is about anything else."""
    return _core(desk).letters.gap(subject.gss_code, subject.support) if subject.support else None


def _form_page(desk: CommentDesk, subject: Subject, form: CommentForm, tried: Try) -> tuple[str, int]:
    facts = as_reply(_core(desk).facts(FACTS, None, Request()))
    law, _ = from_messages([{"custom": facts}], str, lambda _title, _payload: "")
    gap = _gap(desk, subject)
    page = render_template(
        "comments/new.html", subject=subject, form=form, tried=tried, law=law, longest=LONGEST, gap=gap
    )
    return page, tried.status


def _year_page(desk: CommentDesk, gss_code: str, year: int | None) -> str:
    page = _core(desk).comments.published(gss_code, year)
    if page is None or (year is not None and year not in page.years):
        abort(404)
    shown = year if year is not None else next(iter(page.years), None)
    return render_template("comments/year.html", page=page, year=shown)


def _year_table(desk: CommentDesk, gss_code: str, year: int) -> Response:
    page = _core(desk).comments.published(gss_code, year)
    if page is None or year not in page.years:
        abort(404)
    council = worded("{council} (sample, invented)", council=page.council) if page.is_sample else page.council
    rows = [
        (
            council,
            each.about,
            f"{each.made_on:%Y-%m}",
            each.text,
            each.reply,
            each.action,
            f"{each.replied_on:%Y-%m}" if each.reply and each.replied_on else None,
            each.published_on.isoformat() if each.published_on else None,
        )
        for each in page.comments
    ]
    table = Response(write_csv([CSV_COLUMNS, *rows]), mimetype="text/csv")
    table.headers["Content-Disposition"] = f'attachment; filename="comments-{page.gss_code}-{year}.csv"'
    return table
