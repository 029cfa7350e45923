"""Any service that the tables can hold, however odd: every column filled with anything or left out."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer

from localoffer.store.records import (
    ContactRecord,
    CostRecord,
    OrganisationRecord,
    Record,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)

_NOT_DRAWN = {"id", "version_id", "organisation_id", "service_id"}
_WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        (" ", "\x00", "n/a", "https://x.org/ä b", "www.x.org", "HTTP://[", "javascript:alert(1)", "a@b", "=1+1", "need", "active",
         "2026-13-45", "WEEKLY", "physical", "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-00000000000A", "E06000023")
    ),
)  # fmt: skip
_IDS = st.one_of(st.uuids().map(str), _WORDS.filter(bool))
_ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner, max_size=2),
    max_leaves=5,
)
_VALUES: tuple[tuple[type, st.SearchStrategy[Any]], ...] = (
    (Boolean, st.booleans()),
    (Integer, st.integers(-(2**31), 2**31 - 1)),
    (Float, st.floats()),
    (DateTime, st.datetimes()),
    (Date, st.dates()),
    (JSON, st.dictionaries(st.sampled_from(("languages", "funding", "extra", "name")), _ANY_JSON, max_size=3)),
)


def any_record(kind: type[Record], **given: Any) -> st.SearchStrategy[Any]:
    """A record of a table, each column with anything it takes."""
    columns = {
        column.key: _values(column)
        for column in kind.__table__.columns
        if column.key not in _NOT_DRAWN and column.key not in given
    }
    return st.fixed_dictionaries({**columns, **given}).map(lambda values: kind(**values))


def _values(column: Any) -> st.SearchStrategy[Any]:
    found = next((values for kind, values in _VALUES if isinstance(column.type, kind)), _WORDS)
    return st.one_of(st.none(), found) if column.nullable else found


def _some(kind: type[Record]) -> st.SearchStrategy[list[Any]]:
    return st.lists(any_record(kind), max_size=3)


_TERMS = st.lists(any_record(ServiceTermRecord), max_size=4, unique_by=lambda term: (term.vocabulary, term.code))
services: st.SearchStrategy[ServiceRecord] = any_record(
    ServiceRecord,
    service_id=_IDS,
    gss_code=st.sampled_from(("E06000023", "SAMPLE01")),
    version_id=st.none(),
    organisation=st.one_of(st.none(), any_record(OrganisationRecord, organisation_id=_IDS)),
    locations=_some(ServiceLocationRecord),
    areas=_some(ServiceAreaRecord),
    costs=_some(CostRecord),
    contacts=_some(ContactRecord),
    schedules=_some(ScheduleRecord),
    terms=_TERMS,
)
