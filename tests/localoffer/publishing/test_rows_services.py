"""A row of the services table becomes the same draft as a feed's record, with every mend a feed gets."""

from __future__ import annotations

from datetime import date

import pytest

from tests.localoffer.publishing.offer_files import a_page, an_entry, an_id, drafted, levels
from tests.localoffer.publishing.row_files import rows_of

ROW = {
    "name": "Talking club",
    "organisation": "Club trust",
    "description": "A weekly club for children who find talking hard, with a therapist who plays along.",
    "url": "https://club.example/",
    "areas": "Bristol",
}


def the_service(**cells: object):
    (service,) = drafted(rows_of({**ROW, **cells})).services
    return service


def test_row_is_read_with_every_column():
    service = the_service(
        id=an_id(1), status="active", email="hello@club.example", phone="0117 496 0000", min_age="0", max_age="5",
        eligibility="Families in Bristol", how_to_get="Just turn up.", cost="£3 a family", place="Hall",
        address="1 Mill Lane", town="Bristol", county="Avon", postcode="bs31aa", latitude="51.4412",
        longitude="-2.6034", accessibility="Step-free", days="Monday to Wednesday", opens_at="9:30", closes_at="11am",
        times="In term time", needs="SLCN|autism", supports="speech_language_therapy", categories="Play|Talking",
        alert="Closed on Friday", last_checked="14/09/2026",
    )  # fmt: skip

    assert (service.service_id, service.row, service.name) == (an_id(1), 2, "Talking club")
    assert service.organisation.name == "Club trust"
    assert (service.min_age_years, service.max_age_years) == (0, 5)
    assert (service.eligibility, service.how_to_get) == ("Families in Bristol", "Just turn up.")
    (place,) = service.locations
    assert (place.kind, place.name, place.address, place.town) == ("physical", "Hall", "1 Mill Lane", "Bristol")
    assert (place.postcode, place.latitude, place.accessibility) == ("BS3 1AA", 51.4412, "Step-free")
    assert [(area.name, area.gss_code) for area in service.areas] == [("Bristol", "E06000023")]
    assert [(cost.amount_pounds, cost.description) for cost in service.costs] == [(3, "£3 a family")]
    assert [(each.byday, each.opens_at, each.closes_at) for each in service.schedules] == [
        ("MO,TU,WE", "09:30", "11:00")
    ]
    assert [contact.phone for contact in service.contacts] == ["0117 496 0000"]
    assert (service.alert, service.assured_on) == ("Closed on Friday", date(2026, 9, 14))


def test_stated_codes_are_kept_as_stated():
    service = the_service(needs="SLCN|Other difficulty or disability", supports="post16_transport|wizardry")

    ours = {
        (term.vocabulary, term.code): term.score for term in service.terms if term.vocabulary in {"need", "support"}
    }
    assert ours == {("need", "SLCN"): 1.0, ("need", "OTH"): 1.0, ("support", "post16_transport"): 1.0}
    assert [term.name for term in service.terms if term.vocabulary == "categories"] == ["wizardry"]


@pytest.mark.parametrize(
    ("cost", "amounts"), [("5", [5]), ("£4.50", [4.5]), ("Free", [0]), ("ask", [None]), ("", []), ("n/a", [])]
)
def test_cost_is_an_amount_or_words(cost, amounts):
    assert [each.amount_pounds for each in the_service(cost=cost).costs] == amounts


def test_what_is_not_stated_is_never_made_up():
    (service,) = drafted(rows_of({"name": "Club", "town": "", "phone": "01174960000"})).services

    assert (service.min_age_years, service.max_age_years, service.costs, service.areas) == (None, None, (), ())
    assert (service.locations, service.schedules, service.organisation) == ((), (), None)
    assert not service.is_shallow


@pytest.mark.parametrize(("online", "kinds"), [("yes", ["virtual"]), ("no", []), ("", [])])
def test_online_service_has_no_place_to_go_to(online, kinds):
    assert [place.kind for place in the_service(online=online).locations] == kinds


def test_ages_in_words_and_lost_zeros_are_mended():
    draft = drafted(rows_of({**ROW, "min_age": "6 years - 14 years", "phone": "1174960000"}))

    (service,) = draft.services
    assert (service.min_age_years, service.max_age_years) == (6, 14)
    assert service.contacts[0].phone == "01174960000"
    assert levels(draft, "minimum_age") == ["mended"]


def test_headings_of_its_own_are_kept_but_never_pass_for_ours():
    service = the_service(Ofsted="Good", lon_gss_code="E08000035", lon_needs="ASD")

    assert service.source_fields["Ofsted"] == "Good"
    assert not service.is_mapped
    assert "lon_gss_code" not in service.source_fields


def test_further_row_adds_a_place_and_a_time():
    first = {**ROW, "id": "7", "place": "Hall", "days": "Monday", "opens_at": "09:30", "phone": "0117 496 0000"}
    further = {"id": "7", "name": "Talking club", "place": "Library", "days": "Friday", "phone": "0117 496 0001"}

    draft = drafted(rows_of(first, further))

    (service,) = draft.services
    assert [place.name for place in service.locations] == ["Hall", "Library"]
    assert [(each.byday, each.opens_at) for each in service.schedules] == [("MO", "09:30"), ("FR", None)]
    assert [contact.phone for contact in service.contacts] == ["0117 496 0000", "0117 496 0001"]
    assert (service.row, levels(draft, "id")) == (2, ["mended"])


def test_other_service_under_the_same_id_is_kept_too():
    draft = drafted(rows_of({**ROW, "id": "7"}, {**ROW, "id": "7", "name": "Reading club", "place": "Library"}))

    assert sorted(service.name for service in draft.services) == ["Reading club", "Talking club"]
    assert "noted" in levels(draft, "id")


def test_problems_name_the_row_of_the_spreadsheet():
    draft = drafted(rows_of(ROW, {**ROW, "name": "Second club", "url": "not a page"}))

    assert {problem.row for problem in draft.problems if problem.field == "url"} == {3}


def test_table_and_feed_of_one_council_share_their_ids():
    from_feed = drafted(a_page(an_entry(id="club-7"))).services[0]
    from_table = drafted(rows_of({**ROW, "id": "club-7"})).services[0]

    assert from_feed.service_id == from_table.service_id


def test_records_of_another_council_block():
    draft = drafted(rows_of(*({**ROW, "name": f"Club {at}", "areas": "Leeds"} for at in range(3))))

    assert levels(draft, "service_areas") == ["blocking"] * 3


def test_format_names_the_carrier_and_the_table():
    assert drafted(rows_of(ROW)).format == "csv-services"
