"""What a council's own terms lead to, and what people say of them."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from sqlalchemy.orm import Session

from localoffer.errors import MappingError
from localoffer.navigator.ground import Ground
from localoffer.publishing import mapping_table, remap
from localoffer.publishing.mapping import TermReader
from localoffer.publishing.mapping_rules import EVERY_SOURCE, CouncilRules, Meaning, folded
from localoffer.publishing.mapping_sheet import COLUMNS, edited, row_of
from localoffer.publishing.mapping_view import MappedTerm, mapped_terms, meaning_of
from localoffer.publishing.sheet import read_csv, refuse_large, write_csv
from localoffer.search import index


@dataclass(frozen=True)
class MappingChange:
    """What changing a rule did.

    Args:
        rules: How many rules were added or taken back.
        services: How many stored services got other codes.
        unmet: The term, when no stored service has it.
        close: Terms that are stored and look like it.
    """

    rules: int
    services: int
    unmet: str | None = None
    close: tuple[str, ...] = ()


class Mappings:
    """The table from councils' own terms to our codes."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def show(self, authority: str, source: str | None = None) -> list[MappedTerm]:
        """A council's terms, those that lead nowhere first.

        Raises:
            UnknownAuthority: The council's name is unclear.
            MappingError: It has no such source.
        """
        gss_code = self._code(authority)
        with self.ground.database.session() as session:
            self._check_source(session, gss_code, source)
            rows = mapped_terms(
                mapping_table.source_terms(session, gss_code, source),
                mapping_table.rules_of(session, gss_code),
                self._reader,
                mapping_table.makers(session, gss_code),
            )
        return [row for row in rows if source is None or row.source in {source, EVERY_SOURCE}]

    def export(self, authority: str, source: str | None = None) -> str:
        """The same as CSV that a person can edit and give back to `import_table`."""
        return write_csv([COLUMNS, *(row_of(row) for row in self.show(authority, source))])

    def set(  # noqa: PLR0913 - who says what of which term
        self,
        authority: str,
        term: str,
        kind: str,
        words: Sequence[str] = (),
        *,
        source: str | None = None,
        by: str | None = None,
    ) -> MappingChange:
        """Say that a term leads to codes of one kind, or to nothing; what was said of its other kinds stays.

        Raises:
            UnknownAuthority: The council's name is unclear.
            MappingError: A code is none of ours, or the council has no such source.
        """
        said = meaning_of(kind, words)

        def with_kind(rules: CouncilRules) -> Meaning:
            at = rules.at(source or EVERY_SOURCE, term)
            others = {(rule.kind, rule.code) for rule in at if rule.code and rule.kind != kind}
            return frozenset(said | others) if said else said

        gss_code = self._code(authority)
        with self.ground.database.session() as session:
            self._check_source(session, gss_code, source)
            old = mapping_table.rules_of(session, gss_code)
            new = old.with_meaning(source or EVERY_SOURCE, term, with_kind(old))
            return self._change(session, gss_code, old, new, by, term)

    def unset(self, authority: str, term: str, *, source: str | None = None, by: str | None = None) -> MappingChange:
        """Take back what was said of a term, so that the vocabulary reads it again.

        Raises:
            UnknownAuthority: The council's name is unclear.
            MappingError: Nothing was said of it.
        """
        gss_code = self._code(authority)
        with self.ground.database.session() as session:
            old = mapping_table.rules_of(session, gss_code)
            if not old.at(source or EVERY_SOURCE, term):
                todo = "See `offer mapping show`; a rule for one source needs --source."
                raise MappingError("TERM", term, "a term of which a person said anything here", todo)
            new = old.with_meaning(source or EVERY_SOURCE, term, None)
            return self._change(session, gss_code, old, new, by, term)

    def import_table(self, authority: str, path: Path, *, by: str | None = None) -> MappingChange:
        """Say everything that an edited table says; rows that were not edited change nothing.

        Raises:
            UnknownAuthority: The council's name is unclear.
            UploadError: The file cannot be read.
            MappingError: A column is missing or cells cannot be used; nothing was changed.
        """
        gss_code = self._code(authority)
        refuse_large(path.stat().st_size)
        sheet = read_csv(path.read_bytes())
        with self.ground.database.session() as session:
            old = mapping_table.rules_of(session, gss_code)
            terms = mapping_table.source_terms(session, gss_code)
            new = edited(sheet, path.name, old, self._reader, terms)
            return self._change(session, gss_code, old, new, by)

    @property
    def _reader(self) -> TermReader:
        """What the vocabulary alone reads."""
        return TermReader(self.ground.vocabulary)

    def _code(self, authority: str) -> str:
        return self.ground.authorities.find(authority, on=self.ground.today()).gss_code

    def _change(  # noqa: PLR0913, PLR0917 - one change with its two sides
        self,
        session: Session,
        gss_code: str,
        old: CouncilRules,
        new: CouncilRules,
        by: str | None,
        term: str | None = None,
    ) -> MappingChange:
        maker = remap.By(by or getpass.getuser(), datetime.now(UTC))
        touched = remap.change(session, gss_code, (old, new), self.ground.vocabulary, maker)
        index.refresh(session, touched)
        rules = len(old.rules ^ new.rules)
        if term is None:
            return MappingChange(rules, len(touched))
        stored = {folded(each.name): each.name for each in mapping_table.source_terms(session, gss_code)}
        if folded(term) in stored:
            return MappingChange(rules, len(touched))
        close = tuple(stored[each] for each in get_close_matches(folded(term), list(stored), 3))
        return MappingChange(rules, len(touched), unmet=term, close=close)

    @staticmethod
    def _check_source(session: Session, gss_code: str, source: str | None) -> None:
        if source is None:
            return
        known = mapping_table.sources(session, gss_code)
        if source not in known:
            named = f"one of: {'; '.join(known)}" if known else "a file or feed: none of this council's is loaded"
            raise MappingError("--source", source, named, "Name one, or leave --source out to speak of all.")
