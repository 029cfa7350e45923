"""All tables, on one page.

A *record* is a stored row. Services follow Open Referral UK 3.0 (an HSDS 3.0 profile); provision, support types, facts
and helplines are the project's own. Unknown is stored as NULL, never as "any age" or "everywhere".

National rows have no `gss_code`; a council's own rows carry it and the `offer_version` that brought them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

STRENGTHS = ("must", "should", "common")
"""How sure a family can be: law, statutory guidance, or widely offered but different by area."""
CONFIDENCES = ("high", "medium", "not_checked")
"""high: the source itself was read; medium: a named source, its text not re-read; not_checked: not yet checked."""
LAW_STATUSES = ("in_force", "passed_not_commenced", "proposed", "not_law")


class Record(DeclarativeBase):
    """Base of every table; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Sourced:
    """What every fact carries: where it comes from, how sure we are, when it was read and when to look again."""

    source: Mapped[str] = mapped_column(Text)
    source_url: Mapped[str | None] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(String(12))
    verified_on: Mapped[date | None]
    """The day the source was read; NULL when it is not yet checked."""
    review_by: Mapped[date | None]


# --- places -----------------------------------------------------------------------------------------------------------


class AuthorityRecord(Record):
    """A council with education and SEND duties, past, present or coming."""

    __tablename__ = "authority"

    gss_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    """The ONS name, such as "Bristol, City of"."""
    friendly_name: Mapped[str] = mapped_column(String(120))
    """What people say, such as "Bristol"."""
    kind: Mapped[str] = mapped_column(String(40))
    region: Mapped[str] = mapped_column(String(40))
    dfe_code: Mapped[str | None] = mapped_column(String(3))
    local_offer_url: Mapped[str | None] = mapped_column(Text)
    sendiass_name: Mapped[str | None] = mapped_column(Text)
    sendiass_url: Mapped[str | None] = mapped_column(Text)
    link_status: Mapped[str] = mapped_column(String(20), default="not tested")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    """The last day this council has its duties; NULL while no end is known."""
    is_sample: Mapped[bool] = mapped_column(default=False)
    read_on: Mapped[date | None]
    """The day this council's own data was last loaded; NULL means not read: no gap, no score, no comparison."""
    read_in_part: Mapped[bool] = mapped_column(default=False)
    """True while only a part of its list was loaded (one page, one service): still no gap, score or comparison."""


class AuthorityAliasRecord(Record):
    """Another name or an old code by which a council is known."""

    __tablename__ = "authority_alias"

    alias: Mapped[str] = mapped_column(String(120), primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), primary_key=True)


class SuccessorRecord(Record):
    """Which council took over, or will take over, from an older one; by district where a council was split."""

    __tablename__ = "authority_successor"

    old_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    """A council's code, or a district's where the council was split."""
    new_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    on: Mapped[date] = mapped_column("changed_on")
    """First day of the new council."""


class DistrictRecord(Record):
    """A district council (E07): no SEND duties of its own, its county has them."""

    __tablename__ = "district"

    lad_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    county_code: Mapped[str] = mapped_column(String(16))


class PostcodeRecord(Record):
    """One postcode of an imported ONS Postcode Directory; kept without its space ("BS31AA").

    `edition_id` is part of the key so that a new edition is loaded beside the old one and swapped in at once.
    """

    __tablename__ = "postcode"

    edition_id: Mapped[int] = mapped_column(primary_key=True)
    postcode: Mapped[str] = mapped_column(String(7), primary_key=True)
    nation: Mapped[str] = mapped_column(String(20))
    gss_code: Mapped[str | None] = mapped_column(String(16))
    district_code: Mapped[str | None] = mapped_column(String(16))
    ended_on: Mapped[str | None] = mapped_column(String(7))
    """Month the postcode ended, "1996-06"."""
    large_user: Mapped[bool] = mapped_column(default=False)
    quality: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class PostcodeEditionRecord(Record):
    """A loaded edition of the directory; one at most is current."""

    __tablename__ = "postcode_edition"

    edition_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    file_name: Mapped[str] = mapped_column(String(200))
    file_sha256: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    imported_at: Mapped[datetime]
    is_current: Mapped[bool] = mapped_column(default=False)


# --- the national layer -----------------------------------------------------------------------------------------------


class SupportTypeRecord(Sourced, Record):
    """A kind of help families ask for: who is responsible, on what basis, how to get it."""

    __tablename__ = "support_type"

    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    """In plain words, "Speech and language therapy"."""
    what: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str] = mapped_column(Text)
    budget: Mapped[str | None] = mapped_column(Text)
    strength: Mapped[str] = mapped_column(String(8))
    basis: Mapped[str] = mapped_column(Text)
    law_status: Mapped[str] = mapped_column(String(24))
    how_to_get: Mapped[str] = mapped_column(Text)
    ages: Mapped[str | None] = mapped_column(Text)
    """The age range as its source words it."""
    min_age_years: Mapped[float | None]
    max_age_years: Mapped[float | None]
    """Inclusive: 5 means up to the day before the sixth birthday."""
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Need codes for which this help is usually looked for; empty: any."""
    is_local: Mapped[bool] = mapped_column(default=True)
    """Whether a council's published offer would be expected to list it."""
    position: Mapped[int] = mapped_column(default=100)
    """Order among kinds of help that fit equally well, smallest first."""


class ProvisionRecord(Sourced, Record):
    """One thing that is ordinarily provided, nationally or by one council."""

    __tablename__ = "provision"

    provision_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    gss_code: Mapped[str | None] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    areas_of_need: Mapped[list[str]] = mapped_column(JSON)
    """Of "communication_interaction", "cognition_learning", "semh", "sensory_physical"; all four when for everyone."""
    phases: Mapped[list[str]] = mapped_column(JSON)
    """Of early_years, primary, secondary, post16, young_adult."""
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Need codes it is specially for; empty: any in its areas."""
    supports: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Support type codes it belongs to."""
    is_general: Mapped[bool] = mapped_column(default=False)
    """True for what holds whatever the need ("All" in the brief): shown after rows made for the need."""
    what: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str] = mapped_column(Text)
    budget: Mapped[str | None] = mapped_column(Text)
    strength: Mapped[str] = mapped_column(String(8))
    strength_note: Mapped[str | None] = mapped_column(Text)
    """A condition on the strength, such as "where reasonable"."""
    basis: Mapped[str] = mapped_column(Text)
    law_status: Mapped[str] = mapped_column(String(24))
    is_sample: Mapped[bool] = mapped_column(default=False)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("offer_version.version_id"))

    __table_args__ = (CheckConstraint("strength IN ('must', 'should', 'common')", name="strength"),)


class HelplineRecord(Sourced, Record):
    """A helpline, crisis contact or national directory."""

    __tablename__ = "helpline"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    what_for: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(String(80))
    email: Mapped[str | None] = mapped_column(String(120))
    url: Mapped[str | None] = mapped_column(Text)
    relay: Mapped[str | None] = mapped_column(String(40))
    """Number for text relay; NULL where no source names one."""
    bsl: Mapped[str | None] = mapped_column(String(80))
    """How it is reached in British Sign Language; NULL where no source names a way."""
    hours: Mapped[str | None] = mapped_column(Text)
    """When it is open, as its source words it."""
    opening: Mapped[str | None] = mapped_column(String(200))
    """The same as localoffer.answers.opening reads it; NULL where the hours are not known to us."""
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)
    crisis_groups: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Danger groups (localoffer.reading.danger) whose card may show this contact; only when confidence is high."""
    position: Mapped[int] = mapped_column(default=100)
    """Order within a card or list, smallest first."""


class FactRecord(Sourced, Record):
    """One sentence about law, process, time limits, money or another nation, with its strength and status."""

    __tablename__ = "fact"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    topic: Mapped[str] = mapped_column(String(40), index=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    strength: Mapped[str] = mapped_column(String(8))
    basis: Mapped[str] = mapped_column(Text)
    law_status: Mapped[str] = mapped_column(String(24))
    position: Mapped[int] = mapped_column(default=100)


class EhcFigureRecord(Record):
    """Official figures about EHC plans, one row a council ("E92000001": England)."""

    __tablename__ = "ehc_figure"

    gss_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    plans_issued: Mapped[int | None]
    """Plans issued in the calendar year, without those the council classed as exceptions."""
    pct_within_20_weeks: Mapped[float | None]
    """NULL where not published, or where fewer than 10 plans make a share meaningless."""
    requests: Mapped[int | None]
    pct_requests_refused: Mapped[float | None]
    ehc_plans: Mapped[int | None]
    source: Mapped[str] = mapped_column(Text)
    verified_on: Mapped[date]


class SeedRecord(Record):
    """Which state of the project's own CSV data is loaded, so that a start loads it again only when it changed."""

    __tablename__ = "seed"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))


# --- a council's published offer --------------------------------------------------------------------------------------


class OfferVersionRecord(Record):
    """One publication of one source of one council's data; also the audit row of that publication."""

    __tablename__ = "offer_version"

    version_id: Mapped[int] = mapped_column(primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    source: Mapped[str] = mapped_column(Text)
    """File name or feed address under which its records are kept together from one publication to the next."""
    file_name: Mapped[str | None] = mapped_column(Text)
    """The file this publication came from, where a council names its exports by month."""
    format: Mapped[str] = mapped_column(String(40))
    file_sha256: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime]
    published_by: Mapped[str] = mapped_column(String(80))
    added: Mapped[int]
    changed: Mapped[int]
    removed: Mapped[int]
    records_read: Mapped[int | None]
    source_total: Mapped[int | None]
    """How many records the source said it has in all, where it said so."""


class OrganisationRecord(Record):
    """Who runs services."""

    __tablename__ = "organisation"

    organisation_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    source_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)


class ServiceRecord(Record):
    """Something a family can use."""

    __tablename__ = "service"

    service_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """UUID, stable for the record's life; derived from feed, kind and source id when the source has none."""
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    """The council whose offer lists it."""
    version_id: Mapped[int | None] = mapped_column(ForeignKey("offer_version.version_id"))
    """The publication that last changed it."""
    source: Mapped[str | None] = mapped_column(Text)
    """The file or feed it belongs to, as `offer_version.source`; another source may correct it, never take it over."""
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.organisation_id"))
    source_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20), default="active")
    """active, inactive, defunct, temporarily closed (HSDS) or archived (gone from its source)."""
    url: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    min_age_years: Mapped[float | None]
    max_age_years: Mapped[float | None]
    """Inclusive. NULL is not stated, never any age."""
    eligibility: Mapped[str | None] = mapped_column(Text)
    how_to_get: Mapped[str | None] = mapped_column(Text)
    alert: Mapped[str | None] = mapped_column(Text)
    assured_on: Mapped[date | None]
    """The day somebody last said this record is right: what families see as "last checked"."""
    review_by: Mapped[date | None]
    last_modified_at: Mapped[datetime | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    source_fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Fields of the source that have no column here, kept so that export gives them back."""

    organisation: Mapped[OrganisationRecord | None] = relationship()
    locations: Mapped[list[ServiceLocationRecord]] = relationship(cascade="all, delete-orphan")
    areas: Mapped[list[ServiceAreaRecord]] = relationship(cascade="all, delete-orphan")
    costs: Mapped[list[CostRecord]] = relationship(cascade="all, delete-orphan")
    contacts: Mapped[list[ContactRecord]] = relationship(cascade="all, delete-orphan")
    schedules: Mapped[list[ScheduleRecord]] = relationship(cascade="all, delete-orphan")
    terms: Mapped[list[ServiceTermRecord]] = relationship(cascade="all, delete-orphan")

    __table_args__ = (
        Index("ix_service_status_is_sample_service_id", "status", "is_sample", "service_id"),
        Index("ix_service_organisation_id", "organisation_id"),
    )


class _OfService:
    """A part of a service."""

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.service_id", ondelete="CASCADE"), index=True)
    source_id: Mapped[str | None] = mapped_column(Text)


class ServiceLocationRecord(_OfService, Record):
    """A place, or the internet, where a service is given."""

    __tablename__ = "service_location"

    kind: Mapped[str] = mapped_column(String(16))
    """physical, postal or virtual."""
    name: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    town: Mapped[str | None] = mapped_column(Text)
    county: Mapped[str | None] = mapped_column(Text)
    postcode: Mapped[str | None] = mapped_column(String(8))
    """Full or outward code only, as published; the service's, never a family's."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    accessibility: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("ix_service_location_latitude_longitude", "latitude", "longitude"),)


class ServiceAreaRecord(_OfService, Record):
    """Where families may live to use a service."""

    __tablename__ = "service_area"

    name: Mapped[str | None] = mapped_column(Text)
    gss_code: Mapped[str | None] = mapped_column(String(16))
    uri: Mapped[str | None] = mapped_column(Text)
    extent: Mapped[str | None] = mapped_column(Text)
    extent_type: Mapped[str | None] = mapped_column(String(16))


class CostRecord(_OfService, Record):
    """A price. Free is an amount of 0; no row means not stated."""

    __tablename__ = "service_cost"

    option: Mapped[str | None] = mapped_column(Text)
    amount_pounds: Mapped[float | None]
    description: Mapped[str | None] = mapped_column(Text)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class ContactRecord(_OfService, Record):
    """A way to reach a service."""

    __tablename__ = "service_contact"

    name: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    department: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)


class ScheduleRecord(_OfService, Record):
    """When a service is open: RFC 5545 in columns, times as UK wall clock."""

    __tablename__ = "service_schedule"

    freq: Mapped[str | None] = mapped_column(String(10))
    interval: Mapped[int | None]
    byday: Mapped[str | None] = mapped_column(String(60))
    bymonthday: Mapped[str | None] = mapped_column(String(60))
    opens_at: Mapped[str | None] = mapped_column(String(5))
    closes_at: Mapped[str | None] = mapped_column(String(5))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    dtstart: Mapped[date | None]
    description: Mapped[str | None] = mapped_column(Text)
    location_source_id: Mapped[str | None] = mapped_column(Text)
    """The source's id of the place it is about; NULL when it is about the service everywhere."""


class ServiceTermRecord(_OfService, Record):
    """A taxonomy term of a service: the source's own, or one of our codes with the reason it was given."""

    __tablename__ = "service_term"

    vocabulary: Mapped[str] = mapped_column(String(60))
    """"need", "support" or "phase" for ours; otherwise the source's vocabulary."""
    code: Mapped[str] = mapped_column(String(200))
    name: Mapped[str | None] = mapped_column(Text)
    link_type: Mapped[str | None] = mapped_column(String(60))
    """What the term says about the service (taxonomy, eligibility, …), as its source wrote it."""
    reason: Mapped[str | None] = mapped_column(Text)
    score: Mapped[float | None]
    """0 to 1: how sure the mapping is; NULL for the source's own terms."""

    __table_args__ = (
        UniqueConstraint("service_id", "vocabulary", "code"),
        Index("ix_service_term_vocabulary_code", "vocabulary", "code"),
    )


class ServiceTextRecord(Record):
    """What of a service is searched: stems of its words and codes of what it states (localoffer.search.listing).

    Each database keeps its own full-text index over these columns, by triggers or a generated column (migration 0004);
    those are not drawn here.
    """

    __tablename__ = "service_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.service_id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    around: Mapped[str] = mapped_column(Text)
    codes: Mapped[str] = mapped_column(Text)


class OfferSourceRecord(Record):
    """A file or feed that a council's records come from, and how reading it went last."""

    __tablename__ = "offer_source"

    source_id: Mapped[int] = mapped_column(primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    source: Mapped[str] = mapped_column(Text)
    """File name or feed address, as `offer_version.source`."""
    is_feed: Mapped[bool] = mapped_column(default=False)
    is_on: Mapped[bool] = mapped_column(default=True)
    """Whether `offer refresh` reads it."""
    modified_after: Mapped[datetime | None]
    """UTC; what the source is asked for next time: only what changed since."""
    tried_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    """In a row; a success makes it 0."""
    not_before: Mapped[datetime | None]
    """UTC; back-off after failures."""
    last_error: Mapped[str | None] = mapped_column(Text)
    locked_until: Mapped[datetime | None]
    """UTC; while in the future another process is reading it."""

    __table_args__ = (UniqueConstraint("gss_code", "source"),)


class RecordVersionRecord(Record):
    """What one publication made of one record: the whole of it, or that it was gone."""

    __tablename__ = "record_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("offer_version.version_id"), index=True)
    gss_code: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    """service, provision, contact or schedule2."""
    record_id: Mapped[str] = mapped_column(String(80))
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """NULL: archived by this publication."""

    __table_args__ = (
        UniqueConstraint("version_id", "kind", "record_id"),
        Index("ix_record_version_gss_code_kind_record_id", "gss_code", "kind", "record_id"),
    )


class MappingRuleRecord(Record):
    """A person's word on what a term of one source means; it beats what the vocabulary reads."""

    __tablename__ = "mapping_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    source: Mapped[str] = mapped_column(Text)
    """File name or feed address; "" for every source of the council."""
    term: Mapped[str] = mapped_column(Text)
    """The source's own word, case folded."""
    kind: Mapped[str] = mapped_column(String(12))
    """need, support, phase or nothing."""
    code: Mapped[str] = mapped_column(String(60), default="")
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("gss_code", "source", "term", "kind", "code"),)


class AuthorityContactRecord(Record):
    """Whom a family may ask at one council, as that council publishes it."""

    __tablename__ = "authority_contact"

    contact_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    role: Mapped[str] = mapped_column(String(40))
    """What it is for, such as sendiass, sen_team, parent_carer_forum, transport, mediation, complaints."""
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    hours: Mapped[str | None] = mapped_column(Text)
    assured_on: Mapped[date | None]
    review_by: Mapped[date | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("offer_version.version_id"))


class Schedule2AnswerRecord(Record):
    """Where a council says its published offer answers one item of Schedule 2 to the SEND Regulations 2014."""

    __tablename__ = "schedule2_answer"

    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), primary_key=True)
    key: Mapped[str] = mapped_column(String(12), primary_key=True)
    """Audit key, such as LO-03a."""
    answer: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    assured_on: Mapped[date | None]
    review_by: Mapped[date | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("offer_version.version_id"))


# --- keeping it true --------------------------------------------------------------------------------------------------


class ShownRecord(Record):
    """How often families were shown a service in one month; nobody is counted apart."""

    __tablename__ = "shown"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.service_id", ondelete="CASCADE"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    """"2026-11"."""
    times: Mapped[int]


class UnmetNeedRecord(Record):
    """What was asked and not found, counted; no words, no postcode, no conversation."""

    __tablename__ = "unmet_need"

    gss_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    need: Mapped[str] = mapped_column(String(20), primary_key=True, default="")
    support: Mapped[str] = mapped_column(String(60), primary_key=True, default="")
    phase: Mapped[str] = mapped_column(String(20), primary_key=True, default="")
    times: Mapped[int]


class UsefulRecord(Record):
    """How often families said that a kind of answer was useful, or why not; no conversation, no words, no day."""

    __tablename__ = "useful"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(40), primary_key=True)
    """How the answer ended (localoffer.answers.answer.Outcome, or an outcome of the chat's own)."""
    gss_code: Mapped[str] = mapped_column(String(16), primary_key=True, default="")
    """The council it was about; "" where none was known."""
    topic: Mapped[str] = mapped_column(String(40), primary_key=True, default="")
    said: Mapped[str] = mapped_column(String(20), primary_key=True)
    """yes, no, or one of the reasons after a no (localoffer.catalogue.useful)."""
    times: Mapped[int]


class CommentRecord(Record):
    """A family's comment on a service or a gap, and the council's reply. Source: SEND Regulations 2014, reg 56."""

    __tablename__ = "comment"

    comment_id: Mapped[int] = mapped_column(primary_key=True)
    gss_code: Mapped[str] = mapped_column(ForeignKey("authority.gss_code"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.service_id", ondelete="SET NULL"))
    support: Mapped[str | None] = mapped_column(String(60))
    """The kind of help not found, when it is about a gap."""
    about: Mapped[str] = mapped_column(Text)
    """What it is about in words, so that it still reads when the record is gone."""
    text: Mapped[str] = mapped_column(Text)
    """Without names and contact details."""
    status: Mapped[str] = mapped_column(String(12), default="new")
    """new, hidden or published."""
    hidden_because: Mapped[str | None] = mapped_column(Text)
    reply: Mapped[str | None] = mapped_column(Text)
    action: Mapped[str | None] = mapped_column(Text)
    """What the council did or will do."""
    made_on: Mapped[date]
    replied_on: Mapped[date | None]
    published_on: Mapped[date | None]


# --- kept apart: people who asked to be called back -------------------------------------------------------------------


class CallbackRecord(Record):
    """A request to be called back. Nothing in it leads to a conversation; it is deleted when its time is over."""

    __tablename__ = "callback_request"

    request_id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the code its writer can take it back with; the code itself is never stored."""
    name: Mapped[str | None] = mapped_column(Text)
    """What they want to be called; any name will do."""
    route: Mapped[str] = mapped_column(String(8))
    """phone, text or email."""
    contact: Mapped[str] = mapped_column(Text)
    best_time: Mapped[str | None] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(String(40))
    gss_code: Mapped[str | None] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(Text)
    consented_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(8), default="open")
    """open or closed."""
    closed_at: Mapped[datetime | None]
