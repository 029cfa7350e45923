"""A message without words: no crash, and no meaning read into it."""

from __future__ import annotations

import asyncio

import pytest
from rasa.shared.nlu.constants import TEXT

from bot.nlu.message_guard import MessageGuard
from tests.bot.nlu.component_checks import built, check_component, message


def test_guard_passes_the_checks_of_every_component(tmp_path):
    check_component(built(MessageGuard, tmp_path))


@pytest.mark.parametrize(("text", "seen"), [("", "?"), (" \n\t", "?"), ("hello ", "hello "), ("?", "?"), ("/", "/")])
def test_only_wordless_text_is_replaced(tmp_path, text, seen):
    done = built(MessageGuard, tmp_path).process([message(text)])[0]

    assert done.get(TEXT) == seen


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", " ", "\n", "?", "...", "😀", "a", "\u200b", "\u3000"])
def test_wordless_message_is_parsed_and_not_understood(agent, text):
    """Trap 11: the logistic regression crashes on an empty or blank message."""
    parsed = asyncio.run(agent.parse_message(text))

    assert parsed["intent"]["name"] in {"nlu_fallback", "inform", "help", "deny", "affirm"}
