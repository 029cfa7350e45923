"""The chat page and the addresses it posts to.

`POST /chat` answers with the whole page, for browsers without JavaScript; `POST /chat/turn` answers the same turn as
JSON. What a family types is only ever in the body of a POST.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, g, jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as BaseResponse

from localoffer.answers.calendar_file import of_days
from localoffer.answers.opening import LONDON
from localoffer.language import all_worded, worded
from web import useful, wording
from web.access import Tokens
from web.conversations import Conversation, Conversations, Turn, mint_id
from web.crisis import Helplines
from web.downloads import CALENDAR, TEXT, download
from web.keeping import dates_in, mail, summary
from web.limits import AddressLimit
from web.parts import Answers
from web.turns import Ended, Turns

KEY_LENGTH = 64
"""Longest turn key we look at; our own pages send 22 characters."""


@dataclass(frozen=True)
class ChatDesk:
    """What the chat pages lean on."""

    turns: Turns
    tokens: Tokens
    conversations: Conversations
    helplines: Helplines
    idle_seconds: float
    chat_off: str
    limit: AddressLimit
    count: Answers | None


def chat_pages(desk: ChatDesk) -> Blueprint:
    """The chat's addresses."""
    pages = Blueprint("chat", __name__)

    @pages.before_request
    def notice_frame() -> None:
        g.framed = request.method == "POST" and request.form.get("framed") == "yes"

    @pages.get("/")
    def home() -> str:
        """The chat page, before anything was said."""
        return _page(desk, token=desk.tokens.mint(mint_id(), started=False))

    @pages.get("/frame")
    def framed() -> str:
        """The same without our head and foot, for a frame on a site that may show it."""
        g.framed = True
        return _page(desk, token=desk.tokens.mint(mint_id(), started=False))

    @pages.get("/chat")
    def chat_by_link() -> BaseResponse:
        return redirect(url_for("chat.home"))

    _answer_forms(pages, desk)
    _answer_scripts(pages, desk)
    return pages


def _answer_forms(pages: Blueprint, desk: ChatDesk) -> None:
    """What the page's forms post to; all of it works without JavaScript."""

    @pages.post("/chat")
    def turn_by_form() -> tuple[str, int]:
        """One turn, or what was said of an answer."""
        text, choice = request.form.get("text", ""), request.form.get("choice")
        if "useful" in request.form:
            return _judged_page(desk, text), 200
        conversation, forgotten = _conversation(desk, request.form.get("token"))
        ended = _answer(desk, conversation, request.form.get("turn"), text, choice)
        # Words typed beside a pressed button were not sent: they stay in the box too.
        in_box = text if ended.said is None or choice else ""
        pending = ended if ended.said is None else None
        page = _page(desk, conversation, in_box=in_box, pending=pending, forgotten=forgotten)
        return page, ended.status

    @pages.post("/chat/file")
    def save() -> Response | str:
        """The conversation and its dates as a text file."""
        return _kept(desk, lambda turns: download(_summary(turns).encode(), "send-help.txt", TEXT))

    @pages.post("/chat/dates.ics")
    def dates() -> Response | str:
        """Every date of the conversation for a calendar."""
        return _kept(desk, lambda turns: download(of_days(dates_in(turns), _today()), "dates.ics", CALENDAR))

    @pages.post("/chat/delete")
    def delete() -> str:
        """Delete a conversation and say so."""
        everywhere = _forget(desk, request.form.get("token"))
        return render_template("chat/deleted.html", everywhere=everywhere, framed=g.framed)

    @pages.post("/chat/restart")
    def restart() -> BaseResponse:
        """Delete a conversation and begin a new one."""
        _forget(desk, request.form.get("token"))
        return redirect(url_for("chat.framed" if g.framed else "chat.home"), code=303)


def _answer_scripts(pages: Blueprint, desk: ChatDesk) -> None:
    """What the page's script posts to."""

    @pages.post("/chat/turn")
    def by_script() -> tuple[Response, int]:
        return turn_by_script(desk)

    @pages.post("/chat/resume")
    def resume() -> Response:
        return resumed(desk)

    @pages.post("/chat/keep")
    def keep() -> Response:
        return kept_by_script(desk)

    @pages.post("/chat/useful")
    def say_if_useful() -> Response:
        return judged_by_script(desk)


def turn_by_script(desk: ChatDesk) -> tuple[Response, int]:
    """One turn, as JSON: {"token", "turn", "text" or "choice"}."""
    body = _json()
    text, choice = body.get("text", ""), body.get("choice")
    if not isinstance(text, str) or not isinstance(choice, str | None):
        raise BadRequest
    conversation, forgotten = _conversation(desk, body.get("token"))
    ended = _answer(desk, conversation, body.get("turn"), text, choice)
    reply = {
        "turn": body.get("turn"),
        "token": desk.tokens.mint(conversation.id, started=True),
        "said": ended.said,
        "chosen": choice is not None,
        "started_again": worded(wording.STARTED_AGAIN) if forgotten else None,
        **ended.answer.as_json(),
    }
    return jsonify(reply), ended.status


def resumed(desk: ChatDesk) -> Response:
    """The turns so far, for a page that was loaded again; none when they were forgotten."""
    claim = desk.tokens.read(_json().get("token"))
    conversation = desk.conversations.get(claim.conversation) if claim else None
    turns = conversation.turns if conversation else []
    return jsonify({"turns": [{"said": turn.said, "chosen": turn.chosen, **turn.shown.as_json()} for turn in turns]})


def kept_by_script(desk: ChatDesk) -> Response:
    """Begin a conversation's quiet minutes anew; says whether it is "kept", "forgotten" already, or "down"."""
    claim = desk.tokens.read(_json().get("token"))
    known = desk.conversations.get(claim.conversation) if claim else None
    if known is None:
        return jsonify(state="forgotten")
    return jsonify(state="kept" if desk.turns.keep(known, request.remote_addr or "") else "down")


def judged_by_script(desk: ChatDesk) -> Response:
    """Whether an answer was useful, as JSON: {"token", "key", "said"}; gives what stands below it from now on."""
    body = _json()
    return jsonify(all_worded(_judge(desk, body.get("token"), body.get("key"), body.get("said"))))


def deleted_by_script(desk: ChatDesk) -> Response:
    """Delete a conversation and say whether it is gone everywhere."""
    return jsonify({"everywhere": _forget(desk, _json().get("token"))})


def _answer(desk: ChatDesk, conversation: Conversation, key: object, text: str, choice: str | None) -> Ended:
    turn = key[:KEY_LENGTH] if isinstance(key, str) and key else secrets.token_urlsafe(16)
    address = request.remote_addr or ""
    # Browsers send line ends of a form as CR LF; the limit counts what the family typed.
    words = text.replace("\r\n", "\n")
    if choice is not None:
        return desk.turns.choose(conversation, turn, choice, address)
    return desk.turns.say(conversation, turn, words, address)


def _conversation(desk: ChatDesk, token: object) -> tuple[Conversation, bool]:
    """The conversation a token stands for, and whether an earlier one had been forgotten.

    A token that is old, unreadable or missing starts a new conversation rather than an argument.
    """
    claim = desk.tokens.read(token)
    if claim is not None and (known := desk.conversations.get(claim.conversation)) is not None:
        return desk.conversations.open(known.id), False
    # Its id may be used only while no conversation can have lived and died under it.
    unused = claim is not None and not claim.started and time.time() - claim.minted_at < desk.idle_seconds
    new_id = claim.conversation if claim is not None and unused else mint_id()
    return desk.conversations.open(new_id), claim is not None and claim.started


def _forget(desk: ChatDesk, token: object) -> bool:
    claim = desk.tokens.read(token)
    if claim is None or not (claim.started or desk.conversations.get(claim.conversation)):
        return True  # nothing was ever said under it
    return desk.turns.delete(claim.conversation)


def _judge(desk: ChatDesk, token: object, key: object, said: object) -> dict[str, Any]:
    """Counted where the address has not said a great deal already; never a reason to refuse anything."""
    claim = desk.tokens.read(token)
    known = desk.conversations.get(claim.conversation) if claim else None
    count = desk.count if desk.limit.admits(request.remote_addr or "") else None
    return useful.judge(known, key, said, count)


def _judged_page(desk: ChatDesk, in_box: str) -> str:
    """The page again, thanks below the answer, and in the box what was in it."""
    token = request.form.get("token")
    key, _, said = request.form["useful"].partition(".")
    _judge(desk, token, key, said)
    conversation, forgotten = _conversation(desk, token)
    return _page(desk, conversation, in_box=in_box, forgotten=forgotten)


def _kept(desk: ChatDesk, make: Callable[[Sequence[Turn]], Response]) -> Response | str:
    """A file made from a conversation; the first page when it is forgotten."""
    claim = desk.tokens.read(request.form.get("token"))
    known = desk.conversations.get(claim.conversation) if claim else None
    if known is not None and known.turns:
        return make(known.turns)
    return _page(desk, token=desk.tokens.mint(mint_id(), started=False), forgotten=claim is not None and claim.started)


def _summary(turns: Sequence[Turn]) -> str:
    addresses = {"home": url_for("chat.home", _external=True), "find": url_for("directory.ask", _external=True)}
    return summary(turns, _today(), **addresses)


def _today() -> date:
    return datetime.now(LONDON).date()


def _json() -> dict[str, Any]:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise BadRequest
    return body


def _page(  # noqa: PLR0913 - what one page shows, all of it named by its callers
    desk: ChatDesk,
    conversation: Conversation | None = None,
    *,
    token: str = "",
    in_box: str = "",
    pending: Ended | None = None,
    forgotten: bool = False,
) -> str:
    if conversation is not None:
        token = desk.tokens.mint(conversation.id, started=True)
    turns = conversation.turns if conversation else []
    live = pending.answer.choices if pending else turns[-1].shown.choices if turns else ()
    return render_template(
        "chat/page.html",
        turns=turns,
        pending=pending.answer if pending else None,
        live_choices={choice["id"] for choice in live},
        token=token,
        turn_key=secrets.token_urlsafe(16),
        in_box=in_box,
        started_again=wording.STARTED_AGAIN if forgotten else None,
        mail=mail(_summary(turns)) if turns else "",
        has_dates=bool(dates_in(turns)),
        idle_minutes=round(desk.idle_seconds / 60),
        understood_length=wording.UNDERSTOOD_LENGTH,
        chat_off=desk.chat_off,
        advice=all_worded(desk.helplines.advice()),
        framed=g.framed,
    )
