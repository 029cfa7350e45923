"""The widget: its files for any site, and the addresses its script posts to from the sites that may.

The loader and its modules are open to every site and name nobody. Turns are taken from our own pages and from the
origins that OFFER_WIDGET_ORIGINS lists; nothing here sets or reads a cookie.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from localoffer import language
from web import wording
from web.chat import ChatDesk, deleted_by_script, judged_by_script, kept_by_script, resumed, turn_by_script
from web.conversations import mint_id
from web.languages import script_words, tag
from web.sites import Sites

FILES = Path(__file__).parent / "static" / "widget"
LOADER = "widget.js"
PINNED_SECONDS = 31_536_000
CHANNEL_SECONDS = 3_600
TYPES = {".js": "text/javascript", ".css": "text/css"}


@dataclass(frozen=True)
class WidgetDesk:
    """What the widget leans on.

    Args:
        chat: The conversations.
        sites: Sites that may post here.
    """

    chat: ChatDesk
    sites: Sites

    @cached_property
    def version(self) -> str:
        """A name that changes when any of the widget's files does."""
        digest = hashlib.sha256()
        for file in sorted(FILES.iterdir()):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def integrity(self) -> str:
        """The loader's subresource integrity value."""
        return f"sha384-{base64.b64encode(hashlib.sha384((FILES / LOADER).read_bytes()).digest()).decode()}"


def widget_pages(desk: WidgetDesk) -> Blueprint:  # noqa: C901 - its addresses, one below the other
    """The widget's addresses."""
    pages = Blueprint("widget", __name__)

    @pages.before_request
    def only_known_sites() -> Response | None:
        if request.method == "OPTIONS":
            return desk.sites.preflight()
        if request.method == "POST" and not desk.sites.may_talk():
            abort(403)
        return None

    @pages.after_request
    def for_other_sites(response: Response) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return desk.sites.let_read(response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    @pages.get("/widget.js")
    def loader() -> Response:
        return _file(LOADER, CHANNEL_SECONDS)

    @pages.get("/widget/<name>")
    def module(name: str) -> Response:
        return _file(name, CHANNEL_SECONDS)

    @pages.get("/widget/<version>/<name>")
    def pinned(version: str, name: str) -> Response:
        """A file of one version; only the present one is here."""
        if version != desk.version:
            abort(404)
        return _file(name, PINNED_SECONDS)

    @pages.get("/widget/settings")
    def settings() -> Response:
        """What the panel says first, how long a conversation lives, and a token of its own for this one.

        With it a first turn whose answer was lost on the way is known again when it is sent again.
        """
        minutes = round(desk.chat.idle_seconds / 60)
        return jsonify(
            idle_minutes=minutes,
            understood=wording.UNDERSTOOD_LENGTH,
            intro=language.worded(wording.WIDGET_INTRO, minutes=minutes).splitlines(),
            advice=language.all_worded(desk.chat.helplines.advice()),
            chat_off=desk.chat.chat_off,
            language=tag(language.now()),
            direction=language.direction(),
            words=script_words(),
            token=desk.chat.tokens.mint(mint_id(), started=False),
        )

    @pages.route("/widget/turn", methods=["POST", "OPTIONS"])
    def turn() -> tuple[Response, int]:
        return turn_by_script(desk.chat)

    @pages.route("/widget/resume", methods=["POST", "OPTIONS"])
    def resume() -> Response:
        return resumed(desk.chat)

    @pages.route("/widget/keep", methods=["POST", "OPTIONS"])
    def keep() -> Response:
        return kept_by_script(desk.chat)

    @pages.route("/widget/useful", methods=["POST", "OPTIONS"])
    def say_if_useful() -> Response:
        return judged_by_script(desk.chat)

    @pages.route("/widget/delete", methods=["POST", "OPTIONS"])
    def delete() -> Response:
        return deleted_by_script(desk.chat)

    @pages.get("/embed")
    def embed() -> str:
        """How a council puts the widget on its own site."""
        pinned_at = url_for("widget.pinned", version=desk.version, name=LOADER, _external=True)
        channel = url_for("widget.loader", _external=True)
        frame = url_for("chat.framed", _external=True)
        return render_template(
            "widget/embed.html", channel=channel, pinned=pinned_at, integrity=desk.integrity, frame=frame
        )

    return pages


def _file(name: str, seconds: int) -> Response:
    kind = TYPES.get(Path(name).suffix)
    if kind is None or name not in {file.name for file in FILES.iterdir()}:
        abort(404)
    response = Response((FILES / name).read_bytes(), mimetype=kind)
    kept = ", immutable" if seconds == PINNED_SECONDS else ""
    response.headers["Cache-Control"] = f"public, max-age={seconds}{kept}"
    response.add_etag()
    return response.make_conditional(request)
