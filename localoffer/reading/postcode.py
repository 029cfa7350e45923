"""Postcodes in what people type: whole, in part, in pieces, said aloud, with look-alike characters put right.

Says what was written, never whether it exists or whose it is: localoffer.places decides that, also between
`alternatives`. Nothing here keeps or logs what it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from localoffer.reading import postcode_tokens as words
from localoffer.reading.postcode_grammar import (
    Fit,
    area_of,
    full_fits,
    is_incode,
    is_outcode,
    listed,
    outcode_fits,
)
from localoffer.reading.postcode_specials import bare_special_kind, special_kind, tidied
from localoffer.reading.postcode_speech import Spelt, spelt
from localoffer.reading.postcode_tokens import Token, tokens_of

_LONGEST = 7
_MALFORMED = re.compile(r"[0-9][A-Z]{2}|[0-9]{2,3}[A-Z]{1,2}|[0-9][A-Z][0-9]")
_HOME_WORDS = frozenset({"POSTCODE", "CODE", "LIVE", "AREA", "MOVING"})
_ZERO_DISTRICTS = frozenset(listed("BBO BLO BSO CMO CRO FYO HAO PRO SLO SSO"))
"""The live districts numbered 0, typed with a letter O."""


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
    return _Scan(tokens_of(text), expecting=expecting).readings()


def compact(postcode: str) -> str:
    """A postcode as it is stored: capitals and digits without spaces, "BS31AA"."""
    return "".join(c for c in postcode.upper() if c.isascii() and c.isalnum())


class _Scan:
    """One text's tokens, and which of them already belong to a postcode."""

    def __init__(self, tokens: list[Token], *, expecting: bool) -> None:
        self.tokens = tokens
        self.expecting = expecting
        self._taken = [False] * len(tokens)
        is_word = (not (token.is_tail or token.text in words.FILLER) for token in tokens)
        self._words = [0, *accumulate(is_word)]

    def readings(self) -> tuple[PostcodeReading, ...]:
        found = [*self._specials(), *self._fulls(), *self._spoken(), *self._partials()]
        once: dict[str, PostcodeReading] = {}
        for reading in sorted(found, key=lambda each: each.start):
            once.setdefault(reading.postcode, reading)
        return tuple(once.values())

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether nothing but filler was said besides these tokens."""
        past = min(last + 1, len(self.tokens))
        return self._words[min(first, past)] + self._words[-1] - self._words[past] == 0

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def _take(self, first: int, last: int) -> bool:
        """Claim tokens for one postcode; False when another has one of them."""
        if any(self._taken[first : last + 1]):
            return False
        self._taken[first : last + 1] = [True] * (last + 1 - first)
        return True

    def _windows(self) -> Iterator[tuple[int, int, str]]:
        """Neighbouring tokens that together are short enough to be one postcode: first, last, characters."""
        for first, token in enumerate(self.tokens):
            joined = token.text
            for last in range(first, len(self.tokens)):
                if last > first:
                    if not self.tokens[last].joins or self.tokens[last].is_tail:
                        break
                    joined += self.tokens[last].text
                if len(joined) > _LONGEST + 1 or token.is_tail:
                    break
                yield first, last, joined

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last].end

    def _reading(self, kind: str, fit: Fit, first: int, last: int, others: tuple[str, ...] = ()) -> PostcodeReading:
        start, end = self._span(first, last)
        return PostcodeReading(kind, fit.text, start, end, corrected=fit.changes > 0, alternatives=others)

    # --- codes that are no one's home ---

    def _specials(self) -> Iterator[PostcodeReading]:
        for first, last, joined in sorted(self._windows(), key=lambda each: (each[0], -each[1])):
            if last - first > 2:
                continue
            special = special_kind(joined)
            if special is None and last == first and self._is_plain(first, last):
                special = bare_special_kind(joined)
            if special is not None and self._take(first, last):
                start, end = self._span(first, last)
                yield PostcodeReading("special", tidied(joined), start, end, special=special)

    # --- whole postcodes ---

    def _fulls(self) -> Iterator[PostcodeReading]:
        found: list[tuple[tuple[bool, bool, bool, int, int], int, int, Fit, str]] = []
        for first, last, joined in self._windows():
            fit = self._full_fit(first, last, joined)
            if fit is not None:
                natural, whole = self._is_natural(first, last), self._is_whole(first, last)
                rank = (fit.changes > 0, not whole, not natural, -len(joined), first)
                found.append((rank, first, last, fit, joined))
        for _, first, last, fit, joined in sorted(found, key=lambda each: each[0]):
            if self._take(first, last):
                others = _alternatives(fit, full_fits(joined, most_changes=max(1, fit.changes)))
                yield self._reading("full", fit, first, last, others)

    def _full_fit(self, first: int, last: int, joined: str) -> Fit | None:
        if any(self._taken[first : last + 1]):
            return None
        for fit in islice(full_fits(joined, most_changes=0), 1):
            return fit if self._is_sound(first, last, fit) else None
        if not self._may_mend(first, last, joined):
            return None
        fits = full_fits(joined, most_changes=3 if self._is_whole(first, last) else 2)
        if not fits or (fits[0].changes > 1 and _sector_in_one(joined)):
            return None
        return fits[0] if self._is_mendable(first, last, fits[0]) else None

    def _is_natural(self, first: int, last: int) -> bool:
        """Whether it was typed as people do: in one piece, or as two halves."""
        return first == last or (last == first + 1 and len(self._text(last)) == 3)

    def _is_sound(self, first: int, last: int, fit: Fit) -> bool:
        """Whether characters of the right shape are a postcode rather than neighbouring words and numbers."""
        if self._is_whole(first, last):
            return True
        unit = fit.text[-2:]
        if unit in words.SMALL_WORDS and self._text(last + 1) in words.AGES:
            return False
        if self._is_natural(first, last):
            return first == last or self.tokens[last].gap.isspace() or unit not in words.SMALL_WORDS
        if self._text(last).isalpha() and self._text(last) in words.SMALL_WORDS:
            return False
        return not (self._text(first) in words.AREA_WORDS and unit in words.SMALL_WORDS)

    def _may_mend(self, first: int, last: int, joined: str) -> bool:
        """Whether look-alikes may be put right here: never in plain words, never across words that only neighbour."""
        if not any(c.isdigit() for c in joined) or joined.isdigit():
            return False
        if self._is_natural(first, last) or all(len(token.text) == 1 for token in self.tokens[first : last + 1]):
            return True
        in_three = last == first + 2 and len(self._text(last)) == 3 and self._text(first).isalpha()
        return in_three and self._is_whole(first, last)

    def _is_mendable(self, first: int, last: int, fit: Fit) -> bool:
        second = self._text(last)
        if second[-3:] in words.INCODE_WORDS:
            return False
        if self._is_whole(first, last):
            return True
        if first == last:
            return self.expecting or sum(c.isdigit() for c in second) > 1
        if second.isalpha():
            return second[0] in "IO" or (second[0] == "L" and self.expecting)
        return fit.changes == 1 and (fit.text[-2:] not in words.SMALL_WORDS or not self._text(first).isalpha())

    # --- said aloud ---

    def _spoken(self) -> Iterator[PostcodeReading]:
        for run in spelt(self.tokens):
            start = 0
            while start < len(run):
                reading, start = self._spoken_from(run, start)
                if reading is not None:
                    yield reading

    def _spoken_from(self, run: list[Spelt], start: int) -> tuple[PostcodeReading | None, int]:
        best: tuple[int, Fit] | None = None
        joined = ""
        for stop in range(start, len(run)):
            joined += run[stop].text
            if len(joined) > _LONGEST or (run[stop].place == "first" and stop > start):
                break
            fit = self._spoken_fit(run[start : stop + 1], joined)
            best = (stop, fit) if fit is not None else best
            if run[stop].place == "last":
                break
        if best is None:
            return None, start + 1
        stop, fit = best
        first, last = run[start].first, run[stop].last
        if not self._take(first, last):
            return None, start + 1
        kind = "full" if " " in fit.text else "outcode"
        return self._reading(kind, fit, first, last), stop + 1

    def _spoken_fit(self, items: list[Spelt], joined: str) -> Fit | None:
        if not any(item.spoken for item in items) or items[0].place == "last":
            return None
        said_oh = "OH" in (self._text(index) for item in items for index in range(item.first, item.last + 1))
        fits = full_fits(joined, most_changes=int(said_oh))
        if not fits and self._is_plain(items[0].first, items[-1].last):
            fits = outcode_fits(joined, most_changes=int(said_oh))
        return fits[0] if fits else None

    # --- parts of postcodes ---

    def _partials(self) -> Iterator[PostcodeReading]:
        for first, token in enumerate(self.tokens):
            if self._taken[first] or token.is_tail or not 1 <= len(token.text) <= _LONGEST:
                continue
            found = self._sector(first) or self._outcode(first)
            if found is not None and self._take(first, found[0]):
                last, kind, fit, others = found
                yield self._reading(kind, fit, first, last, others)

    def _outcode(self, first: int) -> tuple[int, str, Fit, tuple[str, ...]] | None:
        text = self._text(first).removesuffix("ISH")
        for last in (first, first + 1, first + 2):
            if last > first:
                if last >= len(self.tokens) or not self.tokens[last].joins:
                    return None
                text += self._text(last)
            fit = self._outcode_fit(first, last, text) if last == first or self._is_whole(first, last) else None
            if fit is not None and not self._is_half_typed(last) and self._is_plain(first, last):
                return last, "outcode", fit, _outcode_alternatives(fit)
        return None

    def _outcode_fit(self, first: int, last: int, text: str) -> Fit | None:
        if is_outcode(text):
            return Fit(text, 0)
        if not self._is_whole(first, last) or (text.isalpha() and not (self.expecting and _is_letters_outcode(text))):
            return None
        return next(iter(outcode_fits(text, most_changes=1)), None)

    def _sector(self, first: int) -> tuple[int, str, Fit, tuple[str, ...]] | None:
        """An outcode with the next digit, or a postcode whose last letter is missing."""
        text, following = self._text(first), self._text(first + 1)
        sector = _sector_in_one(text)
        if sector is not None and self._is_whole(first, first):
            return first, "sector", Fit(sector, 0), ()
        joins = first + 1 < len(self.tokens) and self.tokens[first + 1].joins and not self._taken[first + 1]
        if not joins or not is_outcode(text) or not re.fullmatch(r"[0-9][A-Z]?", following):
            return None
        if not self._is_whole(first, first + 1) and not self._ends_here(first + 1):
            return None
        if not self._is_plain(first, first + 1):
            return None
        return first + 1, "sector", Fit(f"{text} {following[0]}", 0), ()

    def _ends_here(self, index: int) -> bool:
        """Whether the next words do not belong to the number: "BS3 2 kids" is not sector BS3 2."""
        if index + 1 >= len(self.tokens):
            return True
        following = self.tokens[index + 1]
        return following.text in words.FOLLOWERS or any(c in ".,;!?)" for c in following.gap)

    def _is_half_typed(self, last: int) -> bool:
        """Whether what follows is a second half that went wrong, so that the first half alone would be a guess."""
        if last + 1 >= len(self.tokens) or not self.tokens[last + 1].joins:
            return False
        following = self._text(last + 1)
        if _MALFORMED.fullmatch(following):
            return self._text(last + 2) not in words.AGES and not is_incode_word(following)
        known = words.INCODE_WORDS | words.FILLER
        is_word = following in known or not following.isalpha()
        return len(following) == 3 and not is_word and self._is_whole(last, last + 1)

    def _is_plain(self, first: int, last: int) -> bool:
        """Whether a part of a postcode is meant as a place here."""
        if self._is_whole(first, last):
            return True
        after, before = self._text(last + 1), self._text(first - 1)
        if after in words.NOT_PLACES and not self.expecting:
            return False
        if before in words.LINKS:
            before = self._text(first - 2)
            return self.expecting or after in words.FOLLOWERS or before in _HOME_WORDS
        return self.expecting or before in words.LEADS or after in words.FOLLOWERS or self._text(last).endswith("ISH")


def _sector_in_one(text: str) -> str | None:
    """The sector of an outcode typed in one with the next digit, or with all but the last letter: "BS31A"."""
    if is_outcode(text):
        return None
    match = re.fullmatch(r"(.{2,4})([0-9])[A-Z]?", text)
    return f"{match[1]} {match[2]}" if match and is_outcode(match[1]) else None


def is_incode_word(text: str) -> bool:
    """Whether a second half is of the right shape but reads as a number with its unit: "4yr", "2nd"."""
    return is_incode(text) and text[1:] in words.SMALL_WORDS


def _is_letters_outcode(text: str) -> bool:
    central = area_of(text) in {"SW", "EC", "WC", "SE", "NW"} and text[2:3] == "I" and len(text) == 4
    return text in _ZERO_DISTRICTS or central


def _alternatives(chosen: Fit, fits: tuple[Fit, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fit.text for fit in fits if fit.text != chosen.text))


def _outcode_alternatives(chosen: Fit) -> tuple[str, ...]:
    """Other outcodes by look-alikes, and the sector it would be with a space: "BS31" is also "BS3 1"."""
    others = _alternatives(chosen, outcode_fits(chosen.text, most_changes=1))
    shorter, digit = chosen.text[:-1], chosen.text[-1]
    return (f"{shorter} {digit}", *others) if digit.isdigit() and is_outcode(shorter) else others
