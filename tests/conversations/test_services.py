"""What is available here: asked in any order, followed up, corrected, interrupted."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow
ANSWERED = ("answered", "answered_national")

SCRIPTS = {
    "everything in one message": [
        Turn(
            "my son is 4 and hardly talks, we're in BS3 1AA",
            outcome="answered_national",
            shows=["Bristol", "4 years old", "Who is responsible", "Checked", "not legal advice", "SENDIASS"],
            offers=["Show more", "I pay council tax to another council"],
        ),
    ],
    "place, then worry, then age": [
        Turn("hi", outcome="smalltalk_greet", shows=["automated"]),
        Turn("what help is there for my little one near us", outcome="need_place"),
        Turn("LS1 4DY", outcome="need_need"),
        Turn("she's autistic and has meltdowns", outcome="need_age", crisis=None),
        Turn("7", outcome="answered_national", shows=["Leeds", "7 years old"]),
    ],
    "age first, place last": [
        Turn("my daughter is 9", outcome="need_place"),
        Turn("ls1 4dy", outcome="need_need"),
        Turn("she can't read", outcome="answered_national", shows=["Leeds", "9 years old"], crisis=None),
    ],
    "council by name": [
        Turn(
            "what help is there in Leeds for my deaf son, he's 6",
            outcome="answered_national",
            shows=["Leeds", "as you told me"],
        ),
    ],
    "follow-ups keep the context": [
        Turn("my son is 7 and autistic, LS1 4DY. what help is there", outcome="answered_national"),
        Turn("what about transport?", outcome=("facts", "answered_national"), shows=["travel", "Leeds"]),
        Turn("and for her sister, she's 9", outcome=("facts", "answered_national"), shows=["9 years old"]),
        Turn("what if we lived in Bristol?", outcome=(*ANSWERED, "facts"), shows=["Bristol"]),
    ],
    "a correction is taken": [
        Turn("my son is 4 and hardly talks, we're in BS3 1AA", outcome=ANSWERED),
        Turn("sorry no, he's 6", outcome=ANSWERED, shows=["6 years old", "Bristol"]),
        Turn("actually our postcode is LS1 4DY", outcome=ANSWERED, shows=["Leeds"]),
    ],
    "an interruption is answered and loses nothing": [
        Turn("what help can we get for my son, he's 5 and hardly talks", outcome="need_place"),
        Turn("what is a SENCO?", outcome="facts", shows=["SENCO", "postcode"]),
        Turn("BS3 1AA", outcome=ANSWERED, shows=["Bristol", "5 years old"]),
    ],
    "more of a long answer, to its end": [
        Turn("my son is 4 and hardly talks, we're in BS3 1AA", outcome=ANSWERED, offers=["Show more"]),
        Turn(choose="Show more", outcome=ANSWERED),
        Turn("show me more", outcome=ANSWERED),
    ],
    "an age nobody has here": [
        Turn("my son is 40, autistic, BS3 1AA. what help is there", outcome="need_age", shows=["from birth to 25"]),
        Turn("Primary school", outcome=ANSWERED),
    ],
    "an age below nothing": [
        Turn("what help is there in bristol for a boy with autism, he's minus 3", outcome="need_age"),
        Turn("he's 3", outcome=ANSWERED, shows=["3 years old"]),
    ],
    "a worry in words we do not know": [
        Turn("what help is there for my son in Bristol, he is 8", outcome="need_need"),
        Turn("wobblefrobs", outcome=ANSWERED, shows=["did not recognise"]),
    ],
    "an age a parent will not give": [
        Turn("help for autism in bristol", outcome="need_age", offers=["I would rather not say"]),
        Turn(choose="I would rather not say", outcome=ANSWERED),
    ],
    "the sample council says it is one": [
        Turn(
            "my son is 4 and hardly talks, we live in Sampleshire",
            outcome="answered",
            shows=["sample data", "Little Talkers", "Sampleshire is invented"],
        ),
    ],
    "the sample council has gaps": [
        Turn(
            "ZY1 1AA, my daughter is 6 and cannot walk, what help is there",
            outcome="answered",
            shows=["sample", "Not found in"],
        ),
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_finding_help_goes_as_a_family_expects(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
