"""Which council: shared postcodes, other nations, places nobody lives, and changes of mind."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow
ASK = "what help is there for my autistic son, he's 7, "

SCRIPTS = {
    "a shared district is never guessed": [
        Turn(ASK + "our postcode is KT4", outcome="need_choice", shows=["Sutton", "Surrey", "Kingston"]),
        Turn(choose="Sutton", outcome="answered_national", shows=["Sutton", "as you told me"]),
    ],
    "another council after an answer": [
        Turn(ASK + "BS3 1AA", outcome="answered_national"),
        Turn(choose="I pay council tax to another council", outcome="need_place"),
        Turn("North Somerset", outcome="answered_national", shows=["North Somerset", "7 years old"]),
    ],
    "two postcodes at once": [
        Turn(ASK + "BS3 1AA or maybe LS1 4DY", outcome="need_choice", shows=["Bristol", "Leeds"]),
    ],
    "Scotland": [Turn(ASK + "EH1 1YJ", outcome="outside_england", shows=["Scotland"])],
    "Wales": [Turn(ASK + "CF10 4UW", outcome="outside_england", shows=["Wales"])],
    "Northern Ireland": [Turn(ASK + "BT1 1AA", outcome="outside_england", shows=["Northern Ireland"])],
    "Jersey": [Turn(ASK + "JE2 4WD", outcome="outside_england", shows=["Jersey"])],
    "forces post": [Turn(ASK + "BF1 3AA", outcome="no_home", shows=["forces"])],
    "business mail": [Turn(ASK + "BX1 1LT", outcome="no_home", shows=["business mail"])],
    "a postcode that does not exist": [
        Turn(ASK + "ZZ99 3VZ", outcome=("unknown_place", "no_home"), hides=["invalid"]),
        Turn("BS3 1AA", outcome="answered_national", shows=["Bristol"]),
    ],
    "half a postcode, then the whole": [
        Turn(ASK + "we live in GL7", outcome="need_choice", shows=["Gloucestershire"]),
        Turn("GL7 1AA", outcome=("answered_national", "need_choice")),
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_right_council_is_found_or_asked_for(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
