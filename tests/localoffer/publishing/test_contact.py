"""Ways in are kept; a named person's private details are not."""

from __future__ import annotations

import pytest

from localoffer.publishing.contact import contacts
from tests.localoffer.publishing.offer_files import a_source


def reached(*, own=("Saturday club", "Club trust"), **service):
    return [(each.title, each.phone, each.email) for each in contacts(a_source(**service), own, ())]


def test_phones_are_read_at_all_four_places():
    found = reached(
        phones=[{"number": "01632 960001"}],
        contacts=[{"phones": [{"number": "01632 960002"}]}],
        organization={"name": "T", "phones": [{"number": "01632 960003"}]},
        service_at_locations=[
            {"phones": [{"number": "01632 960004"}], "location": {"phones": [{"number": "01632 960005"}]}}
        ],
    )

    assert {phone for _, phone, _ in found} == {f"01632 96000{number}" for number in range(1, 6)}


def test_label_inside_a_number_becomes_its_title():
    found = reached(contacts=[{"phones": [{"number": "Bristol Youth MAPS: 0117 332 7111"}]}])

    assert found == [("Bristol Youth MAPS", "0117 332 7111", None)]


def test_description_and_extension_of_a_phone_are_kept():
    found = reached(phones=[{"number": "01632 960001", "extension": 12, "description": "Weekdays"}])

    assert found == [("Weekdays", "01632 960001 ext 12", None)]


def test_named_person_leaves_no_private_details():
    source = a_source(
        contacts=[
            {"name": "Jane Bloggs", "title": "Leader", "email": "jane.bloggs@club.org.uk", "phone": "07700 900123"}
        ]
    )

    found = contacts(source, (), ())

    assert found == ()
    assert {problem.field for problem in source.findings.problems} >= {
        "contacts.name",
        "contacts.phone",
        "contacts.email",
    }
    assert not any("Bloggs" in problem.found or "900123" in problem.found for problem in source.findings.problems)


def test_desk_of_a_named_person_is_kept_without_name():
    (found,) = contacts(
        a_source(
            contacts=[{"name": "Jane Bloggs", "title": "Leader", "email": "info@club.org.uk", "phone": "01632 960001"}]
        ),
        (),
        (),
    )

    assert (found.name, found.title, found.phone, found.email) == (None, "Leader", "01632 960001", "info@club.org.uk")


def test_mobile_that_is_public_too_is_kept():
    found = reached(phones=["07700 900123"], contacts=[{"name": "Jane Bloggs", "phone": "07700 900 123"}])

    assert [phone for _, phone, _ in found] == ["07700 900123"]


@pytest.mark.parametrize("name", ["Bookings team", "Saturday club", "SEND Helpline", "Reception"])
def test_name_of_a_team_or_service_is_kept(name):
    (found,) = contacts(a_source(contacts=[{"name": name, "phone": "07700 900123"}]), ("Saturday club",), ())

    assert (found.name, found.phone) == (name, "07700 900123")


def test_contact_without_any_way_in_is_left_out():
    assert reached(contacts=[{"name": None, "title": "Manager", "email": "", "phone": ""}]) == []


def test_same_number_twice_is_kept_once():
    found = reached(contacts=[{"title": "Desk", "phone": "01632 960001"}, {"phone": "01632960001"}])

    assert found == [("Desk", "01632 960001", None)]


def test_department_is_kept_and_stands_in_for_a_title():
    (found,) = contacts(a_source(contacts=[{"department": "Early years", "phone": "01632 960001"}]), (), ())

    assert (found.department, found.title) == ("Early years", "Early years")
