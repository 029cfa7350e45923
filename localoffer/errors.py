"""Every error the core raises, drawn as a tree.

OfferError
├── SettingError      an environment variable has a value we cannot use
├── PlaceError        a postcode table, directory file or council name cannot be used
│   ├── UnknownAuthority   no council, or more than one, fits what was typed
│   └── DirectoryFileError an ONS Postcode Directory file cannot be imported
├── StoreError        the database cannot be reached or is not at our version
├── SeedError         a row of the project's own CSV data is wrong
├── UploadError       an offer file cannot be read or published
├── QueryError        a question has a part outside its allowed range
└── StartError        a process of ours cannot start

Each message says where, what was found, what was expected and what to do. Expected outcomes (nothing found,
a postcode shared by two councils, a row with problems) are values, not errors.
"""

from __future__ import annotations


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


class QueryError(OfferError):
    """A question has a part outside its allowed range."""


class StartError(OfferError):
    """A process of ours cannot start."""
