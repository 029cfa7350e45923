"""What one reply leaves behind for the next message: which cards were shown, and which next steps were said. Pure.

Held in codes and fingerprints of our own sentences; nothing of a family's words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.enquiry import Enquiry
from actions.replies import Reply, with_steps

_MOST_STEPS = 60
KEEPS_LIST = "keeps_list"
"""Set in a reply about one of the cards before it: those stay what "the second one" is counted in."""


def key_of(card: Mapping[str, Any]) -> str | None:
    """What tells a card from all others: its kind and the code of its row."""
    service = next((each.get("service_id") for each in card.get("about", ()) if each.get("service_id")), None)
    code = card.get("row") or service
    return f"{card['kind']}:{code}" if code else None


def kept(before: Enquiry, said: Reply, after: Enquiry) -> tuple[Reply, Enquiry]:
    """The reply without next steps that were said before, and what to remember of it.

    The last step says whom to ask; it stays where nothing else is left.

    Args:
        before: What was known before the message.
        said: The reply.
        after: What is known after it.
    """
    keeps_list = said.pop(KEEPS_LIST, False)
    if not after.last:
        return said, after
    told = list((before.last or {}).get("steps") or ())
    new = [step for step in said["next_steps"] if _print(step) not in told] or said["next_steps"][-1:]
    if new != said["next_steps"]:
        said = with_steps(said, new)
    steps = list(dict.fromkeys([*told, *map(_print, said["next_steps"])]))[-_MOST_STEPS:]
    shown = [key for card in said["cards"] if (key := key_of(card))]
    list_before = (before.last or {}).get("cards") or []
    last = {**after.last, "steps": steps, "cards": list_before if keeps_list else shown or list_before}
    if not keeps_list:
        last.pop("focus", None)
    return said, replace(after, last=last)


def _print(step: str) -> str:
    return hashlib.blake2s(step.encode(), digest_size=4).hexdigest()
