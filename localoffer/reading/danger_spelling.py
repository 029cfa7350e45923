"""One plain spelling for a message, so that a few phrases catch the many ways one thing is typed.

Leaves to `danger` what the words mean. Takes time in proportion to the length of the text and keeps nothing.
"""

from __future__ import annotations

import re
import unicodedata

from localoffer.reading.danger_words import (
    DIGIT_LETTERS,
    LOOKALIKES,
    LOOSE,
    ORDINARY,
    SAID_AS_TO,
    SPACED,
    SPELLED_OUT,
    STARRED,
    TAKES_TO,
    TWO_WORDS,
)

LONGEST_WORD = 40
"""Characters of one word that are looked at; no word of ours is longer."""

PAUSE = ","
"""Stands for a comma, a dash or a bracket."""

BREAK = "|"
"""Stands where a sentence ends, and at both ends of the text."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufdf0-\ufdff\ufe00-\ufe0f\ufeff]"
)
_PIECE = re.compile(r"[^\W_]+(?:['*@$!#%]+[^\W_]+)*\*{0,12}|\.{2,}|[.!?;]|\n[ \t\r]*\n|[,:()\u2013\u2014]| -+ ")
_TRIPLED = re.compile(r"(.)\1{2,}")
_HIDDEN = re.compile(r"[*#%@$!0-9]")
_AGED = re.compile(r"(\d{1,2})(?:yo|yrs?|years?)")
_SPACED = re.compile("|".join(sorted(SPACED, key=len, reverse=True)))
_SPACED_KEYS = frozenset(
    {"die", "kill", "suicide", "suicidal", "dead", "hurt", "harm", "rape", "overdose", "hang", "knife", "cut"}
)


def plain_spelling(text: str) -> str:
    """The text as lower-case words with one space between, sentences parted by " | " and their parts by " , ".

    Contractions are spelled out, typing slips in words that matter put right, letters typed apart or behind stars
    brought together. Starts and ends with " | ", so a phrase can always be looked for as " phrase ".

    Args:
        text: A message of any length, as typed.
    """
    text = _INVISIBLE.sub("", text.translate(LOOKALIKES))
    text = unicodedata.normalize("NFKD", text).translate(LOOKALIKES).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    words = _together(_pieces(text))
    return f" {BREAK} " + " ".join(_join_pairs(_spell(words))) + f" {BREAK} "


def _pieces(text: str) -> list[str]:
    """Words as typed, and breaks; a trail of dots is a pause, not an end."""
    pieces = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece.startswith(".."):
            continue
        if piece[0] in ".!?;\n":
            pieces.append(BREAK)
        elif piece[0] in ",:() \u2013\u2014":
            pieces.append(PAUSE)
        else:
            pieces.append(piece[:LONGEST_WORD])
    return pieces


def _together(pieces: list[str]) -> list[str]:
    """Letters typed apart, or with a dot or dash between, as the words they spell."""
    words: list[str] = []
    run: list[str] = []
    for piece in [*pieces, ""]:
        if len(piece) == 1 and (piece.isalpha() or (run and piece == BREAK)):
            run.append(piece)
            continue
        words.extend(_read_run(run))
        run = []
        if piece:
            words.append(piece)
    return words


def _read_run(run: list[str]) -> list[str]:
    letters = [c for c in run if c != BREAK]
    if len(letters) < 3:
        return run
    found = _SPACED.findall("".join(letters))
    return found if _SPACED_KEYS.intersection(found) else run


def _spell(words: list[str]) -> list[str]:
    """Each word in its one spelling; a long text repeats words, so each is worked out once."""
    known: dict[str, list[str]] = {BREAK: [BREAK], PAUSE: [PAUSE]}
    spelled: list[str] = []
    for word in words:
        if word not in known:
            known[word] = _spell_word(word).split()
        spelled.extend(known[word])
    return spelled


def _spell_word(word: str) -> str:
    if word in SPELLED_OUT:
        return SPELLED_OUT[word]
    bare = word.replace("'", "")
    if bare in SPELLED_OUT:
        return SPELLED_OUT[bare]
    if aged := _AGED.fullmatch(bare):
        return f"{aged[1]} yo"
    if _HIDDEN.search(bare):
        bare = _unhidden(bare)
    short = _TRIPLED.sub(r"\1", bare)
    if short in SPELLED_OUT:
        return SPELLED_OUT[short]
    if bare.endswith("s") and word.endswith("'s") and bare not in LOOSE:
        # "my son's ..." is read as "my son is ..."; for danger the difference never matters
        return f"{bare[:-1]} is" if len(bare) > 2 else bare
    return _nearest(short)


def _unhidden(word: str) -> str:
    """The word behind stars or digits when it is one we look for, else the word without them."""
    letters = word.translate(DIGIT_LETTERS)
    if letters in STARRED:
        return letters
    shape = re.sub(r"[*#%]", "*", letters)
    if "*" in shape and shape[0] != "*" and not shape.isdigit():
        # At least half the letters must show, or "s***" would be anything; "k***" can only be one word here.
        shown = len(shape) - shape.count("*")
        for key in sorted(STARRED):
            if len(key) == len(shape) and (2 * shown >= len(key) or shape == "k***") and _fits(shape, key):
                return key
    return re.sub(r"[*#%@$!]", "", word) or "*"


def _fits(shape: str, key: str) -> bool:
    return all(s in ("*", k) for s, k in zip(shape, key, strict=True))


def _nearest(word: str) -> str:
    """The word of `LOOSE` one slip away, else the word itself."""
    if not 5 <= len(word) <= 14 or word in LOOSE or word in ORDINARY:
        return word
    for near in _SLIPS.get(word, ()):
        return near
    for shorter in _one_less(word):
        for near in _SLIPS.get(shorter, ()):
            if _one_slip(word, near):
                return near
    return word


def _one_less(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter wrong, missing, extra or swapped with its neighbour turns `meant` into `typed`."""
    if len(typed) > len(meant):
        return meant in _one_less(typed)
    if len(typed) < len(meant):
        return typed in _one_less(meant)
    wrong = [at for at in range(len(typed)) if typed[at] != meant[at]]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
    return len(wrong) <= 1


def _slips() -> dict[str, tuple[str, ...]]:
    """Every word of `LOOSE` under itself and under itself less one letter."""
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted(LOOSE):
        for form in (word, *_one_less(word)):
            table[form] = (*table.get(form, ()), word)
    return table


_SLIPS = _slips()


def _join_pairs(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        if (before, word) in TWO_WORDS:
            joined[-1] = TWO_WORDS[before, word]
        elif word in SAID_AS_TO and before in TAKES_TO:
            joined.append("to")
        else:
            joined.append(word)
    return joined
