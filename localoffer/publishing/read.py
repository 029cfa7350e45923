"""From a file to its records: the kind of file is recognised from its content, never asked.

Spreadsheets are left to `table`. Read here: an Open Referral UK 3.0 page (`contents`), an ORUK 1.0 or Outpost page
(`content`), a JSON list of services, one service, and lines of JSON. A file is gone through once to see what it is and
again for its records, entry by entry, so that it never has to fit into memory. What each field means is left to
`service`; what is wrong with it, to `clean`.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from localoffer.errors import UploadError
from localoffer.publishing.draft import Problem, shorten
from localoffer.publishing.json_stream import LONGEST, BrokenJson, members, whole
from localoffer.publishing.recognise import Recogniser
from localoffer.publishing.rows_services import service_records
from localoffer.publishing.sheet import MAX_BYTES as MAX_TABLE_BYTES
from localoffer.publishing.sheet import refuse_large
from localoffer.publishing.table import Table, looks_like_table, read_table
from localoffer.publishing.templates import SERVICES

MAX_BYTES = 1024 * 1024 * 1024
"""Largest file that is read: every council of England at 1,500 services each, 4.6 KB a service."""

_CHUNK = 256 * 1024
_START = 64 * 1024
"""Bytes that tell the kind of file; one more than this is given to whoever looks."""
_LISTS = ("contents", "content", "services", "data", "items", "results")
_TOTALS = ("total_items", "totalElements", "total_elements", "totalItems")
_PAGES = ("total_pages", "totalPages")
_NUMBERS = ("page_number", "number", "pageNumber")
Header = Mapping[str | None, Any]
"""The fields of the object around the records."""
_TABLE_ROW = re.compile(r"[^{}\[\]<>\n]{1,200},[^{}\[\]<>\n]*\n")


@dataclass(frozen=True)
class SourceRecord:
    """One entry of a file, as it came.

    Args:
        row: Its position from 1, or its line in a file of lines.
        value: Any JSON value; a service should be an object.
    """

    row: int
    value: Any


@dataclass(frozen=True)
class Upload:
    """A file's records and what the file says about itself.

    Args:
        format: oruk-3.0, oruk-1.0, hsds-3.0 or outpost; csv-services or xlsx-services for our own template.
        records: In file order; read from the file anew each time they are gone through.
        encoding: How its text is written; "utf-8" is the one that it should be.
        total: Records the source says it has in all; None when it does not say.
        page: (this page, pages in all), where the file says.
        is_list: False when the file is one service.
        header_faults: (field, what it says) where the page header cannot be right.
        problems: Those of a spreadsheet's headings and cells.
    """

    format: str
    records: Collection[SourceRecord]
    encoding: str = "utf-8"
    total: int | None = None
    page: tuple[int, int] | None = None
    is_list: bool = True
    header_faults: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether the source has more than this file: it is one page of several, or one service."""
        more = self.total is not None and self.total > len(self.records)
        return not self.is_list or more or self.page is not None


def load(path: Path) -> BinaryIO:
    """A file on disk, opened, if it is not too large; whoever asks closes it.

    Raises:
        UploadError: There is no such file, it cannot be opened, or it is larger than `MAX_BYTES`.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise UploadError(f"{path.name}: cannot be read ({error.strerror}). Check the name and try again.") from error
    try:
        if file.seekable():
            _refuse_too_large(file)
            return file
        kept = _copied(file)
    except BaseException:
        file.close()
        raise
    file.close()
    return kept


def read_upload(data: bytes | BinaryIO) -> Upload:
    """A file's records, with the kind of file they come from.

    Args:
        data: The whole file, or the file itself, which stays open as long as its records are wanted.

    Raises:
        UploadError: It is neither JSON nor a spreadsheet we can read, or holds nothing that looks like services.
    """
    file = io.BytesIO(data) if isinstance(data, bytes) else data
    size = _refuse_too_large(file)
    start = file.read(_START + 1)
    if looks_like_table(start):
        return _from_table(read_table(_small(file, size)))
    _refuse_other_kinds(start)
    text = _Text(file)
    upload = _from_text(text)
    if not len(upload.records):
        raise UploadError("The file has no services in it, so there is nothing to store. Check how it was saved.")
    return replace(upload, encoding=text.encoding)


# --- the file ---


def _refuse_too_large(file: BinaryIO) -> int:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise UploadError(f"The file is {size // 1024 // 1024} MB; at most {limit} MB is read. Split it into pages.")
    return size


def _copied(pipe: BinaryIO) -> BinaryIO:
    """What comes through a pipe, in a file of its own that can be gone through twice."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    while chunk := pipe.read(_CHUNK):
        file.write(chunk)
        if file.tell() > MAX_BYTES:
            break
    try:
        _refuse_too_large(file)
    except UploadError:
        file.close()
        raise
    return file


def _small(file: BinaryIO, size: int) -> bytes:
    """All of a spreadsheet, which is read whole and so may not be large."""
    if size > MAX_TABLE_BYTES:
        refuse_large(size)
    file.seek(0)
    return file.read()


def _refuse_other_kinds(start: bytes) -> None:
    start = start[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF"):
        raise UploadError("This is a PDF, not JSON. Ask for the Open Referral file behind it.")
    if start.startswith(b"\x1f\x8b"):
        raise UploadError("This is a gzip file, not JSON. Unpack it first.")
    if start.startswith(b"<"):
        kind = "XML" if start.lower().startswith(b"<?xml") else "a web page (HTML)"
        raise UploadError(f"This is {kind}, not JSON. Save what the feed's own address sends, not the page about it.")


class _Text:
    """A file's text, to be gone through as often as wanted; Windows-1252 is the usual culprit when it is no Unicode."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0)
        start = file.read(4)
        self.encoding: str = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else json.detect_encoding(start)
        if self._is_readable():
            return
        file.seek(0)
        if any(b"\x00" in chunk for chunk in iter(partial(file.read, _CHUNK), b"")):
            raise UploadError("This file is not text. Save it as JSON in UTF-8.")
        self.encoding = "windows-1252"
        if not self._is_readable():
            raise UploadError("The letters in this file cannot be read. Save it as JSON in UTF-8.")

    def pieces(self) -> Iterator[str]:
        """The text, in order."""
        decoder = codecs.getincrementaldecoder(self.encoding)()
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            at = self._file.tell()
            yield decoder.decode(chunk)
            self._file.seek(at)
        yield decoder.decode(b"", final=True)

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines that say something, with their numbers from 1."""
        rest, number = "", 0
        for piece in self.pieces():
            *done, rest = f"{rest}{piece}".split("\n")
            if len(rest) > LONGEST:
                raise UploadError(f"Line {number + 1} is too long for one service. Save the file again.")
            for line in done:
                number += 1
                if line.strip():
                    yield number, line
        if rest.strip():
            yield number + 1, rest

    def _is_readable(self) -> bool:
        try:
            for _ in self.pieces():
                pass
        except UnicodeDecodeError:
            return False
        return True


class _Entries(Collection[SourceRecord]):
    """Records that are read from their file each time they are gone through."""

    def __init__(self, read: Callable[[], Iterator[SourceRecord]], count: int) -> None:
        self._read, self._count = read, count

    def __iter__(self) -> Iterator[SourceRecord]:
        try:
            yield from self._read()
        except (BrokenJson, UnicodeDecodeError):
            raise UploadError("The file changed while it was read. Try again when nobody writes it.") from None

    def __len__(self) -> int:
        return self._count

    def __contains__(self, record: object) -> bool:
        return any(each == record for each in self)


# --- what it holds ---


def _from_table(table: Table) -> Upload:
    if table.template.kind != SERVICES:
        raise UploadError(f"This is a table of {table.template.title.casefold()}, not of services.")
    records = tuple(SourceRecord(row, value) for row, value in service_records(table))
    return Upload(table.format, records, encoding=table.encoding, problems=table.problems)


def _from_text(text: _Text) -> Upload:
    try:
        return _from_value(text)
    except BrokenJson as error:
        first = next((piece.lstrip() for piece in text.pieces() if piece.strip()), "")
        if not first:
            raise UploadError("The file is empty. Save it again from its directory.") from None
        upload = _from_lines(text)
        if upload is None:
            raise UploadError(_what_is_wrong(first, error)) from None
        return upload


def _from_value(text: _Text) -> Upload:
    """A file that is one JSON value."""
    header: dict[str | None, Any] = {}
    seen: dict[str | None, Recogniser] = {}
    starts: Counter[str | None] = Counter()
    for member in members(text.pieces(), _LISTS):
        if member.number:
            seen[member.name].see(member.value)
            continue
        # A field that is there twice counts as its last says, as every reader of JSON has it.
        header[member.name] = member.value
        if member.value == []:
            seen[member.name] = Recogniser()
            starts[member.name] += 1
        else:
            seen.pop(member.name, None)
    if None in seen:
        return Upload(seen[None].format(), _entries(text, None, 1, seen[None].count))
    if None in header:
        found = shorten(json.dumps(header[None]))
        raise UploadError(f"The file holds only {found}, not services. Save the list of services.")
    name = next((each for each in _LISTS if each in seen), None)
    if name is None or _is_service(header):
        return _one_service(text)
    return Upload(
        seen[name].format(name),
        _entries(text, name, starts[name], seen[name].count),
        total=_whole(header, _TOTALS),
        page=_page(header),
        header_faults=tuple(_header_faults(header, seen[name].count)),
    )


def _entries(text: _Text, name: str | None, start: int, count: int) -> _Entries:
    """The entries of a list: of those of this name in the file, the one that begins as number `start`."""

    def read() -> Iterator[SourceRecord]:
        begun = 0
        for member in members(text.pieces(), () if name is None else (name,)):
            if member.name != name:
                continue
            begun += not member.number
            if member.number and begun == start and member.value is not None:
                yield SourceRecord(member.number, member.value)

    return _Entries(read, count)


def _one_service(text: _Text) -> Upload:
    value = whole("".join(text.pieces()))
    kind = Recogniser()
    kind.see(value)
    return Upload(kind.format(), (SourceRecord(1, value),), is_list=False)


def _is_service(header: Header) -> bool:
    """An object with a name of its own is a record, even if it has a field called, say, `items`."""
    return isinstance(header.get("name"), str) and "services" not in header


def _from_lines(text: _Text) -> Upload | None:
    """A file with one JSON object a line; None when it is no such file.

    Raises:
        UploadError: It is one, but a line is broken.
    """
    kind, broken = Recogniser(), ""
    for number, line in text.lines():
        if not line.lstrip().startswith("{"):
            return None
        try:
            kind.see(None if broken else whole(line))
        except BrokenJson as error:
            if not kind.listed:
                return None
            broken = f"Line {number} is not whole JSON ({error.said}). The file may have been cut short; save it again."
    if kind.listed + bool(broken) < 2:
        return None
    if broken:
        raise UploadError(broken)

    def read() -> Iterator[SourceRecord]:
        return (SourceRecord(number, whole(line)) for number, line in text.lines())

    return Upload(kind.format(), _Entries(read, kind.count))


def _what_is_wrong(first: str, error: BrokenJson) -> str:
    if first[:1] not in {"{", "["}:
        if _TABLE_ROW.match(first):
            return "This looks like a table (CSV) with headings only. Fill in its rows and save it again."
        return "This is not JSON. Save what the feed's own address sends."
    if error.is_cut_short:
        return f"The file stops in the middle (line {error.line}). It was cut short; save or download it again."
    where = f"Line {error.line}, column {error.column}"
    return f"{where}: not JSON ({error.said}). Save the file again from its directory."


# --- what a page says of itself ---


def _whole(value: Header, names: tuple[str, ...]) -> int | None:
    for name in names:
        found = value.get(name)
        if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 10**9:
            return found
    return None


def _page(value: Header) -> tuple[int, int] | None:
    number, pages = _whole(value, _NUMBERS), _whole(value, _PAGES)
    return (number, pages) if number is not None and pages is not None and pages > 1 else None


def _header_faults(value: Header, count: int) -> Iterator[tuple[str, str]]:
    """What a page header says that its own page disproves; real feeds often do."""
    size, total, page = _whole(value, ("size",)), _whole(value, _TOTALS), _page(value)
    pages = _whole(value, _PAGES)
    if size is not None and size != count:
        yield "size", f"{size}, with {count} records"
    if total is not None and total < count:
        yield "total_items", f"{total}, with {count} records"
    if pages == 1 and total is not None and total > count:
        yield "total_pages", f"1, with {count} of {total} records"
    if value.get("empty") is True and count:
        yield "empty", f"true, with {count} records"
    last = value.get("last_page", value.get("last"))
    if last is True and page and page[0] < page[1]:
        yield "last_page", f"true, on page {page[0]} of {page[1]}"
