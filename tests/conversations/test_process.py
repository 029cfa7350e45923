"""EHC plans, time limits, and what to do when the answer is no."""

from __future__ import annotations

import pytest

from tests.conversations.script import Turn, speak

pytestmark = pytest.mark.slow
ANSWERED = ("answered", "answered_national")

SCRIPTS = {
    "who can ask for an assessment": [
        Turn(
            "how do I ask the council for an EHC needs assessment for my daughter, she is 8",
            outcome="facts",
            rows=[("ehc-how-to-ask", "ehc-who-can-ask")],
            slots={"age_years": 8.0, "topic": "ask_ehc_process"},
        ),
    ],
    "how long a plan takes": [
        Turn(
            "how many weeks do they have to finish an ehc plan",
            outcome="facts",
            rows=[("deadline-final-plan", "ehc-20-weeks")],
        ),
    ],
    "dates from the day of asking": [
        Turn(
            "we asked for an EHC assessment on 3 March 2026, when do they have to answer",
            outcome="facts",
            shows=["14 April 2026", "21 July 2026"],
        ),
    ],
    "weeks that have gone by": [
        Turn(
            "it's been 9 weeks since I asked for an ehc assessment, how long can they take",
            outcome="facts",
            shows=["6 weeks"],
        ),
    ],
    "a day that is no day": [
        Turn(
            "we asked for an assessment about a month after Easter, when is the deadline",
            outcome="facts",
            shows=["date"],
        ),
        Turn(
            "we asked for the assessment on 12 May 2026, when is the deadline", outcome="facts", shows=["23 June 2026"]
        ),
    ],
    "comments on a draft": [
        Turn(
            "we got the draft plan on 2 November 2026, how long do we have to comment",
            outcome="facts",
            shows=["17 November 2026"],
        ),
    ],
    "after an annual review": [
        Turn(
            "the annual review meeting was on 5 October 2026, when do they have to tell us",
            outcome="facts",
            shows=["2 November 2026"],
        ),
    ],
    "refused to assess": [
        Turn(
            "the council refused to assess my son, what can I do",
            outcome="facts",
            rows=[("appeal-what", "appeal-when", "appeal-mediation-choice")],
        ),
        Turn(
            "how long have i got",
            outcome="facts",
            rows=[("deadline-appeal", "deadline-mediation-contact", "appeal-when")],
        ),
    ],
    "what is in a plan": [
        Turn("what do the sections of an EHCP mean", outcome="facts", rows=[("ehc-sections", "term-ehc-plan")]),
    ],
    "a plan that is not carried out": [
        Turn(
            "her plan says 15 hours of 1:1 and school aren't giving it, who do I complain to",
            outcome="facts",
            rows=[("complain-help-not-given", "ehc-section-f-duty", "complain-which-body")],
        ),
    ],
    "which body for which complaint": [
        Turn(
            "how do i complain about the nhs, they lost his referral",
            outcome="facts",
            rows=[("complain-nhs", "complain-which-body")],
        ),
    ],
    "mediation": [
        Turn(
            "what is a mediation certificate and do i have to go to mediation",
            outcome=("facts", "claim_not", "claim_partly"),
            shows=["mediation"],
        ),
    ],
    "the ombudsman": [
        Turn(
            "can i take the council to the ombudsman about the delay in his plan",
            outcome="facts",
            rows=[("complain-ombudsman", "complain-ombudsman-finds", "complain-which-body")],
        ),
    ],
    "missed the date for mediation": [
        Turn(
            "we missed the two months for mediation, is it too late to appeal",
            outcome="facts",
            rows=[("appeal-missed-date", "appeal-when", "deadline-appeal")],
        ),
    ],
    "a school that treats a disabled child worse": [
        Turn(
            "school discriminated against my disabled son, where do i complain",
            outcome="facts",
            rows=[("appeal-discrimination", "complain-which-body", "deadline-discrimination")],
        ),
    ],
    "moving on to secondary with a plan": [
        Turn(
            "when do they have to name the secondary school in his ehcp, he is in year 6",
            outcome="facts",
            rows=[("deadline-15-february", "ehc-phase-transfer", "places-phase-move")],
        ),
    ],
    "a new assessment of a child with a plan": [
        Turn(
            "his plan is 4 years old and out of date, can i ask for a reassessment",
            outcome="facts",
            rows=[("ehc-reassess", "ehc-annual-review")],
        ),
    ],
    "told to wait three cycles": [
        Turn(
            "the senco says we must do 3 cycles of assess plan do review first",
            outcome="claim_not",
            rows=["three-cycles"],
        ),
    ],
    "late because of staff": [
        Turn(
            "they told me the plan is late because there aren't enough educational psychologists",
            outcome=("claim_not", "claim_partly"),
            rows=["late-no-staff"],
        ),
        Turn(
            choose="Tell me more about this",
            outcome="facts",
            rows=[("ehc-staff-shortage", "ehc-late-reasons", "ehc-20-weeks")],
        ),
    ],
    "only the school can ask": [
        Turn("they told me only the school can apply for the EHCP", outcome="claim_not", rows=["only-school-can-ask"]),
        Turn("ok so how do i ask for one then", outcome="facts", rows=[("ehc-how-to-ask", "ehc-who-can-ask")]),
    ],
    "proposals are shown as proposals": [
        Turn("are ehcps being scrapped by the government", outcome=("claim_not", "facts"), shows=["propos"]),
    ],
    "a letter to ask": [
        Turn(
            "can you help me write a letter asking for an ehc assessment",
            outcome="facts",
            shows=["/letters/ehc-assessment"],
        ),
    ],
    "questions for the senco": [
        Turn("what should i say to the senco at the meeting", outcome="facts", shows=["/letters"]),
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_process_is_answered_from_facts(name, navigator_online):
    speak(navigator_online.talk(), SCRIPTS[name])
