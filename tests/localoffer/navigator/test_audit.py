"""The Schedule 2 audit over a real database: who is scored, and who is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.answers.answer import DataState
from localoffer.errors import UnknownAuthority
from localoffer.navigator.audit import Audits
from localoffer.navigator.ground import Ground
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import Record
from tests.factories import TODAY, a_service, an_authority

LEEDS = {"gss_code": "E08000035", "name": "Leeds", "friendly_name": "Leeds"}
DAYS = st.none() | st.dates(date(2025, 1, 1), TODAY)


def audits(*records: Record) -> Audits:
    database = Database("sqlite://")
    Record.metadata.create_all(database.engine)
    with database.session() as session:
        session.add_all(records)
    return Audits(Ground(database, Settings.read({}), today=lambda: TODAY))


def a_read_council(**changes):
    return an_authority(**{"read_on": date(2026, 11, 2), **changes})


def test_council_that_was_read_is_scored_with_its_proofs():
    audit = audits(a_read_council(), a_service("s1", supports=("sendiass",))).of("Bristol")

    found = {each.item.key: each for each in audit.findings}
    assert found["LO-15a"].state == "covered"
    assert [proof.record_id for proof in found["LO-15a"].evidence.proofs] == ["s1"]
    assert found["LO-17"].state == "missing"
    assert audit.score is not None
    assert audit.score > 0


def test_council_that_publishes_nothing_scores_nothing():
    assert audits(a_read_council()).of("Bristol").score == 0


@settings(max_examples=30, deadline=None)
@given(DAYS, st.booleans())
def test_council_not_read_whole_is_never_scored(read_on, in_part):
    council = an_authority(read_on=read_on, read_in_part=in_part)
    desk = audits(council, a_service("s1", supports=("sendiass",)))

    for audit in (desk.of("Bristol"), *desk.all()):
        is_read = audit.data_state is DataState.READ
        assert is_read == (read_on is not None and not in_part)
        assert (audit.score is not None) == is_read
        assert bool(audit.findings) == is_read


def test_all_councils_stand_in_one_table_by_name():
    sample = a_read_council(gss_code="SAMPLE01", name="Sampleshire", friendly_name="Sampleshire", is_sample=True)
    desk = audits(an_authority(**LEEDS), a_read_council(), sample, a_service("s1", supports=("sendiass",)))

    found = desk.all()

    assert [(each.name, each.data_state.value) for each in found] == [("Bristol", "read"), ("Leeds", "not_read")]
    assert found[0].score == desk.of("Bristol").score
    assert found[1].score is None


def test_unknown_council_is_refused():
    with pytest.raises(UnknownAuthority):
        audits(a_read_council()).of("Atlantis")
