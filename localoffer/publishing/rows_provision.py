"""One row of the provision table: what is ordinarily done, by whom, with which money, and how sure a family can be.

A row never promises more than it shows: `must` needs a basis that is law in force, else it is kept as `common`.
"""

from __future__ import annotations

from localoffer.publishing import clean
from localoffer.publishing.codes import AREA, NEED, PHASE, SUPPORT, codes, is_every
from localoffer.publishing.fields import Fields
from localoffer.publishing.reach import read_url
from localoffer.publishing.rows_draft import RowDraft, RowReading, required
from localoffer.store.records import LAW_STATUSES, STRENGTHS

COLUMNS = (
    "areas_of_need", "phases", "needs", "supports", "is_general", "what", "responsible", "budget", "strength",
    "strength_note", "basis", "law_status", "source", "source_url", "confidence", "verified_on", "review_by",
)  # fmt: skip
"""Columns of the provision table that a row fills."""
_LIKELY = {"law": "must", "statutory": "must", "guidance": "should", "usual": "common", "usually": "common"}


def draft_provision(source: Fields, row: int, reading: RowReading) -> RowDraft | None:
    """A row as it would be stored; None when it does not say what is provided."""
    source_id, what = clean.identifier(source), clean.text(source, "what")
    if not required(source, "what", what) or what is None:
        return None
    needs, supports = _listed(source, "needs", NEED), _listed(source, "supports", SUPPORT)
    areas, phases = _areas(source, needs), _every(source, "phases", PHASE)
    document = clean.line(source, "source") or f"{reading.council}'s own list of what is ordinarily provided"
    basis = clean.line(source, "basis")
    strength, law_status = _strength(source, basis)
    verified_on = clean.day(source, "verified_on", latest=reading.today)
    values = {
        "areas_of_need": list(areas),
        "phases": list(phases),
        "needs": list(needs),
        "supports": list(supports),
        "is_general": is_every(str(source.get("areas_of_need") or "")) and not needs,
        "what": what,
        "responsible": _responsible(source),
        "budget": clean.line(source, "budget"),
        "strength": strength,
        "strength_note": clean.line(source, "strength_note"),
        "basis": basis or document,
        "law_status": law_status,
        "source": document,
        "source_url": read_url(clean.line(source, "source_url"), "source_url", source.findings),
        # The council is itself the source of what it says; whether it was checked is another matter.
        "confidence": "high" if verified_on else "not_checked",
        "verified_on": verified_on,
        "review_by": clean.day(source, "review_by"),
    }
    return RowDraft(row, reading.id_of("provision", source_id, what), what, values)


def _strength(source: Fields, basis: str | None) -> tuple[str, str]:
    """How sure a family can be, and whether the law it rests on holds; in doubt the weaker."""
    stated, law_status = _stated_strength(source), _law_status(source)
    if stated != "must":
        return stated, law_status or "not_law"
    if basis is None:
        source.findings.noted("strength", "must, without a basis", "Kept as common. Name the law in the column basis.")
        return "common", law_status or "not_law"
    if law_status not in {None, "in_force"}:
        source.findings.noted("strength", f"must, and {law_status}", "Kept as common: only law in force is a must.")
        return "common", law_status or "not_law"
    return "must", "in_force"


def _stated_strength(source: Fields) -> str:
    words = clean.line(source, "strength")
    if words is None:
        source.findings.noted("strength", "none", "Kept as common, the weakest, until you say.")
        return "common"
    found = words.casefold()
    found = _LIKELY.get(found, found)
    if found not in STRENGTHS:
        source.findings.noted("strength", words, f"Not one of {', '.join(STRENGTHS)}; kept as common, the weakest.")
        return "common"
    return found


def _law_status(source: Fields) -> str | None:
    words = clean.line(source, "law_status")
    if words is None:
        return None
    found = words.casefold().replace(" ", "_")
    if found not in LAW_STATUSES:
        source.findings.noted("law_status", words, f"Not one of {', '.join(LAW_STATUSES)}; read as not law.")
        return "not_law"
    return found


def _responsible(source: Fields) -> str:
    found = clean.line(source, "responsible")
    if found is None:
        source.findings.noted("responsible", "none", 'Families will read "not stated". Say who does it.')
    return found or "Not stated"


def _areas(source: Fields, needs: tuple[str, ...]) -> tuple[str, ...]:
    if source.get("areas_of_need") is None and needs:
        area_of = codes(NEED).areas
        found = tuple(dict.fromkeys(area_of[need] for need in needs if need in area_of))
        source.findings.mended("areas_of_need", "none", "Taken from its needs.")
        return found
    return _every(source, "areas_of_need", AREA)


def _every(source: Fields, name: str, kind: str) -> tuple[str, ...]:
    """The codes of a cell that must say something, or all of them when it says so."""
    cell = source.get(name)
    if isinstance(cell, str) and is_every(cell):
        return tuple(codes(kind).names)
    found = _listed(source, name, kind)
    if not found:
        source.findings.noted(
            name, "none", "Not stated, so hardly any family will be shown this row. Write all, or which."
        )
    return found


def _listed(source: Fields, name: str, kind: str) -> tuple[str, ...]:
    cell = source.get(name)
    if cell is None:
        return ()
    found, unknown = codes(kind).read(str(cell))
    for words in unknown:
        source.findings.noted(name, words, "Not one of our codes or their names; left out. See the guide.")
    return found
