"""The vocabularies that services are sorted by, for anyone to read: ours, and each council's own."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from localoffer.catalogue import open_data as catalogue
from localoffer.catalogue.open_data import TermKey, Wanted
from localoffer.navigator.ground import Ground
from localoffer.publishing.export import terms as export
from localoffer.publishing.own_fields import OWN_TAXONOMIES

Shown = dict[str, Any]


@dataclass(frozen=True)
class Directory:
    """Every taxonomy and term, by id, and which stored terms each stands for.

    Args:
        mark: The state of the offer it was made from.
        taxonomies: As they are published.
        terms: As they are published.
        keys: What to look for in the store.
    """

    mark: str
    taxonomies: dict[str, Shown]
    terms: dict[str, Shown]
    keys: dict[str, tuple[TermKey, ...]]

    def add_taxonomy(self, shown: Shown, *keys: TermKey) -> None:
        """One vocabulary more."""
        self.taxonomies[shown["id"]], self.keys[shown["id"]] = shown, keys

    def add_term(self, shown: Shown, *keys: TermKey) -> None:
        """One term more."""
        self.terms[shown["id"]], self.keys[shown["id"]] = shown, keys


class Terms:
    """Taxonomies and terms; a council's are read once for each state of its offer.

    Args:
        ground: What use cases stand on.
        with_sample: Whether invented councils' words count.
    """

    def __init__(self, ground: Ground, *, with_sample: bool) -> None:
        self.ground = ground
        self._with_sample = with_sample
        self._lock = threading.Lock()
        self._own = _ours()
        self._councils: dict[str, Directory] = {}
        self._all = self._own

    def taxonomies(self, search: str = "") -> list[Shown]:
        """Vocabularies whose name holds these words: ours first, then by name."""
        return _holding(search, self._directory().taxonomies.values())

    def taxonomy(self, taxonomy_id: str) -> Shown | None:
        """One vocabulary with its terms; None when there is none."""
        directory = self._directory()
        shown = directory.taxonomies.get(taxonomy_id)
        inside = [each for each in directory.terms.values() if each["taxonomy_id"] == taxonomy_id]
        return {**shown, "taxonomy_terms": inside} if shown else None

    def terms(
        self, search: str = "", *, taxonomy_id: str | None = None, parent_id: str | None = None, top_only: bool = False
    ) -> list[Shown]:
        """Terms whose name holds these words.

        Args:
            search: Words.
            taxonomy_id: Only of this vocabulary.
            parent_id: Only right below this term.
            top_only: Only those below no other.
        """
        return [
            each
            for each in _holding(search, self._directory().terms.values())
            if taxonomy_id in {None, each["taxonomy_id"]}
            and parent_id in {None, each.get("parent_id")}
            and not (top_only and "parent_id" in each)
        ]

    def term(self, term_id: str) -> Shown | None:
        """One term; None when there is none."""
        return self._directory().terms.get(term_id)

    def keys(self, taxonomy_id: str | None, term_id: str | None) -> tuple[TermKey, ...] | None:
        """What in the store belongs to a vocabulary and a term of it.

        Returns:
            None when neither is asked for; nothing when there is no such thing.
        """
        if taxonomy_id is None and term_id is None:
            return None
        directory = self._directory()
        if term_id is None:
            return directory.keys.get(taxonomy_id or "", ())
        term = directory.terms.get(term_id)
        is_inside = term is not None and taxonomy_id in {None, term["taxonomy_id"]}
        return directory.keys[term_id] if is_inside else ()

    def _directory(self) -> Directory:
        with self._lock, self.ground.database.session() as session:
            marks = catalogue.data_marks(session)
            old = {gss_code: known for gss_code, known in self._councils.items() if marks.get(gss_code) == known.mark}
            new = {code: self._of_council(session, code, mark) for code, mark in marks.items() if code not in old}
            if new or len(old) < len(self._councils):
                self._councils = dict(sorted({**old, **new}.items()))
                self._all = _together((self._own, *self._councils.values()))
            return self._all

    def _of_council(self, session: Session, gss_code: str, mark: str) -> Directory:
        directory = Directory(mark, {}, {}, {})
        wanted = Wanted(with_sample=self._with_sample, gss_code=gss_code)
        for vocabulary, code, name in catalogue.source_terms(session, wanted):
            if vocabulary not in OWN_TAXONOMIES:
                taxonomy = export.source_taxonomy(gss_code, vocabulary, self._name(gss_code))
                directory.add_taxonomy(taxonomy, TermKey(gss_code, vocabulary))
                term = export.taxonomy_term(gss_code, vocabulary, code, name)
                directory.add_term(term, TermKey(gss_code, vocabulary, code))
        return directory

    def _name(self, gss_code: str) -> str:
        known = self.ground.authorities.get(gss_code)
        return known.friendly_name if known else gss_code


def _ours() -> Directory:
    directory = Directory("", {}, {}, {})
    for vocabulary, shown in export.own_taxonomies():
        directory.add_taxonomy(shown, TermKey(None, vocabulary))
    for shown, keys in export.own_terms():
        directory.add_term(shown, *keys)
    return directory


def _together(directories: Iterable[Directory]) -> Directory:
    whole = Directory("", {}, {}, {})
    for each in directories:
        whole.taxonomies.update(each.taxonomies)
        whole.terms.update(each.terms)
        whole.keys.update(each.keys)
    return whole


def _holding(search: str, shown: Iterable[Shown]) -> list[Shown]:
    words = search.casefold().split()
    return [each for each in shown if all(word in each["name"].casefold() for word in words)]
