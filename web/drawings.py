"""Tables and pictures of a card as plain strings and numbers: what template and script draw, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

MOST_MARKS = 400
MOST_ROWS, MOST_COLUMNS = 40, 10
_KINDS = frozenset({"council", "own", "england"})
_LONGEST = 10_000.0
Restore = Callable[[str], str]


def drawn(card: dict[str, Any], restore: Restore) -> dict[str, Any]:
    """The table and picture of a comparison, which then needs no facts; nothing for any other card."""
    table = _table(card.get("table"), restore) if card.get("kind") == "comparison" else None
    if table is None:
        return {}
    return {"facts": [], "table": table, "picture": picture_of(card.get("picture"), restore)}


def _table(value: object, restore: Restore) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        return None
    columns = [restore(str(each)) for each in _list(value, "columns")[:MOST_COLUMNS]]
    rows = [
        {"label": restore(str(row.get("label", ""))), "cells": [restore(str(each)) for each in _list(row, "cells")]}
        for row in _dicts(value, "rows")[:MOST_ROWS]
    ]
    even = [row for row in rows if len(row["cells"]) == len(columns)]
    return {"columns": columns, "rows": even} if columns and even else None


def picture_of(value: object, restore: Restore) -> dict[str, Any] | None:
    """A strip plot (`StripPlot.as_json`) as a page draws it; None where a part of it is no number or word.

    Args:
        value: What came.
        restore: Puts names back into a string.
    """
    if not isinstance(value, dict):
        return None
    try:
        top, bottom = (_number(each) for each in _list(value, "band"))
        return {
            "title": restore(str(value["title"])),
            "description": restore(str(value["description"])),
            "width": _number(value["width"]),
            "height": _number(value["height"]),
            "top": top,
            "bottom": bottom,
            "marks": [_mark(each, restore) for each in _dicts(value, "marks")[:MOST_MARKS]],
            "ticks": [
                {"x": _number(each["x"]), "label": restore(str(each["label"]))} for each in _dicts(value, "ticks")
            ],
        }
    except (KeyError, TypeError, ValueError):
        return None


def _mark(mark: dict[str, Any], restore: Restore) -> dict[str, Any]:
    kind, x = str(mark["kind"]), _number(mark["x"])
    if kind not in _KINDS:
        raise ValueError(kind)
    label = restore(str(mark["label"])) if mark.get("label") else ""
    where = {name: _number(mark.get(name, 0)) for name in ("label_x", "label_y")}
    return {"kind": kind, "x": x, "y": _number(mark["y"]), "label": label, **where}


def _number(value: object) -> float:
    number = float(value) if isinstance(value, int | float) else math.nan
    if not 0 <= number <= _LONGEST:
        raise ValueError(number)
    return round(number, 1)


def _list(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []


def _dicts(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [each for each in _list(value, name) if isinstance(each, dict)]
