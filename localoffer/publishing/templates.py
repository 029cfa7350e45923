"""The project's own four tables: which columns they have, what each means, and how to fill it in.

One list serves the empty template, its guide, docs/data-formats.md (a test compares) and the reading of filled files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from localoffer.publishing.codes import AREA, NEED, PHASE, SUPPORT, codes
from localoffer.store.records import LAW_STATUSES, STRENGTHS

SERVICES, PROVISION, CONTACTS, SCHEDULE2 = "services", "provision", "contacts", "schedule2"

ROLES: Mapping[str, str] = {
    "sendiass": "Free, impartial SEND advice (SENDIASS)",
    "sen_team": "SEN and EHC plan team",
    "local_offer_team": "Local offer team",
    "parent_carer_forum": "Parent carer forum",
    "early_years": "Early years SEND team",
    "educational_psychology": "Educational psychology service",
    "specialist_teachers": "Specialist teachers",
    "disabled_children_team": "Disabled children's team",
    "short_breaks": "Short breaks team",
    "transport": "School travel team",
    "admissions": "School admissions team",
    "exclusions": "Suspension and exclusion team",
    "preparing_for_adulthood": "Preparing for adulthood team",
    "health": "Health contact for SEND",
    "complaints": "Complaints",
    "disagreement_resolution": "Disagreement resolution",
    "mediation": "Mediation",
    "other": "Other contact",
}
"""What a council's contact is for, in plain words, by code."""

_DATE = "a date: 2026-09-14 or 14/09/2026"
_YES_NO = "yes or no"
_LINK = "a web address"


@dataclass(frozen=True)
class Column:
    """One column of a template.

    Args:
        name: Its heading.
        meaning: What to write in it.
        example: One filled cell.
        allowed: What it may hold; "" for any words.
        required: Whether the file must have it.
        also: Other headings that mean the same.
        codes_of: Whose codes it holds: need, area, support or phase; "" for none.
    """

    name: str
    meaning: str
    example: str
    allowed: str = ""
    required: bool = False
    also: tuple[str, ...] = ()
    codes_of: str = ""

    @property
    def guidance(self) -> str:
        """What it may hold, with every code spelt out."""
        listed = f": {', '.join(codes(self.codes_of).names)}" if self.codes_of else ""
        return (self.allowed or "any words") + listed


@dataclass(frozen=True)
class Template:
    """One table a council can fill in.

    Args:
        kind: services, provision, contacts or schedule2.
        title: Its name in plain words.
        row_is: What one row is.
        columns: From left to right.
    """

    kind: str
    title: str
    row_is: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The headings a file must have."""
        return tuple(column.name for column in self.columns if column.required)

    def guide(self) -> Iterator[tuple[str, str, str, str, str]]:
        """The guide's rows: column, needed or not, what to write, what is allowed, an example; headings first."""
        yield "column", "needed", "what to write", "allowed", "example"
        for each in self.columns:
            yield each.name, "yes" if each.required else "no", each.meaning, each.guidance, each.example


_ID = Column("id", "Your own number for the row. It must never change. Without it a renamed row is a new one", "17")
_COUNCIL = Column(
    "council", "Your council. Give it if files may get mixed up: another council's rows are refused", "Sampleshire"
)
_CHECKED = Column("last_checked", "The day somebody last checked that this row is right", "2026-09-14", _DATE)
_REVIEW = Column("review_by", "The day by which to check it again", "2027-09-14", _DATE)
_NEEDS = Column(
    "needs", "The needs it is made for; empty: not stated", "SLCN|ASD", "codes or their names", codes_of=NEED
)
_SUPPORTS = Column(
    "supports",
    "The kinds of help it is; empty: not stated",
    "speech_language_therapy",
    "codes or their names",
    codes_of=SUPPORT,
)

_SERVICE_ROW = "a service families can use; for another place or time of it, a further row with the same id and name"
_SERVICE_COLUMNS = (
    _ID,
    Column("name", "The service's name", "Little Talkers drop-in", required=True, also=("service", "service_name")),
    Column("organisation", "Who runs it", "Sampleshire Community Trust (sample)", also=("organization", "provider")),
    Column("description", "What happens there and who it is for, in plain words", "A weekly play session…"),
    Column("status", "Whether it runs now; empty: it does", "active", "active, inactive, temporarily closed, defunct"),
    Column("url", "Its own web page", "https://talkers.sampleshire.example/", _LINK, also=("website", "web")),
    Column("email", "The service's address, not a person's", "hello@talkers.sampleshire.example"),
    Column("phone", "The service's number, not a person's", "01632 960010", also=("telephone",)),
    Column("min_age", "The youngest age, in years; empty: not stated", "0", "0 to 25", also=("minimum_age",)),
    Column("max_age", "The oldest age, in years; 5 lasts to the sixth birthday", "5", "0 to 25", also=("maximum_age",)),
    Column("eligibility", "Who can use it, beside age", "Families who live in Sampleshire", also=("who_for",)),
    Column("how_to_get", "How a family gets it", "Just turn up.", also=("how_to_apply", "referral")),
    Column("cost", "What it costs; empty: not stated", "Free", 'Free, an amount such as 5, or words with one "£"'),
    Column("place", "The name of the place", "Millbrook Hall", also=("venue",)),
    Column("address", "Street and number", "1 Mill Lane", also=("address_1",)),
    Column("town", "The town", "Millbrook", also=("city",)),
    Column("county", "The county", "Sampleshire"),
    Column("postcode", "The place's postcode", "ZY1 1AA", also=("postal_code",)),
    Column("latitude", "North, in degrees (WGS 84)", "54.5041"),
    Column("longitude", "East, in degrees (WGS 84)", "2.5052"),
    Column("online", "Whether it is given online or by phone, with no place to go to", "no", _YES_NO),
    Column("accessibility", "What makes the place easy to use", "Step-free; changing bench"),
    Column("areas", "Where families must live to use it; empty: not stated", "Sampleshire", "names, parted by |"),
    Column("days", "The days it is open", "Tuesday", "days of the week, or MO,TU"),
    Column("opens_at", "When it opens", "09:30", "a time"),
    Column("closes_at", "When it closes", "11:00", "a time"),
    Column("times", "Anything else about when", "In term time only"),
    _NEEDS,
    _SUPPORTS,
    Column("categories", "Your directory's own words for it", "Early years|Play", "words, parted by |"),
    Column("alert", "Something families must know now", "Closed on 22 December"),
    _CHECKED,
)

_PROVISION_COLUMNS = (
    _ID,
    Column(
        "what", "What is ordinarily done, in plain words", "A talk group three times a week in Year 1.", required=True
    ),
    Column("responsible", "Who does it", "The school", required=True),
    Column("budget", "Which money pays for it", "The school's own budget"),
    Column(
        "strength",
        "must: law says so. should: statutory guidance says so. common: usual here",
        "common",
        ", ".join(STRENGTHS),
        required=True,
    ),
    Column("strength_note", "A condition on it", "where reasonable"),
    Column(
        "basis",
        "The law, guidance or document it rests on; a must without one is shown as common",
        "Our guide, page 12",
    ),
    Column(
        "law_status",
        "Whether the law it rests on holds; empty: in force for a must",
        "in_force",
        ", ".join(LAW_STATUSES),
    ),
    Column(
        "areas_of_need",
        "The areas of need it is for",
        "communication_interaction",
        "all, or codes or their names",
        required=True,
        codes_of=AREA,
    ),
    Column(
        "phases",
        "The stages of education it is for",
        "early_years|primary",
        "all, or codes or their names",
        required=True,
        codes_of=PHASE,
    ),
    _NEEDS,
    _SUPPORTS,
    Column("source", "The name of the document it is from", "Sampleshire guide for schools (invented sample)"),
    Column("source_url", "Where that document is", "https://guide.sampleshire.example/", _LINK, also=("url",)),
    Column(
        "verified_on",
        "The day somebody last checked it against that document",
        "2026-09-14",
        _DATE,
        also=("last_checked",),
    ),
    _REVIEW,
    _COUNCIL,
)

_CONTACT_COLUMNS = (
    _ID,
    Column(
        "role", "What families ask it about", "sendiass", f"codes or their names: {', '.join(ROLES)}", required=True
    ),
    Column(
        "name", "The team's or organisation's name, never a person's", "Sampleshire SENDIASS (sample)", required=True
    ),
    Column("phone", "The team's number", "01632 960020", also=("telephone",)),
    Column("email", "The team's address, not a person's", "help@sendiass.sampleshire.example"),
    Column("url", "Its web page", "https://sendiass.sampleshire.example/", _LINK, also=("website", "web")),
    Column("address", "Where to write to or go", "1 Mill Lane, Millbrook"),
    Column("hours", "When it can be reached", "Monday to Friday, 9am to 4pm"),
    _CHECKED,
    _REVIEW,
    _COUNCIL,
)

_SCHEDULE2_COLUMNS = (
    Column("key", "The item's key", "LO-03a", "the keys of data/offer/schedule2.csv", required=True),
    Column("subject", "What the item is about; for you to read, it is not stored", "What mainstream schools provide"),
    Column(
        "answer", "Where and how your published offer answers it", "Our guide for schools sets it out.", required=True
    ),
    Column("url", "The page that does", "https://localoffer.sampleshire.example/schools", _LINK, also=("source_url",)),
    _CHECKED,
    _REVIEW,
    _COUNCIL,
)

TEMPLATES: Mapping[str, Template] = {
    each.kind: each
    for each in (
        Template(SERVICES, "Services", _SERVICE_ROW, _SERVICE_COLUMNS),
        Template(PROVISION, "What is ordinarily provided", "one thing ordinarily provided", _PROVISION_COLUMNS),
        Template(CONTACTS, "Contacts", "somebody families can ask", _CONTACT_COLUMNS),
        Template(SCHEDULE2, "Schedule 2 answers", "where your offer answers one item", _SCHEDULE2_COLUMNS),
    )
}
"""Every template, by kind."""
