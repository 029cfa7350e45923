"""Who writes: parents, young people about themselves, and people at work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.reading.people import PARENT, PROFESSIONAL, YOUNG_PERSON
from localoffer.reading.writer import read_writer


@pytest.mark.parametrize(
    "text",
    [
        "SENCO, infants. Our pathway changed and I can't work out who refers",
        "Youth worker. Lad I mentor's had 22 days out",
        "careers lead, mainstream 11-16. None have a destination",
        "school nurse: which duty officer covers casework",
        "Admissions officer at a junior school. A child arrives mid-year",
        "I'm a foster carer's supervising social worker",
        "new senco, writing our policy",
        "Could you change our opening times on your website",
        "Looking for TA jobs working with autistic children",
        "EP here. Council want my advice in six weeks",
        "Teaching assistant in year 1. Boy hides under tables. ideas please",
        "Children's social worker, need the transport policy for a looked after child",
        "A parent at our preschool has asked about deferring reception",
        "I'm setting up a new cinema club for autistic children",
        "the child's mum can't read it and I (school family liaison) fill in the form with her",
    ],
)
def test_people_at_work_are_told_by_their_post_or_their_entry(text):
    assert read_writer(text) == PROFESSIONAL


@pytest.mark.parametrize(
    "text",
    [
        "yr 11 here, i stammer and only get 2 mins",
        "i got adhd n dyslexia n he made me read out loud",
        "i have autism and the corridors are too loud, can i change school",
        "18, its my review and they talk about me like im not there",
        "turning 18 made me nobody. left care, adhd",
        "if 6th form kick me out as well im done",
        "my mum shouts loads cause of my adhd",
        "14, autistic. i cant do the canteen and they wont let me eat somewhere else",
        "yr 13 n got a place at uni to do history. dyslexic",
        "idk who to ask but i get really bad anxiety about going in to school",
    ],
)
def test_young_people_are_told_by_their_own_lives(text):
    assert read_writer(text) == YOUNG_PERSON


@pytest.mark.parametrize(
    "text",
    [
        "I'm a teacher and also mum to a 5 year old. My son has a stammer",
        "social worker came in january and said she'd put us to panel",
        "SLT in the plan. Trust say commissioning problem",
        "I'm autistic and so is my daughter, she is 9",
        "my mum thinks its hormones. She's 9 and holds it together all day",
        "she does her homework on the stairs, I do it with her",
        "we manage at home with a 6 year old who is up half the night",
        "I'm a teaching assistant so I know how it works, but when it's your own child its different",
        "his teacher says he is fine. i teach too and i know he isn't",
        "the manager of the nursery says he needs a 1:1 or he can't come",
        "Physio, OT and salt all say they're waiting for each other. she's 3",
        "went to post the appeal late, my dad was dying",
        "does her ehcp come with us and can they keep our address off it",
    ],
)
def test_parents_who_speak_of_work_or_of_their_own_mothers_stay_parents(text):
    assert read_writer(text) == PARENT


@given(st.text(max_size=300))
def test_any_text_has_a_writer(text):
    assert read_writer(text) in {PARENT, PROFESSIONAL, YOUNG_PERSON}
