"""An audit as rows: for spreadsheets, and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localoffer.answers.audit import CHECKED, Audit, Finding, ItemState, state_words
from localoffer.catalogue.schedule2 import Item

Row = list[object]

_COUNCIL = ("gss_code", "council", "data", "read_on")
_SHOWN = 3
"""Records named on one line of a terminal."""


def of_items(audit: Audit) -> Iterator[Row]:
    """One council's audit: a header and a row an item; one row that says why where nothing was audited."""
    yield [
        *_COUNCIL, "key", "paragraph", "subject", "what_must_be_there", "text_checked", "state", "up_to_date_records",
        "stale_records", "hints", "record_names", "record_ids", "note",
    ]  # fmt: skip
    if not audit.findings:
        yield [*_council(audit), *[None] * 11, audit.says]
    for each in audit.findings:
        yield [
            *_council(audit),
            each.item.key,
            each.item.paragraph,
            each.item.subject,
            each.item.what,
            CHECKED[each.item.wording],
            each.state.value,
            each.evidence.sure,
            each.evidence.stale,
            each.evidence.hints,
            " | ".join(proof.name for proof in each.evidence.proofs),
            " | ".join(f"{proof.kind} {proof.record_id}" for proof in each.evidence.proofs),
            audit.says,
        ]


def of_councils(audits: Sequence[Audit], items: Sequence[Item]) -> Iterator[Row]:
    """All councils in one table: a header and a row a council, with the state of each item."""
    yield [*_COUNCIL, "score", *(state.value for state in ItemState), *(item.key for item in items), "note"]
    for audit in audits:
        states = {each.item.key: each.state.value for each in audit.findings}
        counts = audit.counts.values() if audit.findings else [None] * len(ItemState)
        yield [*_council(audit), audit.score, *counts, *(states.get(item.key) for item in items), audit.says]


def lines(audit: Audit) -> Iterator[str]:
    """One council's audit for a terminal."""
    sample = " This council is invented: sample data." if audit.is_sample else ""
    yield f"Schedule 2 audit: {audit.name} ({audit.gss_code}). {audit.says}{sample}"
    if not audit.findings:
        return
    yield f"Score {audit.score} of 100: {_counted(audit)}."
    for state in (ItemState.MISSING, ItemState.THIN, ItemState.STALE, ItemState.COVERED):
        found = [each for each in audit.findings if each.state is state]
        if found:
            yield f"\n{state.value.upper()} ({len(found)})"
            yield from (_line(each) for each in found)
    yield "\nParagraphs are named only where they were checked; the words are ours, never the law's."


def council_lines(audits: Sequence[Audit]) -> Iterator[str]:
    """All councils for a terminal, those with a score first."""
    read = [each for each in audits if each.findings]
    for audit in read:
        yield f"{audit.score:>4}  {audit.name}: {_counted(audit)} (loaded on {audit.read_on})"
    for audit in audits:
        if not audit.findings:
            yield f"   -  {audit.name}: {state_words(audit.data_state)}, no score"
    yield (
        f"{len(read)} of {len(audits)} councils were read whole. "
        "A score says what a council has published that we hold, not what it does."
    )


def _line(finding: Finding) -> str:
    item, evidence = finding.item, finding.evidence
    where = item.paragraph or "number not checked"
    text = f"  {item.key:8} {item.subject} [{where}; {CHECKED[item.wording]}]"
    if not evidence.proofs:
        return text
    names = "; ".join(proof.name for proof in evidence.proofs[:_SHOWN])
    total = evidence.sure + evidence.stale + evidence.hints
    more = f" and {total - _SHOWN} more" if total > _SHOWN else ""
    return f"{text}\n           {names}{more}"


def _counted(audit: Audit) -> str:
    return ", ".join(f"{count} {state.value}" for state, count in audit.counts.items())


def _council(audit: Audit) -> Row:
    return [audit.gss_code, audit.name, state_words(audit.data_state), audit.read_on]
