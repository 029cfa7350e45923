"""A message without words: no crash, and no meaning read into it."""

from __future__ import annotations

import asyncio

import pytest
from rasa.shared.nlu.constants import TEXT

from bot.nlu.message_guard import MessageGuard, WordlessFallback
from tests.bot.nlu.component_checks import built, check_component, message


def test_guard_passes_the_checks_of_every_component(tmp_path):
    check_component(built(MessageGuard, tmp_path))


@pytest.mark.parametrize(("text", "seen"), [("", "?"), (" \n\t", "?"), ("hello ", "hello "), ("?", "?"), ("/", "/")])
def test_only_wordless_text_is_replaced(tmp_path, text, seen):
    done = built(MessageGuard, tmp_path).process([message(text)])[0]

    assert done.get(TEXT) == seen


def test_fallback_passes_the_checks_of_every_component(tmp_path):
    check_component(built(WordlessFallback, tmp_path))


def test_message_with_words_keeps_its_intent(tmp_path):
    given = message("yes", intent={"name": "affirm", "confidence": 0.9})

    assert built(WordlessFallback, tmp_path).process([given])[0].get("intent")["name"] == "affirm"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", " ", "\n", "?", "...", "😀", "\u200b", "\u3000", "<>", "؟"])
def test_wordless_message_is_parsed_and_not_understood(agent, text):
    """Trap 11: the logistic regression crashes on an empty or blank message."""
    parsed = asyncio.run(agent.parse_message(text))

    assert parsed["intent"]["name"] == "nlu_fallback"
    assert [each["name"] for each in parsed["intent_ranking"]] == ["nlu_fallback"]


@pytest.mark.slow
@pytest.mark.parametrize("text", ["a", "x", "é", "7"])
def test_single_letter_is_parsed_without_a_crash(agent, text):
    """Trap 11."""
    assert asyncio.run(agent.parse_message(text))["intent"]["name"]
