"""How sure a family can be of a row, in words: what the law says, what guidance says, what is only proposed.

Never more certain than the row: a proposal is not worded as law, nor a law before its day.
"""

from __future__ import annotations

from localoffer.answers.answer import Provenance
from localoffer.answers.wording import day
from localoffer.language import worded

STRENGTH = {
    "must": "The law says this must happen",
    "should": "Official guidance says this should happen",
    "common": "Common, but it differs by area",
}
_NOT_LAW_YET = {
    "passed_not_commenced": "Passed as law, but not in force yet",
    "proposed": "Only a proposal: not law",
}
"""How sure a family can be of what is no law in force, whatever its strength would be."""
GOOD_TO_KNOW = "Good to know: not a rule"
_LAW_STATUS = {
    "passed_not_commenced": "This law has been passed. It was not in force when we last checked",
    "proposed": "This is only a proposal. The law had not changed when we last checked",
}
_STANDING = {"in_force": "In force", "not_law": "Not a law"}
_READ = {"high": "We read the source itself", "medium": "We read a summary of the source, not its full text"}
_SAID_BY = {
    "must": "What the law says",
    "should": "What official guidance says",
    "common": "What often happens, but it differs by area",
    "proposed": "What is proposed: it is not law",
    "passed_not_commenced": "What a law says that is not in force yet",
}


def strength(provenance: Provenance) -> str:
    """How sure a family can be of a row."""
    if provenance.law_status in _NOT_LAW_YET:
        return _NOT_LAW_YET[provenance.law_status]
    words = worded(STRENGTH[provenance.strength])
    return f"{words} ({worded(provenance.strength_note)})" if provenance.strength_note else words


def said_by(provenance: Provenance) -> str:
    """Who says the rule that a claim is held against."""
    return _SAID_BY.get(provenance.law_status) or _SAID_BY[provenance.strength]


def law_status(provenance: Provenance) -> str | None:
    """A warning where a rule is not, or not yet, law, with the day on which that was so."""
    words = _LAW_STATUS.get(provenance.law_status)
    if words is None:
        return None
    if provenance.verified_on is None:
        return f"{worded(words)}."
    return worded("{words}, on {day}.", words=words, day=day(provenance.verified_on))


def standing(provenance: Provenance) -> list[tuple[str, str]]:
    """What a family that asks for every detail sees beside a row: where it stands in law and how well it is checked."""
    rows = [("In law", _STANDING[provenance.law_status])] if provenance.law_status in _STANDING else []
    if provenance.confidence in _READ:
        rows.append(("How we checked", _READ[provenance.confidence]))
    if provenance.review_by:
        rows.append(("Next check due", day(provenance.review_by)))
    return rows
