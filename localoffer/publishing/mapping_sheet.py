"""A council's terms and what they lead to as a spreadsheet: written for a person to edit, and read back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from localoffer.errors import MappingError
from localoffer.publishing.codes import codes
from localoffer.publishing.mapping import TermReader
from localoffer.publishing.mapping_rules import NEED, PHASE, SUPPORT, CouncilRules, Meaning, folded
from localoffer.publishing.mapping_table import SourceTerm
from localoffer.publishing.mapping_view import MappedTerm, mapped_terms
from localoffer.publishing.sheet import Sheet

COLUMNS = ("source", "term", "vocabulary", "services", "needs", "supports", "phases", "nothing", "read_by")
"""Columns of the table; vocabulary, services and read_by are for people and not read back."""
_CODES = (("needs", NEED), ("supports", SUPPORT), ("phases", PHASE))
_NEEDED = ("source", "term", "needs", "supports", "phases", "nothing")
_YES, _NO = frozenset({"yes", "y", "true", "1", "x"}), frozenset({"", "no", "n", "false", "0"})
_MOST_TOLD = 10


def row_of(term: MappedTerm) -> list[object]:
    """One term as a row."""
    cells = ("|".join(term.of_kind(kind)) for _, kind in _CODES)
    nothing = "yes" if term.is_said and not term.codes else ""
    return [term.source, term.term, ", ".join(term.vocabularies), term.services, *cells, nothing, term.read_by]


def edited(
    sheet: Sheet, file: str, rules: CouncilRules, reader: TermReader, terms: Iterable[SourceTerm]
) -> CouncilRules:
    """The rules that an edited table asks for; a row that was not edited changes nothing.

    Args:
        sheet: The table as a person gave it back.
        file: Its name, for messages.
        rules: What is said now.
        reader: What the vocabulary alone reads.
        terms: The council's terms as they are stored.

    Raises:
        MappingError: A column is missing or cells cannot be used; names every row, and nothing is changed.
    """
    alone = {
        (row.source, folded(row.term)): frozenset(row.codes) for row in mapped_terms(terms, CouncilRules(), reader, {})
    }
    problems: list[MappingError] = []
    for number, cells in _rows(sheet, file):
        try:
            wanted = _wanted(cells, f"{file}, row {number}")
        except MappingError as error:
            problems.append(error)
            continue
        source, term = cells["source"], cells["term"]
        rules = _with_row(rules, source, term, wanted, alone.get((source, folded(term)), frozenset()))
    if problems:
        more = f" And {len(problems) - _MOST_TOLD} more." if len(problems) > _MOST_TOLD else ""
        first, *others = problems
        todo = " ".join([first.todo, *(str(each) for each in others[: _MOST_TOLD - 1])])
        raise MappingError(first.where, first.found, first.expected, f"{todo}{more} Nothing was changed.")
    return rules


def _with_row(rules: CouncilRules, source: str, term: str, wanted: Meaning | None, alone: Meaning) -> CouncilRules:
    """Rules after one row: kept where it says what holds already, taken back where it says what holds without them."""
    if _holds(rules.of(source).meaning(term), wanted, alone):
        return rules
    without = rules.with_meaning(source, term, None)
    if _holds(without.of(source).meaning(term), wanted, alone):
        return without
    return rules.with_meaning(source, term, wanted if wanted is not None else frozenset())


def _holds(said: Meaning | None, wanted: Meaning | None, alone: Meaning) -> bool:
    """Whether a row says what holds: a meaning someone said, or what the vocabulary alone reads.

    An empty row (wanted is None) is content with a term that leads nowhere by itself, but not with one that leads
    somewhere, nor with a "nothing" whose yes was taken out.
    """
    if said is None:
        return alone == (wanted or frozenset()) and wanted != frozenset()
    return said == wanted


def _wanted(cells: Mapping[str, str], where: str) -> Meaning | None:
    """What a row asks for; None where it names no code and does not say "nothing"."""
    found: set[tuple[str, str]] = set()
    for column, kind in _CODES:
        read, unknown = codes(kind).read(cells[column])
        if unknown:
            known = ", ".join(codes(kind).names)
            raise MappingError(f"{where}, {column}", ", ".join(unknown), f"a {kind} of ours", f"Use {known}.")
        found.update((kind, code) for code in read)
    nothing = cells["nothing"].casefold()
    if nothing not in _YES | _NO:
        raise MappingError(f"{where}, nothing", cells["nothing"], "yes or empty", "Write yes or clear the cell.")
    if nothing in _YES and found:
        raise MappingError(
            f"{where}, nothing", cells["nothing"], "wanted beside codes", "Clear it, or clear the codes."
        )
    if not cells["term"]:
        raise MappingError(f"{where}, term", "", "a term", "Write the term, or delete the row.")
    return frozenset(found) if found or nothing in _YES else None


def _rows(sheet: Sheet, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Row numbers as the spreadsheet shows them, with cells by column."""
    head, *rows = sheet.rows or (None,)
    names = [str(each).strip().casefold() for each in head.cells] if head else []
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise MappingError(
            f"{file}, first row", ", ".join(names)[:200], f"a mapping table: no column {', '.join(missing)}",
            "Take the table from `offer mapping show --export FILE` and edit that.",
        )  # fmt: skip
    for row in rows:
        if row:
            cells = [str(each).strip() for each in row.cells] + [""] * len(names)
            yield row.number, dict(zip(names, cells, strict=False))
