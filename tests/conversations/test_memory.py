"""What a conversation remembers: children kept apart, corrections, the last answer, other areas, plain words, people."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow
ANSWERED = ("answered", "answered_national")
FIRST = Turn(
    "my son is 4 and hardly talks, we're in BS3 1AA", outcome=ANSWERED, slots={"age_years": 4.0, "needs": ["SLCN"]}
)

SCRIPTS = {
    "a corrected age": [
        FIRST,
        Turn("no, he's 6", outcome=ANSWERED, slots={"age_years": 6.0, "needs": ["SLCN"]}, shows=["Bristol"]),
    ],
    "a corrected place": [
        FIRST,
        Turn("sorry I meant LS1 4DY", outcome=ANSWERED, slots={"age_years": 4.0}, shows=["Leeds"]),
    ],
    "a corrected need": [
        Turn("my daughter is 9, autistic, LS1 4DY. what help is there", outcome=ANSWERED, slots={"needs": ["ASD"]}),
        Turn("not autism, adhd", outcome=ANSWERED, slots={"age_years": 9.0}, shows=["Leeds"]),
    ],
    "the second one": [FIRST, Turn("tell me more about the second one", outcome="facts")],
    "a number that is not there": [FIRST, Turn("tell me about number 8", outcome="facts", shows=["I showed"])],
    "who pays for that": [FIRST, Turn("who pays for that?", outcome="facts", shows=["Who pays"])],
    "is that the law": [FIRST, Turn("is that the law?", outcome="facts", shows=["law"])],
    "what if they say no": [FIRST, Turn("what if they say no?", outcome="facts", shows=["no"])],
    "how do i get it": [FIRST, Turn("how do i get that", outcome="facts")],
    "two children in one message": [
        Turn(
            "my son is 4 and hardly talks and my daughter is 9 and autistic, BS3 1AA. what help is there",
            outcome=ANSWERED,
            slots={"age_years": 4.0},
        ),
        Turn("and what about my daughter?", outcome=ANSWERED, slots={"age_years": 9.0, "needs": ["ASD"]}),
        Turn("back to my son", outcome=ANSWERED, slots={"age_years": 4.0, "needs": ["SLCN"]}),
    ],
    "a second child later": [
        Turn("my son is 7 and autistic, LS1 4DY. what help is there", outcome=ANSWERED),
        Turn("and for her sister, she's 9 and deaf", outcome=ANSWERED, slots={"age_years": 9.0, "needs": ["HI"]}),
    ],
    "another area for once": [
        FIRST,
        Turn("what if we lived in Leeds?", outcome=ANSWERED, shows=["Leeds"]),
        Turn("and what about school transport", outcome="facts", shows=["travel"]),
    ],
    "a topic keeps in another area": [
        Turn("can my son get a taxi to school, he is 8, we are in LS1 4DY", outcome="facts", shows=["Leeds"]),
        Turn("what if we moved to Bristol?", outcome=("facts", *ANSWERED), shows=["Bristol"]),
    ],
    "what did you understand": [FIRST, Turn("what have you understood about us?", shows=["Bristol", "4 years old"])],
    "simpler": [FIRST, Turn("can you say it simpler please", outcome=(*ANSWERED, "facts"))],
    "more detail": [
        Turn("how do I ask the council for an EHC needs assessment", outcome="facts"),
        Turn("more detail please", outcome="facts", shows=["Children and Families Act"]),
    ],
    "two topics in one message": [
        Turn(
            "my autistic son is 8 in LS1 4DY and he needs a taxi to school, and can i also claim dla for him",
            outcome="facts",
            shows=["travel"],
            crisis=False,
        ),
    ],
    "a date beside another question": [
        Turn(
            "the council refused to assess on 2 November 2026, what can we do, and what clubs are there",
            outcome=("facts", *ANSWERED),
            shows=["2027"],
        ),
    ],
    "a person by name of the area": [
        Turn("i want to speak to a real person, i'm in BS3 1AA", outcome="handover", shows=["SENDIASS"]),
    ],
    "a person about exclusion": [
        Turn("he was excluded today who can i ring for advice", outcome=("handover", "facts"), shows=["0"]),
    ],
    "a call back that nobody offers": [
        Turn("can someone ring me back please", outcome="handover", hides=["we will ring you"]),
    ],
    "a young person writes": [
        Turn(
            "im 16 and nobody asks me what i want for my plan, i'm in year 12",
            outcome=("facts", *ANSWERED, "need_place"),
            shows=["you"],
        ),
    ],
    "a young person before that Friday": [
        Turn(
            "i'm 14 and autistic and i want my own ehcp meeting, can i ask myself",
            outcome=("facts", *ANSWERED, "need_place"),
            shows=["parent"],
        ),
    ],
    "compare two councils": [
        Turn(
            "compare Bristol and Leeds for autism",
            outcome="facts",
            shows=["Bristol", "Leeds", "2024"],
            hides=["not available"],
        )
    ],
    "compare with home": [
        Turn("my daughter is 9, autistic, LS1 4DY. what help is there", outcome=ANSWERED),
        Turn("how does that compare with Bristol", outcome=("facts", *ANSWERED), shows=["Bristol"]),
    ],
    "which councils": [Turn("compare councils", outcome=("need_choice", "facts", "need_place"))],
    "a gap becomes a comment": [
        Turn(
            "ZY1 1AA, my daughter is 6 and cannot walk, what help is there",
            outcome="answered",
            shows=["Not found in"],
        ),
    ],
    "start again forgets": [
        FIRST,
        Turn("start again", outcome=("restarted", "smalltalk_help"), slots={"age_years": None, "needs": []}),
        Turn("what help is there for reading", outcome="need_place"),
    ],
    "same question three times": [
        Turn("hello", outcome="smalltalk_greet"),
        Turn("hello", outcome="smalltalk_greet"),
        Turn("hello", outcome="repair_people"),
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_conversation_remembers(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
