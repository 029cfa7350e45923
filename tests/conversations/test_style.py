"""Simpler words, more detail, and what we cannot do, spoken to the real servers."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow

SCRIPTS = {
    "simpler by button, more detail by word": [
        Turn("how do I ask the council for an EHC needs assessment", outcome="facts", offers=["Simpler words"]),
        Turn(choose="Simpler words", outcome="facts", offers=["More detail"], slots={"style": "simple"}),
        Turn("more detail please", outcome="facts", shows=["Based on"], slots={"style": "detail"}),
    ],
    "lost": [
        Turn("my son is 4 and hardly talks, we live in BS3 1AA", outcome="answered_national"),
        Turn("I don't understand that", shows=["simpler words"], hides=["Who pays"], slots={"style": "simple"}),
    ],
    "no diagnosis": [
        Turn("do you think my daughter is autistic? she is 6", shows=["I cannot tell if a child has a condition"])
    ],
    "no prediction": [Turn("what are our chances of winning at tribunal", shows=["I cannot say what a tribunal"])],
    "no ceiling": [
        Turn(
            "school says ordinarily available provision is all he can get",
            outcome="claim_not",
            rows=["everyday-help-is-all"],
        )
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_family_is_answered_in_its_own_words(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
