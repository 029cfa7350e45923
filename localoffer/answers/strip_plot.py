"""A strip plot as values: every council one dot on a line, those asked about named; whoever shows it draws it. Pure.

No order of councils is in it. A council asked about differs by shape, size and a label, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from localoffer.answers import wording
from localoffer.language import worded

WIDTH = 360
"""Units of the drawing, near to the pixels of a phone, so that its words can be read there."""
RADIUS = 3.0
_LEFT, _RIGHT = 20.0, 340.0
_STEP = 6.6
LETTER = 8.2
"""Units a letter of a label takes at most."""
_EDGE = 3.0
_LABEL_ROW = 18.0
_ENGLAND = "E92000001"
_LAYERS = ("council", "england", "own")
"""What is drawn over what."""
_TICKS = (0, 25, 50, 75, 100)
_HALF_FROM = 8
"""From so many councils on, it is said between which values half of them lie."""


@dataclass(frozen=True)
class Mark:
    """One thing on the line.

    Args:
        kind: council, own (a council asked about) or england.
        value: In 100.
        x: Where it is.
        y: Where it is.
        label: Its name and value; "" for a council that is not named.
        label_y: Where the label is.
    """

    kind: str
    value: float
    x: float
    y: float
    label: str = ""
    label_y: float = 0.0

    @property
    def label_x(self) -> float:
        """Where the label begins: at its mark, or as far before it as it needs to stay in the drawing."""
        width = LETTER * len(self.label)
        start = self.x - width if self.x > WIDTH / 2 else self.x
        return round(max(_EDGE, min(start, WIDTH - _EDGE - width)), 1)


@dataclass(frozen=True)
class StripPlot:
    """A drawing and its words.

    Args:
        key: The measure.
        title: What is shown.
        description: What can be seen, in words.
        height: Units from top to bottom.
        band: Top and bottom of the band of dots.
        marks: Everything on it.
        ticks: Places on the line below, with their words.
    """

    key: str
    title: str
    description: str
    height: float
    band: tuple[float, float]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]

    def as_json(self) -> dict[str, Any]:
        """Numbers and words only: what crosses from the chat to the page."""
        return {
            "key": self.key,
            "title": self.title,
            "description": self.description,
            "width": WIDTH,
            "height": self.height,
            "band": list(self.band),
            "marks": [
                {
                    "kind": each.kind,
                    "x": each.x,
                    "y": each.y,
                    **({"label": each.label, "label_x": each.label_x, "label_y": each.label_y} if each.label else {}),
                }
                for each in self.marks
            ],
            "ticks": [{"x": x, "label": label} for x, label in self.ticks],
        }


def strip_plot(
    key: str, title: str, values: Mapping[str, float], *, own: Mapping[str, str], england: float | None
) -> StripPlot | None:
    """Where councils lie on a line from 0 to 100.

    Args:
        key: The measure.
        title: What is shown, with its year.
        values: In 100, by council; invented councils must not be among them.
        own: Everyday names of the councils asked about, by code.
        england: The value of England.

    Returns:
        None where no council has a value.
    """
    if not values:
        return None
    named = [code for code in own if code in values]
    places = _places(values, named)
    labels = {code: (places[code][0], _label(own[code], values[code])) for code in named}
    if england is not None:
        labels[_ENGLAND] = (_x(england), _label("England", england))
    rows = {code: (at + 1) * _LABEL_ROW for at, code in enumerate(_from_outside(labels))}
    reach = max(abs(step) for _, step in places.values()) + 1
    centre = round(8 + len(rows) * _LABEL_ROW + reach * _STEP, 1)
    band = (round(centre - reach * _STEP, 1), round(centre + reach * _STEP, 1))
    told = {code: (words, rows[code]) for code, (_, words) in labels.items()}
    marks = [
        Mark(
            "own" if code in named else "council", values[code], x, round(centre + step * _STEP, 1), *told.get(code, ())
        )
        for code, (x, step) in places.items()
    ]
    if england is not None:
        marks.append(Mark("england", england, _x(england), centre, *told[_ENGLAND]))
    return StripPlot(
        key,
        worded("{title}: {number} councils", title=title, number=len(values)),
        _described(values, own, england),
        round(band[1] + 26, 1),
        band,
        tuple(sorted(marks, key=lambda each: _LAYERS.index(each.kind))),
        tuple((_x(tick), str(tick)) for tick in _TICKS),
    )


def _label(name: str, value: float) -> str:
    """A name and its value, as much of it as fits."""
    most = int((WIDTH - 2 * _EDGE) / LETTER)
    name = worded(name)
    whole = f"{name}: {wording.in_100(value)}"
    if len(whole) <= most:
        return whole
    number = str(wording.whole(value))
    short = name.partition(" (")[0]
    room = most - len(number) - len(": ")
    return f"{short if len(short) <= room else f'{short[: room - 1].rstrip()}…'}: {number}"


def _from_outside(labels: Mapping[str, tuple[float, str]]) -> list[str]:
    """Who is named in which row, from the top: those at the edges first, so that few lines cross a name."""
    return sorted(labels, key=lambda code: (min(labels[code][0], WIDTH - labels[code][0]), code))


def _x(value: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * min(max(value, 0.0), 100.0) / 100, 1)


def _places(values: Mapping[str, float], first: Sequence[str]) -> dict[str, tuple[float, int]]:
    """Where each dot is, and how many steps from the middle, so that none hides another; those named lie innermost."""
    taken: dict[int, int] = {}
    found = {}
    for code in (*first, *sorted(set(values) - set(first), key=lambda each: (values[each], each))):
        column = round((_x(values[code]) - _LEFT) / _STEP)
        count = taken[column] = taken.get(column, -1) + 1
        found[code] = (round(_LEFT + column * _STEP, 1), (count + 1) // 2 * (-1 if count % 2 else 1))
    return found


def _described(values: Mapping[str, float], own: Mapping[str, str], england: float | None) -> str:
    said = [worded("Each dot is one council.")]
    for code, name in own.items():
        said.append(
            worded("{name}: {share}.", name=name, share=wording.in_100(values[code]))
            if code in values
            else worded("{name}: no usable figure.", name=name)
        )
    if england is not None:
        said.append(worded("England: {share}.", share=wording.in_100(england)))
    ordered = sorted(values.values())
    if len(ordered) >= _HALF_FROM:
        low, _, high = quantiles(ordered, n=4)
        said.append(
            worded("Half of the councils lie between {low} and {high}.", low=f"{low:.0f}", high=wording.in_100(high))
        )
    said.append(worded("All lie between {low} and {high}.", low=f"{ordered[0]:.0f}", high=wording.in_100(ordered[-1])))
    return " ".join(said)
