"""The fixed sample that searches are judged on: two invented councils with 179 invented services.

Nobody's real data: every organisation says "(sample)", and the towns lie in the North Sea. Codes are read from the words
by the product's own mapping, as an import does.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from localoffer.publishing.draft import ServiceDraft
from localoffer.publishing.mapping import mapped
from localoffer.reading.vocabulary import Vocabulary
from localoffer.search import index
from localoffer.store.records import (
    AuthorityRecord,
    CostRecord,
    OrganisationRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceLocationRecord,
    ServiceRecord,
    ServiceTermRecord,
)

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 21)
COUNCILS = {"a": ("SAMPLE-A", "Samplebury (sample)"), "b": ("SAMPLE-B", "Sampleford (sample)")}
HOME, NEIGHBOUR = "SAMPLE-A", "SAMPLE-B"
TOWNS = {
    "Aldermoor": (54.60, 2.60),
    "Brackwater": (54.64, 2.72),
    "Castle Toft": (54.70, 2.60),
    "Dunlow": (54.52, 2.48),
    "Eastmere": (54.60, 2.95),
}
ENGLAND = "E92000001"


def load(session: Session, vocabulary: Vocabulary) -> None:
    """Put the sample into an empty, migrated store and index it."""
    for code, name in COUNCILS.values():
        session.add(
            AuthorityRecord(
                gss_code=code, name=name, friendly_name=name, kind="sample", region="Sample", is_sample=True
            )
        )
    session.flush()
    organisations: dict[tuple[str, str], OrganisationRecord] = {}
    for row in _rows():
        key = (row["list"], row["organisation"])
        if key not in organisations:
            code = COUNCILS[row["list"]][0]
            organisations[key] = OrganisationRecord(
                organisation_id=f"organisation-{len(organisations)}", gss_code=code, name=row["organisation"]
            )
        session.add(_service(row, organisations[key], vocabulary))
    session.flush()
    index.rebuild(session)


def _rows() -> list[dict[str, str]]:
    with (FOLDER / "services.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _service(row: dict[str, str], organisation: OrganisationRecord, vocabulary: Vocabulary) -> ServiceRecord:
    code = COUNCILS[row["list"]][0]
    stated = {
        "name": row["name"],
        "description": row["description"],
        "eligibility": row["eligibility"] or None,
        "status": row["status"],
        "min_age_years": float(row["min_age"]) if row["min_age"] else None,
        "max_age_years": float(row["max_age"]) if row["max_age"] else None,
        "assured_on": date.fromisoformat(row["assured_on"]),
    }
    draft = ServiceDraft(row=1, service_id=row["key"], source_id=None, **stated)
    terms = mapped([draft], vocabulary)[0][0].terms
    return ServiceRecord(
        service_id=row["key"],
        gss_code=code,
        is_sample=True,
        **stated,
        organisation=organisation,
        locations=[_place(row["town"])] if row["town"] else [],
        areas=_areas(row["area"], code),
        costs=[CostRecord(amount_pounds=float(row["cost"]))] if row["cost"] else [],
        schedules=[ScheduleRecord(freq="WEEKLY", byday=row["days"])] if row["days"] else [],
        terms=[
            ServiceTermRecord(vocabulary=term.vocabulary, code=term.code, reason=term.reason, score=term.score)
            for term in terms
        ],
    )


def _place(town: str) -> ServiceLocationRecord:
    if town not in TOWNS:
        return ServiceLocationRecord(kind="virtual")
    latitude, longitude = TOWNS[town]
    return ServiceLocationRecord(kind="physical", town=town, latitude=latitude, longitude=longitude)


def _areas(area: str, code: str) -> list[ServiceAreaRecord]:
    if not area:
        return []
    return [
        ServiceAreaRecord(name="England", gss_code=ENGLAND) if area == "england" else ServiceAreaRecord(gss_code=code)
    ]
