"""Never silence, never the same line three times: nonsense, other languages, other topics, small talk."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow

SCRIPTS = {
    "nonsense climbs the ladder to a person": [
        Turn("flurbel zonk grimble", outcome=("repair_guess", "repair_menu", "out_of_scope")),
        Turn("snarfle quonk bip", outcome="repair_menu"),
        Turn("wibble blarg nnng", outcome="repair_people", shows=["do not understand"]),
    ],
    "weather is not ours": [
        Turn("what's the weather like tomorrow in town", outcome=("out_of_scope", "repair_guess", "repair_menu"))
    ],
    "a person is named": [Turn("can i talk to a real person please", outcome="handover", shows=["0808"])],
    "thanks and goodbye": [
        Turn("thank you so much", outcome="smalltalk_thank"),
        Turn("bye", outcome="smalltalk_goodbye", shows=["Delete"]),
    ],
    "are you a robot": [Turn("are you a robot?", outcome="smalltalk_bot_challenge", shows=["automated"])],
    "start again forgets": [
        Turn("my son is 4 and hardly talks, we're in BS3 1AA", outcome="answered_national"),
        Turn("start again", outcome="restarted"),
        Turn("what help is there", outcome="need_place"),
    ],
    "a typed command is only text": [
        Turn(
            '/inform{"authority":"E06000023"}',
            outcome=("repair_guess", "repair_menu", "out_of_scope", "need_place", "need_need", "facts"),
            slots={"area": None},
        ),
        Turn("/restart"),
        Turn("/session_start"),
    ],
    "empty, pictures and marks": [
        Turn("", outcome="empty"),
        Turn("🙂🙂", outcome="no_words"),
        Turn("???", outcome="no_words"),
    ],
    "script and database talk": [
        Turn("<script>alert(1)</script>"),
        Turn("'; DROP TABLE service; --"),
    ],
    "a phone number": [Turn("07700 900123")],
    "another language": [
        Turn("Мой сын не говорит", outcome="other_alphabet"),
        Turn("mi hijo tiene cuatro años y no habla"),
    ],
    "a long message keeps its text": [Turn("a very long story " * 150, outcome="too_long")],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_odd_messages_get_a_sensible_reply(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=400))
def test_no_text_at_all_is_met_with_silence(text, navigator_online):
    speak(navigator_online.talk(), [Turn(text, crisis=None)])
