"""What a family takes along from a conversation, for browsers without JavaScript: a text file, its dates, a mail.

The page's script makes the same by itself (static/widget/tools.js), also when the conversation is forgotten here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from localoffer.answers import wording as answer_wording
from localoffer.language import worded
from web.conversations import Turn
from web.plain import in_plain_text

TITLE = "SEND help near you"
MAIL_LETTERS = 1_600
"""Longer addresses are cut off by some mail programs."""
SHORTENED = "(Shortened. Save it as a file for all of it.)"


def dates_in(turns: Sequence[Turn]) -> list[tuple[date, str]]:
    """Every day the answers named, each once, the earliest first."""
    days = {(day["on"], day["title"]) for turn in turns for day in turn.shown.days}
    return sorted((date.fromisoformat(on), title) for on, title in days if _is_day(on))


def summary(turns: Sequence[Turn], today: date, *, home: str, find: str) -> str:
    """A family's own summary: what was asked, what was answered, and every date.

    Args:
        turns: The conversation so far.
        today: The day it is made.
        home: Address of our own chat page.
        find: Address of the plain page.
    """
    parts = [f"{worded(TITLE)}, {answer_wording.day(today)}\n{worded(answer_wording.DISCLAIMER)}"]
    for turn in turns:
        answer = "\n".join(in_plain_text(turn.shown, payload="", home=home, find=find).texts)
        parts.append(f"{worded('You')}:\n{turn.said}\n\n{worded('Navigator')}:\n{answer}")
    if dates := dates_in(turns):
        parts.append("\n".join([f"{worded('Dates')}:", *(f"{answer_wording.day(on)}: {title}" for on, title in dates)]))
    return "\n\n".join(parts) + "\n"


def mail(text: str) -> str:
    """An address that opens the family's own mail program with the summary in a new letter to nobody yet."""
    body = text if len(text) <= MAIL_LETTERS else f"{text[:MAIL_LETTERS]}…\n\n{worded(SHORTENED)}"
    return f"mailto:?subject={quote(worded(TITLE))}&body={quote(body)}"


def _is_day(on: str) -> bool:
    try:
        date.fromisoformat(on)
    except ValueError:
        return False
    return True
