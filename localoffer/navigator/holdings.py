"""What we hold of one council's list, for comparing it: how much, how fresh, what fits, what Schedule 2 misses."""

from __future__ import annotations

import threading
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from localoffer.answers.answer import DataState
from localoffer.answers.audit import Audit
from localoffer.answers.comparing import Held
from localoffer.catalogue import open_data as catalogue
from localoffer.catalogue import provision, services
from localoffer.catalogue.freshness import stale_on
from localoffer.navigator.area import Home, area_of
from localoffer.navigator.audit import Audits
from localoffer.navigator.ground import Ground
from localoffer.search import index, ranking
from localoffer.search.query import Filters, Query
from localoffer.store.records import ServiceRecord


class Holdings:
    """What we hold of councils' lists.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[object, Audit]] = {}

    def of(self, session: Session, gss_code: str, query: Query) -> Held:
        """One council's list; of one that was not read nothing is counted.

        Raises:
            UnknownAuthority: No such council.
        """
        area = area_of(session, Home(gss_code))
        if area.data_state is DataState.NOT_READ:
            return Held(gss_code, area.name, area=area)
        fitting = self._fitting(session, gss_code, query) if query.needs or query.supports else None
        return Held(
            gss_code,
            area.name,
            area=area,
            stale=self._stale(session, gss_code),
            fitting=fitting,
            is_capped=(fitting or 0) >= index.CANDIDATES,
            provision=_own_provision(session, gss_code, query),
            published=frozenset(services.published_supports(session, gss_code)),
            audit=self._audit(session, gss_code) if area.data_state is DataState.READ else None,
        )

    @cached_property
    def _audits(self) -> Audits:
        return Audits(self.ground)

    def _audit(self, session: Session, gss_code: str) -> Audit:
        """Kept until the council's offer changes: auditing a large one takes longer than all else here."""
        mark = catalogue.data_marks(session).get(gss_code)
        state = (mark, self.ground.today())
        with self._lock:
            if gss_code in self._kept and mark and self._kept[gss_code][0] == state:
                return self._kept[gss_code][1]
            audit = self._audits.of(gss_code, named=0)
            self._kept[gss_code] = (state, audit)
            return audit

    def _fitting(self, session: Session, gss_code: str, query: Query) -> int:
        filters = Filters(authority=gss_code, age_years=query.age_years)
        found = index.candidates(session, query, filters)
        return len(ranking.rank_services(found, query, today=self.ground.today(), filters=filters))

    def _stale(self, session: Session, gss_code: str) -> int:
        rows = select(func.count()).where(ServiceRecord.gss_code == gss_code, ServiceRecord.status.in_(services.OPEN))
        return session.scalar(rows.where(stale_on(self.ground.today()))) or 0


def _own_provision(session: Session, gss_code: str, query: Query) -> int:
    rows = [row for row in provision.provision_of(session, gss_code) if row.gss_code == gss_code]
    return len(ranking.rank_provision(rows, query))
