"""When something goes wrong: a kind page, or the same words as JSON for the script.

Never a trace, never a family's words in a log.
"""

from __future__ import annotations

import logging
from types import TracebackType

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from localoffer.errors import OfferError
from localoffer.language import worded
from web import problems
from web.open_addresses import is_open
from web.replies import shown

log = logging.getLogger(__name__)

_Raised = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

PAGES = {
    400: ("Something in that did not arrive", "Please go back to the start and try again."),
    403: ("Please use our own page", "This came from another website, so we did not read it."),
    404: ("We cannot find that page", "The address may be wrong, or the page may have moved."),
    405: ("That address does not work this way", "Please start from the first page."),
    413: ("That message is too long", "Please go back and send only the most important part."),
    429: ("Please wait a minute", "You have sent a lot in a short time."),
    500: ("Sorry, something went wrong", "This is our fault, not yours. Please try again in a few minutes."),
    503: ("Sorry, we cannot answer just now", "Please try again in a few minutes."),
}
"""Title and sentence for each status; any other 4xx is shown as 400."""


BY_SCRIPT = frozenset({"/chat/turn", "/chat/resume", "/chat/keep", "/chat/useful"})
"""Addresses of the page's own script, beside the widget's."""


class QuietFlask(Flask):
    """Flask, but an error's log line names only its class and place: its message could hold a family's words."""

    def log_exception(self, exc_info: _Raised) -> None:
        """Log where it broke."""
        kind, _, trace = exc_info
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "unknown"
        log.error("a page broke: %s at %s", kind.__name__ if kind else "unknown", where)


def show_trouble(problem: OfferError) -> tuple[str | Response, int] | Response:
    """A kind answer when the core cannot help, most often because its database does not answer."""
    log.error("a page has no answer: %s", type(problem).__name__)
    return show_mishap(ServiceUnavailable())


def show_mishap(problem: HTTPException) -> tuple[str | Response, int] | Response:
    """A kind answer to an HTTP error, faults of our own among them."""
    status = problem.code or 500
    if status < 400:
        return problem.get_response()  # a redirect is no mishap
    if is_open(request.path):
        return problems.of_http(problem)
    title, sentence = PAGES.get(status, PAGES[400] if status < 500 else PAGES[500])
    if request.path in BY_SCRIPT or request.path.startswith("/widget/"):
        return jsonify(shown("mishap", say=(f"{title}.", sentence), keep_text=True, find_page=True).as_json()), status
    if request.blueprint == "clients":
        return jsonify([{"recipient_id": "", "text": f"{worded(title)}. {worded(sentence)}"}]), status
    return render_template("errors/mishap.html", title=title, sentence=sentence), status
