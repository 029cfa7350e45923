"""An answer as plain text and buttons, for chat clients that know nothing else.

Everything the page shows in cards and lists is written out here, addresses included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from localoffer.answers.opening import UNKNOWN
from localoffer.language import all_worded, worded
from web import wording
from web.replies import Shown

LINE_END = "  \n"
"""Clients that read Markdown keep a line's end only after two spaces; nobody sees them."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Plain:
    """One answer.

    Args:
        texts: Messages in order, at least one, none of them empty, no blank line within one.
        buttons: {"title", "payload"}; they belong to the last message.
    """

    texts: tuple[str, ...]
    buttons: tuple[dict[str, str], ...] = ()


def in_plain_text(answer: Shown, *, payload: str, home: str, find: str, started_again: bool = False) -> Plain:
    """An answer written out, in the language in use.

    Args:
        answer: As a page would show it.
        payload: What a button sends, with {} where the choice's id goes.
        home: Address of our own chat page; where own pages begin.
        find: Address of the plain page.
        started_again: Whether an earlier conversation of theirs had been forgotten.
    """
    told = answer.as_json()
    parts = _parts(told, home, find, worded(wording.STARTED_AGAIN) if started_again else "")
    texts = tuple(text.strip() for part in parts for text in _BLANK_LINE.split(part) if text.strip())
    buttons = ({"title": each["title"], "payload": payload.format(each["id"])} for each in told["choices"])
    return Plain(texts or (worded(wording.PRESS_A_BUTTON),), tuple(buttons))


def _parts(told: dict[str, Any], home: str, find: str, news: str) -> Iterator[str]:
    """The messages of an answer, in the order a page shows them; empty ones among them."""
    if told["crisis"]:
        card = told["crisis"]
        # One message: some clients show the next only seconds later.
        yield _lines(card["title"], card["lead"], *map(_helpline, card["contacts"]), card["about_us"])
    yield news
    yield _lines(*all_worded(wording.WITHOUT_A_BOX.get(told["outcome"], told["say"])))
    for card in told["cards"]:
        yield _card(card, home)
    yield _lines(*map(_helpline, told["helplines"]))
    if told["find_page"]:
        yield f"{worded(wording.PLAIN_PAGE)} {find}"
    if told["outcome"] == wording.NO_OWN_NAME_OUTCOME:
        yield f"{worded(wording.OWN_CHAT)} {home}"
    if told["next_steps"]:
        yield _lines(worded(wording.NEXT_STEPS), *(f"• {step}" for step in told["next_steps"]))
    yield _lines(*told["notes"])


def _card(card: dict[str, Any], home: str) -> str:
    facts = [f"{fact['label']}: {fact['value']}" if fact["label"] else fact["value"] for fact in card["facts"]]
    links = [f"{link['title']}: {urljoin(home, link['url'].lstrip('/'))}" for link in card["links"]]
    source = worded("Source: {source}.", source=card["source"]) + " " if card["source"] else ""
    return _lines(
        worded(wording.SAMPLE) if card["sample"] else "",
        card["heading"],
        card["strength_words"] or "",
        *facts,
        *_table(card.get("table")),
        (card.get("picture") or {}).get("description", ""),
        *links,
        f"{source}{card['checked'] or worded('Not yet checked')}.",
    )


def _table(table: dict[str, Any] | None) -> Iterator[str]:
    """A comparison as lines: what is compared, then each place with its value."""
    for row in table["rows"] if table else ():
        values = (f"{name}: {cell}" for name, cell in zip(table["columns"], row["cells"], strict=True))
        yield f"{row['label']}. {'; '.join(values)}"


def _helpline(line: dict[str, Any]) -> str:
    """Somebody to phone: the name, the ways, what for, and whether somebody answers now."""
    ways = [way["href"] if str(way["href"]).startswith("http") else way["words"] for way in line["ways"]]
    open_now = line["open_now"] if line["open_now"] != worded(UNKNOWN) else line["hours"] or line["open_now"]
    said = ". ".join(part.rstrip(".") for part in (*ways, line["what_for"], open_now) if part)
    return f"• {line['name']}: {said}."


def _lines(*parts: str) -> str:
    return LINE_END.join(part for part in parts if part)
