"""A file to a draft: read, cleaned, mapped and checked, in one visible list of steps; nothing is stored.

Services go through the steps one by one or in portions, over a spool on disk: a file never has to fit into memory.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from localoffer.errors import UploadError
from localoffer.places.authority import Authorities
from localoffer.places.tables import PostcodeTables
from localoffer.publishing.check import Councils, check_authority, check_quality, with_area_codes
from localoffer.publishing.draft import Draft, Findings, OrganisationDraft, ServiceDraft
from localoffer.publishing.identity import feed_of, settle_duplicates
from localoffer.publishing.mapping import TermReader, WordReader, mapped_by
from localoffer.publishing.mapping_rules import NOTHING_SAID, CouncilRules
from localoffer.publishing.progress import Progress, silent, told
from localoffer.publishing.read import Upload, read_upload
from localoffer.publishing.service import Reading, draft_service
from localoffer.publishing.spool import AT_ONCE, Shelf, Spool

UNREADABLE = "unreadable"
"""Format of a file that holds no services we can read."""


def prepare(  # noqa: PLR0913 - a file and what it is read against
    data: bytes | BinaryIO,
    source: str,
    gss_code: str,
    vocabulary: WordReader,
    authorities: Authorities,
    *,
    today: date,
    tables: PostcodeTables | None = None,
    rules: CouncilRules = NOTHING_SAID,
    progress: Progress = silent,
) -> Draft:
    """Everything a file says, fit to store, with every problem found on the way.

    Args:
        data: The whole file, or the file itself, opened, in any format `read` knows.
        source: File name or feed address.
        gss_code: The council whose offer it is said to be.
        vocabulary: The project's vocabulary, for finding needs and kinds of support in words.
        authorities: The directory of councils, for telling whose records these are.
        today: A day that "last checked" cannot lie after.
        tables: Which councils have homes in a postcode district; without them places prove nothing.
        rules: What people said the council's own terms mean.
        progress: Told how far it is.

    Returns:
        A draft. A file that cannot be read gives one with no services and one blocking problem that says why.
    """
    file = io.BytesIO(data) if isinstance(data, bytes) else data
    sha256 = _sha256(file)
    findings, councils = Findings(), Councils(authorities, today, tables)
    try:
        upload = read_upload(file)
    except UploadError as error:
        findings.blocking("file", source, str(error))
        return Draft(UNREADABLE, source, sha256, gss_code, problems=findings.in_order(), is_list=False)
    _tell_about_file(upload, findings)
    feed, services = feed_of(gss_code, upload.format), Spool()
    drafted = _drafted(upload, Reading(feed, today), findings, progress)
    services.put(_with_one_organisation_each(drafted, findings))
    settle_duplicates(services, feed, findings)
    unmapped = _map(services, councils, TermReader(vocabulary, rules.of(source)), progress)
    check_quality(services, findings)
    check_authority(services, gss_code, councils, findings)
    return Draft(
        format=upload.format,
        source=source,
        sha256=sha256,
        gss_code=gss_code,
        read=len(upload.records),
        services=services,
        problems=findings.in_order(),
        unmapped=tuple((*term, count) for term, count in sorted(unmapped.items())),
        source_total=upload.total,
        is_list=upload.is_list,
        is_part=upload.is_part,
    )


def _sha256(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(1024 * 1024):
        digest.update(chunk)
    return digest.hexdigest()


def _tell_about_file(upload: Upload, findings: Findings) -> None:
    findings.problems.extend(upload.problems)
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


def _drafted(upload: Upload, reading: Reading, findings: Findings, progress: Progress) -> Iterator[ServiceDraft]:
    for record in told(upload.records, "reading", len(upload.records), progress):
        draft = draft_service(record, reading, findings.at(record.row))
        if draft is not None:
            yield draft


def _with_one_organisation_each(services: Iterable[ServiceDraft], findings: Findings) -> Iterator[ServiceDraft]:
    """Services that share an organisation's id share its details, those of the first; others are told."""
    first = Shelf()
    for service in services:
        organisation = service.organisation
        if organisation is None:
            yield service
            continue
        row, details = first.setdefault(organisation.organisation_id, (service.row, vars(organisation)))
        known = OrganisationDraft(**details)
        if known.name != organisation.name:
            done = f'Row {row} calls the same organisation "{known.name}"; that is kept.'
            findings.at(service.row).noted("organization", organisation.name, done)
        yield service if known == organisation else replace(service, organisation=known)


def _map(services: Spool, councils: Councils, reader: TermReader, progress: Progress) -> Counter[tuple[str, str]]:
    """Gives the services codes, of their areas and of ours; the source's terms that led to none."""
    unmapped: Counter[tuple[str, str]] = Counter()
    total = len(services)
    for number, batch in enumerate(services.batches()):
        progress("mapping", number * AT_ONCE, total)
        mapped, without = mapped_by(with_area_codes(batch, councils), reader)
        services.put(mapped)
        unmapped += without
    progress("mapping", total, total)
    return unmapped
