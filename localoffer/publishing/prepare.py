"""A file's bytes to a draft: read, cleaned, mapped and checked, in one visible list of steps; nothing is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from localoffer.errors import UploadError
from localoffer.places.authority import Authorities
from localoffer.places.tables import PostcodeTables
from localoffer.publishing.check import Councils, check_authority, check_quality, with_area_codes
from localoffer.publishing.draft import Draft, Findings, OrganisationDraft, ServiceDraft
from localoffer.publishing.identity import feed_of, settle_duplicates
from localoffer.publishing.mapping import WordReader, mapped
from localoffer.publishing.read import Upload, read_upload
from localoffer.publishing.service import Reading, draft_service

UNREADABLE = "unreadable"
"""Format of a file that holds no services we can read."""


def prepare(  # noqa: PLR0913 - a file and what it is read against
    data: bytes,
    source: str,
    gss_code: str,
    vocabulary: WordReader,
    authorities: Authorities,
    *,
    today: date,
    tables: PostcodeTables | None = None,
) -> Draft:
    """Everything a file says, fit to store, with every problem found on the way.

    Args:
        data: The whole file, in any format `read` knows.
        source: File name or feed address.
        gss_code: The council whose offer it is said to be.
        vocabulary: The project's vocabulary, for finding needs and kinds of support in words.
        authorities: The directory of councils, for telling whose records these are.
        today: A day that "last checked" cannot lie after.
        tables: Which councils have homes in a postcode district; without them places prove nothing.

    Returns:
        A draft. A file that cannot be read gives one with no services and one blocking problem that says why.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    findings, councils = Findings(), Councils(authorities, today, tables)
    try:
        upload = read_upload(data)
    except UploadError as error:
        findings.blocking("file", source, str(error))
        return Draft(UNREADABLE, source, sha256, gss_code, problems=findings.in_order(), is_list=False)
    _tell_about_file(upload, findings)
    feed = feed_of(gss_code, upload.format)
    services = _drafted(upload, Reading(feed, today), findings)
    services = settle_duplicates(_with_one_organisation_each(services, findings), feed, findings)
    services, unmapped = mapped(with_area_codes(services, councils), vocabulary)
    check_quality(services, findings)
    check_authority(services, gss_code, councils, findings)
    return Draft(
        format=upload.format,
        source=source,
        sha256=sha256,
        gss_code=gss_code,
        read=len(upload.records),
        services=tuple(services),
        problems=findings.in_order(),
        unmapped=tuple((*term, count) for term, count in sorted(unmapped.items())),
        source_total=upload.total,
        is_list=upload.is_list,
        is_part=upload.is_part,
    )


def _tell_about_file(upload: Upload, findings: Findings) -> None:
    if upload.encoding == "windows-1252":
        findings.mended("file", "letters in Windows-1252", "Read as such. Save it as UTF-8 to be sure.")
    elif upload.encoding != "utf-8":
        found = "a byte-order mark" if upload.encoding == "utf-8-sig" else f"text in {upload.encoding}"
        findings.mended("file", found, "Read all the same. Plain UTF-8 is what others expect.")
    for name, found in upload.header_faults:
        findings.noted(name, found, "The page header does not agree with its page. The records were counted instead.")
    if upload.is_part and upload.is_list:
        page = f"page {upload.page[0]} of {upload.page[1]}" if upload.page else "a part"
        found = f"{page}: {len(upload.records)} of {upload.total or 'more'} records"
        findings.noted("file", found, "The rest is not in this file, so what it lacks is not taken as not offered.")


def _drafted(upload: Upload, reading: Reading, findings: Findings) -> list[ServiceDraft]:
    drafts = (draft_service(record, reading, findings.at(record.row)) for record in upload.records)
    return [draft for draft in drafts if draft is not None]


def _with_one_organisation_each(services: Iterable[ServiceDraft], findings: Findings) -> list[ServiceDraft]:
    """Services that share an organisation's id share its details, those of the first; others are told."""
    first: dict[str, tuple[OrganisationDraft, int]] = {}
    settled = []
    for service in services:
        organisation = service.organisation
        if organisation is None:
            settled.append(service)
            continue
        known, row = first.setdefault(organisation.organisation_id, (organisation, service.row))
        if known.name != organisation.name:
            done = f'Row {row} calls the same organisation "{known.name}"; that is kept.'
            findings.at(service.row).noted("organization", organisation.name, done)
        settled.append(service if known == organisation else replace(service, organisation=known))
    return settled
