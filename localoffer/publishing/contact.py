"""Who to ring or write to: an organisation's ways in are kept, a named person's private details are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from localoffer.publishing import clean
from localoffer.publishing.draft import ContactDraft
from localoffer.publishing.fields import Fields
from localoffer.publishing.location import places_of
from localoffer.publishing.reach import Phone, Reach, read_phones, web_and_mail

ORGANISATION_WORD = re.compile(
    r"\b(?:team|services?|office|reception|enquir(?:y|ies)|inquiries|help\s?line|line|desk|cent(?:re|er)|schools?|nursery|"
    r"pre-?school|club|group|council|trust|hub|department|dept|admin|administration|support|society|association|charity|"
    r"bookings?|information|advice|network|forum|university|college|academy|hospital|clinic|surgery|general|main)\b",
    re.IGNORECASE,
)
"""A contact's name is taken for a person's unless it says that it is a part of an organisation."""
_MOBILE = re.compile(r"(?:\+44|0044|0)\s*\(?0?\)?\s*7\s*[1-57-9]|0\s*7\s*[1-57-9]")


_Way = tuple[ContactDraft, str | None]
"""A contact, and the name of the private person it belongs to; None for an organisation's own."""


def contacts(
    service: Fields, own_names: tuple[str | None, ...], more_emails: tuple[str, ...]
) -> tuple[ContactDraft, ...]:
    """Every way to reach a service, once each.

    Args:
        service: Telephone numbers are looked for on the service, its contacts, its organisation and its places: Open
            Referral UK gives them no one home.
        own_names: The service's and its organisation's name, which are no person's.
        more_emails: Addresses left over from the service's own e-mail field.
    """
    ways = [way for holder in _holders(service) for way in _of_holder(holder, own_names)]
    ways += [(ContactDraft(email=email), None) for email in more_emails]
    public = {_digits(contact.phone) for contact, person in ways if person is None}
    kept: dict[tuple[str, str | None], ContactDraft] = {}
    for contact, person in ways:
        shown = contact if person is None else _without_private(contact, person, service, public)
        if shown.phone or shown.email:
            kept.setdefault((_digits(shown.phone), shown.email), shown)
    return tuple(_without_repeats(list(kept.values())))


def _holders(service: Fields) -> Iterator[Fields]:
    organisation = service.child("organization")
    at_locations = service.children("service_at_locations")
    for holder in (service, organisation, *at_locations, *places_of(service)):
        if holder is not None:
            yield holder


def _of_holder(holder: Fields, own_names: tuple[str | None, ...]) -> Iterator[_Way]:
    for value in (*holder.items("phones"), *([holder.get("phone")] if holder.has("phone") else ())):
        for phone in _phones(value, holder):
            yield ContactDraft(title=phone.label, phone=phone.number), None
    for source in holder.children("contacts", "contact"):
        yield from _of_contact(source, own_names)


def _of_contact(source: Fields, own_names: tuple[str | None, ...]) -> Iterator[_Way]:
    name, title = clean.line(source, "name"), clean.line(source, "title", "role", "job_title")
    department = clean.line(source, "department")
    title = title or department
    person = name if name and name not in own_names and not ORGANISATION_WORD.search(name) else None
    reach: Reach = web_and_mail(source)
    source_id = clean.identifier(source)
    phones = [
        phone
        for value in (*source.items("phones"), *([source.get("phone")] if source.has("phone") else ()))
        for phone in _phones(value, source)
    ]
    for position, phone in enumerate(phones or [None]):
        label = phone.label if phone else None
        contact = ContactDraft(
            name=name,
            title=", ".join(filter(None, dict.fromkeys((title, label)))) or None,
            phone=phone.number if phone else None,
            email=reach.email if position == 0 else None,
            source_id=source_id,
            department=department,
        )
        yield contact, person
    for email in reach.more_emails:
        yield ContactDraft(name=name, title=title, email=email, source_id=source_id, department=department), person


def _phones(value: object, holder: Fields) -> list[Phone]:
    label = holder.label("phone")
    if not isinstance(value, dict):
        return read_phones(value, label, holder.findings)
    source = Fields(value, holder.findings, holder.label("phones"))
    words = clean.line(source, "description")
    extension = clean.identifier(source, "extension")
    found = read_phones(source.get("number"), label, holder.findings)
    if extension and extension.isdecimal() and len(found) == 1 and "ext" not in found[0].number:
        found = [replace(found[0], number=f"{found[0].number} ext {extension}")]
    return [Phone(phone.number, phone.label or words) for phone in found]


def _without_private(contact: ContactDraft, person: str, service: Fields, public: set[str]) -> ContactDraft:
    """A person's contact without name, mobile number and personal address; a desk's number and address stay."""
    phone, email = contact.phone, contact.email
    service.findings.noted("contacts.name", "a person's name", "Not stored: it is private. Name a team or a role.")
    if phone and _MOBILE.match(phone) and _digits(phone) not in public:
        service.findings.noted("contacts.phone", "a named person's mobile number", "Not stored: it is private.")
        phone = None
    if email and _is_personal(email, person):
        service.findings.noted("contacts.email", "a named person's e-mail address", "Not stored: it is private.")
        email = None
    title = None if contact.title and contact.title.casefold() == person.casefold() else contact.title
    return replace(contact, name=None, title=title, phone=phone, email=email)


def _is_personal(email: str, name: str) -> bool:
    mailbox = email.partition("@")[0].casefold()
    parts = [part for part in re.split(r"[^a-z]+", name.casefold()) if len(part) > 2]
    return any(part in mailbox for part in parts) or bool(re.fullmatch(r"[a-z]+\.[a-z]{3,}\d*", mailbox))


def _digits(phone: str | None) -> str:
    digits = re.sub(r"\D", "", phone or "")
    return re.sub(r"^(?:0044|44)0?", "0", digits)


def _without_repeats(found: list[ContactDraft]) -> list[ContactDraft]:
    """Drops a contact that says no more than another: only a number or an address that is there already."""
    phones = [_digits(contact.phone) for contact in found if contact.phone]
    kept = []
    for contact in found:
        bare = contact.email is None and contact.title is None and contact.name is None
        if bare and phones.count(_digits(contact.phone)) > 1:
            phones.remove(_digits(contact.phone))
            continue
        kept.append(contact)
    return kept
