"""What was published is remembered whole, can be shown as it was, and can be brought back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from localoffer.errors import QueryError
from localoffer.publishing import history
from localoffer.publishing.content import stored_content
from localoffer.publishing.diff import ARCHIVED
from localoffer.publishing.rollback import preview_rollback, roll_back
from localoffer.store.database import Database
from localoffer.store.records import OfferVersionRecord, ProvisionRecord, RecordVersionRecord, ServiceRecord
from tests.factories import a_provision
from tests.localoffer.publishing.offer_files import BRISTOL, LEEDS, a_page, an_id, drafted
from tests.localoffer.publishing.test_apply import FULL, NOW, WORDS, a_database, of, put_in, statuses


@pytest.fixture
def database() -> Iterator[Database]:
    database = a_database("sqlite://")
    yield database
    database.close()


def publish(database: Database, draft, day: int = 0) -> int | None:
    return put_in(database, draft, accept_removals=True, now=NOW + timedelta(days=day))[1].version_id


def back(database: Database, version_id: int) -> int | None:
    with database.session() as session:
        return roll_back(session, BRISTOL, version_id, by="clerk", now=NOW).version_id


def offer(database: Database) -> dict[str, dict[str, object]]:
    """All that is stored of every service that is not archived."""
    with database.session() as session:
        living = session.scalars(select(ServiceRecord).where(ServiceRecord.status != ARCHIVED))
        return {service.service_id: stored_content(service) for service in living}


def remembered(database: Database, version_id: int) -> dict[str, dict[str, object]]:
    with database.session() as session:
        return dict(history.state_at(session, BRISTOL, version_id))


def test_history_holds_exactly_what_is_stored(database):
    version = publish(database, drafted(a_page(FULL), words=WORDS))

    assert remembered(database, version) == offer(database) != {}


def test_each_version_is_remembered_as_it_was(database):
    first = publish(database, of(1, 2, 3))
    then = offer(database)
    second = publish(database, of(2, 3, 4, description="Another description, quite long enough to be one."))

    assert remembered(database, first) == then
    assert remembered(database, second) == offer(database)
    assert remembered(database, second).keys() == {an_id(number) for number in (2, 3, 4)}


def test_version_of_a_day_is_the_last_until_then(database):
    first, second = publish(database, of(1)), publish(database, of(1, 2), day=2)

    with database.session() as session:
        days = [NOW.replace(tzinfo=None) + timedelta(days=day) for day in (-1, 1, 3)]
        assert [history.version_at(session, BRISTOL, day) for day in days] == [None, first, second]
        assert history.version_at(session, LEEDS, days[2]) is None
        assert [each.version_id for each in history.versions(session, BRISTOL)] == [second, first]


def test_rollback_restores_what_was_and_is_a_version(database):
    first = publish(database, drafted(a_page(FULL), words=WORDS))
    then = offer(database)
    publish(database, drafted(a_page({**FULL, "name": "New name", "contacts": [], "phones": []}), words=WORDS))
    publish(database, of(1, 2, 3))

    version = back(database, first)

    assert offer(database) == then
    assert remembered(database, version) == then
    with database.session() as session:
        stored = session.get(OfferVersionRecord, version)
        assert (stored.format, stored.source, stored.published_by) == ("rollback", f"version {first}", "clerk")
        assert (stored.added, stored.changed, stored.removed) == (0, 1, 2)


def test_rollback_can_itself_be_rolled_back(database):
    first = publish(database, of(1, 2))
    second = publish(database, of(2, 3))
    then = offer(database)

    back(database, first)
    back(database, second)

    assert offer(database) == then


def test_rollback_to_what_is_already_so_stores_nothing(database):
    version = publish(database, of(1, 2))

    assert back(database, version) is None


def test_rollback_shows_first_what_it_would_change(database):
    first = publish(database, of(1, 2))
    publish(database, of(1, name="New name"))
    before = offer(database)

    with database.session() as session:
        seen = preview_rollback(session, BRISTOL, first)

    assert {name: seen.changes.counts[name] for name in ("added", "changed", "removed")} == {
        "added": 0,
        "changed": 2,
        "removed": 0,
    }
    assert "name" in [change.field for each in seen.changes.changed for change in each.fields]
    assert offer(database) == before


@pytest.mark.parametrize("gss_code", [BRISTOL, LEEDS])
def test_version_that_is_not_the_councils_is_refused(database, gss_code):
    version = publish(database, of(1))

    with pytest.raises(QueryError, match="offer history"), database.session() as session:
        preview_rollback(session, gss_code, version if gss_code == LEEDS else version + 1)


def test_other_councils_and_sources_keep_what_is_theirs(database):
    publish(database, of(51, service_areas=[], gss_code=LEEDS, source="leeds.json"))
    first = publish(database, of(1, 2, source="a.json"))
    publish(database, of(11, source="b.json"))
    publish(database, of(1, 2, source="a.json", description="Another description, quite long enough to be one."))

    back(database, first)

    assert {content["source"] for content in offer(database).values()} == {"a.json", "leeds.json"}
    changes, _ = put_in(database, of(1, source="a.json"), accept_removals=True)
    assert changes.counts["removed"] == 1


def test_review_day_goes_back_too(database):
    first = publish(database, of(1))
    with database.session() as session:
        service = session.get(ServiceRecord, an_id(1))
        service.review_by = date(2027, 11, 21)
        session.flush()
        confirmed = OfferVersionRecord(
            gss_code=BRISTOL,
            source="link",
            format="confirmed",
            file_sha256="",
            published_at=NOW.replace(tzinfo=None),
            published_by="link",
            added=0,
            changed=1,
            removed=0,
        )
        session.add(confirmed)
        session.flush()
        contents = {service.service_id: stored_content(service)}
        history.remember(session, confirmed.version_id, BRISTOL, history.SERVICE, contents)

    back(database, first)

    with database.session() as session:
        assert session.get(ServiceRecord, an_id(1)).review_by is None


def test_offer_from_before_history_has_a_beginning(database):
    publish(database, of(1, 2, 3))
    first = publish(database, of(1, 2))
    then = offer(database)
    with database.session() as session:
        session.execute(delete(RecordVersionRecord))
        history.begin(session)
        history.begin(session)

    publish(database, of(1, 4))
    back(database, first)

    assert offer(database) == then


def test_what_history_never_saw_is_left_alone(database):
    first = publish(database, of(1))
    with database.session() as session:
        session.add(ServiceRecord(service_id="x", gss_code=BRISTOL, name="By hand", status="active"))
        session.add(a_provision(provision_id="by-hand", gss_code=BRISTOL))
    publish(database, of(1, 2))

    back(database, first)

    assert statuses(database)["By hand"] == "active"
    with database.session() as session:
        assert session.get(ProvisionRecord, "by-hand") is not None


def test_rows_of_other_kinds_go_back_with_their_version(database):
    first = publish(database, of(1))
    with database.session() as session:
        kept, gone = a_provision(provision_id="kept", gss_code=BRISTOL), a_provision(provision_id="x", gss_code=BRISTOL)
        kept.version_id = first
        session.add_all([kept, gone])
        session.flush()
        history.remember(session, first, BRISTOL, history.PROVISION, {"kept": history.columns_of(kept)})
    second = publish(database, of(1, 2))
    with database.session() as session:
        session.get(ProvisionRecord, "kept").what = "Something else."
        contents = {"kept": history.columns_of(session.get(ProvisionRecord, "kept")), "x": None}
        history.remember(session, second, BRISTOL, history.PROVISION, contents)

    version = back(database, first)

    with database.session() as session:
        restored = session.get(ProvisionRecord, "kept")
        assert (restored.what, restored.version_id) == ("Pictures and signs are used.", first)
        assert session.get(ProvisionRecord, "x") is None
        assert dict(history.state_at(session, BRISTOL, version, history.PROVISION)).keys() == {"kept"}


EDITIONS = st.lists(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["Old", "New"])), max_size=4, unique_by=lambda each: each[0]),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EDITIONS, st.data())
def test_going_back_anywhere_gives_what_was_there(editions, data):
    database = a_database("sqlite://")
    seen = {}
    for entries in editions:
        for number, name in entries:
            draft = of(number, source=f"{number}.json", name=name)
            version = publish(database, draft)
            seen[version or max(seen)] = offer(database)
    if seen:
        chosen = data.draw(st.sampled_from(sorted(seen)))
        back(database, chosen)
        assert offer(database) == seen[chosen]
    database.close()


@pytest.mark.needs_postgresql
def test_history_is_alike_on_postgresql(postgresql_url):
    database = a_database(postgresql_url)
    try:
        first = publish(database, drafted(a_page(FULL), words=WORDS))
        then = offer(database)
        publish(database, of(1, 2, 3))

        back(database, first)

        assert offer(database) == then
    finally:
        database.close()
