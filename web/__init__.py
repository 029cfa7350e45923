"""The web app: the only public process. `create_app` is the only place where Flask is put together."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

from flask import Flask, abort, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from localoffer.errors import OfferError
from localoffer.navigator import Navigator
from localoffer.settings import ROOT, Settings
from web.access import Tokens, comes_from_elsewhere
from web.areas import AreaDesk, area_pages
from web.call_sheet import call_sheet_pages
from web.callbacks import CALLBACKS_PER_MINUTE, CallbackDesk, callback_pages
from web.chat import ChatDesk, chat_pages
from web.client_turns import ClientTurns
from web.clients import ClientDesk, client_pages
from web.comments import COMMENTS_PER_MINUTE, CommentDesk, comment_pages
from web.compare import compare_pages
from web.conversations import Conversations
from web.crisis import Helplines
from web.deadlines import DateDesk, date_pages
from web.directory import FindDesk, find_pages
from web.gate import Desk
from web.glossary import glossary_pages
from web.headers import add_headers
from web.languages import speak
from web.letters import LetterDesk, letter_pages
from web.limits import AddressLimit, Seats
from web.mishaps import QuietFlask, show_mishap, show_trouble
from web.open_data import open_data_pages
from web.open_tables import open_table_pages
from web.pages import telling_pages
from web.parts import Answers, Clock, Locate, Relays
from web.readers import Readers
from web.relay import RasaRelay
from web.replies import with_links
from web.senders import Senders
from web.sites import ASK_THEMSELVES, Sites
from web.sockets import Sockets
from web.turns import Turns
from web.upkeep import UpkeepDesk, upkeep_pages
from web.widget import WidgetDesk, widget_pages

MOST_BODY_BYTES = 64 * 1024
HELPLINES = ROOT / "data" / "offer" / "helplines.csv"


def create_app(  # noqa: PLR0913 - the parts of the app, each named where it is put together
    settings: Settings,
    *,
    locate: Locate,
    relay: Relays | None = None,
    navigator: Answers | None = None,
    core: Navigator | None = None,
    readers: Readers | None = None,
    clock: Clock = time.monotonic,
    helplines_file: Path = HELPLINES,
) -> Flask:
    """The web app.

    Args:
        settings: This process's settings.
        locate: Says where a postcode reading lies: `Resolver(...).locate`.
        relay: The way to the assistant; this installation's own Rasa server when omitted.
        navigator: Answers the plain page; without one the page says it cannot answer.
        core: The core itself, for pages that show or change records; without it they say they cannot.
        readers: What reads messages; localoffer.reading when omitted.
        clock: Seconds, ever rising.
        helplines_file: The crisis contacts.

    Raises:
        SeedError: The crisis contacts cannot be read.
        SettingError: A language that we are to speak has no catalogue.
    """
    app = QuietFlask(__name__)
    app.config.update(SECRET_KEY=settings.secret_key or secrets.token_urlsafe(32), MAX_CONTENT_LENGTH=MOST_BODY_BYTES)
    app.config["WIDGET_ORIGINS"] = settings.widget_origins
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies, x_proto=settings.trusted_proxies)  # type: ignore[method-assign]
    relay = relay or RasaRelay.from_settings(settings)
    readers = readers or Readers()
    helplines = Helplines.from_file(helplines_file)
    conversations = Conversations(settings.idle_minutes * 60, clock, readers.new_redactor)
    limit = AddressLimit(settings.turns_per_minute, clock)
    desk = Desk(
        read_danger=readers.read_danger,
        read_postcodes=readers.read_postcodes,
        locate=locate,
        helplines=helplines,
        conversations=conversations,
        limit=limit,
        seats=Seats(settings.turns_at_once),
        chat_off=settings.chat_off,
    )
    tokens = Tokens(app.config["SECRET_KEY"])
    turns = Turns(desk, relay)
    chat = ChatDesk(
        turns,
        tokens,
        conversations,
        helplines,
        settings.idle_minutes * 60,
        settings.chat_off,
        limit,
        navigator,
    )
    app.register_blueprint(chat_pages(chat))
    sites = Sites(frozenset(settings.widget_origins.split()))
    app.register_blueprint(widget_pages(WidgetDesk(chat, sites)))
    clients = ClientTurns(turns, Senders(app.config["SECRET_KEY"], conversations))
    opening = AddressLimit(settings.turns_per_minute, clock)
    sockets = Sockets(clients, settings.client_windows, opening, MOST_BODY_BYTES)
    app.register_blueprint(client_pages(ClientDesk(clients, sockets, sites)))
    app.register_blueprint(find_pages(FindDesk(navigator, readers.read_danger, helplines, limit)))
    app.register_blueprint(
        comment_pages(
            CommentDesk(core, readers.read_danger, helplines, limit, AddressLimit(COMMENTS_PER_MINUTE, clock))
        )
    )
    app.register_blueprint(
        callback_pages(
            CallbackDesk(core, readers.read_danger, helplines, limit, AddressLimit(CALLBACKS_PER_MINUTE, clock))
        )
    )
    app.register_blueprint(date_pages(DateDesk(core, readers.read_danger, helplines, limit)))
    app.register_blueprint(letter_pages(LetterDesk(core, readers.read_danger, helplines, limit)))
    app.register_blueprint(call_sheet_pages(core))
    app.register_blueprint(glossary_pages(core))
    app.register_blueprint(compare_pages(core))
    app.register_blueprint(area_pages(AreaDesk(core, readers.read_danger, helplines, limit)))
    app.register_blueprint(open_data_pages(core))
    app.register_blueprint(open_table_pages(core))
    app.register_blueprint(upkeep_pages(UpkeepDesk(core, app.config["SECRET_KEY"], settings.mail_from)))
    app.register_blueprint(
        telling_pages(
            helplines,
            lambda: relay.ready() and navigator is not None and navigator.ready(),
            settings.idle_minutes,
            settings.mail_from,
        )
    )
    _guard(app, helplines)
    speak(app, settings.languages.split())
    return app


def _guard(app: Flask, helplines: Helplines) -> None:
    """What holds for every address."""

    @app.before_request
    def refuse_other_sites() -> None:
        if request.method == "POST" and request.blueprint not in ASK_THEMSELVES and comes_from_elsewhere(request):
            abort(403)

    app.after_request(add_headers)
    app.register_error_handler(HTTPException, show_mishap)
    app.register_error_handler(OfferError, show_trouble)
    app.add_template_filter(with_links)
    app.context_processor(lambda: {"footer_helplines": helplines.footer()})
