"""A place alone answers our question for one, whatever its label."""

from __future__ import annotations

import pytest

from actions.enquiry import Enquiry, Heard
from actions.place_answer import PlaceAnswerTurn

NORTH_SOMERSET = "E06000024"

ASKED = Enquiry(replying_to="place")


def said(words, place="North Somerset"):
    start = words.index(place)
    entity = {"entity": "place", "value": NORTH_SOMERSET, "start": start, "end": start + len(place)}
    return Heard("compare_areas", entities=[entity], text=words)


@pytest.mark.parametrize("words", ["North Somerset", "it's North Somerset", "we live in North Somerset council area."])
def test_a_bare_place_is_the_answer(words):
    assert PlaceAnswerTurn().hears(ASKED, said(words)) is not None


@pytest.mark.parametrize(
    "words", ["is North Somerset better", "North Somerset or Bristol", "how does North Somerset compare"]
)
def test_more_than_a_place_is_left_to_others(words):
    assert PlaceAnswerTurn().hears(ASKED, said(words)) is None


def test_nothing_was_asked_so_nothing_is_answered():
    assert PlaceAnswerTurn().hears(Enquiry(), said("North Somerset")) is None
