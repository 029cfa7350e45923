"""Opens the vocabulary's files: the one module of `reading` that touches a disk.

docs/data-formats.md lists the columns. A wrong row stops the start and is named, with its line.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from localoffer.errors import SeedError
from localoffer.reading.matching import Guard
from localoffer.reading.phase import PHASES
from localoffer.reading.place import AuthorityName, PlaceGuard
from localoffer.reading.plan import STATUSES, PlanWord
from localoffer.reading.rows import Named, PhaseWord, VocabularyRows, WordRow
from localoffer.reading.vocabulary import Vocabulary
from localoffer.reading.words import plain

Row = dict[str, str]
Made = TypeVar("Made")


def load_vocabulary(folder: Path, offer: Path | None = None) -> Vocabulary:
    """The vocabulary of a checkout, ready to read messages.

    Args:
        folder: Where the vocabulary lies: data/vocabulary.
        offer: Where authorities.csv and authority_aliases.csv lie; the folder "offer" beside `folder` when omitted.
            Without authorities.csv no council is recognised.

    Raises:
        SeedError: A file is missing or a row is wrong; says which.
    """
    return Vocabulary(read_rows(folder, offer))


def read_rows(folder: Path, offer: Path | None = None) -> VocabularyRows:
    """The rows of the vocabulary's files, checked; arguments and errors as `load_vocabulary`."""
    needs = _all(folder / "needs.csv", _named)
    supports = _all(folder / "supports.csv", _named)
    areas = _all(folder / "broad_areas.csv", _named)
    need_codes, support_codes = {row.code for row in needs}, {row.code for row in supports}
    area_codes = {row.code for row in areas} | {""}
    return VocabularyRows(
        needs=_all(folder / "needs.csv", lambda row: _need(row, area_codes)),
        broad_areas=areas,
        supports=supports,
        phases=_all(folder / "phases.csv", _named),
        need_words=_all(folder / "need_words.csv", lambda row: _word(row, need_codes)),
        support_words=_all(folder / "support_words.csv", lambda row: _word(row, support_codes)),
        phase_words=_all(folder / "phase_words.csv", _phase_word),
        plan_words=_all(folder / "plan_words.csv", _plan_word),
        general_words=_all(folder / "general_words.csv", lambda row: WordRow(row["phrase"], row["meaning"], 1.0)),
        authorities=_authorities(offer or folder.parent / "offer", folder / "shared_places.csv"),
        groups=dict(_all(folder / "word_groups.csv", lambda row: (row["group"], tuple(row["words"].split("|"))))),
        alike=dict(_all(folder / "alike.csv", lambda row: (row["phrase"], row["taken_as"]))),
        guards=dict(_all(folder / "phrase_guards.csv", _guard)),
        place_guards=dict(_all(folder / "place_guards.csv", _place_guard)),
        ordinary_words=frozenset(_all(folder / "ordinary_words.csv", lambda row: row["word"])),
    )


def _all(path: Path, make: Callable[[Row], Made]) -> list[Made]:
    return [_made(path, line, row, make) for line, row in _lines(path)]


def _made(path: Path, line: int, row: Row, make: Callable[[Row], Made]) -> Made:
    try:
        return make(row)
    except KeyError as error:
        raise SeedError(f"{path.name}, line {line}: there is no column {error}. Add it to the first line.") from None
    except ValueError as error:
        raise SeedError(f"{path.name}, line {line}: {error}") from None


def _lines(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield reader.line_num, {key: (value or "").strip() for key, value in row.items() if key}
    except FileNotFoundError:
        raise SeedError(f"{path.name} is missing from {path.parent}. Restore it from the repository.") from None


def _named(row: Row) -> Named:
    return Named(row["code"], row["name"], row["plain_name"], row.get("broad_area", ""))


def _need(row: Row, areas: set[str]) -> Named:
    return Named(row["code"], row["name"], row["plain_name"], _one_of(row["broad_area"], areas, "broad_area"))


def _word(row: Row, codes: set[str]) -> WordRow:
    score = float(row["score"])
    if not 0 < score <= 1:
        raise ValueError(f'score: "{row["score"]}" is not above 0 and at most 1. Change it.')
    return WordRow(row["phrase"], _one_of(row["code"], codes, "code"), score)


def _phase_word(row: Row) -> PhaseWord:
    implied = row["implied_age_years"]
    phase = _one_of(row["phase"], set(PHASES), "phase")
    also = _one_of(row["also"], {*PHASES, ""}, "also") or None
    years = float(implied) if implied else None
    return PhaseWord(row["phrase"], phase, years, row["ask"] == "yes", also, row["loose"] == "yes")


def _plan_word(row: Row) -> PlanWord:
    return PlanWord(row["phrase"], _one_of(row["plan_status"], set(STATUSES), "plan_status"), int(row["rank"]))


def _guard(row: Row) -> tuple[str, Guard]:
    guard = Guard(
        capitals=row["capitals"] == "yes",
        before=_words(row["before"]),
        after=_words(row["after"]),
        not_before=_words(row["not_before"]),
        not_after=_words(row["not_after"]),
        somewhere=_words(row["somewhere"]),
    )
    return plain(row["phrase"]), guard


def _place_guard(row: Row) -> tuple[str, PlaceGuard]:
    guard = PlaceGuard(
        doubtful=row["doubtful"] == "yes",
        small_after=_words(row["small_after"]),
        not_before=_words(row["not_before"]),
        not_after=_words(row["not_after"]),
    )
    return plain(row["place"]), guard


def _authorities(offer: Path, shared: Path) -> list[AuthorityName]:
    """Councils by every name: a district council's too, whose county has the duties, and names that two share."""
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for path, code, name in (
        (offer / "authority_aliases.csv", "gss_code", "alias"),
        (offer.parent / "places" / "districts.csv", "county_code", "name"),
        (shared, "gss_code", "name"),
    ):
        for row in _lines_if_there(path):
            aliases[row[code]].append(row[name])

    def authority(row: Row) -> AuthorityName:
        friendly = row.get("friendly_name") or row["name"]
        # "Sampleshire (sample data)" is typed without its bracket.
        plain_name = friendly.partition(" (")[0]
        return AuthorityName(row["gss_code"], row["name"], friendly, (*aliases[row["gss_code"]], plain_name))

    files = (offer / "authorities.csv", offer / "sample_authority.csv")
    return [authority(row) for path in files for row in _lines_if_there(path)]


def _lines_if_there(path: Path) -> Iterator[Row]:
    return (row for _, row in _lines(path)) if path.exists() else iter(())


def _words(cell: str) -> frozenset[str]:
    # A caret stands for the edge of the message.
    return frozenset(word if word != "^" else "" for word in cell.split())


def _one_of(value: str, allowed: set[str], column: str) -> str:
    if value not in allowed:
        raise ValueError(f'{column}: "{value}" is not one of {", ".join(sorted(allowed))}. Change it.')
    return value
