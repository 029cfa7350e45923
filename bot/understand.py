"""Understands messages outside the server: the archive it serves, JSON lines in, JSON lines out.

`python -m bot.understand --model PATH` answers each line {"text": …} on standard input with one line {"intent",
"ranking", "entities", "danger"} on standard output, in order, until the input ends. A text is treated as the channel
treats it.
What comes before Rasa (danger, redaction) and what is made of the labels is `localoffer.understanding`'s business.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from rasa.core.agent import Agent
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.exceptions import RasaException
from rasa.utils.log_utils import configure_structlog

from bot.turn import MOST_CHARACTERS, NOTHING_SAID, TurnRefused, read_turn

SOMEBODY = "x" * 32
"""Stands for a conversation's id; nothing is kept under it."""


def load(model: Path) -> Agent:
    """The agent of an archive, as the server builds it, without an action server and without a channel.

    Raises:
        RasaException: The archive is missing or was not made by this Rasa.
    """
    agent = Agent.load(model)
    if not agent.is_ready():
        raise RasaException(f"{model} holds no model that could be loaded.")
    return agent


def as_heard(text: str) -> str:
    """The text as Rasa hears it: at most what the channel takes, and never a command."""
    whole = text.encode("utf-8", "ignore").decode()[:MOST_CHARACTERS]
    try:
        return read_turn({"conversation": SOMEBODY, "text": whole}, intents=(), entities=()).text
    except TurnRefused:
        # The channel would send nothing on; here every message gets its line.
        return NOTHING_SAID


def understood(agent: Agent, text: str) -> dict[str, Any]:
    """What Rasa makes of one text: its choice, every label it weighed (fallback left out) and the entities.

    Returns:
        {"intent": {"name", "confidence"}, "ranking": [{"name", "confidence"}, …], "entities": […],
        "danger": {"level", "score"} or None}
    """
    parsed = asyncio.run(agent.parse_message(as_heard(text)))
    ranking = [_label(each) for each in parsed.get("intent_ranking") or ()]
    return {
        "intent": _label(parsed["intent"]),
        "ranking": [each for each in ranking if each["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME],
        "entities": parsed["entities"],
        "danger": parsed.get("danger"),
    }


def answer_all(agent: Agent, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """One answer for each line, whatever is in it; {"error": …} where nothing could be made of it."""
    for line in lines:
        text = _text_of(line)
        if text is None:
            yield {"error": "bad_line"}
            continue
        try:
            yield understood(agent, text)
        except Exception as error:  # noqa: BLE001 - one message that Rasa cannot take must not cost the others
            yield {"error": type(error).__name__}


def main(args: Sequence[str] | None = None) -> int:
    """Answers lines until there are no more; 1 when the archive cannot be loaded."""
    options = argparse.ArgumentParser(prog="python -m bot.understand")
    options.add_argument("--model", type=Path, required=True, help="the archive the server serves")
    model = options.parse_args(args).model
    out = _own_output()
    _be_quiet()
    try:
        agent = load(model)
    except RasaException as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for answer in answer_all(agent, sys.stdin.buffer):
        # Flushed each time: whoever asks waits for this answer before asking on. ASCII only, so that no character of
        # a message can end a line early.
        out.write(json.dumps(answer, default=float) + "\n")
        out.flush()
    return 0


def _text_of(line: bytes) -> str | None:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    text = asked.get("text") if isinstance(asked, dict) else None
    return text if isinstance(text, str) else None


def _label(intent: dict[str, Any]) -> dict[str, Any]:
    return {"name": intent.get("name"), "confidence": float(intent.get("confidence") or 0.0)}


def _own_output() -> IO[str]:
    """Standard output for our lines alone; whatever a library prints goes beside it."""
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return ours


def _be_quiet() -> None:
    """No logs at all: at DEBUG Rasa writes what people typed, and its libraries have much to say while loading."""
    configure_structlog(logging.CRITICAL)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


if __name__ == "__main__":
    sys.exit(main())
