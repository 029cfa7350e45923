"""What we cannot do is said kindly, and the question is still answered as far as it can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.boundaries import BOUNDARIES, boundary_in
from actions.services import ActionFind
from actions.smalltalk import ActionOutOfScope
from actions.topics import ActionTopic
from tests.actions.test_actions import BRISTOL

DIAGNOSIS, TRIBUNAL, DECIDING, LEGAL = BOUNDARIES


@pytest.mark.parametrize(
    ("text", "boundary"),
    [
        ("has my child got autism", DIAGNOSIS),
        ("is he autistic?", DIAGNOSIS),
        ("do you think my daughter is autistic", DIAGNOSIS),
        ("could it be adhd", DIAGNOSIS),
        ("does this sound like autism to you", DIAGNOSIS),
        ("does she have dyslexia?", DIAGNOSIS),
        ("can you diagnose my son", DIAGNOSIS),
        ("will I win at tribunal?", TRIBUNAL),
        ("what are our chances of winning the appeal", TRIBUNAL),
        ("is it worth appealing", TRIBUNAL),
        ("have we got a case", TRIBUNAL),
        ("will he get an EHCP?", DECIDING),
        ("will the council say yes", DECIDING),
        ("do we qualify for DLA", DECIDING),
        ("can i sue the school", LEGAL),
        ("is that illegal?", LEGAL),
        ("I need legal advice", LEGAL),
        ("should we appeal?", LEGAL),
    ],
)
def test_what_we_cannot_do_is_told_by_words(text, boundary):
    assert boundary_in(text) is boundary


@pytest.mark.parametrize(
    "text",
    [
        "my son is autistic and 4",
        "is there an autism assessment near me",
        "is it autism friendly",
        "does he have to be autistic to get help",
        "he has adhd, what help is there",
        "how do I appeal",
        "when is the deadline to appeal",
        "how do I ask for a plan",
        '/inform{"need":"ASD"}',
        "",
    ],
)
def test_a_plain_question_meets_no_boundary(text):
    assert boundary_in(text) is None


@given(st.text(max_size=300))
def test_no_text_upsets_the_reading(text):
    assert boundary_in(text) in {None, *BOUNDARIES}


def test_no_boundary_blames_or_promises():
    for each in BOUNDARIES:
        assert each.words.startswith(("I cannot", "I do not", "I give"))
        assert "I can show you" in each.words


def test_help_is_found_although_we_cannot_diagnose(conversation):
    reply = conversation.run(ActionFind(), text="is he autistic?", places=[BRISTOL], need="ASD", age=4.0)

    assert reply["say"][0] == DIAGNOSIS.words
    assert reply["outcome"] == "answered_national"
    assert reply["cards"]
    assert reply["text"].startswith(DIAGNOSIS.words)


def test_appeals_are_explained_although_nobody_knows_who_wins(conversation):
    reply = conversation.run(ActionTopic(), "ask_appeal_or_complaint", text="will we win at tribunal?")

    assert reply["say"][0] == TRIBUNAL.words
    assert reply["cards"]


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda each: each.facts[0])
def test_every_boundary_leads_to_facts_with_their_source(conversation, boundary):
    asked = {
        DIAGNOSIS: "is he autistic?",
        TRIBUNAL: "will we win?",
        DECIDING: "will he get a plan?",
        LEGAL: "can I sue?",
    }

    reply = conversation.run(ActionOutOfScope(), "out_of_scope", text=asked[boundary])

    assert reply["say"] == [boundary.words]
    assert [card["row"] for card in reply["cards"]][:1] == [boundary.facts[0]]
    assert all(card["source"] for card in reply["cards"])
    assert conversation.slots["misses"] == 0


def test_danger_stands_alone_before_any_boundary(conversation):
    reply = conversation.run(
        ActionFind(),
        text="is he autistic? he has taken tablets",
        worded={"level": "urgent", "group": "suicide_self_harm"},
    )

    assert reply["outcome"] == "crisis"
    assert DIAGNOSIS.words not in reply["say"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("the council says it is their policy, they have a blanket rule. is that allowed?", "policy-rule"),
        ("can the council have a blanket rule about who gets assessed?", "policy-rule"),
        (
            "they told us all the ordinarily available provision has to be tried before an assessment",
            "first-try-everything",
        ),
        ("is it true that we must try everything in the OAP first", "first-try-everything"),
        ("school says ordinarily available provision is all he can get", "everyday-help-is-all"),
    ],
)
def test_everyday_help_is_no_ceiling_and_no_condition(conversation, text, row):
    reply = conversation.run(ActionTopic(), "ask_ordinarily_available", text=text)

    assert [card["row"] for card in reply["cards"]][:1] == [row]
