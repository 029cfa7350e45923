"""The words a source itself sorts its services by: taxonomy terms of every dialect, kept as local terms."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.publishing import clean
from localoffer.publishing.draft import TermDraft
from localoffer.publishing.fields import Fields, is_blank
from localoffer.publishing.own_fields import CODE, CODE_LISTS, OWN_TAXONOMIES, is_own
from localoffer.publishing.text import one_line

SEND_NEEDS = "outpost:send_needs"
"""Vocabulary name of Outpost's ticked SEND needs."""
STATED = {"our template: needs": "need", "our template: supports": "support"}
"""Vocabulary names of the columns of our services template that state our codes, with the kind of each."""
OURS = ("need", "support", "phase")
"""Vocabulary names that are the project's own; a source's vocabulary of that name gets a prefix."""
_LONGEST_VOCABULARY, _LONGEST_CODE = 60, 200


def terms(service: Fields) -> tuple[TermDraft, ...]:
    """Every term of a service, once each; "Parent > Child" in one text counts as both."""
    found: dict[tuple[str, str], TermDraft] = {}
    for term in (*_all(service), *_own_codes(service)):
        found.setdefault((term.vocabulary, term.code), term)
    return tuple(found.values())


def _own_codes(service: Fields) -> Iterator[TermDraft]:
    """Our codes, as an export of ours lists them with their reasons and scores."""
    for vocabulary, name in CODE_LISTS.items() if is_own(service.data) else ():
        for each in service.children(name):
            code, score = clean.line(each, "code"), clean.number(each, "score")
            if code:
                kept = None if score is None else min(max(score, 0.0), 1.0)
                yield TermDraft(vocabulary, _cut(code, _LONGEST_CODE), reason=clean.line(each, "reason"), score=kept)


def _all(service: Fields) -> Iterator[TermDraft]:
    for attribute in service.children("attributes"):
        yield from _of_attribute(attribute)
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


def _of_attribute(attribute: Fields) -> Iterator[TermDraft]:
    """The term of an attribute; our own codes, which an export of ours repeats here, are read from its own fields."""
    link_type = clean.line(attribute, "link_type")
    for term in attribute.children("taxonomy_term"):
        if term.get("taxonomy_id") not in OWN_TAXONOMIES.values():
            yield from _term(term, link_type, link_type=link_type)
    if not attribute.has("taxonomy_term"):
        yield from _term(attribute, None, names=("value", "label"))


def _term(
    source: Fields,
    fallback: str | None,
    names: tuple[str, ...] = ("name", "term"),
    link_type: str | None = None,
) -> Iterator[TermDraft]:
    name = clean.line(source, *names)
    if name is None:
        return
    stated = clean.line(source, "taxonomy", "vocabulary") if fallback is None or ":" not in fallback else None
    vocabulary = _vocabulary(stated or fallback or "source")
    link = _cut(link_type, _LONGEST_VOCABULARY) if link_type else None
    code = clean.line(source, CODE, "slug", "term_uri", "code", "id") or name.casefold()
    *parents, last = [part for each in name.split(">") if not is_blank(part := one_line(each))] or [name]
    for parent in parents:
        yield TermDraft(vocabulary, _cut(parent.casefold(), _LONGEST_CODE), parent, link_type=link)
    yield TermDraft(vocabulary, _cut(code, _LONGEST_CODE), last, source_id=clean.identifier(source), link_type=link)


def _vocabulary(name: str) -> str:
    name = f"source:{name}" if name.casefold() in OURS else name
    return _cut(name, _LONGEST_VOCABULARY)


def _cut(words: str, most: int) -> str:
    return words[:most].strip()
