"""Several children of one family, kept apart."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from actions.children import Child, listen
from actions.enquiry import Enquiry, Heard, hear, remembered, turn_to
from tests.actions.reading import read

SON = Child(kin="son", sex="boy", age_years=4.0, needs=("SLCN",))
DAUGHTER = Child(kin="daughter", sex="girl", age_years=7.0, needs=("SEMH",))
FAMILY = Enquiry(age_years=4.0, needs=("SLCN",), children=(SON, DAUGHTER), child=0, last={"part": 0})


def told(enquiry: Enquiry, *messages: str) -> Enquiry:
    for words in messages:
        enquiry = hear(enquiry, Heard("inform", read(words), (), words))
    return enquiry


def test_two_children_in_one_message_are_kept_apart():
    after = told(Enquiry(), "my son is 4 and hardly talks and my daughter is 7 and has adhd")

    assert [(each.kin, each.age_years, each.needs) for each in after.children] == [
        ("son", 4.0, ("SLCN",)),
        ("daughter", 7.0, ("SEMH",)),
    ]
    assert (after.age_years, after.needs) == (4.0, ("SLCN",))


def test_two_ages_of_two_boys_are_two_boys():
    after = told(Enquiry(), "I have two boys, 4 and 6, both autistic")

    assert [(each.age_years, each.needs) for each in after.children] == [(4.0, ("ASD",)), (6.0, ("ASD",))]


def test_he_and_she_are_two_children():
    after = told(Enquiry(), "he has autism and she has adhd, he is 4 and she is 9")

    assert [(each.age_years, each.needs) for each in after.children] == [(4.0, ("ASD",)), (9.0, ("SEMH",))]


def test_speaking_of_the_other_child_brings_back_what_is_its_own():
    after = told(FAMILY, "and for my daughter?")

    assert (after.child, after.age_years, after.needs) == (1, 7.0, ("SEMH",))


def test_a_correction_reaches_the_child_it_is_about():
    after = told(FAMILY, "and for my daughter?", "no, he's 6")

    assert [each.age_years for each in remembered(after)] == [6.0, 7.0]
    assert after.child == 0


def test_the_older_one_is_told_by_age():
    assert told(FAMILY, "what about the older one").age_years == 7.0


def test_a_redacted_name_is_the_same_child_again():
    after = told(Enquiry(), "my son child 1 is 4 and my daughter child 2 is 7", "what can child 2 get")

    assert (after.child, after.age_years) == (1, 7.0)


def test_a_brother_in_passing_is_not_asked_about():
    after = told(Enquiry(), "my son is 4, his brother has autism. he hardly talks")

    assert len(after.children) == 1
    assert after.needs == ("SLCN",)


def test_the_second_card_is_no_second_child():
    assert told(replace(FAMILY, children=(SON,)), "the second one").children == (SON,)


def test_turning_to_a_child_and_back_loses_nothing():
    there = turn_to(FAMILY, 1)

    assert turn_to(there, 0) == replace(FAMILY, children=remembered(FAMILY))


def test_a_child_that_is_not_there_changes_nothing():
    assert turn_to(FAMILY, 7) == FAMILY


def test_children_survive_the_slot():
    assert Child.of(DAUGHTER.as_json()) == DAUGHTER


@given(st.text(), st.lists(st.sampled_from(["my son", "her sister", "child 3", "he is", "and", "7", "the 4 year old"])))
def test_nothing_kept_of_a_child_is_a_word_of_the_family(noise, parts):
    words = f"{' '.join(parts)} {noise}"
    family = listen((SON,), 0, words, read(" ".join(parts)))

    assert 0 <= family.now < len(family.children)
    for child in family.children:
        assert child.kin in {None, "son", "daughter", "brother", "sister", "child"}
        assert child.sex in {None, "boy", "girl"}
        assert child.name is None or re.fullmatch(r"child \d{1,4}", child.name)
