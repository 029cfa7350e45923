"""What a script is, and the one function that speaks it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.overhearing import Overheard
from tests.serving import Talk


@dataclass(frozen=True)
class Turn:
    """One thing a family does, and what must be true of the reply.

    Args:
        say: Typed words.
        choose: Or the title of the button pressed.
        outcome: The outcome code, or one of several.
        shows: Words that stand somewhere in the reply, case ignored.
        hides: Words that must not.
        offers: Titles that are among the choices.
        crisis: Whether a crisis card is shown.
        rows: Keys of rows (of facts, provision, support types, claims) that the reply's cards were made from; one of
            several where they stand in a tuple of their own.
        slots: What the conversation holds after it, by name.
    """

    say: str = ""
    choose: str = ""
    outcome: str | Sequence[str] = ()
    shows: Sequence[str] = ()
    hides: Sequence[str] = ()
    offers: Sequence[str] = ()
    crisis: bool | None = False
    rows: Sequence[str | tuple[str, ...]] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)


def speak(talk: Talk, turns: Sequence[Turn]) -> None:
    """Hold the conversation and check every reply; none may be silent."""
    for number, turn in enumerate(turns, start=1):
        reply = talk.choose(turn.choose) if turn.choose else talk.say(turn.say)
        where = f"turn {number}, {turn.say or turn.choose!r}"
        _check(reply, turn, where)
        _check_behind(talk.overheard, turn, where)


def _check(reply: dict[str, Any], turn: Turn, where: str) -> None:
    everything = json.dumps(reply, ensure_ascii=False).casefold()
    assert reply["say"] or reply["cards"] or reply["crisis"], f"{where}: silence"
    allowed = [turn.outcome] if isinstance(turn.outcome, str) else list(turn.outcome)
    assert not allowed or reply["outcome"] in allowed, f"{where}: {reply['outcome']}, not {allowed}; {reply['say']}"
    for words in turn.shows:
        assert words.casefold() in everything, f"{where}: {words!r} is not shown in {reply['say']}"
    for words in turn.hides:
        assert words.casefold() not in everything, f"{where}: {words!r} is shown"
    titles = [choice["title"] for choice in reply["choices"]]
    assert set(turn.offers) <= set(titles), f"{where}: offers {titles}"
    if turn.crisis is not None:
        assert bool(reply["crisis"]) is turn.crisis, f"{where}: crisis card {reply['crisis']}"


def _check_behind(overheard: Overheard, turn: Turn, where: str) -> None:
    rows = [card.get("row") for card in overheard.reply.get("cards") or ()]
    for wanted in turn.rows:
        assert set((wanted,) if isinstance(wanted, str) else wanted) & set(rows), f"{where}: {wanted} not in {rows}"
    for name, value in turn.slots.items():
        assert overheard.slots.get(name) == value, f"{where}: slot {name} holds {overheard.slots.get(name)!r}"
