"""The web app over a real store with everything a page can show: the national layer, the invented council, call-backs.

Only the assistant is a stand-in, as in tests/web/conftest.py; the plain page asks the real core.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localoffer.navigator import Navigator
from localoffer.publishing.upkeep import Links
from localoffer.settings import Settings
from localoffer.store.records import CommentRecord
from tests.factories import TODAY
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.fakes import FakeRelay
from tests.web.open_site import CLUB, fill
from web import create_app
from web.finding import Finding

KEY = "k" * 32
CALL_BACK = {
    "OFFER_CALLBACK_SERVICE": "Bristol Helpline",
    "OFFER_CALLBACK_HOURS": "Monday to Friday, 9am to 4pm",
    "OFFER_CALLBACK_REPLY": "within 2 working days",
}


@dataclass
class WholeSite:
    """The app, its core and its assistant."""

    app: Any
    core: Navigator
    relay: FakeRelay
    link: str
    """What an organisation's "still right" letter leads to."""


@contextmanager
def whole_site(folder: Path, **environ: str) -> Iterator[WholeSite]:
    """A site for as long as it is needed; its database is a file in the folder, because several threads serve it."""
    told = {"DATABASE_URL": f"sqlite:///{folder}/offer.db", "OFFER_SECRET_KEY": KEY, **CALL_BACK, **environ}
    settings = Settings.read({"OFFER_TURNS_PER_MINUTE": "10000", **told})
    core = Navigator.open(settings)
    core.today = lambda: TODAY
    core.prepare()
    with core.database.session() as session:
        fill(session)
        session.add(_comment())
    relay, finding = FakeRelay(), Finding(core)
    app = create_app(settings, locate=finding.locate, relay=relay, navigator=finding, core=core)
    try:
        yield WholeSite(app, core, relay, Links(KEY, 60).make(CLUB, TODAY))
    finally:
        core.database.close()


def _comment() -> CommentRecord:
    return CommentRecord(
        gss_code=BRISTOL, about="short breaks", text="There is nothing for teenagers at weekends.", status="published",
        reply="We are asking two clubs.", action="A club opens in spring.", made_on=TODAY, replied_on=TODAY,
        published_on=TODAY,
    )  # fmt: skip
