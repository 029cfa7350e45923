"""The figures of an evaluation as a page people read. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

ROWS = (
    ("intent", "strict", "Intent, first label", "share"),
    ("intent", "acceptable", "Intent, any acceptable label", "share"),
    ("intent", "top_2", "Intent, acceptable label among the first two", "share"),
    ("intent", "top_2_strict", "Intent, first label among the first two", "share"),
    ("intent", "macro_f1", "Macro F1, first label", "decimal"),
    ("intent", "macro_f1_acceptable", "Macro F1, acceptable labels count as right", "decimal"),
    ("intent", "best_guess_acceptable", 'Best guess acceptable, had it never said "not understood"', "share"),
    ("intent", "not_understood", "Not understood", "count"),
    ("intent", "no_answer", "The assistant failed", "count"),
    ("intent", "others_offered", "Messages with other topics offered", "count"),
    ("intent", "others_fair", "… of those with several acceptable labels, one of them offered", "share"),
    ("needs", "area_recall", "Broad area of need, recall", "share"),
    ("needs", "area_precision", "Broad area of need, precision", "share"),
    ("needs", "code_recall", "Need, recall", "share"),
    ("needs", "code_precision", "Need, precision", "share"),
    ("needs", "support_recall", "Kind of support, recall", "share"),
    ("needs", "support_precision", "Kind of support, precision", "share"),
    ("child", "age", "Age within 0.25 years, or rightly none", "share"),
    ("child", "age_where_stated", "… where one is stated", "share"),
    ("child", "age_where_none", "… where none is", "share"),
    ("child", "phase", "Phase, or rightly none", "share"),
    ("child", "phase_where_named", "… where one is named", "share"),
    ("child", "phase_where_none", "… where none is", "share"),
    ("child", "plan_status", "Plan status", "share"),
    ("child", "plan_status_where_told", "… where it is told", "share"),
    ("child", "who", "Who writes", "share"),
    ("child", "who_where_not_parent", "… where it is no parent", "share"),
    ("child", "place", "Council, or rightly none", "share"),
    ("child", "place_where_named", "… where one is named", "share"),
    ("child", "place_alone", "… and no other beside it", "share"),
    ("child", "place_where_none", "… where none is", "share"),
    ("crisis", "meant", "Messages that speak of danger", "count"),
    ("crisis", "recall", "Danger noticed", "share"),
    ("crisis", "missed", "Danger missed", "count"),
    ("crisis", "recall_by_words", "Danger noticed by the words alone", "share"),
    ("crisis", "urgent_recall", "Urgent danger called urgent", "share"),
    ("crisis", "urgent_noticed", "Urgent danger noticed at all", "share"),
    ("crisis", "soft_as_urgent", "Softer danger called urgent", "share"),
    ("crisis", "none_meant", "Messages without danger", "count"),
    ("crisis", "false_urgent", "… called urgent", "share"),
    ("crisis", "false_soft", "… given the softer card", "share"),
    ("crisis", "false_soft_by_words", "… by the words alone", "share"),
    ("crisis", "cards_on_the_rest", "Cards on messages with another label", "count"),
    ("times", "whole_median_ms", "Whole path, median (ms)", "number"),
    ("times", "whole_95_ms", "Whole path, 95 % (ms)", "number"),
    ("times", "assistant_median_ms", "The assistant's part, median (ms)", "number"),
    ("times", "assistant_95_ms", "The assistant's part, 95 % (ms)", "number"),
)
"""Subject, figure, what it is called and how it is written."""


def as_markdown(measured: Mapping[str, Any]) -> str:
    """The page: one table of all figures, one of confused labels for each set."""
    sets = measured["sets"]
    columns = [f"{name} ({figures['messages']})" for name, figures in sets.items()]
    head = [
        "# How well messages are understood",
        "",
        f"Model {measured['model']}, measured on {measured['measured_on']}.",
        f"The assistant's process held {measured['memory_mb'] or '?'} MB; loading took {measured['loading_s']} s.",
        "",
        f"| | {' | '.join(columns)} |",
        f"|---|{'---:|' * len(sets)}",
    ]
    return "\n".join([*head, *_table(sets), *_labels(sets), *_confused(sets), *_search(measured), ""])


def _table(sets: Mapping[str, Any]) -> Iterator[str]:
    for subject, figure, name, kind in ROWS:
        cells = [_written(figures[subject].get(figure), kind) for figures in sets.values()]
        yield f"| {name} | {' | '.join(cells)} |"


def _labels(sets: Mapping[str, Any]) -> Iterator[str]:
    labels = sorted({label for figures in sets.values() for label in figures["intent"]["recall_by_label"]})
    yield from ("", "## By label: chosen, acceptable, of so many", "", f"| | {' | '.join(sets)} |")
    yield f"|---|{'---:|' * len(sets)}"
    for label in labels:
        counts = [figures["intent"]["recall_by_label"].get(label) for figures in sets.values()]
        cells = [f"{each[1]}, {each[2]} of {each[0]}" if each else "" for each in counts]
        yield f"| {label} | {' | '.join(cells)} |"


def _confused(sets: Mapping[str, Any]) -> Iterator[str]:
    for name, figures in sets.items():
        yield from ("", f"## Most confused: {name}", "", "| meant | chosen | times |", "|---|---|---:|")
        yield from (
            f"| {each['meant']} | {each['chosen']} | {each['times']} |" for each in figures["intent"]["confused"]
        )


def _search(measured: Mapping[str, Any]) -> Iterator[str]:
    ways = measured.get("search") or {}
    if not ways:
        return
    columns = list(next(iter(ways.values())))
    yield from ("", "## Search: nDCG@5 over the judged searches", "", f"| | {' | '.join(columns)} |")
    yield f"|---|{'---:|' * len(columns)}"
    yield from (
        f"| {way} | {' | '.join(f'{figures[each]:.3f}' for each in columns)} |" for way, figures in ways.items()
    )


def _written(value: float | None, kind: str) -> str:
    if value is None:
        return ""
    written = {"share": f"{value:.1%}", "decimal": f"{value:.3f}", "number": f"{value:.1f}", "count": f"{value:g}"}
    return written[kind].replace("%", " %")
