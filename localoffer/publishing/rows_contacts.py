"""One row of the contacts table: whom families may ask at a council. A team's details are kept, a person's are not."""

from __future__ import annotations

import re

from localoffer.publishing import clean
from localoffer.publishing.contact import ORGANISATION_WORD, contacts
from localoffer.publishing.draft import Findings
from localoffer.publishing.fields import Fields
from localoffer.publishing.reach import web_and_mail
from localoffer.publishing.rows_draft import RowDraft, RowReading, required
from localoffer.publishing.sheet import phone_number
from localoffer.publishing.templates import ROLES
from localoffer.reading.redaction_names import find_names
from localoffer.reading.redaction_words import FIRST_NAMES

COLUMNS = ("role", "name", "phone", "email", "url", "address", "hours", "assured_on", "review_by")
"""Columns of the contact table that a row fills."""
OTHER = "other"
_ROLES = {re.sub(r"[^a-z]", "", words.casefold()): code for code, name in ROLES.items() for words in (code, name)}


def draft_contact(source: Fields, row: int, reading: RowReading) -> RowDraft | None:
    """A row as it would be stored; None when it has no name."""
    source_id, name, role = clean.identifier(source), clean.line(source, "name"), _role(source)
    if not required(source, "name", name) or name is None:
        return None
    reach = web_and_mail(source)
    is_person = _is_person(name)
    own_ways = {"name": name, "email": reach.email, "phone": phone_number(source.get("phone") or "")}
    ways = contacts(
        Fields({"contacts": [own_ways]}, Findings(source.findings.row, source.findings.problems)),
        () if is_person else (name,),
        reach.more_emails,
    )
    shown = ROLES[role] if is_person else name
    emails = [way.email for way in ways if way.email]
    values = {
        "role": role,
        "name": shown,
        "phone": ", ".join(dict.fromkeys(way.phone for way in ways if way.phone)) or None,
        "email": emails[0] if emails else None,
        "url": reach.url,
        "address": clean.line(source, "address"),
        "hours": clean.line(source, "hours"),
        "assured_on": clean.day(source, "last_checked", latest=reading.today),
        "review_by": clean.day(source, "review_by"),
    }
    if not any(values[way] for way in ("phone", "email", "url", "address")):
        source.findings.noted("phone", "none", "No number, address or website. Families cannot reach it.")
    return RowDraft(row, reading.id_of("contact", source_id, role, shown), shown, values)


def _is_person(name: str) -> bool:
    """Whether a name is a person's: it has a title, or is a first name and a surname and no word of an organisation."""
    if ORGANISATION_WORD.search(name):
        return False
    words = name.partition(",")[0].split()
    return bool(find_names(name)) or (len(words) in {1, 2, 3} and words[0].casefold() in FIRST_NAMES)


def _role(source: Fields) -> str:
    words = clean.line(source, "role")
    if words is None:
        source.findings.noted("role", "none", "Kept as another contact. Say what families ask it about.")
        return OTHER
    found = _ROLES.get(re.sub(r"[^a-z]", "", words.casefold()))
    if found is None:
        source.findings.noted("role", words, f"Not one of {', '.join(ROLES)}; kept as another contact.")
    return found or OTHER
