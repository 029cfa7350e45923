"""A council's own offer: read, checked, compared and published."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from localoffer.errors import PublishBlocked
from localoffer.navigator.ground import Ground
from localoffer.navigator.tables import import_table
from localoffer.places.tables import PostcodeTables
from localoffer.publishing import apply, mapping_table
from localoffer.publishing.draft import Draft
from localoffer.publishing.mapping_rules import CouncilRules
from localoffer.publishing.prepare import prepare
from localoffer.publishing.progress import Progress, silent
from localoffer.publishing.read import load
from localoffer.publishing.report import report


@dataclass(frozen=True)
class OfferImport:
    """What an import found and did.

    Args:
        report: As `localoffer.publishing.report.report` gives it.
        is_blocked: Whether a blocking problem stops a publish.
        version_id: The version stored, or None when nothing was.
    """

    report: dict[str, Any]
    is_blocked: bool
    version_id: int | None

    @property
    def is_empty(self) -> bool:
        """Whether the store says all this already."""
        return not any(self.report[each] for each in ("added", "changed", "removed"))

    @property
    def is_open(self) -> bool:
        """Whether there is something that could be stored and was not."""
        return not (self.is_blocked or self.is_empty or self.version_id)


Ask = Callable[[OfferImport], bool]
"""Whether a person, told what was found, wants it stored."""


@dataclass(frozen=True)
class Terms:
    """On what terms something is published; as `Offers.import_file` is told."""

    publish: bool
    ask: Ask
    accept_removals: bool
    by: str


def login() -> str:
    """The name of whoever runs this process; "unknown" where the system does not know."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


class Offers:
    """What councils publish, and what becomes of it."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def import_file(  # noqa: PLR0913 - a file, a council, and what a person decides
        self,
        path: Path,
        authority: str,
        *,
        publish: bool = False,
        ask: Ask = lambda _: False,
        accept_removals: bool = False,
        by: str | None = None,
        source: str | None = None,
        progress: Progress = silent,
    ) -> OfferImport:
        """Read a council's offer file, say what would change and, if that is agreed, store it: whole or not at all.

        Args:
            path: The file.
            authority: The council's name or code.
            publish: Store it, unless something is blocking.
            ask: Asked, with what was found, where there is something to store and `publish` does not say so.
            accept_removals: A person has said that a large removal is right.
            by: Who publishes; the login when omitted.
            source: The source whose records these are, where the file's name does not say so.
            progress: Told how far it is.

        Raises:
            UnknownAuthority: The council's name is unclear.
            UploadError: The file cannot be opened or is too large to read.
        """
        terms = Terms(publish=publish, ask=ask, accept_removals=accept_removals, by=by or login())
        gss_code = self.ground.authorities.find(authority, on=self.ground.today()).gss_code
        table = self._import_table(path, source, gss_code, terms)
        if table is not None:
            return table
        with load(path) as file:
            draft = prepare(
                file,
                source or path.name,
                gss_code,
                self.ground.vocabulary.codes,
                self.ground.authorities,
                today=self.ground.today(),
                tables=PostcodeTables(self.ground.data / "places"),
                rules=self._rules(gss_code),
                progress=progress,
            )
        return self.import_draft(replace(draft, file_name=path.name), terms, progress=progress)

    def import_draft(self, draft: Draft, terms: Terms, *, progress: Progress = silent) -> OfferImport:
        """Say what a draft would change and, if that is agreed, store it."""
        if terms.publish:
            return self._published(draft, terms, progress)
        with self.ground.database.session() as session:
            changes = apply.preview(session, draft, accept_removals=terms.accept_removals, progress=progress)
        seen = OfferImport(report(draft, changes), is_blocked=bool(changes.blocking), version_id=None)
        return self._published(draft, terms, progress) if seen.is_open and terms.ask(seen) else seen

    def _published(self, draft: Draft, terms: Terms, progress: Progress) -> OfferImport:
        try:
            with self.ground.database.session() as session:
                done = apply.publish(
                    session,
                    draft,
                    by=terms.by,
                    now=datetime.now(UTC),
                    accept_removals=terms.accept_removals,
                    progress=progress,
                )
        except PublishBlocked as blocked:
            return OfferImport(report(draft, blocked.changes), is_blocked=True, version_id=None)
        return OfferImport(report(draft, done.changes), is_blocked=False, version_id=done.version_id)

    def _import_table(self, path: Path, source: str | None, gss_code: str, terms: Terms) -> OfferImport | None:
        """The same for a table of another kind than services; None when the file is none."""

        def done(*, publish: bool) -> OfferImport | None:
            table = import_table(
                self.ground,
                path,
                gss_code,
                publish=publish,
                accept_removals=terms.accept_removals,
                by=terms.by,
                source=source,
            )
            return OfferImport(*table) if table is not None else None

        seen = done(publish=terms.publish)
        return done(publish=True) if seen and seen.is_open and terms.ask(seen) else seen

    def _rules(self, gss_code: str) -> CouncilRules:
        """What people said the council's own terms mean."""
        with self.ground.database.session() as session:
            return mapping_table.rules_of(session, gss_code)
