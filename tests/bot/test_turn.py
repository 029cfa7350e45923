"""One turn, read and checked: the parts that need no server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.turn import MOST_CHARACTERS, TurnRefused, read_conversation, read_turn

CONVERSATION = "c" * 43
INTENTS, ENTITIES = {"greet", "start_again", "find_support"}, {"need", "age"}


def read(**parts):
    return read_turn({"conversation": CONVERSATION, **parts}, intents=INTENTS, entities=ENTITIES)


def outcome(**parts) -> tuple[str | None, str | None]:
    """(what Rasa would read, why it was refused), one of them None."""
    try:
        return read(**parts).text, None
    except TurnRefused as refused:
        return None, refused.code


@given(st.text(max_size=MOST_CHARACTERS))
def test_typed_text_never_starts_a_command(text):
    """Trap 4, for any text at all."""
    said, refused = outcome(text=text)

    if text.replace("\x00", " ").strip():
        assert said.strip()
        assert not said.strip().startswith("/")
    else:
        assert refused == "empty"


@given(st.text(max_size=200).map(lambda text: "/" + text) | st.text(max_size=200))
def test_payload_is_ours_or_refused(payload):
    """Trap 4: whatever passes is a known intent and nothing else."""
    said, refused = outcome(payload=payload)

    assert refused == "bad_payload" or said.split("{")[0][1:] in INTENTS


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_a_turn_or_refused(body):
    """Trap 1: no JSON value makes the reader fall over."""
    with pytest.raises(TurnRefused):
        read_turn(body, intents=INTENTS, entities=ENTITIES)


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("/greet", "/greet"),
        ('/find_support{"need":"ASD","age":4.5}', '/find_support{"need": "ASD", "age": 4.5}'),
        ("/find_support{}", "/find_support"),
        ("/restart", "/start_again"),
    ],
)
def test_button_of_ours_is_rebuilt_from_its_parts(payload, expected):
    assert read(payload=payload).text == expected


@pytest.mark.parametrize("value", ["a" * 32, "A-_9" * 16])
def test_id_that_the_web_app_makes_is_taken(value):
    assert read_conversation(value) == value


def test_refusal_never_repeats_the_message():
    with pytest.raises(TurnRefused) as raised:
        read(payload="/my secret words")

    assert "secret" not in str(raised.value)
