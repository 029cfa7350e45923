"""The words a source itself sorts its services by: taxonomy terms of every dialect, kept as local terms."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.publishing import clean
from localoffer.publishing.draft import TermDraft
from localoffer.publishing.fields import Fields

SEND_NEEDS = "outpost:send_needs"
"""Vocabulary name of Outpost's ticked SEND needs."""
OURS = ("need", "support", "phase")
"""Vocabulary names that are the project's own; a source's vocabulary of that name gets a prefix."""
_LONGEST_VOCABULARY, _LONGEST_CODE = 60, 200


def terms(service: Fields) -> tuple[TermDraft, ...]:
    """Every term of a service, once each; "Parent > Child" in one text counts as both."""
    found: dict[tuple[str, str], TermDraft] = {}
    for term in _all(service):
        found.setdefault((term.vocabulary, term.code), term)
    return tuple(found.values())


def _all(service: Fields) -> Iterator[TermDraft]:
    for attribute in service.children("attributes"):
        for term in attribute.children("taxonomy_term"):
            yield from _term(term, clean.line(attribute, "link_type"))
        if not attribute.has("taxonomy_term"):
            yield from _term(attribute, None, names=("value", "label"))
    for link in service.children("service_taxonomys", "service_taxonomies"):
        for term in link.children("taxonomy", "taxonomy_term"):
            yield from _term(term, None)
    for term in service.children("taxonomies", "taxonomy_terms"):
        yield from _term(term, "outpost:taxonomies")
    for term in service.children("send_needs"):
        yield from _term(term, SEND_NEEDS, names=("name", "label"))
    for term in service.children("suitabilities"):
        yield from _term(term, "outpost:suitabilities", names=("name", "label"))
    for term in service.children("pc_target_audience"):
        yield from _term(term, "audience", names=("audience_type", "name"))


def _term(source: Fields, fallback: str | None, names: tuple[str, ...] = ("name", "term")) -> Iterator[TermDraft]:
    name = clean.line(source, *names)
    if name is None:
        return
    stated = clean.line(source, "taxonomy", "vocabulary") if fallback is None or ":" not in fallback else None
    vocabulary = _vocabulary(stated or fallback or "source")
    code = clean.line(source, "slug", "term_uri", "code", "id") or name.casefold()
    *parents, last = [part.strip() for part in name.split(">") if part.strip()] or [name]
    for parent in parents:
        yield TermDraft(vocabulary, parent.casefold()[:_LONGEST_CODE], parent)
    yield TermDraft(vocabulary, code[:_LONGEST_CODE], last, source_id=clean.identifier(source))


def _vocabulary(name: str) -> str:
    name = f"source:{name}" if name.casefold() in OURS else name
    return name[:_LONGEST_VOCABULARY]
