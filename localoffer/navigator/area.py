"""Where a family lives, as far as an answer needs to know, and what an answer says of that council."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from localoffer.answers.answer import Area, DataState
from localoffer.catalogue import services
from localoffer.errors import UnknownAuthority
from localoffer.store.records import AuthorityRecord


@dataclass(frozen=True)
class Home:
    """Where a family lives, as far as an answer needs to know.

    Args:
        gss_code: The council.
        basis: exact, sector, district or chosen.
        district: First half of the postcode.
        point: Latitude and longitude rounded to 0.01 degree.
        ended_on: Month a postcode ended.
    """

    gss_code: str
    basis: str = "chosen"
    district: str | None = None
    point: tuple[float, float] | None = None
    ended_on: str | None = None


def area_of(session: Session, home: Home) -> Area:
    """What an answer says of a council, and how it was worked out.

    Raises:
        UnknownAuthority: The database holds no such council.
    """
    record = session.get(AuthorityRecord, home.gss_code)
    if record is None:
        raise UnknownAuthority(home.gss_code)
    held = services.count_of(session, home.gss_code)
    return Area(
        gss_code=record.gss_code,
        name=record.friendly_name,
        basis=home.basis,
        data_state=DataState.of(record.read_on, read_in_part=record.read_in_part),
        read_on=record.read_on,
        district=home.district,
        ended_on=home.ended_on,
        services_held=held,
        local_offer_url=record.local_offer_url,
        sendiass_name=record.sendiass_name,
        sendiass_url=record.sendiass_url,
        is_sample=record.is_sample,
    )
