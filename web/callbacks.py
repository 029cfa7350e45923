"""Asking to be called back: a form of this page alone, and never a way to get help in a crisis.

Nothing of it passes the chat. Words of danger get the crisis card instead, and nothing is kept then. Where no service
is named that rings back, the page says so and gives numbers and words to say on the phone.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length

from localoffer.answers.calling import words_to_say
from localoffer.catalogue import callbacks as rules
from localoffer.catalogue.callbacks import LONGEST, TOPICS, Callback, Wish
from localoffer.errors import OfferError
from localoffer.navigator import Navigator
from web import callback_wording as words
from web import wording
from web.crisis import Helplines
from web.finding import as_reply
from web.limits import AddressLimit
from web.parts import ReadDanger
from web.replies import Shown, from_messages

log = logging.getLogger(__name__)

CALLBACKS_PER_MINUTE = 2
"""Requests kept a minute from one address."""
_PEOPLE = "talk_to_person"
_MOST_CODE = 100


def _text(label: str, name: str) -> StringField:
    return StringField(label, validators=[Length(max=LONGEST[name], message=words.TOO_LONG)])


class CallbackForm(FlaskForm):
    """What is needed to ring somebody, and what may be said beside it."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    route = RadioField("How should we reach you?", validators=[InputRequired(words.CHOOSE_ROUTE)])
    contact = StringField(
        "Your phone number or email address",
        filters=[lambda typed: (typed or "").strip()],
        validators=[
            InputRequired(words.GIVE_CONTACT),
            Length(max=LONGEST["contact"], message=words.TOO_LONG),
        ],
    )
    topic = SelectField("What is it about?", validators=[InputRequired(words.CHOOSE_TOPIC)])
    authority = SelectField("Your council (you can leave this out)", filters=[lambda chosen: chosen or ""])
    name = _text("What should we call you? (you can leave this out)", "name")
    best_time = _text("When is a good time? (you can leave this out)", "best_time")
    note = TextAreaField(
        "Anything else? (you can leave this out)",
        filters=[lambda typed: (typed or "").replace("\r\n", "\n").strip()],
        validators=[Length(max=LONGEST["note"], message=words.TOO_LONG)],
    )
    consent = BooleanField("I agree", validators=[InputRequired(words.AGREE)])
    code = HiddenField()

    def validate_contact(self, contact: StringField) -> None:
        """The number or address must be one the chosen way can use."""
        if self.route.data and not rules.fits(self.route.data, contact.data or ""):
            raise ValidationError(words.GIVE_EMAIL if self.route.data == rules.EMAIL else words.GIVE_NUMBER)

    def wish(self) -> Wish:
        """What was asked for."""
        return Wish(
            route=self.route.data or "",
            contact=self.contact.data or "",
            topic=self.topic.data or "",
            name=self.name.data,
            best_time=self.best_time.data,
            gss_code=self.authority.data or None,
            note=self.note.data,
        )

    def forget(self) -> None:
        """Take everything that was typed off the page."""
        for each in (self.contact, self.name, self.best_time, self.note):
            each.data = ""


class WithdrawForm(FlaskForm):
    """One box for a code."""

    class Meta:
        """No token: there is no cookie and no sign-in another site could borrow (see web.access)."""

        csrf = False

    code = StringField("Your code", validators=[InputRequired(), Length(max=_MOST_CODE)])


@dataclass(frozen=True)
class CallbackDesk:
    """What the pages lean on; without the core they say that they are resting."""

    core: Navigator | None
    read_danger: ReadDanger
    helplines: Helplines
    limit: AddressLimit
    """Tries a minute."""
    kept_limit: AddressLimit
    """Requests kept a minute."""


@dataclass(frozen=True)
class Asked:
    """How far a request got: kept, or what to say instead."""

    kept: Callback | None = None
    status: int = 200
    crisis: dict[str, Any] | None = None
    said: tuple[str, ...] = field(default=())


def callback_pages(desk: CallbackDesk) -> Blueprint:
    """The pages' addresses."""
    pages = Blueprint("callbacks", __name__)

    @pages.get("/call-back")
    def ask() -> tuple[str, int]:
        """The empty form, or numbers and words to say. Of the address only codes are read."""
        form = _form(desk, empty=True)
        form.topic.data, form.authority.data = request.args.get("topic", ""), request.args.get("authority", "")
        return _page(desk, form, Asked())

    @pages.post("/call-back")
    def send() -> tuple[str, int]:
        """Keep a request and show what is kept, or say what has to change first."""
        form = _form(desk)
        asked = _take(desk, form)
        if asked.kept is not None:
            return _kept_page(desk, asked.kept, form.code.data or ""), asked.status
        return _page(desk, form, asked)

    @pages.post("/call-back/words")
    def say() -> tuple[str, int]:
        """The same page with words to say for a council and a topic."""
        return _page(desk, _form(desk), Asked())

    @pages.get("/call-back/withdraw")
    def before_withdrawing() -> str:
        """One box for the code."""
        return _withdraw_page(WithdrawForm(formdata=None))

    @pages.post("/call-back/withdraw")
    def withdraw() -> tuple[str, int]:
        """Delete a request at once."""
        form = WithdrawForm()
        if not desk.limit.admits(request.remote_addr or ""):
            return _withdraw_page(form, "slow_down"), 429
        is_gone = form.validate() and _core(desk).callbacks.withdraw(form.code.data or "")
        return _withdraw_page(form, "gone" if is_gone else "unknown"), 200

    return pages


def _take(desk: CallbackDesk, form: CallbackForm) -> Asked:
    """Danger first, on all that was typed; then what the form needs; then it is kept."""
    wish = form.wish()
    typed = wish.words
    danger = desk.read_danger(typed) if len(typed) <= wording.ACCEPTED_LENGTH else None
    if danger is not None:
        if danger.level == "urgent":
            form.forget()  # not kept, not even on the page
        said = words.AFTER_CRISIS if danger.level == "urgent" else words.BESIDE_CRISIS
        return Asked(crisis=desk.helplines.card(danger), said=said)
    if _core(desk).callbacks.service is None:
        return Asked(status=409)
    if not form.validate():
        return Asked(status=400)
    if not desk.limit.admits(request.remote_addr or "") or not desk.kept_limit.admits(request.remote_addr or ""):
        return Asked(status=429, said=words.SLOW_DOWN)
    return _keep(desk, form, wish)


def _keep(desk: CallbackDesk, form: CallbackForm, wish: Wish) -> Asked:
    core = _core(desk).callbacks
    form.code.data = rules.tidy_code(form.code.data or "") or core.new_code()
    try:
        kept = core.add(wish, form.code.data, consents=bool(form.consent.data))
    except OfferError as problem:
        log.error("a call-back was not kept: %s", type(problem).__name__)  # noqa: TRY400 - no words in a trace
        return Asked(status=503, said=words.DOWN)
    return Asked(kept) if kept is not None else Asked(status=503, said=words.FULL)


def _core(desk: CallbackDesk) -> Navigator:
    return desk.core if desk.core is not None else abort(503)


def _form(desk: CallbackDesk, *, empty: bool = False) -> CallbackForm:
    form = CallbackForm(formdata=None) if empty else CallbackForm()
    form.route.choices = list(words.ROUTES)
    form.topic.choices = [("", "Choose"), *TOPICS.items()]
    form.authority.choices = [("", "Choose"), *_core(desk).callbacks.councils()]
    return form


def _page(desk: CallbackDesk, form: CallbackForm, asked: Asked) -> tuple[str, int]:
    core = _core(desk)
    form.code.data = form.code.data or core.callbacks.new_code()
    councils = dict(core.callbacks.councils())
    council = form.authority.data if form.authority.data in councils else ""
    topic = form.topic.data if form.topic.data in TOPICS else ""
    page = render_template(
        "callbacks/page.html",
        form=form,
        asked=asked,
        longest=LONGEST,
        sendiass=core.callbacks.local_advice(council) if council else None,
        people=_people(core, topic),
        say=words_to_say(TOPICS.get(topic), councils.get(council)),
        **_about(desk),
    )
    return page, asked.status


def _kept_page(desk: CallbackDesk, kept: Callback, code: str) -> str:
    council = dict(_core(desk).callbacks.councils()).get(kept.gss_code or "")
    return render_template("callbacks/kept.html", kept=kept, code=code, council=council, **_about(desk))


def _withdraw_page(form: WithdrawForm, outcome: str = "") -> str:
    return render_template("callbacks/withdraw.html", form=form, outcome=outcome)


def _people(core: Navigator, topic: str) -> Shown:
    """Who answers the phone about a topic, as cards."""
    answer = core.helplines(_PEOPLE, first=(topic,) if topic else ())
    return from_messages([{"custom": as_reply(answer)}], str, lambda _title, _payload: "")[0]


def _about(desk: CallbackDesk) -> dict[str, Any]:
    return {
        "service": _core(desk).callbacks.service,
        "topics": TOPICS,
        "routes": dict(words.ROUTES),
        "days_after": rules.DAYS_AFTER_CLOSING,
        "most_days": rules.MOST_DAYS,
    }
