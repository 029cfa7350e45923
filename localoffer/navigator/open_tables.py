"""Tables for anyone to read: councils, what is ordinarily provided, how much of each offer we hold, figures."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from localoffer.answers import audit_table
from localoffer.answers.answer import DataState
from localoffer.catalogue import open_data as catalogue
from localoffer.catalogue.services import OPEN
from localoffer.navigator.audit import Audits
from localoffer.navigator.ground import Ground
from localoffer.store.records import AuthorityRecord, EhcFigureRecord, ProvisionRecord, Record, ServiceRecord

_COUNCIL = (
    "gss_code", "name", "friendly_name", "kind", "region", "dfe_code", "local_offer_url", "link_status",
    "sendiass_name", "sendiass_url", "valid_from", "valid_to", "read_on", "is_sample",
)  # fmt: skip
_PROVISION = (
    "provision_id", "gss_code", "areas_of_need", "phases", "needs", "supports", "is_general", "what", "responsible",
    "budget", "strength", "strength_note", "basis", "law_status", "source", "source_url", "confidence", "verified_on",
    "review_by", "is_sample",
)  # fmt: skip
_FIGURE = (
    "gss_code", "year", "plans_issued", "pct_within_20_weeks", "requests", "pct_requests_refused", "ehc_plans",
    "source", "verified_on",
)  # fmt: skip
_ENGLAND = "E92000001"


@dataclass(frozen=True)
class OpenTable:
    """A table that says what it is.

    Args:
        about: What its rows are and what they are not.
        columns: From left to right.
        rows: One value a column; None is not known.
    """

    about: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]

    def as_json(self) -> dict[str, Any]:
        """The table as an object: what is not known is left out of a row."""
        rows = [
            {name: _plain(value) for name, value in zip(self.columns, row, strict=True) if value is not None}
            for row in self.rows
        ]
        return {"about": self.about, "columns": list(self.columns), "rows": rows}

    def as_cells(self) -> list[list[object]]:
        """The table for a spreadsheet, its headings first; lists are parted by "|"."""
        return [list(self.columns), *([_cell(value) for value in row] for row in self.rows)]


class OpenTables:
    """The tables; those of one council where one is named, invented councils only outside production."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._lock = threading.Lock()
        self._coverage: tuple[object, OpenTable] | None = None

    @cached_property
    def _audits(self) -> Audits:
        return Audits(self.ground)

    def councils(self) -> OpenTable:
        """Councils with education duties, past, present and coming."""
        with self.ground.database.session() as session:
            rows = [
                [*_values(each, _COUNCIL), DataState.of(each.read_on, read_in_part=each.read_in_part).value]
                for each in self._authorities(session)
            ]
        about = (
            "English councils with education and SEND duties. data_state says whether we hold the council's own "
            "published offer: read, read_in_part or not_read."
        )
        return OpenTable(about, (*_COUNCIL, "data_state"), rows)

    def provision(self, authority: str | None = None) -> OpenTable:
        """What is ordinarily provided: nationally and by each council, or by one.

        Raises:
            UnknownAuthority: No one council has that name.
        """
        rows = select(ProvisionRecord).order_by(ProvisionRecord.gss_code.nulls_first(), ProvisionRecord.provision_id)
        if authority is not None:
            rows = rows.where(
                or_(ProvisionRecord.gss_code.is_(None), ProvisionRecord.gss_code == self._code(authority))
            )
        if self.ground.settings.production:
            rows = rows.where(ProvisionRecord.is_sample.is_(False))
        with self.ground.database.session() as session:
            found = [_values(each, _PROVISION) for each in session.scalars(rows)]
        about = (
            "What is ordinarily provided, row by row with its strength (must: law; should: statutory guidance; "
            "common: widely offered) and its source. Rows without gss_code hold across England. Information, not "
            "legal advice."
        )
        return OpenTable(about, _PROVISION, found)

    def coverage(self) -> OpenTable:
        """How much of each council's published offer we hold, and what of Schedule 2 it shows."""
        today = self.ground.today()
        with self._lock:
            with self.ground.database.session() as session:
                state = (catalogue.data_marks(session), today)
                held = self._held(session)
            if self._coverage is None or self._coverage[0] != state:
                self._coverage = (state, self._covered(held))
            return self._coverage[1]

    def statistics(self, authority: str | None = None) -> OpenTable:
        """Official figures about EHC plans.

        Raises:
            UnknownAuthority: No one council has that name.
        """
        rows = select(EhcFigureRecord).order_by(EhcFigureRecord.gss_code, EhcFigureRecord.year)
        if authority is not None:
            rows = rows.where(EhcFigureRecord.gss_code.in_((self._code(authority), _ENGLAND)))
        with self.ground.database.session() as session:
            found = [[*_values(each, _FIGURE), self._name(each.gss_code)] for each in session.scalars(rows)]
        about = (
            "Official figures about education, health and care (EHC) plans, a row a council and year; E92000001 is "
            "England. Each row names its source. A figure that is left out was not published, or is too small to mean "
            "anything."
        )
        return OpenTable(about, (*_FIGURE, "council"), found)

    def _covered(self, held: dict[str, int]) -> OpenTable:
        header, *rows = audit_table.of_councils(self._audits.all(), self._audits.items)
        about = (
            "How much of each council's own published offer we hold, and what of Schedule 2 to the SEND Regulations "
            "2014 it shows. It is about what is published, not about what a council provides. Only a council whose "
            "whole list was read has a score."
        )
        columns = (*(str(each) for each in header), "services_held")
        return OpenTable(about, columns, [[*row, held.get(str(row[0]), 0)] for row in rows])

    def _held(self, session: Session) -> dict[str, int]:
        rows = select(ServiceRecord.gss_code, func.count()).where(ServiceRecord.status.in_(OPEN))
        return {row[0]: row[1] for row in session.execute(rows.group_by(ServiceRecord.gss_code))}

    def _authorities(self, session: Session) -> Sequence[AuthorityRecord]:
        rows = select(AuthorityRecord).order_by(AuthorityRecord.gss_code)
        if self.ground.settings.production:
            rows = rows.where(AuthorityRecord.is_sample.is_(False))
        return session.scalars(rows).all()

    def _code(self, authority: str) -> str:
        return self.ground.authorities.find(authority, on=self.ground.today()).gss_code

    def _name(self, gss_code: str) -> str:
        known = self.ground.authorities.get(gss_code)
        return known.friendly_name if known else "England" if gss_code == _ENGLAND else gss_code


def _values(record: Record, names: Sequence[str]) -> list[Any]:
    return [getattr(record, name) for name in names]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "|".join(map(str, value)) if isinstance(value, list) else _plain(value)
