"""The shape of UK postcodes, and which characters are mistaken for which.

Shape only: whether a postcode exists is a question for the data (localoffer.places). Finding postcodes inside
sentences is localoffer.reading.postcode's work.

Source: shapes, letters never used and look-alike counts were counted over every postcode of the ONS list of May 2025
and of OS Code-Point Open, October 2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product


def listed(text: str) -> tuple[str, ...]:
    """The words of a list written as one string."""
    return tuple(text.split())


AREAS = frozenset(
    listed(
        "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC "
        "EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS "
        "LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR "
        "SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
    )
)
"""The 124 postcode areas in use; a string that starts with anything else is no postcode."""
SAMPLE_AREAS = frozenset({"ZY"})
"""Areas that do not exist, used for the invented council's postcodes."""

_OUTCODE = re.compile(r"([A-PR-UWYZ][A-HK-Y]?)[0-9](?:[0-9]|[ABCDEFGHJKMNPRSTUVWXY])?")
_INCODE = re.compile(r"[0-9][ABD-HJLNP-UW-Z]{2}")
_LETTERED = re.compile(r"(?:E1|N1|W1|EC[1-4]|NW1|SE1|SW1|WC[12])[A-Z]")
"""The only outcodes that end in a letter: a look-alike may make one of these, never another."""
_AS_DIGIT = {"O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2", "G": "6"}
_AS_LETTERS = {"0": "O", "1": "IL", "5": "S", "8": "B", "2": "Z", "6": "G"}
_UNSURE = frozenset({("L", "1"), ("1", "L"), ("G", "6"), ("6", "G")})
"""Confusions that land on another live postcode in 0.7 to 1 of 100 cases; the others never do."""


@dataclass(frozen=True)
class Fit:
    """One way to read a string as a postcode, outcode or sector."""

    text: str
    """With its space: "BS3 1AA"."""
    changes: int
    """How many look-alike characters were put right."""
    unsure: int = 0
    """How many of them were L/1 or G/6."""


def area_of(outcode: str) -> str:
    """The leading letters: "BS" of "BS3"."""
    return outcode[:1] if outcode[1:2].isdigit() else outcode[:2]


def is_outcode(text: str) -> bool:
    """Whether the first half of a postcode could look like this, in an area that is in use."""
    match = _OUTCODE.fullmatch(text)
    return match is not None and (match[1] in AREAS or match[1] in SAMPLE_AREAS)


def is_incode(text: str) -> bool:
    """Whether the second half of a postcode could look like this."""
    return _INCODE.fullmatch(text) is not None


def full_fits(compact: str, *, most_changes: int) -> tuple[Fit, ...]:
    """Ways to read a string without spaces as a full postcode, fewest changes first.

    Args:
        compact: ASCII capitals and digits.
        most_changes: Look-alikes that may be put right; 0 asks for the exact shape.
    """
    if not 5 <= len(compact) <= 7:
        return ()
    seconds = _incode_fits(compact[-3:], most_changes)
    if not seconds:
        return ()
    firsts = outcode_fits(compact[:-3], most_changes=most_changes)
    fits = [
        Fit(f"{first.text} {second.text}", first.changes + second.changes, first.unsure + second.unsure)
        for first in firsts
        for second in seconds
        if first.changes + second.changes <= most_changes
    ]
    return tuple(sorted(fits, key=_by_trust))


def outcode_fits(text: str, *, most_changes: int) -> tuple[Fit, ...]:
    """Ways to read a string as the first half of a postcode, fewest changes first.

    At least one letter must be the person's own: "53" is never read as an outcode.
    """
    if not 2 <= len(text) <= 4 or text.isdigit():
        return ()
    if most_changes == 0:
        return (Fit(text, 0),) if is_outcode(text) else ()
    choices = [(c, *_AS_LETTERS.get(c, ""), *_AS_DIGIT.get(c, "")) for c in text]
    found = (_fit(text, "".join(letters)) for letters in product(*choices))
    fits = [fit for fit in found if fit.changes <= most_changes and _is_sound(text, fit)]
    return tuple(sorted(fits, key=_by_trust))


def others_than(chosen: Fit, fits: tuple[Fit, ...]) -> tuple[str, ...]:
    """The texts of other ways to read the same characters."""
    return tuple(dict.fromkeys(fit.text for fit in fits if fit.text != chosen.text))


def is_full(canonical_text: str) -> bool:
    """Whether a canonical reading is a whole postcode, not an outcode or a sector."""
    return canonical_text[-4:-3] == " "


def canonical(compact: str) -> str:
    """A full postcode with its one space: "BS31AA" becomes "BS3 1AA"."""
    return f"{compact[:-3]} {compact[-3:]}"


def _incode_fits(text: str, most_changes: int) -> tuple[Fit, ...]:
    if most_changes == 0 or is_incode(text):
        return (Fit(text, 0),) if is_incode(text) else ()
    digit = text[0] if text[0].isdigit() else _AS_DIGIT.get(text[0], "")
    choices = [digit, *(c if c.isalpha() else _AS_LETTERS.get(c, "") for c in text[1:])]
    return tuple(_fit(text, "".join(letters)) for letters in product(*choices) if is_incode("".join(letters)))


def _fit(typed: str, text: str) -> Fit:
    pairs = [(a, b) for a, b in zip(typed, text, strict=True) if a != b]
    return Fit(text, len(pairs), sum(pair in _UNSURE for pair in pairs))


def _is_sound(typed: str, fit: Fit) -> bool:
    if not is_outcode(fit.text) or (fit.changes and fit.text[-1].isalpha() and not _LETTERED.fullmatch(fit.text)):
        return False
    return any(a == b and a.isalpha() for a, b in zip(typed, fit.text, strict=True))


def _by_trust(fit: Fit) -> tuple[int, int, str]:
    return fit.changes, fit.unsure, fit.text
