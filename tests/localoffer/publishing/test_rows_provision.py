"""A council's own row says what it shows and no more: in doubt it is the weaker, and unknown stays unknown."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from localoffer.store.records import LAW_STATUSES, STRENGTHS
from tests.localoffer.publishing.row_files import PROVISION, drafted_rows, row_levels, the_row


def strength(**cells: str) -> tuple[str, str]:
    values = the_row({**PROVISION, **cells}).values
    return values["strength"], values["law_status"]


def test_row_is_read_with_every_column():
    row = the_row(
        {
            **PROVISION,
            "budget": "The school's own budget",
            "strength": "must",
            "basis": "Children and Families Act 2014, section 66",
            "needs": "SLCN",
            "supports": "Speech and language therapy",
            "source": "Bristol's guide",
            "source_url": "www.bristol.gov.uk/guide",
            "verified_on": "14/09/2026",
            "review_by": "2027-09-14",
        }
    )

    assert row.row == 2
    assert dict(row.values) == {
        "areas_of_need": ["communication_interaction"],
        "phases": ["primary"],
        "needs": ["SLCN"],
        "supports": ["speech_language_therapy"],
        "is_general": False,
        "what": "A talk group three times a week.",
        "responsible": "The school",
        "budget": "The school's own budget",
        "strength": "must",
        "strength_note": None,
        "basis": "Children and Families Act 2014, section 66",
        "law_status": "in_force",
        "source": "Bristol's guide",
        "source_url": "https://www.bristol.gov.uk/guide",
        "confidence": "high",
        "verified_on": date(2026, 9, 14),
        "review_by": date(2027, 9, 14),
    }


@pytest.mark.parametrize("said", [*STRENGTHS, "MUST", "statutory", "maybe", ""])
@pytest.mark.parametrize("status", ["", *LAW_STATUSES, "soon"])
@pytest.mark.parametrize("basis", ["", "Our guide"])
def test_must_needs_a_basis_that_is_law_in_force(said, status, basis):
    found, law_status = strength(strength=said, law_status=status, basis=basis)

    means_must = said.casefold() in {"must", "statutory"}
    assert (found == "must") == (means_must and bool(basis) and status in {"", "in_force"})
    assert found != "must" or law_status == "in_force"


def test_weakened_row_is_told_and_kept():
    draft = drafted_rows({**PROVISION, "strength": "must"}, {**PROVISION, "what": "Signs.", "strength": "perhaps"})

    assert [row.values["strength"] for row in draft.rows] == ["common", "common"]
    assert row_levels(draft, "strength") == ["noted", "noted"]


@pytest.mark.parametrize(
    ("areas", "needs", "expected", "is_general"),
    [
        ("all", "", 4, True),
        ("All areas", "", 4, True),
        ("all", "ASD", 4, False),
        ("C&I | S&P", "", 2, False),
        ("Social, emotional and mental health", "", 1, False),
        ("cognition and learning, SEMH", "", 2, False),
        ("", "SLCN|HI", 2, False),
        ("", "", 0, False),
        ("everywhere", "", 0, False),
    ],
)
def test_areas_are_codes_names_or_all(areas, needs, expected, is_general):
    values = the_row({**PROVISION, "areas_of_need": areas, "needs": needs, "id": "1"}).values

    assert (len(values["areas_of_need"]), values["is_general"]) == (expected, is_general)


def test_unknown_words_are_left_out_and_told():
    draft = drafted_rows({**PROVISION, "needs": "autism, wizardry", "phases": "KS1; upstairs"})

    assert draft.rows[0].values["needs"] == ["ASD"]
    assert draft.rows[0].values["phases"] == ["primary"]
    assert row_levels(draft, "needs") == row_levels(draft, "phases") == ["noted"]


def test_what_is_not_stated_stays_not_stated():
    draft = drafted_rows({**PROVISION, "responsible": "tbc", "budget": "n/a", "verified_on": "2031-01-01"})

    values = draft.rows[0].values
    assert (values["responsible"], values["budget"], values["verified_on"]) == ("Not stated", None, None)
    assert values["confidence"] == "not_checked"
    assert values["basis"] == values["source"] == "Bristol's own list of what is ordinarily provided"


def test_row_that_provides_nothing_blocks():
    draft = drafted_rows(PROVISION, {**PROVISION, "what": "-"})

    assert row_levels(draft, "what") == ["mended", "blocking"]
    assert [problem.row for problem in draft.blocking] == [3]


def test_ids_last_and_do_not_depend_on_order():
    rows = [{**PROVISION, "id": "7"}, {**PROVISION, "what": "Signs."}, {**PROVISION, "what": "Symbols."}]

    found = [sorted(row.record_id for row in drafted_rows(*order).rows) for order in itertools.permutations(rows)]

    assert all(each == found[0] for each in found)
    assert len(set(found[0])) == 3


def test_copies_are_kept_once_and_namesakes_both():
    draft = drafted_rows(PROVISION, PROVISION, {**PROVISION, "responsible": "The council"})

    assert len({row.record_id for row in draft.rows}) == len(draft.rows) == 2
    assert row_levels(draft, "row") == ["mended"]
    assert row_levels(draft, "id") == ["noted"]


@pytest.mark.parametrize(
    ("council", "levels"),
    [("Bristol", []), ("E06000023", []), ("", []), ("Leeds", ["blocking"]), ("Atlantis", ["noted"])],
)
def test_row_of_another_council_blocks(council, levels):
    assert row_levels(drafted_rows({**PROVISION, "council": council}), "council") == levels


def test_rows_that_keep_naming_another_council_block():
    rows = [{**PROVISION, "what": f"Leeds offers group {number}."} for number in range(3)]

    assert row_levels(drafted_rows(*rows), "authority") == ["blocking"]
