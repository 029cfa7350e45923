"""The list of a feed, page by page, whatever its headers say.

A header is not believed where its pages disprove it: reading goes on while pages are full or promise more and bring
something new; it ends at an empty or repeated page, or at a limit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any, TextIO

from localoffer.errors import FetchError, UploadError, bare_address
from localoffer.publishing import clean
from localoffer.publishing.draft import NOTED, Findings, Problem
from localoffer.publishing.feed.address import list_addresses, page_address
from localoffer.publishing.feed.errand import Errand
from localoffer.publishing.feed.page import Page, read_page
from localoffer.publishing.fields import Fields

_NO_SUCH_PAGE = frozenset({400, 404, 410, 416, 422})
"""What servers answer when asked for a page after the last."""
_ASKED_TOO_MUCH = frozenset({400, 422})


class Listing:
    """The entries of a list, each once.

    Args:
        errand: Asks for pages.
        address: Whatever of the feed was given.
        since: UTC; leave out what has not changed since, as far as the feed says when it did.

    Attributes:
        address: The list itself, once it was found.
        envelope: Name under which the feed lists its records.
        is_list: False where the address is one service.
        count: Entries written.
        stated_total: How many the feed says it has.
    """

    def __init__(self, errand: Errand, address: str, since: datetime | None) -> None:
        self._errand, self._since = errand, since
        self.address = address
        self.envelope = ""
        self.is_list = True
        self.count = self.stated_total = 0
        self._listed = self._longest = self._bytes = 0
        self._is_plain = self._breaks_off = False
        self._seen: set[bytes] = set()

    @property
    def is_whole(self) -> bool:
        """Whether all that the feed has was listed."""
        is_all = self._listed >= self.stated_total and not self._breaks_off
        return self._since is None and self.is_list and is_all

    def read(self, lines: TextIO) -> Iterator[int]:
        """Write every entry there is, one JSON line each; gives the count after each page.

        Raises:
            FetchError: A page cannot be read, or there is no end of them.
            UploadError: What is sent is no list of services.
        """
        page = self._first()
        self.envelope, self.is_list = page.envelope, page.is_list
        self._take(page, lines)
        number, shift = 2, (-1 if page.number == 0 else 0)
        while page.is_list and self._may_go_on(page, number - 1):
            yield self.count
            following = self._after(page, number, shift)
            if following is not None and self._take(following, lines):
                page, number = following, number + 1
            elif shift and number == 2:
                shift = 0  # It calls its first page 0 and counts from 1 all the same.
            else:
                return

    def problems(self) -> Iterator[Problem]:
        """Where the feed's own count is not met."""
        if self._since is None and self.is_list and not self.is_whole:
            found = f"{self.stated_total or 'more pages'}, with {self._listed} records to be had"
            done = "The rest was not sent, so nothing is taken as gone. Ask whoever runs the feed to mend its pages."
            yield Problem(0, "total_items", found, done, NOTED)

    # --- pages ---

    def _first(self) -> Page:
        """The first page of the likeliest address that has one; when none has, what the likeliest said."""
        refused: UploadError | None = None
        for address in list_addresses(self.address):
            try:
                page = self._opened(address)
            except UploadError as error:  # noqa: PERF203 - a request costs more than a try
                if isinstance(error, FetchError) and (error.status is None or error.is_passing):
                    raise
                refused = refused or error
            else:
                self.address = address
                return page
        raise refused or UploadError(f"{bare_address(self.address)}: no feed is here. Check the address.")

    def _opened(self, address: str) -> Page:
        try:
            return self._page(address)
        except FetchError as error:
            if error.status not in _ASKED_TOO_MUCH:
                raise
        self._is_plain = True
        return self._page(address)

    def _page(self, address: str, number: int | None = None) -> Page:
        body = self._errand.get(page_address(address, number, self._since, is_plain=self._is_plain))
        self._bytes += len(body)
        if self._bytes > self._errand.limits.total_bytes:
            limit = f"at most {self._errand.limits.total_bytes // 1024**2} MB"
            raise FetchError(address, "sends too much in all", limit, "Ask whoever runs the feed what is wrong.")
        try:
            return read_page(body)
        except UploadError as error:
            raise UploadError(f"{bare_address(address)}: {error}") from None

    def _may_go_on(self, page: Page, number: int) -> bool:
        is_full = bool(page.records) and len(page.records) >= self._longest
        if not is_full and not page.claims_more(number, self._listed):
            return False
        if number >= self._errand.limits.pages:
            found = f"has no end after {number} pages"
            raise FetchError(self.address, found, "a last page", "Ask whoever runs the feed what is wrong.")
        return True

    def _after(self, page: Page, number: int, shift: int) -> Page | None:
        """The next page; None where the server says that there is none."""
        try:
            return self._page(self.address, number + shift)
        except FetchError as error:
            if error.status not in _NO_SUCH_PAGE:
                raise
            self._breaks_off = page.claims_more(number - 1, self._listed)
            return None

    # --- entries ---

    def _take(self, page: Page, lines: TextIO) -> int:
        """Write what earlier pages did not have; gives how many those are.

        Within one page entries of one id are kept: some feeds give one id to two services.
        """
        new = [record for record in page.records if _key(record) not in self._seen]
        self._seen.update(map(_key, page.records))
        wanted = [record for record in new if self._is_wanted(record)]
        lines.writelines(f"{json.dumps(record)}\n" for record in wanted)
        self.count += len(wanted)
        self._listed += len(new)
        self._longest = max(self._longest, len(page.records))
        self.stated_total = max(self.stated_total, page.total or 0)
        return len(new)

    def _is_wanted(self, record: Any) -> bool:
        if self._since is None or not isinstance(record, dict):
            return True
        changed = clean.moment(Fields(record, Findings()), "last_modified")
        return changed is None or changed >= self._since


def _key(record: Any) -> bytes:
    """What tells an entry from others on other pages: its id and name, or all of it."""
    known = None
    if isinstance(record, dict):
        source = Fields(record, Findings())
        known = clean.identifier(source, "id"), clean.line(source, "service_name")
    words = json.dumps(known if known and any(known) else record, sort_keys=True)
    return blake2b(words.encode(), digest_size=16).digest()
