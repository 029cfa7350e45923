"""From ranked rows to an answer: the three states of a council's data, gaps, and honest words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from localoffer.answers import cards, sureness, wording
from localoffer.answers.answer import Answer, Area, Asked, DataState, Outcome, Provenance
from localoffer.answers.compose import compose, service_item
from localoffer.search.query import Query
from localoffer.search.ranking import Match
from tests.factories import TODAY, a_provision, a_service, a_support

AREA = Area("E06000023", "Bristol", "exact", DataState.NOT_READ, district="BS3")
READ = replace(AREA, data_state=DataState.READ, read_on=date(2026, 11, 2), services_held=5)
QUERY = Query("E06000023", age_years=4, phases=("early_years",), needs=("SLCN",))


def an_answer(area=AREA, *, published=(), supports=("portage", "speech_language_therapy"), **rows) -> Answer:
    return compose(
        rows.pop("query", QUERY),
        Asked(age_years=4, needs=("talking",)),
        area,
        provision=rows.get("provision", [Match(a_provision(), 2, ("for this kind of need",))]),
        supports=[Match(a_support(code), 2, ("families with this need often look for it",)) for code in supports],
        services=rows.get("services", []),
        published=published,
        contacts=(),
        today=TODAY,
    )


def test_an_unread_council_never_has_a_gap():
    answer = an_answer(AREA)

    assert answer.outcome is Outcome.ANSWERED_NATIONAL
    assert answer.gaps == ()
    assert "We have not read Bristol's own list" in " ".join(cards.opening(answer))


def test_a_council_read_in_part_never_has_a_gap():
    answer = an_answer(replace(READ, data_state=DataState.READ_IN_PART))

    assert answer.gaps == ()
    assert "cannot say what is missing" in " ".join(cards.opening(answer))


def test_a_read_council_shows_what_its_list_lacks():
    answer = an_answer(READ, published={"portage"})

    assert answer.outcome is Outcome.ANSWERED
    assert [gap.support for gap in answer.gaps] == ["speech_language_therapy"]
    card = next(card for card in cards.cards(answer) if card["kind"] == "gap")
    assert "not found in the list" in card["facts"][0]["value"]
    assert "It may still be there" in card["facts"][0]["value"]


def test_no_gap_is_claimed_when_nothing_was_asked():
    assert an_answer(READ, query=Query("E06000023")).gaps == ()


def test_every_answer_ends_with_next_steps():
    answer = an_answer()

    assert any("SENDIASS" in step for step in answer.next_steps)


def test_an_unknown_local_offer_address_is_never_guessed():
    assert 'search the web for "Bristol SEND local offer"' in wording.local_offer(AREA)
    assert "http" not in wording.local_offer(AREA)


def test_a_known_address_says_it_was_not_tested():
    words = wording.local_offer(replace(AREA, local_offer_url="https://bristol.example/"))

    assert "https://bristol.example/" in words
    assert "not tested" in words


def test_sample_areas_say_so_first():
    answer = an_answer(replace(READ, is_sample=True))

    assert cards.opening(answer)[0] == wording.SAMPLE


def test_json_has_the_shape_that_is_promised():
    shown = an_answer(
        READ, services=[Match(a_service(phone="01632 960001"), 2, ("for this kind of need",), 1.23)]
    ).as_json()

    assert set(shown) >= {"outcome", "area", "provision", "services", "gaps", "next_steps"}
    assert set(shown["provision"][0]) >= {"what", "responsible", "budget", "strength", "basis", "source", "verified_on"}
    assert shown["provision"][0]["verified_on"] == "2026-11-01"
    assert shown["services"][0]["distance_miles"] == 1.2
    assert shown["area"]["gss_code"] == "E06000023"


def test_an_unchecked_row_says_not_yet_checked():
    row = a_provision(confidence="not_checked", verified_on=None)
    answer = an_answer(provision=[Match(row, 2, ("for this kind of need",))])

    assert answer.as_json()["provision"][0]["verified_on"] is None
    assert cards.cards(answer)[0]["checked"] == "Not yet checked"


def test_a_row_past_its_review_date_says_so():
    assert wording.checked(date(2025, 1, 1), "high", date(2026, 1, 1), TODAY).endswith("It is due for a new check")


def test_a_proposal_is_never_shown_as_law():
    origin = Provenance("should", "White paper", "proposed", "Source", None, "high", date(2026, 11, 1), None)

    assert "only a proposal" in sureness.law_status(origin)


def test_unknown_ages_and_costs_are_not_any_or_free():
    item = service_item(Match(a_service(), 2, ()), TODAY)

    assert (item.ages, item.cost) == ("Not stated", "Not stated")


@pytest.mark.parametrize(("costs", "words"), [
    ([(0, None)], "Free"), ([(0, "carers")], "Free (carers)"), ([(3.5, "a swimmer")], "£3.50 (a swimmer)"),
    ([(62, None)], "£62"), ([(None, "Ask")], "Ask"), ([], "Not stated"),
])  # fmt: skip
def test_costs_are_said_as_they_are_stated(costs, words):
    assert wording.cost(costs) == words


@pytest.mark.parametrize(("years", "words"), [
    (0, "under 1 month old"), (1.5, "18 months old"), (2.5, "2 and a half years old"), (4, "4 years old"),
])  # fmt: skip
def test_ages_are_said_the_way_people_say_them(years, words):
    assert wording.age(years) == words


def test_distance_from_an_area_centre_is_only_about():
    assert wording.miles(5.4, about=True) == "About 5 miles, as the crow flies"
    assert wording.miles(1.0, about=True).startswith("Within about 3 miles")
    assert wording.miles(1.04, about=False) == "1.0 miles, as the crow flies"


@pytest.mark.parametrize(
    "outcome", [Outcome.OUTSIDE_ENGLAND, Outcome.NO_HOME, Outcome.UNKNOWN_PLACE, Outcome.UNREADABLE_PLACE]
)
@pytest.mark.parametrize("nation", [None, "Scotland", "Jersey"])
@pytest.mark.parametrize("special", [None, "forces", "santa", "overseas", "non_geographic", "pseudo"])
def test_each_unusable_place_gets_a_sentence_of_its_own(outcome, nation, special):
    said = cards.opening(Answer(outcome, nation=nation, special=special))

    assert len(said) == 1
    assert said[0].endswith((".", "?"))
