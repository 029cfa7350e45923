"""What one more message changes in what a conversation has established."""

from __future__ import annotations

import pytest

from actions.enquiry import Enquiry, Heard, candidates, hear, is_news, missing, skip

BRISTOL = {
    "status": "one",
    "basis": "exact",
    "district": "BS3",
    "point": [51.44, -2.6],
    "authorities": [{"gss_code": "E06000023", "name": "Bristol", "share_pct": 100.0}],
}
LEEDS = {
    "status": "one",
    "basis": "exact",
    "district": "LS1",
    "point": None,
    "authorities": [{"gss_code": "E08000035", "name": "Leeds", "share_pct": 100.0}],
}
SHARED = {
    "status": "several",
    "basis": "district",
    "district": "KT4",
    "authorities": [
        {"gss_code": "E09000029", "name": "Sutton", "share_pct": 57.0},
        {"gss_code": "E10000030", "name": "Surrey", "share_pct": 24.0},
    ],
}


def said(text="", intent="inform", places=(), **entities):
    found = [
        {"entity": name, "value": value}
        for name, values in entities.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return Heard(intent=intent, entities=found, places=places, text=text)


def test_everything_in_one_message_leaves_nothing_to_ask():
    after = hear(Enquiry(), said(places=[BRISTOL], age=4.0, need="SLCN"))

    assert missing(after) is None
    assert after.place.gss_code == "E06000023"
    assert after.place.point == (51.44, -2.6)


def test_parts_in_any_order_add_up():
    parts = [said(age=4.0), said(need="SLCN"), said(places=[BRISTOL])]
    forwards = backwards = Enquiry()
    for each in parts:
        forwards = hear(forwards, each)
    for each in reversed(parts):
        backwards = hear(backwards, each)

    assert forwards == backwards
    assert missing(forwards) is None


def test_place_is_asked_before_need_before_age():
    assert missing(Enquiry()) == "place"
    assert missing(hear(Enquiry(), said(places=[BRISTOL]))) == "need"
    assert missing(hear(Enquiry(), said(places=[BRISTOL], need="ASD"))) == "age"


def test_a_correction_replaces_what_was_said():
    first = hear(Enquiry(), said(places=[BRISTOL], age=4.0, need="SLCN"))

    assert hear(first, said("no, he's 6", age=6.0)).age_years == 6.0


def test_a_sisters_age_is_taken_once_there_was_an_answer():
    first = Enquiry(home={"gss_code": "E06000023", "basis": "exact"}, age_years=4.0, needs=("SLCN",), last={"part": 0})
    heard = Heard("inform", [{"entity": "age", "value": 9.0, "role": "sibling"}], text="and for her sister, she's 9")

    after = hear(first, heard)

    assert after.age_years == 9.0
    assert after.needs == ("SLCN",)


def test_what_others_have_is_not_the_childs():
    heard = Heard(
        "inform",
        [{"entity": "need", "value": "ASD", "role": "parent"}, {"entity": "need", "value": "HI", "role": "negated"}],
    )

    assert hear(Enquiry(), heard).needs == ()


def test_what_if_we_lived_elsewhere_keeps_the_home():
    home = hear(Enquiry(), said(places=[BRISTOL], age=4.0, need="SLCN"))

    visiting = hear(home, said("what if we lived in Leeds?", place="E08000035"))

    assert visiting.place.gss_code == "E08000035"
    assert hear(visiting, said("what about transport?", support="school_transport")).place.gss_code == "E06000023"


def test_a_new_postcode_moves_the_home():
    home = hear(Enquiry(), said(places=[BRISTOL]))

    assert hear(home, said(places=[LEEDS])).place.gss_code == "E08000035"


def test_asking_about_other_help_keeps_the_child():
    first = hear(Enquiry(), said(places=[BRISTOL], age=7.0, need="ASD"))

    after = hear(first, said("what about transport?", support="school_transport"))

    assert (after.needs, after.supports, after.age_years) == (("ASD",), ("school_transport",), 7.0)


def test_a_new_need_drops_the_help_asked_for_before():
    first = hear(Enquiry(), said(support="school_transport"))

    assert hear(first, said(need="HI")).supports == ()


def test_two_postcodes_of_different_councils_choose_neither():
    after = hear(Enquiry(), said(places=[BRISTOL, LEEDS]))

    assert after.home is None
    assert [each["name"] for each in candidates([BRISTOL, LEEDS])] == ["Bristol", "Leeds"]


def test_a_shared_postcode_is_never_guessed():
    assert hear(Enquiry(), said(places=[SHARED])).home is None


def test_a_council_chosen_by_button_wins():
    after = hear(Enquiry(asked="place"), said(authority="E09000029"))

    assert after.place.gss_code == "E09000029"
    assert after.place.basis == "chosen"
    assert after.asked is None


def test_what_a_family_will_not_say_is_not_asked_again():
    enquiry = Enquiry(home={"gss_code": "E06000023", "basis": "chosen"}, needs=("ASD",), asked="age")

    assert missing(skip(enquiry)) is None


def test_news_is_only_what_changes_something():
    first = hear(Enquiry(), said(age=4.0))

    assert is_news(Enquiry(), first)
    assert not is_news(first, hear(first, said("hmm")))


@pytest.mark.parametrize("words", ["we've moved to Leeds", "we just moved to Leeds", "we live in Leeds now"])
def test_a_family_that_has_moved_has_a_new_home(words):
    home = hear(Enquiry(), said(places=[BRISTOL]))

    after = hear(home, said(words, intent="compare_areas", place="E08000035"))

    assert after.home["gss_code"] == "E08000035"
    assert after.visiting is None


@pytest.mark.parametrize(
    "words", ["what if we moved to Leeds", "if we lived in Leeds", "we are thinking of moving to Leeds"]
)
def test_a_family_that_only_thinks_of_moving_keeps_its_home(words):
    home = hear(Enquiry(), said(places=[BRISTOL]))

    after = hear(home, said(words, place="E08000035"))

    assert after.home["gss_code"] == "E06000023"
    assert after.visiting["gss_code"] == "E08000035"


def test_a_need_ruled_out_is_taken_back():
    first = hear(Enquiry(), said(need=["ASD", "SLCN"]))
    heard = Heard("inform", [{"entity": "need", "value": "ASD", "role": "negated"}], text="not autism")

    assert hear(first, heard).needs == ("SLCN",)


def test_a_need_that_is_added_keeps_the_one_before():
    first = hear(Enquiry(), said(need="ASD"))

    assert hear(first, said("he also has adhd", need="SEMH")).needs == ("ASD", "SEMH")
