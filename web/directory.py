"""The plain page: the same answers as the chat, from two or three boxes, for everyone and every browser.

Asks the navigator directly, so it works while the assistant is down. What is typed travels only in the body of a POST.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from localoffer.errors import OfferError, QueryError, UnknownAuthority
from web import wording
from web.crisis import Helplines
from web.limits import AddressLimit
from web.parts import Answers, ReadDanger
from web.replies import Shown, from_messages, shown, with_crisis

log = logging.getLogger(__name__)

FIRST_SHOWN = 6
"""Cards that are open on the page; the others wait behind "Show more"."""


class FindForm(FlaskForm):
    """Postcode, worry and age."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    place = StringField(
        "Your postcode or council",
        validators=[InputRequired(wording.FIND_NEEDS_PLACE), Length(max=100, message=wording.FIND_NEEDS_PLACE)],
    )
    need = TextAreaField(
        "What are you worried about?",
        validators=[
            InputRequired(wording.FIND_NEEDS_WORRY),
            Length(max=wording.UNDERSTOOD_LENGTH, message="Use 2,000 letters or fewer"),
        ],
    )
    age = StringField(
        "Your child's age (you can leave this empty)",
        validators=[Length(max=40, message=wording.FIND_AGE)],
    )
    style = StringField("How to tell it")


@dataclass(frozen=True)
class FindDesk:
    """What the plain page leans on; without a navigator it says that it is resting."""

    navigator: Answers | None
    read_danger: ReadDanger
    helplines: Helplines
    limit: AddressLimit


def find_pages(desk: FindDesk) -> Blueprint:
    """The plain page's address."""
    pages = Blueprint("directory", __name__)

    @pages.get("/find")
    def ask() -> str:
        """The empty form. A query string is never read."""
        return _page(FindForm(formdata=None))

    @pages.post("/find")
    def find() -> tuple[str, int]:
        """The answer, as one page that can be printed."""
        form = FindForm()
        answer, status = _answer(desk, form)
        return _page(form, answer), status

    return pages


def _answer(desk: FindDesk, form: FindForm) -> tuple[Shown | None, int]:
    """What to show under the form; None while the form itself needs mending."""
    typed = " ".join(filter(None, (form.place.data, form.need.data, form.age.data)))
    danger = desk.read_danger(typed) if len(typed) <= wording.ACCEPTED_LENGTH else None
    card = desk.helplines.card(danger) if danger else None
    if danger and danger.level == "urgent":
        form.need.data = ""  # not kept, not even on the page
        return shown("crisis", crisis=card, say=(wording.URGENT_OFFER,)), 200
    if not form.validate():
        return (shown("check_form", crisis=card), 400) if card else (None, 400)
    if not desk.limit.admits(request.remote_addr or ""):
        return shown("slow_down", crisis=card, say=wording.SLOW_DOWN), 429
    try:
        answer = _ask(desk, form)
    except QueryError:
        form.age.errors = [wording.FIND_AGE]
        return (shown("check_form", crisis=card), 400) if card else (None, 400)
    if answer is None:
        return shown("down", crisis=card, say=wording.FIND_DOWN, helplines=tuple(desk.helplines.advice())), 503
    if desk.navigator is not None:
        desk.navigator.shown(answer.cards[:FIRST_SHOWN])
    return with_crisis(answer, card), 200


def _ask(desk: FindDesk, form: FindForm) -> Shown | None:
    """The navigator's answer; None when there is none to be had."""
    if desk.navigator is None:
        return None
    try:
        typed = (form.place.data.strip(), form.need.data.strip(), (form.age.data or "").strip())
        reply = desk.navigator.answer(*typed, style=form.style.data or "")
    except UnknownAuthority as problem:
        choices = tuple({"id": name, "title": name} for name in problem.choices)
        return shown("unknown_place", say=wording.FIND_PLACE_UNKNOWN, choices=choices)
    except QueryError:
        raise  # the family's to mend, not ours
    except OfferError as problem:
        log.error("the plain page has no answer: %s", type(problem).__name__)  # noqa: TRY400 - no words in a trace
        return None
    places = [
        {**choice, "payload": choice.get("place")} for choice in reply.get("choices") or () if choice.get("place")
    ]
    answer, danger = from_messages([{"custom": {**reply, "choices": places}}], str, lambda _title, place: place)
    if danger is not None:
        card = desk.helplines.card_for(str(danger.get("level")), str(danger.get("group")), kept=True)
        return with_crisis(answer, card)
    return answer if answer.say or answer.cards else None


def _page(form: FindForm, answer: Shown | None = None) -> str:
    return render_template("directory/find.html", form=form, answer=answer, first_shown=FIRST_SHOWN)
