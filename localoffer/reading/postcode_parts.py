"""Parts of postcodes: outcodes and sectors, where the words around make plain that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localoffer.reading import postcode_tokens as words
from localoffer.reading.postcode_grammar import Fit, area_of, is_incode, is_outcode, listed, others_than, outcode_fits
from localoffer.reading.postcode_scan import LONGEST, Scan

_MALFORMED = re.compile(r"[0-9][A-Z]{2}|[0-9]{2,3}[A-Z]{1,2}|[0-9][A-Z][0-9]")
_ZERO_DISTRICTS = frozenset(listed("BBO BLO BSO CMO CRO FYO HAO PRO SLO SSO"))
"""The live districts numbered 0, typed with a letter O."""


@dataclass(frozen=True)
class Part:
    """A postcode or a part of one, with the tokens it was read from."""

    kind: str
    fit: Fit
    first: int
    last: int
    others: tuple[str, ...] = ()


def parts(scan: Scan) -> Iterator[Part]:
    """Outcodes and sectors that nothing has claimed yet."""
    for first, token in enumerate(scan.tokens):
        if scan.taken[first] or token.is_tail or not 1 <= len(token.text) <= LONGEST:
            continue
        found = _sector(scan, first) or _outcode(scan, first)
        if found is not None and scan.take(first, found.last):
            yield found


def _outcode(scan: Scan, first: int) -> Part | None:
    text = scan.text(first).removesuffix("ISH")
    for last in (first, first + 1, first + 2):
        if last > first:
            if last >= len(scan.tokens) or not scan.tokens[last].joins:
                return None
            text += scan.text(last)
        fit = _outcode_fit(scan, first, last, text) if last == first or scan.is_whole(first, last) else None
        if fit is not None and not _is_half_typed(scan, last) and scan.is_plain(first, last):
            return Part("outcode", fit, first, last, _outcode_alternatives(fit))
    return None


def _outcode_fit(scan: Scan, first: int, last: int, text: str) -> Fit | None:
    if is_outcode(text):
        return Fit(text, 0)
    if not scan.is_whole(first, last) or (text.isalpha() and not (scan.expecting and _is_letters_outcode(text))):
        return None
    return next(iter(outcode_fits(text, most_changes=1)), None)


def _sector(scan: Scan, first: int) -> Part | None:
    """An outcode with the next digit, or a postcode whose last letter is missing."""
    text, following = scan.text(first), scan.text(first + 1)
    sector = sector_in_one(text)
    if sector is not None and scan.is_whole(first, first):
        return Part("sector", Fit(sector, 0), first, first)
    joins = first + 1 < len(scan.tokens) and scan.tokens[first + 1].joins and not scan.taken[first + 1]
    if not joins or not is_outcode(text) or not re.fullmatch(r"[0-9][A-Z]?", following):
        return None
    if not scan.is_whole(first, first + 1) and not _ends_here(scan, first + 1):
        return None
    if not scan.is_plain(first, first + 1):
        return None
    return Part("sector", Fit(f"{text} {following[0]}", 0), first, first + 1)


def _ends_here(scan: Scan, index: int) -> bool:
    """Whether the next words do not belong to the number: "BS3 2 kids" is not sector BS3 2."""
    if index + 1 >= len(scan.tokens):
        return True
    following = scan.tokens[index + 1]
    return following.text in words.FOLLOWERS or any(c in ".,;!?)" for c in following.gap)


def _is_half_typed(scan: Scan, last: int) -> bool:
    """Whether what follows is a second half that went wrong, so that the first half alone would be a guess."""
    if last + 1 >= len(scan.tokens) or not scan.tokens[last + 1].joins:
        return False
    following = scan.text(last + 1)
    if _MALFORMED.fullmatch(following):
        return scan.text(last + 2) not in words.AGES and not _is_incode_word(following)
    known = words.INCODE_WORDS | words.FILLER
    is_word = following in known or not following.isalpha()
    return len(following) == 3 and not is_word and scan.is_whole(last, last + 1)


def sector_in_one(text: str) -> str | None:
    """The sector of an outcode typed in one with the next digit, or with all but the last letter: "BS31A"."""
    if is_outcode(text):
        return None
    match = re.fullmatch(r"(.{2,4})([0-9])[A-Z]?", text)
    return f"{match[1]} {match[2]}" if match and is_outcode(match[1]) else None


def _is_incode_word(text: str) -> bool:
    """Whether a second half is of the right shape but reads as a number with its unit: "4yr", "2nd"."""
    return is_incode(text) and text[1:] in words.SMALL_WORDS


def _is_letters_outcode(text: str) -> bool:
    central = area_of(text) in {"SW", "EC", "WC", "SE", "NW"} and text[2:3] == "I" and len(text) == 4
    return text in _ZERO_DISTRICTS or central


def _outcode_alternatives(chosen: Fit) -> tuple[str, ...]:
    """Other outcodes by look-alikes, and the sector it would be with a space: "BS31" is also "BS3 1"."""
    others = others_than(chosen, outcode_fits(chosen.text, most_changes=1))
    shorter, digit = chosen.text[:-1], chosen.text[-1]
    return (f"{shorter} {digit}", *others) if digit.isdigit() and is_outcode(shorter) else others
