"""Whose a need is, whether it is ruled out and how much it weighs beside another."""

from __future__ import annotations

import pytest

from localoffer.reading.files import load_vocabulary
from localoffer.reading.reading import HINT
from localoffer.settings import ROOT


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary(ROOT / "data" / "vocabulary")


def childs(reading) -> set[str]:
    return {need.code for need in reading.needs if need.whose == "child" and not need.negated and need.score >= HINT}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the council are deaf to our requests, he has spina bifida", {"PD"}),
        ("the new head is obsessed with attendance, my son has dyslexia", {"SpLD"}),
        ("the senco turned a blind eye. she has anxiety", {"SEMH"}),
        ("a boy in his class who has autism hits him. what can school do", set()),
        ("his big brother is severely autistic, my little one has a stammer", {"SLCN"}),
        ("left his dad, he was violent. my lad has dyslexia", {"SpLD"}),
        ("my partner and i are both deaf, our baby is hearing", set()),
        ("is there a group for mums who are sad all the time", set()),
        ("theirs are kids with severe learning difficulties, which he hasnt got. he is autistic", {"ASD"}),
        ("she used to have a stammer but thats gone, now its panic attacks", {"SEMH"}),
        ("the autism team say its not autism, its trauma", {"SEMH"}),
        ("my ex has autism and says our son has it too", {"ASD"}),
    ],
)
def test_only_the_childs_own_needs_count(vocabulary, text, codes):
    assert childs(vocabulary.read(text)) == codes


def test_a_sign_says_nothing_more_beside_a_named_condition(vocabulary):
    assert childs(vocabulary.read("he bolts into roads")) == {"SEMH"}
    assert childs(vocabulary.read("severely autistic and bolts into roads")) == {"ASD"}


def test_non_verbal_names_no_condition_so_signs_keep_their_worth(vocabulary):
    assert childs(vocabulary.read("3, non verbal, no sense of danger")) == {"SLCN", "SEMH"}


@pytest.mark.parametrize("text", ["he has sensory problems", "sensory issues, 5", "sensory processing difficulties"])
def test_sensory_problems_are_no_autism(vocabulary, text):
    assert childs(vocabulary.read(text)) == {"OTH"}


@pytest.mark.parametrize(
    "text",
    [
        "please take our gymnastics for autistic kids off your page",
        "our BSL storytime got rejected by your website",
        "can you add us to your list, we take kids with downs",
    ],
)
def test_an_entry_in_the_directory_speaks_of_no_childs_need(vocabulary, text):
    assert childs(vocabulary.read(text)) == set()


def test_a_directory_text_keeps_its_needs(vocabulary):
    codes = {need.code for need in vocabulary.read_codes("Our page for autistic children. Add us to your list").needs}

    assert codes == {"ASD"}


@pytest.mark.parametrize(
    "text", ["my son needs a new listing of clubs, he is autistic", "put me through to autism help"]
)
def test_a_parent_who_speaks_of_lists_is_no_provider(vocabulary, text):
    assert childs(vocabulary.read(text)) == {"ASD"}


@pytest.mark.parametrize(
    "text",
    [
        "what does SEMH stand for please",
        "difference between dyslexia and dyspraxia",
        "EBSA, is that just bunking off with a fancy name",
        "my dad had a stroke and he's 71",
        "we lost the branch and she's 84 and registered blind",
        "the cap hit us hard and we need the money",
        "adding a youth group for deaf teens",
    ],
)
def test_terms_grown_ups_and_groups_are_no_childs_need(vocabulary, text):
    assert childs(vocabulary.read(text)) == set()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sorry, what is meaning PDA? Doctor said my son maybe this", {"ASD"}),
        ("Speech therapist here. One of mine, 4, has Down's", {"DS"}),
        ("I'm deaf and I need a BSL interpreter, my daughter has epilepsy", {"OTH"}),
        ("my daughter uses BSL", {"HI"}),
        ("dyslexia, so he can't keep up", {"SpLD"}),
        ("he has autism, his speech therapist left", {"ASD"}),
        ("Fifty five minutes on the bus for a five year old with scoliosis", {"PD"}),
    ],
)
def test_a_named_condition_of_the_child_outweighs_passing_words(vocabulary, text, codes):
    assert childs(vocabulary.read(text)) == codes


def test_a_guard_holds_however_its_phrase_is_worded(vocabulary):
    assert childs(vocabulary.read("my 4 year old won't eat veg")) == set()
    assert childs(vocabulary.read("my 4 year old won't eat")) == {"SEMH"}
