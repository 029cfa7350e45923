"""What was published and when: a council's versions, its records as they were on any day, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from localoffer.errors import QueryError
from localoffer.navigator.ground import Ground
from localoffer.navigator.offers import login
from localoffer.publishing import history
from localoffer.publishing.report import rollback_report
from localoffer.publishing.rollback import Rollback, preview_rollback, roll_back
from localoffer.store.records import OfferVersionRecord

_CLOSE = 10
"""How many names are shown where several fit."""


@dataclass(frozen=True)
class Shown:
    """A council's services as they were.

    Args:
        gss_code: The council.
        version_id: The last publication of the day; None when there was none yet.
        published_at: Its moment, UTC.
        services: (id, all of it as plain JSON values), by name.
    """

    gss_code: str
    version_id: int | None
    published_at: datetime | None
    services: tuple[tuple[str, dict[str, Any]], ...]

    def as_json(self) -> dict[str, Any]:
        """For `offer show --json`."""
        return {
            "gss_code": self.gss_code,
            "version": self.version_id,
            "published_at": _utc(self.published_at),
            "services": [{"id": service_id, **content} for service_id, content in self.services],
        }


@dataclass(frozen=True)
class RolledBack:
    """What going back would change or changed.

    Args:
        report: As `localoffer.publishing.report.rollback_report` gives it.
        version_id: The new version; None when nothing was stored.
    """

    report: dict[str, Any]
    version_id: int | None

    @property
    def is_empty(self) -> bool:
        """Whether the offer is like that already."""
        return not any(self.report[each] for each in ("added", "changed", "removed"))


class History:
    """Who published what, when and from which file."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def versions(self, authority: str) -> list[dict[str, Any]]:
        """A council's publications as plain JSON values, the newest first.

        Raises:
            UnknownAuthority: The council's name is unclear.
        """
        with self.ground.database.session() as session:
            return [_version(each) for each in history.versions(session, self._code(authority))]

    def show(self, authority: str, which: str | None = None, at: date | None = None) -> Shown:
        """Services as they were at the end of a day (UTC).

        Args:
            authority: The council's name or code.
            which: A service's id or name; all when omitted.
            at: The day; now when omitted.

        Raises:
            UnknownAuthority: The council's name is unclear.
            QueryError: No service, or more than one, is meant.
        """
        gss_code = self._code(authority)
        with self.ground.database.session() as session:
            version_id = history.version_at(session, gss_code, _end_of(at))
            version = session.get(OfferVersionRecord, version_id) if version_id else None
            services = tuple(_chosen(session, gss_code, version_id, which)) if version_id else ()
        if which and not services:
            raise QueryError(f'"{which}": no such service {f"on {at}" if at else "now"}. `offer show` lists them all.')
        return Shown(gss_code, version_id, version.published_at if version else None, services)

    def roll_back(
        self,
        authority: str,
        version_id: int,
        *,
        publish: bool = False,
        ask: Callable[[RolledBack], bool] = lambda _: False,
        by: str | None = None,
    ) -> RolledBack:
        """Say what going back to just after a version would change and, if that is agreed, do it as a new version.

        Raises:
            UnknownAuthority: The council's name is unclear.
            QueryError: The council has no such version.
        """
        gss_code = self._code(authority)
        if not publish:
            with self.ground.database.session() as session:
                seen = _told(preview_rollback(session, gss_code, version_id), version_id)
            if seen.is_empty or not ask(seen):
                return seen
        with self.ground.database.session() as session:
            done = roll_back(session, gss_code, version_id, by=by or login(), now=datetime.now(UTC))
        return _told(done, version_id)

    def _code(self, authority: str) -> str:
        return self.ground.authorities.find(authority, on=self.ground.today()).gss_code


def _told(done: Rollback, version_id: int) -> RolledBack:
    return RolledBack(rollback_report(done, version_id), done.version_id)


def _chosen(
    session: Session, gss_code: str, version_id: int, which: str | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Services by name; the one that is meant, where one is."""
    if which is None:
        yield from sorted(history.state_at(session, gss_code, version_id), key=_by_name)
        return
    wanted = which.casefold()
    state = history.state_at(session, gss_code, version_id)
    close = [(service_id, content) for service_id, content in state if _fits(service_id, content, wanted)]
    exact = [each for each in close if wanted in {each[0], each[1]["name"].casefold()}]
    if len(found := exact or close) > 1:
        shown = sorted(found, key=_by_name)[:_CLOSE]
        names = "; ".join(f"{content['name']} ({service_id})" for service_id, content in shown)
        raise QueryError(f'"{which}" may be any of {len(found)} services: {names}. Give the id of one.')
    yield from found


def _fits(service_id: str, content: dict[str, Any], wanted: str) -> bool:
    return service_id == wanted or wanted in content["name"].casefold()


def _by_name(service: tuple[str, dict[str, Any]]) -> tuple[str, str]:
    return service[1]["name"].casefold(), service[0]


def _end_of(day: date | None) -> datetime:
    """The last moment of a day, UTC and without zone as the store keeps them; that of the last day, when omitted."""
    return datetime.combine(day or date.max, time.max)


def _version(version: OfferVersionRecord) -> dict[str, Any]:
    return {
        "version": version.version_id,
        "published_at": _utc(version.published_at),
        "by": version.published_by,
        "source": version.source,
        "file_name": version.file_name,
        "sha256": version.file_sha256 or None,
        "format": version.format,
        "added": version.added,
        "changed": version.changed,
        "removed": version.removed,
        "read": version.records_read,
    }


def _utc(moment: datetime | None) -> str | None:
    return f"{moment.replace(microsecond=0).isoformat()}Z" if moment else None
