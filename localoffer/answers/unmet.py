"""What was asked and not found: read off an answer, and shown in numbers that give nobody away. Pure.

Only a council whose whole list was read has unmet need. Of every other we do not know what it has, so nothing of it is
counted: our not knowing is no gap of the council's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from localoffer.answers.answer import Answer, DataState, Outcome

SMALLEST_SHOWN = 5
"""Smaller numbers are not shown. Source: domain brief, section 11 (aggregate figures suppressed under 5)."""

Key = tuple[str, str, str]
"""Codes of the kind of help, the need and the phase; "" where none was named."""


def unmet_in(answer: Answer) -> frozenset[Key]:
    """What one answer has to say "not found" to, each thing once.

    A gap is counted under the need named first and the phase the child is in now. An answer in which nothing at all
    was found is counted under the help asked for by name, or under none.
    """
    if answer.area is None or answer.area.data_state is not DataState.READ:
        return frozenset()
    missing = {gap.support for gap in answer.gaps}
    if answer.outcome is Outcome.NOTHING_FOUND:
        missing |= set(answer.asked.support_codes) or {""}
    need, phase = next(iter(answer.asked.need_codes), ""), next(iter(answer.asked.phases), "")
    return frozenset((support, need, phase) for support in missing)


@dataclass(frozen=True)
class UnmetLine:
    """How often one kind of help was asked for and not found.

    Args:
        support: Its code; "" where nothing at all was found.
        times: How often; None where it is a small number.
        parts: How many of these for one need and phase, the most frequent first: (need, phase, times). What they
            leave of `times` was for others, too few of each to be shown.
    """

    support: str
    times: int | None
    parts: tuple[tuple[str, str, int], ...]

    @property
    def left(self) -> int:
        """How many of `times` were for other needs and phases: none, or enough to be shown."""
        return (self.times or 0) - sum(times for _, _, times in self.parts)

    def as_json(self) -> dict[str, Any]:
        """For `offer unmet --json`."""
        return {
            "support": self.support or None,
            "times": self.times,
            "suppressed": self.times is None,
            "parts": [{"need": need or None, "phase": phase or None, "times": n} for need, phase, n in self.parts],
            "other": self.left,
        }


def unmet_lines(counts: Mapping[Key, int]) -> list[UnmetLine]:
    """Counts as lines to show, the most frequent help first, small ones last.

    No number from 1 to 4 is in them, and none can be worked out by taking parts from their whole: where what is left
    would be small, the smallest part shown joins it.
    """
    lines = []
    for support in sorted({support for support, _, _ in counts}):
        cells = {(need, phase): times for (each, need, phase), times in counts.items() if each == support and times}
        if total := sum(cells.values()):
            lines.append(_line(support, total, cells))
    return sorted(lines, key=lambda line: (-(line.times or 0), line.support))


def _line(support: str, total: int, cells: Mapping[tuple[str, str], int]) -> UnmetLine:
    if total < SMALLEST_SHOWN:
        return UnmetLine(support, None, ())
    shown = sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))
    shown = [cell for cell in shown if cell[1] >= SMALLEST_SHOWN]
    left = total - sum(times for _, times in shown)
    if 0 < left < SMALLEST_SHOWN:
        shown.pop()
    return UnmetLine(support, total, tuple((need, phase, times) for (need, phase), times in shown))
