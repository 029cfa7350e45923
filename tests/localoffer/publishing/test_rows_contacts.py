"""A council's contacts: teams are kept as published, people's names and their own numbers are not."""

from __future__ import annotations

from datetime import date

import pytest

from localoffer.publishing.templates import ROLES
from tests.localoffer.publishing.row_files import CONTACT, drafted_rows, row_levels, the_row


def test_row_is_read_with_every_column():
    row = the_row(
        {
            **CONTACT,
            "email": "sen@bristol.gov.uk",
            "url": "bristol.gov.uk/sen",
            "address": "City Hall, College Green",
            "hours": "Monday to Friday",
            "last_checked": "2026-09-14",
            "review_by": "2027-03-14",
        }
    )

    assert dict(row.values) == {
        "role": "sen_team",
        "name": "SEN team",
        "phone": "0117 496 0000",
        "email": "sen@bristol.gov.uk",
        "url": "https://bristol.gov.uk/sen",
        "address": "City Hall, College Green",
        "hours": "Monday to Friday",
        "assured_on": date(2026, 9, 14),
        "review_by": date(2027, 3, 14),
    }


@pytest.mark.parametrize(
    ("written", "role", "levels"),
    [
        ("SENDIASS", "sendiass", []),
        ("Parent carer forum", "parent_carer_forum", []),
        ("sen team", "sen_team", []),
        ("Wizardry", "other", ["noted"]),
        ("", "other", ["noted"]),
    ],
)
def test_role_is_a_code_or_its_name(written, role, levels):
    draft = drafted_rows({**CONTACT, "role": written})

    assert draft.rows[0].values["role"] == role
    assert row_levels(draft, "role") == levels


@pytest.mark.parametrize("name", ["Jane Smith", "Mrs Patel", "Sarah Jones, SENCO", "Jane"])
def test_person_is_not_stored(name):
    draft = drafted_rows({**CONTACT, "name": name, "phone": "07700 900123", "email": "jane.smith@bristol.gov.uk"})

    values = draft.rows[0].values
    assert values["name"] == ROLES["sen_team"]
    assert (values["phone"], values["email"]) == (None, None)
    assert row_levels(draft, "contacts.name") == ["noted"]
    assert not any("Smith" in str(problem) or "900123" in str(problem) for problem in draft.problems)


@pytest.mark.parametrize(
    "name", ["KIDS", "SEND and You", "Bristol Parent Carers", "Global Mediation", "Barnardo's", "Amber Valley team"]
)
def test_organisation_is_kept_with_its_mobile(name):
    values = the_row({**CONTACT, "name": name, "phone": "07700 900123", "email": "hello@example.co.uk"}).values

    assert (values["name"], values["phone"], values["email"]) == (name, "07700 900123", "hello@example.co.uk")


def test_number_that_lost_its_first_zero_is_mended():
    assert the_row({**CONTACT, "phone": "1174960000"}).values["phone"] == "01174960000"


def test_several_numbers_are_all_kept():
    assert the_row({**CONTACT, "phone": "0117 496 0000 or 0117 496 0001"}).values["phone"] == (
        "0117 496 0000, 0117 496 0001"
    )


def test_contact_nobody_can_reach_is_told():
    assert row_levels(drafted_rows({**CONTACT, "phone": "ask at the desk"}), "phone")[-1] == "noted"


def test_row_without_a_name_blocks():
    assert row_levels(drafted_rows(CONTACT, {**CONTACT, "name": ""}), "name") == ["blocking"]
