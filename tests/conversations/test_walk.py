"""A walk that talks at random: any label, any slot, any order, to the real Rasa server and the real actions.

It never meets silence, an error, the same reply three times running, or a question that cannot be left.
Sixty walks of up to fifteen turns in `make test`, always the same ones; five hundred in `make soak`.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from actions.explaining import TOPICS
from actions.ladder import LABELS
from tests.serving import Serving
from web.relay import RasaRelay

pytestmark = pytest.mark.slow

LABELS_TO_PRESS = sorted(
    {*TOPICS, *LABELS, "out_of_scope", "greet", "thank", "goodbye", "affirm", "deny", "help", "bot_challenge"}
    | {"inform", "show_more", "another_area", "start_again", "nlu_fallback"}
)
CARRIED = st.fixed_dictionaries(
    {},
    optional={
        "need": st.sampled_from(["ASD", "SLCN", "SEMH", "HI", "OTH"]),
        "support": st.sampled_from(["short_breaks", "speech_language_therapy", "ehc_plan"]),
        "age": st.sampled_from([0.5, 4, 11, 16, 24]),
        "phase": st.sampled_from(["early_years", "secondary", "post16"]),
        "authority": st.sampled_from(["E06000023", "E08000035", "SAMPLE01", "S92000003"]),
        "place": st.sampled_from(["E06000023", "E08000035"]),
        "plan_status": st.sampled_from(["refused", "has_plan"]),
        "who": st.sampled_from(["young_person", "professional"]),
        "choice": st.sampled_from(["skip", "nonsense"]),
    },
)
WORDS = st.sampled_from(
    [
        "my son is 4 and hardly talks",
        "no, he's 6",
        "and for her sister, she's 9",
        "the second one",
        "tell me more about 3",
        "who pays for that?",
        "is that the law?",
        "what if they say no?",
        "how long does it take",
        "simpler please",
        "we asked on 3 March",
        "it's been 9 weeks",
        "they said EHCPs are ending",
        "what if we lived in Leeds?",
        "compare Bristol with Leeds",
        "help me write a letter",
        "can someone ring me back",
        "im 16 and nobody asks me what i want",
        "sampleshire",
        "what is portage",
        "asdf qwer",
        "???",
        "no",
        "yes please",
        "🙂",
    ]
)


class Walk(RuleBasedStateMachine):
    """One conversation with the assistant, behind the web app's gate."""

    running: Serving
    relay: RasaRelay

    def __init__(self) -> None:
        super().__init__()
        self.conversation = secrets.token_urlsafe(32)
        self.replies: list[dict[str, Any]] = []
        self.trail: list[str] = []

    def teardown(self) -> None:
        self.relay.delete(self.conversation)

    def _take(self, **words: str) -> None:
        self.trail.append(next(iter(words.values())))
        (reply,) = (each["custom"] for each in self.relay.turn(self.conversation, metadata={}, **words))
        assert reply["say"] or reply["cards"], f"silence: {self.trail}"
        assert reply["outcome"] not in {"", "unavailable"}, f"{reply['outcome']}: {self.trail}"
        self.replies.append(reply)
        last = [each["text"] for each in self.replies[-3:]]
        assert len(last) < 3 or len(set(last)) > 1, f"the same reply three times: {self.trail[-3:]}, {last[0][:200]}"

    @rule(label=st.sampled_from(LABELS_TO_PRESS), carried=CARRIED)
    def press(self, label: str, carried: dict[str, Any]) -> None:
        """Any label with any slot."""
        self._take(payload=f"/{label}{json.dumps(carried)}")

    @rule(words=WORDS)
    def say(self, words: str) -> None:
        """Words that are taken by turns of phrase."""
        self._take(text=words)

    @precondition(lambda self: self.replies and self.replies[-1]["choices"])
    @rule(chance=st.integers(0, 9))
    def choose(self, chance: int) -> None:
        """One of the buttons of the last reply."""
        choices = self.replies[-1]["choices"]
        self._take(payload=choices[chance % len(choices)]["payload"])

    @precondition(lambda self: self.replies)
    @rule()
    def leave(self) -> None:
        """Whatever was asked can be left by starting again."""
        self._take(payload="/start_again")
        held = self.running.overhearing.of(self.conversation).slots
        assert held.get("asked") is None, f"still asks for {held['asked']}: {self.trail}"
        assert not held.get("needs"), f"still holds needs: {self.trail}"


def _walk(running: Serving, walks: int, turns: int) -> None:
    Walk.running, Walk.relay = running, RasaRelay.from_settings(running.settings)
    plan = settings(
        max_examples=walks,
        stateful_step_count=turns,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        # A failing walk is short enough to read; making it shorter would speak thousands of turns.
        phases=[Phase.generate],
    )
    run_state_machine_as_test(Walk, settings=plan)


def test_a_walk_at_random_meets_no_silence_no_error_and_no_loop(navigator_online):
    _walk(navigator_online, walks=60, turns=15)


@pytest.mark.soak
def test_a_long_walk_at_random_meets_none_either(navigator_online):
    _walk(navigator_online, walks=500, turns=15)
