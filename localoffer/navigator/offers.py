"""A council's own offer: read, checked, compared and published."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from localoffer.navigator.ground import Ground
from localoffer.places.tables import PostcodeTables
from localoffer.publishing import apply
from localoffer.publishing.prepare import prepare
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


class Offers:
    """What councils publish, and what became of it."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def import_file(
        self, path: Path, authority: str, *, publish: bool = False, accept_removals: bool = False
    ) -> OfferImport:
        """Read a council's offer file, say what would change and, if asked, store it: whole or not at all.

        Raises:
            UnknownAuthority: The council's name is unclear.
            UploadError: The file is too large to read.
        """
        gss_code = self.ground.authorities.find(authority, on=self.ground.today()).gss_code
        draft = prepare(
            load(path),
            path.name,
            gss_code,
            self.ground.vocabulary,
            self.ground.authorities,
            today=self.ground.today(),
            tables=PostcodeTables(self.ground.data / "places"),
        )
        with self.ground.database.session() as session:
            changes = apply.preview(session, draft, accept_removals=accept_removals)
            version = None
            if publish and not changes.blocking:
                version = apply.publish(session, draft, changes, by=getpass.getuser(), now=datetime.now(UTC)).version_id
        return OfferImport(report(draft, changes), is_blocked=bool(changes.blocking), version_id=version)
