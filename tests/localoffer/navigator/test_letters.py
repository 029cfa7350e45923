"""The letters' desk over a real database: the councils, the drafts, the sheet, and what a gap may say."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.errors import QueryError, UnknownAuthority
from tests.factories import EVERY_AREA, a_fact, a_provision, a_service, an_authority
from tests.localoffer.navigator.councils import BRISTOL, LEEDS, a_navigator

SENDIASS = "https://advice.example"


@pytest.fixture
def core():
    made = a_navigator(
        an_authority(gss_code="SAMPLE01", name="Aardvark", friendly_name="Aardvark (sample)", is_sample=True),
        a_fact("ehc-the-test", text="It must assess."),
        a_fact("rights-records", verified_on=date(2026, 10, 1)),
        a_provision(provision_id="own", needs=["SLCN"], strength="must", what="Talking."),
        a_provision(provision_id="local", gss_code=BRISTOL, what="Bristol's."),
        a_provision(provision_id="all", areas_of_need=EVERY_AREA, is_general=True, phases=["primary"], what="All."),
        a_service("s1", supports=("portage",)),
    )
    yield made
    made.database.close()


def test_councils_are_by_name_and_the_invented_one_last(core):
    assert core.letters.councils() == [(BRISTOL, "Bristol"), (LEEDS, "Leeds"), ("SAMPLE01", "Aardvark (sample)")]


def test_a_council_is_named_by_anything_and_unknown_codes_are_left(core):
    assert core.letters.area("bristol").gss_code == BRISTOL
    assert core.letters.area("") is None
    assert core.letters.area_or_none("<b>") is None
    with pytest.raises(UnknownAuthority):
        core.letters.area("Atlantis")


def test_a_draft_has_the_facts_we_hold_and_no_others(core):
    made = core.letters.draft("ehc-assessment", core.letters.area(BRISTOL))

    assert "“It must assess.” (Test Act, section 1)" in made.text
    assert "{text:" not in made.text
    assert [each.rule for each in made.sources] == ["It must assess."]
    assert made.gss_code == BRISTOL


def test_an_unknown_letter_names_those_there_are(core):
    with pytest.raises(QueryError, match="Use one of ehc-assessment, senco-meeting"):
        core.letters.draft("poem")


def test_a_sheet_holds_what_fits_here(core):
    here = core.letters.call_sheet(area=core.letters.area(BRISTOL), need="SLCN", age_band="primary")
    anywhere = core.letters.call_sheet(need="SLCN")
    teen = core.letters.call_sheet(need="SLCN", age_band="secondary")

    assert [each.what for each in here.questions] == ["Talking.", "Bristol's.", "All."]
    assert here.about == ("Council: Bristol", "About: talking and understanding", "Age: primary school")
    assert [each.what for each in anywhere.questions] == ["Talking.", "All."]
    assert [each.what for each in teen.questions] == ["Talking."]


@pytest.mark.parametrize("codes", [{"need": "XYZ"}, {"age_band": "old"}])
def test_a_sheet_for_an_unknown_code_is_refused(core, codes):
    with pytest.raises(QueryError, match="is none of our codes"):
        core.letters.call_sheet(**codes)


@pytest.mark.parametrize(
    ("council", "support"),
    [(BRISTOL, "portage"), (LEEDS, "short_breaks"), ("X", "portage"), (BRISTOL, "x")],
    ids=["published", "not read", "no council", "no such help"],
)
def test_only_a_real_gap_has_words_for_the_council(core, council, support):
    assert core.letters.gap(council, support) is None


def test_a_gap_says_whom_to_ask_and_where_advice_is(core):
    gap = core.letters.gap(BRISTOL, "short_breaks")

    assert "Short breaks" in gap.comment
    assert gap.ask[0] == "Who is responsible: The council."
    assert 'Search the web for "Bristol SENDIASS"' in gap.advice


def test_letters_of_a_topic_stand_in_where_words_name_none(core):
    assert [each.key for each in core.letters.meant("a letter about records", "ask_deadline")] == ["records"]
    assert "late-review" in [each.key for each in core.letters.meant("", "ask_deadline")]
    assert core.letters.meant("", "ask_money") == ()


def test_oldest_check_of_a_letter_is_told(core):
    (records,) = core.letters.meant("records")

    assert core.letters.checked(records) == "Checked 1 October 2026"
