"""The page a "still right" link opens: the record as families see it, and one button.

Opening it changes nothing, because mail scanners follow links; the button posts.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, abort, render_template, request

from localoffer.navigator import Navigator
from localoffer.navigator.upkeep import Entry
from web.replies import Shown, from_messages

LONGEST_LINK = 400
STATUS = {"unreadable": 404, "gone": 410, "ended": 410, "changed": 409}
"""HTTP status of the pages that offer no button, or offer it again; 200 otherwise."""


@dataclass(frozen=True)
class UpkeepDesk:
    """What the page leans on.

    Args:
        core: The core; without it the page says that it is resting.
        key: Signs links.
        mail_to: Where mistakes may be told; "" for nowhere.
    """

    core: Navigator | None
    key: str
    mail_to: str


def upkeep_pages(desk: UpkeepDesk) -> Blueprint:
    """The page's address."""
    pages = Blueprint("upkeep", __name__)

    @pages.get("/still-right")
    def look() -> tuple[str, int]:
        """The record and the button."""
        link = request.args.get("link", "")
        return _page(desk, link, _entry(desk, link))

    @pages.post("/still-right")
    def confirm() -> tuple[str, int]:
        """Somebody says that it is still right."""
        link = request.form.get("link", "")
        return _page(desk, link, _entry(desk, link, seen=request.form.get("seen", "")), was_pressed=True)

    return pages


def _entry(desk: UpkeepDesk, link: str, *, seen: str | None = None) -> Entry:
    if desk.core is None:
        abort(503)
    if len(link) > LONGEST_LINK:
        return Entry("unreadable")
    upkeep = desk.core.upkeep
    return upkeep.look(link, desk.key) if seen is None else upkeep.confirm(link, desk.key, seen)


def _page(desk: UpkeepDesk, link: str, entry: Entry, *, was_pressed: bool = False) -> tuple[str, int]:
    page = render_template(
        "upkeep/still_right.html",
        entry=entry,
        shown=_as_families_see_it(entry),
        link=link if entry.state in {"open", "changed"} else "",
        was_pressed=was_pressed,
        mistake=_mistake(desk.mail_to, entry),
    )
    return page, STATUS.get(entry.state, 200)


def _as_families_see_it(entry: Entry) -> Shown | None:
    if entry.card is None:
        return None
    card = {**entry.card, "about": []}
    return from_messages([{"custom": {"cards": [card]}}], str, lambda _title, _payload: "")[0]


def _mistake(mail_to: str, entry: Entry) -> str:
    """The address of a new mail about this record; "" without somewhere to send it."""
    if not mail_to or entry.card is None:
        return ""
    return f"mailto:{mail_to}?subject={quote('Please change: ' + str(entry.card['heading'])[:120])}"
