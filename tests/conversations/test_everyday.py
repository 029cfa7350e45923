"""School, money, travel, health, childcare, growing up: every label's own answer."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow
ANSWERED = ("answered", "answered_national")

SCRIPTS = {
    "a special school place": [
        Turn(
            "how do we get a place at a special school, he's 10 and in mainstream with a plan",
            outcome="facts",
            rows=[("places-special-school", "places-appeal-school")],
        ),
    ],
    "the wrong school named": [
        Turn(
            "the plan names a school we don't want, what now",
            outcome="facts",
            rows=[("places-appeal-school", "appeal-what")],
        ),
    ],
    "home education": [
        Turn(
            "can i home educate my autistic daughter if she has an ehcp",
            outcome="facts",
            rows=[("places-home-education", "places-eotas")],
        ),
    ],
    "education out of school": [
        Turn("what is eotas and can he have it", outcome="facts", rows=[("places-eotas", "term-eotas")]),
    ],
    "a summer born child": [
        Turn(
            "my summer born daughter isn't ready, can she start reception a year later",
            outcome="facts",
            rows=["places-summer-born"],
        ),
    ],
    "suspended again": [
        Turn(
            "my son has been suspended for the third time this term, he is autistic, what are the rules",
            outcome="facts",
            rows=[("exclusion-send-first", "exclusion-governors-15", "exclusion-tell-governors", "exclusion-day-6")],
        ),
    ],
    "permanently excluded": [
        Turn(
            "school permanently excluded him yesterday, what do i do",
            outcome="facts",
            rows=[("exclusion-panel", "exclusion-governors-15", "exclusion-day-6", "exclusion-send-first")],
        ),
    ],
    "a part-time timetable": [
        Turn(
            "school have put him on a part time timetable, 2 hours a day",
            outcome=("facts", "claim_not", "claim_partly"),
            shows=["school"],
        ),
    ],
    "cannot face school": [
        Turn(
            "she cries every morning and can't get through the school gates, hasn't been in for 5 weeks",
            outcome=("facts", *ANSWERED, "need_place"),
            crisis=None,
        ),
    ],
    "alternative provision": [
        Turn(
            "what is alternative provision and who decides he goes to a pru",
            outcome="facts",
            rows=[("exclusion-ap", "term-alternative-provision", "term-pru")],
        ),
    ],
    "a taxi to school": [
        Turn(
            "does my son get free transport to his special school, he is 9",
            outcome="facts",
            rows=[("travel-send", "travel-who")],
            slots={"age_years": 9.0},
        ),
    ],
    "travel at 17": [
        Turn(
            "my daughter is 17 and goes to college, who pays for her transport",
            outcome="facts",
            rows=["travel-16-19"],
            slots={"age_years": 17.0},
        ),
    ],
    "travel refused": [
        Turn(
            "they said we live too close for school transport but he can't walk it",
            outcome=("claim_partly", "claim_not", "facts"),
            shows=["travel"],
        ),
    ],
    "disability living allowance": [
        Turn("can i claim dla for my daughter she is 6", outcome="facts", rows=["money-dla"], slots={"age_years": 6.0}),
    ],
    "money at sixteen": [
        Turn(
            "my son turns 16 next month what happens to his dla",
            outcome="facts",
            rows=[("adult-pip", "money-pip", "money-dla")],
        ),
    ],
    "carer's allowance": [
        Turn(
            "i had to give up work to look after my disabled boy, can i get carers allowance",
            outcome="facts",
            rows=["money-carers-allowance"],
        ),
    ],
    "a blue badge": [
        Turn("can my autistic son have a blue badge", outcome="facts", rows=["money-blue-badge"]),
    ],
    "short breaks": [
        Turn("can we get respite or a holiday club for my disabled son", outcome="facts", rows=["breaks-duty"]),
        Turn("who pays for that?", outcome="facts", shows=["pays"]),
    ],
    "a parent's own assessment": [
        Turn(
            "as a parent carer of a disabled child can i have an assessment of my own needs",
            outcome=("facts", "repair_guess"),
        ),
    ],
    "an autism assessment": [
        Turn(
            "how long is the wait for an autism assessment and who do i ask to refer him",
            outcome="facts",
            rows=["health-autism"],
        ),
    ],
    "right to choose": [
        Turn(
            "can we use right to choose for an adhd assessment",
            outcome="facts",
            rows=[("health-right-to-choose", "health-adhd")],
        ),
    ],
    "speech therapy and who pays": [
        Turn(
            "who is meant to pay for speech therapy, the school or the nhs",
            outcome="facts",
            rows=[("resp-nhs", "resp-therapy-in-plan", "resp-joint")],
        ),
    ],
    "mental health": [
        Turn("how do i get camhs to see my anxious daughter", outcome="facts", rows=["health-camhs"], crisis=None),
    ],
    "nappies at school": [
        Turn(
            "he is 5 and still in nappies, school say we have to come in and change him",
            outcome=("facts", "claim_not", "repair_guess"),
            shows=["school"],
        ),
    ],
    "funded hours": [
        Turn(
            "do i get 30 free hours if my child has special needs, she's 3",
            outcome="facts",
            rows=[("childcare-30-hours", "childcare-15-hours")],
        ),
    ],
    "nursery says no money": [
        Turn(
            "nursery say they can't keep him because there is no funding for one to one",
            outcome=("facts", "claim_not", "claim_partly"),
            shows=["nursery"],
        ),
    ],
    "leaving school": [
        Turn(
            "what happens when she turns 18 and leaves school",
            outcome="facts",
            rows=[("adult-care-act", "adult-services-change", "adult-plan-to-25")],
        ),
    ],
    "supported internship": [
        Turn(
            "what is a supported internship, my son is 19 with a plan",
            outcome="facts",
            rows=[("adult-supported-internship", "term-supported-internship")],
        ),
    ],
    "what schools should do anyway": [
        Turn(
            "what should school do for dyslexia without a plan, he's 9, LS1 4DY",
            outcome=(*ANSWERED, "facts"),
            shows=["Leeds"],
            slots={"needs": ["SpLD"], "age_years": 9.0},
        ),
    ],
    "whose job": [
        Turn(
            "who is responsible for paying for a teaching assistant in mainstream",
            outcome="facts",
            rows=[("resp-notional-budget", "resp-core-budget", "resp-top-up", "resp-everyday-help")],
        ),
    ],
    "six thousand pounds": [
        Turn(
            "the senco says school must spend £6,000 first",
            outcome=("claim_not", "claim_partly"),
            rows=["six-thousand-first"],
        ),
    ],
    "records": [
        Turn(
            "can you help me write a letter to ask for his school records",
            outcome="facts",
            shows=["/letters/records"],
        ),
    ],
    "a plain word": [
        Turn("what does semh mean", outcome="facts", rows=["term-semh"]),
        Turn("and what is a senco?", outcome="facts", rows=["term-senco"]),
    ],
    "an abbreviation of two meanings": [
        Turn("what is EP", outcome="facts", rows=["term-ep"]),
    ],
    "the service itself": [
        Turn(
            "who runs this and what do you do with what i type",
            outcome="facts",
            rows=[("service-privacy", "service-what")],
        ),
    ],
    "a wrong listing": [
        Turn(
            "i run a charity and our listing in your directory is out of date",
            outcome="facts",
            rows=["service-change-a-listing"],
        ),
    ],
    "another nation": [
        Turn(
            "we live in Cardiff, can you help with my son's IDP",
            outcome=("outside_england", "out_of_scope", "need_place", "facts"),
        ),
    ],
    "nothing to do with SEND": [
        Turn("who won the football last night", outcome=("out_of_scope", "repair_guess", "repair_menu")),
    ],
    "no diagnosis from us": [
        Turn(
            "do you think my son has autism? he lines up his cars",
            outcome=("facts", "boundary", "need_place", *ANSWERED),
            hides=["he has autism", "sounds like autism"],
            crisis=None,
        ),
    ],
    "no prediction of a tribunal": [
        Turn("will we win at tribunal", outcome="facts", hides=["you will win"], shows=["tribunal"]),
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_everyday_questions_are_answered(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
