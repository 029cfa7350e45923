"""What list entries leave out: the details of each service, asked for one at a time while that leads to anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localoffer.errors import FetchError, UploadError
from localoffer.publishing import clean
from localoffer.publishing.draft import NOTED, Findings, Problem, shorten
from localoffer.publishing.feed.address import detail_address, is_list
from localoffer.publishing.feed.errand import Errand
from localoffer.publishing.fields import Fields
from localoffer.publishing.read import read_upload
from localoffer.publishing.service import is_shallow

_SILENT = 10
"""Details that fail one after the other, after which no more are asked for."""


class Details:
    """Completes the shallow entries of a list.

    Args:
        errand: Asks for details.
        address: The list they are below.
    """

    def __init__(self, errand: Errand, address: str) -> None:
        self._errand, self._address = errand, address
        self._asked = self._silent = self._left_out = 0
        self._why = ""
        self._failed: list[Problem] = []

    def added_to(self, entry: Any, row: int) -> Any:
        """An entry with its details, or as it is: nothing listed is lost because its details are.

        Args:
            entry: As listed.
            row: Where it stands in the file, for problems.
        """
        source_id = self._wanted(entry)
        if source_id is None:
            return entry
        self._asked += 1
        try:
            details = self._details(source_id)
        except UploadError as error:
            self._silent += 1
            found = error.found if isinstance(error, FetchError) else str(error)
            done = "Its details could not be read; what the list says of it is kept."
            self._failed.append(Problem(row, "id", shorten(f"/services/{source_id}: {found}"), done, NOTED))
            return entry
        self._silent = 0
        return {**entry, **details}

    def problems(self) -> Iterator[Problem]:
        """Details that could not be read, and how many were not asked for and why."""
        if self._left_out:
            done = "Their places, times and contacts are not known from this reading; what was known of them stays."
            yield Problem(0, "services", f"{self._left_out} without details: {self._why}", done, NOTED)
        yield from self._failed

    def _wanted(self, entry: Any) -> str | None:
        """The id under which an entry's details are asked for; None where they are not."""
        if not isinstance(entry, dict) or not is_list(self._address):
            return None
        source = Fields(entry, Findings())
        source_id = clean.identifier(source, "id")
        if source_id is None or not is_shallow(source):
            return None
        self._why = self._why or self._end()
        if self._why:
            self._left_out += 1
            return None
        return source_id

    def _end(self) -> str:
        """Why no more details are asked for; nothing while they are."""
        if self._silent >= _SILENT:
            return f"{_SILENT} in a row could not be read"
        if self._asked >= self._errand.limits.details:
            return f"at most {self._errand.limits.details} are asked for"
        return "time was up" if self._errand.is_late else ""

    def _details(self, source_id: str) -> dict[str, Any]:
        upload = read_upload(self._errand.get(detail_address(self._address, source_id)))
        for record in upload.records:
            if isinstance(record.value, dict) and clean.identifier(Fields(record.value, Findings()), "id") == source_id:
                return record.value
        raise UploadError("what is sent is not this service")
