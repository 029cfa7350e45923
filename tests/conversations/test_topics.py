"""Every label has an answer: process, time limits, appeals, school, money, health and the rest."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow

SCRIPTS = {
    "process": [Turn("how do I ask the council for an EHC needs assessment", outcome="facts", shows=["assessment"])],
    "deadline": [Turn("how many weeks do they have to finish an ehc plan", outcome="facts", shows=["20 weeks"])],
    "appeal": [Turn("they refused to assess my son, how do i appeal", outcome="facts", shows=["Tribunal"])],
    "money": [Turn("can i claim dla for my daughter she is 6", outcome="facts", shows=["Disability Living Allowance"])],
    "transport": [Turn("does my son get free transport to his special school", outcome="facts", shows=["travel"])],
    "exclusion": [
        Turn("school keep sending him home early every day is that allowed", outcome="claim_not", shows=["school"])
    ],
    "term": [Turn("what is portage", outcome="facts", shows=["Portage"])],
    "health": [Turn("how long is the wait for an autism assessment and who do i ask to refer him", outcome="facts")],
    "adulthood": [Turn("what happens when she turns 18 and leaves school", outcome="facts")],
    "childcare": [Turn("do i get 30 free hours if my child has special needs, she's 3", outcome="facts")],
    "breaks": [
        Turn("can we get respite or a holiday club for my disabled son", outcome="facts", shows=["Short breaks"])
    ],
    "responsible": [Turn("who is meant to pay for speech therapy, the school or the nhs", outcome="facts")],
    "the service": [Turn("who runs this website and what do you do with my data", outcome="facts")],
    "comparing": [
        Turn(
            "compare Bristol and Leeds for autism, he is 7", outcome="facts", shows=["Bristol", "Leeds", "not read yet"]
        )
    ],
    "a topic with a place": [
        Turn("can my son get a taxi to school, he is 8, we are in LS1 4DY", outcome="facts", shows=["Leeds"])
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_topic_is_answered_from_facts(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
