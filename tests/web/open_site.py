"""A web app over a real store with the invented council and a small real-looking offer, for the open-data tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from localoffer.navigator import Navigator
from localoffer.search import index
from localoffer.settings import Settings
from localoffer.store.database import Database
from localoffer.store.records import (
    ContactRecord,
    OfferVersionRecord,
    OrganisationRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)
from tests.factories import TODAY, a_service
from tests.localoffer.publishing.offer_files import BRISTOL, an_id
from tests.web.fakes import FakePlaces
from web import create_app

BASE = "/oruk/3.0"
TRUST = an_id(900)
CLUB, TALKERS, FAR, GONE, TEENS = (an_id(number) for number in range(1, 6))
PUBLISHED_AT = datetime(2026, 11, 1, 12, 0)  # noqa: DTZ001 - as stored


@dataclass
class OpenSite:
    """The app, its core, and short ways to ask it."""

    core: Navigator
    client: FlaskClient
    app: Any

    def get(self, path: str, **asked: Any) -> TestResponse:
        """One answer."""
        return self.client.get(path, query_string=asked or None)

    def listed(self, path: str, **asked: Any) -> dict[str, Any]:
        """One page."""
        response = self.get(f"{BASE}/{path}", **asked)
        assert response.status_code == 200, response.text
        return response.json

    def names(self, path: str = "services", **asked: Any) -> set[str]:
        """The names on a page, without the invented council's."""
        return {
            each["name"] for each in self.listed(path, per_page=100, **asked)["contents"] if "lon_sample" not in each
        }


@contextmanager
def open_site(**settings: str) -> Iterator[OpenSite]:
    """A site for as long as it is needed."""
    read = Settings.read(settings)
    core = Navigator(Database("sqlite://"), read, today=lambda: TODAY)
    core.prepare()
    with core.database.session() as session:
        fill(session)
    app = create_app(read, locate=FakePlaces().locate, core=core)
    try:
        yield OpenSite(core, app.test_client(), app)
    finally:
        core.database.close()


def fill(session: Session, version_id: int = 100, services: Iterable[ServiceRecord] | None = None) -> None:
    """Stores one publication of Bristol's, with these services or the usual ones."""
    session.add(
        OfferVersionRecord(
            version_id=version_id, gss_code=BRISTOL, source="offer.json", format="oruk-3.0", file_sha256="0" * 64,
            published_at=PUBLISHED_AT, published_by="clerk", added=5, changed=0, removed=0,
        )
    )  # fmt: skip
    session.merge(OrganisationRecord(organisation_id=TRUST, gss_code=BRISTOL, source_id=TRUST, name="Harbour Trust"))
    session.flush()
    session.add_all(_services() if services is None else services)
    session.flush()
    index.refresh(session, [CLUB, TALKERS, FAR, GONE, TEENS])


def _services() -> Iterator[ServiceRecord]:
    club = a_service(
        CLUB,
        name="Sensory club",
        needs=("ASD",),
        organisation_id=TRUST,
        version_id=100,
        min_age_years=5,
        max_age_years=11,
    )
    club.locations = [_hall(51.4433, -2.6080), ServiceLocationRecord(kind="virtual", name="Online")]
    club.areas = [ServiceAreaRecord(name="Bristol", gss_code=BRISTOL)]
    club.contacts = [ContactRecord(phone="0117 496 0123", title="Club line")]
    yield club
    talkers = a_service(
        TALKERS, name="Little talkers", needs=("SLCN",), organisation_id=TRUST, min_age_years=0, max_age_years=4
    )
    talkers.last_modified_at = datetime(2026, 10, 1, 8, 0)  # noqa: DTZ001 - as stored
    talkers.terms.append(
        ServiceTermRecord(vocabulary="Bristol's list", code="early", name="Early years", source_id="17")
    )
    yield talkers
    far = a_service(FAR, name="Far swimming", needs=(), source_id="5634")
    far.locations = [_hall(51.60, -2.60)]
    far.areas = [ServiceAreaRecord(name="Leeds", gss_code="E08000035")]
    yield far
    yield a_service(GONE, name="Gone club", status="archived")
    yield a_service(TEENS, name="Teens talk, 100%_ free", needs=(), min_age_years=13)


def _hall(latitude: float, longitude: float) -> ServiceLocationRecord:
    return ServiceLocationRecord(
        kind="physical", name="Hall", address="1 Mill Lane", town="Bristol", postcode="BS3 1AA",
        latitude=latitude, longitude=longitude, source_id=an_id(800),
    )  # fmt: skip
