"""Turns the lines of `danger_phrases` into patterns, and finds them in a plainly spelled message.

Leaves to `danger` how much a find weighs. Every gap in a pattern is bounded, so time grows with the length only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from localoffer.reading.danger_phrases import NOW, WORDS
from localoffer.reading.danger_phrases_softer import FAINT, ONGOING
from localoffer.reading.danger_sayings import HARMLESS, PASSING
from localoffer.reading.danger_signs import NEAR_CHARACTERS, SIGNS, TOGETHER

PEOPLE_BETWEEN = (
    "he|she|they|him|her|school|teacher|teachers|staff|kids|children|child|someone|people|dad|mum|son|daughter|boy|girl"
    "|brother|sister|it|this|nursery|husband|partner|council|camhs|doctor|gp|nobody|everyone|others|who"
)
"""Words a `^3` gap may not hold: past one of these, the deed is another person's."""

THE_ONE_WRITING = frozenset(
    "i we me us mum dad parents family husband wife partner nan grandad myself ourselves ill carer".split()
)
SOMEONE_ELSE = frozenset(
    """he she they it this school schools teacher teachers staff nursery ta tas senco child son daughter class council
    college camhs system boy girl kid kids children everyone nobody pupils head lad teen teenager brain toddler who la
    brother sister setting preschool mainstream services lsa headteacher hospital""".split()
)
_PREPOSITIONS = frozenset("to at from with for in of about by around after behind like off on".split())
_NEAR = 14
"""Words before a phrase in which we look for who it is about."""


@dataclass(frozen=True)
class Speaker:
    """Who may be writing, as far as the message shows."""

    minor: bool
    child_named: bool
    partner_named: bool

    def fits(self, about: str) -> bool:
        """Whether a phrase meant for `about` ("child", "adult", "minor") may be read in this message."""
        if about == "minor":
            return self.minor
        if about == "child":
            return self.child_named
        if about == "adult":
            return not self.minor and (self.partner_named or not self.child_named)
        return True


@dataclass(frozen=True)
class Find:
    """One phrase found: where in the plain spelling, of which group, how heavy."""

    group: str
    weight: str  # "now", "ongoing", "faint" or "passing"
    start: int
    end: int


@dataclass(frozen=True)
class _Phrase:
    group: str
    weight: str
    about: str
    pattern: re.Pattern[str]


def find_all(plain: str, speaker: Speaker) -> tuple[str, list[Find]]:
    """Every phrase of danger in a plainly spelled message.

    Args:
        plain: What `plain_spelling` returned.
        speaker: Who may be writing; some phrases mean danger only from one mouth.

    Returns:
        The text the finds point into (harmless sayings taken out) and the finds, in no promised order.
    """
    plain = _HARMLESS.sub(" _", plain)
    finds: list[Find] = []
    for phrase in _PASSING:
        finds.extend(Find(phrase.group, "passing", m.start(), m.end()) for m in phrase.pattern.finditer(plain))
        plain = phrase.pattern.sub(" _", plain)
    for phrase in _PHRASES:
        if speaker.fits(phrase.about):
            finds.extend(_finds(phrase, plain))
    finds.extend(_signs_together(plain))
    return plain, finds


def _finds(phrase: _Phrase, plain: str) -> Iterator[Find]:
    for match in phrase.pattern.finditer(plain):
        if phrase.about != "self" or _is_about_the_one_writing(plain, match.start(), match.group()):
            yield Find(phrase.group, phrase.weight, match.start(), match.end())


def _signs_together(plain: str) -> Iterator[Find]:
    """The first place where all the signs of one danger stand near each other, for each danger in turn."""
    places = {name: [m.span() for m in pattern.finditer(plain)] for name, pattern in _SIGNS.items()}
    for group, weight, names in TOGETHER:
        span = _nearest_together([places[name] for name in names])
        if span is not None:
            yield Find(group, weight, *span)


def _nearest_together(places: list[list[tuple[int, int]]]) -> tuple[int, int] | None:
    """The first stretch of at most `NEAR_CHARACTERS` that holds one place of each list; two may not be the same words.

    Walks each list once: the earliest place is moved on until all are near.
    """
    at = [0] * len(places)
    while all(here < len(each) for here, each in zip(at, places, strict=True)):
        chosen = [each[here] for here, each in zip(at, places, strict=True)]
        first, last = min(chosen), max(chosen)
        if last[0] - first[0] <= NEAR_CHARACTERS and len(set(chosen)) == len(chosen):
            return first[0], max(end for _, end in chosen)
        at[chosen.index(first)] += 1
    return None


def _is_about_the_one_writing(plain: str, start: int, phrase: str) -> bool:
    """Whether the nearest person before (or at the head of) the phrase is the writer or the family.

    "I can't cope" is the parent; "he's in a class of 30 and can't cope" is not, nor is "school can't cope".
    """
    first = phrase.split(" ", 2)[1]
    if first in THE_ONE_WRITING:
        return True
    words = plain[max(0, start - 160) : start].rsplit("|", 1)[-1].split()[-_NEAR:]
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        governed = any(w in _PREPOSITIONS for w in words[max(0, at - 2) : at])
        if word in THE_ONE_WRITING and not governed:
            return True
        if word in SOMEONE_ELSE and not governed:
            return False
    return True


def _compile(line: str) -> re.Pattern[str]:
    for name, words in WORDS.items():
        line = line.replace("{" + name + "}", f"(?:{words})")
    # Without a bound, "is is is ..." would be read once from each of its words: time would grow with the square.
    line = line.replace(")*", "){0,6}").replace(")+", "){1,6}").replace(r"(?= \|", "(?= [|,]")
    line = re.sub(r"~(\d) ", r"(?:[^ |]+ ){0,\1}", line)
    line = re.sub(r"\^(\d) ", rf"(?:(?!(?:{PEOPLE_BETWEEN}) )[^ |]+ ){{0,\1}}", line)
    return re.compile(f" (?:{_whole_words_ahead(line)})(?= )")


def _whole_words_ahead(line: str) -> str:
    """The line with each look ahead ending at the end of a word, so that "(?! a)" lets "anywhere" through."""
    done = ""
    while found := re.search(r"\(\?[!=] ", line):
        close, depth = found.end(), 1
        while depth:
            depth += {"(": 1, ")": -1}.get(line[close], 0)
            close += 1
        inside = line[found.start() + 3 : close - 1]
        done += line[: found.start() + 3] + f"(?:{inside})(?= ))"
        line = line[close:]
    return done + line


def _phrases(table: Mapping[str, str], weight: str) -> Iterator[_Phrase]:
    for group, lines in table.items():
        for line in filter(None, lines.split("\n")):
            about, colon, rest = line.partition(":")
            if colon and about in {"self", "child", "adult", "minor"}:
                yield _Phrase(group, weight, about, _compile(rest))
            else:
                yield _Phrase(group, weight, "", _compile(line))


_HARMLESS = _compile("|".join(f"(?:{line})" for line in HARMLESS.split("\n") if line))
_PASSING = tuple(_phrases(PASSING, "passing"))
_SIGNS = {name: _compile(wordings) for name, wordings in SIGNS.items()}
_PHRASES = (*_phrases(NOW, "now"), *_phrases(ONGOING, "ongoing"), *_phrases(FAINT, "faint"))
