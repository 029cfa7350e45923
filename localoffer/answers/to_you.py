"""What is said to a parent, turned to the young person who reads it: our own sentences, and cards about help. Pure.

Our sentences follow a pattern, so a rule turns them: "your child needs" becomes "you need". Rows of data do not: those
that speak of "your child" have words of their own (data/offer/young_words.csv), and rules of law are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from localoffer.language import worded

_VERBS = {"is": "are", "has": "have", "does": "do", "was": "were", "goes": "go", "isn't": "aren't", "hasn't": "haven't"}
_NO_VERBS = "this|always|sometimes|as|his|hers|its|yes|plus|unless|less|across|afterwards|days|weeks|months|years|news"
"""Words with an s at their end that are no doing of the child's."""
_CHILD = re.compile(
    rf"\byour child\b(?:(?P<own>['\u2019]s)\b|\s+(?P<verb>{'|'.join(_VERBS)}|(?!(?:{_NO_VERBS})\b)[a-z]+s)\b)?",
    re.IGNORECASE,
)
_WHOLE = (
    ("which school year are they in", "which school year are you in"),
    ("How old is your child", "How old are you"),
    ("what worries you", "what you find hard"),
    ("you or your child can ask yourselves", "you can ask yourself"),
)
"""What more than one word must change in."""
_COLUMN = {"What it is": "what", "How to get it": "how_to_get"}


def to_you(text: str) -> str:
    """The same sentence, said to the young person; sentences that speak of no child stay as they are."""
    for said, instead in _WHOLE:
        text = text.replace(said, instead)
    return _CHILD.sub(_you, text)


def card_to_you(card: Mapping[str, Any], words: Mapping[tuple[str, str, str], str]) -> dict[str, Any]:
    """The same card with its row's words for a young person, where it spoke of "your child".

    Args:
        card: A card of an answer.
        words: Words by a row's kind, key and column (localoffer.catalogue.young_words).
    """
    kind, key = str(card["kind"]), str(card.get("row", ""))
    facts = [
        {**row, "value": words.get((kind, key, _COLUMN.get(row["label"], "")), row["value"])}
        if speaks_of_a_child(row["value"])
        else row
        for row in card["facts"]
    ]
    heading = str(card["heading"])
    if speaks_of_a_child(heading) and (told := words.get((kind, key, "what"))):
        heading = worded("{name} (sample)", name=told) if card["sample"] else told
    return {**card, "heading": heading, "facts": facts}


def speaks_of_a_child(text: object) -> bool:
    """Whether a text says "your child"."""
    return _CHILD.search(str(text)) is not None


def _you(found: re.Match[str]) -> str:
    you = "you" if found[0][0].islower() else "You"
    if found["own"]:
        return f"{you}r"
    return f"{you} {_plain(found['verb'])}" if found["verb"] else you


def _plain(verb: str) -> str:
    """A verb as it follows "you"."""
    if verb.lower() in _VERBS:
        return _VERBS[verb.lower()]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|o)es$", verb) else verb[:-1]
