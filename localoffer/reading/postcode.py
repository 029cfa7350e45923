"""Postcodes in what people type: whole, in part, in pieces, said aloud, with look-alike characters put right.

Says what was written, never whether it exists or whose it is: localoffer.places decides that, also between
`alternatives`. Nothing here keeps or logs what it reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from localoffer.reading import postcode_tokens as words
from localoffer.reading.postcode_grammar import Fit, full_fits, others_than, outcode_fits
from localoffer.reading.postcode_parts import Part, parts, sector_in_one
from localoffer.reading.postcode_scan import LONGEST, Scan
from localoffer.reading.postcode_specials import bare_special_kind, special_kind, tidied
from localoffer.reading.postcode_speech import Spelt, spelt
from localoffer.reading.postcode_tokens import tokens_of


@dataclass(frozen=True)
class PostcodeReading:
    """One postcode, or part of one, found in a text.

    Args:
        kind: full, sector, outcode or special.
        postcode: Canonical: "BS3 1AA", "BS3 1", "BS3"; for special the code as seen, tidied.
        start: Where it starts in the original text.
        end: Where it ends there, exclusive.
        corrected: A look-alike character was put right.
        alternatives: Other readings that only data can decide between, best first.
        special: non_geographic, forces, pseudo, overseas, santa; None for the rest.
    """

    kind: str
    postcode: str
    start: int
    end: int
    corrected: bool = False
    alternatives: tuple[str, ...] = ()
    special: str | None = None


def read_postcodes(text: str, *, expecting: bool = False) -> tuple[PostcodeReading, ...]:
    """Postcodes in a text, in reading order, each kept once.

    Args:
        text: Anything; time grows with its length only.
        expecting: The person was asked for a postcode, so a bare "M1" is a place and not a motorway.

    Returns:
        Empty when there is none. Bare outcodes and sectors count when expected, when they are all that was said, or
        when the words around make them plain ("in BS3", "BS3 area").
    """
    scan = Scan(tokens_of(text), expecting=expecting)
    found = [*_specials(scan), *_fulls(scan), *_spoken(scan), *_parts(scan)]
    once: dict[str, PostcodeReading] = {}
    for reading in sorted(found, key=lambda each: each.start):
        once.setdefault(reading.postcode, reading)
    return tuple(once.values())


def compact(postcode: str) -> str:
    """A postcode as it is stored: capitals and digits without spaces, "BS31AA"."""
    return "".join(c for c in postcode.upper() if c.isascii() and c.isalnum())


def _specials(scan: Scan) -> Iterator[PostcodeReading]:
    for first, last, joined in sorted(scan.windows(), key=lambda each: (each[0], -each[1])):
        if last - first > 2:
            continue
        special = special_kind(joined)
        if special is None and last == first and scan.is_plain(first, last):
            special = bare_special_kind(joined)
        if special is not None and scan.take(first, last):
            start, end = _span(scan, first, last)
            yield PostcodeReading("special", tidied(joined), start, end, special=special)


def _fulls(scan: Scan) -> Iterator[PostcodeReading]:
    found: list[tuple[tuple[bool, bool, bool, int, int], int, int, Fit, str]] = []
    for first, last, joined in scan.windows():
        fit = _full_fit(scan, first, last, joined)
        if fit is not None:
            natural, whole = _is_natural(scan, first, last), scan.is_whole(first, last)
            rank = (fit.changes > 0, not whole, not natural, -len(joined), first)
            found.append((rank, first, last, fit, joined))
    for _, first, last, fit, joined in sorted(found, key=lambda each: each[0]):
        if scan.take(first, last):
            others = others_than(fit, full_fits(joined, most_changes=max(1, fit.changes)))
            yield _reading(scan, Part("full", fit, first, last, others))


def _full_fit(scan: Scan, first: int, last: int, joined: str) -> Fit | None:
    if any(scan.taken[first : last + 1]):
        return None
    for fit in islice(full_fits(joined, most_changes=0), 1):
        return fit if _is_sound(scan, first, last, fit) else None
    if not _may_mend(scan, first, last, joined):
        return None
    fits = full_fits(joined, most_changes=3 if scan.is_whole(first, last) else 2)
    if not fits or (fits[0].changes > 1 and sector_in_one(joined)):
        return None
    return fits[0] if _is_mendable(scan, first, last, fits[0]) else None


def _is_natural(scan: Scan, first: int, last: int) -> bool:
    """Whether it was typed as people do: in one piece, or as two halves."""
    return first == last or (last == first + 1 and len(scan.text(last)) == 3)


def _is_sound(scan: Scan, first: int, last: int, fit: Fit) -> bool:
    """Whether characters of the right shape are a postcode rather than neighbouring words and numbers."""
    if scan.is_whole(first, last):
        return True
    unit = fit.text[-2:]
    if unit in words.SMALL_WORDS and scan.text(last + 1) in words.AGES:
        return False
    if _is_natural(scan, first, last):
        return first == last or scan.tokens[last].gap.isspace() or unit not in words.SMALL_WORDS
    if scan.text(last).isalpha() and scan.text(last) in words.SMALL_WORDS:
        return False
    return not (scan.text(first) in words.AREA_WORDS and unit in words.SMALL_WORDS)


def _may_mend(scan: Scan, first: int, last: int, joined: str) -> bool:
    """Whether look-alikes may be put right here: never in plain words, never across words that only neighbour."""
    if not any(c.isdigit() for c in joined) or joined.isdigit():
        return False
    if _is_natural(scan, first, last) or all(len(token.text) == 1 for token in scan.tokens[first : last + 1]):
        return True
    in_three = last == first + 2 and len(scan.text(last)) == 3 and scan.text(first).isalpha()
    return in_three and scan.is_whole(first, last)


def _is_mendable(scan: Scan, first: int, last: int, fit: Fit) -> bool:
    second = scan.text(last)
    if second[-3:] in words.INCODE_WORDS:
        return False
    if scan.is_whole(first, last):
        return True
    if first == last:
        return scan.expecting or sum(c.isdigit() for c in second) > 1
    if second.isalpha():
        return second[0] in "IO" or (second[0] == "L" and scan.expecting)
    return fit.changes == 1 and (fit.text[-2:] not in words.SMALL_WORDS or not scan.text(first).isalpha())


def _spoken(scan: Scan) -> Iterator[PostcodeReading]:
    for run in spelt(scan.tokens):
        start = 0
        while start < len(run):
            reading, start = _spoken_from(scan, run, start)
            if reading is not None:
                yield reading


def _spoken_from(scan: Scan, run: list[Spelt], start: int) -> tuple[PostcodeReading | None, int]:
    best: tuple[int, Fit] | None = None
    joined = ""
    for stop in range(start, len(run)):
        joined += run[stop].text
        if len(joined) > LONGEST or (run[stop].place == "first" and stop > start):
            break
        fit = _spoken_fit(scan, run[start : stop + 1], joined)
        best = (stop, fit) if fit is not None else best
        if run[stop].place == "last":
            break
    if best is None:
        return None, start + 1
    stop, fit = best
    first, last = run[start].first, run[stop].last
    if not scan.take(first, last):
        return None, start + 1
    kind = "full" if " " in fit.text else "outcode"
    return _reading(scan, Part(kind, fit, first, last)), stop + 1


def _spoken_fit(scan: Scan, items: list[Spelt], joined: str) -> Fit | None:
    if not any(item.spoken for item in items) or items[0].place == "last":
        return None
    said_oh = "OH" in (scan.text(index) for item in items for index in range(item.first, item.last + 1))
    fits = full_fits(joined, most_changes=int(said_oh))
    if not fits and scan.is_plain(items[0].first, items[-1].last):
        fits = outcode_fits(joined, most_changes=int(said_oh))
    return fits[0] if fits else None


def _parts(scan: Scan) -> Iterator[PostcodeReading]:
    return (_reading(scan, part) for part in parts(scan))


def _span(scan: Scan, first: int, last: int) -> tuple[int, int]:
    return scan.tokens[first].start, scan.tokens[last].end


def _reading(scan: Scan, part: Part) -> PostcodeReading:
    start, end = _span(scan, part.first, part.last)
    corrected = part.fit.changes > 0
    return PostcodeReading(part.kind, part.fit.text, start, end, corrected=corrected, alternatives=part.others)
