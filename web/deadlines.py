"""Time limits: one date in, every date that follows out, on a page and as a calendar file.

What is typed travels only in the body of a POST, and nothing of it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from localoffer.answers.calendar_file import calendar_file
from localoffer.answers.date_question import WHICH_KIND, DateQuestion
from localoffer.answers.deadlines import STATE_WORDS, Timeline, source
from localoffer.errors import QueryError
from localoffer.navigator import Navigator
from web import wording
from web.crisis import Helplines
from web.limits import AddressLimit
from web.parts import ReadDanger

_WHEN = "Type a date, such as 3 March 2026"
_HOLIDAYS = "Type a first and a last day, such as 15 February 2027 to 19 February 2027"
_MOST = 200


class DateForm(FlaskForm):
    """What the date is about, and the date."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    kind = SelectField(WHICH_KIND, validators=[InputRequired("Choose what the date is about")])
    when = StringField("The date", validators=[InputRequired(_WHEN), Length(max=_MOST, message=_WHEN)])
    closed = TextAreaField(
        "School holidays (you can leave this empty)", validators=[Length(max=10 * _MOST, message=_HOLIDAYS)]
    )


@dataclass(frozen=True)
class DateDesk:
    """What the page leans on; without the core it says that it is resting."""

    core: Navigator | None
    read_danger: ReadDanger
    helplines: Helplines
    limit: AddressLimit


@dataclass(frozen=True)
class Worked:
    """What came of a form: dates, or what to say instead."""

    found: Timeline | None = None
    status: int = 200
    crisis: dict[str, Any] | None = None
    said: tuple[str, ...] = field(default=())


def date_pages(desk: DateDesk) -> Blueprint:
    """The page's addresses."""
    pages = Blueprint("deadlines", __name__)

    @pages.get("/deadlines")
    def ask() -> str:
        """The empty form. A query string is never read."""
        return _page(desk, _form(desk, empty=True), Worked())

    @pages.post("/deadlines")
    def work_out() -> tuple[str, int]:
        """Every date that follows."""
        form = _form(desk)
        worked = _work_out(desk, form)
        return _page(desk, form, worked), worked.status

    @pages.post("/deadlines.ics")
    def as_calendar() -> Response | tuple[str, int]:
        """The same as a calendar file; the page with the problem when there is nothing to put in it."""
        form = _form(desk)
        worked = _work_out(desk, form)
        if worked.found is None:
            return _page(desk, form, worked), worked.status
        file = Response(calendar_file(worked.found), mimetype="text/calendar")
        file.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
        return file

    return pages


def _core(desk: DateDesk) -> Navigator:
    return desk.core if desk.core is not None else abort(503)


def _form(desk: DateDesk, *, empty: bool = False) -> DateForm:
    form = DateForm(formdata=None) if empty else DateForm()
    form.kind.choices = [("", "Choose"), *((each.key, each.name) for each in _core(desk).deadlines.kinds)]
    return form


def _work_out(desk: DateDesk, form: DateForm) -> Worked:
    """Danger first; then what the form needs; then the dates."""
    typed = f"{form.when.data or ''} {form.closed.data or ''}"
    danger = desk.read_danger(typed) if len(typed) <= wording.ACCEPTED_LENGTH else None
    card = desk.helplines.card(danger) if danger else None
    if danger and danger.level == "urgent":
        form.when.data = form.closed.data = ""  # not kept, not even on the page
        return Worked(crisis=card)
    if not form.validate():
        return Worked(status=400, crisis=card)
    if not desk.limit.admits(request.remote_addr or ""):
        return Worked(status=429, crisis=card, said=tuple(wording.SLOW_DOWN))
    try:
        found = _core(desk).deadlines.ask(form.when.data, kind=form.kind.data, closed=form.closed.data or "")
    except QueryError:
        form.closed.errors = [_HOLIDAYS]
        return Worked(status=400, crisis=card)
    if isinstance(found, DateQuestion):
        form.when.errors = [found.says]
        return Worked(status=400, crisis=card)
    return Worked(found, crisis=card)


def _page(desk: DateDesk, form: DateForm, worked: Worked) -> str:
    return render_template(
        "deadlines/page.html",
        form=form,
        worked=worked,
        kinds=_core(desk).deadlines.kinds,
        state_words=STATE_WORDS,
        source=source,
    )
