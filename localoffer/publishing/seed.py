"""The national layer: loads the project's own CSV files (data/offer, data/places) into the store.

One transaction replaces every national row; councils' own data is left alone. A fingerprint of the files says whether
there is anything to do, so a second start does nothing.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Float, Integer, delete, select
from sqlalchemy.orm import Session

from localoffer.errors import SeedError
from localoffer.store.records import (
    AuthorityAliasRecord,
    AuthorityRecord,
    DistrictRecord,
    EhcFigureRecord,
    FactRecord,
    HelplineRecord,
    ProvisionRecord,
    Record,
    SeedRecord,
    SuccessorRecord,
    SupportTypeRecord,
)

_FILES: tuple[tuple[str, type[Record]], ...] = (
    ("places/districts.csv", DistrictRecord),
    ("places/authority_successors.csv", SuccessorRecord),
    ("offer/authority_aliases.csv", AuthorityAliasRecord),
    ("offer/support_types.csv", SupportTypeRecord),
    ("offer/provision.csv", ProvisionRecord),
    ("offer/helplines.csv", HelplineRecord),
    ("offer/facts.csv", FactRecord),
    ("offer/ehc_figures.csv", EhcFigureRecord),
)
_AUTHORITIES = "offer/authorities.csv"
_COLUMN_NAMES = {"changed_on": "on"}


def seed(session: Session, data: Path) -> bool:
    """Load the national layer if its files changed.

    Args:
        session: A database session; the caller commits.
        data: The project's data/ folder.

    Returns:
        True when something was loaded, False when it was already there.

    Raises:
        SeedError: A file is missing or a row is wrong; names the file, line and column.
    """
    fingerprint = _fingerprint(data)
    state = session.get(SeedRecord, "national")
    if state is not None and state.fingerprint == fingerprint:
        return False
    _load_authorities(session, data / _AUTHORITIES)
    for name, record in _FILES:
        rows = list(_rows(data / name, record))
        stale = delete(record)
        if record is ProvisionRecord:
            stale = stale.where(ProvisionRecord.gss_code.is_(None))
        if record is AuthorityAliasRecord:
            samples = select(AuthorityRecord.gss_code).where(AuthorityRecord.is_sample)
            stale = stale.where(AuthorityAliasRecord.gss_code.not_in(samples))
        session.execute(stale)
        session.add_all(record(**row) for row in rows)
        session.flush()
    session.merge(SeedRecord(name="national", fingerprint=fingerprint))
    return True


def _fingerprint(data: Path) -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for name in (_AUTHORITIES, *(each for each, _ in _FILES)):
        path = data / name
        if not path.is_file():
            raise SeedError(f"data/{name} is missing. Fetch the project's files again.")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _load_authorities(session: Session, path: Path) -> None:
    """Bring names and links up to date without touching what was learned from a council's own data."""
    known = {each.gss_code: each for each in session.scalars(select(AuthorityRecord))}
    for row in _rows(path, AuthorityRecord):
        record = known.get(row["gss_code"])
        if record is None:
            session.add(AuthorityRecord(**row))
            continue
        for column, value in row.items():
            setattr(record, column, value)
    session.flush()


def _rows(path: Path, record: type[Record]) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield from_csv(record, row, where=f"{path.name}, line {number}")


def from_csv(record: type[Record], row: Mapping[str, str | None], *, where: str) -> dict[str, Any]:
    """One CSV row as the values of a record's columns.

    Args:
        record: The table.
        row: Column name to text; lists are separated by "|", booleans are yes or no, dates are ISO.
        where: File and line, for the error.

    Raises:
        SeedError: A column is unknown or its text does not fit.
    """
    values: dict[str, Any] = {}
    columns = record.__table__.columns
    for name, text in row.items():
        if name not in columns or text is None:
            raise SeedError(f"{where}: column {name!r} is not one of {', '.join(columns.keys())}.")
        try:
            values[_COLUMN_NAMES.get(name, name)] = _value(columns[name].type, text.strip())
        except ValueError:
            kind = type(columns[name].type).__name__.lower()
            raise SeedError(f"{where}, {name}: {text!r} is not a {kind}. Correct the file.") from None
    return values


def _value(kind: Any, text: str) -> Any:
    if isinstance(kind, JSON):
        return [part.strip() for part in text.split("|") if part.strip()]
    if not text:
        return None
    if isinstance(kind, Boolean):
        if text not in {"yes", "no"}:
            raise ValueError(text)
        return text == "yes"
    if isinstance(kind, Date):
        return date.fromisoformat(text)
    if isinstance(kind, Integer):
        return int(text)
    if isinstance(kind, Float):
        return float(text)
    return text
