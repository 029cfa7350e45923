"""What goes onto disk comes back as it was."""

from __future__ import annotations

import gc
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localoffer.errors import StoreError
from localoffer.publishing import spool
from localoffer.publishing.content import content_of, service_of
from localoffer.publishing.draft import ServiceDraft
from localoffer.publishing.spool import Shelf, Spool
from tests.localoffer.publishing.offer_files import a_page, drafted
from tests.localoffer.publishing.test_apply import FULL, WORDS

DRAFTS = st.builds(ServiceDraft, row=st.integers(0, 10**6), service_id=st.uuids().map(str))


def the_full_service() -> ServiceDraft:
    (service,) = drafted(a_page(FULL), words=WORDS).services
    return service


def test_whole_service_comes_back_as_it_went():
    service, kept = the_full_service(), Spool()
    kept.put([service])

    assert list(kept) == [service]
    assert len(kept) == 1


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DRAFTS)
def test_any_service_is_its_content_and_back(service):
    back = service_of(
        service.service_id,
        content_of(service),
        row=service.row,
        id_is_derived=service.id_is_derived,
        is_shallow=service.is_shallow,
        is_mapped=service.is_mapped,
    )

    assert back == service


def test_services_may_be_changed_while_they_are_gone_through(monkeypatch):
    monkeypatch.setattr(spool, "AT_ONCE", 2)
    kept = Spool()
    kept.put(service_of(str(row), {"name": "Old", "status": "active"}, row=row) for row in range(5))

    for batch in kept.batches():
        kept.put(service_of(each.service_id, {"name": "New", "status": "active"}, row=each.row) for each in batch)

    assert [(each.row, each.name) for each in kept] == [(row, "New") for row in range(5)]


def test_shelf_keeps_the_first_and_gives_all(monkeypatch):
    monkeypatch.setattr(spool, "AT_ONCE", 2)
    shelf = Shelf()

    assert shelf.setdefault("a", [1]) == [1]
    assert shelf.setdefault("a", [2]) == [1]
    for key in "bcde":
        shelf[key] = key
    assert [list(batch) for batch in shelf.batches()] == [["a", "b"], ["c", "d"], ["e"]]


def test_full_disk_is_told_as_such():
    kept = Spool()
    kept._file._connection.execute("PRAGMA max_page_count = 4")

    with pytest.raises(StoreError, match="SQLITE_TMPDIR"):
        kept.put(service_of(str(row), {"name": "x" * 5000, "status": "active"}, row=row) for row in range(50))


def test_spool_that_nobody_holds_is_closed():
    kept = Spool()
    connection = kept._file._connection
    del kept
    gc.collect()

    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
