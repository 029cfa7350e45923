"""What a reply looks like on the page: one value that becomes HTML without JavaScript, or JSON with it.

Names are put back here, buttons get opaque ids, and only addresses that are safe to follow become links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from localoffer.language import all_worded, counted, worded
from web.drawings import drawn

MOST_ANNOUNCED = 200
"""Characters a screen reader is asked to speak; the whole answer is in the log."""
_NUMBER = re.compile(r"\s*(\+?[\d(][\d ()\-]*)")
_PHONE_LABEL = re.compile(r"\b(?:(?:tele|mobile )?phone|call|tel|ring|text relay)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>()\"'\u2068\u2069]*[^\s<>()\"'.,;:!?\u2068\u2069]")
"""The script has the same rule (static/chat.js)."""
_OWN_PAGE = re.compile(
    r"/(?:letters(?:/[a-z-]+)?|compare|call-back)(?:\?[a-z_]+=[\w-]+(?:&[a-z_]+=[\w-]+)*)?", re.ASCII
)
"""Pages of ours that a card may lead to; their queries hold codes."""
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


@dataclass(frozen=True)
class Shown:
    """One answer, ready to be shown.

    Args:
        outcome: Code of how the turn ended.
        say: Paragraphs.
        crisis: The crisis card (web.crisis), shown before everything else; None when there is no danger.
        cards: Results, each a dictionary of plain strings (see `_card`).
        choices: Buttons: {"id", "title"}.
        next_steps: What the family can do next.
        notes: Small print, such as "This is information, not legal advice."
        days: Dates that follow, for a calendar: {"on", "title"}.
        helplines: People to phone when we cannot answer.
        find_page: Whether to point to the plain page.
        keep_text: Whether the family's words go back into their box.
        announce: What a screen reader says, once.
        useful: What is asked about the answer's use (web.useful); None where nothing is.
    """

    outcome: str
    say: tuple[str, ...] = ()
    crisis: dict[str, Any] | None = None
    cards: tuple[dict[str, Any], ...] = ()
    choices: tuple[dict[str, str], ...] = ()
    next_steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    days: tuple[dict[str, str], ...] = ()
    helplines: tuple[dict[str, Any], ...] = ()
    find_page: bool = False
    keep_text: bool = False
    announce: str = ""
    useful: dict[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """The same value for the page's script, in the language in use."""
        return dict(all_worded(asdict(self)))


def shown(outcome: str, **parts: Any) -> Shown:
    """An answer with its announcement worked out from the rest."""
    reply = Shown(outcome, **parts)
    return replace(reply, announce=announcement(reply))


def with_crisis(reply: Shown, card: dict[str, Any] | None) -> Shown:
    """The same answer with the crisis card in front; unchanged when there is no card."""
    if card is None:
        return reply
    carded = replace(reply, crisis=card)
    return replace(carded, announce=announcement(carded))


def from_messages(
    messages: Sequence[dict[str, Any]], restore: Callable[[str], str], offer: Callable[[str, str], str]
) -> tuple[Shown, dict[str, Any] | None]:
    """The assistant's messages as one answer.

    Args:
        messages: As the relay gives them, at least one.
        restore: Puts names back into a string.
        offer: Gives a button (title, payload) its opaque id.

    Returns:
        The answer, and what the assistant said about danger ({"level", "group"} or None). The answer's `say`, `cards`
        and `choices` are all empty when the assistant in truth said nothing.
    """
    replies = [_reply_of(message) for message in messages]
    choices = tuple(
        {"id": offer(title, str(choice["payload"])), "title": title}
        for reply in replies
        for choice in _dicts(reply.get("choices"))
        if (title := restore(str(choice.get("title", "")).strip())) and choice.get("payload")
    )
    danger = next((reply["danger"] for reply in replies if isinstance(reply.get("danger"), dict)), None)
    return (
        shown(
            str(replies[-1].get("outcome", "answered")) if replies else "answered",
            say=tuple(restore(text) for reply in replies for text in _strings(reply.get("say"))),
            cards=tuple(_card(card, restore) for reply in replies for card in _dicts(reply.get("cards"))),
            choices=choices,
            next_steps=tuple(restore(text) for reply in replies for text in _strings(reply.get("next_steps"))),
            days=tuple(_day(day, restore) for reply in replies for day in _dicts(reply.get("days"))),
            notes=tuple(dict.fromkeys(restore(text) for reply in replies for text in _strings(reply.get("notes")))),
        ),
        danger,
    )


def page_cards(cards: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cards of the core as a page shows them."""
    return [_card(card, str) for card in cards]


def announcement(reply: Shown) -> str:
    """What a screen reader says about an answer: short, once, the rest is in the log."""
    parts = []
    if reply.crisis:
        parts.append(f"{worded(reply.crisis['title'])}. {worded(reply.crisis['lead'])}")
    if reply.say:
        parts.append(worded(reply.say[0]))
    if reply.cards:
        number = counted("{count} result", "{count} results", len(reply.cards))
        parts.append(worded("{number}. First: {heading}.", number=number, heading=reply.cards[0]["heading"]))
    if not parts and reply.choices:
        parts.append(worded("Please choose one of the buttons."))
    return _cut(" ".join(parts), MOST_ANNOUNCED)


def dial(number: str) -> str | None:
    """A `tel:` address for a British phone number as people write it; None when it does not start with one."""
    found = _NUMBER.match(number)
    digits = re.sub(r"[^\d+]", "", found.group(1)) if found else ""
    return f"tel:{digits}" if 3 <= len(digits) <= 14 else None


def safe_address(address: str) -> str | None:
    """The address when it leads to an ordinary web page; None for scripts and anything else."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def own_page(address: str) -> str | None:
    """The address when it is a page of ours that a card may lead to; None for anything else."""
    return address if _OWN_PAGE.fullmatch(address) else None


def with_links(text: str) -> list[tuple[str, str | None]]:
    """A text in pieces, in order: (words, web address or None). Only whole http and https addresses become links."""
    pieces: list[tuple[str, str | None]] = []
    text, end = worded(text), 0
    for found in _ADDRESS.finditer(text):
        pieces += [(text[end : found.start()], None), (found.group(), safe_address(found.group()))]
        end = found.end()
    return [piece for piece in (*pieces, (text[end:], None)) if piece[0]]


def _reply_of(message: dict[str, Any]) -> dict[str, Any]:
    """Our structured reply; a bare text with buttons (Rasa's own shape) is read too, rather than lost."""
    custom = message.get("custom")
    if isinstance(custom, dict):
        return custom
    text = message.get("text")
    return {"say": [text] if isinstance(text, str) and text.strip() else [], "choices": message.get("buttons")}


def _card(card: dict[str, Any], restore: Callable[[str], str]) -> dict[str, Any]:
    """One card as plain strings: the template and the script show exactly this."""

    def text(name: str) -> str | None:
        value = card.get(name)
        return restore(str(value)) if value else None

    return {
        "kind": str(card.get("kind", "fact")),
        "heading": text("heading") or "More about this",
        "strength": card.get("strength") if card.get("strength") in {"must", "should", "common"} else None,
        "strength_words": text("strength_words"),
        "facts": [_fact(fact, restore) for fact in _dicts(card.get("facts")) if fact.get("value")],
        "links": [
            {"title": restore(str(link.get("title") or url)), "url": url}
            for link in _dicts(card.get("links"))
            if (url := safe_address(str(link.get("url", ""))) or own_page(str(link.get("url", ""))))
        ],
        "source": text("source"),
        "checked": text("checked"),
        "sample": bool(card.get("sample")),
        "about": _dicts(card.get("about")),
        "comments": [_comment(about) for about in _dicts(card.get("about"))],
        **drawn(card, restore),
    }


def _day(day: dict[str, Any], restore: Callable[[str], str]) -> dict[str, str]:
    return {"on": str(day.get("on", "")), "title": restore(str(day.get("title", "")))}


def _comment(about: dict[str, Any]) -> dict[str, str]:
    """A link to the page where a record or a gap can be commented on: its title and its query."""
    named = {"service": about.get("service_id"), "authority": about.get("gss_code"), "gap": about.get("support")}
    query = urlencode({name: str(value) for name, value in named.items() if value})
    return {
        "title": str(about.get("title") or worded("Comment on {name}", name=about.get("name") or "this")),
        "query": query,
    }


def _fact(fact: dict[str, Any], restore: Callable[[str], str]) -> dict[str, str | None]:
    label, value = restore(str(fact.get("label", ""))), restore(str(fact["value"]))
    href = None
    if _PHONE_LABEL.search(label):
        href = dial(value)
    elif _EMAIL.fullmatch(value.strip()):
        href = f"mailto:{value.strip()}"
    return {"label": label, "value": value, "href": href}


def _cut(text: str, most: int) -> str:
    """The text, ended at a sentence or word within `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    sentence = max(head.rfind(". "), head.rfind("? "), head.rfind("! "))
    if sentence > most // 3:
        return head[: sentence + 1]
    return head[: head.rfind(" ")] + "…" if " " in head else head + "…"


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [each for each in values if isinstance(each, str) and each.strip()]
