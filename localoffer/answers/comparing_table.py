"""A comparison as rows for a spreadsheet, as lines for a terminal and as one short card for the chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from localoffer.answers import wording
from localoffer.answers.cards import Card
from localoffer.answers.comparing import Comparison, Row, listed
from localoffer.answers.official_figures import ON_TIME
from localoffer.language import worded

HEADINGS = {
    "list": "What each council has published",
    "support": "Help that families with this need often look for",
    "figure": "Official figures",
}
PAGE = "/compare"
"""The page of the web app that shows all of a comparison."""
_BESIDE = {
    "england": ["England"],
    "region": ["its region", "England"],
    "neighbours": ["the councils next door", "England"],
}
MOST_SUPPORTS = 3
"""Kinds of help in the chat's short table; the page has all."""
_CHAT_LIST = ("list", "services", "fitting", "schedule2")
_CHAT_FIGURES = ("on_time", "refused", "ehc_plans")


def of_comparison(comparison: Comparison) -> Iterator[list[object]]:
    """A header and a row a thing: words and value of every area, then year, source and note."""
    yield ["key", "what", *_headings(comparison), "when", "source", "verified_on", "note"]
    for row in comparison.rows:
        cells = [part for each in row.cells for part in (each.text, each.value)]
        yield [row.key, row.label, *cells, row.when, row.source, row.verified_on, row.note]
    for said in comparison.says:
        yield ["note", said]


def _headings(comparison: Comparison) -> Iterator[str]:
    for each in comparison.columns:
        yield each.name
        yield worded("{name}: value", name=each.name)


def lines(comparison: Comparison) -> Iterator[str]:
    """A comparison for a terminal."""
    yield title(comparison)
    yield from comparison.says
    width = max((len(_label(row)) for row in comparison.rows), default=0)
    for group, heading in HEADINGS.items():
        if rows := comparison.telling(group):
            yield f"\n{heading}"
            table = [[each.name for each in comparison.columns_of(group)]]
            table += [[each.text for each in comparison.cells(row)] for row in rows]
            widths = [max(map(len, column)) for column in zip(*table, strict=True)]
            labels = ["", *map(_label, rows)]
            yield from (_line(label, cells, width, widths) for label, cells in zip(labels, table, strict=True))
    yield from ("", *sources(comparison), *(each.description for each in comparison.pictures[:1]))


def title(comparison: Comparison) -> str:
    """What is compared, in one line."""
    names = [each.name for each in comparison.named]
    asked = comparison.asked
    about = [worded(each) for each in (*asked.supports, *asked.needs)]
    if asked.age_years is not None:
        about.append(wording.age(asked.age_years))
    elif asked.phases:
        about.append(worded(" or ").join(worded(wording.phase(each)) for each in asked.phases))
    side = (
        worded("{names} side by side", names=listed(names))
        if len(names) > 1
        else listed([*names, *_BESIDE[comparison.beside]])
    )
    return f"{side}: {', '.join(about)}" if about else side


def sources(comparison: Comparison) -> list[str]:
    """Where the figures come from and when they were checked, each source once."""
    found = {
        worded("Source: {source}. Checked {day}.", source=row.source, day=wording.day(row.verified_on))
        for row in comparison.rows
        if row.source and row.verified_on
    }
    return sorted(found)


def card(comparison: Comparison) -> Card:
    """The short table: few rows, the picture's numbers, and what leads to the page with everything."""
    rows = _short(comparison)
    figures = [row for row in comparison.group("figure") if row.verified_on]
    return {
        "kind": "comparison",
        "heading": title(comparison),
        "strength": None,
        "strength_words": None,
        "facts": [{"label": _label(row), "value": _sentence(comparison, row)} for row in rows],
        "links": [{"title": "See everything on one page", "url": f"{PAGE}?{urlencode(codes(comparison), doseq=True)}"}],
        "source": figures[0].source if figures else None,
        "checked": worded("Checked {day}", day=wording.day(figures[0].verified_on))
        if figures and figures[0].verified_on
        else None,
        "sample": comparison.is_sample,
        "table": {
            "columns": [each.name for each in comparison.columns],
            "rows": [{"label": _label(row), "cells": [each.text for each in row.cells]} for row in rows],
        },
        "picture": next((each.as_json() for each in comparison.pictures if each.key == ON_TIME.key), None),
    }


def codes(comparison: Comparison) -> dict[str, list[str]]:
    """What leads to the same comparison on the page, in codes only."""
    asked = comparison.asked
    found = {
        "area": [each.code for each in comparison.named],
        "need": list(asked.need_codes),
        "support": list(asked.support_codes),
        "age_band": list(asked.phases[:1]),
        "with": [comparison.beside],
    }
    return {name: values for name, values in found.items() if values}


def labelled(comparison: Comparison, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows as a page shows them: a label with its year, and the words under `columns_of` their group."""
    return [{"label": _label(row), "cells": [each.text for each in comparison.cells(row)]} for row in rows]


def _short(comparison: Comparison) -> list[Row]:
    rows = [row for row in comparison.telling("list") if row.key in _CHAT_LIST]
    rows += comparison.telling("support")[:MOST_SUPPORTS]
    return rows + [row for row in comparison.group("figure") if row.key in _CHAT_FIGURES]


def _label(row: Row) -> str:
    label = worded(row.label)
    return f"{label} ({row.when})" if row.when else label


def _sentence(comparison: Comparison, row: Row) -> str:
    return "; ".join(
        f"{worded(held.name)}: {worded(cell.text)}" for held, cell in zip(comparison.columns, row.cells, strict=True)
    )


def _line(label: str, cells: Sequence[str], width: int, widths: Sequence[int]) -> str:
    parts = [text.ljust(widths[at]) for at, text in enumerate(cells)]
    return f"  {label.ljust(width)}  {'  '.join(parts)}".rstrip()
