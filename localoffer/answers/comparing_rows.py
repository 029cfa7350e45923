"""The rows of a comparison, from what we hold of each area, and the sentences that go with it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from localoffer.answers import wording
from localoffer.answers.answer import Asked, DataState, SupportItem
from localoffer.answers.audit import ItemState
from localoffer.answers.comparing import Cell, CellState, Held, Row, listed
from localoffer.answers.official_figures import MEASURES, Figures, Measure
from localoffer.language import worded

PUBLISHING = (
    "Publishing is not providing. This shows what each council has put in its list of help, and official figures. "
    "Help that is not in a list may still be there, so ask."
)
FIGURES = "The official figures count EHC plans. They do not say how good the help is."
BESIDE = {
    "england": "",
    "region": "The figures of a region are worked out by us from those of its councils.",
    "neighbours": "The councils next door are those that share postcode areas with the first council. "
    "Those that share most come first.",
}
_NOT_READ = Cell(CellState.NOT_READ, "not read yet")
_IN_PART = Cell(CellState.READ_IN_PART, "read in part")
_NO_LIST = Cell(CellState.COUNCILS_ONLY, "for councils only")
_NO_FIGURE = Cell(CellState.NO_FIGURE, "no usable figure")
_LIST_SOURCE = "Each council's own list of help, as far as we have read it"


def rows_of(columns: Sequence[Held], looked_for: Sequence[SupportItem], asked: Asked) -> tuple[Row, ...]:
    """Everything that is compared.

    Args:
        columns: The areas.
        looked_for: Kinds of help that families with this need look for in a council's list.
        asked: For whom.
    """
    rows = [*_list_rows(columns, is_asked=bool(asked.needs or asked.supports))]
    rows += [_support_row(each, columns) for each in looked_for]
    rows += [row for measure in MEASURES if (row := _figure_row(measure, columns))]
    return tuple(rows)


def says(columns: Sequence[Held], *, beside: str) -> tuple[str, ...]:
    """What has to be said with a comparison: what it is, whose list was not read, what is invented."""
    areas = [each.area for each in columns if each.area]
    unread = [each.name for each in areas if each.data_state is DataState.NOT_READ]
    in_part = [each.name for each in areas if each.data_state is DataState.READ_IN_PART]
    said = [wording.SAMPLE] if any(each.is_sample for each in areas) else []
    said.append(PUBLISHING)
    if unread:
        these = "these lists" if len(unread) > 1 else "this list"
        said.append(
            worded(
                "We have not read {these} yet: {councils}. That says nothing about the help there.",
                these=these,
                councils=listed(unread),
            )
        )
    if in_part:
        said.append(
            worded(
                "We read only a part of the list of {councils}, so we cannot say what is missing from it.",
                councils=listed(in_part),
            )
        )
    return tuple(each for each in (*said, FIGURES, BESIDE[beside]) if each)


def _list_rows(columns: Sequence[Held], *, is_asked: bool) -> Iterator[Row]:
    yield _row("list", "Its own list of help", columns, _read)
    yield _row("services", "Services in its list", columns, _services)
    yield _row("fresh", "Services checked lately", columns, _fresh, note="By its review date, or within a year.")
    if is_asked:
        yield _row("fitting", "Services that fit what was asked", columns, _fitting)
        yield _row("provision", "Its own entries on everyday support that fit", columns, _provision)
    yield _row(
        "schedule2",
        "Things the law says must be in a list: shown",
        columns,
        _schedule2,
        note="The law names them. Shown means: in the list, and up to date.",
    )


def _row(key: str, label: str, columns: Sequence[Held], whole: Callable[[Held], Cell], *, note: str = "") -> Row:
    """One row about councils' lists; `whole` makes the cell of a list that was read whole."""
    return Row(key, label, "list", tuple(_cell(each, key, whole) for each in columns), note=note, source=_LIST_SOURCE)


def _cell(held: Held, key: str, whole: Callable[[Held], Cell]) -> Cell:
    if held.area is None:
        return _NO_LIST
    if held.area.data_state is DataState.READ:
        return whole(held)
    if held.area.data_state is DataState.NOT_READ:
        return _NOT_READ
    if key == "services":
        return Cell(
            CellState.READ_IN_PART,
            worded("{number} in the part we read", number=f"{held.area.services_held:,}"),
            held.area.services_held,
        )
    return _IN_PART


def _read(held: Held) -> Cell:
    day = held.area.read_on if held.area else None
    return Cell(
        CellState.VALUE,
        worded("read on {day}", day=wording.day(day)) if day else "read",
        day.isoformat() if day else None,
    )


def _services(held: Held) -> Cell:
    number = held.area.services_held if held.area else 0
    return Cell(CellState.VALUE, f"{number:,}", number)


def _fresh(held: Held) -> Cell:
    total = held.area.services_held if held.area else 0
    return Cell(
        CellState.VALUE,
        worded("{number} of {total}", number=f"{total - held.stale:,}", total=f"{total:,}"),
        total - held.stale,
    )


def _fitting(held: Held) -> Cell:
    number = held.fitting or 0
    return Cell(CellState.VALUE, worded("{number} or more", number=number) if held.is_capped else str(number), number)


def _provision(held: Held) -> Cell:
    return Cell(CellState.VALUE, str(held.provision), held.provision)


def _schedule2(held: Held) -> Cell:
    if held.audit is None:
        return _NO_FIGURE
    shown = held.audit.counts[ItemState.COVERED]
    return Cell(CellState.VALUE, worded("{number} of {total}", number=shown, total=len(held.audit.findings)), shown)


def _support_row(support: SupportItem, columns: Sequence[Held]) -> Row:
    cells = tuple(_support_cell(support.code, each) for each in columns)
    return Row(f"support:{support.code}", support.name, "support", cells, source=_LIST_SOURCE)


def _support_cell(code: str, held: Held) -> Cell:
    if held.area is None:
        return _NO_LIST
    if held.area.data_state is DataState.NOT_READ:
        return _NOT_READ
    if code in held.published:
        return Cell(CellState.PUBLISHED, worded("published"))
    if held.area.data_state is DataState.READ_IN_PART:
        return _IN_PART
    return Cell(CellState.NOT_PUBLISHED, "not published")


def _figure_row(measure: Measure, columns: Sequence[Held]) -> Row | None:
    known = [each.figures for each in columns if each.figures]
    if not known:
        return None
    newest = max(known, key=lambda each: (each.year, each.verified_on))
    cells = tuple(_figure_cell(measure, each.figures, newest.year) for each in columns)
    return Row(
        measure.key,
        measure.label,
        "figure",
        cells,
        when=measure.when(newest.year),
        note=measure.note,
        source=newest.source,
        verified_on=newest.verified_on,
    )


def _figure_cell(measure: Measure, figures: Figures | None, year: int) -> Cell:
    value = measure.value(figures)
    if figures is None or value is None:
        return _NO_FIGURE
    older = "" if figures.year == year else f" ({measure.when(figures.year)})"
    return Cell(CellState.VALUE, f"{measure.words(value)}{older}", value)
