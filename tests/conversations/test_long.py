"""Long conversations, eight turns and more: interruptions, corrections, several children, two topics, crisis in the middle."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow
ANSWERED = ("answered", "answered_national")
TALKED = (*ANSWERED, "facts")
CLAIMS = ("claim_true", "claim_partly", "claim_not")


def t(say: str, outcome: str | tuple[str, ...] = TALKED, **more: object) -> Turn:
    """A turn in short."""
    return Turn(say, outcome=outcome, **more)  # type: ignore[arg-type]


SCRIPTS = {
    "a first time, step by step": [
        t("hi", "smalltalk_greet"),
        t("i think my little boy needs help with talking", "need_place"),
        t("BS3 1AA", ("need_age", *ANSWERED)),
        t("he's 3", ANSWERED, shows=["Bristol", "3 years old"], slots={"age_years": 3.0}),
        t("tell me more about the first one", "facts"),
        t("who pays for that?", "facts"),
        t("what if they say no?", "facts"),
        t("do we need a diagnosis first?", (*CLAIMS, "facts")),
        t("thank you", "smalltalk_thank"),
    ],
    "crisis in the middle": [
        t(
            "my daughter is 14, autistic, BS3 1AA, what help is there",
            ANSWERED,
            slots={"needs": ["ASD"], "age_years": 14.0},
        ),
        t("she won't go to school any more", crisis=None),
        t("what are the rules for school being off sick", crisis=None),
        t("I can't go on, I want to kill myself", "crisis", crisis=True),
        t("ok. what about money, can we get dla for her?", "facts", slots={"age_years": 14.0}),
        t("how much is it", "facts"),
        t("and respite?", "facts"),
        t("who can i talk to", ("handover", "facts")),
        t("bye", "smalltalk_goodbye"),
    ],
    "a child in danger in the middle": [
        t("what should school do for adhd, he's 11, LS1 4DY", slots={"age_years": 11.0}),
        t("the school keep sending him home", (*CLAIMS, *TALKED), crisis=None),
        t("is that allowed?", TALKED + CLAIMS),
        t("he has taken all his tablets and won't wake up", "crisis", crisis=True, shows=["999"]),
        t("he is ok now. what about exclusion rules", "facts", crisis=None),
        t("how long can they exclude him", "facts"),
        t("can i complain", "facts"),
        t("thanks", "smalltalk_thank"),
    ],
    "two children all the way": [
        t(
            "my son is 4 and hardly talks and my daughter is 9 and autistic, BS3 1AA. what help is there",
            ANSWERED,
            slots={"age_years": 4.0},
        ),
        t("who pays for that?", "facts"),
        t("and what about my daughter?", ANSWERED, slots={"age_years": 9.0, "needs": ["ASD"]}),
        t("can she get school transport", "facts", slots={"age_years": 9.0}),
        t("actually she's 10", slots={"age_years": 10.0}),
        t("back to my son", slots={"age_years": 4.0}),
        t("does he get free nursery hours", "facts"),
        t("and dla for my daughter", "facts", slots={"age_years": 10.0}),
    ],
    "everything corrected": [
        t("help for autism in bristol", "need_age"),
        t("8", ANSWERED, slots={"age_years": 8.0}),
        t("sorry he's 9", slots={"age_years": 9.0}),
        t("sorry i meant leeds", shows=["Leeds"]),
        t("not autism, adhd", slots={"age_years": 9.0}),
        t("no wait it is autism", slots={"needs": ["ASD"]}),
        t("our postcode is BS3 1AA actually", shows=["Bristol"]),
        t("what have you understood?", (), shows=["Bristol", "9 years old"]),
    ],
    "questions in between": [
        t("what help can we get for my son, he's 5 and hardly talks", "need_place"),
        t("what is a SENCO?", "facts", shows=["postcode"], rows=["term-senco"]),
        t("what's an EHCP?", "facts", rows=["term-ehc-plan"]),
        t("are you a robot", "smalltalk_bot_challenge"),
        t("what do you do with my postcode", "facts"),
        t("ok BS3 1AA", ANSWERED, shows=["Bristol", "5 years old"]),
        t("show more", ANSWERED),
        t("what is portage", "facts", rows=["term-portage"]),
        t("who pays for it", "facts"),
    ],
    "from refusal to tribunal": [
        t("the council refused to assess my son, he is 7, LS1 4DY", "facts"),
        t("how long have i got", "facts"),
        t("the letter is dated 2 November 2026", shows=["2027"]),
        t("do i have to do mediation", TALKED + CLAIMS),
        t("does it cost money to appeal", TALKED + CLAIMS),
        t("will we win", "facts", hides=["you will win"]),
        t("can you help me write a letter about mediation", "facts", shows=["/letters/mediation-advice"]),
        t("who can help me for free", ("handover", "facts")),
    ],
    "a late plan": [
        t("we asked for an EHC assessment on 3 March 2026", shows=["2026"]),
        t("they say it's late because there are not enough staff", CLAIMS),
        t("can i complain about it", "facts"),
        t("to the ombudsman?", "facts"),
        t("help me write a letter asking why it's late", "facts", shows=["/letters/late-assessment"]),
        t("he is 6 by the way and we're in BS3 1AA", slots={"age_years": 6.0}),
        t("what should school do in the meantime", shows=["school"]),
        t("is that the law?", "facts"),
        t("thanks a lot", "smalltalk_thank"),
    ],
    "moving house": [
        t("my daughter is 9, autistic, LS1 4DY. what help is there", ANSWERED, shows=["Leeds"]),
        t("what if we lived in Bristol?", ANSWERED, shows=["Bristol"]),
        t("compare Leeds and Bristol", "facts", shows=["Leeds", "Bristol"]),
        t("what happens to her plan if we move", "facts", rows=["compare-moving"]),
        t("what is a resource base", "facts"),
        t("how do we get a place in one", "facts"),
        t("and transport?", "facts"),
        t("who do i talk to about it", ("handover", "facts")),
    ],
    "excluded and out of school": [
        t("my son is 13 with adhd and got suspended, LS1 4DY", "facts", slots={"age_years": 13.0}),
        t("how many days can they do that", "facts"),
        t("does he get school work at home while he is suspended", "facts"),
        t("they want to put him on a part time timetable", TALKED + CLAIMS),
        t("what is alternative provision then", "facts"),
        t("who pays for that", "facts"),
        t("is that the law?", "facts"),
        t("can i appeal", "facts"),
    ],
    "money only": [
        t("what money can i get for my disabled son he's 8", "facts", slots={"age_years": 8.0}),
        t("how much is dla", "facts"),
        t("do you need a diagnosis to get it", TALKED + CLAIMS),
        t("can i get carers allowance too", "facts"),
        t("what about a blue badge", "facts"),
        t("and help with bills or grants", "facts"),
        t("we are in BS3 1AA", shows=["Bristol"]),
        t("what happens when he's 16", "facts"),
    ],
    "growing up": [
        t("my son is 17 with a plan and leaves school next year, LS1 4DY", slots={"age_years": 17.0}),
        t("does his ehcp stop at 18", TALKED + CLAIMS),
        t("what about college transport", "facts", rows=["travel-16-19"]),
        t("who decides for him at 18", "facts"),
        t("what is a supported internship", "facts"),
        t("can he have a personal budget", (*TALKED, "repair_guess")),
        t("what benefits can he claim", "facts"),
        t("who do we ask about adult social care", ("facts", "handover")),
    ],
    "a teenager": [
        t("hi im 15 and i think im autistic", crisis=None),
        t("can i ask for an assessment myself", TALKED + CLAIMS, crisis=None),
        t("i live in BS3 1AA", crisis=None),
        t("what should school do to help me", crisis=None),
        t("do my parents have to know", crisis=None),
        t("what is a senco", "facts", crisis=None),
        t("who can i talk to that isnt school", ("handover", "facts"), crisis=None),
        t("thanks", "smalltalk_thank", crisis=None),
    ],
    "a grandparent of two": [
        t(
            "i am raising my two grandchildren, he is 6 and has adhd, she is 12 and deaf. LS1 4DY. what help is there",
            ANSWERED,
        ),
        t("and the girl?", slots={"age_years": 12.0}),
        t("what is a teacher of the deaf", "facts"),
        t("who pays for one", "facts"),
        t("and for my grandson, can he have a short break", "facts"),
        t("how do i get it", "facts"),
        t("is there money for me as a kinship carer", "facts"),
        t("can i speak to someone", "handover"),
    ],
    "an adviser with a caller on the line": [
        t(
            "I'm a SENDIASS adviser, caller in BS3 1AA, child of 5 with Down syndrome",
            (*TALKED, "need_need", "handover"),
        ),
        t("what is ordinarily available", TALKED),
        t("show more", (*ANSWERED, "no_more")),
        t("what is the law on toileting", TALKED + CLAIMS),
        t("statutory deadline for advice in an assessment?", "facts", rows=["deadline-advice"]),
        t("and for the final plan", ("facts", "repair_guess")),
        t("caller says school told her only the school can apply", "claim_not"),
        t("more detail", TALKED + CLAIMS),
    ],
    "vague words slowly getting clear": [
        t("help", "smalltalk_help"),
        t("i dont know where to start", (), crisis=None),
        t("its my daughter", (), crisis=None),
        t("she's 7", (), crisis=None),
        t("she can't read at all", ("need_place", "repair_people", *ANSWERED), crisis=None),
        t("leeds", ANSWERED, slots={"age_years": 7.0}, shows=["Leeds"]),
        t("tell me more about number 1", "facts"),
        t("is it free", "facts"),
    ],
    "nonsense in between": [
        t("my son is 7 and autistic, LS1 4DY. what help is there", ANSWERED),
        t("asdf ghjk", ("repair_guess", "repair_menu", "out_of_scope")),
        t("qwerty uiop", ("repair_guess", "repair_menu", "repair_people")),
        t("what about transport?", "facts"),
        t("zxcvb nm", ("repair_guess", "repair_menu", "out_of_scope")),
        t("what is DLA", "facts"),
        t("show me what else there is", (*TALKED, "no_more", "smalltalk_help", "need_need")),
        t("who can i ring", ("handover", "facts")),
    ],
    "simpler, then more": [
        t("my son is 4 and hardly talks, we're in BS3 1AA", ANSWERED),
        t("that's too much to read", TALKED),
        t("tell me about the first one", "facts"),
        t("more detail please", TALKED),
        t("how do I ask the council for an EHC needs assessment", "facts"),
        t("simpler please", "facts"),
        t("how long does it take", "facts"),
        t("thank you that helps", "smalltalk_thank"),
    ],
    "the sample council": [
        t(
            "my daughter is 6 and cannot walk, what help is there, we live in Sampleshire",
            "answered",
            shows=["sample", "Not found in"],
        ),
        t("tell me more about the first one", "facts"),
        t("who pays?", "facts"),
        t("show more", "answered"),
        t("and school transport?", "facts", shows=["ample"]),
        t("what if we lived in Leeds?", (*TALKED,), shows=["Leeds"]),
        t("help me write a letter to the senco", "facts", shows=["/letters"]),
        t("goodbye", "smalltalk_goodbye"),
    ],
    "what they were told": [
        t("the SENCO says you need a diagnosis first", "claim_not"),
        t("and they said the school must spend £6,000 first", CLAIMS),
        t("they said EHCPs are ending", "claim_not"),
        t("they said he's too bright for a plan", "claim_not"),
        t("tell me more about this", TALKED, crisis=None),
        t("so how do i ask for an assessment", "facts"),
        t("he's 8, LS1 4DY", slots={"age_years": 8.0}),
        t("what should i say to the senco", "facts", shows=["/letters"]),
    ],
    "nursery years": [
        t("my daughter is 2 and doesn't walk or talk, BS3 1AA, what help is there", ANSWERED, slots={"age_years": 2.0}),
        t("what is portage", "facts"),
        t("how do i get it", "facts"),
        t("nursery says there is no money for her", TALKED + CLAIMS),
        t("does she get free hours", "facts"),
        t("she will be 3 in march", ()),
        t("is she too young for an EHCP", TALKED + CLAIMS),
        t("who can i talk to about it", ("handover", "facts")),
    ],
    "health and school tangled": [
        t(
            "my son is 8 waiting for an adhd assessment and school won't help until it's done, LS1 4DY",
            TALKED + CLAIMS,
            slots={"age_years": 8.0},
        ),
        t("how long is the wait", "facts"),
        t("can we use right to choose", TALKED + CLAIMS),
        t("what should school do now", TALKED),
        t("who pays for that", "facts"),
        t("what if they say no", "facts"),
        t("and his sleep is awful, who helps with that", TALKED, crisis=None),
        t("thank you", "smalltalk_thank"),
    ],
    "complaints": [
        t("i want to complain about my daughter's school, she has a plan", "facts"),
        t("they don't do what's in section F", "facts", rows=[("complain-help-not-given", "ehc-section-f-duty")]),
        t("who do i complain to first", "facts"),
        t("is there a time limit", "facts"),
        t("what about the nhs therapist who stopped coming", "facts"),
        t(
            "help me write a letter of complaint that the help isn't happening",
            "facts",
            shows=["/letters/help-not-given"],
        ),
        t("we are in BS3 1AA", shows=["Bristol"]),
        t("can i talk to somebody for free", ("handover", "facts")),
    ],
    "a parent at the end of her tether": [
        t("i'm exhausted, nobody listens, my son is 10 autistic and adhd LS1 4DY", TALKED, crisis=None),
        t("is there any respite", "facts", crisis=None),
        t("how do i get it", "facts", crisis=None),
        t("do i need a social worker for that", TALKED + CLAIMS, crisis=None),
        t("is there help for me as well", (*TALKED, "handover"), crisis=None),
        t("who can i talk to tonight", ("handover", "facts"), crisis=None),
        t("what about school, he refuses to go", TALKED, crisis=None),
        t("thanks for listening", "smalltalk_thank", crisis=None),
    ],
    "over the border and back": [
        t("we live in Cardiff and my son is autistic", ("outside_england", "out_of_scope", "facts")),
        t("but we are moving to LS1 4DY", ("need_age", *TALKED)),
        t("he's 11", slots={"age_years": 11.0}, shows=["Leeds"]),
        t("will his plan still count", "facts"),
        t("compare Leeds with Bradford", "facts", shows=["Bradford"]),
        t("what about transport to secondary", "facts"),
        t("is that the law?", "facts"),
        t("start again", ("restarted", "smalltalk_help"), slots={"age_years": None}),
        t("what is EHE", "facts"),
    ],
}


def test_there_are_as_many_long_ones_as_promised():
    assert len(SCRIPTS) >= 25
    assert all(len(turns) >= 8 for turns in SCRIPTS.values())


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_long_conversation_holds_together(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
