"""Every error the core raises, drawn as a tree.

OfferError
├── SettingError      an environment variable has a value we cannot use
├── PlaceError        a postcode table, directory file or council name cannot be used
│   ├── UnknownAuthority   no council, or more than one, fits what was typed
│   └── DirectoryFileError an ONS Postcode Directory file cannot be imported
├── StoreError        the database cannot be reached or is not at our version
├── SeedError         a row of the project's own CSV data is wrong
├── UploadError       an offer file cannot be read or published
│   ├── FetchError         a feed's address may not or cannot be read
│   └── PublishBlocked     a blocking problem remains, so nothing is stored
├── MappingError      what a person says a council's term means cannot be used
├── QueryError        a question has a part outside its allowed range
├── CommentError      a comment cannot be published, hidden or answered as asked
├── CallbackError     a request to be called back cannot be kept or closed as asked
├── MailError         letters cannot be sent or written
└── StartError        a process of ours cannot start

Each message says where, what was found, what was expected and what to do. Expected outcomes (nothing found,
a postcode shared by two councils, a row with problems) are values, not errors.
"""

from __future__ import annotations

import re
from typing import Any


class OfferError(Exception):
    """Root of every error a caller may want to catch."""


class SettingError(OfferError):
    """An environment variable has a value we cannot use.

    Args:
        name: The variable.
        found: The value as given.
        expected: What it may be, in plain words.
    """

    def __init__(self, name: str, found: str, expected: str) -> None:
        self.name, self.found, self.expected = name, found, expected
        super().__init__(f'setting {name}: "{found}" is not {expected}. Change it or unset it.')


class PlaceError(OfferError):
    """A postcode table, directory file or council name cannot be used."""


class UnknownAuthority(PlaceError):
    """No council, or more than one, fits what was typed.

    Args:
        typed: What was typed.
        choices: Friendly names that come close, best first; empty when none does.
    """

    def __init__(self, typed: str, choices: tuple[str, ...] = ()) -> None:
        self.typed, self.choices = typed, choices
        hint = f"Did you mean: {'; '.join(choices)}?" if choices else "Use its name, an everyday name or its GSS code."
        super().__init__(f'"{typed}" is not the name of one English council with education duties. {hint}')


class DirectoryFileError(PlaceError):
    """An ONS Postcode Directory file cannot be imported."""


class StoreError(OfferError):
    """The database cannot be reached or is not at our version."""


class SeedError(OfferError):
    """A row of the project's own CSV data is wrong."""


class UploadError(OfferError):
    """An offer file cannot be read or published."""


class PublishBlocked(UploadError):
    """A blocking problem remains, so nothing is stored.

    Args:
        words: The first of them, with where, what and what to do.
        changes: All that was found, as `localoffer.publishing.diff.Changes`.
    """

    def __init__(self, words: str, changes: Any) -> None:
        self.changes = changes
        super().__init__(words)


class FetchError(UploadError):
    """A feed's address may not or cannot be read.

    Args:
        address: The address a person gave; its query and any password are not shown.
        found: What happened, as the rest of a sentence about the address.
        expected: What was looked for.
        todo: What to do, as a sentence.
        status: What the server answered, when it did.
        is_passing: Whether a later try may succeed.
        retry_after_seconds: When the server asks to be tried again.
    """

    def __init__(  # noqa: PLR0913 - four parts of a sentence and three facts
        self,
        address: str,
        found: str,
        expected: str,
        todo: str,
        *,
        status: int | None = None,
        is_passing: bool = False,
        retry_after_seconds: int | None = None,
    ) -> None:
        self.address = bare_address(address)
        self.found, self.expected, self.todo = found, expected, todo
        self.status, self.is_passing, self.retry_after_seconds = status, is_passing, retry_after_seconds
        super().__init__(f"{self.address}: {found}; expected {expected}. {todo}")


def bare_address(address: str) -> str:
    """An address fit to show: a query may hold a key, and what stands before an @ a password."""
    printable = "".join(each for each in address if each.isprintable())
    scheme, mark, rest = re.split(r"[?#]", printable)[0].rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"[:200]


class MappingError(OfferError):
    """What a person says a council's term means cannot be used.

    Args:
        where: The option, or the file with its row and column.
        found: What was there.
        expected: What it may be.
        todo: What to do, as a sentence.
    """

    def __init__(self, where: str, found: str, expected: str, todo: str) -> None:
        self.where, self.found, self.expected, self.todo = where, found, expected, todo
        super().__init__(f'{where}: "{found}" is not {expected}. {todo}')


class QueryError(OfferError):
    """A question has a part outside its allowed range."""


class CommentError(OfferError):
    """A comment cannot be published, hidden or answered as asked."""


class CallbackError(OfferError):
    """A request to be called back cannot be kept or closed as asked."""


class MailError(OfferError):
    """Letters cannot be sent or written."""


class StartError(OfferError):
    """A process of ours cannot start."""
