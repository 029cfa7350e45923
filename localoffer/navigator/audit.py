"""The Schedule 2 audit: what councils' published offers show of what the law says they must hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from localoffer.answers.answer import DataState
from localoffer.answers.audit import Audit, findings
from localoffer.catalogue import council_evidence, service_evidence
from localoffer.catalogue.evidence import Evidence, together
from localoffer.catalogue.schedule2 import Item, load_items
from localoffer.errors import UnknownAuthority
from localoffer.navigator.ground import Ground
from localoffer.store.records import AuthorityRecord

NAMED = 5
"""Records named for each item of one council's audit."""


class Audits:
    """What councils publish, held against Schedule 2."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The list of Schedule 2, loaded once."""
        return load_items(self.ground.data)

    def of(self, authority: str, *, named: int = NAMED) -> Audit:
        """One council's audit, with the records that show each item.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        gss_code = self.ground.authorities.find(authority, on=self.ground.today()).gss_code
        with self.ground.database.session() as session:
            record = session.get(AuthorityRecord, gss_code)
            if record is None:
                raise UnknownAuthority(authority)
            return self._audits(session, [record], named=named)[0]

    def all(self) -> list[Audit]:
        """Every council of today by name, counted and not named; those not read are there, without a score."""
        codes = [each.gss_code for each in self.ground.authorities.on(self.ground.today())]
        with self.ground.database.session() as session:
            records = session.scalars(select(AuthorityRecord).where(AuthorityRecord.gss_code.in_(codes)))
            return self._audits(session, sorted(records, key=lambda each: each.friendly_name), named=0)

    def _audits(self, session: Session, records: Sequence[AuthorityRecord], *, named: int) -> list[Audit]:
        read = [each.gss_code for each in records if _state(each) is DataState.READ]
        shown = self._evidence(session, read, named=named) if read else {}
        return [
            Audit(
                gss_code=each.gss_code,
                name=each.friendly_name,
                data_state=_state(each),
                read_on=each.read_on,
                is_sample=each.is_sample,
                findings=findings(self.items, shown.get(each.gss_code, {})) if each.gss_code in read else (),
            )
            for each in records
        ]

    def _evidence(
        self, session: Session, gss_codes: Sequence[str], *, named: int
    ) -> Mapping[str, Mapping[str, Evidence]]:
        """Evidence by council, then by key."""
        today = self.ground.today()
        pairs = together(
            council_evidence.evidence_of(session, self.items, gss_codes, today=today),
            service_evidence.evidence_of(session, self.items, gss_codes, today=today, named=named),
            named=named,
        )
        found: dict[str, dict[str, Evidence]] = defaultdict(dict)
        for (gss_code, key), evidence in pairs.items():
            found[gss_code][key] = evidence
        return found


def _state(record: AuthorityRecord) -> DataState:
    return DataState.of(record.read_on, read_in_part=record.read_in_part)
