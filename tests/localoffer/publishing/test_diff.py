"""What a draft would change, from values alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from localoffer.publishing.diff import Changes, Stored, StoredService, comparable, compare
from localoffer.publishing.draft import Draft
from localoffer.publishing.identity import same_export
from localoffer.publishing.report import report
from tests.localoffer.publishing.offer_files import LEEDS, a_page, an_entry, an_id, as_bytes, drafted


def stored(draft: Draft, source: str = "offer.json", **changes: Any) -> Stored:
    """The store as it is after a draft was published."""
    return Stored(
        {
            service.service_id: StoredService(
                service.service_id, service.name, source, {**comparable(service), **changes}
            )
            for service in draft.services
        }
    )


def ids(services: Any) -> list[str]:
    return [service.service_id for service in services]


def of(*numbers: int, source: str = "offer.json", **changes: Any) -> Draft:
    return drafted(a_page(*(an_entry(number, **changes) for number in numbers)), source=source)


def test_new_services_are_added_to_an_empty_store():
    changes = compare(of(1, 2), Stored())

    assert ids(changes.added) == [an_id(1), an_id(2)]
    assert (changes.changed, changes.removed, changes.same) == ((), (), 0)


def test_same_file_again_changes_nothing():
    changes = compare(of(1, 2), stored(of(1, 2)))

    assert changes.is_empty
    assert changes.same == 2


def test_order_of_parts_changes_nothing():
    phones = [{"number": "01632 960001"}, {"number": "01632 960002"}]

    changes = compare(of(1, phones=phones[::-1]), stored(of(1, phones=phones)))

    assert changes.is_empty


def test_change_is_shown_field_by_field():
    (changed,) = compare(of(1, name="New name", minimum_age=5), stored(of(1))).changed

    assert [(each.field, each.old, each.new) for each in changed.fields if each.field in {"name", "min_age_years"}] == [
        ("name", "Saturday club 1", "New name"),
        ("min_age_years", None, 5.0),
    ]


def test_service_that_is_gone_is_removed():
    changes = compare(of(1, 2), stored(of(1, 2, 3)))

    assert ids(changes.removed) == [an_id(3)]
    assert not changes.blocking


def test_archived_service_that_comes_back_is_changed():
    (changed,) = compare(of(1), stored(of(1), status="archived")).changed

    assert [(each.field, each.old, each.new) for each in changed.fields] == [("status", "archived", "active")]


def test_archived_service_is_not_removed_again():
    held = stored(of(1, 2)).services
    old = {**stored(of(3), status="archived").services, **held}

    assert compare(of(1, 2), Stored(old)).is_empty


@pytest.mark.parametrize(("kept", "blocked"), [(6, False), (5, True), (1, True)])
def test_large_removal_needs_a_persons_word(kept, blocked):
    before = stored(of(*range(1, 11)))

    changes = compare(of(*range(1, kept + 1)), before)
    accepted = compare(of(*range(1, kept + 1)), before, accept_removals=True)

    assert [problem.field for problem in changes.blocking] == (["removals"] if blocked else [])
    assert not accepted.blocking
    assert len(accepted.removed) == 10 - kept


def test_other_source_of_the_council_is_left_alone():
    changes = compare(of(11, 12, source="clubs.json"), stored(of(*range(1, 11))))

    assert changes.removed == ()
    assert changes.source == "clubs.json"


def test_next_months_export_continues_its_source():
    changes = compare(of(1, 2, source="offer-december.json"), stored(of(1, 2, 3), "offer-november.json"))

    assert changes.source == "offer-november.json"
    assert ids(changes.removed) == [an_id(3)]


def test_extract_corrects_but_never_replaces_its_source():
    extract = of(1, 2, 3, source="some-clubs.json", description="Now on Sundays, with helpers who sign.")

    changes = compare(extract, stored(of(1, 2, 3, 4)))

    assert [(each.service.service_id, each.source) for each in changes.changed] == [
        (an_id(number), "offer.json") for number in (1, 2, 3)
    ]
    assert (changes.removed, changes.source, changes.blocking) == ((), "some-clubs.json", ())
    (told,) = (problem for problem in changes.problems if problem.field == "source")
    assert (told.level, told.found) == ("noted", "3 of 3 services are from offer.json")
    assert '--source "offer.json"' in told.done


@pytest.mark.parametrize(
    ("name", "is_same"),
    [
        ("offer-december.json", True),
        ("Offer (2).json", True),
        ("offer_2026-12-01_final.json", True),
        ("extract.json", False),
        ("https://offers.example/1/services", False),
    ],
)
def test_edition_is_told_from_another_file_by_name(name, is_same):
    assert same_export("offer-november.json", name) is is_same
    assert same_export("https://offers.example/2/services", name) is False


def test_page_of_several_removes_nothing():
    page = drafted(a_page(an_entry(1), total_items=874, total_pages=292))

    assert compare(page, stored(of(1, 2, 3))).removed == ()


def test_file_of_one_service_removes_nothing():
    one = drafted(as_bytes(an_entry(1)), source="offer.json")

    changes = compare(one, stored(of(1, 2, 3)))

    assert changes.is_empty


def test_shallow_list_entry_keeps_parts_it_does_not_speak_of():
    whole = of(1, phones=[{"number": "01632 960001"}], attributes=[{"taxonomy_term": {"id": "t", "name": "Art"}}])
    shallow = {name: value for name, value in an_entry(1).items() if name != "service_areas"}

    changes = compare(drafted(a_page({**shallow, "name": "New name"})), stored(whole))

    (changed,) = changes.changed
    assert [each.field for each in changed.fields] == ["name"]


def test_records_loaded_for_another_council_are_refused():
    draft = of(1, 2)

    changes = compare(draft, Stored(others={an_id(1): LEEDS, an_id(2): LEEDS}))

    assert [(problem.row, problem.field) for problem in changes.blocking] == [(1, "id"), (2, "id")]


def test_service_shared_with_another_council_gets_its_own_id():
    changes = compare(of(1, 2, 3), Stored(others={an_id(1): LEEDS}))

    assert not changes.blocking
    assert an_id(1) not in ids(changes.added)
    assert len(set(ids(changes.added))) == 3


def test_organisation_of_another_council_is_not_overwritten():
    changes = compare(of(1), Stored(other_organisations=frozenset({an_id(9001)})))

    assert changes.added[0].organisation.organisation_id != an_id(9001)


def test_plain_number_used_by_two_systems_keeps_both():
    before = stored(of(1, id="12", name="Music"), "clubs.json")
    draft = drafted(a_page(an_entry(1, id="12", name="Art"), an_entry(2), an_entry(3)), source="arts.json")

    changes = compare(draft, before)

    assert changes.changed == ()
    assert not set(ids(changes.added)) & set(before.services)


def test_report_counts_and_lists_every_change():
    told = report(of(1, 2, name="Club"), compare(of(1, 2, name="Club"), stored(of(2, 3, 4))))

    assert {key: told[key] for key in ("format", "read", "kept", "added", "changed", "removed", "same")} == {
        "format": "oruk-3.0", "read": 2, "kept": 2, "added": 1, "changed": 1, "removed": 2, "same": 0,
    }  # fmt: skip
    assert [each["id"] for each in told["changes"]["removed"]] == [an_id(3), an_id(4)]
    assert told["changes"]["changed"][0]["fields"][0].keys() == {"field", "old", "new"}
    assert all(problem.keys() == {"row", "field", "found", "done", "level"} for problem in told["problems"])


def test_unreadable_file_would_change_nothing():
    changes = compare(drafted(b"<html>"), stored(of(1, 2)))

    assert isinstance(changes, Changes)
    assert (changes.is_empty, len(changes.blocking)) == (True, 1)


def test_draft_is_left_as_it_was():
    draft = of(1)
    before = replace(draft)

    compare(draft, stored(of(1, name="Old")))

    assert draft == before
