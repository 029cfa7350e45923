"""From ranked rows to one answer. Pure: it chooses, joins and words nothing it was not given."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime

from localoffer.answers import wording
from localoffer.answers.answer import (
    Answer,
    Area,
    Asked,
    ClaimItem,
    Contact,
    DataState,
    FactItem,
    Gap,
    Outcome,
    Provenance,
    ProvisionItem,
    ServiceItem,
    SupportItem,
)
from localoffer.answers.opening import opening, read_hours
from localoffer.catalogue.claims import Claim
from localoffer.search.query import Query
from localoffer.search.ranking import Match, is_stale
from localoffer.store.records import (
    EhcFigureRecord,
    FactRecord,
    HelplineRecord,
    ProvisionRecord,
    ServiceRecord,
    Sourced,
    SupportTypeRecord,
)


def compose(  # noqa: PLR0913 - each kind of row is its own list
    query: Query,
    asked: Asked,
    area: Area,
    *,
    provision: Sequence[Match[ProvisionRecord]],
    supports: Sequence[Match[SupportTypeRecord]],
    services: Sequence[Match[ServiceRecord]],
    published: Iterable[str],
    contacts: Sequence[Contact],
    figures: Sequence[FactItem] = (),
    today: date,
) -> Answer:
    """What is ordinarily available in one area for one child.

    Args:
        query: What was asked, in codes.
        asked: The same in plain words.
        area: The council.
        provision: Ranked provision.
        supports: Ranked kinds of help.
        services: Ranked services.
        published: Support codes the council's own loaded data covers.
        contacts: Helplines worth naming.
        figures: Official figures of this council.
        today: The day the answer is given.
    """
    items = tuple(support_item(match) for match in supports)
    gaps = gaps_in(supports, published, area, query)
    found = bool(provision or supports or services)
    read = area.data_state is not DataState.NOT_READ
    outcome = Outcome.NOTHING_FOUND if not found else Outcome.ANSWERED if read else Outcome.ANSWERED_NATIONAL
    return Answer(
        outcome=outcome,
        asked=asked,
        area=area,
        provision=tuple(provision_item(match) for match in provision),
        supports=items,
        services=tuple(service_item(match, today) for match in services),
        gaps=gaps,
        figures=tuple(figures),
        contacts=tuple(contacts),
        next_steps=tuple(wording.next_steps(area, items, gaps, query)),
        today=today,
    )


def gaps_in(
    supports: Sequence[Match[SupportTypeRecord]], published: Iterable[str], area: Area, query: Query
) -> tuple[Gap, ...]:
    """Help that was looked for in a council's whole published list and is not in it.

    Only a council whose whole list was read can have a gap: for every other the answer is "we do not know".
    """
    if area.data_state is not DataState.READ or not (query.needs or query.supports):
        return ()
    held = set(published)
    return tuple(
        Gap(match.row.code, match.row.name, match.row.responsible)
        for match in looked_for(supports)
        if match.row.code not in held
    )


def looked_for(supports: Sequence[Match[SupportTypeRecord]]) -> list[Match[SupportTypeRecord]]:
    """The help that fits best, of the kinds that a council's list would be expected to hold."""
    foremost = max((each.fit for each in supports), default=0)
    return [each for each in supports if each.fit == foremost and each.row.is_local]


def provenance(row: ProvisionRecord | SupportTypeRecord | FactRecord) -> Provenance:
    """Where a row comes from and how sure it is."""
    return Provenance(
        strength=row.strength,
        basis=row.basis,
        law_status=row.law_status,
        source=row.source,
        source_url=row.source_url,
        confidence=row.confidence,
        verified_on=row.verified_on,
        review_by=row.review_by,
        strength_note=getattr(row, "strength_note", None),
        is_sample=getattr(row, "is_sample", False),
    )


def provision_item(match: Match[ProvisionRecord]) -> ProvisionItem:
    """One provision row, neutral."""
    row = match.row
    return ProvisionItem(
        key=row.provision_id,
        what=row.what,
        responsible=row.responsible,
        budget=row.budget,
        is_local=row.gss_code is not None,
        provenance=provenance(row),
        reasons=match.reasons,
    )


def support_item(match: Match[SupportTypeRecord]) -> SupportItem:
    """One kind of help, neutral."""
    row = match.row
    return SupportItem(
        code=row.code,
        name=row.name,
        what=row.what,
        responsible=row.responsible,
        budget=row.budget,
        how_to_get=row.how_to_get,
        ages=row.ages,
        provenance=provenance(row),
        reasons=match.reasons,
    )


def service_item(match: Match[ServiceRecord], today: date) -> ServiceItem:
    """One service, neutral: unknown ages and costs say so."""
    row = match.row
    phones = [each.phone for each in row.contacts if each.phone]
    emails = [row.email, *(each.email for each in row.contacts)]
    return ServiceItem(
        service_id=row.service_id,
        name=row.name,
        organisation=row.organisation.name if row.organisation else None,
        description=row.description,
        distance_miles=round(match.distance_miles, 1) if match.distance_miles is not None else None,
        town=next((each.town for each in row.locations if each.town), None),
        point=next(
            (
                (each.latitude, each.longitude)
                for each in row.locations
                if each.kind == "physical" and each.latitude is not None and each.longitude is not None
            ),
            None,
        ),
        ages=wording.age_range(row.min_age_years, row.max_age_years),
        cost=wording.cost([(each.amount_pounds, each.option or each.description) for each in row.costs]),
        how_to_get=row.how_to_get or row.eligibility,
        phone=next(iter(phones), None),
        email=next((each for each in emails if each), None),
        url=row.url,
        alert=row.alert,
        last_checked=row.assured_on,
        review_by=row.review_by,
        is_stale=is_stale(row, today),
        is_sample=row.is_sample,
        reasons=match.reasons,
    )


def fact_item(row: FactRecord) -> FactItem:
    """One fact, neutral."""
    return FactItem(row.key, row.title, row.text, provenance(row))


_VERDICT_OUTCOMES = {"not": Outcome.CLAIM_NOT, "partly": Outcome.CLAIM_PARTLY, "true": Outcome.CLAIM_TRUE}


def claims_answer(claims: Sequence[Claim], *, today: date) -> Answer:
    """Whether what was told is so; of several the first decides how the answer opens."""
    outcome = _VERDICT_OUTCOMES[claims[0].verdict] if claims else Outcome.NOTHING_FOUND
    return Answer(outcome, claims=tuple(claim_item(each) for each in claims), today=today)


def claim_item(claim: Claim) -> ClaimItem:
    """One claim, neutral."""
    return ClaimItem(
        key=claim.key,
        claim=claim.claim,
        verdict=claim.verdict,
        rule=claim.rule,
        say_back=claim.say_back,
        provenance=Provenance(
            strength=claim.strength,
            basis=claim.basis,
            law_status=claim.law_status,
            source=claim.source,
            source_url=claim.source_url,
            confidence=claim.confidence,
            verified_on=claim.verified_on,
            review_by=claim.review_by,
        ),
        facts=claim.facts,
        supports=claim.supports,
    )


def contact(row: HelplineRecord, now: datetime, holidays: Container[date] = ()) -> Contact:
    """One helpline, neutral, with whether somebody answers now."""
    hours = read_hours(row.opening, where=f"helplines.csv, {row.key}")
    return Contact(
        key=row.key,
        name=row.name,
        what_for=row.what_for,
        phone=row.phone,
        text=row.text,
        email=row.email,
        url=row.url,
        hours=row.hours,
        confidence=row.confidence,
        verified_on=row.verified_on,
        relay=row.relay,
        bsl=row.bsl,
        open_now=opening(hours, now, holidays).words,
    )


def timeliness_figure(local: EhcFigureRecord, england: EhcFigureRecord | None) -> FactItem:
    """How many EHC plans a council finished on time, beside England, as one careful sentence."""
    return FactItem(
        key=f"ehc-timeliness-{local.gss_code}",
        title=wording.TIMELINESS_TITLE,
        text=wording.timeliness(local, england),
        provenance=Provenance(
            strength="common",
            basis="Official statistics",
            law_status="not_law",
            source=local.source,
            source_url=None,
            confidence="high",
            verified_on=local.verified_on,
            review_by=None,
        ),
    )


def is_due(row: Provenance | Sourced, today: date) -> bool:
    """Whether a row should have been looked at again by now."""
    return row.review_by is not None and row.review_by < today
